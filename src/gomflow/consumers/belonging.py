"""What else of a buyer's a transfer could be for: their other submissions with the same GOM that await payment."""

from collections.abc import Sequence

from gomflow.agent.fitting import Candidate, rivals, sums, together
from gomflow.notify.views.ask import Sources
from gomflow.order.state import Existing
from gomflow.order.submission import PAYABLE
from gomflow.payment.state import Proof
from gomflow_events.identity import MemberId, OrderId, SubmissionId
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import Doubt, Expected, ReceiptFields


async def others_of(sources: Sources, proof: Proof, order: Existing, reached: int) -> tuple[Candidate, ...]:
    """The buyer's other submissions that await payment in the same currency to the same GOM, the oldest first.

    Raises LogUnavailable, ReadsUnavailable.
    """
    buyer = await sources.member(proof.member_id)
    people = {proof.member_id, *(buyer.also if buyer is not None else ())}
    await sources.reads.reach(reached)
    rows = await sources.reads.submissions_of(people, {status.value for status in PAYABLE})
    found = [await _candidate(sources, row.order_id, row.submission_id) for row in reversed(rows)]
    return tuple(
        candidate
        for candidate, gom_id in (one for one in found if one is not None)
        if candidate.submission_id != proof.submission_id
        and candidate.due.currency is order.details.currency
        and gom_id in {proof.gom_id, order.gom_id}
    )


async def _candidate(
    sources: Sources, order_id: OrderId, submission_id: SubmissionId
) -> tuple[Candidate, MemberId] | None:
    order = await sources.order(order_id)
    submission = None if order is None else order.book.get(submission_id)
    if order is None or submission is None or submission.status not in PAYABLE:
        return None
    candidate = Candidate(
        order_id=order_id,
        submission_id=submission.submission_id,
        due=submission.balance,
        since=submission.placed_at,
        pay_to=order.details.pay_to,
    )
    return candidate, order.gom_id


def ways_of(expected: Expected, others: Sequence[Candidate]) -> tuple[PayTo, ...]:
    """Every account that a transfer of the buyer's may have gone to, whichever of their submissions it is for."""
    return tuple(dict.fromkeys((*expected.pay_to, *(way for other in others for way in other.pay_to))))


def held_against(
    fields: ReceiptFields, expected: Expected, proof: Proof, others: Sequence[Candidate]
) -> tuple[Expected, tuple[Doubt, ...]]:
    """What a proof is held against among all that the buyer owes, and the doubt that something else is meant.

    What the buyer said it is for counts; else one sum that fits exactly. Two sums that fit are for somebody to tell.
    """
    also = {place.submission_id for place in proof.also}
    if also:
        return together(expected, (other for other in others if other.submission_id in also)), ()
    ways = sums(fields, expected, others)
    if len(ways) == 1:
        return ways[0], ()
    several = (Doubt.SEVERAL_FIT,) if ways else ()
    return expected, several or rivals(fields, expected, others, chosen=proof.chosen)
