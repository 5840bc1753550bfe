"""What takes a success back, puts it off or is only guessed never approves a proof, and a guess never rejects one."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.agent.reading.reservations import is_for_show, is_put_off, takes_back
from gomflow.agent.weighing import weigh
from gomflow.ports.reader import Reading, TextLine
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import Doubt, Expected, ReceiptFields, TransferStatus

ROWS = (("Amount", "PHP 500.00"), ("To", "JUANA D. CRUZ"), ("Date", "Nov 4, 2026 5:04 PM"))


def page(*headlines: str, rows: tuple[tuple[str, str], ...] = ROWS) -> Reading:
    """A page of headlines in the middle, and rows of labels and values under them."""
    lines = [TextLine(text, 0.99, 100, 100 + 60 * at, 620, 130 + 60 * at) for at, text in enumerate(headlines)]
    top = 160 + 60 * len(headlines)
    for at, (label, value) in enumerate(rows):
        lines.append(TextLine(label, 0.99, 40, top + 60 * at, 40 + 12 * len(label), top + 28 + 60 * at))
        lines.append(TextLine(value, 0.99, 680 - 12 * len(value), top + 60 * at, 680, top + 28 + 60 * at))
    return Reading("test", 720, 1400, tuple(lines), 1)


@pytest.mark.parametrize(
    "headline",
    [
        "Recurring transfer created",
        "Transfer will be made on the date you set",
        "Preview only",
        "You got paid",
        "Confirm details",
        "The amount has been credited back to your account.",
        "The beneficiary bank did not accept this transfer.",
    ],
)
def test_a_reservation_outweighs_a_success(headline: str) -> None:
    assert read_fields(page("Transfer successful", "Sent via GCash")).status is TransferStatus.SUCCESS
    assert read_fields(page("Transfer successful", headline, "Sent via GCash")).status is not TransferStatus.SUCCESS


@pytest.mark.parametrize(
    "sentence", ["Transfers made cannot be reversed, so check the details before you send.", "Back to home", "Share"]
)
def test_small_print_and_buttons_reserve_nothing(sentence: str) -> None:
    assert not any(says(sentence) for says in (takes_back, is_put_off, is_for_show))


def test_a_guessed_recipient_is_never_reason_to_reject() -> None:
    expected = Expected(
        due=Money.of("500.00", Currency.PHP),
        pay_to=(PayTo(method="gcash", account="0917 555 0188", holder="Angelo Miguel Ybanez"),),
        since=datetime(2026, 11, 1, tzinfo=UTC),
        until=datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=9),
    )
    stated = ReceiptFields(is_receipt=True, amount=Decimal("500.00"), recipient="Rhea Domingo", confidence=1.0)
    guessed = ReceiptFields(
        is_receipt=True, amount=Decimal("500.00"), recipient="Rhea Domingo", recipient_guessed=True, confidence=1.0
    )

    assert Doubt.WRONG_RECIPIENT in weigh(stated, expected).doubts
    assert Doubt.WRONG_RECIPIENT not in weigh(guessed, expected).doubts
    assert Doubt.RECIPIENT_UNREADABLE in weigh(guessed, expected).doubts


def test_half_a_reference_is_none() -> None:
    rows = (*ROWS, ("Reference no.", "42598-03613-53645-"))

    assert read_fields(page("Transfer successful", rows=rows)).reference is None


def test_a_masked_account_and_a_hotline_are_no_references() -> None:
    rows = (*ROWS, ("Confirmation no.", "XXXXXXXX8856"))
    found = read_fields(page("Maya", "Transfer successful", rows=rows)).reference

    assert found is None
    hotline = "Reach us on 1-800-10-888-0000 or in the app, any day."
    assert read_fields(page("GCash", "Transfer successful", hotline)).reference is None


def test_the_total_is_not_lessened_by_a_fee_where_the_page_shows_it_large() -> None:
    rows = (("Total", "PHP 193.75"), ("Fee", "PHP 10.00"), ("To", "JUANA D. CRUZ"))

    assert read_fields(page("Transfer successful", "PHP 193.75", rows=rows)).amount in {None, Decimal("193.75")}


@pytest.mark.parametrize("written", ["for group order only", "oup order only", "for pasabuy only", "ten pesos only"])
def test_what_a_buyer_writes_across_a_receipt_makes_it_no_specimen(written: str) -> None:
    assert not is_for_show(written)
