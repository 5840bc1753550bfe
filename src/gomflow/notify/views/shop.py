"""Views of buyers: the orders there are, one of them, and their own submissions."""

from dataclasses import replace

from gomflow.methods import method_name
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.words import column, grid, lines, paragraphs
from gomflow.order.joining import CHANGEABLE
from gomflow.order.rules import active_submission_of, buyers_in, has_room, waiting_in_line
from gomflow.order.state import Existing, Open, state_name
from gomflow.order.submission import HOLDS_A_PLACE, PAYABLE, Status, Submission
from gomflow.texts.formats import ZONES
from gomflow_events.identity import Role
from gomflow_events.order.terms import Line
from gomflow_events.outbound import Button


def in_zone(ask: Ask, order: Existing) -> Ask:
    """The same question, with moments on the clock of the order's buyers."""
    return replace(ask, words=replace(ask.words, zone=ZONES[order.details.currency]))


async def orders(ask: Ask) -> Draft:
    """A page of the orders that can be joined."""
    words, query = ask.words, ask.args.get("query", "")
    page = await ask.sources.reads.open_orders(ask.args.get("page", 1), query)
    if not page.rows:
        key = "orders-none-found" if query else "orders-none"
        return Draft(words.say(key, query=query), column([words.press("search"), words.press("start")]))
    entries = [
        words.say(
            "orders-entry",
            title=row.title,
            code=row.code,
            price=row.lowest_price,
            buyers=row.buyers,
            places=row.maximum or 0,
            limited=row.maximum is not None,
            deadline=row.deadline,
        )
        for row in page.rows
    ]
    buttons = [words.press("order", row.code, label=row.title[:40]) for row in page.rows]
    turning = []
    if page.number > 1:
        turning.append(words.press("orders", str(page.number - 1), *query.split(), label="‹"))
    if page.number < page.pages:
        turning.append(words.press("orders", str(page.number + 1), *query.split(), label="›"))
    head = words.say("orders-head", page=page.number, pages=page.pages)
    return Draft(paragraphs(head, *entries), (*column(buttons), *((tuple(turning),) if turning else ())))


async def order(ask: Ask) -> Draft:
    """One order, with what the reader can do about it."""
    found = await ask.sources.order(ask.args["order_id"])
    if found is None:
        return Draft(ask.words.say("order-gone"), column([ask.words.press("orders")]))
    ask = in_zone(ask, found)
    words, details = ask.words, found.details
    items = [words.say("item-price", item=item.name, price=item.price) for item in details.items]
    state = words.say(f"state-{state_name(found)}")
    about = words.say(
        "order-about",
        state=state,
        buyers=buyers_in(found.book),
        minimum=details.minimum,
        maximum=details.maximum or 0,
        limited=details.maximum is not None,
        waiting=len(waiting_in_line(found.book)),
        deadline=details.deadline,
        fee=details.shipping_fee,
        has_fee=bool(details.shipping_fee),
    )
    head = words.say("order-head", title=details.title, code=found.code)
    description = words.say("quoted", text=details.description) if details.description else ""
    return Draft(paragraphs(head, description, lines(*items), about), _order_buttons(ask, found))


def _order_buttons(ask: Ask, found: Existing) -> tuple[tuple[Button, ...], ...]:
    words, code = ask.words, found.code
    if found.gom_id in ask.all_of_me and ask.member is not None and ask.member.has(Role.GOM):
        return grid([words.press(name, code) for name in _gom_can(found)], 2)
    mine = active_submission_of(found.book, ask.all_of_me)
    if mine is not None:
        return column([words.press("status", mine.reference)])
    if isinstance(found, Open):
        key = "button-submit" if has_room(found) else "button-join-waitlist"
        return column([words.press("submit", code, label=words.plain(key)), words.press("orders")])
    return column([words.press("orders")])


_GOM_CAN = {
    "draft": ("open", "edit", "cancelorder"),
    "open": ("submissions", "close", "edit", "extend", "cancelorder"),
    "closed": ("submissions", "ordered", "extend", "edit", "cancelorder"),
    "ordered": ("submissions", "shipped", "cancelorder"),
    "shipped": ("submissions", "shipped", "complete"),
}


def _gom_can(found: Existing) -> tuple[str, ...]:
    return _GOM_CAN.get(state_name(found), ("submissions",))


async def mine(ask: Ask) -> Draft:
    """All submissions of the reader."""
    words = ask.words
    rows = await ask.sources.reads.submissions_of(ask.all_of_me)
    if not rows:
        return Draft(words.say("mine-none"), column([words.press("orders"), words.press("search")]))
    shown = rows[:20]
    entries = [
        words.say(
            "mine-entry",
            title=row.title,
            reference=row.reference,
            status=words.say(f"status-{row.status.replace('_', '-')}"),
            total=row.total,
        )
        for row in shown
    ]
    buttons = [words.press("status", row.reference, label=f"{row.title[:30]} · {row.reference}") for row in shown[:10]]
    return Draft(paragraphs(words.say("mine-head", submissions=len(rows)), *entries), column(buttons))


def basket_lines(ask: Ask, found: Existing, bought: tuple[Line, ...]) -> str:
    """What was chosen, a line each."""
    items = {item.item_id: item for item in found.details.items}
    return lines(
        *(
            ask.words.say(
                "basket-line",
                quantity=line.quantity,
                item=items[line.item_id].name,
                price=items[line.item_id].price * line.quantity,
            )
            for line in bought
            if line.item_id in items
        )
    )


async def submission(ask: Ask) -> Draft:
    """One submission of the reader, with what can be done about it."""
    found = await ask.sources.order(ask.args["order_id"])
    one = None if found is None else found.book.get(ask.args["submission_id"])
    if found is None or one is None:
        return Draft(ask.words.say("order-gone"), column([ask.words.press("mine")]))
    ask = in_zone(ask, found)
    words = ask.words
    head = words.say("submission-head", title=found.details.title, reference=one.reference)
    already = words.say("submission-already") if ask.args.get("already") else ""
    about = words.say(
        "submission-about",
        status=words.say(f"status-{one.status.value.replace('_', '-')}"),
        total=one.total,
        paid=one.held,
        balance=one.balance,
        owes=bool(one.balance) and one.status in PAYABLE,
        credit=one.credit,
        has_credit=bool(one.credit) and one.status in HOLDS_A_PLACE,
        refund=one.refund,
        has_refund=bool(one.refund),
    )
    return Draft(
        paragraphs(already, head, basket_lines(ask, found, one.lines), about, _where(ask, found, one)),
        _submission_buttons(ask, found, one),
    )


def _where(ask: Ask, found: Existing, one: Submission) -> str:
    words = ask.words
    if one.status is Status.WAITLISTED:
        line = [s.submission_id for s in waiting_in_line(found.book)]
        return words.say("waitlist-position", position=line.index(one.submission_id) + 1)
    if one.status is Status.OFFERED and one.offered_until is not None:
        return words.say("offer-until", until=one.offered_until)
    if one.courier:
        return words.say("parcel", courier=one.courier, tracking=one.tracking, has_tracking=bool(one.tracking))
    return ""


def _submission_buttons(ask: Ask, found: Existing, one: Submission) -> tuple[tuple[Button, ...], ...]:
    words, ref = ask.words, one.reference
    can: list[Button] = []
    if one.status in PAYABLE:
        can.append(words.press("pay", ref))
    if one.status is Status.OFFERED:
        can += [words.press("waitlist", ref, "take"), words.press("waitlist", ref, "leave")]
    if one.status in CHANGEABLE and isinstance(found, Open):
        can.append(words.press("change", ref))
    if one.status in CHANGEABLE or one.status in PAYABLE:
        can.append(words.press("withdraw", ref))
    if one.status is Status.SHIPPED:
        can.append(words.press("received", ref))
    can.append(words.press("order", found.code))
    return grid(can, 2)


async def pay(ask: Ask) -> Draft:
    """Where the money goes, how much, and what to send afterwards."""
    found = await ask.sources.order(ask.args["order_id"])
    one = None if found is None else found.book.get(ask.args["submission_id"])
    if found is None or one is None:
        return Draft(ask.words.say("order-gone"), column([ask.words.press("mine")]))
    ask = in_zone(ask, found)
    head = ask.words.say("pay-head", balance=one.balance, title=found.details.title, reference=one.reference)
    return Draft(
        paragraphs(head, accounts_lines(ask, found), ask.words.say("pay-then")),
        column([ask.words.press("status", one.reference)]),
    )


def accounts_lines(ask: Ask, found: Existing) -> str:
    """The accounts an order is paid to, a line each."""
    return lines(
        *(
            ask.words.say("account-line", method=method_name(way.method), account=way.account, holder=way.holder)
            for way in found.details.pay_to
        )
    )


async def placed(ask: Ask) -> Draft:
    """The confirmation of a place: what was bought, and how to pay for it."""
    found = await ask.sources.order(ask.args["order_id"])
    one = None if found is None else found.book.get(ask.args["submission_id"])
    if found is None or one is None:
        return Draft(ask.words.say("order-gone"), column([ask.words.press("mine")]))
    ask = in_zone(ask, found)
    words, ref = ask.words, one.reference
    head = words.say("placed-head", title=found.details.title, reference=ref)
    due = words.say("placed-due", total=one.balance, deadline=found.details.deadline)
    body = paragraphs(head, basket_lines(ask, found, one.lines), due, accounts_lines(ask, found), words.say("pay-then"))
    return Draft(body, grid([words.press(name, ref) for name in ("pay", "status", "change", "withdraw")], 2))
