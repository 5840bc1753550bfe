"""Commands of buyers: find an order, join it, pay, change, leave, receive."""

from collections.abc import Sequence

from gomflow.commands.catalogue import query_of
from gomflow.conversation.flows import engine
from gomflow.conversation.flows.smaller import SEARCH
from gomflow.conversation.flows.submitting import CHANGE, SUBMIT, seed
from gomflow.conversation.flows.which import WHICH, choice_of
from gomflow.conversation.known import PictureTrouble, SubmissionFound
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow.order.joining import CHANGEABLE
from gomflow.order.rules import active_submission_of, has_room
from gomflow.order.state import Open, state_name
from gomflow.order.submission import PAYABLE, Status
from gomflow_events.codec import to_json
from gomflow_events.conversation.events import ProofAwaited
from gomflow_events.identity import MemberId
from gomflow_events.order.requests import OfferAnswered, ReceiptConfirmed, WithdrawalRequested
from gomflow_events.payment.requests import ProofSent
from gomflow_events.payment.terms import Picture

YES = "yes"


def orders(turn: Turn) -> Said:
    """Open orders, a page at a time."""
    page = turn.command.argument
    query = " ".join(turn.command.args[1:])
    return [show("orders", page=int(page) if page.isdigit() else 1, query=query)]


def search(turn: Turn) -> Said:
    """Orders by words in their title."""
    if not turn.command.rest:
        return engine.begin(SEARCH, {}, turn)
    return [show("orders", page=1, query=query_of(turn.command.rest))]


def order(turn: Turn) -> Said:
    """One order, with what the person can do about it."""
    return [show("order", order_id=turn.order.order_id)]


def submit(turn: Turn) -> Said:
    """Join an order."""
    found = turn.order
    details = found.order.details
    mine = active_submission_of(found.order.book, _all_of_me(turn))
    if mine is not None:
        return [show("submission", order_id=found.order_id, submission_id=mine.submission_id, already=True)]
    if not isinstance(found.order, Open) or details.deadline <= turn.at:
        return [say("refusal-order-not-open", [("orders",)], title=details.title, state=state_name(found.order))]
    contact = turn.known.member.contact if turn.known.member is not None else None
    begun = engine.begin(SUBMIT, seed(found.order_id, found.order, contact), turn)
    return begun if has_room(found.order) else [say("order-is-full", title=details.title), *begun]


def _all_of_me(turn: Turn) -> Sequence[MemberId]:
    return (turn.me, *(turn.known.member.also if turn.known.member is not None else ()))


def mine(_turn: Turn) -> Said:
    """All submissions of the person."""
    return [show("mine")]


def status(turn: Turn) -> Said:
    """One submission."""
    found = turn.submission
    return [show("submission", order_id=found.order_id, submission_id=found.submission.submission_id, already=False)]


def pay(turn: Turn) -> Said:
    """Where the money goes, and how much."""
    found = turn.submission
    if found.submission.status not in PAYABLE:
        return status(turn)
    waits = ProofAwaited(order_id=found.order_id, submission_id=found.submission.submission_id)
    return [waits, show("pay", order_id=found.order_id, submission_id=found.submission.submission_id)]


def proof(turn: Turn) -> Said:
    """The next picture is for this submission."""
    found = turn.submission
    if found.submission.status not in PAYABLE:
        return status(turn)
    waits = ProofAwaited(order_id=found.order_id, submission_id=found.submission.submission_id)
    return [waits, say("send-the-proof", [("pay", found.submission.reference)], reference=found.submission.reference)]


def change(turn: Turn) -> Said:
    """Other quantities."""
    found = turn.submission
    if not isinstance(found.order, Open) or found.submission.status not in CHANGEABLE:
        return [say("cannot-change", [("status", found.submission.reference)], reference=found.submission.reference)]
    return engine.begin(CHANGE, seed(found.order_id, found.order, None, found.submission), turn)


def withdraw(turn: Turn) -> Said:
    """Leave, after being asked whether that is meant."""
    found = turn.submission
    if turn.command.args[1:] != (YES,):
        return [
            say(
                "withdraw-sure",
                [("withdraw", found.submission.reference, YES), ("status", found.submission.reference)],
                reference=found.submission.reference,
                title=found.order.details.title,
                paid=found.submission.held,
                has_paid=bool(found.submission.held),
            )
        ]
    request = WithdrawalRequested(submission_id=found.submission.submission_id)
    return [turn.ask("order", found.order_id, request)]


def waitlist(turn: Turn) -> Said:
    """Where the person stands in line; take or decline an offered place."""
    found = turn.submission
    word = turn.command.args[1] if len(turn.command.args) > 1 else ""
    if found.submission.status is Status.OFFERED and word in {"take", "leave"}:
        answer = OfferAnswered(submission_id=found.submission.submission_id, taken=word == "take")
        return [turn.ask("order", found.order_id, answer)]
    return status(turn)


def received(turn: Turn) -> Said:
    """The goods arrived."""
    found = turn.submission
    if found.submission.status is not Status.SHIPPED:
        return status(turn)
    return [turn.ask("order", found.order_id, ReceiptConfirmed(submission_id=found.submission.submission_id))]


def picture(turn: Turn) -> Said:
    """A picture is a proof: for the submission it was asked for, the only one that awaits payment, or a chosen one."""
    taken = turn.known.picture
    if isinstance(taken, PictureTrouble):
        if taken.code == "too-many-pages" and turn.is_gom:
            return [say("picture-too-many-pages-gom", [("statements",), ("help",)])]
        return [say(f"picture-{taken.code}", [("help",)], **taken.facts)]
    assert isinstance(taken, Picture), "the intake leaves a picture or a reason"
    awaiting = _fitting(turn)
    if not awaiting:
        return [say("no-payment-awaited", [("mine",), ("orders",)])]
    if len(awaiting) == 1:
        proof = _proof(awaiting[0], taken, chosen=len(turn.known.awaiting) > 1)
        return [turn.ask("payment", turn.chance.ids[1], proof)]
    choices = [choice_of(found) for found in awaiting]
    seeded = {"choices": choices, "picture": to_json(taken), "payment_id": turn.chance.ids[1]}
    return engine.begin(WHICH, seeded, turn)


def _fitting(turn: Turn) -> tuple[SubmissionFound, ...]:
    expected = turn.conversation.proof_for
    named = [
        found
        for found in turn.known.awaiting
        if expected is not None and found.submission.submission_id == expected.submission_id
    ]
    return tuple(named) or turn.known.awaiting


def _proof(found: SubmissionFound, taken: Picture, *, chosen: bool) -> ProofSent:
    return ProofSent(
        order_id=found.order_id,
        submission_id=found.submission.submission_id,
        member_id=found.submission.member_id,
        gom_id=found.order.gom_id,
        picture=taken,
        chosen=chosen,
    )
