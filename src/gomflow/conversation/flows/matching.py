"""A line of a statement and the payment it is, by the GOM's own word: what it may be, and what is asked then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from gomflow.order.state import Existing
from gomflow.order.submission import PAYABLE, Status, Submission
from gomflow.payment.matching import REASON
from gomflow.payment.state import Approved, Sent
from gomflow.ports.precedents import Candidate, OpenProof
from gomflow_events.identity import OrderId, PaymentId
from gomflow_events.money import Money
from gomflow_events.order.requests import ApprovalUndoRequested
from gomflow_events.payment.requests import MatchRequested, RecordingRequested, UnmatchingRequested
from gomflow_events.payment.terms import Expected, ReceiptFields, TransferStatus, UnmatchCause
from gomflow_events.statement.terms import StatementLine

__all__ = [
    "REASON",
    "RECORDABLE",
    "Fit",
    "fits",
    "matching",
    "recording",
    "rests_on_its_line",
    "unmatching",
]

RECORDABLE = PAYABLE | {Status.PAID}
"""A payment without a proof is recorded for a submission in one of these; what is beyond its total is credit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What a line may be: a proof without a line, or a submission that nobody sent a proof for.

    `argument` is the payment's id or the submission's reference; `amount` what the proof says or the submission owes.
    """

    argument: str
    reference: str
    buyer: str
    title: str
    amount: Money | None
    status: str
    is_proof: bool


def fits(proofs: Sequence[OpenProof], places: Sequence[Candidate], amount: Money) -> list[Fit]:
    """Everything a line of this amount may be, the likeliest first. A submission whose proof waits is that proof.

    In a group order many owe the same, and many have paid it: a proof of the amount, or of one that nobody could read,
    comes before those who owe it, and one that waits before those that were approved.
    """
    waiting = {proof.reference for proof in proofs if proof.status == "review"}
    found = [
        *(
            Fit(
                argument=proof.payment_id,
                reference=proof.reference,
                buyer=proof.buyer,
                title=proof.order_title,
                amount=proof.amount,
                status=proof.status,
                is_proof=True,
            )
            for proof in proofs
        ),
        *(
            Fit(
                argument=place.reference,
                reference=place.reference,
                buyer=place.buyer,
                title=place.order_title,
                amount=place.balance,
                status="",
                is_proof=False,
            )
            for place in places
            if place.reference not in waiting
        ),
    ]
    mine = [one for one in found if one.amount is None or one.amount.currency is amount.currency]
    return sorted(mine, key=lambda one: _rank(one, amount))


def _rank(one: Fit, amount: Money) -> int:
    if one.is_proof:
        if one.amount is None:
            return 1
        return (0 if one.status == "review" else 2) if one.amount == amount else 4
    return 3 if one.amount == amount else 5


def matching(bank: str, line: StatementLine) -> MatchRequested:
    """The wish that a line is a payment's money."""
    return MatchRequested(bank=bank, line_id=line.line_id, amount=line.amount, day=line.day)


def recording(
    bank: str, line: StatementLine, order_id: OrderId, order: Existing, submission: Submission, at: datetime
) -> RecordingRequested:
    """The wish that a line is a submission's payment; what it says is known as a receipt's words are.

    None of its numbers counts as the reference of a receipt: a bank prints some on every line. A proof that carries
    one is doubted all the same.
    """
    return RecordingRequested(
        order_id=order_id,
        submission_id=submission.submission_id,
        member_id=submission.member_id,
        gom_id=order.gom_id,
        bank=bank,
        line_id=line.line_id,
        amount=line.amount,
        day=line.day,
        fields=ReceiptFields(
            is_receipt=True,
            method=bank,
            amount=line.amount.amount,
            currency=line.amount.currency.value,
            other_references=line.references,
            paid_at=line.at or datetime.combine(line.day, time()),
            day_only=line.at is None,
            sender=line.sender or None,
            status=TransferStatus.SUCCESS,
            confidence=1.0,
        ),
        expected=Expected(due=submission.balance, pay_to=order.details.pay_to, since=submission.placed_at, until=at),
    )


def unmatching(
    payment_id: PaymentId, payment: Sent, line_id: str, cause: UnmatchCause = UnmatchCause.SAID, import_id: str = ""
) -> tuple[str, str, object]:
    """Whom to ask that a line is not a payment's money, and what: the order, where an approval rests on the line."""
    proof = payment.proof
    if rests_on_its_line(payment):
        undo = ApprovalUndoRequested(
            submission_id=proof.submission_id, payment_id=payment_id, reason=REASON, unmatched=cause
        )
        return "order", proof.order_id, undo
    return "payment", payment_id, UnmatchingRequested(line_id=line_id, cause=cause, import_id=import_id)


def rests_on_its_line(payment: Sent) -> bool:
    """Whether a payment counts because of a line, and for nothing else."""
    return isinstance(payment, Approved) and (payment.on_statement.settled or payment.proof.is_recorded)
