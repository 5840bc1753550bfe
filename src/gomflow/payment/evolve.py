"""How a payment becomes what its events say."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from gomflow.payment.state import (
    INITIAL,
    UNHEARD,
    Approved,
    AskedAgain,
    Assessed,
    InReview,
    OnStatement,
    Payment,
    Proof,
    Reading,
    Refused,
    Sent,
    Unsent,
    Uses,
    Weighed,
)
from gomflow_events.payment import events as e


class ImpossibleHistory(Exception):
    """The events contradict the rules they were decided by: the log was altered, or a release is broken."""


def fold(events: Iterable[e.PaymentEvent], start: Payment = INITIAL) -> Payment:
    """The payment after these events."""
    return reduce(evolve, events, start)


def evolve(payment: Payment, event: e.PaymentEvent) -> Payment:
    """The payment after one more event."""
    match payment, event:
        case Unsent(), e.ProofSubmitted():
            return Reading(proof=_proof(event))
        case Reading(), e.ProofRead():
            return Weighed(proof=payment.proof, assessed=_assessed(event))
        case ((Weighed() | InReview()), e.ProofApproved()):
            return Approved(
                proof=replace(payment.proof, uses=_uses(event)),
                assessed=payment.assessed,
                amount=event.amount,
                reference=event.reference,
                doubts=payment.doubts if isinstance(payment, InReview) else (),
                on_statement=payment.on_statement if isinstance(payment, InReview) else UNHEARD,
                shares=event.shares,
            )
        case Weighed(), e.ProofHeld():
            return InReview(proof=payment.proof, assessed=payment.assessed, doubts=event.doubts, ground=event.ground)
        case ((Weighed() | InReview()), e.ProofRejected()):
            return Refused(proof=payment.proof, assessed=payment.assessed, doubts=event.doubts, reason=event.reason)
        case InReview(), e.BetterProofAsked():
            return AskedAgain(proof=payment.proof, assessed=payment.assessed, doubts=event.doubts, reason=event.reason)
        case ((Approved() | Refused() | AskedAgain()), e.DecisionUndone()):
            heard = replace(payment.on_statement, missing=False) if isinstance(payment, Approved) else UNHEARD
            return InReview(proof=payment.proof, assessed=payment.assessed, doubts=payment.doubts, on_statement=heard)
        case InReview(), e.ProofAssigned():
            return Reading(proof=_assigned(payment.proof, event), known=payment.assessed)
        case ((Refused() | AskedAgain()), e.ReferenceGivenBack()):
            return replace(payment, proof=replace(payment.proof, uses=None))
        case ((Reading() | Weighed() | InReview() | Approved() | Refused() | AskedAgain()), e.ProofImageDeleted()):
            return _without_picture(payment)
        case ((InReview() | Approved()), e.PaymentConfirmed() | e.PaymentAmountDiffers()):
            return replace(payment, on_statement=_heard(event))
        case Approved(), e.PaymentMissing() | e.PaymentNotMissed():
            return replace(payment, on_statement=OnStatement(missing=isinstance(event, e.PaymentMissing)))
        case _:
            raise ImpossibleHistory(f"{type(event).__name__} after {type(payment).__name__}")


def _proof(event: e.ProofSubmitted) -> Proof:
    return Proof(
        order_id=event.order_id,
        submission_id=event.submission_id,
        member_id=event.member_id,
        gom_id=event.gom_id,
        picture=event.picture,
        seen_before=event.seen_before,
        also=event.also,
        chosen=event.chosen,
    )


def _assessed(event: e.ProofRead) -> Assessed:
    return Assessed(
        fields=event.fields,
        expected=event.expected,
        score=event.score,
        findings=event.findings,
        reader=event.reader,
        places=event.places,
    )


def _assigned(proof: Proof, event: e.ProofAssigned) -> Proof:
    return replace(proof, order_id=event.order_id, submission_id=event.submission_id, also=event.also, chosen=True)


def _uses(event: e.ProofApproved) -> Uses:
    return Uses(method=event.method, reference=event.reference, also_known_as=event.also_known_as)


def _heard(event: e.PaymentConfirmed | e.PaymentAmountDiffers) -> OnStatement:
    if isinstance(event, e.PaymentConfirmed):
        return OnStatement(line_id=event.line_id, arrived=event.amount, confirmed=True)
    return OnStatement(line_id=event.line_id, arrived=event.arrived)


def _without_picture(payment: Sent) -> Payment:
    return replace(payment, proof=replace(payment.proof, picture_deleted=True))
