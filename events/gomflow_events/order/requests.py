"""What can be asked of an order: a command written down, itself a fact."""

from datetime import datetime

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import MemberId, PaymentId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.order.terms import Contact, Line, OrderDetails, SetAsideCause
from gomflow_events.payment.terms import Doubt, UnmatchCause


@fact
class OrderCreationRequested:
    """A GOM asks for a new order. `codes` are random candidates for its short name, tried in turn."""

    codes: tuple[str, ...]
    details: OrderDetails


@fact
class OrderEditRequested:
    """The GOM asks to change what the order says."""

    details: OrderDetails


@fact
class OpeningRequested:
    """The GOM lets buyers in."""


@fact
class ExtensionRequested:
    """The GOM moves the deadline to later, reopening a closed order."""

    deadline: datetime


@fact
class ClosingRequested:
    """The GOM closes; below the minimum only when `below_minimum_is_fine`."""

    below_minimum_is_fine: bool = False


@fact
class DeadlineReached:
    """The clock says that `deadline` has passed."""

    deadline: datetime


@fact
class PurchaseReported:
    """The GOM bought the goods."""


@fact
class ShippingReported:
    """The GOM sent the goods: of one submission, or of everybody who paid."""

    courier: str
    tracking: str
    submission_id: SubmissionId | None = None


@fact
class CompletionRequested:
    """The GOM calls the order done."""


@fact
class CancellationRequested:
    """The GOM calls the order off."""

    reason: str


@fact
class SubmissionRequested:
    """A buyer asks for a place. `suffixes` are random candidates for the second half of the reference."""

    submission_id: SubmissionId
    member_id: MemberId
    suffixes: tuple[str, ...]
    lines: tuple[Line, ...]
    contact: Contact
    note: Personal


@fact
class ChangeRequested:
    """A buyer asks for other quantities."""

    submission_id: SubmissionId
    lines: tuple[Line, ...]


@fact
class WithdrawalRequested:
    """A buyer leaves."""

    submission_id: SubmissionId


@fact
class OfferAnswered:
    """A buyer in line takes the offered place, or lets it go."""

    submission_id: SubmissionId
    taken: bool


@fact
class OfferLapsed:
    """The clock says that an offer's time is over."""

    submission_id: SubmissionId
    until: datetime


@fact
class ReceiptConfirmed:
    """A buyer says that the goods are there."""

    submission_id: SubmissionId


@fact
class ProofReported:
    """The payment workflow says that a proof came in."""

    submission_id: SubmissionId
    payment_id: PaymentId


@fact
class ReviewReported:
    """The payment workflow says that a proof waits for the GOM."""

    submission_id: SubmissionId
    payment_id: PaymentId


@fact
class RefusalReported:
    """The payment workflow says that a proof was not accepted."""

    submission_id: SubmissionId
    payment_id: PaymentId
    doubts: tuple[Doubt, ...]


@fact
class PaymentReported:
    """The payment workflow says that money counts for a submission."""

    submission_id: SubmissionId
    payment_id: PaymentId
    amount: Money


@fact
class SettingAsideReported:
    """The payment workflow says that a proof does not wait at a submission any more."""

    submission_id: SubmissionId
    payment_id: PaymentId
    cause: SetAsideCause


@fact
class ApprovalUndoRequested:
    """The GOM takes the approval of a payment back, and may say why: its money does not count any more.

    `unmatched` says why the line it rests on is not its money.
    """

    submission_id: SubmissionId
    payment_id: PaymentId
    reason: Personal = ""
    unmatched: UnmatchCause | None = None


@fact
class SharedUndoReported:
    """The payment workflow says that an approval was taken back whose money this submission shared in."""

    submission_id: SubmissionId
    payment_id: PaymentId
    reason: Personal = ""


@fact
class RefundReported:
    """The GOM sent what was due back."""

    submission_id: SubmissionId


OrderRequest = (
    OrderCreationRequested
    | OrderEditRequested
    | OpeningRequested
    | ExtensionRequested
    | ClosingRequested
    | DeadlineReached
    | PurchaseReported
    | ShippingReported
    | CompletionRequested
    | CancellationRequested
    | SubmissionRequested
    | ChangeRequested
    | WithdrawalRequested
    | OfferAnswered
    | OfferLapsed
    | ReceiptConfirmed
    | ProofReported
    | ReviewReported
    | RefusalReported
    | PaymentReported
    | SettingAsideReported
    | ApprovalUndoRequested
    | SharedUndoReported
    | RefundReported
)
