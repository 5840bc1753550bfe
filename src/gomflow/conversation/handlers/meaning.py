"""The buyer's answer where a payment fits several of their submissions: which it is for."""

from gomflow.conversation.flows import engine
from gomflow.conversation.flows.which import WHICH, choice_of
from gomflow.conversation.known import PaymentFound
from gomflow.conversation.turn import Said, Turn, say
from gomflow.payment.state import InReview
from gomflow_events.payment.terms import Doubt


def meant(turn: Turn) -> Said:
    """Ask which of the buyer's submissions with the same manager a payment is for, while it is doubtful."""
    found = turn.known.target
    payment = found.payment if isinstance(found, PaymentFound) else None
    if not isinstance(payment, InReview) or Doubt.SEVERAL_FIT not in payment.doubts:
        return [say("meant-no-more", [("mine",)])]
    choices = [choice_of(one) for one in turn.known.awaiting if one.order.gom_id == payment.proof.gom_id]
    if not choices:
        return [say("meant-no-more", [("mine",)])]
    return engine.begin(WHICH, {"choices": choices, "payment_id": turn.command.argument}, turn)
