"""The recipient known by whose accounts were expected, where no label on the receipt names them."""

import pytest

from gomflow.agent.matching import Recipient, match_recipient
from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import ReceiptFields

WAYS = (PayTo(method="gcash", account="0917 222 3344", holder="Perla Quintos"),)


def receipt() -> Screen:
    return Screen().text("GCash", size=40).text("Paid via GCash", "centre").text("₱640.00", "centre", size=60)


def read(screen: Screen) -> tuple[Recipient, ReceiptFields]:
    fields = read_fields(screen.pair("Ref No.", "4012 345 678901").reading(), WAYS)
    return match_recipient(fields.recipient, fields.recipient_account, WAYS).recipient, fields


@pytest.mark.parametrize("shown", ["PERLA QUINTOS", "+63 917 222 3344"])
def test_the_expected_account_standing_alone_is_the_recipient(shown: str) -> None:
    assert Recipient.MATCHES is read(receipt().text(shown, "centre"))[0]


def test_a_message_that_runs_over_lines_names_whom_it_went_to() -> None:
    screen = Screen(gap=6).text("GCash").text("You have sent PHP 640.00 of GCash to").text("PERLA QUINTOS with mobile")

    assert Recipient.MATCHES is read(screen.text("number 09172223344 on 11-16-2026.", gap=40))[0]


@pytest.mark.parametrize("label", ["From", "Note", "Message"])
def test_who_sent_it_or_is_written_of_is_no_recipient(label: str) -> None:
    assert Recipient.MATCHES is not read(receipt().pair(label, "PERLA QUINTOS"))[0]


@pytest.mark.parametrize("other", ["0918 555 6677", "RO••••O B."])
def test_with_somebody_else_on_the_page_nothing_follows(other: str) -> None:
    assert Recipient.MATCHES is not read(receipt().text(other, "centre").space(80).text("PERLA QUINTOS", "centre"))[0]


def test_where_a_label_names_another_the_expected_one_elsewhere_only_raises_a_doubt() -> None:
    recipient, fields = read(receipt().pair("Sent to", "ROMULO BAES", "0918 555 6677").text("PERLA QUINTOS", "centre"))

    assert (Recipient.DIFFERS, True) == (recipient, fields.recipient_guessed)


def test_what_tells_of_money_for_the_expected_account_is_never_called_no_receipt() -> None:
    screen = Screen().text("Perla Quintos", "centre").text("₱640.00", "centre").text("16 Nov 2026 10:25", "centre")

    assert read_fields(screen.reading(), WAYS).is_receipt
    assert not read_fields(screen.reading()).is_receipt
