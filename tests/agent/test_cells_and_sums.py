"""Rows of labels over rows of values, sums beside names, sentences broken around a sum, sides without labels."""

from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.agent.reading.telling import told_in
from gomflow.testing.screens import Screen
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import TransferStatus

SHOP = PayTo(method="bpi", account="7310558824", holder="JMR GADGET HUB OPC")


def receipt() -> Screen:
    return Screen().text("RCBC", size=40).text("Transfer successful", "centre").text("PHP 810.00", "centre", size=60)


def test_what_stands_under_a_row_of_labels_is_a_value_whatever_it_looks_like() -> None:
    screen = receipt().row(("Payment method", 40.0), ("Transaction ID", 320.0), gap=2)
    screen = screen.row(("GrabPay Wallet", 40.0), ("A-8XV44XDPCMCH", 320.0))

    assert "A8XV44XDPCMCH" == read_fields(screen.reading()).reference


def test_two_sums_one_under_the_other_have_a_label_each() -> None:
    screen = Screen().text("Security Bank", size=40).text("Transfer Complete")
    screen = screen.row(("Amount", "left"), ("PHP 188.71", "right"), gap=2).pair("Fee", "PHP 15.00")

    fields = read_fields(screen.reading())

    assert (Decimal("188.71"), Decimal("15.00")) == (fields.amount, fields.fee)


def test_a_name_and_the_sum_at_the_other_end_of_its_row_are_two() -> None:
    way = PayTo(method="tng", account="0125550142", holder="BUTIK CAHAYA PERMATA ENTERPRISE")
    screen = Screen().text("GrabPay", size=40).text("BUTIK CAHAYA PERMATA - RM 64.55", gap=4)
    screen = screen.text("ENTERPRISE")

    fields = read_fields(screen.text("Completed").pair("Transaction ID", "A-STDY7TUC3BN2").reading(), [way])

    assert (Decimal("64.55"), "BUTIK CAHAYA PERMATA") == (fields.amount, fields.recipient)


@pytest.mark.parametrize("sign", ["β", "\u0412", "þ", "₿"])
def test_whatever_the_peso_sign_was_read_as_it_is_one(sign: str) -> None:
    screen = Screen().text("GrabPay", size=40).text("Payment complete").stack("Amount", f"{sign}23,768.08")

    assert "PHP" == read_fields(screen.reading()).currency


def test_a_sentence_may_begin_with_its_sum_on_a_line_of_its_own() -> None:
    def told(words: str) -> TransferStatus:
        screen = Screen().text("GoTyme Bank", size=40).text("P748.00", "centre", size=60)
        return read_fields(screen.text(words, "centre").reading()).status

    assert TransferStatus.SUCCESS is told("sent to ANA CRUZ")
    assert TransferStatus.SUCCESS is not told("send to ANA CRUZ")


def test_a_sentence_may_end_with_its_sum_under_the_name() -> None:
    screen = Screen().text("maya", size=40).text("Sent money to", "centre", gap=6).text("Ana Cruz", "centre", gap=6)
    screen = screen.text("+639285550177", "centre").text("₱454.24", "centre", size=60)

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


def test_of_two_sides_without_labels_the_lower_one_got_the_money_where_it_is_expected() -> None:
    screen = Screen().text("UnionBank", size=40).text("Done! Your money is there.").text("SHEENA CATACUTAN", gap=4)
    screen = screen.text("Savings account *** 5330").space(40).text("JMR GADGET HUB OPC", gap=4)
    screen = screen.text("Bank of the Philippine Islands 7310558824").stack("Amount transferred", "PHP 775.00")

    assert "JMR GADGET HUB OPC" == read_fields(screen.reading(), [SHOP]).recipient


def test_a_request_that_was_posted_is_over() -> None:
    screen = Screen().text("LANDBANK", size=40).text("Your fund transfer request was successfully posted.")

    assert TransferStatus.SUCCESS is read_fields(screen.pair("Amount", "PHP 68.00").reading()).status


@pytest.mark.parametrize(
    "more",
    [
        "Report a problem with this transaction",
        "Transaksi gagal? Hubungi kami",
        "Schedule a transfer",
        "Fraudsters may send fake payment successful screenshots",
        "Bayaran yang telah dibuat tidak akan dikembalikan",
    ],
)
def test_advice_and_buttons_say_nothing_of_the_transfer(more: str) -> None:
    fields = read_fields(receipt().text(more).reading())

    assert (TransferStatus.SUCCESS, False) == (fields.status, fields.contradicted)


@pytest.mark.parametrize("failed", ["Transaction failed", "Transfer failed. Contact us.", "Payment cancelled"])
def test_a_failure_still_says_something(failed: str) -> None:
    assert TransferStatus.SUCCESS is not read_fields(receipt().text(failed).reading()).status


@pytest.mark.parametrize(
    "status", ["Credited", "Received by payee", "Na-credit na", "Telah Diproses Sepenuhnya", "ACSC"]
)
def test_a_status_is_one_though_it_looks_like_a_label(status: str) -> None:
    screen = Screen().text("Coins.ph", size=40).text("PHP 810.00", size=60).pair("Status", status)

    assert TransferStatus.PENDING is not read_fields(screen.pair("To", "ANA CRUZ").reading()).status


@pytest.mark.parametrize(
    ("text", "who", "account"),
    [
        ("Fund transfer to 1122-0099-4410 (Siti Khadijah) for RM75.00 completed.", "Siti Khadijah", "1122-0099-4410"),
        ("RM700.00 telah dipindahkan dari akaun *4471 ke 12038020991827 SITI HAJAR pada 28-08-26", "SITI HAJAR", None),
        ("Na-send mo na ang P200.00 kay Kuya Boyet.", "Kuya Boyet", None),
        ("Anda dah bayar RM33.00 kepada Chong Mei Ling. Ref 009822174410.", "Chong Mei Ling", None),
        ("You have sent a Money Packet of RM18.88 to Aunty Mei.", "Aunty Mei", None),
    ],
)
def test_whom_a_sentence_names_is_found_before_and_behind_the_sum(text: str, who: str, account: str | None) -> None:
    told = told_in(text)

    assert told is not None
    assert who == told.recipient
    assert account is None or account == told.account


def test_a_greeting_may_stand_before_what_is_told() -> None:
    screen = Screen().text("Boost", size=40).text("Yay! You paid", "centre").text("RM758.46", "centre", size=60)

    assert TransferStatus.SUCCESS is read_fields(screen.pair("Paid to", "KELAB BINTANG").reading()).status


def test_a_rail_under_a_label_is_no_rest_of_it() -> None:
    screen = receipt().text("SB980473599757", gap=4).text("Transaction reference no.", size=26, gap=8)
    screen = screen.text("InstaPay", gap=4).text("Transfer service", size=26).text("0002 8177 4093", gap=4)

    assert "SB980473599757" == read_fields(screen.text("Account number", size=26).reading()).reference


def test_money_may_be_now_with_somebody() -> None:
    told = told_in("Woohoo, it's sent! p856.27 is now with BARANGAY RIDERS CLUB")

    assert told is not None
    assert "BARANGAY RIDERS CLUB" == told.recipient


def test_a_letter_typed_among_the_figures_of_a_reference_is_not_set_right() -> None:
    def read(shown: str) -> str | None:
        screen = Screen().text("GCash", size=40).text("Sent via GCash").text("₱678.00", size=60)
        return read_fields(screen.stack("Ref No.", shown).reading()).reference

    assert "9069708338074" == read("9069 7O8 338074")
    assert "9069708338074" != read("9069 7O8 33B074")


@pytest.mark.parametrize(("number", "reference"), [("CO-4Z3WYKZYZR", "CO4Z3WYKZYZR"), ("884213660071", None)])
def test_a_number_of_an_order_is_a_reference_where_no_shop_counts_so(number: str, reference: str | None) -> None:
    assert reference == read_fields(receipt().pair("Order No.", number).reading()).reference


def test_a_maker_of_receipts_made_no_receipt() -> None:
    assert TransferStatus.SUCCESS is not read_fields(receipt().text("EIPT MAKER").reading()).status


def test_a_title_may_look_like_a_label_for_an_account() -> None:
    screen = Screen().text("AmOnline", size=40).text("Transfer to account successful", "centre")

    assert TransferStatus.SUCCESS is read_fields(screen.pair("Amount", "RM220.14").reading()).status
