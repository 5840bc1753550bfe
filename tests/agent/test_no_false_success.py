"""What was not a transfer, or not yet, or no longer, never passes for one, however its screen puts it."""

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus

NOT_SENT = """
Payment not completed|Transfer unsuccessful|Oops! Something went wrong|We couldn't process this payment
We could not send your money|Sorry, your payment didn't go through|Sent back to sender|Money returned
Transfer did not push through|Transaction has been reversed|Payment was declined by the bank|Not successful
Your payment has not been sent|This transfer was not completed|Your transfer is still pending|Transfer under review
Payment is being verified|Ready to send?|Review details before sending|You're about to send|Swipe to confirm
Is everything correct?|Scheduled for 30 Nov 2026|Your transfer has been scheduled successfully|Future transfer saved
Schedule created successfully|Payment request sent|Request sent successfully|QR generated successfully
Draft saved successfully|Payment link sent|You received ₱500.00|Incoming transfer successful|Cash in successful
Funds received|Someone sent you money|Deposit successful|Top up successful|Refund completed|Reversal completed
Cancellation successful|Voucher redeemed successfully|Beneficiary added successfully|Chargeback completed
Nothing was sent|Partially completed|For testing purposes|Mock receipt|Fake receipt maker|Practice mode
Hindi natuloy|Hindi pa naipapadala|Bigo ang transaksyon|Ibinalik ang pera|Nakatanggap ka ng pera|Transaksi gagal
Bayaran dibatalkan|Wang dikembalikan|Wang diterima|Sila sahkan|Transaksi belum selesai|Tambah nilai berjaya
Bayaran balik berjaya|Permintaan dihantar|Submitted|Sent for approval|Payment on hold|Failed to send|Money not sent
The receiving bank sent the money back|This transaction did not succeed|Example only|Receipt maker demo
One last check before you pay
"""
SENT = """
Transfer successful|Sent!|Payment complete|Success! Your transfer is complete|Money sent successfully|Transfer done
You've successfully transferred|Matagumpay|Naipadala na|Berjaya|Pembayaran selesai|Yay! Money sent|Sent ✓
Payment confirmed|Transaction posted|Fund transfer completed|Nabayaran na|Pindahan anda telah berjaya
"""


def a_page(headline: str) -> Screen:
    screen = Screen().text("GCash", size=40).text(headline, "centre", size=34).text("₱500.00", "centre", size=56)
    screen.pair("Recipient", "JUAN DELA CRUZ").pair("Account", "0917 555 0142").pair("Amount", "₱500.00")
    return screen.pair("Ref No.", "1001 543 610110").pair("Date", "Nov 11, 2026 10:25 AM")


def all_of(table: str) -> list[str]:
    return table.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("headline", all_of(NOT_SENT))
def test_a_headline_of_anything_but_a_transfer_is_no_success(headline: str) -> None:
    assert read_fields(a_page(headline).reading()).status is not TransferStatus.SUCCESS


@pytest.mark.parametrize("status", all_of(NOT_SENT))
def test_a_status_of_anything_but_a_transfer_is_no_success(status: str) -> None:
    screen = Screen().text("GCash", size=40).text("₱500.00", "centre", size=56).pair("Recipient", "JUAN DELA CRUZ")
    screen.pair("Status", status).pair("Ref No.", "1001 543 610110").pair("Date", "Nov 11, 2026 10:25 AM")

    assert read_fields(screen.reading()).status is not TransferStatus.SUCCESS


@pytest.mark.parametrize("headline", all_of(SENT))
def test_a_transfer_that_was_made_is_one(headline: str) -> None:
    assert read_fields(a_page(headline).reading()).status is TransferStatus.SUCCESS


def test_a_label_for_the_time_it_was_completed_is_no_report_that_it_was() -> None:
    screen = a_page("Your order").stack("Time completed", "10:25 AM")

    assert read_fields(screen.reading()).status is TransferStatus.UNKNOWN


def test_an_amount_beside_money_sent_does_not_say_that_it_was() -> None:
    assert read_fields(a_page("Your order").pair("Money sent", "₱500.00").reading()).status is TransferStatus.UNKNOWN


@pytest.mark.parametrize("status", ["Dalliance", "With the clearing desk", "Hold point 3"])
def test_a_status_nobody_knows_is_no_success_whatever_the_headline_says(status: str) -> None:
    screen = Screen().text("GCash", size=40).text("Transfer successful", "centre").pair("Status", status)

    assert TransferStatus.SUCCESS is not read_fields(screen.reading()).status


def test_a_status_that_only_begins_what_the_headline_says_is_the_same() -> None:
    screen = (
        Screen().text("GCash", size=40).text("The payment went through", "centre").pair("Status", "The payment went")
    )

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


@pytest.mark.parametrize(
    "said",
    [
        "Your money is on the move", "Unclaimed transfer", "Held in escrow", "Partially paid", "Test transaction",
        "This is a preview", "Reported as scam", "Send ₱500.00 to Ana?", "The bank did not respond", "To be settled",
    ],
)  # fmt: skip
def test_a_reservation_outweighs_a_success_beside_it(said: str) -> None:
    screen = Screen().text("GCash", size=40).text("Transfer successful", "centre").text(said)

    assert TransferStatus.SUCCESS is not read_fields(screen.reading()).status


def test_a_day_it_is_scheduled_for_makes_it_a_transfer_to_come() -> None:
    screen = Screen().text("CIMB", size=40).text("Berjaya", "centre").pair("Dijadualkan pada", "20 Nov 2026")

    assert TransferStatus.PENDING is read_fields(screen.reading()).status


@pytest.mark.parametrize("said", ["You sent ₱500.00", "Nagpadala ka ng ₱500.00"])
def test_who_is_told_that_they_sent_a_sum_has_sent_it(said: str) -> None:
    assert TransferStatus.SUCCESS is read_fields(Screen().text("GCash", size=40).text(said).reading()).status


def test_money_given_back_is_seen_where_a_value_would_stand() -> None:
    screen = Screen().text("UnionBank", size=40).text("You have successfully transferred")
    screen.text("The amount has been credited back to your", gap=4).text("account.").text("PHP 550.00", size=60)

    assert TransferStatus.SUCCESS is not read_fields(screen.reading()).status


def test_a_headline_under_what_could_be_a_label_of_a_note_is_no_note() -> None:
    screen = Screen().text("BDO", size=34).text("Payment details", size=38).text("Transfer Scheduled", size=44)
    screen.text("Money sent: PHP 400.50").text("To: PERLA QUINTOS").text("Paid on: Nov 6, 2026 4:18 PM").text("Close")

    assert TransferStatus.SUCCESS is not read_fields(screen.reading()).status
