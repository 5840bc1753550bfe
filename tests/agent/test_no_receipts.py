"""Pictures that are no receipts, receipts of something else, and screens before or after the transfer that counts."""

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus


def test_a_chat_about_money_is_no_receipt() -> None:
    screen = (
        Screen()
        .text("Hi po, available pa ba?")
        .text("Yes po, PHP 1,250.00 lahat", "right")
        .text("Sige send ko na po")
        .text("GCash number nyo?", "right")
        .text("0917 555 0142 po")
        .text("ok wait lang 5 mins", "right")
    )

    assert not read_fields(screen.reading()).is_receipt


def test_a_menu_is_no_receipt() -> None:
    screen = Screen().text("MENU KEDAI", "centre", size=50)
    for dish, price in (("Nasi Lemak", "RM 6.50"), ("Mee Goreng", "RM 7.00"), ("Teh Tarik", "RM 2.50")):
        screen.pair(dish, price)

    assert not read_fields(screen.reading()).is_receipt


def test_the_home_of_a_wallet_is_no_receipt() -> None:
    screen = (
        Screen()
        .text("GCash", size=40)
        .text("Available Balance")
        .text("₱ 12,480.55", size=60)
        .row(("Send", 60.0), ("Load", 280.0), ("Transfer", 500.0))
        .row(("Bills", 60.0), ("Borrow", 280.0), ("GSave", 500.0))
    )

    fields = read_fields(screen.reading())

    assert not fields.is_receipt
    assert fields.amount is None


def test_a_picture_without_text_is_no_receipt() -> None:
    fields = read_fields(Screen().reading())

    assert not fields.is_receipt
    assert 0.0 == fields.confidence


def test_an_invoice_is_no_receipt_of_a_transfer() -> None:
    screen = (
        Screen()
        .text("INVOICE", size=50)
        .pair("Invoice No.", "INV-2026-0091")
        .pair("Date", "11 Nov 2026")
        .pair("Photocard set", "RM 120.00")
        .pair("Total", "RM 150.00")
    )

    assert not read_fields(screen.reading()).is_receipt


def test_a_code_to_scan_is_no_receipt() -> None:
    screen = (
        Screen()
        .text("GCash", "centre", size=40)
        .text("Scan to pay", "centre")
        .text("JU••N D.", "centre")
        .text("0917 555 0142", "centre")
    )

    assert not read_fields(screen.reading()).is_receipt


def test_an_amount_with_a_brand_alone_is_no_receipt() -> None:
    assert not read_fields(Screen().text("GCash", size=40).text("₱500.00", size=60).reading()).is_receipt


def test_a_receipt_cut_off_below_its_amount_is_one_still_but_says_little() -> None:
    screen = (
        Screen()
        .text("maya", "centre", size=40)
        .text("Sent money to", "centre")
        .text("Juan Dela Cruz", "centre")
        .text("0917 555 0142", "centre")
        .text("₱594.90", "centre", size=60)
        .pair("Transaction type", "Send money")
    )

    fields = read_fields(screen.reading())

    assert fields.is_receipt
    assert (None, None) == (fields.reference, fields.paid_at)


@pytest.mark.parametrize(
    "headline",
    [
        "Transfer failed",
        "Transaction unsuccessful",
        "We could not complete your transaction.",
        "Payment declined",
        "This transfer was reversed",
        "Money not sent",
        "Hindi nagtagumpay ang transaksyon",
        "Transaksi tidak berjaya",
        "Pembayaran gagal",
    ],
)
def test_a_transfer_that_failed_is_read_as_failed(headline: str) -> None:
    screen = Screen().text("GCash", size=40).text(headline).pair("You sent", "PHP 100.00").text("Done", "centre")

    assert TransferStatus.FAILED is read_fields(screen.reading()).status


@pytest.mark.parametrize(
    "headline",
    [
        "Processing via GCash",
        "Your transfer is being processed. This may take a while.",
        "Money is on its way",
        "Sending money",
        "Scheduled for tomorrow",
        "Payment request sent",
        "You are about to send",
        "Please confirm the details",
        "Pinoproseso pa ang iyong padala",
        "Pindahan sedang diproses",
        "Menunggu pengesahan",
    ],
)
def test_a_transfer_that_has_not_arrived_is_read_as_pending(headline: str) -> None:
    screen = Screen().text("GCash", size=40).text(headline).pair("Amount", "PHP 100.00")

    assert TransferStatus.PENDING is read_fields(screen.reading()).status


@pytest.mark.parametrize(
    "headline",
    [
        "Transfer Successful!",
        "Your payment was successful",
        "Sent via GCash",
        "Paid via GCash",
        "Sent!",
        "Money sent",
        "Matagumpay ang transaksyon",
        "Transaksi anda berjaya",
        "Successfully transferred",
        "Transfersuccessful",
    ],
)
def test_a_transfer_that_arrived_is_read_as_a_success(headline: str) -> None:
    screen = Screen().text("GCash", size=40).text(headline).pair("Amount", "PHP 100.00")

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


@pytest.mark.parametrize(
    "small_print",
    [
        "Successful transactions cannot be reversed.",
        "If the transfer fails, the amount will be returned to you.",
        "Transfers may be processed on the next banking day.",
        "Please report a failed transfer to our hotline within 24 hours.",
    ],
)
def test_small_print_about_failures_says_nothing_of_this_transfer(small_print: str) -> None:
    screen = Screen().text("GCash", size=40).text("Transfer successful").text(small_print, size=20)

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


def test_small_print_that_runs_on_in_the_next_line_is_read_as_one_sentence() -> None:
    screen = Screen().text("GCash", size=40).text("Transfer successful")
    screen.text("Successful transactions cannot be", size=20, gap=4).text("reversed or cancelled.", size=20)

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


def test_a_button_says_nothing_of_the_transfer() -> None:
    screen = (
        Screen().text("GCash", size=40).pair("Amount", "PHP 100.00").text("Done", "centre").text("Selesai", "centre")
    )

    assert TransferStatus.UNKNOWN is read_fields(screen.reading()).status


def test_a_page_that_says_both_says_nothing() -> None:
    screen = Screen().text("UnionBank", size=40).text("Transfer Failed").pair("Status", "Successful")

    assert TransferStatus.UNKNOWN is read_fields(screen.reading()).status


def test_money_that_came_in_is_no_payment() -> None:
    screen = (
        Screen()
        .text("GCash", size=40)
        .text("You received ₱500.00", "centre")
        .pair("Received from", "JU••N D.")
        .pair("Ref No.", "1012 345 678901")
        .pair("Status", "Successful")
    )

    fields = read_fields(screen.reading())

    assert fields.recipient is None
    assert TransferStatus.UNKNOWN is fields.status


def test_an_amount_with_a_plus_came_in() -> None:
    screen = Screen().text("Touch 'n Go eWallet").text("+RM100.00", "centre", size=60).pair("Status", "Successful")

    assert read_fields(screen.reading()).amount is None


def test_a_specimen_is_not_believed() -> None:
    screen = Screen().text("GCash", size=40).text("SAMPLE RECEIPT").text("Sent via GCash").pair("Amount", "PHP 100.00")

    assert TransferStatus.UNKNOWN is read_fields(screen.reading()).status


def test_a_list_of_transfers_is_not_one_of_them() -> None:
    screen = Screen().text("Transaction history", size=40).text("GCash")
    for number in range(4):
        screen.row((f"Send money {number}", "left"), (f"-{100 + number}.00", "right"))

    fields = read_fields(screen.reading())

    assert (None, None) == (fields.amount, fields.reference)


@pytest.mark.parametrize(
    "note", ["Paid to Juan Dela Cruz 09175550142", "Recipient: JUAN DELA CRUZ", "Amount: PHP 9,999.00"]
)
def test_what_a_payer_writes_in_a_note_is_no_field_of_the_receipt(note: str) -> None:
    under = Screen().text("BPI", size=40).stack("Transfer amount", "PHP 100.00").stack("Notes", note)
    beside = Screen().text("BPI", size=40).pair("Transfer amount", "PHP 100.00").pair("Message", note)
    for screen in (under.stack("Transfer to", "GRACE VILLANUEVA"), beside.pair("Transfer to", "GRACE VILLANUEVA")):
        fields = read_fields(screen.reading())

        assert ("GRACE VILLANUEVA", None) == (fields.recipient, fields.recipient_account)
        assert "100.00" == str(fields.amount)


def test_a_note_left_empty_takes_nothing_from_the_line_below_it() -> None:
    screen = Screen().text("BPI", size=40).text("Notes:").text("Confirmation no.: 261110712768426")

    assert "261110712768426" == read_fields(screen.reading()).reference
