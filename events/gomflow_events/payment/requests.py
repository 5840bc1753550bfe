"""What can be asked of a payment."""

from datetime import date

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import MemberId, OrderId, PaymentId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.payment.terms import (
    Doubt,
    Expected,
    FieldPlace,
    Finding,
    FoundBy,
    PaidPlace,
    Picture,
    ReceiptFields,
    Share,
    UnmatchCause,
)


@fact
class ProofSent:
    """A buyer sends a picture for a submission, and for those in `also`; `chosen`: they said which, having several."""

    order_id: OrderId
    submission_id: SubmissionId
    member_id: MemberId
    gom_id: MemberId
    picture: Picture
    also: tuple[PaidPlace, ...] = ()
    chosen: bool = False


@fact
class ProofAssessed:
    """The Smart Agent read the picture and weighed it.

    `among` is the first number that no other proof of this sum and time has, or the one it has already; `same_as` are
    those of them that seem to be of the same transfer.
    """

    reader: str
    fields: ReceiptFields
    expected: Expected
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]
    took_ms: int
    places: tuple[FieldPlace, ...] = ()
    among: int | None = None
    same_as: tuple[PaymentId, ...] = ()


@fact
class ApprovalRequested:
    """The GOM lets the payment count; `amount` where it is not what the receipt says."""

    amount: Money | None = None
    note: Personal = ""


@fact
class RejectionRequested:
    """The GOM does not let the payment count, and says why."""

    reason: Personal


@fact
class UndoneApprovalReported:
    """The payment workflow says that the order took the money back as a member asked, for the reason in these words.

    `unmatched` says why a line is not its money, where that is what was taken back; `stays` what still counts where it
    was.
    """

    reason: Personal = ""
    by: str = ""
    stays: tuple[Share, ...] = ()
    unmatched: UnmatchCause | None = None


@fact
class ReopeningRequested:
    """The GOM wants to decide anew on a proof that was rejected or asked for again."""

    reason: Personal = ""


@fact
class BetterProofRequested:
    """The GOM asks the buyer for a better picture, and says why."""

    reason: Personal


@fact
class AssignmentRequested:
    """The GOM says that the payment is for another submission; `gom_id` manages the order of that one."""

    order_id: OrderId
    submission_id: SubmissionId
    gom_id: MemberId


@fact
class ProofMeant:
    """The buyer says which of their submissions with the same GOM a doubtful payment is for."""

    order_id: OrderId
    submission_id: SubmissionId
    gom_id: MemberId
    also: tuple[PaidPlace, ...] = ()


@fact
class ImageDeletionReported:
    """The time a picture is kept is over, and it was deleted."""

    name: str
    sha256: str


@fact
class MoneyFound:
    """A line of the GOM's statement is this payment's money."""

    bank: str
    line_id: str
    amount: Money
    day: date
    found_by: FoundBy
    import_id: str = ""


@fact
class MatchRequested:
    """The GOM says that a line of their statement is this payment's money."""

    bank: str
    line_id: str
    amount: Money
    day: date


@fact
class RecordingRequested:
    """The GOM says that a line of their statement is the payment of a submission that has no proof for it."""

    order_id: OrderId
    submission_id: SubmissionId
    member_id: MemberId
    gom_id: MemberId
    bank: str
    line_id: str
    amount: Money
    day: date
    fields: ReceiptFields
    expected: Expected


@fact
class UnmatchingRequested:
    """The GOM says that a line is not this payment's money after all, or takes the import back that it was in."""

    line_id: str
    cause: UnmatchCause = UnmatchCause.SAID
    import_id: str = ""


@fact
class MoneyMissed:
    """The GOM's statements are complete up to `until` and have no line for this payment."""

    bank: str
    until: date
    import_id: str = ""


@fact
class MoneyUnclear:
    """A line may be this payment's money, and that of another as well."""

    import_id: str = ""


PaymentRequest = (
    ProofSent
    | ProofAssessed
    | ApprovalRequested
    | RejectionRequested
    | UndoneApprovalReported
    | ReopeningRequested
    | BetterProofRequested
    | AssignmentRequested
    | ProofMeant
    | ImageDeletionReported
    | MoneyFound
    | MatchRequested
    | RecordingRequested
    | UnmatchingRequested
    | MoneyMissed
    | MoneyUnclear
)
