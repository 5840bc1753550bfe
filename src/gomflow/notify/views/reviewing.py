"""Views about doubtful proofs: the queue for the GOM, the reasons for the buyer."""

from collections.abc import Iterable, Iterator, Sequence

from gomflow.conversation.handlers.reviewing import REASONS
from gomflow.methods import method_name
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.views.deciding import alike, reason_said
from gomflow.notify.words import Words, column, lines, paragraphs
from gomflow.order.state import Existing
from gomflow.order.submission import Submission
from gomflow.payment.rules import REJECTING, amount_of, holding
from gomflow.payment.state import Approved, AskedAgain, Assessed, InReview, Refused, Sent
from gomflow.texts.formats import Said
from gomflow_events.identity import PaymentId
from gomflow_events.outbound import PictureMark
from gomflow_events.payment.terms import Doubt, Expected, Ground, ReceiptFields

NOTHING = "–"
_SAY_IT_ALL = (Doubt.OUR_EXAMPLE, Doubt.NOT_A_RECEIPT)
_NOT_SEEN = frozenset(
    {
        Doubt.AMOUNT_UNREADABLE,
        Doubt.RECIPIENT_UNREADABLE,
        Doubt.REFERENCE_UNREADABLE,
        Doubt.DATE_UNREADABLE,
        Doubt.STATUS_UNREADABLE,
        Doubt.METHOD_UNKNOWN,
        Doubt.UNREADABLE,
    }
)

Decidable = InReview | Approved | Refused | AskedAgain
"""A payment that was read: there is something to look at."""


async def review(ask: Ask) -> Draft:
    """The next doubtful proof of the GOM's queue, after the one that was just looked at."""
    words = ask.words
    queue = [row.payment_id for row in await ask.sources.reads.reviews_of(ask.all_of_me)]
    after = ask.args.get("after", "")
    later = queue[queue.index(after) + 1 :] if after in queue else [one for one in queue if one != after]
    ahead = [*later, *(one for one in queue if one not in later and one != after)]
    if not ahead:
        return Draft(words.say("review-empty"), column([words.press("manage")]))
    return await _item(ask, ahead[0], len(queue))


async def review_item(ask: Ask) -> Draft:
    """One doubtful proof, as soon as it is there."""
    return await _item(ask, ask.args["payment_id"], 0)


async def _item(ask: Ask, payment_id: str, waiting: int) -> Draft:
    words = ask.words
    payment = await ask.sources.payment(payment_id)
    order = None if payment is None else await ask.sources.order(payment.proof.order_id)
    if payment is None or order is None or not isinstance(payment, Decidable):
        return Draft(words.say("review-empty"), column([words.press("manage")]))
    submission = order.book[payment.proof.submission_id]
    doubts = () if isinstance(payment, Approved) else payment.doubts
    like = await ask.sources.reads.alike(PaymentId(payment_id), ask.all_of_me)
    body = paragraphs(
        words.say("review-head", waiting=waiting, counted=bool(waiting), reference=submission.reference),
        _facts(ask, order, submission, payment),
        await _others(ask, payment),
        lines(words.say("review-doubts"), *(words.say(f"doubt-{_kebab(doubt)}") for doubt in doubts)) if doubts else "",
        ground_of(words, payment) if isinstance(payment, InReview) else "",
        lines(words.say("history-alike"), *(alike(words, one) for one in like)) if like else "",
    )
    picture = None if payment.proof.picture_deleted else payment.proof.picture
    if not isinstance(payment, InReview):
        again = (words.press("undo", payment_id), words.press("review", payment_id))
        return Draft(paragraphs(body, words.say("review-decided")), (again,), picture, _marks(payment.assessed))
    buttons = (
        (words.press("approve", payment_id), words.press("reject", payment_id)),
        (words.press("ask_again", payment_id), words.press("assign", payment_id)),
        (words.press("history", payment_id), words.press("review", payment_id)),
    )
    together = ((words.press("approve_all"),),) if waiting > 1 else ()
    return Draft(body, (*buttons, *together), picture, _marks(payment.assessed))


def _marks(assessed: Assessed) -> tuple[PictureMark, ...]:
    """Where on the picture the evidence was read, and whether it holds."""
    holds = holding(assessed.findings)
    return tuple(
        PictureMark(left=at.left, top=at.top, right=at.right, bottom=at.bottom, holds=at.evidence in holds)
        for at in assessed.places
    )


async def _others(ask: Ask, payment: Decidable) -> str:
    """The submissions that the same transfer pays with what is due for each, and what of it stays where it was."""
    said: list[Said] = []
    for share in payment.assessed.expected.others:
        order = await ask.sources.order(share.order_id)
        if order is not None:
            reference, title = order.book[share.submission_id].reference, order.details.title
            said.append(ask.words.say("review-also", reference=reference, title=title, due=share.amount))
    for share in payment.proof.stays:
        order = await ask.sources.order(share.order_id)
        if order is not None:
            reference, title = order.book[share.submission_id].reference, order.details.title
            said.append(ask.words.say("review-stays", reference=reference, title=title, amount=share.amount))
    return lines(*said)


def ground_of(words: Words, payment: InReview) -> str:
    """Which setting of the GOM's left a proof to them; nothing where doubts say it all."""
    rule = payment.assessed.expected.rule
    method = method_name(payment.assessed.fields.method or "")
    if payment.ground is Ground.ABOVE_LIMIT and rule is not None and rule.approve_up_to is not None:
        return words.say("ground-above-limit", method=method, limit=rule.approve_up_to)
    if payment.ground is Ground.NOT_TRUSTED:
        return words.say("ground-not-trusted", method=method)
    return ""


def _kebab(doubt: Doubt) -> str:
    return doubt.value.replace("_", "-")


def _facts(ask: Ask, order: Existing, submission: Submission, payment: Sent) -> str:
    words = ask.words
    assessed = payment.assessed if isinstance(payment, Decidable) else None
    fields = assessed.fields if assessed is not None else None
    read = [] if assessed is None or fields is None else [*_read(words, fields, assessed.expected)]
    if assessed is not None:
        read.append(words.say("read-score", score=assessed.score))
    about = words.say(
        "review-about", title=order.details.title, buyer=submission.contact.name, balance=submission.balance
    )
    return paragraphs(about, lines(*read))


def _read(words: Words, fields: ReceiptFields, expected: Expected) -> Iterator[Said]:
    """What was read off the receipt, a line each; a dash where it could not be."""
    amount = amount_of(fields, expected)
    shown = words.money(amount) if amount is not None else str(fields.amount or NOTHING)
    yield words.say("read-amount", value=shown, expected=expected.due)
    methods = words.listed(dict.fromkeys(method_name(way.method) for way in expected.pay_to))
    yield words.say("read-method", value=method_name(fields.method) if fields.method else NOTHING, expected=methods)
    yield words.say("read-reference", value=fields.reference or NOTHING)
    paid_at = words.local(fields.paid_at, day_only=fields.day_only) if fields.paid_at else NOTHING
    yield words.say("read-paid-at", value=paid_at, since=expected.since, until=expected.until)
    read = " ".join(filter(None, (fields.recipient, fields.recipient_account)))
    holders = words.listed(dict.fromkeys(f"{way.holder} {way.account}" for way in expected.pay_to))
    yield words.say("read-recipient", value=read or NOTHING, expected=holders)
    yield words.say("read-status", value=words.say(f"transfer-{fields.status.value}"))


async def reject_reasons(ask: Ask) -> Draft:
    """The reasons for a rejection to choose from."""
    words, payment_id = ask.words, ask.args["payment_id"]
    given = [
        words.press("reject", payment_id, reason, label=words.plain(f"reason-{reason}")[:60]) for reason in REASONS
    ]
    other = words.press("reject", payment_id, "words", label=words.plain("button-reason-words"))
    return Draft(words.say("reject-why"), column([*given, other]))


def worth_saying(doubts: Iterable[str]) -> Sequence[Doubt]:
    """What a buyer is told of the doubts about a proof that was refused: what it was refused for, and what is wrong.

    Where nothing is a receipt, nothing can be read of one either, and seven times "send the whole screen" helps nobody.
    """
    found = [Doubt(doubt) for doubt in doubts]
    alone = next((doubt for doubt in _SAY_IT_ALL if doubt in found), None)
    if alone is not None:
        return [alone]
    decisive = [doubt for doubt in found if doubt in REJECTING]
    return [*decisive, *(doubt for doubt in found if doubt not in REJECTING and doubt not in _NOT_SEEN)]


async def proof_rejected(ask: Ask) -> Draft:
    """Why a proof does not count, and what to send instead."""
    words, args = ask.words, ask.args
    head = words.say("proof-rejected", reference=args["reference"], title=args["title"])
    reason = args["reason"]
    why: str
    if reason:
        why = reason_said(words, reason)
    else:
        why = lines(*(words.say(f"advice-{_kebab(doubt)}") for doubt in worth_saying(args["doubts"])))
    example = await ask.sources.example(args.get("method", ""), words.language)
    return Draft(
        paragraphs(head, why, words.say("proof-good-shown" if example is not None else "proof-good")),
        ((words.press("proof", args["reference"]), words.press("pay", args["reference"])),),
        example,
    )
