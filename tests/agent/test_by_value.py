"""Labels told by the values beside them, references by another name, banks that are no method of ours."""

from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus


def receipt() -> Screen:
    return Screen().text("RCBC", size=40).text("Transfer successful", "centre").text("PHP 810.00", "centre", size=60)


def test_you_paid_beside_a_name_names_the_recipient() -> None:
    fields = read_fields(receipt().pair("You paid", "MARISOL TRADING", "••• 4410").reading())

    assert ("MARISOL TRADING", "••• 4410", Decimal("810.00")) == (
        fields.recipient,
        fields.recipient_account,
        fields.amount,
    )


def test_you_paid_over_a_sum_is_the_amount() -> None:
    fields = read_fields(Screen().text("RCBC", size=40).stack("You paid", "PHP 810.00").reading())

    assert Decimal("810.00") == fields.amount


def test_one_word_over_a_sum_says_what_became_of_it() -> None:
    fields = read_fields(Screen().text("RCBC", size=40).text("CREDITED").text("PHP 810.00", size=60).reading())

    assert (Decimal("810.00"), TransferStatus.SUCCESS) == (fields.amount, fields.status)


@pytest.mark.parametrize("label", ["Reference glyph no.", "Ledger ref", "Txn zettel number"])
def test_a_label_half_of_which_is_known_is_told_by_its_value(label: str) -> None:
    assert "884213660071" == read_fields(receipt().pair(label, "8842 1366 0071").reading()).reference


@pytest.mark.parametrize("label", ["Journal no.", "Trace number"])
def test_the_one_long_number_of_a_transfer_is_its_reference_whatever_it_is_called(label: str) -> None:
    assert "884213660071" == read_fields(receipt().pair(label, "8842 1366 0071").reading()).reference


@pytest.mark.parametrize("label", ["Order no.", "Invoice no.", "Approval code", "Merchant ID"])
def test_the_number_of_something_else_is_no_reference(label: str) -> None:
    assert read_fields(receipt().pair(label, "8842 1366 0071").reading()).reference is None


def test_a_bank_that_is_no_method_issues_its_receipt_though_it_speaks_of_a_wallet() -> None:
    screen = Screen().text("Security Bank", "centre", size=44).text("Sent to your friend's wallet", "centre")

    fields = read_fields(screen.text("GCash top tips", "centre").pair("Amount", "PHP 90.00").reading())

    assert "bank_transfer" == fields.method


def test_a_rail_on_the_receipt_of_a_bank_without_a_file_is_its_rail_and_not_its_method() -> None:
    fields = read_fields(
        Screen().text("SeaBank", size=44).pair("Sent via", "InstaPay").pair("Amount", "1.00").reading()
    )

    assert ("bank_transfer", "instapay") == (fields.method, fields.rail)


@pytest.mark.parametrize(
    "said", ["The money was sent to the GCash account below.", "A confirmation was sent to your GCash Inbox."]
)
def test_a_wallet_without_a_header_is_told_by_what_it_says_of_itself(said: str) -> None:
    assert "gcash" == read_fields(Screen().text("Send Money", "centre").text(said).reading()).method


def test_a_label_in_two_languages_has_the_value_beside_both() -> None:
    screen = Screen(gap=30).text("Agrobank", size=40).row(("Amount", "left"), ("RM 61.40", 300.0), gap=4).text("Amaun")
    screen.row(("Reference no.", "left"), ("20261107AGROMY12010", 300.0), gap=4)
    screen.row(("No. rujukan", "left"), ("ORM90021145", 300.0))

    assert "20261107AGROMY12010ORM90021145" == read_fields(screen.text("Tarikh 7/11/2026").reading()).reference


def test_what_the_network_writes_as_a_letter_is_one_whichever_bank_shows_it() -> None:
    fields = read_fields(
        Screen().text("RHB", size=40).pair("Reference no.", "20261107RHBBMYKL0100RM90021145").reading()
    )

    assert "20261107RHBBMYKL010ORM90021145" == fields.reference


def test_a_form_that_is_assumed_changes_no_digit_that_can_be_seen() -> None:
    fields = read_fields(Screen().text("BPI", size=40).pair("Confirmation number", "20261107AJ512345").reading())

    assert "20261107AJ512345" == fields.reference


@pytest.mark.parametrize("word", ["Done", "Selesai"])
def test_done_says_so_by_the_sum_and_nowhere_else(word: str) -> None:
    def screen() -> Screen:
        return Screen().text("ShopeePay", "centre", size=40)

    headed = screen().text("RM 71.00", "centre", size=60).text(word, "centre", gap=60)
    headed.pair("Date", "7 Nov 2026 10:00").pair("Transaction no.", "553837113846894607")
    below = screen().text("RM 71.00", "centre", size=60, gap=60).pair("Date", "7 Nov 2026 10:00")
    below.pair("Transaction no.", "553837113846894607").text(word, "centre")

    assert [TransferStatus.SUCCESS, TransferStatus.UNKNOWN] == [
        read_fields(one.reading()).status for one in (headed, below)
    ]


def test_a_menu_beside_a_page_labels_nothing_that_the_page_says() -> None:
    screen = Screen().text("BPI", size=40).row(("Accounts", "left"), ("Transfer Successful", 300.0))

    assert TransferStatus.SUCCESS is read_fields(screen.pair("Amount", "PHP 1.00").reading()).status


def test_a_reference_whose_first_part_is_one_sign_before_a_hyphen_is_read_whole() -> None:
    screen = Screen().text("GrabPay", size=40).row(("Booking / Transaction", "left"), ("A-", "right"), gap=4)

    assert "ADLL7WKGFE6LV" == read_fields(screen.row(("ID", "left"), ("DLL7WKGFE6LV", "right")).reading()).reference


def test_two_numbers_one_under_the_other_are_two_though_a_label_may_say_both() -> None:
    screen = Screen(gap=8).text("RCBC", size=40, gap=60).pair("Reference no.", "20261109393994462")

    assert "20261109393994462" == read_fields(screen.pair("Trace no.", "963410").reading()).reference
