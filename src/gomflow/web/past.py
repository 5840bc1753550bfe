"""What went before a proof, for its page: what happened to it, what else its buyer did, which proofs it is like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from gomflow.order.submission import PAYABLE, Submission
from gomflow.payment.rules import amount_of
from gomflow.payment.state import Reading, Sent
from gomflow.ports.precedents import Candidate
from gomflow.web.house import House
from gomflow.web.speech import Speech
from gomflow.web.visitor import Visitor
from gomflow_events.codec import unfold
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import ActorKind, MemberId, OrderId, PaymentId, SubmissionId
from gomflow_events.payment import events as e
from gomflow_events.refusal import RequestRefused

_PAYABLE = frozenset(status.value for status in PAYABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened to a proof: its event, what its sentence needs, who did it (empty: nobody), and why."""

    event: str
    facts: Mapping[str, object]
    who: str
    by_agent: bool
    reason: str
    at: datetime


async def past_of(
    house: House, who: Visitor, payment_id: PaymentId, payment: Sent, submission: Submission
) -> dict[str, Any]:
    """What the page of a proof shows of what went before, within what the visitor may see."""
    reads = house.parts.reads
    buyer = await house.parts.sources.member(submission.member_id)
    people = {submission.member_id, *(buyer.also if buyer is not None else ())}
    proofs = await reads.earlier_proofs(people, who.scope, besides=payment_id)
    alike = await reads.alike(payment_id, who.scope)
    deciders = {one.decided_by for one in (*proofs, *alike) if one.decided_by}
    candidates = await reads.awaiting(payment.proof.gom_id, _PAYABLE)
    return {
        "people": people,
        "places": await reads.earlier_places(people, who.scope),
        "proofs": proofs,
        "alike": alike,
        "names": await house.board.names(deciders),
        "steps": await _steps(house, payment_id),
        "candidates": _likeliest([one for one in candidates if one.reference != submission.reference], payment),
    }


def _likeliest(candidates: list[Candidate], payment: Sent) -> list[Candidate]:
    """The submissions a payment may be for, those first that owe what its receipt shows."""
    assessed = None if isinstance(payment, Reading) else payment.assessed
    amount = None if assessed is None else amount_of(assessed.fields, assessed.expected)
    return sorted(candidates, key=lambda one: one.balance != amount)


async def _steps(house: House, payment_id: PaymentId) -> Sequence[Step]:
    """What happened to a proof, from the log. Raises gomflow.ports.log.LogUnavailable."""
    commits = await house.parts.log.read("payment", payment_id)
    happened = [one for stored in commits for one in unfold(stored.commit, stored.sequence)]
    happened = [one for one in happened if not isinstance(one.event, RequestRefused)]
    names = await house.board.names({_doer(one) for one in happened} - {""})
    return [
        Step(
            event=type(one.event).__name__,
            facts=await _facts(house, one.event),
            who=names.get(_doer(one), ""),
            by_agent=one.actor.kind is ActorKind.AGENT and not _doer(one),
            reason=getattr(one.event, "reason", ""),
            at=one.at,
        )
        for one in happened
    ]


def _doer(recorded: AnyEvent) -> str:
    """The member who did it; empty where it was the Smart Agent or the clock."""
    if isinstance(recorded.event, e.DecisionUndone) and recorded.event.by:
        return recorded.event.by
    return recorded.actor.id if recorded.actor.kind is ActorKind.MEMBER else ""


async def _facts(house: House, event: object) -> Mapping[str, object]:
    match event:
        case e.ProofRead(score=score):
            return {"score": score}
        case e.ProofApproved(amount=amount):
            return {"amount": amount}
        case e.PaymentConfirmed(amount=amount):
            return {"amount": amount}
        case e.PaymentAmountDiffers(arrived=arrived, counted=counted):
            return {"arrived": arrived, "counted": counted}
        case e.ProofAssigned():
            before = await _reference(house, event.from_order_id, event.from_submission_id)
            return {"before": before, "reference": await _reference(house, event.order_id, event.submission_id)}
        case _:
            return {}


async def _reference(house: House, order_id: OrderId, submission_id: SubmissionId) -> str:
    order = await house.order(order_id)
    return "" if order is None else order.book[submission_id].reference


async def who_was_first(house: House, who: Visitor, say: Speech, payment_id: PaymentId, status: str) -> Markup:
    """That somebody decided on a proof before, who, and what."""
    payment = await house.payment(payment_id)
    reference = "" if payment is None else await _reference(house, payment.proof.order_id, payment.proof.submission_id)
    decider = await house.parts.reads.decider(payment_id)
    word, name = "somebody", ""
    if decider == "agent":
        word = "agent"
    elif decider is not None and MemberId(decider) in who.ids:
        word = "you"
    elif decider is not None and (names := await house.board.names({decider})):
        word, name = "member", names[decider]
    return say.t("decided-by-another", reference=reference, status=status, who=word, name=name)
