"""What can have happened to a payment."""

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
    Ground,
    PaidPlace,
    Picture,
    ReceiptFields,
    Share,
    UnmatchCause,
)


@fact
class ProofSubmitted:
    """A buyer sent a picture as the proof of a payment.

    `also` are the submissions that the same transfer pays; `chosen`: they said which it is for, having several.
    """

    order_id: OrderId
    submission_id: SubmissionId
    member_id: MemberId
    gom_id: MemberId
    picture: Picture
    seen_before: bool = False
    also: tuple[PaidPlace, ...] = ()
    chosen: bool = False


@fact
class PaymentRecorded:
    """The GOM recorded a payment from a line of their statement, without a proof.

    `fields` are what the line says, `expected` what the submission owed then.
    """

    order_id: OrderId
    submission_id: SubmissionId
    member_id: MemberId
    gom_id: MemberId
    fields: ReceiptFields
    expected: Expected


@fact
class ProofRead:
    """The Smart Agent read the picture, or weighed anew what it had read of it.

    `took_ms` is the time of the reading in milliseconds; `places` are where on the picture it was read. `among` is its
    number among the proofs that show this sum at this time, None where it does not show both; `same_as` are those of
    them that seem to be of the same transfer, under another number.
    """

    reader: str
    fields: ReceiptFields
    expected: Expected
    score: int
    findings: tuple[Finding, ...]
    took_ms: int
    places: tuple[FieldPlace, ...] = ()
    among: int | None = None
    same_as: tuple[PaymentId, ...] = ()


@fact
class ProofApproved:
    """The payment counts: `amount` on the submission, or parted among several in `shares`; its reference is used up.

    `looks_like_another`: the GOM approved it knowing that another payment's reference reads nearly the same.
    `also_known_as` are the networks' numbers for the same transfer; what is shown under one of them later is doubted.
    `ground` is the rule the Smart Agent approved it by; None where the GOM did.
    """

    amount: Money
    method: str | None
    reference: str | None
    score: int
    looks_like_another: bool = False
    also_known_as: tuple[str, ...] = ()
    ground: Ground | None = None
    shares: tuple[Share, ...] = ()
    note: Personal = ""


@fact
class ProofHeld:
    """The proof is doubtful and waits for the GOM. `ground` is the rule that kept it from being approved."""

    score: int
    doubts: tuple[Doubt, ...]
    ground: Ground | None = None


@fact
class ProofRejected:
    """The proof does not count. `doubts` are the Smart Agent's reasons, `reason` the GOM's words."""

    score: int
    doubts: tuple[Doubt, ...]
    reason: Personal = ""


@fact
class DecisionUndone:
    """A decision was taken back by a member, for the reason in these words: the proof waits for the GOM again.

    A reference that was used up stays with this payment while it waits. `stays` is what of the money still counts where
    it was, for it was refunded there or the order is complete.
    """

    reason: Personal = ""
    by: str = ""
    stays: tuple[Share, ...] = ()


@fact
class ReferenceGivenBack:
    """An approval was taken back and is no more: what it had used up may pay for something, when the GOM says so.

    `also_known_as` are the networks' numbers that were used up with the reference.
    """

    method: str | None
    reference: str | None
    also_known_as: tuple[str, ...] = ()


@fact
class BetterProofAsked:
    """The GOM asked the buyer for a better picture, and said why; this one does not count."""

    score: int
    doubts: tuple[Doubt, ...]
    reason: Personal


@fact
class ProofAssigned:
    """The payment is for this submission, and those in `also`; it is weighed anew against them.

    The GOM said so, or the buyer when they were asked which of theirs it is for.
    """

    order_id: OrderId
    submission_id: SubmissionId
    from_order_id: OrderId
    from_submission_id: SubmissionId
    also: tuple[PaidPlace, ...] = ()


@fact
class ProofImageDeleted:
    """The picture was deleted from the object store."""

    name: str
    sha256: str


@fact
class PaymentConfirmed:
    """The money is on the GOM's own statement: the line `line_id` of their `bank`, used up by this payment.

    `import_id` is the import that showed it, empty where the line was there before the proof. `settled` says that the
    payment was approved because of it.
    """

    bank: str
    line_id: str
    amount: Money
    day: date
    found_by: FoundBy
    import_id: str = ""
    settled: bool = False


@fact
class PaymentUnmatched:
    """A line is not this payment's money after all, and may be another's. `import_id` is what was taken back."""

    line_id: str
    cause: UnmatchCause
    import_id: str = ""


@fact
class PaymentAmountDiffers:
    """The GOM's statement has the payment's reference with another amount: `arrived` instead of `counted`.

    `counted` is what counts, or while it is in review what the receipt shows.
    """

    bank: str
    line_id: str
    counted: Money
    arrived: Money
    day: date
    import_id: str = ""


@fact
class PaymentMissing:
    """The payment was approved, and the GOM's statements, complete up to `until`, have no such money."""

    bank: str
    until: date
    import_id: str = ""


@fact
class PaymentNotMissed:
    """The payment is not counted as missing any more, though its money was not found.

    A line may be its money or another's as well, or the statements do not cover its day any more.
    """

    import_id: str = ""


PaymentEvent = (
    ProofSubmitted
    | PaymentRecorded
    | ProofRead
    | ProofApproved
    | ProofHeld
    | ProofRejected
    | DecisionUndone
    | ReferenceGivenBack
    | BetterProofAsked
    | ProofAssigned
    | ProofImageDeleted
    | PaymentConfirmed
    | PaymentUnmatched
    | PaymentAmountDiffers
    | PaymentMissing
    | PaymentNotMissed
)
