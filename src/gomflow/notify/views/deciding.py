"""Views about decisions on proofs: reasons to choose from, who was first, what went before, what the buyer is told."""

from datetime import datetime

from gomflow.conversation.handlers.reviewing import ASK_REASONS, UNDO_REASONS
from gomflow.facts import unpack
from gomflow.methods import method_name
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.words import Words, column, lines, paragraphs
from gomflow.ports.precedents import EarlierPlace, EarlierProof
from gomflow.texts.formats import Said
from gomflow_events.identity import MemberId, PaymentId


def reason_said(words: Words, reason: str) -> Said:
    """A reason in the reader's language where it is one of the usual, else in the words it was given in."""
    if reason.startswith("reason-") and words.texts.has(reason):
        return words.say(reason)
    return words.say("quoted", text=reason)


async def ask_reasons(ask: Ask) -> Draft:
    """The reasons to ask for a better picture."""
    words, payment_id = ask.words, ask.args["payment_id"]
    given = [
        words.press("ask_again", payment_id, reason, label=words.plain(f"reason-{reason}")[:60])
        for reason in ASK_REASONS
    ]
    other = words.press("ask_again", payment_id, "words", label=words.plain("button-reason-words"))
    return Draft(words.say("ask-again-why"), column([*given, other]))


async def undo_reasons(ask: Ask) -> Draft:
    """The reasons to take an approval back; choosing one does it."""
    words, payment_id = ask.words, ask.args["payment_id"]
    given = [
        words.press("undo", payment_id, reason, label=words.plain(f"reason-{reason}")[:60]) for reason in UNDO_REASONS
    ]
    other = words.press("undo", payment_id, "words", label=words.plain("button-reason-words"))
    return Draft(words.say("undo-why"), column([*given, other]))


async def payment_decided(ask: Ask) -> Draft:
    """Somebody was first: what they decided, and who it was."""
    words, payment_id = ask.words, PaymentId(ask.args["payment_id"])
    payment = await ask.sources.payment(payment_id)
    order = None if payment is None else await ask.sources.order(payment.proof.order_id)
    status = ask.args["status"]
    who, name = await _who(ask, await ask.sources.reads.decider(payment_id))
    reference = "" if payment is None or order is None else order.book[payment.proof.submission_id].reference
    said = words.say("decided-by-another", reference=reference, status=status, who=who, name=name)
    return Draft(said, ((words.press("undo", payment_id), words.press("review", payment_id)),))


async def _who(ask: Ask, decider: str | None) -> tuple[str, str]:
    """Who decided, as a word to choose a sentence by, and a name."""
    if decider is None:
        return "somebody", ""
    if decider == "agent":
        return "agent", ""
    if decider in ask.all_of_me:
        return "you", ""
    member = await ask.sources.member(MemberId(decider))
    return ("somebody", "") if member is None else ("member", member.name)


async def buyer_history(ask: Ask) -> Draft:
    """What went before with a buyer, and the proofs that are like this one."""
    words, payment_id = ask.words, PaymentId(ask.args["payment_id"])
    payment = await ask.sources.payment(payment_id)
    order = None if payment is None else await ask.sources.order(payment.proof.order_id)
    back = ((words.press("review"),),)
    if payment is None or order is None or payment.proof.gom_id not in ask.all_of_me:
        return Draft(words.say("review-empty"), back)
    submission = order.book[payment.proof.submission_id]
    buyer = await ask.sources.member(submission.member_id)
    people = {submission.member_id, *(buyer.also if buyer is not None else ())}
    reads, scope = ask.sources.reads, ask.all_of_me
    places = await reads.earlier_places(people, scope)
    proofs = await reads.earlier_proofs(people, scope, besides=payment_id)
    like = await reads.alike(payment_id, scope)
    body = paragraphs(
        words.say("history-head", buyer=submission.contact.name),
        lines(*(_place(words, one) for one in places)),
        lines(words.say("history-proofs", proofs=len(proofs)), *[await _proof(ask, one) for one in proofs]),
        lines(words.say("history-alike"), *(alike(words, one) for one in like)) if like else "",
    )
    return Draft(body, back)


def _place(words: Words, one: EarlierPlace) -> Said:
    return words.say(
        "history-place",
        title=one.order_title,
        reference=one.reference,
        status=words.say(f"status-{one.status.replace('_', '-')}"),
        held=one.held,
        total=one.total,
    )


async def _proof(ask: Ask, one: EarlierProof) -> Said:
    words = ask.words
    who, name = await _who(ask, one.decided_by)
    return words.say(
        "history-proof",
        at=one.submitted_at,
        reference=one.reference,
        amount="–" if one.amount is None else words.money(one.amount),
        outcome=words.say(f"outcome-{one.status.replace('_', '-')}"),
        who=who,
        name=name,
        has_who=one.decided_by is not None,
    )


def alike(words: Words, one: EarlierProof) -> Said:
    """A proof that this one is like; of another GOM's only that there is one, and its outcome."""
    at: datetime = one.submitted_at
    likeness = words.say(f"likeness-{str(one.likeness).replace('_', '-')}")
    outcome = words.say(f"outcome-{one.status.replace('_', '-')}")
    if one.theirs:
        return words.say("alike-elsewhere", likeness=likeness, at=at, outcome=outcome)
    return words.say("alike-here", likeness=likeness, reference=one.reference, buyer=one.buyer, at=at, outcome=outcome)


async def better_proof(ask: Ask) -> Draft:
    """What is wrong with a picture, and what a good one shows."""
    words, args = ask.words, ask.args
    example = words.say(
        "proof-example",
        method=method_name(args["method"]) if args["method"] else "",
        named=bool(args["method"]),
        **unpack(args["due"]),
    )
    drawn = await ask.sources.example(args["method"], words.language)
    return Draft(
        paragraphs(
            words.say("better-proof", reference=args["reference"], title=args["title"]),
            reason_said(words, args["reason"]),
            words.say("proof-good-shown" if drawn is not None else "proof-good"),
            example,
        ),
        ((words.press("proof", args["reference"]), words.press("pay", args["reference"])),),
        drawn,
    )


async def payment_undone(ask: Ask) -> Draft:
    """That money which counted does not count for now, and why."""
    words, args = ask.words, ask.args
    head = words.say("payment-undone", **unpack(args["facts"]))
    why = reason_said(words, args["reason"]) if args["reason"] else ""
    return Draft(
        paragraphs(head, why, words.say("payment-undone-next")), ((words.press("status", args["reference"]),),)
    )
