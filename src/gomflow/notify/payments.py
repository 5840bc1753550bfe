"""What happened to a payment, as notices to its buyer and to the GOM."""

from typing import Any

from gomflow.facts import pack
from gomflow.notify.notice import Notice, tell
from gomflow.notify.statements import of_payment
from gomflow.payment.state import AskedAgain, Reading, Refused, Sent
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import ActorKind, MemberId
from gomflow_events.outbound import Weight
from gomflow_events.payment import events as e
from gomflow_events.payment.terms import Doubt

STATEMENT = "statement"
"""Through what the Smart Agent speaks for the GOM's own statement."""


def notices(recorded: AnyEvent, payment: Sent, reference: str, title: str) -> list[Notice]:
    """Whom to tell about one event of a payment for the submission called `reference` in the order called `title`."""
    proof = payment.proof
    facts: dict[str, Any] = {"reference": reference, "title": title}
    match recorded.event:
        case e.ProofSubmitted():
            return [tell(proof.member_id, "proof-submitted", **facts)]
        case e.ProofHeld(doubts=doubts):
            unclear = Doubt.SEVERAL_FIT in doubts and not proof.chosen
            which = tell(proof.member_id, "proof-which", ("meant", recorded.aggregate_id), **facts)
            return [_to_review(recorded.aggregate_id, proof.gom_id), *([which] if unclear else [])]
        case e.ProofApproved() if recorded.actor.via == STATEMENT:
            # What an import settled is told in one report of it all.
            return []
        case e.ProofApproved(amount=amount, score=score):
            by_agent = recorded.actor.kind is ActorKind.AGENT
            key = "gom-payment-approved" if by_agent else "gom-approval-done"
            presses = () if by_agent else (("review", recorded.aggregate_id),)
            return [tell(proof.gom_id, key, *presses, amount=amount, score=score, **facts)]
        case e.ProofRejected() | e.DecisionUndone() if proof.is_recorded and isinstance(payment, Refused):
            # Nobody sent anything that could be refused; that it does not count any more is told by the order.
            return []
        case e.ProofRejected():
            return _rejected(recorded, payment, reference, title)
        case e.DecisionUndone():
            return [_to_review(recorded.aggregate_id, proof.gom_id)]
        case e.BetterProofAsked():
            return _asked_again(recorded, payment, reference, title)
        case e.ProofAssigned():
            return _weighed_anew(recorded, payment, facts)
        case _:
            return of_payment(recorded, proof.gom_id, facts)


def _weighed_anew(recorded: AnyEvent, payment: Sent, facts: dict[str, Any]) -> list[Notice]:
    """The buyer said what it is for, or the manager did."""
    proof = payment.proof
    if recorded.actor.is_member(proof.member_id):
        return [tell(proof.member_id, "proof-meant", **facts)]
    again = ("review", recorded.aggregate_id)
    return [tell(proof.member_id, "proof-assigned", **facts), tell(proof.gom_id, "gom-assigned-done", again, **facts)]


def _asked_again(recorded: AnyEvent, payment: Sent, reference: str, title: str) -> list[Notice]:
    event: e.BetterProofAsked = recorded.event
    # It may have been taken back, and assigned, in the very same commit: what was read is there in any case.
    assessed = payment.known if isinstance(payment, Reading) else payment.assessed
    assert assessed is not None, "only what was read is asked for again"
    args = {
        "reference": reference,
        "title": title,
        "reason": event.reason,
        "method": _method_of(payment),
        "due": pack({"due": assessed.expected.due}),
    }
    proof = payment.proof
    told = Notice(member=proof.member_id, view="better_proof", args=args, weight=Weight.CRITICAL)
    again = ("review", recorded.aggregate_id)
    return [told, tell(proof.gom_id, "gom-asked-again-done", again, reference=reference, title=title)]


def _to_review(payment_id: str, gom_id: MemberId) -> Notice:
    return Notice(member=gom_id, view="review_item", args={"payment_id": payment_id}, weight=Weight.CRITICAL)


def _method_of(payment: Sent) -> str:
    """The method whose receipt the buyer should send: the one that was read, else the first the order takes."""
    if not isinstance(payment, Refused | AskedAgain):
        return ""
    read, ways = payment.assessed.fields.method, payment.assessed.expected.pay_to
    return read or (ways[0].method if ways else "")


def _rejected(recorded: AnyEvent, payment: Sent, reference: str, title: str) -> list[Notice]:
    event: e.ProofRejected = recorded.event
    args = {
        "reference": reference,
        "title": title,
        "doubts": [doubt.value for doubt in event.doubts],
        "reason": event.reason,
        "method": _method_of(payment),
    }
    told = Notice(member=payment.proof.member_id, view="proof_rejected", args=args, weight=Weight.CRITICAL)
    if recorded.actor.kind is ActorKind.AGENT:
        return [told]
    done = tell(
        payment.proof.gom_id, "gom-rejection-done", ("review", recorded.aggregate_id), reference=reference, title=title
    )
    return [told, done]
