"""Which of a GOM's rules holds for a receipt."""

from datetime import UTC, datetime

import pytest

from gomflow.agent.ruling import rule_for
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import Expected, MethodRule, ReceiptFields

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def rule(method: str, limit: str | None = None, currency: Currency = Currency.MYR) -> MethodRule:
    return MethodRule(
        method=method, currency=currency, approve_up_to=None if limit is None else Money.of(limit, currency)
    )


def holding(app: str | None, taken: tuple[str, ...], *rules: MethodRule) -> MethodRule | None:
    ways = tuple(PayTo(method=method, account="5123456789", holder="Nur Aisyah") for method in taken)
    expected = Expected(due=Money.of("40", Currency.MYR), pay_to=ways, since=AT, until=AT)
    return rule_for(ReceiptFields(is_receipt=True, method=app), expected, rules)


def test_the_rule_of_the_app_holds() -> None:
    assert rule("cimb", "5") == holding("cimb", ("cimb", "duitnow"), rule("duitnow", "9"), rule("cimb", "5"))


def test_a_rule_for_the_other_country_does_not() -> None:
    assert holding("grabpay", ("grabpay",), rule("grabpay", "5", Currency.PHP)) is None


@pytest.mark.parametrize("open_to_all", ["duitnow", "bank_transfer"])
def test_the_rule_of_the_account_holds_for_what_any_app_paid_into_it(open_to_all: str) -> None:
    assert rule(open_to_all, "9") == holding("cimb", (open_to_all,), rule(open_to_all, "9"))
    assert holding("cimb", ("cimb", open_to_all), rule(open_to_all, "9")) is None


def test_of_two_that_could_be_meant_the_stricter_holds() -> None:
    taken, loose, strict = ("duitnow", "bank_transfer"), rule("duitnow"), rule("bank_transfer", "3")

    assert strict == holding("rhb", taken, loose, strict)
    assert strict == holding("rhb", taken, strict, loose)


@pytest.mark.parametrize("untold", [None, "duitnow"])
def test_hiding_which_app_it_is_evades_no_rule(untold: str | None) -> None:
    assert rule("cimb", "5") == holding(untold, ("cimb", "rhb"), rule("cimb", "5"), rule("rhb", "9"))


def test_a_rule_for_an_account_of_one_bank_says_nothing_of_another() -> None:
    assert holding("rhb", ("cimb",), rule("cimb", "5")) is None
