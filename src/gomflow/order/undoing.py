"""What an order does when a decision on a proof is taken back, or the proof goes elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from gomflow.aggregate import Asked
from gomflow.order.rejections import MoneyWentBack, OrderIsNot, PaymentNotCounted
from gomflow.order.rules import only, only_its_gom, submission_of
from gomflow.order.state import Completed, Existing, state_name
from gomflow.order.submission import ENDED, PAYABLE, Status, Submission
from gomflow_events.identity import ActorKind
from gomflow_events.money import Money
from gomflow_events.order import events as e
from gomflow_events.order import requests as r


def set_aside(request: r.SettingAsideReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """A proof does not wait here any more, and nothing was decided on the money: payment is awaited as before."""
    only(frozenset({ActorKind.AGENT}), asked)
    submission = submission_of(order, request.submission_id)
    if request.payment_id not in submission.reading | submission.reviewing:
        return []
    after = replace(
        submission,
        reading=submission.reading - {request.payment_id},
        reviewing=submission.reviewing - {request.payment_id},
    )
    return [
        e.ProofSetAside(
            submission_id=submission.submission_id,
            payment_id=request.payment_id,
            cause=request.cause,
            status=after.settled if submission.status in PAYABLE else submission.status,
        )
    ]


def undo_approval(request: r.ApprovalUndoRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """The money of a payment did not come after all: it is taken out of the sums, once.

    That is possible as long as the order lives: after it there is nobody left to pay. What was refunded stays, for only
    money that came can go back.
    """
    only_its_gom(order, asked)
    submission = submission_of(order, request.submission_id)
    amount = submission.counted.get(request.payment_id)
    if amount is None:
        raise PaymentNotCounted(reference=submission.reference)
    if isinstance(order, Completed):
        raise OrderIsNot(state=state_name(order), needed=["open", "closed", "ordered", "shipped"])
    if submission.status in ENDED and submission.refund < amount:
        raise MoneyWentBack(reference=submission.reference)
    return _taken_out(request, submission, amount)


def follow_undo(request: r.SharedUndoReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """The approval of a transfer that paid others too was taken back: its share here does not count either.

    A share that was refunded stays: it came. So does one in an order that is complete, as all its money does.
    """
    only(frozenset({ActorKind.AGENT}), asked)
    submission = submission_of(order, request.submission_id)
    amount = submission.counted.get(request.payment_id)
    if amount is None or isinstance(order, Completed) or (submission.status in ENDED and submission.refund < amount):
        return []
    return _taken_out(request, submission, amount)


_Undo = r.ApprovalUndoRequested | r.SharedUndoReported


def _taken_out(request: _Undo, submission: Submission, amount: Money) -> Sequence[e.OrderEvent]:
    if submission.status not in ENDED:
        return [_uncounted(request, submission, amount)]
    voided = e.RefundVoided(
        submission_id=submission.submission_id,
        payment_id=request.payment_id,
        amount=amount,
        status=_without(submission, amount),
    )
    return [voided, _uncounted(request, replace(submission, status=voided.status), amount)]


def _without(submission: Submission, amount: Money) -> Status:
    """The status of a submission that is over when so much of its refund is not due any more."""
    if submission.refund > amount:
        return Status.REFUND_DUE
    return Status.REFUNDED if submission.refunded else Status.CANCELLED


def _uncounted(request: _Undo, submission: Submission, amount: Money) -> e.PaymentUncounted:
    over = submission.status in ENDED
    nothing = Money.zero(submission.total.currency)
    left = {name: money for name, money in submission.counted.items() if name != request.payment_id}
    after = replace(submission, counted=left, reviewing=submission.reviewing | {request.payment_id})
    awaits = submission.status in PAYABLE | {Status.PAID}
    return e.PaymentUncounted(
        submission_id=submission.submission_id,
        payment_id=request.payment_id,
        amount=amount,
        paid=after.paid,
        balance=nothing if over else after.balance,
        credit=nothing if over else after.credit,
        status=after.settled if awaits else submission.status,
        reason=request.reason,
        unmatched=request.unmatched if isinstance(request, r.ApprovalUndoRequested) else None,
    )
