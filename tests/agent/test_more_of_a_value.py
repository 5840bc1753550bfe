"""What looks like a label and is the rest of a value, or like a value and belongs to nothing."""

from datetime import datetime
from decimal import Decimal

import pytest

from gomflow.agent.names import Likeness, likeness
from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus


def receipt() -> Screen:
    return Screen().text("RCBC", size=40).text("Transfer successful", "centre").text("PHP 810.00", "centre", size=60)


def test_a_name_goes_on_in_a_word_that_is_a_label_elsewhere() -> None:
    assert "WARNA TRADING SHOP" == read_fields(receipt().pair("Sent to", "WARNA TRADING", "SHOP").reading()).recipient


@pytest.mark.parametrize("told", [("Transferred", "successfully"), ("The payment went", "through")])
def test_a_status_goes_on_in_words_that_are_labels_elsewhere(told: tuple[str, str]) -> None:
    screen = Screen().text("Metrobank", size=40).text("₱810.00", size=60).stack("Status of payment", *told)

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


@pytest.mark.parametrize("shown", ["Reference #-No.20261119329416", "Reference #-20261119329416"])
def test_a_dash_and_a_word_for_number_are_no_part_of_the_number(shown: str) -> None:
    assert "20261119329416" == read_fields(receipt().text(shown).reading()).reference


def test_a_reference_ends_at_a_bullet() -> None:
    fields = read_fields(receipt().text("Ref. AMQ92516772125·11 Nov 2026, 09:19 PM").reading())

    assert ("AMQ92516772125", datetime.fromisoformat("2026-11-11T21:19")) == (fields.reference, fields.paid_at)


def test_what_can_be_won_is_not_what_was_paid() -> None:
    screen = Screen().text("GoTyme", size=40).text("PHP 1300.75", size=60).text("Amount paid", gap=4)
    screen = screen.text("Send 3 more times this month to win").text("₱1,000,000", gap=4)

    assert Decimal("1300.75") == read_fields(screen.reading()).amount


def test_the_number_of_a_company_is_no_account() -> None:
    screen = (
        receipt().pair("To", "TEOH BROTHERS").text("This is a receipt of TNG Digital Sdn Bhd").text("(201701042724)")
    )

    assert read_fields(screen.reading()).recipient_account is None


def test_a_year_of_two_digits_may_have_its_apostrophe_misread() -> None:
    fields = read_fields(receipt().pair("Sent at", "19 Nov *26, 10:17 PM").reading())

    assert datetime.fromisoformat("2026-11-19T22:17") == fields.paid_at


def test_letters_beside_figures_do_not_make_a_reference_unsure() -> None:
    fields = read_fields(receipt().pair("Reference no.", "AMO34381294866").reading())

    assert fields.confidence > 0


def test_of_a_name_by_descent_only_the_beginnings_may_be_shown() -> None:
    assert Likeness.UNSURE is likeness("DIA/KU", "DIVYA A/P KUMAR")


@pytest.mark.parametrize(
    ("headline", "status"),
    [
        ("Success! It's on its way.", TransferStatus.SUCCESS),
        ("Your money is on its way.", TransferStatus.PENDING),
        ("Success! It's pending.", TransferStatus.PENDING),
    ],
)
def test_money_that_was_sent_may_be_on_its_way(headline: str, status: TransferStatus) -> None:
    screen = Screen().text("Security Bank", size=40).text(headline).text("PHP 810.00", size=60)

    assert status is read_fields(screen.pair("Sent to", "JUANA CRUZ").reading()).status
