"""Views of GOMs: their orders, and who is in one."""

from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.views.shop import in_zone
from gomflow.notify.words import column, paragraphs
from gomflow.order.submission import HOLDS_A_PLACE

PER_PAGE = 15


async def manage(ask: Ask) -> Draft:
    """All orders of the GOM, with how each stands."""
    words = ask.words
    rows = await ask.sources.reads.orders_of(ask.all_of_me)
    if not rows:
        return Draft(words.say("manage-none"), column([words.press("create")]))
    entries = [
        words.say(
            "manage-entry",
            title=row.title,
            code=row.code,
            state=words.say(f"state-{row.state}"),
            buyers=row.buyers,
            minimum=row.minimum,
            paid=row.paid,
            review=row.to_review,
            deadline=row.deadline,
        )
        for row in rows[:15]
    ]
    buttons = [words.press("order", row.code, label=row.title[:40]) for row in rows[:12]]
    ends = (words.press("create"), words.press("review"))
    return Draft(paragraphs(words.say("manage-head", orders=len(rows)), *entries), (*column(buttons), ends))


async def submissions(ask: Ask) -> Draft:
    """Who is in an order, a page at a time."""
    found = await ask.sources.order(ask.args["order_id"])
    if found is None or found.gom_id not in ask.all_of_me:
        return Draft(ask.words.say("order-gone"), column([ask.words.press("manage")]))
    ask = in_zone(ask, found)
    words = ask.words
    everybody = list(found.book.values())
    if not everybody:
        return Draft(
            words.say("submissions-none", title=found.details.title), column([words.press("order", found.code)])
        )
    pages = -(-len(everybody) // PER_PAGE)
    page = min(max(ask.args.get("page", 1), 1), pages)
    shown = everybody[(page - 1) * PER_PAGE : page * PER_PAGE]
    entries = [
        words.say(
            "submissions-entry",
            reference=one.reference,
            buyer=one.contact.name,
            status=words.say(f"status-{one.status.value.replace('_', '-')}"),
            total=one.total,
            paid=one.held,
            pieces=sum(line.quantity for line in one.lines),
        )
        for one in shown
    ]
    paid = sum(one.total == one.held for one in everybody if one.status in HOLDS_A_PLACE)
    head = words.say(
        "submissions-head", title=found.details.title, submissions=len(everybody), paid=paid, page=page, pages=pages
    )
    turning = []
    if page > 1:
        turning.append(words.press("submissions", found.code, str(page - 1), label="‹"))
    if page < pages:
        turning.append(words.press("submissions", found.code, str(page + 1), label="›"))
    return Draft(
        paragraphs(head, "\n".join(entries)),
        (*((tuple(turning),) if turning else ()), (words.press("review"), words.press("order", found.code))),
    )
