"""The rules of an order, each with a name."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from gomflow.aggregate import Asked
from gomflow.order.book import Book
from gomflow.order.rejections import (
    DeadlineNotInFuture,
    DetailsInvalid,
    LinesInvalid,
    OrderIsNot,
    OrderUnknown,
    ReferencesExhausted,
    SubmissionIsNot,
    SubmissionUnknown,
)
from gomflow.order.state import Existing, Order, Unwritten, state_name
from gomflow.order.submission import HOLDS_A_PLACE, JOINED, Status, Submission
from gomflow.rejected import NotAllowed
from gomflow_events.identity import ActorKind, MemberId, Role, SubmissionId
from gomflow_events.money import Currency, Money
from gomflow_events.order.events import MinimumReached, OrderEvent, PlaceOffered
from gomflow_events.order.terms import Line, OrderDetails

OFFER_LASTS = timedelta(hours=12)
MOST_OF_ONE_ITEM = 99
MOST_ITEMS = 25
MOST_BUYERS = 10_000
HIGHEST_PRICE = 1_000_000
COUNTRY = {Currency.PHP: "PH", Currency.MYR: "MY"}


def the_order(order: Order) -> Existing:
    """The order, which has to exist."""
    if isinstance(order, Unwritten):
        raise OrderUnknown
    return order


def only_its_gom(order: Existing, asked: Asked) -> None:
    """Only the GOM of an order, or an operator, changes it."""
    if not (asked.actor.is_member(order.gom_id) or asked.actor.has(Role.OPERATOR)):
        raise NotAllowed


def only_its_buyer(submission: Submission, asked: Asked) -> None:
    """Only the buyer of a submission changes it."""
    if not asked.actor.is_member(submission.member_id):
        raise NotAllowed


def only(kinds: frozenset[ActorKind], asked: Asked) -> None:
    """Some requests only come from inside: the clock, the Smart Agent, a gateway."""
    if asked.actor.kind not in kinds:
        raise NotAllowed


def needs_state(order: Existing, *shapes: type[Existing]) -> None:
    """A request needs the order in one of some states."""
    if not isinstance(order, shapes):
        raise OrderIsNot(state=state_name(order), needed=[shape.__name__.lower() for shape in shapes])


def submission_of(order: Existing, submission_id: SubmissionId) -> Submission:
    """The submission a request is about, which has to exist."""
    try:
        return order.book[submission_id]
    except KeyError:
        raise SubmissionUnknown from None


def needs_status(submission: Submission, *statuses: Status) -> None:
    """A request needs the submission in one of some states."""
    if submission.status not in statuses:
        raise SubmissionIsNot(reference=submission.reference, status=submission.status)


def places_held(book: Book) -> int:
    """How many of the maximum are used."""
    return book.count(*HOLDS_A_PLACE)


def buyers_in(book: Book) -> int:
    """How many count towards the minimum."""
    return book.count(*JOINED)


def has_room(order: Existing) -> bool:
    """Whether one more buyer gets a place."""
    return order.details.maximum is None or places_held(order.book) < order.details.maximum


def active_submission_of(book: Book, members: Iterable[MemberId]) -> Submission | None:
    """The submission that one of these members has in the order and that is not over."""
    return next((active for member in members if (active := book.active_of(member)) is not None), None)


def waiting_in_line(book: Book) -> list[Submission]:
    """The waitlist, first come first served."""
    if not book.count(Status.WAITLISTED):
        return []
    return [submission for submission in book.values() if submission.status is Status.WAITLISTED]


def total_of(details: OrderDetails, lines: Iterable[Line]) -> Money:
    """What a buyer of these lines owes, the shipping fee included."""
    prices = {item.item_id: item.price for item in details.items}
    return sum((prices[line.item_id] * line.quantity for line in lines), details.shipping_fee)


def lines_are_valid(details: OrderDetails, lines: tuple[Line, ...]) -> None:
    """Something is chosen, every item exists once, every quantity is 1 to 99."""
    known = {item.item_id for item in details.items}
    chosen = [line.item_id for line in lines]
    if not lines or len(set(chosen)) != len(chosen) or not set(chosen) <= known:
        raise LinesInvalid(most=MOST_OF_ONE_ITEM)
    if not all(1 <= line.quantity <= MOST_OF_ONE_ITEM for line in lines):
        raise LinesInvalid(most=MOST_OF_ONE_ITEM)


def details_are_valid(details: OrderDetails) -> None:
    """An order says what it sells, at prices in its currency, within sane bounds."""
    prices = [item.price for item in details.items]
    ids = [item.item_id for item in details.items]
    problems = {
        "title": not details.title.strip(),
        "items": not 1 <= len(ids) <= MOST_ITEMS or len(set(ids)) != len(ids),
        "currency": any(price.currency is not details.currency for price in (*prices, details.shipping_fee)),
        "price": any(not 0 < price.amount <= HIGHEST_PRICE for price in prices),
        "shipping_fee": not 0 <= details.shipping_fee.amount <= HIGHEST_PRICE,
        "minimum": not 1 <= details.minimum <= MOST_BUYERS,
        "maximum": details.maximum is not None and not details.minimum <= details.maximum <= MOST_BUYERS,
        "pay_to": not details.pay_to,
    }
    wrong = [name for name, is_wrong in problems.items() if is_wrong]
    if wrong:
        raise DetailsInvalid(fields=wrong)


def deadline_is_in_future(deadline: datetime, now: datetime) -> None:
    """Nobody can join before a moment that is past."""
    if deadline <= now:
        raise DeadlineNotInFuture(deadline=deadline)


def reference_in(order: Existing, suffixes: Iterable[str]) -> str:
    """The first candidate for a submission's reference that the order has not given yet.

    The order's own short name is the first half, so that references of different orders never meet.
    """
    prefix = f"{COUNTRY[order.details.currency]}-{order.code}"
    fresh = (f"{prefix}{suffix}" for suffix in suffixes if order.book.by_reference(f"{prefix}{suffix}") is None)
    reference = next(fresh, None)
    if reference is None:
        raise ReferencesExhausted
    return reference


def offers_due(order: Existing, now: datetime) -> list[OrderEvent]:
    """The offers that freed places make, to the first in line."""
    maximum = order.details.maximum
    free = len(order.book) if maximum is None else maximum - places_held(order.book)
    return [
        PlaceOffered(submission_id=submission.submission_id, until=now + OFFER_LASTS)
        for submission in waiting_in_line(order.book)[: max(free, 0)]
    ]


def minimum_due(order: Existing) -> list[OrderEvent]:
    """The event that the order has its minimum, once."""
    buyers = buyers_in(order.book)
    if order.minimum_reached or buyers < order.details.minimum:
        return []
    return [MinimumReached(buyers=buyers)]
