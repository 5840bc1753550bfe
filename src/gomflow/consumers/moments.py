"""The proofs that show the same sum at the same time, so that each knows those before it."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace

from gomflow.agent.copies import Shown, same_as, shown_by
from gomflow.payment.claiming import claim_on_moment, moment_of, moments_around
from gomflow.payment.state import Sent
from gomflow.ports.log import EventLog
from gomflow_events.identity import PaymentId, SubmissionId
from gomflow_events.payment.requests import ProofAssessed

PaymentOf = Callable[[str], Awaitable[Sent | None]]
"""Finds a payment as it stands."""


async def beside_others(
    log: EventLog, payment_of: PaymentOf, payment_id: str, place: SubmissionId, assessed: ProofAssessed
) -> ProofAssessed:
    """What is told of a proof, with its number among those of its sum and time, and which of them it seems to be.

    Wherever they were sent, and whatever became of them. Raises LogUnavailable.
    """
    moment = moment_of(assessed.fields, assessed.expected)
    if moment is None:
        return assessed
    holders = await _holders(log, moment)
    others = await _shown(payment_of, (one for one in holders if one != payment_id), place)
    around: list[Shown] = []
    if others:
        for minute in moments_around(assessed.fields, assessed.expected):
            around.extend(await _shown(payment_of, await _holders(log, minute), place))
    return replace(
        assessed,
        among=holders.index(payment_id) if payment_id in holders else len(holders),
        same_as=same_as(assessed.fields, place, assessed.expected.pay_to, others, around),
    )


async def _shown(payment_of: PaymentOf, payments: Iterable[str], place: SubmissionId) -> Sequence[Shown]:
    found = [(one, await payment_of(one)) for one in payments]
    shown = (shown_by(PaymentId(one), payment, place) for one, payment in found if payment is not None)
    return [one for one in shown if one is not None]


async def _holders(log: EventLog, moment: str) -> Sequence[str]:
    """The proofs of a sum and time in the order in which they were read: numbered from 0, without a gap."""
    holders: list[str] = []
    while True:
        claim = claim_on_moment(moment, len(holders))
        holder = await log.holder(claim.kind, claim.key)
        if holder is None:
            return holders
        holders.append(holder)
