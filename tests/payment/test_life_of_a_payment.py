"""The life of a payment: a picture, a reading, a decision, and a reference that pays once."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from gomflow.payment import rejections as no
from gomflow.payment.claiming import ALIKE, MOMENT, REFERENCE
from gomflow.payment.decide import PAYMENT, claims
from gomflow.payment.rules import POINTS, REJECTING, TRUSTED_AWAY, Verdict, judged, score_of
from gomflow.payment.state import Approved, InReview, Refused
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow.testing.decisions import GOM, given, member
from gomflow.testing.orders import pesos
from gomflow.testing.proofs import ANA, EXPECTED, FIELDS, PICTURE, SENT, assessed, findings, held, sent
from gomflow_events.identity import AGENT, CLOCK, PaymentId
from gomflow_events.money import Currency
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import Doubt, Ground, MethodRule


def test_all_evidence_makes_a_hundred_points() -> None:
    assert 100 == sum(POINTS.values())
    assert 100 == score_of(findings())


def test_a_flawless_proof_is_approved_and_uses_up_its_reference() -> None:
    found = sent().when(assessed(), by=AGENT)

    after = found.then_kinds(e.ProofRead, e.ProofApproved)

    assert isinstance(after.state, Approved)
    assert pesos(500) == after.state.amount
    assert {
        (REFERENCE, "1061318609139"),
        (ALIKE, "1061318609139"),
    } == {(c.kind, c.key) for c in claims("p1", found.events)}


def test_a_used_reference_is_rejected() -> None:
    used = {(REFERENCE, "1061318609139")}

    after = sent().when(assessed(), by=AGENT, taken=used).then_kinds(e.ProofRead, e.ProofRejected)

    assert (Doubt.REFERENCE_USED,) == after.history[-1].doubts


def test_a_reference_that_reads_like_a_used_one_is_for_the_gom() -> None:
    alike = {(ALIKE, "1061318609139")}

    after = sent().when(assessed(), by=AGENT, taken=alike).then_kinds(e.ProofRead, e.ProofHeld)

    assert (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,) == after.history[-1].doubts
    approved = after.when(r.ApprovalRequested(), taken=alike)
    assert [REFERENCE] == [c.kind for c in claims("p1", approved.events)]


def test_what_seems_to_be_anothers_transfer_is_for_the_gom_whoever_is_trusted() -> None:
    trusting = replace(EXPECTED, rule=MethodRule(method="gcash", currency=Currency.PHP, trust_up_to=pesos(900)))
    like = assessed(same_as=(PaymentId("p0"),), among=1, expected=trusting)

    after = sent().when(like, by=AGENT).then_kinds(e.ProofRead, e.ProofHeld)

    assert (Doubt.TRANSFER_SHOWN_BEFORE,) == after.history[-1].doubts
    assert (("p0",), 1) == (after.history[-2].same_as, after.history[-2].among)
    after.when(r.ApprovalRequested()).then_kinds(e.ProofApproved)


def test_of_its_doubts_about_a_number_the_plainest_is_told() -> None:
    used, alike = {(REFERENCE, "1061318609139")}, {(ALIKE, "1061318609139")}
    like = assessed(same_as=(PaymentId("p0"),))

    refused = sent().when(like, by=AGENT, taken=used).then_kinds(e.ProofRead, e.ProofRejected)
    held_back = sent().when(like, by=AGENT, taken=alike).then_kinds(e.ProofRead, e.ProofHeld)

    assert (Doubt.REFERENCE_USED,) == refused.history[-1].doubts
    assert (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,) == held_back.history[-1].doubts


def test_a_proof_has_a_number_among_those_of_its_sum_and_minute() -> None:
    fractional = replace(FIELDS, amount=Decimal("500.001"))
    of_a_day = replace(FIELDS, day_only=True)

    assert ["PHP-50000-20261101T2000-2"] == numbered(assessed(among=2))
    assert ["PHP-50000-20261101T2000-0"] == numbered(assessed(among=0, fields=replace(FIELDS, currency=None)))
    assert ["PHP-50000-20261101-0"] == numbered(assessed(Doubt.DATE_TOO_OLD, among=0, fields=of_a_day))
    assert [] == numbered(assessed())
    for unread in (fractional, replace(FIELDS, paid_at=None), replace(FIELDS, reference=None)):
        assert [] == numbered(assessed(among=0, fields=unread))


def numbered(request: r.ProofAssessed) -> list[str]:
    return [claim.key for claim in claims("p1", sent().when(request, by=AGENT).events) if claim.kind == MOMENT]


def test_nothing_is_decided_while_another_of_its_sum_and_minute_is_to_be_looked_at() -> None:
    taken = {(MOMENT, "PHP-50000-20261101T2000-0")}

    sent().when(assessed(among=0), by=AGENT, taken=taken).then_nothing()
    sent().when(assessed(among=1), by=AGENT, taken=taken).then_kinds(e.ProofRead, e.ProofApproved)


def test_the_same_picture_again_never_approves_itself() -> None:
    again = given(PAYMENT).when(SENT, by=ANA, taken={("image", PICTURE.sha256)}).done()

    held_back = again.when(assessed(), by=AGENT).then_kinds(e.ProofRead, e.ProofHeld)

    assert (Doubt.IMAGE_USED,) == held_back.history[-1].doubts


@pytest.mark.parametrize("doubt", sorted(REJECTING))
def test_what_is_plainly_no_payment_is_rejected_at_once(doubt: Doubt) -> None:
    sent().when(assessed(doubt), by=AGENT).then_kinds(e.ProofRead, e.ProofRejected)


@pytest.mark.parametrize("doubt", sorted(set(Doubt) - REJECTING))
def test_every_other_doubt_is_for_the_gom(doubt: Doubt) -> None:
    sent().when(assessed(doubt), by=AGENT).then_kinds(e.ProofRead, e.ProofHeld)


def test_ninety_points_count_only_where_the_gom_trusts_the_method_that_far() -> None:
    weaker = assessed(findings=findings(date=0))
    trusting = replace(EXPECTED, pay_to=(replace(EXPECTED.pay_to[0], trust_up_to=pesos(500)),))
    capped = replace(EXPECTED, pay_to=(replace(EXPECTED.pay_to[0], trust_up_to=pesos(499)),))

    sent().when(weaker, by=AGENT).then_kinds(e.ProofRead, e.ProofHeld)
    sent().when(replace(weaker, expected=trusting), by=AGENT).then_kinds(e.ProofRead, e.ProofApproved)
    sent().when(replace(weaker, expected=capped), by=AGENT).then_kinds(e.ProofRead, e.ProofHeld)


RULE = MethodRule(method="gcash", currency=Currency.PHP)


@pytest.mark.parametrize(
    ("approve", "trust", "missing", "became", "ground"),
    [
        (None, None, (), e.ProofApproved, Ground.FULL_SCORE),
        (500, None, (), e.ProofApproved, Ground.FULL_SCORE),
        (499, None, (), e.ProofHeld, Ground.ABOVE_LIMIT),
        (0, 900, (), e.ProofHeld, Ground.ABOVE_LIMIT),
        (None, None, (Doubt.DATE_UNREADABLE,), e.ProofHeld, Ground.NOT_TRUSTED),
        (None, 499, (Doubt.STATUS_UNREADABLE,), e.ProofHeld, Ground.NOT_TRUSTED),
        (None, 500, (Doubt.STATUS_UNREADABLE,), e.ProofApproved, Ground.TRUSTED),
        (499, 500, (Doubt.DATE_UNREADABLE,), e.ProofHeld, Ground.ABOVE_LIMIT),
        (None, 900, (Doubt.DATE_UNREADABLE, Doubt.STATUS_UNREADABLE), e.ProofHeld, Ground.LOW_SCORE),
    ],
)
def test_the_rule_of_the_gom_says_what_counts_without_them(
    approve: int | None, trust: int | None, missing: tuple[Doubt, ...], became: type, ground: Ground
) -> None:
    rule = replace(
        RULE,
        approve_up_to=None if approve is None else pesos(approve),
        trust_up_to=None if trust is None else pesos(trust),
    )
    worth = {doubt.value.partition("_")[0].replace("status", "success"): 0 for doubt in missing}
    request = assessed(*missing, findings=findings(**worth), expected=replace(EXPECTED, rule=rule))

    after = sent().when(request, by=AGENT).then_kinds(e.ProofRead, became)

    assert rule == after.history[-2].expected.rule
    assert ground is after.history[-1].ground


@pytest.mark.parametrize("gate", sorted(set(Doubt) - TRUSTED_AWAY))
def test_no_trust_opens_a_gate(gate: Doubt) -> None:
    trusting = replace(EXPECTED, rule=replace(RULE, trust_up_to=pesos(900_000)))

    after = sent().when(assessed(gate, expected=trusting), by=AGENT)

    assert not isinstance(after.events[-1], e.ProofApproved)


def test_only_the_buyer_sends_and_only_the_agent_assesses() -> None:
    given(PAYMENT).when(SENT, by=member("ben")).then_rejected(NotAllowed)
    sent().when(assessed(), by=GOM).then_rejected(NotAllowed)
    sent().when(SENT, by=ANA).then_rejected(NothingToChange)


def test_a_proof_is_assessed_once() -> None:
    held().when(assessed(), by=AGENT).then_nothing()


def test_the_gom_approves_what_the_receipt_says_or_another_amount() -> None:
    as_read = held().when(r.ApprovalRequested()).done()
    less = held().when(r.ApprovalRequested(amount=pesos(300))).done()

    assert pesos(500) == as_read.state.amount
    assert pesos(300) == less.state.amount


def test_an_unreadable_amount_has_to_be_said() -> None:
    blurred = assessed(Doubt.AMOUNT_UNREADABLE, fields=replace(FIELDS, amount=None))
    waiting = sent().when(blurred, by=AGENT).done()

    waiting.when(r.ApprovalRequested()).then_rejected(no.AmountUnknown)
    waiting.when(r.ApprovalRequested(amount=pesos(-1))).then_rejected(no.AmountInvalid)
    assert isinstance(waiting.when(r.ApprovalRequested(amount=pesos(500))).done().state, Approved)


@pytest.mark.parametrize("misread", ["450.005", "NaN", "Infinity"])
def test_an_amount_that_is_no_money_is_not_read_at_all(misread: str) -> None:
    odd = assessed(Doubt.AMOUNT_DIFFERS, fields=replace(FIELDS, amount=Decimal(misread)))

    waiting = sent().when(odd, by=AGENT).then_kinds(e.ProofRead, e.ProofHeld)

    waiting.when(r.ApprovalRequested()).then_rejected(no.AmountUnknown)


def test_not_even_the_gom_counts_a_reference_twice() -> None:
    used = {(REFERENCE, "1061318609139")}

    held().when(r.ApprovalRequested(), taken=used).then_rejected(no.ReferenceUsed)


def test_two_reviewers_get_one_outcome() -> None:
    approved = held().when(r.ApprovalRequested()).done()

    approved.when(r.RejectionRequested(reason="unclear")).then_rejected(no.PaymentDecided)
    approved.when(r.ApprovalRequested()).then_rejected(no.PaymentDecided)


def test_only_the_orders_gom_decides() -> None:
    held().when(r.ApprovalRequested(), by=ANA).then_rejected(NotAllowed)
    assert isinstance(held().when(r.RejectionRequested(reason="not arrived")).done().state, Refused)


def test_nothing_is_decided_while_it_is_being_read() -> None:
    sent().when(r.ApprovalRequested()).then_rejected(no.ProofNotReadYet)
    given(PAYMENT).when(r.ApprovalRequested()).then_rejected(no.PaymentUnknown)


def test_the_deletion_of_a_picture_is_noted_once_and_by_the_clock() -> None:
    gone = r.ImageDeletionReported(name="picture-1", sha256="aa" * 32)

    held().when(gone, by=GOM).then_rejected(NotAllowed)
    after = held().when(gone, by=CLOCK).then_kinds(e.ProofImageDeleted)
    after.when(gone, by=CLOCK).then_nothing()
    assert isinstance(after.state, InReview)


@for_all(
    points=st.integers(min_value=0, max_value=100),
    doubts=st.lists(st.sampled_from(sorted(Doubt)), max_size=4),
    readable=st.booleans(),
)
def test_nothing_is_approved_unaided_against_a_doubt(points: int, doubts: list[Doubt], readable: bool) -> None:  # noqa: FBT001
    fields = FIELDS if readable else replace(FIELDS, reference=None)

    decided = judged(points, doubts, fields, EXPECTED).verdict

    if decided is Verdict.APPROVE:
        assert not doubts
        assert readable
        assert points >= 95
