"""What can be asked of a payment."""

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import MemberId, OrderId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.payment.terms import Doubt, Expected, Finding, Picture, ReceiptFields


@fact
class ProofSent:
    """A buyer sends a picture for a submission."""

    order_id: OrderId
    submission_id: SubmissionId
    member_id: MemberId
    gom_id: MemberId
    picture: Picture


@fact
class ProofAssessed:
    """The Smart Agent read the picture and weighed it."""

    reader: str
    fields: ReceiptFields
    expected: Expected
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]
    took_ms: int


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
class ImageDeletionReported:
    """The time a picture is kept is over, and it was deleted."""

    name: str
    sha256: str


PaymentRequest = ProofSent | ProofAssessed | ApprovalRequested | RejectionRequested | ImageDeletionReported
