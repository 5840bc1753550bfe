"""The words a payment proof is described in."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from gomflow_events.fact import Confidential, Personal, fact
from gomflow_events.identity import OrderId, SubmissionId
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo


@fact
class Picture:
    """An image or PDF in the object store. `sha256` is of the bytes as they arrived; `size` is in bytes."""

    name: str
    sha256: str
    media_type: str
    size: int


class TransferStatus(StrEnum):
    """What a receipt says became of the transfer."""

    SUCCESS = "success"
    PENDING = "pending"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Evidence(StrEnum):
    """What speaks for a proof; the points of each are in the rules of the payment aggregate."""

    AMOUNT = "amount"
    RECIPIENT = "recipient"
    REFERENCE = "reference"
    DATE = "date"
    SUCCESS = "success"
    METHOD = "method"


@fact
class ReceiptFields:
    """What was read off a receipt; None where it does not say or could not be read.

    `amount` excludes fees. `currency` is an ISO code. `paid_at` is the receipt's own local time, without a zone;
    where the receipt gives no time of day, it is that day's midnight and `day_only`. `method` is the app that issued
    it, `rail` the network it names; where only that can be told, both are the rail. `other_references` are numbers
    that others than the app gave the same transfer, such as the network's: the ones the recipient's statement lists.
    `recipient_guessed` says that no label on the receipt names the recipient: what differs then proves nothing.
    `is_example` says that it is the example of a good screenshot that GOMFLOW itself sends to buyers.
    `contradicted` says that not all that stands on it can be true, or that it says itself that it is no receipt.
    `painted_over` is the evidence that stands on a patch of another shade, as if typed over what the receipt had there.
    `confidence` is the reader's, 0 to 1, over the lines the fields came from.
    """

    is_receipt: bool
    method: str | None = None
    rail: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    fee: Decimal | None = None
    reference: str | None = None
    other_references: tuple[str, ...] = ()
    paid_at: Annotated[datetime, Meta(tz=False)] | None = None
    day_only: bool = False
    sender: Personal | None = None
    recipient: Personal | None = None
    recipient_account: Personal | None = None
    recipient_guessed: bool = False
    is_example: bool = False
    contradicted: bool = False
    painted_over: tuple[Evidence, ...] = ()
    status: TransferStatus = TransferStatus.UNKNOWN
    confidence: float = 0.0


@fact
class MethodRule:
    """How far a GOM lets the Smart Agent go by itself with proofs of one method.

    `approve_up_to` is the amount up to which it approves without the GOM at all; None is without a limit, zero never.
    `trust_up_to` is the amount up to which it does so for a proof of 85 to 94 points; None is never.
    """

    method: str
    currency: Currency
    approve_up_to: Confidential[Money | None] = None
    trust_up_to: Confidential[Money | None] = None


@fact
class PaidPlace:
    """A submission that a payment is for."""

    order_id: OrderId
    submission_id: SubmissionId


@fact
class Share:
    """What of a payment is for one submission, or is due for it."""

    order_id: OrderId
    submission_id: SubmissionId
    amount: Money


@fact
class Expected:
    """What a proof is held against, as it stood when the proof was read.

    `since` to `until` is when the transfer can have been made. `rule` is the GOM's for the method that was read, None
    where they set none. `others` are the submissions that the same transfer pays, with what is due for each; `due` is
    the sum of all.
    """

    due: Money
    pay_to: tuple[PayTo, ...]
    since: datetime
    until: datetime
    rule: MethodRule | None = None
    others: tuple[Share, ...] = ()


class Ground(StrEnum):
    """Which rule decided what the Smart Agent did with a proof.

    All the evidence was there; nearly all, and the GOM trusts the method that far; a doubt that blocks stood against
    it; too little evidence; evidence that would do if the GOM trusted the method that far; an amount above what the
    GOM lets it approve.
    """

    FULL_SCORE = "full_score"
    TRUSTED = "trusted"
    DOUBT = "doubt"
    LOW_SCORE = "low_score"
    NOT_TRUSTED = "not_trusted"
    ABOVE_LIMIT = "above_limit"


@fact
class FieldPlace:
    """Where on the picture a piece of evidence was read, in thousandths of its width and height."""

    evidence: Evidence
    left: int
    top: int
    right: int
    bottom: int


class Doubt(StrEnum):
    """What stands against approving a proof unaided."""

    NOT_A_RECEIPT = "not_a_receipt"
    TRANSFER_FAILED = "transfer_failed"
    TRANSFER_PENDING = "transfer_pending"
    STATUS_UNREADABLE = "status_unreadable"
    WRONG_RECIPIENT = "wrong_recipient"
    RECIPIENT_UNREADABLE = "recipient_unreadable"
    REFERENCE_USED = "reference_used"
    REFERENCE_UNREADABLE = "reference_unreadable"
    REFERENCE_MALFORMED = "reference_malformed"
    REFERENCE_LOOKS_LIKE_ANOTHER = "reference_looks_like_another"
    REFERENCE_TAKEN_BACK = "reference_taken_back"
    IMAGE_USED = "image_used"
    AMOUNT_DIFFERS = "amount_differs"
    AMOUNT_UNREADABLE = "amount_unreadable"
    CURRENCY_DIFFERS = "currency_differs"
    METHOD_NOT_ACCEPTED = "method_not_accepted"
    METHOD_UNKNOWN = "method_unknown"
    DATE_IN_FUTURE = "date_in_future"
    DATE_TOO_OLD = "date_too_old"
    DATE_UNREADABLE = "date_unreadable"
    SEVERAL_FIT = "several_fit"
    UNREADABLE = "unreadable"
    OUR_EXAMPLE = "our_example"
    CONTRADICTED = "contradicted"
    TRANSFER_SHOWN_BEFORE = "transfer_shown_before"
    PAINTED_OVER = "painted_over"


@fact
class Finding:
    """One piece of evidence: what was expected, what was read, and the points it earned."""

    evidence: Evidence
    points: int
    expected: Personal
    read: Personal


class FoundBy(StrEnum):
    """What showed that a line of a statement is a payment's money.

    `person` is the sender's name with the amount and the day; `gom` that the GOM said so.
    """

    REFERENCE = "reference"
    PERSON = "person"
    GOM = "gom"


class UnmatchCause(StrEnum):
    """Why a line of a statement is not a payment's money any more.

    The GOM said so; they took the file back that it was in; the payment does not count.
    """

    SAID = "said"
    WITHDRAWN = "withdrawn"
    NOT_COUNTED = "not_counted"
