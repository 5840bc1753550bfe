"""Whether a reference has paid for something already, or could be taken for one that has."""

from gomflow.payment.decide import alike_claim, reference_claim
from gomflow.payment.references import look_alike
from gomflow.ports.log import EventLog
from gomflow_events.identity import PaymentId
from gomflow_events.payment.terms import Doubt, ReceiptFields


async def doubts_of_use(log: EventLog, payment_id: PaymentId | str, fields: ReceiptFields) -> tuple[Doubt, ...]:
    """The doubts that claims of other payments raise; a proof that is held for another reason is told them as well.

    The claim made with an approval is what keeps a reference from paying twice; this only says so earlier.
    Raises LogUnavailable.
    """
    if not fields.reference:
        return ()
    mine = {None, payment_id}
    if await log.holder(reference_claim(fields.method), fields.reference) not in mine:
        return (Doubt.REFERENCE_USED,)
    if await log.holder(alike_claim(fields.method), look_alike(fields.reference)) not in mine:
        return (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,)
    return ()
