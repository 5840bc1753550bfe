"""Messages are read as well as rows: what a sentence over several lines tells of a transfer, in three languages."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.agent.reading.telling import told_in
from gomflow.testing.screens import Screen
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import TransferStatus

INBOX = (
    "You have sent PHP 2,480.00 of GCash to LI***A",
    "R*****S 09171230045 on 11-09-2026 07:12 PM. Your",
    "new balance is PHP 310.55. Ref. No.",
    "5021884417602. Was this not you? Report it",
)
SMS = (
    "Hello! Your transfer of PHP 1,250.00 to",
    "SARI-SARI NI INDAY, acct XXXXXX4410 via",
    "InstaPay was successful on 11/09/2026",
    "10:15 AM. Ref no. UB300418827719. Not you?",
)
FILIPINO = (
    "Nakapagpadala ka ng PHP 640.50 kay LI***A",
    "R*****S 09171230045 noong 11-09-2026",
    "07:12 PM gamit ang GCash. Ref. No.",
    "5021884417602.",
)
MALAY = (
    "RM 88.40 telah berjaya dipindahkan kepada",
    "KEDAI BUNGA MELATI pada 9 Nov 2026, 3:05",
    "PM. Rujukan: 4471902265. Baki anda RM 12.00",
)


def read(*lines: str, title: str = "Inbox") -> Screen:
    """A message on a screen, set as messages are: line close under line."""
    screen = Screen().text(title, size=36)
    for line in lines:
        screen.text(line, gap=8)
    return screen


@pytest.mark.parametrize(
    ("lines", "amount", "recipient", "account", "reference"),
    [
        (INBOX, "2480.00", "LI***A R*****S", "09171230045", "5021884417602"),
        (SMS, "1250.00", "SARI-SARI NI INDAY", "XXXXXX4410", "UB300418827719"),
        (FILIPINO, "640.50", "LI***A R*****S", "09171230045", "5021884417602"),
        (MALAY, "88.40", "KEDAI BUNGA MELATI", None, "4471902265"),
    ],
)
def test_a_message_tells_all_that_rows_would(
    lines: tuple[str, ...], amount: str, recipient: str, account: str | None, reference: str
) -> None:
    fields = read_fields(read(*lines).reading(), days=(date(2026, 11, 7), date(2026, 11, 10)))

    assert Decimal(amount) == fields.amount
    assert (recipient, account) == (fields.recipient, fields.recipient_account)
    assert reference == fields.reference
    assert fields.paid_at is not None
    assert date(2026, 11, 9) == fields.paid_at.date()
    assert TransferStatus.SUCCESS is fields.status
    assert fields.is_receipt


@pytest.mark.parametrize(
    "text",
    [
        "Please send PHP 500.00 to LIZA REYES 09171230045 before noon.",
        "You have not sent PHP 500.00 to LIZA REYES.",
        "If you sent PHP 500.00 to LIZA REYES by mistake, call us.",
        "You have received PHP 500.00 of GCash from LIZA REYES to your account.",
        "You sent PHP 500.00 to your savings.",
        "Win PHP 500.00 when you transfer to a friend.",
    ],
)
def test_what_is_asked_denied_supposed_or_came_in_tells_nothing(text: str) -> None:
    assert told_in(text) is None


def test_the_number_of_the_payer_is_not_that_of_the_recipient() -> None:
    told = told_in("PHP 500.00 was sent to Liza D. Reyes from your account 109877214456.")

    assert told is not None
    assert ("Liza D. Reyes", "") == (told.recipient, told.account)


def test_who_is_named_before_the_sum_got_it() -> None:
    told = told_in("You paid KEDAI BUNGA MELATI RM 12.00 on 3 Nov 2026.")

    assert told is not None
    assert ("KEDAI BUNGA MELATI", "RM 12.00", "3 Nov 2026") == (told.recipient, told.amount, told.date)


def test_a_sentence_that_the_payer_wrote_as_a_note_is_no_report() -> None:
    screen = Screen().text("GCash", size=40).pair("Amount", "PHP 100.00").pair("Sent to", "ANA CRUZ")
    screen.stack("Message", "You have sent PHP 900.00 to LIZA REYES")

    fields = read_fields(screen.pair("Ref No.", "5021 884 417602").reading())

    assert (Decimal("100.00"), "ANA CRUZ") == (fields.amount, fields.recipient)


def test_the_life_of_a_submission_settles_what_dashes_leave_open() -> None:
    screen = Screen().text("GCash", size=40).pair("Amount", "PHP 100.00").pair("Date", "08-11-2026 10:00")

    def days(first: date, last: date) -> datetime | None:
        return read_fields(screen.reading(), days=(first, last)).paid_at

    assert datetime.fromisoformat("2026-11-08T10:00") == days(date(2026, 11, 7), date(2026, 11, 9))
    assert datetime.fromisoformat("2026-08-11T10:00") == days(date(2026, 8, 7), date(2026, 8, 12))


def test_the_order_that_an_app_is_known_for_is_not_bent_by_what_would_suit() -> None:
    screen = Screen().text("GCash", size=40).pair("Amount", "PHP 100.00").pair("Date", "10/11/2026 10:00")

    paid_at = read_fields(screen.reading(), days=(date(2026, 11, 9), date(2026, 11, 12))).paid_at

    assert datetime.fromisoformat("2026-10-11T10:00") == paid_at


@pytest.mark.parametrize(
    "more",
    [
        "Your funds transfer request has been completed.",
        "Your recipient will get the money shortly.",
        "Did not authorize this transaction? Call us.",
        "Report an issue with this transaction",
        "You got 1 lucky draw entry!",
    ],
)
def test_what_comes_after_a_success_does_not_put_it_off(more: str) -> None:
    screen = Screen().text("UnionBank").text("Transfer Successful", size=40).text(more).pair("Amount", "PHP 100.00")

    assert TransferStatus.SUCCESS is read_fields(screen.reading()).status


def test_a_request_that_waits_is_not_met() -> None:
    screen = (
        Screen().text("UnionBank").text("Your funds transfer request is being processed.").pair("Amount", "PHP 1.00")
    )

    assert TransferStatus.PENDING is read_fields(screen.reading()).status


def test_the_number_under_what_was_paid_with_is_the_payers() -> None:
    screen = Screen().text("maya", size=50).stack("You paid", "PUTO BUMBONG NI LOLA").text("₱312.00", size=60)
    screen.text("Paid with Maya Wallet", gap=4).text("•••• 6888").stack("Reference ID", "8D6D 26ED 438B")

    fields = read_fields(screen.reading())

    assert ("PUTO BUMBONG NI LOLA", None) == (fields.recipient, fields.recipient_account)


def test_a_bank_under_sent_to_is_no_app() -> None:
    screen = Screen().text("Successfully Sent to", "centre", gap=4).text("BDO Unibank, Inc.", "centre")
    screen.pair("Account Name", "PUTO BUMBONG NI LOLA").pair("Amount", "PHP 312.00").pair("Sent via", "InstaPay")

    assert "bdo" != read_fields(screen.pair("Ref No.", "1011960361058").reading()).method


def test_whom_an_e_mail_greets_is_not_who_got_the_money() -> None:
    screen = Screen().text("BDO Unibank", gap=4).text("To: Liza Reyes", gap=30).text("Hi LIZA REYES,")
    screen.text("Your Send Money transaction was successful.").text("Amount: PHP 245.00")
    screen.text("Recipient Name: PUTO BUMBONG NI LOLA").text("Recipient Account: 305882147600")

    fields = read_fields(screen.text("Reference Number: BN-20261104-33350557").reading())

    assert ("PUTO BUMBONG NI LOLA", "305882147600") == (fields.recipient, fields.recipient_account)


@pytest.mark.parametrize("line", ["to PUTO BUMBONG NI LOLA", "You paid PUTO BUMBONG NI LOLA"])
def test_who_is_named_under_the_sum_got_it(line: str) -> None:
    screen = Screen().text("Paid!", "centre").text("RM 55.20", "centre", size=60, gap=10).text(line, "centre")

    assert "PUTO BUMBONG NI LOLA" == read_fields(screen.pair("Transaction No.", "443120098817").reading()).recipient


@pytest.mark.parametrize(
    ("holder", "lines"),
    [
        ("PENDING TEA HOUSE", ("PENDING TEA HOUSE",)),
        ("Void Frozen Goods Sdn Bhd", ("VOID FROZEN", "GOODS SDN BHD")),
        ("Cash In Express", ("Cash In Express",)),
    ],
)
def test_a_shop_may_be_called_what_a_status_is_called(holder: str, lines: tuple[str, ...]) -> None:
    screen = Screen().text("GCash", size=40).text("Payment successful", "centre").pair("Amount", "PHP 100.00")
    screen.pair("Merchant", *lines).pair("Ref No.", "5021 884 417602")
    ways = (PayTo(method="gcash", account="09171230045", holder=holder),)

    assert TransferStatus.SUCCESS is read_fields(screen.reading(), ways).status
    assert TransferStatus.PENDING is read_fields(screen.text("Payment pending").reading(), ways).status


def test_a_sum_in_another_money_is_in_another_money() -> None:
    screen = (
        Screen().text("BigPay", size=40).text("You sent THB 320.00 to PUTO BUMBONG NI LOLA.").pair("Status", "Success")
    )

    assert "THB" == read_fields(screen.pair("Transaction ID", "BP261106284253").reading()).currency


def test_whose_account_it_is_may_stand_in_brackets_behind_its_number() -> None:
    text = "RM0.00 MyBSN: Pindahan RM240.00 ke akaun 512345678901 (KEDAI SINAR JAYA) BERJAYA pada 06/11/2026 12:38:35."

    told = told_in(text)

    assert told is not None
    assert ("RM240.00", "KEDAI SINAR JAYA", "512345678901") == (told.amount, told.recipient, told.account)
