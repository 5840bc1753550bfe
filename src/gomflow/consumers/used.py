"""Whether a reference has paid for something already, or could be taken for one that has."""

from gomflow.payment.claiming import claim_on_likeness, claim_on_reference, numbers_of
from gomflow.ports.log import Claim, EventLog
from gomflow_events.identity import PaymentId
from gomflow_events.payment.terms import Doubt, ReceiptFields


async def doubts_of_use(log: EventLog, payment_id: PaymentId | str, fields: ReceiptFields) -> tuple[Doubt, ...]:
    """The doubts that claims of other payments raise; a proof that is held for another reason is told them as well.

    The claim made with an approval is what keeps a reference from paying twice; this only says so earlier.
    Raises LogUnavailable.
    """

    async def is_anothers(claim: Claim) -> bool:
        return await log.holder(claim.kind, claim.key, claim.former) not in {None, payment_id}

    if fields.reference and await is_anothers(claim_on_reference(fields.method, fields.reference)):
        return (Doubt.REFERENCE_USED,)
    likenesses = [claim_on_likeness(number) for number in numbers_of(fields)]
    for claim in likenesses:
        if await is_anothers(claim):
            return (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,)
    # An approval that was undone and not renewed gave them back. Why that was, only the GOM knows.
    for claim in likenesses:
        if await log.was_given_back(claim.kind, claim.key):
            return (Doubt.REFERENCE_TAKEN_BACK,)
    return ()
