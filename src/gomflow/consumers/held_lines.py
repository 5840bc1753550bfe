"""A line of a statement as its payment says it: the payment has the last word, and the statement follows."""

from dataclasses import replace

from gomflow.handle.desk import Desk
from gomflow.payment.settling import LINE
from gomflow.payment.state import Approved, InReview, Payment
from gomflow.ports.log import EventLog
from gomflow.statement.state import Kept
from gomflow_events.identity import PaymentId
from gomflow_events.statement.terms import How


async def as_held(kept: Kept, log: EventLog, desk: Desk) -> Kept:
    """The line with the payment that holds it now, which its statement may not know of yet. Raises LogUnavailable."""
    holder = await log.holder(LINE, kept.line.line_id)
    if holder == kept.payment_id:
        return kept
    if holder is None:
        return replace(kept, payment_id=None, how=None)
    return replace(kept, payment_id=PaymentId(holder), how=_how(await desk.state("payment", holder)))


def _how(payment: Payment) -> How:
    """What a line did for a payment."""
    if not isinstance(payment, InReview | Approved) or not payment.on_statement.confirmed:
        return How.DIFFERS
    return How.SETTLED if payment.on_statement.settled else How.CONFIRMED
