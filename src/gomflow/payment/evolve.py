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
    Unsent,
    Uses,
    Weighed,
)
from gomflow_events.payment import events as e
from gomflow_events.payment.terms import UnmatchCause


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
        case Unsent(), e.PaymentRecorded():
            return Weighed(proof=_recorded(event), assessed=_of_a_line(event))
        case Reading(), e.ProofRead():
            return Weighed(proof=payment.proof, assessed=_assessed(event), on_statement=payment.on_statement)
        case ((Weighed() | InReview()), _) if (decided := _decided(payment, event)) is not None:
            return decided
        case ((Approved() | Refused() | AskedAgain()), e.DecisionUndone()):
            return _undone(payment, event)
        case InReview(), e.ProofAssigned():
            proof = _assigned(payment.proof, event)
            return Reading(proof=proof, known=payment.assessed, on_statement=payment.on_statement)
        case ((Refused() | AskedAgain()), e.ReferenceGivenBack()):
            return replace(payment, proof=replace(payment.proof, uses=None))
        case ((Reading() | Weighed() | InReview() | Approved() | Refused() | AskedAgain()), e.ProofImageDeleted()):
            return replace(payment, proof=replace(payment.proof, picture_deleted=True))
        case _:
            return _told_by_a_statement(payment, event)


def _decided(payment: Weighed | InReview, event: e.PaymentEvent) -> Payment | None:
    """A payment after a decision on it; None where the event is none."""
    proof, assessed, heard = payment.proof, payment.assessed, payment.on_statement
    match event:
        case e.ProofApproved():
            return Approved(
                proof=replace(proof, uses=_uses(event)),
                assessed=assessed,
                amount=event.amount,
                reference=event.reference,
                doubts=payment.doubts if isinstance(payment, InReview) else (),
                on_statement=heard,
                shares=event.shares,
            )
        case e.ProofHeld() if isinstance(payment, Weighed):
            return InReview(
                proof=proof, assessed=assessed, doubts=event.doubts, ground=event.ground, on_statement=heard
            )
        case e.ProofRejected():
            return Refused(proof=proof, assessed=assessed, doubts=event.doubts, reason=event.reason)
        case e.BetterProofAsked() if isinstance(payment, InReview):
            return AskedAgain(proof=proof, assessed=assessed, doubts=event.doubts, reason=event.reason)
        case _:
            return None


def _undone(payment: Approved | Refused | AskedAgain, event: e.DecisionUndone) -> InReview:
    heard = replace(payment.on_statement, missing=False, settled=False) if isinstance(payment, Approved) else UNHEARD
    proof = replace(payment.proof, stays=event.stays or payment.proof.stays)
    return InReview(proof=proof, assessed=payment.assessed, doubts=payment.doubts, on_statement=heard)


def _told_by_a_statement(payment: Payment, event: e.PaymentEvent) -> Payment:
    """A payment after the GOM's own statement said something of it."""
    match payment, event:
        case ((InReview() | Approved()), e.PaymentConfirmed() | e.PaymentAmountDiffers()):
            proof = replace(payment.proof, not_by=payment.proof.not_by - {event.line_id})
            return replace(payment, proof=proof, on_statement=_heard(event))
        case Approved(), e.PaymentMissing() | e.PaymentNotMissed():
            return replace(payment, on_statement=OnStatement(missing=isinstance(event, e.PaymentMissing)))
        case ((InReview() | Approved()), e.PaymentUnmatched()):
            return replace(payment, proof=_without_line(payment.proof, event), on_statement=UNHEARD)
        case ((Refused() | AskedAgain()), e.PaymentUnmatched()):
            return replace(payment, proof=_without_line(payment.proof, event))
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


def _recorded(event: e.PaymentRecorded) -> Proof:
    return Proof(
        order_id=event.order_id,
        submission_id=event.submission_id,
        member_id=event.member_id,
        gom_id=event.gom_id,
        picture=None,
        seen_before=False,
        picture_deleted=True,
        chosen=True,
    )


def _of_a_line(event: e.PaymentRecorded) -> Assessed:
    """Nothing was weighed: the line says it all."""
    return Assessed(fields=event.fields, expected=event.expected, score=0, findings=())


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
        return OnStatement(line_id=event.line_id, arrived=event.amount, confirmed=True, settled=event.settled)
    return OnStatement(line_id=event.line_id, arrived=event.arrived)


def _without_line(proof: Proof, event: e.PaymentUnmatched) -> Proof:
    said = {event.line_id} if event.cause is UnmatchCause.SAID else set[str]()
    return replace(proof, not_by=proof.not_by | said, unmatched=proof.unmatched + 1)
