"""Commands about doubtful proofs: look, approve, reject."""

from gomflow.conversation.flows import engine
from gomflow.conversation.flows.smaller import APPROVE, REJECT
from gomflow.conversation.turn import Said, Turn, say, show
from gomflow.payment.rules import amount_of
from gomflow.payment.state import InReview, Reading, Weighed, status_of
from gomflow_events.payment.requests import ApprovalRequested, RejectionRequested

REASONS = ("unclear", "amount", "recipient", "other-order", "not-arrived")
"""The reasons a GOM can give with one press; their sentences are texts, in the buyer's language."""

ASK_REASONS = ("unclear", "cropped", "other-screen")
"""The reasons to ask for a better picture."""

UNDO_REASONS = ("not-arrived", "mistake")
"""The reasons to take an approval back."""


def review(turn: Turn) -> Said:
    """The next doubtful proof, after the one that was just looked at."""
    return [show("review", after=turn.command.argument)]


def approve(turn: Turn) -> Said:
    """Let it count; when the amount could not be read, ask for it."""
    found = turn.payment
    if not isinstance(found.payment, InReview):
        return no_longer(turn)
    assessed = found.payment.assessed
    if amount_of(assessed.fields, assessed.expected) is None:
        currency = assessed.expected.due.currency
        return engine.begin(APPROVE, {"payment_id": found.payment_id, "currency": currency.value}, turn)
    return [turn.ask("payment", found.payment_id, ApprovalRequested())]


def reject(turn: Turn) -> Said:
    """Do not let it count, for a reason."""
    found = turn.payment
    if not isinstance(found.payment, InReview):
        return no_longer(turn)
    reason = turn.command.args[1] if len(turn.command.args) > 1 else ""
    if reason in REASONS:
        request = RejectionRequested(reason=f"reason-{reason}")
        return [turn.ask("payment", found.payment_id, request)]
    if reason == "words":
        return engine.begin(REJECT, {"payment_id": found.payment_id}, turn)
    return [show("reject_reasons", payment_id=found.payment_id)]


def no_longer(turn: Turn) -> Said:
    """Why there is nothing to decide: it is being read, or somebody was first."""
    found = turn.payment
    if isinstance(found.payment, Reading | Weighed):
        return [say("refusal-proof-not-read-yet", [("review",)])]
    return [show("payment_decided", payment_id=found.payment_id, status=status_of(found.payment))]
