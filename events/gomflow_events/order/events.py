"""What can have happened to a group order and to the submissions in it."""

from datetime import datetime

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import MemberId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.order.money_events import (
    PaymentCounted,
    PaymentRefused,
    PaymentUncounted,
    ProofReceived,
    ProofSetAside,
    RefundDue,
    Refunded,
    RefundVoided,
    ReviewStarted,
)
from gomflow_events.order.terms import (
    ClosingCause,
    Contact,
    LeavingCause,
    Line,
    OrderDetails,
    SubmissionStatus,
)

__all__ = [
    "MinimumReached",
    "OrderCancelled",
    "OrderClosed",
    "OrderCompleted",
    "OrderCreated",
    "OrderEdited",
    "OrderEvent",
    "OrderExtended",
    "OrderOpened",
    "OrderOrdered",
    "OrderShipped",
    "PaymentCounted",
    "PaymentRefused",
    "PaymentUncounted",
    "PlaceOffered",
    "PlaceTaken",
    "ProofReceived",
    "ProofSetAside",
    "RefundDue",
    "RefundVoided",
    "Refunded",
    "ReviewStarted",
    "SubmissionChanged",
    "SubmissionEnded",
    "SubmissionPlaced",
    "SubmissionReceived",
    "SubmissionShipped",
    "SubmissionWaitlisted",
]

# The order itself


@fact
class OrderCreated:
    """A GOM wrote down an order; nobody can join it yet. `code` is its short public name."""

    code: str
    gom_id: MemberId
    details: OrderDetails


@fact
class OrderEdited:
    """The GOM changed what the order says."""

    details: OrderDetails


@fact
class OrderOpened:
    """Buyers can join."""

    deadline: datetime


@fact
class OrderExtended:
    """The deadline moved to later; a closed order is open again."""

    deadline: datetime


@fact
class MinimumReached:
    """For the first time as many buyers had a place as the order needs."""

    buyers: int


@fact
class OrderClosed:
    """Nobody can join any more."""

    cause: ClosingCause
    buyers: int
    below_minimum: bool


@fact
class OrderOrdered:
    """The GOM bought the goods."""


@fact
class OrderShipped:
    """The goods are on their way; a submission may carry a tracking number of its own."""

    courier: str
    tracking: str


@fact
class OrderCompleted:
    """Every buyer has what they paid for, or the GOM called it done."""


@fact
class OrderCancelled:
    """The GOM called the order off; what was paid is due back."""

    reason: str


# A submission in it; where the outcome is not plain from the event, it carries the submission's status after it


@fact
class SubmissionPlaced:
    """A buyer has a place and owes `total`; a payment for it is made at `placed_at` or later."""

    submission_id: SubmissionId
    reference: str
    member_id: MemberId
    lines: tuple[Line, ...]
    total: Money
    contact: Contact
    note: Personal
    placed_at: datetime


@fact
class SubmissionWaitlisted:
    """The order was full: the buyer stands `position`th in line, and owes nothing yet."""

    submission_id: SubmissionId
    reference: str
    member_id: MemberId
    lines: tuple[Line, ...]
    total: Money
    contact: Contact
    note: Personal
    placed_at: datetime
    position: int


@fact
class PlaceOffered:
    """A freed place is held for the next in line until `until`."""

    submission_id: SubmissionId
    until: datetime


@fact
class PlaceTaken:
    """The one in line took the offered place and owes the total."""

    submission_id: SubmissionId
    status: SubmissionStatus


@fact
class SubmissionChanged:
    """The buyer changed what they take. `balance` is what they now still owe, `credit` what is theirs to get back."""

    submission_id: SubmissionId
    lines: tuple[Line, ...]
    total: Money
    balance: Money
    credit: Money
    status: SubmissionStatus


@fact
class SubmissionEnded:
    """The submission is over without goods and nothing is owed to the buyer: cancelled, or expired."""

    submission_id: SubmissionId
    cause: LeavingCause
    status: SubmissionStatus


@fact
class SubmissionShipped:
    """The buyer's parcel is on its way."""

    submission_id: SubmissionId
    courier: str
    tracking: str


@fact
class SubmissionReceived:
    """The buyer has the goods."""

    submission_id: SubmissionId


OrderEvent = (
    OrderCreated
    | OrderEdited
    | OrderOpened
    | OrderExtended
    | MinimumReached
    | OrderClosed
    | OrderOrdered
    | OrderShipped
    | OrderCompleted
    | OrderCancelled
    | SubmissionPlaced
    | SubmissionWaitlisted
    | PlaceOffered
    | PlaceTaken
    | SubmissionChanged
    | ProofReceived
    | ReviewStarted
    | PaymentRefused
    | PaymentCounted
    | ProofSetAside
    | RefundVoided
    | PaymentUncounted
    | SubmissionEnded
    | RefundDue
    | Refunded
    | SubmissionShipped
    | SubmissionReceived
)
