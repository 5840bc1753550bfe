"""The structure of a screen: where a value may stand, and what it may be broken into."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus


def test_the_sign_of_the_currency_may_stand_apart_from_the_figure() -> None:
    screen = (
        Screen()
        .text("GoTyme Bank", size=40)
        .text("Money sent", size=36)
        .row(("₱", 40.0), ("1,838", 75.0), (".99", 215.0), size=60)
        .pair("Trace ID", "F5DA2CEC2554")
        .pair("Status", "Successful")
    )

    fields = read_fields(screen.reading())

    assert (Decimal("1838.99"), "PHP") == (fields.amount, fields.currency)


def test_a_peso_sign_read_as_a_character_is_a_peso_sign() -> None:
    screen = Screen().text("maya", size=40).text("Sent money to", "centre").text("伊341.75", "centre", size=60)

    fields = read_fields(screen.reading())

    assert (Decimal("341.75"), "PHP") == (fields.amount, fields.currency)


def test_values_may_stand_over_their_labels() -> None:
    screen = (
        Screen()
        .text("LANDBANK", "centre", size=40)
        .text("Transfer successful", "centre")
        .text("PHP 2,150.50", gap=4)
        .text("Amount", size=22)
        .text("JUANA M. REYES", gap=4)
        .text("Recipient", size=22)
        .text("0012 3456 78", gap=4)
        .text("Account number", size=22)
        .text("20261109118822", gap=4)
        .text("Reference number", size=22)
        .text("Nov 9, 2026 08:15 AM", gap=4)
        .text("Transaction date", size=22)
    )

    fields = read_fields(screen.reading())

    assert Decimal("2150.50") == fields.amount
    assert "20261109118822" == fields.reference
    assert datetime.fromisoformat("2026-11-09T08:15") == fields.paid_at
    assert ("JUANA M. REYES", "0012 3456 78") == (fields.recipient, fields.recipient_account)


def test_two_columns_of_labels_have_their_values_under_them() -> None:
    screen = (
        Screen()
        .text("RCBC", size=40)
        .text("Successful")
        .row(("Amount", 40.0), ("Reference number", 380.0), size=22, gap=4)
        .row(("PHP 750.00", 40.0), ("RC0092817365", 380.0))
        .row(("Sent to", 40.0), ("Date", 380.0), size=22, gap=4)
        .row(("MARIA L. SANTOS", 40.0), ("Nov 12, 2026 9:05 PM", 380.0))
    )

    fields = read_fields(screen.reading())

    assert Decimal("750.00") == fields.amount
    assert "RC0092817365" == fields.reference
    assert datetime.fromisoformat("2026-11-12T21:05") == fields.paid_at
    assert "MARIA L. SANTOS" == fields.recipient


def test_a_value_of_two_lines_may_have_its_label_at_half_height() -> None:
    screen = Screen().text("GoTyme Bank", size=40).text("Money sent").text("₱599.00", size=60)
    screen.text("JUAN DELA CRUZ", "right", gap=2)
    screen.down -= 16
    screen.text("To", gap=-14)
    screen.text("TRADING", "right").pair("Trace ID", "C8773E130F7E")

    assert "JUAN DELA CRUZ TRADING" == read_fields(screen.reading()).recipient


def test_filipino_labels_are_read() -> None:
    screen = (
        Screen()
        .text("GCash", "centre", size=40)
        .text("Matagumpay na naipadala", "centre")
        .pair("Halaga", "₱1,250.00")
        .pair("Singil sa serbisyo", "₱15.00")
        .pair("Kabuuan", "₱1,265.00")
        .pair("Ipinadala kay", "JU••N D.")
        .pair("Numero ng telepono", "0917 555 0142")
        .pair("Petsa at oras", "Nobyembre 11, 2026 3:05 PM")
        .pair("Numero ng sanggunian", "1061 318 609139")
    )

    fields = read_fields(screen.reading())

    assert (Decimal("1250.00"), Decimal("15.00")) == (fields.amount, fields.fee)
    assert ("JU••N D.", "0917 555 0142") == (fields.recipient, fields.recipient_account)
    assert datetime.fromisoformat("2026-11-11T15:05") == fields.paid_at
    assert "1061318609139" == fields.reference
    assert TransferStatus.SUCCESS is fields.status


def test_a_brand_behind_a_notification_is_told_by_its_reference() -> None:
    screen = (
        Screen()
        .text("Messages")
        .text("Your OTP is 482913. Do not share.")
        .text("Transfer Successful", "centre")
        .stack("You sent", "PHP 373.99")
        .stack("To", "JUAN DELA CRUZ TRADING", "Metrobank", "002991234567")
        .stack("Date and time", "November 3, 2026 04:50 PM")
        .stack("Reference number", "UB449192327523")
    )

    assert "unionbank" == read_fields(screen.reading()).method


def test_an_app_nobody_knows_is_read_all_the_same() -> None:
    screen = (
        Screen()
        .text("Tonik", size=40)
        .text("Transfer completed")
        .pair("Amount", "PHP 820.00")
        .pair("Recipient", "JUAN DELA CRUZ")
        .pair("Account number", "0917 555 0142")
        .pair("Channel", "InstaPay")
        .pair("Reference no.", "TX88120017")
        .pair("Date", "16 Nov 2026 18:44")
    )

    fields = read_fields(screen.reading())

    assert fields.is_receipt
    assert ("bank_transfer", "instapay") == (fields.method, fields.rail)
    assert (Decimal("820.00"), "TX88120017") == (fields.amount, fields.reference)


def test_an_account_number_read_with_its_bank_on_one_line_is_taken_apart() -> None:
    screen = (
        Screen()
        .text("BPI", size=40)
        .stack("Transfer from", "Rommel Aquino", "Savings XXXXXX2784")
        .stack("Transfer to", "JUAN DELA CRUZ TRADING", "BDO Unibank 002991234567")
        .stack("Transfer amount", "PHP 1,299.00")
    )

    fields = read_fields(screen.reading())

    assert "Rommel Aquino" == fields.sender
    assert ("JUAN DELA CRUZ TRADING", "002991234567") == (fields.recipient, fields.recipient_account)


def test_a_reference_goes_on_below_though_a_date_stands_beside_it() -> None:
    screen = Screen().text("GCash", size=40).text("Sent via GCash").pair("Amount", "1,050.00")
    screen.row(("Ref No. 7077 373", "left"), ("Nov 7, 2026 5:40 PM", "right"), gap=4).text("197686")

    assert "7077373197686" == read_fields(screen.reading()).reference


def test_a_screen_without_a_name_is_told_by_how_its_reference_is_grouped() -> None:
    screen = (
        Screen()
        .text("Transaction Details", "centre")
        .text("Transfer from 0977•••0195 to 09285550167")
        .text("-P950.50", size=56)
        .pair("Sent to", "KA****A J** S.", "0928 555 0167")
        .pair("Reference Number", "1069 959 701476")
        .pair("Status", "Successful")
    )

    fields = read_fields(screen.reading())

    assert ("gcash", "1069959701476") == (fields.method, fields.reference)
    assert "0928 555 0167" == fields.recipient_account


def test_a_value_over_a_label_is_not_the_first_half_of_it() -> None:
    screen = (
        Screen(size=26, gap=8)
        .text("BPI", size=40)
        .stack("Transfer via", "InstaPay")
        .stack("Reference number", "20261112HBU86741")
        .stack("Amount", "PHP 365.00")
    )

    assert "20261112HBU86741" == read_fields(screen.reading()).reference


def test_the_number_of_the_network_counts_where_the_app_prints_none_of_its_own() -> None:
    screen = (
        Screen()
        .text("AmBank", "centre", size=40)
        .text("Transfer Successful", "centre")
        .text("RM 202.00", "centre", size=56)
        .pair("DuitNow Reference No.", "20261112ARBKMYKL0100CB91985098")
    )

    fields = read_fields(screen.reading())

    assert ("ambank", "duitnow") == (fields.method, fields.rail)
    assert "20261112ARBKMYKL010OCB91985098" == fields.reference


def test_the_number_of_the_network_is_kept_beside_the_apps_own() -> None:
    screen = (
        Screen(width=1000)
        .text("HLB Connect")
        .text("Transaction Reference No. : C765070826120713")
        .text("DuitNow Reference No. : 20260807HLBBMYKL010OCB65523848")
        .text("Amount (MYR) : 445.20")
    )

    fields = read_fields(screen.reading())

    assert "C765070826120713" == fields.reference
    assert ("20260807HLBBMYKL010OCB65523848",) == fields.other_references


@pytest.mark.parametrize(("reader", "sure"), [("rapidocr", True), ("easyocr", False)])
def test_a_reader_that_confuses_letters_is_not_sure_of_a_reference_with_letters(reader: str, sure: bool) -> None:  # noqa: FBT001
    screen = Screen().text("Maya", size=40).text("Sent money to").pair("Amount", "₱500.00")
    reading = screen.pair("Reference ID", "7C2A 91F0 3B11").reading()

    assert sure is (read_fields(replace(reading, reader=reader)).confidence > 0.6)


def test_a_label_that_goes_on_below_its_value_is_no_name() -> None:
    screen = Screen().text("RCBC", size=40).row(("Receiver's account : ending in 9158", "left"), gap=4)
    screen.text("number").row(("Payee", "left"), (": SEOUL PASALO CEBU", 300.0))

    fields = read_fields(screen.reading())

    assert ("SEOUL PASALO CEBU", "*9158") == (fields.recipient, fields.recipient_account)


def test_four_digits_behind_a_name_are_the_end_of_an_account_whose_mask_was_lost() -> None:
    screen = Screen().text("BigPay", size=40).stack("Sent to", "DIVYA A/P KUMARAN").stack("Account No.", "2233")

    assert "*2233" == read_fields(screen.reading()).recipient_account
