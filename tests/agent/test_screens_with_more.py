"""Screens that show more than the receipt: older entries, offers, other notifications, a second language, an editor."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.agent.reading.bilingual import without_chinese
from gomflow.agent.reading.dates import yearless_in
from gomflow.agent.reading.numerals import sum_in_words
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus

DAYS = (date(2026, 11, 1), date(2026, 11, 20))


def receipt() -> Screen:
    return Screen().text("RCBC", size=40).text("Transfer successful", "centre").text("PHP 810.00", "centre", size=60)


def test_the_entries_under_the_one_that_is_opened_are_of_other_payments() -> None:
    screen = Screen().text("Transactions").row(("Fund transfer", "left"), ("- PHP 190.38", "right"))
    screen = screen.pair("Status", "Successful").pair("Transferred to", "JUAN DELA CRUZ").pair("Date", "Nov 9, 2026")
    screen = screen.row(("Bills payment", "left"), ("- PHP 2,980.22", "right")).text("Nov 8, 2026", gap=4)
    screen = screen.row(("Salary", "left"), ("+ PHP 17,571.12", "right")).text("Oct 30, 2026", gap=4)

    fields = read_fields(screen.reading())

    assert (Decimal("190.38"), TransferStatus.SUCCESS, False) == (fields.amount, fields.status, fields.contradicted)


def test_what_is_offered_under_a_receipt_was_not_paid() -> None:
    screen = receipt().pair("Paid to", "KEDAI SINAR").pair("Reference", "269674253999117713").text("You may also like")
    for at, thing in enumerate(("Crochet hook", "Keyring", "Mailer")):
        screen = screen.text(thing).text(f"PHP {at + 3}.50", gap=4)

    assert Decimal("810.00") == read_fields(screen.reading()).amount


def test_one_other_sum_is_still_what_a_forger_forgot() -> None:
    assert read_fields(receipt().pair("Paid to", "KEDAI SINAR").text("PHP 81.00").reading()).amount is None


def test_of_a_locked_phone_only_the_notification_counts_that_tells_of_a_transfer() -> None:
    screen = Screen().row(("Metrobank", "left"), ("now", "right"))
    screen = screen.text("You have successfully sent PHP 3,861.05", gap=4).text("to MARICEL ABAD GOODS on", gap=4)
    screen = screen.text("11/02/2026 08:35 AM. Ref. no. 261301348283.", gap=4)
    screen = screen.row(("Messenger", "left"), ("12m ago", "right")).text("last call sa mga unpaid ha", gap=4)

    fields = read_fields(screen.reading())

    assert (Decimal("3861.05"), TransferStatus.SUCCESS) == (fields.amount, fields.status)


def test_what_a_message_leaves_over_is_no_label_for_what_stands_below() -> None:
    screen = Screen().text("You sent ₱3,342.00 to Juan Dela Cruz. Tap").text("to view receipt.", gap=4)

    assert "Juan Dela Cruz" == read_fields(screen.reading()).recipient


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("商家 Kedai", "Kedai"),
        ("付款成功", "Payment successful"),
        ("ShopeePay 余额", "ShopeePay"),
        ("交易失败 Transaksi", "Failed"),
        ("收款人", "Recipient"),
        ("RM 5.00", "RM 5.00"),
    ],
)
def test_of_two_languages_one_is_read_and_what_speaks_against_a_transfer_never_left_out(shown: str, read: str) -> None:
    assert read == without_chinese(shown)


def test_a_picture_in_the_hands_of_an_editor_contradicts_itself() -> None:
    tools = (("Crop", 20.0), ("Draw", 140.0), ("Text", 260.0), ("Sticker", 380.0), ("Save", 560.0))

    assert read_fields(receipt().row(*tools).reading()).contradicted
    assert not read_fields(receipt().row(("Save", 20.0), ("Share", 380.0)).reading()).contradicted


def test_two_references_under_one_label_contradict_each_other() -> None:
    screen = receipt().text("Reference no: 2026111622172873")

    assert not read_fields(screen.reading()).contradicted
    assert read_fields(screen.text("Reference no: 2026111660417733").reading()).contradicted


def test_a_sum_in_words_may_take_two_lines() -> None:
    assert Decimal(85) == sum_in_words("RINGGIT MALAYSIA EIGHTY-FIVE ONLY")
    screen = receipt().pair("Amount in words", "PHILIPPINE PESOS", "EIGHTY-FIVE ONLY")

    assert read_fields(screen.reading()).contradicted


def test_the_day_of_the_week_tells_the_year_where_none_is_shown() -> None:
    fields = read_fields(receipt().text("Wednesday, 11 November at 12:28pm").reading(), days=DAYS)

    assert datetime(2026, 11, 11, 12, 28, tzinfo=UTC).replace(tzinfo=None) == fields.paid_at
    assert not list(yearless_in("Tuesday, 11 November", [2026]))
    assert read_fields(receipt().text("11 November at 12:28pm").reading(), days=DAYS).paid_at is None


@pytest.mark.parametrize("offer", ["Your QuickLoan is waiting", "Cashback pending? Check your rewards"])
def test_an_offer_says_nothing_of_the_transfer(offer: str) -> None:
    assert TransferStatus.SUCCESS is read_fields(receipt().text(offer).reading()).status


def test_a_status_is_read_behind_its_label() -> None:
    screen = Screen().text("Maybank2u", size=40).text("Status Successful").text("Amount RM568.63")

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


def test_letters_without_vowels_under_a_label_for_it_are_a_reference() -> None:
    assert "XVLPXZDVBW" == read_fields(receipt().stack("Reference ID", "XVLPXZDVBW").reading()).reference
    assert read_fields(receipt().stack("Reference ID", "SUCCESSFUL").reading()).reference is None


def test_you_paid_between_a_sum_and_a_name_tells_of_a_transfer() -> None:
    screen = Screen().text("BigPay", size=40).text("RM 401.70", size=60).text("You paid").text("HARIZ MAJU", gap=8)

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status
