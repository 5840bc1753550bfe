"""What was so on the way to a success is none of its doubts, and what was not yet is still one."""

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import TransferStatus


def steps(last: str) -> Screen:
    screen = Screen().text("PESONet", size=40).text("₱500.00", size=60).text(last, "centre", gap=60)
    return screen.stack("Submitted", "9:02 AM").stack("Request received", "15 Nov 2026 12:03 PM")


def test_a_step_with_its_moment_is_over() -> None:
    assert TransferStatus.SUCCESS is read_fields(steps("Completed").reading()).status


@pytest.mark.parametrize("last", ["Pending", "Failed", "Processing"])
def test_the_last_step_counts_whatever_went_before(last: str) -> None:
    assert TransferStatus.SUCCESS is not read_fields(steps(last).reading()).status


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Transfer to Other Account - Successful", TransferStatus.SUCCESS),
        ("Transfer to Other Account - Unsuccessful", TransferStatus.FAILED),
        ("Savings - Successful", TransferStatus.UNKNOWN),
    ],
)
def test_a_title_may_end_with_what_became_of_it(title: str, status: TransferStatus) -> None:
    assert status is read_fields(Screen().text("Maybank2u").text(title).pair("Amount", "RM 1.00").reading()).status


def test_a_result_may_be_told_in_two_sentences() -> None:
    screen = Screen().stack("Fund Transfer Result", "Transaction successful. Your request has been completed.")

    assert TransferStatus.SUCCESS is read_fields(screen.pair("Amount", "PHP 9,915.05").reading()).status


def test_a_reference_tells_no_app_of_another_country() -> None:
    screen = Screen().text("InstaPay", size=40).text("Transfer successful").pair("Amount", "PHP 500.00")

    fields = read_fields(screen.pair("Date", "Nov 19, 2026").pair("Reference", "202611191743280299").reading())

    assert ("instapay", "PHP") == (fields.method, fields.currency)


def test_a_success_may_stand_where_a_value_is_expected() -> None:
    screen = (
        Screen()
        .text("maya", "centre", size=50)
        .text("Bank transfer", "centre", gap=6)
        .text("Transfer completed", "centre")
    )

    assert TransferStatus.SUCCESS is read_fields(screen.pair("Amount", "PHP 500.00").reading()).status


def test_transfer_to_other_banks_names_nobody() -> None:
    screen = Screen().text("LANDBANK", size=40).text("Fund Transfer Successful").pair("Amount", "PHP 500.00")
    screen.stack("Transaction Type", "Transfer to Other Banks (InstaPay)").pair("Account Name", "PUTO NI LOLA")
    ways = (PayTo(method="landbank", account="3471802265", holder="Puto ni Lola"),)

    fields = read_fields(screen.pair("Destination Account", "3471802265").reading(), ways)

    assert ("PUTO NI LOLA", False) == (fields.recipient, fields.contradicted)


def test_what_was_sent_is_nobody() -> None:
    screen = Screen().text("Maya", size=40).text("You successfully sent money", gap=10).text("PHP 664.00", size=60)

    assert read_fields(screen.pair("Reference ID", "49B7 20D6 816C").reading()).recipient is None
