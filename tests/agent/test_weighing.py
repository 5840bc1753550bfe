"""What a receipt is worth: points for what fits, a doubt for everything that does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gomflow.agent.matching import Recipient, match_recipient
from gomflow.agent.references import Form, form_of
from gomflow.agent.weighing import weigh
from gomflow.methods import catalogue
from gomflow.payment.rules import APPROVE_FROM, Verdict, judged
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import Doubt, Evidence, Expected, ReceiptFields, TransferStatus

GCASH = PayTo(method="gcash", account="09175550142", holder="Juan Dela Cruz")
BANK = PayTo(method="bpi", account="0029912345", holder="Juan Dela Cruz")
SINCE = datetime(2026, 11, 10, 1, 0, tzinfo=UTC)
"""Nine in the morning in Manila."""
UNTIL = datetime(2026, 11, 12, 4, 0, tzinfo=UTC)
"""Noon in Manila."""
EXPECTED = Expected(due=Money.of("500.00", "PHP"), pay_to=(GCASH, BANK), since=SINCE, until=UNTIL)
GOOD = ReceiptFields(
    is_receipt=True,
    method="gcash",
    amount=Decimal("500.00"),
    currency="PHP",
    reference="1061318609139",
    paid_at=datetime.fromisoformat("2026-11-11T10:25"),
    recipient="JU••N D.",
    recipient_account="+63 917 555 0142",
    status=TransferStatus.SUCCESS,
    confidence=0.97,
)


def test_everything_right_is_a_hundred_points_and_no_doubt() -> None:
    assessed = weigh(GOOD, EXPECTED)

    assert 100 == assessed.score
    assert () == assessed.doubts
    assert set(Evidence) == {finding.evidence for finding in assessed.findings}
    assert Verdict.APPROVE is judged(assessed.score, assessed.doubts, GOOD, EXPECTED).verdict


@pytest.mark.parametrize(
    ("change", "doubt", "score"),
    [
        ({"amount": Decimal("490.00")}, Doubt.AMOUNT_DIFFERS, 70),
        ({"amount": Decimal("5000.00")}, Doubt.AMOUNT_DIFFERS, 70),
        ({"amount": None}, Doubt.AMOUNT_UNREADABLE, 70),
        ({"amount": Decimal("NaN")}, Doubt.AMOUNT_UNREADABLE, 70),
        ({"recipient": "GRACE V.", "recipient_account": "09081112233"}, Doubt.WRONG_RECIPIENT, 80),
        ({"recipient": None, "recipient_account": None}, Doubt.RECIPIENT_UNREADABLE, 80),
        ({"recipient": "J••• D•••", "recipient_account": None}, Doubt.RECIPIENT_UNREADABLE, 80),
        ({"reference": None}, Doubt.REFERENCE_UNREADABLE, 80),
        ({"reference": "106131860913"}, Doubt.REFERENCE_MALFORMED, 80),
        ({"paid_at": None}, Doubt.DATE_UNREADABLE, 90),
        ({"paid_at": datetime.fromisoformat("2026-11-12T12:30")}, Doubt.DATE_IN_FUTURE, 90),
        ({"paid_at": datetime.fromisoformat("2026-11-10T08:30")}, Doubt.DATE_TOO_OLD, 90),
        ({"paid_at": datetime.fromisoformat("2025-11-11T10:25")}, Doubt.DATE_TOO_OLD, 90),
        ({"status": TransferStatus.PENDING}, Doubt.TRANSFER_PENDING, 90),
        ({"status": TransferStatus.FAILED}, Doubt.TRANSFER_FAILED, 90),
        ({"status": TransferStatus.UNKNOWN}, Doubt.STATUS_UNREADABLE, 90),
        ({"method": None, "recipient_account": None}, Doubt.METHOD_UNKNOWN, 90),
        ({"method": "instapay", "recipient_account": None}, Doubt.METHOD_UNKNOWN, 90),
        ({"method": "tng"}, Doubt.METHOD_NOT_ACCEPTED, 90),
        ({"currency": "MYR"}, Doubt.CURRENCY_DIFFERS, 90),
        ({"currency": None}, Doubt.AMOUNT_UNREADABLE, 90),
        ({"is_receipt": False}, Doubt.NOT_A_RECEIPT, 100),
        ({"is_example": True}, Doubt.OUR_EXAMPLE, 100),
        ({"confidence": 0.4}, Doubt.UNREADABLE, 100),
    ],
)
def test_whatever_is_wrong_costs_its_points_and_keeps_it_from_being_approved(
    change: dict[str, Any], doubt: Doubt, score: int
) -> None:
    fields = replace(GOOD, **change)
    assessed = weigh(fields, EXPECTED)

    assert doubt in assessed.doubts
    assert score == assessed.score
    assert Verdict.APPROVE is not judged(assessed.score, assessed.doubts, fields, EXPECTED).verdict


@pytest.mark.parametrize(
    "at",
    [
        datetime.fromisoformat("2026-11-10T09:00"),
        datetime.fromisoformat("2026-11-10T08:52"),
        datetime.fromisoformat("2026-11-12T12:00"),
        datetime.fromisoformat("2026-11-12T12:08"),
    ],
)
def test_a_clock_that_is_minutes_off_is_no_fraud(at: datetime) -> None:
    assert 100 == weigh(replace(GOOD, paid_at=at), EXPECTED).score


@pytest.mark.parametrize(
    ("day", "doubts"),
    [(9, (Doubt.DATE_TOO_OLD,)), (10, ()), (12, ()), (13, (Doubt.DATE_IN_FUTURE,))],
)
def test_a_date_without_a_time_counts_for_the_whole_day(day: int, doubts: tuple[Doubt, ...]) -> None:
    fields = replace(GOOD, paid_at=datetime.fromisoformat(f"2026-11-{day:02d}"), day_only=True)

    assert doubts == weigh(fields, EXPECTED).doubts


def test_a_transfer_at_midnight_has_a_time_like_any_other() -> None:
    midnight = replace(GOOD, paid_at=datetime.fromisoformat("2026-11-10"))

    assert (Doubt.DATE_TOO_OLD,) == weigh(midnight, EXPECTED).doubts


BY_RCBC = replace(
    GOOD, method="rcbc", reference="RC0092817365", recipient="JUAN DELA CRUZ", recipient_account="0029912345"
)


def test_a_receipt_of_an_app_the_gom_does_not_take_is_held_though_it_paid_an_account_of_theirs() -> None:
    assert (Doubt.METHOD_NOT_ACCEPTED,) == weigh(BY_RCBC, EXPECTED).doubts


def test_the_same_mobile_number_in_another_wallet_is_not_the_goms_account() -> None:
    anywhere = replace(EXPECTED, pay_to=(GCASH, replace(BANK, method="bank_transfer")))
    fields = replace(GOOD, method="maya", reference="MRFV97X4UEH8")

    assert (Doubt.METHOD_NOT_ACCEPTED,) == weigh(fields, anywhere).doubts


@pytest.mark.parametrize("account", ["0029912345", "••••2345", None])
def test_who_takes_bank_transfers_takes_them_from_any_app(account: str | None) -> None:
    anywhere = replace(EXPECTED, pay_to=(replace(BANK, method="bank_transfer"),))

    assert () == weigh(replace(BY_RCBC, recipient_account=account), anywhere).doubts


def test_who_takes_a_rail_takes_from_any_app_what_went_by_it() -> None:
    by_rail = replace(EXPECTED, pay_to=(replace(BANK, method="instapay"),))

    assert () == weigh(replace(BY_RCBC, rail="instapay"), by_rail).doubts
    assert (Doubt.METHOD_NOT_ACCEPTED,) == weigh(replace(BY_RCBC, rail="pesonet"), by_rail).doubts
    assert (Doubt.METHOD_NOT_ACCEPTED,) == weigh(BY_RCBC, by_rail).doubts


@pytest.mark.parametrize("method", ["instapay", None])
def test_where_the_app_cannot_be_told_the_account_has_to_be_there_beyond_doubt(method: str | None) -> None:
    nameless = replace(BY_RCBC, method=method, rail="instapay")

    assert () == weigh(nameless, EXPECTED).doubts
    assert () == weigh(replace(nameless, recipient_account="••••2345"), EXPECTED).doubts
    assert (Doubt.METHOD_UNKNOWN,) == weigh(replace(nameless, recipient_account=None), EXPECTED).doubts
    anywhere = replace(EXPECTED, pay_to=(replace(BANK, method="bank_transfer"),))
    assert () == weigh(replace(nameless, recipient_account=None), anywhere).doubts
    masked = replace(nameless, recipient="JU•• DE•• CR••", recipient_account=None)
    assert (Doubt.METHOD_UNKNOWN,) == weigh(masked, anywhere).doubts


def test_another_app_of_the_same_bank_is_as_good() -> None:
    due = Money.of("50.00", "MYR")
    maybank = replace(
        EXPECTED, due=due, pay_to=(PayTo(method="maybank2u", account="512345678901", holder="Aisyah Ali"),)
    )
    fields = replace(
        GOOD,
        method="maybank_mae",
        amount=due.amount,
        currency="MYR",
        reference="960386438M",
        recipient="AISYAH ALI",
        recipient_account="5123 4567 8901",
    )

    assert (100, ()) == (weigh(fields, maybank).score, weigh(fields, maybank).doubts)


def test_a_reference_that_carries_another_day_than_the_receipt_shows_is_malformed() -> None:
    fields = replace(GOOD, method="bdo", reference="BN2026110166661760", recipient_account="0029912345")

    assert Doubt.REFERENCE_MALFORMED in weigh(fields, EXPECTED).doubts


def test_a_finding_says_what_was_expected_and_what_was_read() -> None:
    amount = next(
        f for f in weigh(replace(GOOD, amount=Decimal("490.00")), EXPECTED).findings if f.evidence is Evidence.AMOUNT
    )

    assert ("PHP 500.00", "PHP 490.00", 0) == (amount.expected, amount.read, amount.points)


amounts = st.sampled_from([Decimal("500.00"), Decimal("500.0"), Decimal("499.99"), Decimal("0.00"), None])
methods = st.sampled_from([*catalogue(), None, "nonsense"])
references = st.one_of(st.none(), st.just("1061318609139"), st.just("BN2026111166661760"), st.text(max_size=20))
moments = st.one_of(
    st.none(),
    st.datetimes(min_value=datetime.fromisoformat("2026-11-09"), max_value=datetime.fromisoformat("2026-11-14")),
)
names = st.one_of(
    st.none(), st.sampled_from(["JU••N D.", "JUAN DELA CRUZ", "GRACE VILLANUEVA", "J••"]), st.text(max_size=20)
)
numbers = st.one_of(
    st.none(), st.sampled_from(["09175550142", "0029912345", "••••2345", "700001112233"]), st.text(max_size=16)
)
receipts = st.builds(
    ReceiptFields,
    is_receipt=st.booleans(),
    method=methods,
    amount=amounts,
    currency=st.sampled_from(["PHP", "MYR", None]),
    reference=references,
    paid_at=moments,
    recipient=names,
    recipient_account=numbers,
    status=st.sampled_from(TransferStatus),
    confidence=st.floats(0, 1),
)


@given(receipts)
def test_nothing_is_approved_unless_all_of_it_is_right(fields: ReceiptFields) -> None:
    assessed = weigh(fields, EXPECTED)
    if assessed.score < APPROVE_FROM or assessed.doubts:
        return

    assert fields.is_receipt
    assert (EXPECTED.due.amount, Currency.PHP.value) == (fields.amount, fields.currency)
    assert Recipient.MATCHES is match_recipient(fields.recipient, fields.recipient_account, EXPECTED.pay_to).recipient
    assert fields.reference is not None
    assert fields.paid_at is not None
    assert fields.method is not None
    assert Form.BROKEN is not form_of(fields.reference, catalogue()[fields.method], fields.paid_at.date())
    assert (
        SINCE.replace(tzinfo=None) + timedelta(hours=-16)
        <= fields.paid_at
        <= UNTIL.replace(tzinfo=None) + timedelta(hours=9)
    )
    assert TransferStatus.SUCCESS is fields.status


@given(receipts)
def test_points_are_lost_only_with_a_doubt(fields: ReceiptFields) -> None:
    assessed = weigh(fields, EXPECTED)

    assert sum(finding.points for finding in assessed.findings) == assessed.score
    assert 100 == assessed.score or assessed.doubts
    assert len(assessed.doubts) == len(set(assessed.doubts))
