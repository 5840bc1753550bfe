"""What a GOM asks of an order."""

from collections.abc import Sequence

from gomflow.aggregate import Asked
from gomflow.order.evolve import evolve
from gomflow.order.rejections import (
    BelowMinimum,
    CodesExhausted,
    DeadlineNotLater,
    MaximumBelowBuyers,
    NobodyPaid,
    NobodyToShipTo,
    OrderExists,
    PricesAreFixed,
    ProofsUndecided,
)
from gomflow.order.rules import (
    buyers_in,
    deadline_is_in_future,
    details_are_valid,
    minimum_due,
    needs_state,
    needs_status,
    offers_due,
    only,
    only_its_gom,
    places_held,
    submission_of,
    the_order,
)
from gomflow.order.state import Closed, Draft, Existing, Open, Order, Ordered, Shipped, Unwritten
from gomflow.order.submission import ENDED, Status, Submission
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow_events.identity import ActorKind, MemberId, Role
from gomflow_events.order import events as e
from gomflow_events.order import requests as r
from gomflow_events.order.terms import ClosingCause, LeavingCause, OrderDetails


def create(request: r.OrderCreationRequested, order: Order, asked: Asked) -> Sequence[e.OrderEvent]:
    """Write an order down, under the first short name that is free."""
    if not isinstance(order, Unwritten):
        raise OrderExists
    if asked.actor.kind is not ActorKind.MEMBER or not asked.actor.has(Role.GOM):
        raise NotAllowed
    details_are_valid(request.details)
    deadline_is_in_future(request.details.deadline, asked.at)
    code = next((code for code in request.codes if not asked.is_taken("order", code)), None)
    if code is None:
        raise CodesExhausted
    return [e.OrderCreated(code=code, gom_id=MemberId(asked.actor.id), details=request.details)]


def edit(request: r.OrderEditRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Change what the order says, within what buyers were promised."""
    only_its_gom(order, asked)
    needs_state(order, Draft, Open, Closed)
    details_are_valid(request.details)
    if request.details == order.details:
        raise NothingToChange
    if request.details.deadline != order.details.deadline:
        deadline_is_in_future(request.details.deadline, asked.at)
    if order.book and _sells_differently(order.details, request.details):
        raise PricesAreFixed
    held = places_held(order.book)
    if request.details.maximum is not None and request.details.maximum < held:
        raise MaximumBelowBuyers(buyers=held)
    edited: e.OrderEvent = e.OrderEdited(details=request.details)
    after = the_order(evolve(order, edited))
    if not isinstance(after, Open):
        return [edited]
    return [edited, *offers_due(after, asked.at), *minimum_due(after)]


def _sells_differently(before: OrderDetails, after: OrderDetails) -> bool:
    kept = {item.item_id: item for item in after.items}
    return (
        before.currency is not after.currency
        or before.shipping_fee != after.shipping_fee
        or any(kept.get(item.item_id, item).price != item.price or item.item_id not in kept for item in before.items)
    )


def open_up(order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Let buyers in."""
    only_its_gom(order, asked)
    if isinstance(order, Open):
        raise NothingToChange
    needs_state(order, Draft)
    deadline_is_in_future(order.details.deadline, asked.at)
    return [e.OrderOpened(deadline=order.details.deadline)]


def extend(request: r.ExtensionRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Move the deadline to later; a closed order opens again."""
    only_its_gom(order, asked)
    needs_state(order, Open, Closed)
    deadline_is_in_future(request.deadline, asked.at)
    if isinstance(order, Open) and request.deadline <= order.details.deadline:
        raise DeadlineNotLater(deadline=order.details.deadline)
    extended = e.OrderExtended(deadline=request.deadline)
    return [extended, *offers_due(the_order(evolve(order, extended)), asked.at)]


def close(request: r.ClosingRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Let nobody in any more; below the minimum only when the GOM says that is fine."""
    only_its_gom(order, asked)
    if isinstance(order, Closed):
        raise NothingToChange
    needs_state(order, Open)
    buyers = buyers_in(order.book)
    if buyers < order.details.minimum and not request.below_minimum_is_fine:
        raise BelowMinimum(buyers=buyers, minimum=order.details.minimum)
    return [closing(order, ClosingCause.BY_HAND)]


def closing(order: Existing, cause: ClosingCause) -> e.OrderClosed:
    """The event that an order closes, with how many are in it."""
    buyers = buyers_in(order.book)
    return e.OrderClosed(cause=cause, buyers=buyers, below_minimum=buyers < order.details.minimum)


def close_at_deadline(request: r.DeadlineReached, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Close when the deadline the clock speaks of is still the order's, and past."""
    only(frozenset({ActorKind.CLOCK}), asked)
    due = isinstance(order, Open) and order.details.deadline == request.deadline <= asked.at
    return [closing(order, ClosingCause.DEADLINE)] if due else []


def buy(order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """The goods are bought for those who paid; who did not, and who stood in line, is out."""
    only_its_gom(order, asked)
    if isinstance(order, Ordered):
        raise NothingToChange
    needs_state(order, Closed)
    undecided = sum(bool(s.reading or s.reviewing) for s in order.book.values() if s.status not in ENDED)
    if undecided:
        raise ProofsUndecided(proofs=undecided)
    if not any(s.status in {Status.PAID, Status.PARTLY_PAID} for s in order.book.values()):
        raise NobodyPaid
    return [e.OrderOrdered(), *_leave_out_the_unpaid(order)]


def _leave_out_the_unpaid(order: Existing) -> list[e.OrderEvent]:
    causes = {
        Status.AWAITING_PAYMENT: LeavingCause.UNPAID,
        Status.REJECTED: LeavingCause.UNPAID,
        Status.WAITLISTED: LeavingCause.NO_PLACE,
        Status.OFFERED: LeavingCause.NO_PLACE,
    }
    return [leaving(s, causes[s.status]) for s in order.book.values() if s.status in causes]


EXPIRING = frozenset({LeavingCause.UNPAID, LeavingCause.NO_PLACE, LeavingCause.OFFER_LAPSED})
"""A submission that ends for one of these is expired; for another, cancelled."""


def leaving(submission: Submission, cause: LeavingCause) -> e.OrderEvent:
    """The end of a submission: with a refund due where money of it is held."""
    if submission.held:
        return e.RefundDue(submission_id=submission.submission_id, amount=submission.held, cause=cause)
    status = Status.EXPIRED if cause in EXPIRING else Status.CANCELLED
    return e.SubmissionEnded(submission_id=submission.submission_id, cause=cause, status=status)


def ship(request: r.ShippingReported, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """One parcel, or everybody's who paid and does not have one yet."""
    only_its_gom(order, asked)
    needs_state(order, Ordered, Shipped)
    parcel = {"courier": request.courier, "tracking": request.tracking}
    waiting = [s for s in order.book.values() if s.status is Status.PAID]
    if request.submission_id is not None:
        one = submission_of(order, request.submission_id)
        needs_status(one, Status.PAID, Status.SHIPPED)
        if (one.courier, one.tracking) == (request.courier, request.tracking):
            raise NothingToChange
        rest = [s for s in waiting if s.submission_id != one.submission_id]
        last = isinstance(order, Ordered) and not rest
        shipped = e.SubmissionShipped(submission_id=one.submission_id, **parcel)
        return [shipped, e.OrderShipped(**parcel)] if last else [shipped]
    if not waiting:
        raise NobodyToShipTo
    everybody = [e.SubmissionShipped(submission_id=s.submission_id, **parcel) for s in waiting]
    return [e.OrderShipped(**parcel), *everybody] if isinstance(order, Ordered) else everybody


def complete(order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Call the order done."""
    only_its_gom(order, asked)
    needs_state(order, Shipped)
    return [e.OrderCompleted()]


def cancel(request: r.CancellationRequested, order: Existing, asked: Asked) -> Sequence[e.OrderEvent]:
    """Call the order off; what came in goes back."""
    only_its_gom(order, asked)
    needs_state(order, Draft, Open, Closed, Ordered)
    out = [leaving(s, LeavingCause.ORDER_CANCELLED) for s in order.book.values() if s.status not in ENDED]
    return [e.OrderCancelled(reason=request.reason), *out]
