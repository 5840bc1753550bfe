"""What a GOM does with a proof besides approving and rejecting it: take a decision back, ask again, assign it."""

from collections.abc import Sequence

from gomflow.aggregate import Asked
from gomflow.payment.claiming import given_back
from gomflow.payment.matching import let_go, withdrawn
from gomflow.payment.rejections import ApprovalStands, OrderOfAnother, PaymentDecided, ProofNotReadYet
from gomflow.payment.rules import only_the_gom, waiting_for_the_gom
from gomflow.payment.state import Approved, AskedAgain, InReview, Proof, Refused, Sent, status_of
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow_events.identity import ActorKind
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import Doubt, PaidPlace


def undo(request: r.UndoneApprovalReported, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The order does not count the money any more, so the GOM decides anew; only the workflow knows that."""
    if asked.actor.kind is not ActorKind.AGENT:
        raise NotAllowed
    if not isinstance(payment, Approved):
        return []
    undone = e.DecisionUndone(reason=request.reason, by=request.by, stays=request.stays)
    if request.unmatched is None:
        return [undone]
    if payment.proof.is_recorded:
        return [undone, *withdrawn(payment, request.unmatched)]
    return [undone, *let_go(payment, request.unmatched)]


def reopen(request: r.ReopeningRequested, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The GOM decides anew where no money counts; an approval is taken back from the order that counts it."""
    only_the_gom(payment, asked)
    match payment:
        case Refused() | AskedAgain():
            return [e.DecisionUndone(reason=request.reason, by=asked.actor.id)]
        case InReview():
            raise NothingToChange
        case Approved():
            raise ApprovalStands
        case _:
            raise ProofNotReadYet


def ask_again(request: r.BetterProofRequested, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The GOM wants a better picture."""
    waiting = waiting_for_the_gom(payment, asked)
    asked_for = e.BetterProofAsked(score=waiting.assessed.score, doubts=waiting.doubts, reason=request.reason)
    return [asked_for, *given_back(waiting.proof), *let_go(waiting)]


def assign(request: r.AssignmentRequested, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The GOM says that it is for another submission, in an order of the same GOM."""
    waiting = waiting_for_the_gom(payment, asked)
    proof = waiting.proof
    if not (request.gom_id == proof.gom_id or asked.actor.is_member(request.gom_id)):
        raise OrderOfAnother
    if request.submission_id == proof.submission_id:
        raise NothingToChange
    return [_assigned(request, proof)]


def mean(request: r.ProofMeant, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The buyer says which of theirs it is for, while it fits several and nobody has decided."""
    proof = payment.proof
    if not asked.actor.is_member(proof.member_id) or request.gom_id != proof.gom_id:
        raise NotAllowed
    if not isinstance(payment, InReview) or Doubt.SEVERAL_FIT not in payment.doubts:
        raise PaymentDecided(status=status_of(payment))
    return [_assigned(request, proof, request.also)]


def _assigned(
    request: r.AssignmentRequested | r.ProofMeant, proof: Proof, also: tuple[PaidPlace, ...] = ()
) -> e.ProofAssigned:
    return e.ProofAssigned(
        order_id=request.order_id,
        submission_id=request.submission_id,
        from_order_id=proof.order_id,
        from_submission_id=proof.submission_id,
        also=also,
    )
