"""What the payment workflow, and the GOM about money, tell an order."""

from collections.abc import Sequence
from dataclasses import replace

from gomflow.aggregate import Asked
from gomflow.order.rules import needs_status, only, only_its_gom, submission_of
from gomflow.order.state import Existing
from gomflow.order.submission import ENDED, PAYABLE, Status, Submission
from gomflow_events.identity import ActorKind, PaymentId
from gomflow_events.money import Money
from gomflow_events.order import events as e
from gomflow_events.order import requests as r
from gomflow_events.order.terms import LeavingCause

_WORKFLOWS = frozenset({ActorKind.AGENT, ActorKind.GATEWAY})


def note_proof(request: r.ProofReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """A proof is being read; nothing to note where no payment is awaited."""
    only(_WORKFLOWS, asked)
    submission = submission_of(order, request.submission_id)
    if submission.status not in PAYABLE or request.payment_id in submission.counted:
        return []
    if request.payment_id in submission.reading | submission.reviewing:
        return []
    after = replace(submission, reading=submission.reading | {request.payment_id})
    return [
        e.ProofReceived(submission_id=submission.submission_id, payment_id=request.payment_id, status=after.settled)
    ]


def note_review(request: r.ReviewReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """A proof waits for the GOM."""
    only(_WORKFLOWS, asked)
    submission = submission_of(order, request.submission_id)
    if submission.status not in PAYABLE or request.payment_id in submission.counted:
        return []
    if request.payment_id in submission.reviewing:
        return []
    waiting = _decided(submission, request.payment_id)
    after = replace(waiting, reviewing=waiting.reviewing | {request.payment_id})
    return [
        e.ReviewStarted(submission_id=submission.submission_id, payment_id=request.payment_id, status=after.settled)
    ]


def note_refusal(request: r.RefusalReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """A proof was not accepted."""
    only(_WORKFLOWS, asked)
    submission = submission_of(order, request.submission_id)
    if request.payment_id not in submission.reading | submission.reviewing:
        return []
    after = _decided(submission, request.payment_id)
    waits_on = bool(after.held or after.reading or after.reviewing)
    status = after.settled if waits_on else Status.REJECTED
    return [
        e.PaymentRefused(
            submission_id=submission.submission_id,
            payment_id=request.payment_id,
            doubts=request.doubts,
            status=status if submission.status in PAYABLE else submission.status,
        )
    ]


def count_payment(request: r.PaymentReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Money that arrived always counts; for a submission that is over it is due back at once."""
    only(_WORKFLOWS, asked)
    submission = submission_of(order, request.submission_id)
    if request.payment_id in submission.counted:
        return []
    over = submission.status in ENDED
    nothing = Money.zero(submission.total.currency)
    counted_too = {**submission.counted, request.payment_id: request.amount}
    after = replace(_decided(submission, request.payment_id), counted=counted_too)
    counted = e.PaymentCounted(
        submission_id=submission.submission_id,
        payment_id=request.payment_id,
        amount=request.amount,
        paid=after.paid,
        balance=nothing if over else after.balance,
        credit=nothing if over else after.credit,
        status=after.settled if submission.status in PAYABLE else submission.status,
    )
    if not over:
        return [counted]
    due = e.RefundDue(submission_id=submission.submission_id, amount=request.amount, cause=LeavingCause.WITHDRAWN)
    return [counted, due]


def _decided(submission: Submission, payment_id: PaymentId) -> Submission:
    """The submission without a proof that has its decision, or goes on to another stage."""
    return replace(
        submission,
        reading=submission.reading - {payment_id},
        reviewing=submission.reviewing - {payment_id},
    )


def note_refund(request: r.RefundReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """What was due back went back."""
    only_its_gom(order, asked)
    submission = submission_of(order, request.submission_id)
    needs_status(submission, Status.REFUND_DUE)
    return [e.Refunded(submission_id=submission.submission_id, amount=submission.refund)]
