"""What the GOM's own statement does to a payment: a line settles, confirms or contradicts it, or is missing."""

from datetime import date

from gomflow.payment.claiming import REFERENCE
from gomflow.payment.decide import claims
from gomflow.payment.settling import LINE
from gomflow.payment.state import Approved, InReview
from gomflow.rejected import NotAllowed
from gomflow.testing.decisions import Given
from gomflow.testing.orders import pesos
from gomflow.testing.proofs import assessed, held, sent
from gomflow_events.identity import AGENT
from gomflow_events.money import Money
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import FoundBy

DAY = date(2026, 11, 1)
MISSED = r.MoneyMissed(bank="gcash", until=DAY)


def found(amount: Money, line: str = "l1") -> r.MoneyFound:
    return r.MoneyFound(bank="gcash", line_id=line, amount=amount, day=DAY, found_by=FoundBy.REFERENCE, import_id="i")


def approved() -> Given:
    return sent().when(assessed(), by=AGENT).done()


def test_a_line_settles_what_is_in_review_and_is_used_up() -> None:
    settling = held().when(found(pesos(500)), by=AGENT)

    after = settling.then_kinds(e.ProofApproved, e.PaymentConfirmed)

    assert isinstance(after.state, Approved)
    assert (True, "l1") == (after.state.on_statement.confirmed, after.state.on_statement.line_id)
    assert after.state.assessed.score == settling.events[0].score
    assert {REFERENCE, LINE} <= {claim.kind for claim in claims("p1", settling.events)}


def test_a_line_confirms_what_counts_and_does_so_once() -> None:
    confirmed = approved().when(found(pesos(500)), by=AGENT).then_kinds(e.PaymentConfirmed)

    confirmed.when(found(pesos(500)), by=AGENT).then_nothing()
    confirmed.when(found(pesos(500), "l2"), by=AGENT).then_nothing()
    confirmed.when(MISSED, by=AGENT).then_nothing()


def test_a_line_of_another_payment_does_nothing() -> None:
    held().when(found(pesos(500)), by=AGENT, taken={(LINE, "l1")}).then_nothing()
    approved().when(found(pesos(500)), by=AGENT, taken={(LINE, "l1")}).then_nothing()


def test_another_amount_is_flagged_and_changes_no_money() -> None:
    counted = approved().when(found(pesos(50)), by=AGENT).then_kinds(e.PaymentAmountDiffers)
    waiting = held().when(found(pesos(50)), by=AGENT).then_kinds(e.PaymentAmountDiffers)

    assert isinstance(counted.state, Approved)
    assert (pesos(500), pesos(50)) == (counted.state.amount, counted.state.on_statement.arrived)
    assert isinstance(waiting.state, InReview)
    agreed = waiting.when(r.ApprovalRequested(amount=pesos(50))).then_kinds(e.ProofApproved)
    agreed.when(found(pesos(50)), by=AGENT).then_kinds(e.PaymentConfirmed)


def test_a_used_reference_is_left_to_the_gom_whatever_the_statement_says() -> None:
    held().when(found(pesos(500)), by=AGENT, taken={(REFERENCE, "1061318609139")}).then_nothing()


def test_money_of_another_currency_settles_nothing() -> None:
    held().when(found(Money.of(500, "MYR")), by=AGENT).then_nothing()


def test_missing_money_is_noted_once_and_until_it_is_found_or_unclear() -> None:
    missing = approved().when(MISSED, by=AGENT).then_kinds(e.PaymentMissing)

    missing.when(MISSED, by=AGENT).then_nothing()
    assert missing.state.on_statement.missing
    assert missing.state.amount == pesos(500)
    unclear = missing.when(r.MoneyUnclear(), by=AGENT).then_kinds(e.PaymentNotMissed)
    assert not unclear.state.on_statement.missing
    unclear.when(r.MoneyUnclear(), by=AGENT).then_nothing()
    arrived = missing.when(found(pesos(500)), by=AGENT).then_kinds(e.PaymentConfirmed)
    assert not arrived.state.on_statement.missing


def test_only_what_was_approved_can_be_missing() -> None:
    held().when(MISSED, by=AGENT).then_nothing()
    sent().when(MISSED, by=AGENT).then_nothing()
    sent().when(found(pesos(500)), by=AGENT).then_nothing()


def test_nobody_but_the_agent_speaks_for_a_statement() -> None:
    for request in (found(pesos(500)), MISSED, r.MoneyUnclear()):
        approved().when(request).then_rejected(NotAllowed)
