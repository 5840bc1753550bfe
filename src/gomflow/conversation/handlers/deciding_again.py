"""Commands about proofs besides approving and rejecting one: ask again, assign, approve many, undo, look back."""

from typing import Any

from gomflow.conversation.flows import engine
from gomflow.conversation.flows.deciding import APPROVE_ALL, ASK_AGAIN, ASSIGN, UNDO, undoing
from gomflow.conversation.handlers.reviewing import ASK_REASONS, UNDO_REASONS, no_longer
from gomflow.conversation.known import PaymentFound, SubmissionFound
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow.payment.rules import amount_of
from gomflow.payment.state import Approved, AskedAgain, InReview, Refused
from gomflow_events.codec import to_json
from gomflow_events.payment.requests import BetterProofRequested, ReopeningRequested

WORDS = "words"


def ask_again(turn: Turn) -> Said:
    """Ask the buyer for a better picture, for a reason."""
    found = turn.payment
    if not isinstance(found.payment, InReview):
        return no_longer(turn)
    reason = _second(turn)
    if reason in ASK_REASONS:
        return [turn.ask("payment", found.payment_id, BetterProofRequested(reason=f"reason-{reason}"))]
    if reason == WORDS:
        return engine.begin(ASK_AGAIN, {"payment_id": found.payment_id}, turn)
    return [show("ask_reasons", payment_id=found.payment_id)]


def undo(turn: Turn) -> Said:
    """Take a decision back; where money counts, for a reason."""
    found = turn.payment
    match found.payment:
        case Approved():
            return _undo_approval(turn, found)
        case Refused() | AskedAgain():
            return [turn.ask("payment", found.payment_id, ReopeningRequested())]
        case InReview():
            return [show("review_item", payment_id=found.payment_id)]
        case _:
            return no_longer(turn)


def _undo_approval(turn: Turn, found: PaymentFound) -> Said:
    proof = found.payment.proof
    seeded = {"payment_id": found.payment_id, "order_id": proof.order_id, "submission_id": proof.submission_id}
    reason = _second(turn)
    if reason in UNDO_REASONS:
        return undoing({**seeded, "text": f"reason-{reason}"}, turn)
    if reason == WORDS:
        return engine.begin(UNDO, seeded, turn)
    return [show("undo_reasons", payment_id=found.payment_id)]


def _second(turn: Turn) -> str:
    return turn.command.args[1] if len(turn.command.args) > 1 else ""


def assign(turn: Turn) -> Said:
    """Say that the payment is for another submission of one's own orders."""
    found = turn.payment
    if not isinstance(found.payment, InReview):
        return no_longer(turn)
    others = [one for one in turn.known.candidates if one.submission.submission_id != _of(found)]
    if not others:
        return [say("assign-nowhere", [("review", found.payment_id)])]
    fields, expected = found.payment.assessed.fields, found.payment.assessed.expected
    amount = amount_of(fields, expected)
    # What the receipt shows is likely what that buyer owes.
    fitting = sorted(others, key=lambda one: one.submission.balance != amount)
    seeded = {"payment_id": found.payment_id, "choices": [_choice(one) for one in fitting]}
    return engine.begin(ASSIGN, seeded, turn)


def _of(found: PaymentFound) -> str:
    return found.payment.proof.submission_id


def _choice(found: SubmissionFound) -> dict[str, Any]:
    return {
        "argument": found.submission.reference,
        "label": found.submission.contact.name,
        "balance": to_json(found.submission.balance),
        "order_id": found.order_id,
        "submission_id": found.submission.submission_id,
        "gom_id": found.order.gom_id,
    }


def approve_all(turn: Turn) -> Said:
    """Approve everything that waits and whose amount was read, after looking over what that is."""
    waiting = [one for one in turn.known.queue if isinstance(one.payment, InReview)]
    readable = [entry for one in waiting if (entry := _entry(one)) is not None]
    if not readable:
        return [say("approve-all-none", [("review",)])]
    seeded = {"payments": readable, "left_out": len(waiting) - len(readable)}
    return engine.begin(APPROVE_ALL, seeded, turn)


def _entry(found: PaymentFound) -> dict[str, Any] | None:
    """A proof in the list that is looked over; None where the amount was not read and has to be said."""
    assert isinstance(found.payment, InReview)
    assessed = found.payment.assessed
    amount = amount_of(assessed.fields, assessed.expected)
    if amount is None:
        return None
    return {
        "payment_id": found.payment_id,
        "reference": found.reference,
        "amount": to_json(amount),
        "due": to_json(assessed.expected.due),
        "score": assessed.score,
        "doubts": [doubt.value for doubt in found.payment.doubts],
    }


def history(turn: Turn) -> Said:
    """What is known of the buyer, and of proofs that are like this one."""
    return [show("buyer_history", payment_id=turn.payment.payment_id)]
