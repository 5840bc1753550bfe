"""How an order becomes what its events say."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import TypeVar, assert_never

from gomflow.order.state import (
    INITIAL,
    Cancelled,
    Closed,
    Completed,
    Draft,
    Existing,
    Open,
    Order,
    Ordered,
    Shipped,
    Unwritten,
)
from gomflow.order.submission import MOVES, Status, Submission
from gomflow_events.identity import SubmissionId
from gomflow_events.money import Money
from gomflow_events.order import events as e

W = TypeVar("W", Draft, Open, Closed, Ordered, Shipped, Completed, Cancelled)


class ImpossibleHistory(Exception):
    """The events contradict the rules they were decided by: the log was altered, or a release is broken."""


def fold(events: Iterable[e.OrderEvent], start: Order = INITIAL) -> Order:
    """The order after these events."""
    return reduce(evolve, events, start)


def evolve(order: Order, event: e.OrderEvent) -> Order:
    """The order after one more event."""
    if isinstance(event, e.OrderCreated):
        return Draft(code=event.code, gom_id=event.gom_id, details=event.details)
    if isinstance(order, Unwritten):
        raise ImpossibleHistory(f"{type(event).__name__} before the order was created")
    match event:
        case e.OrderEdited():
            return replace(order, details=event.details)
        case e.OrderOpened():
            return _into(order, Open)
        case e.OrderExtended():
            return replace(_into(order, Open), details=replace(order.details, deadline=event.deadline))
        case e.MinimumReached():
            return replace(order, minimum_reached=True)
        case e.OrderClosed():
            return _into(order, Closed)
        case e.OrderOrdered():
            return _into(order, Ordered)
        case e.OrderShipped():
            return _into(order, Shipped)
        case e.OrderCompleted():
            return _into(order, Completed)
        case e.OrderCancelled():
            return replace(_into(order, Cancelled), reason=event.reason)
        case e.SubmissionPlaced():
            return _put(order, _arrive(event, Status.AWAITING_PAYMENT))
        case e.SubmissionWaitlisted():
            return _put(order, _arrive(event, Status.WAITLISTED))
        case _:
            return _put(order, _advance(_submission(order, event.submission_id), event))


_SubmissionEvent = (
    e.PlaceOffered
    | e.PlaceTaken
    | e.SubmissionChanged
    | e.ProofReceived
    | e.ReviewStarted
    | e.PaymentRefused
    | e.PaymentCounted
    | e.ProofSetAside
    | e.RefundVoided
    | e.PaymentUncounted
    | e.SubmissionEnded
    | e.RefundDue
    | e.Refunded
    | e.SubmissionShipped
    | e.SubmissionReceived
)


def _advance(submission: Submission, event: _SubmissionEvent) -> Submission:
    match event:
        case e.PlaceOffered():
            return replace(_move(submission, Status.OFFERED), offered_until=event.until)
        case e.PlaceTaken():
            return replace(_move(submission, event.status), offered_until=None)
        case e.SubmissionChanged():
            return replace(_move(submission, event.status), lines=event.lines, total=event.total)
        case e.ProofReceived():
            return replace(_move(submission, event.status), reading=submission.reading | {event.payment_id})
        case e.ReviewStarted():
            waiting = _move(_decided(submission, event), event.status)
            return replace(waiting, reviewing=waiting.reviewing | {event.payment_id})
        case e.PaymentRefused() | e.ProofSetAside():
            return _move(_decided(submission, event), event.status)
        case e.PaymentCounted():
            counted = {**submission.counted, event.payment_id: event.amount}
            return replace(_move(_decided(submission, event), event.status), counted=counted)
        case e.RefundVoided():
            return replace(_move(submission, event.status), refund=submission.refund - event.amount)
        case e.PaymentUncounted():
            left = {name: money for name, money in submission.counted.items() if name != event.payment_id}
            waiting = replace(submission, counted=left, reviewing=submission.reviewing | {event.payment_id})
            return _move(waiting, event.status)
        case e.SubmissionEnded():
            return replace(_move(submission, event.status), offered_until=None)
        case e.RefundDue():
            return replace(_move(submission, Status.REFUND_DUE), refund=submission.refund + event.amount)
        case e.Refunded():
            gone = replace(submission, refund=submission.refund - event.amount)
            return replace(_move(gone, Status.REFUNDED), refunded=submission.refunded + event.amount)
        case e.SubmissionShipped():
            return replace(_move(submission, Status.SHIPPED), courier=event.courier, tracking=event.tracking)
        case e.SubmissionReceived():
            return _move(submission, Status.RECEIVED)
        case _:
            assert_never(event)


def _into(order: Existing, shape: type[W]) -> W:
    return shape(
        code=order.code,
        gom_id=order.gom_id,
        details=order.details,
        book=order.book,
        minimum_reached=order.minimum_reached,
    )


def _put(order: Existing, submission: Submission) -> Order:
    return replace(order, book=order.book.with_one(submission))


def _submission(order: Existing, submission_id: SubmissionId) -> Submission:
    try:
        return order.book[submission_id]
    except KeyError as error:
        raise ImpossibleHistory(f"submission {submission_id} was never placed") from error


def _arrive(event: e.SubmissionPlaced | e.SubmissionWaitlisted, status: Status) -> Submission:
    nothing = Money.zero(event.total.currency)
    return Submission(
        submission_id=event.submission_id,
        reference=event.reference,
        member_id=event.member_id,
        status=status,
        lines=event.lines,
        total=event.total,
        contact=event.contact,
        note=event.note,
        placed_at=event.placed_at,
        counted={},
        refund=nothing,
        refunded=nothing,
    )


def _move(submission: Submission, status: Status) -> Submission:
    if status is submission.status:
        return submission
    if status not in MOVES[submission.status]:
        raise ImpossibleHistory(f"a submission cannot go from {submission.status} to {status}")
    return replace(submission, status=status)


def _decided(
    submission: Submission, event: e.ReviewStarted | e.PaymentRefused | e.PaymentCounted | e.ProofSetAside
) -> Submission:
    return replace(
        submission,
        reading=submission.reading - {event.payment_id},
        reviewing=submission.reviewing - {event.payment_id},
    )
