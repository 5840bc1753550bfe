"""The words an order is described in."""

from datetime import datetime
from enum import StrEnum

from gomflow_events.fact import Confidential, Personal, fact
from gomflow_events.money import Currency, Money


@fact
class Item:
    """One variant of the product, with its price. `item_id` is short and unique within the order, as in 1, 2, 3."""

    item_id: str
    name: str
    price: Money


@fact
class Line:
    """How many of one item a buyer takes."""

    item_id: str
    quantity: int


@fact
class Contact:
    """Where the goods go. `phone` is E.164."""

    name: Personal
    phone: Personal
    address: Personal


@fact
class PayTo:
    """An account the GOM takes money on.

    `method` is a key of the Smart Agent's method catalogue. `trust_up_to` is the amount up to which a proof of 85 to
    94 points is approved without the GOM; None means never.
    """

    method: str
    account: Personal
    holder: Personal
    trust_up_to: Confidential[Money | None] = None


@fact
class OrderDetails:
    """What a GOM says of an order. `minimum` and `maximum` count buyers; no maximum is None."""

    title: str
    description: str
    items: tuple[Item, ...]
    currency: Currency
    deadline: datetime
    minimum: int
    maximum: int | None
    pay_to: tuple[PayTo, ...]
    shipping_fee: Money
    close_at_maximum: bool = False


class SubmissionStatus(StrEnum):
    """Where a submission stands."""

    WAITLISTED = "waitlisted"
    OFFERED = "offered"
    AWAITING_PAYMENT = "awaiting_payment"
    PROOF_RECEIVED = "proof_received"
    UNDER_REVIEW = "under_review"
    REJECTED = "rejected"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    SHIPPED = "shipped"
    RECEIVED = "received"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class ClosingCause(StrEnum):
    """What closed an order."""

    BY_HAND = "by_hand"
    DEADLINE = "deadline"
    MAXIMUM = "maximum"


class SetAsideCause(StrEnum):
    """Why a proof does not wait at a submission any more, without a decision on the money."""

    ASKED_AGAIN = "asked_again"
    ASSIGNED = "assigned"
    UNMATCHED = "unmatched"


class LeavingCause(StrEnum):
    """What ended a submission that was not fulfilled."""

    WITHDRAWN = "withdrawn"
    ORDER_CANCELLED = "order_cancelled"
    UNPAID = "unpaid"
    NO_PLACE = "no_place"
    OFFER_LAPSED = "offer_lapsed"
    OFFER_DECLINED = "offer_declined"
