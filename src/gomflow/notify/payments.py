"""What happened to a payment, as notices to its buyer and to the GOM."""

from typing import Any

from gomflow.notify.notice import Notice, tell
from gomflow.payment.state import Sent
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import ActorKind, MemberId
from gomflow_events.outbound import Weight
from gomflow_events.payment import events as e


def notices(recorded: AnyEvent, payment: Sent, reference: str, title: str) -> list[Notice]:
    """Whom to tell about one event of a payment for the submission called `reference` in the order called `title`."""
    proof = payment.proof
    facts: dict[str, Any] = {"reference": reference, "title": title}
    match recorded.event:
        case e.ProofSubmitted():
            return [tell(proof.member_id, "proof-submitted", **facts)]
        case e.ProofHeld():
            return [_to_review(recorded.aggregate_id, proof.gom_id)]
        case e.ProofApproved(amount=amount, score=score):
            by_agent = recorded.actor.kind is ActorKind.AGENT
            key = "gom-payment-approved" if by_agent else "gom-approval-done"
            presses = () if by_agent else (("review", recorded.aggregate_id),)
            return [tell(proof.gom_id, key, *presses, amount=amount, score=score, **facts)]
        case e.ProofRejected():
            return _rejected(recorded, payment, reference, title)
        case _:
            return []


def _to_review(payment_id: str, gom_id: MemberId) -> Notice:
    return Notice(member=gom_id, view="review_item", args={"payment_id": payment_id}, weight=Weight.CRITICAL)


def _rejected(recorded: AnyEvent, payment: Sent, reference: str, title: str) -> list[Notice]:
    event: e.ProofRejected = recorded.event
    args = {
        "reference": reference,
        "title": title,
        "doubts": [doubt.value for doubt in event.doubts],
        "reason": event.reason,
    }
    told = Notice(member=payment.proof.member_id, view="proof_rejected", args=args, weight=Weight.CRITICAL)
    if recorded.actor.kind is ActorKind.AGENT:
        return [told]
    done = tell(
        payment.proof.gom_id, "gom-rejection-done", ("review", recorded.aggregate_id), reference=reference, title=title
    )
    return [told, done]
