"""Receipts of wallets and banks in the Philippines, laid out in ways no app is known to use or is known to."""

from datetime import datetime
from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus


def test_gcash_names_nobody_but_prints_the_masked_name_over_the_number() -> None:
    screen = (
        Screen()
        .row(("9:41", "left"), ("5G 80%", "right"), size=24)
        .text("Express Send", "centre", size=40)
        .text("MI••••L A.", "centre")
        .text("+63 977 555 0188", "centre", size=24)
        .text("Sent via GCash", "centre", size=24)
        .pair("Amount", "400.00")
        .pair("Total Amount Sent", "₱400.00")
        .text("Ref No. 1012 345 678901 Sep 30, 2026 5:04 PM", size=24)
        .text("Done", "centre")
    )

    fields = read_fields(screen.reading())

    assert fields.is_receipt
    assert "gcash" == fields.method
    assert (Decimal("400.00"), "PHP") == (fields.amount, fields.currency)
    assert "1012345678901" == fields.reference
    assert datetime.fromisoformat("2026-09-30T17:04") == fields.paid_at
    assert ("MI••••L A.", "+63 977 555 0188") == (fields.recipient, fields.recipient_account)
    assert TransferStatus.SUCCESS is fields.status


def test_a_gcash_reference_wrapped_onto_two_lines_is_one() -> None:
    screen = (
        Screen()
        .text("GCash", size=40)
        .text("Sent via GCash")
        .pair("Amount", "250.00")
        .text("Ref No. 0033 807", gap=4)
        .text("526547")
        .text("Nov 2, 2026 6:03 PM")
    )

    assert "0033807526547" == read_fields(screen.reading()).reference


def test_the_trace_number_of_instapay_is_not_the_reference_of_gcash() -> None:
    screen = (
        Screen()
        .text("GCash", "centre", size=40)
        .text("Your transfer is successful", "centre")
        .pair("InstaPay Trace No.", "742509")
        .pair("Ref No.", "3019 935 181909")
        .pair("Amount", "PHP 1,500.00")
        .pair("Date", "Nov 7, 2026 7:57 PM")
    )

    assert "3019935181909" == read_fields(screen.reading()).reference


def test_the_trace_number_does_not_stand_in_for_a_reference_that_was_cut_off() -> None:
    screen = (
        Screen()
        .text("UnionBank", size=40)
        .text("Transfer Successful", "centre")
        .stack("You sent", "PHP 373.99")
        .stack("Date and time", "November 3, 2026 04:50 PM")
        .stack("InstaPay trace number", "289411")
    )

    fields = read_fields(screen.reading())

    assert "unionbank" == fields.method
    assert fields.reference is None


def test_the_history_of_gcash_shows_a_transfer_with_a_minus() -> None:
    screen = (
        Screen()
        .text("Transaction Details", "centre", size=36)
        .text("GCash", "centre")
        .text("-500.00", "centre", size=60)
        .text("Successful", "centre")
        .pair("Transfer to", "JU••N D.")
        .pair("Mobile Number", "0917 ••• 0142")
        .pair("Date & Time", "Nov 11, 2026 10:25:07 AM")
        .pair("Reference No.", "1061 318 609139")
    )

    fields = read_fields(screen.reading())

    assert (Decimal("500.00"), "PHP") == (fields.amount, fields.currency)
    assert datetime.fromisoformat("2026-11-11T10:25:07") == fields.paid_at
    assert ("JU••N D.", "0917 ••• 0142") == (fields.recipient, fields.recipient_account)


@pytest.mark.parametrize(
    ("sum_shown", "below", "status"),
    [
        ("-P930.00", "Fee", TransferStatus.SUCCESS),
        ("- ₱ 930.00", "Fee", TransferStatus.SUCCESS),
        ("P930.00", "Fee", TransferStatus.UNKNOWN),
        ("+P930.00", "Fee", TransferStatus.UNKNOWN),
        ("-P930.00", "Pending", TransferStatus.PENDING),
        ("-P930.00", "Transaction failed", TransferStatus.FAILED),
    ],
)
def test_what_the_history_took_off_is_done_without_a_word_for_it(
    sum_shown: str, below: str, status: TransferStatus
) -> None:
    screen = (
        Screen()
        .text("Transaction Details", "centre", size=36)
        .text("Transfer from 0954•••1638 to 09175550142", "centre")
        .text("Nov 21, 2026, 10:05 AM", "centre")
        .text(sum_shown, "centre", size=60)
        .pair("Sent to", "JU•N DE•A C.")
        .text(below)
        .pair("Reference Number", "1036 502 021211")
    )

    assert status is read_fields(screen.reading()).status


def test_a_notification_tells_the_transfer_in_one_long_sentence() -> None:
    screen = (
        Screen(gap=6)
        .text("GCash", size=26)
        .text("You have sent PHP 500.00 of GCash to JUAN D. 09175550142", size=24)
        .text("on 11-16-2026 10:25 AM. Your new balance is PHP 1,234.56.", size=24)
        .text("Ref. No. 1061318609139.", size=24)
    )

    fields = read_fields(screen.reading())

    assert "gcash" == fields.method
    assert Decimal("500.00") == fields.amount
    assert "1061318609139" == fields.reference
    assert datetime.fromisoformat("2026-11-16T10:25") == fields.paid_at
    assert ("JUAN D.", "09175550142") == (fields.recipient, fields.recipient_account)


def test_maya_says_what_was_paid_and_what_with() -> None:
    screen = (
        Screen()
        .text("You paid ₱ 225.00", "centre", size=44)
        .text("to NVBC SUPPLIES", "centre")
        .text("Oct 8, 2026, 5:41 PM", "centre")
        .stack("Reference ID", "7C2A 91F0 3B11", at="centre")
        .text("Paid with Maya Wallet", "centre")
    )

    fields = read_fields(screen.reading())

    assert "maya" == fields.method
    assert Decimal("225.00") == fields.amount
    assert "7C2A91F03B11" == fields.reference
    assert "NVBC SUPPLIES" == fields.recipient
    assert TransferStatus.SUCCESS is fields.status


def test_the_bank_a_transfer_goes_to_is_not_the_app_it_comes_from() -> None:
    screen = (
        Screen()
        .text("BDO Pay", "centre", size=40)
        .text("Sent!", "centre", size=36)
        .text("PHP 652.99", "centre", size=60)
        .pair("Sent to", "JUAN DELA CRUZ", "G-Xchange, Inc. / GCash", "0917 555 0142")
        .pair("Reference no.", "BN-20261111-66661760")
        .pair("Date", "Nov 11, 2026 10:44 AM")
    )

    fields = read_fields(screen.reading())

    assert "bdo" == fields.method
    assert "BN2026111166661760" == fields.reference
    assert ("JUAN DELA CRUZ", "0917 555 0142") == (fields.recipient, fields.recipient_account)


def test_the_fee_is_not_the_amount_and_neither_is_the_total() -> None:
    screen = (
        Screen()
        .text("BPI", size=40)
        .text("Transfer successful!", "centre")
        .stack("Transfer amount", "PHP 1,299.00")
        .stack("Service fee", "PHP 25.00")
        .stack("Total amount", "PHP 1,324.00")
        .stack("Available balance", "PHP 80,000.10")
        .stack("Confirmation no.", "261110712768426")
    )

    fields = read_fields(screen.reading())

    assert (Decimal("1299.00"), Decimal("25.00")) == (fields.amount, fields.fee)


def test_where_only_the_total_and_the_fee_are_printed_the_amount_is_the_rest() -> None:
    screen = (
        Screen()
        .text("Metrobank", size=40)
        .text("Transaction successful")
        .pair("Total amount debited", "PHP 515.00")
        .pair("Service charge", "PHP 15.00")
        .pair("Reference number", "20261103112233")
        .pair("Transaction date", "11/16/2026 03:10 PM")
    )

    fields = read_fields(screen.reading())

    assert (Decimal("500.00"), Decimal("15.00")) == (fields.amount, fields.fee)
    assert datetime.fromisoformat("2026-11-16T15:10") == fields.paid_at


def test_amounts_that_contradict_each_other_are_no_amount() -> None:
    screen = (
        Screen()
        .text("GCash", size=40)
        .text("Sent via GCash")
        .pair("Amount", "900.00")
        .pair("Total Amount Sent", "₱100.00")
        .pair("Ref No.", "1012 345 678901")
    )

    fields = read_fields(screen.reading())

    assert fields.is_receipt
    assert fields.amount is None
