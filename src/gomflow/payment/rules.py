"""The rules of a payment: the points of each piece of evidence, and what they decide."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from gomflow_events.money import Money
from gomflow_events.payment.terms import Doubt, Evidence, Expected, Finding, ReceiptFields

POINTS: Mapping[Evidence, int] = {
    Evidence.AMOUNT: 30,
    Evidence.RECIPIENT: 20,
    Evidence.REFERENCE: 20,
    Evidence.DATE: 10,
    Evidence.SUCCESS: 10,
    Evidence.METHOD: 10,
}
"""What each piece of evidence is worth; together 100."""

APPROVE_FROM = 95
TRUST_FROM = 85

REJECTING = frozenset(
    {
        Doubt.NOT_A_RECEIPT,
        Doubt.TRANSFER_FAILED,
        Doubt.WRONG_RECIPIENT,
        Doubt.REFERENCE_USED,
    }
)
"""A proof with one of these is rejected at once; any other doubt is for the GOM to judge."""


class Verdict(StrEnum):
    """What becomes of a proof."""

    APPROVE = "approve"
    REVIEW = "review"
    REJECT = "reject"


def score_of(findings: Iterable[Finding]) -> int:
    """The points of the evidence, 0 to 100."""
    return sum(finding.points for finding in findings)


def verdict(score: int, doubts: Iterable[Doubt], fields: ReceiptFields, expected: Expected) -> Verdict:
    """Approve at 95 points without a doubt, or from 85 where the GOM trusts the method that far; else ask the GOM."""
    standing = frozenset(doubts)
    if standing & REJECTING:
        return Verdict.REJECT
    if standing or fields.amount is None or fields.reference is None:
        return Verdict.REVIEW
    if score >= APPROVE_FROM:
        return Verdict.APPROVE
    trusted = score >= TRUST_FROM and _is_trusted(fields, expected)
    return Verdict.APPROVE if trusted else Verdict.REVIEW


def _is_trusted(fields: ReceiptFields, expected: Expected) -> bool:
    """Whether the GOM lets proofs of this method count by themselves up to the amount due."""
    caps = [way.trust_up_to for way in expected.pay_to if way.method == fields.method]
    return any(cap is not None and expected.due <= cap for cap in caps)


def amount_of(fields: ReceiptFields, expected: Expected) -> Money | None:
    """The money a receipt shows, where it shows some in the order's currency."""
    if fields.amount is None or fields.currency not in {None, expected.due.currency.value}:
        return None
    return Money(fields.amount, expected.due.currency)
