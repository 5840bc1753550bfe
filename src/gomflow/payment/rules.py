"""The rules of a payment: the points of each piece of evidence, and what they decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gomflow.aggregate import Asked
from gomflow.payment.rejections import PaymentDecided, ProofNotReadYet
from gomflow.payment.state import InReview, Reading, Sent, Weighed, status_of
from gomflow.rejected import NotAllowed
from gomflow_events.identity import Role
from gomflow_events.money import Money
from gomflow_events.payment.terms import Doubt, Evidence, Expected, Finding, Ground, MethodRule, ReceiptFields

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
        Doubt.OUR_EXAMPLE,
        Doubt.TRANSFER_FAILED,
        Doubt.WRONG_RECIPIENT,
        Doubt.REFERENCE_USED,
    }
)
"""A proof with one of these is rejected at once; any other doubt is for the GOM to judge."""


TRUSTED_AWAY = frozenset({Doubt.STATUS_UNREADABLE, Doubt.DATE_UNREADABLE})
"""What is missing where a proof has 85 to 94 points and nothing speaks against it: all that trust in a method covers.

Every other doubt is a gate: it blocks an approval whatever the points and whatever the GOM trusts.
"""


class Verdict(StrEnum):
    """What becomes of a proof."""

    APPROVE = "approve"
    REVIEW = "review"
    REJECT = "reject"


def score_of(findings: Iterable[Finding]) -> int:
    """The points of the evidence, 0 to 100."""
    return sum(finding.points for finding in findings)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of a proof, and by which rule."""

    verdict: Verdict
    ground: Ground


def judged(score: int, doubts: Iterable[Doubt], fields: ReceiptFields, expected: Expected) -> Judgement:
    """Approve at 95 points without a doubt, or from 85 where the GOM trusts the method that far; else ask the GOM.

    Above the amount that the GOM set for the method nothing is approved without them.
    """
    standing = frozenset(doubts)
    if standing & REJECTING:
        return Judgement(Verdict.REJECT, Ground.DOUBT)
    amount = amount_of(fields, expected)
    if standing - TRUSTED_AWAY or amount is None or fields.reference is None:
        return Judgement(Verdict.REVIEW, Ground.DOUBT)
    if score < TRUST_FROM:
        return Judgement(Verdict.REVIEW, Ground.LOW_SCORE)
    rule = rule_of(fields, expected)
    if rule.approve_up_to is not None and amount > rule.approve_up_to:
        return Judgement(Verdict.REVIEW, Ground.ABOVE_LIMIT)
    if score >= APPROVE_FROM and not standing:
        return Judgement(Verdict.APPROVE, Ground.FULL_SCORE)
    if rule.trust_up_to is None or amount > rule.trust_up_to:
        return Judgement(Verdict.REVIEW, Ground.NOT_TRUSTED)
    return Judgement(Verdict.APPROVE, Ground.TRUSTED)


def rule_of(fields: ReceiptFields, expected: Expected) -> MethodRule:
    """The GOM's rule for the method that was read; without one, what the order's accounts say of trust."""
    if expected.rule is not None:
        return expected.rule
    trusted = [
        way.trust_up_to for way in expected.pay_to if way.method == fields.method and way.trust_up_to is not None
    ]
    return MethodRule(
        method=fields.method or "",
        currency=expected.due.currency,
        trust_up_to=max(trusted, default=None),
    )


def holding(findings: Iterable[Finding]) -> frozenset[Evidence]:
    """The evidence that has all its points."""
    return frozenset(finding.evidence for finding in findings if finding.points == POINTS[finding.evidence])


def amount_of(fields: ReceiptFields, expected: Expected) -> Money | None:
    """The money a receipt shows, where it shows some in the order's currency."""
    if fields.amount is None or fields.currency not in {None, expected.due.currency.value}:
        return None
    try:
        return Money(fields.amount, expected.due.currency)
    except ValueError:
        return None  # A fraction of a centavo, or no number at all: it was misread.


def only_the_gom(payment: Sent, asked: Asked) -> None:
    """Only the GOM of a payment's order, or an operator, decides on it."""
    if not (asked.actor.is_member(payment.proof.gom_id) or asked.actor.has(Role.OPERATOR)):
        raise NotAllowed


def waiting_for_the_gom(payment: Sent, asked: Asked) -> InReview:
    """A payment that the one who asks can decide on now."""
    only_the_gom(payment, asked)
    if isinstance(payment, Reading | Weighed):
        raise ProofNotReadYet
    if not isinstance(payment, InReview):
        raise PaymentDecided(status=status_of(payment))
    return payment
