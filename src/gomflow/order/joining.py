"""What a buyer asks of an order."""

from collections.abc import Sequence
from dataclasses import replace

from gomflow.aggregate import Asked
from gomflow.order.evolve import fold
from gomflow.order.managing import closing, leaving
from gomflow.order.rejections import AlreadyJoined, DeadlineHasPassed, OrderNotOpen
from gomflow.order.rules import (
    active_submission_of,
    has_room,
    lines_are_valid,
    minimum_due,
    needs_state,
    needs_status,
    offers_due,
    only,
    only_its_buyer,
    reference_in,
    submission_of,
    the_order,
    total_of,
    waiting_in_line,
)
from gomflow.order.state import Closed, Existing, Open, Shipped, state_name
from gomflow.order.submission import ENDED, HOLDS_A_PLACE, JOINED, Status, Submission
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow_events.identity import ActorKind
from gomflow_events.money import Money
from gomflow_events.order import events as e
from gomflow_events.order import requests as r
from gomflow_events.order.terms import ClosingCause, LeavingCause

CHANGEABLE = (
    Status.WAITLISTED,
    Status.OFFERED,
    Status.AWAITING_PAYMENT,
    Status.REJECTED,
    Status.PARTLY_PAID,
    Status.PAID,
)


def join(request: r.SubmissionRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """A place while there is one, a place in line after that."""
    if not asked.actor.is_member(request.member_id):
        raise NotAllowed
    if not isinstance(order, Open):
        raise OrderNotOpen(state=state_name(order))
    if order.details.deadline <= asked.at:
        raise DeadlineHasPassed(deadline=order.details.deadline)
    # An id is used once: a second submission under it would bury what was paid for the first.
    mine = order.book.get(request.submission_id) or active_submission_of(
        order.book, (request.member_id, *asked.actor.also)
    )
    if mine is not None:
        raise AlreadyJoined(reference=mine.reference)
    lines_are_valid(order.details, request.lines)
    reference = reference_in(order, request.suffixes)
    total = total_of(order.details, request.lines)
    if not has_room(order):
        return [_waitlisted(request, order, reference, total, asked)]
    placed = e.SubmissionPlaced(
        submission_id=request.submission_id,
        reference=reference,
        member_id=request.member_id,
        lines=request.lines,
        total=total,
        contact=request.contact,
        note=request.note,
        placed_at=asked.at,
    )
    return [placed, *_after_arrival(order, placed)]


def _waitlisted(
    request: r.SubmissionRequested, order: Open, reference: str, total: Money, asked: Asked
) -> e.OrderEvent:
    return e.SubmissionWaitlisted(
        submission_id=request.submission_id,
        reference=reference,
        member_id=request.member_id,
        lines=request.lines,
        total=total,
        contact=request.contact,
        note=request.note,
        placed_at=asked.at,
        position=len(waiting_in_line(order.book)) + 1,
    )


def _after_arrival(order: Open, event: e.OrderEvent) -> list[e.OrderEvent]:
    """What follows from one more buyer: the minimum is reached, the maximum closes the order."""
    after = the_order(fold([event], order))
    out = minimum_due(after)
    if after.details.close_at_maximum and not has_room(after):
        out.append(closing(after, ClosingCause.MAXIMUM))
    return out


def change(request: r.ChangeRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Other quantities; what is owed, or owed back, follows."""
    submission = submission_of(order, request.submission_id)
    only_its_buyer(submission, asked)
    needs_state(order, Open)
    needs_status(submission, *CHANGEABLE)
    lines_are_valid(order.details, request.lines)
    if request.lines == submission.lines:
        raise NothingToChange
    total = total_of(order.details, request.lines)
    after = replace(submission, total=total)
    return [
        e.SubmissionChanged(
            submission_id=submission.submission_id,
            lines=request.lines,
            total=total,
            balance=after.balance,
            credit=after.credit,
            # Money in hand does not bring a place: who stands in line goes on standing there.
            status=after.settled if after.held and submission.status in JOINED else submission.status,
        )
    ]


def withdraw(request: r.WithdrawalRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Leave; the next in line is offered the place."""
    submission = submission_of(order, request.submission_id)
    only_its_buyer(submission, asked)
    needs_state(order, Open, Closed)
    if submission.status in ENDED:
        raise NothingToChange
    return _out(order, submission, LeavingCause.WITHDRAWN, asked)


def _out(order: Existing, submission: Submission, cause: LeavingCause, asked: Asked) -> list[e.OrderEvent]:
    out = leaving(submission, cause)
    after = the_order(fold([out], order))
    frees_a_place = submission.status in HOLDS_A_PLACE and isinstance(order, Open)
    return [out, *(offers_due(after, asked.at) if frees_a_place else [])]


def answer_offer(request: r.OfferAnswered, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Take the offered place, or let the next in line have it."""
    submission = submission_of(order, request.submission_id)
    only_its_buyer(submission, asked)
    needs_state(order, Open, Closed)
    needs_status(submission, Status.OFFERED)
    if not request.taken:
        return _out(order, submission, LeavingCause.OFFER_DECLINED, asked)
    if submission.offered_until is not None and submission.offered_until <= asked.at:
        return _out(order, submission, LeavingCause.OFFER_LAPSED, asked)
    taken = e.PlaceTaken(submission_id=submission.submission_id, status=submission.settled)
    return [taken, *(_after_arrival(order, taken) if isinstance(order, Open) else [])]


def lapse_offer(request: r.OfferLapsed, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """The time of an offer is over, unless it was answered or made anew."""
    only(frozenset({ActorKind.CLOCK}), asked)
    submission = order.book.get(request.submission_id)
    if submission is None or submission.status is not Status.OFFERED:
        return []
    if submission.offered_until != request.until or request.until > asked.at:
        return []
    return _out(order, submission, LeavingCause.OFFER_LAPSED, asked)


def confirm_receipt(request: r.ReceiptConfirmed, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """The goods arrived; with the last parcel the order is complete."""
    submission = submission_of(order, request.submission_id)
    only_its_buyer(submission, asked)
    if submission.status is Status.RECEIVED:
        raise NothingToChange
    needs_status(submission, Status.SHIPPED)
    received = e.SubmissionReceived(submission_id=submission.submission_id)
    after = the_order(fold([received], order))
    waiting = any(s.status in HOLDS_A_PLACE - {Status.RECEIVED} for s in after.book.values())
    return [received] if waiting or not isinstance(order, Shipped) else [received, e.OrderCompleted()]
