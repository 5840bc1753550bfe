"""Where values stand: left of their labels, a step lower at the other edge, over them, or over several lines."""

from decimal import Decimal

import pytest

from gomflow.agent.matching import Recipient, match_recipient
from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.order.terms import PayTo


def test_values_left_of_their_labels() -> None:
    screen = Screen().text("Maya", size=40).text("Payment successful", "centre", size=40)
    for value, label in (
        ("8F5E 183D 2B27", "Reference ID"),
        ("Nov 4, 2026 8:09 PM", "Date"),
        ("Rosa Lim", "Recipient"),
        ("0995 555 0133", "Account number"),
        ("PHP 150.00", "Amount"),
    ):
        screen.row((value, "left"), (label, "right"))

    fields = read_fields(screen.reading())

    assert ("8F5E183D2B27", "Rosa Lim", Decimal("150.00")) == (fields.reference, fields.recipient, fields.amount)


def test_values_a_step_lower_at_the_other_edge() -> None:
    screen = Screen().text("UnionBank", size=40).text("Transfer approved", size=40)
    for label, value in (
        ("Sum transferred", "PHP 353.50"),
        ("Paid to", "Seoul Pasalo Cebu"),
        ("Recipient account number", ".9158"),
        ("Reference code", "UB 5864 1128 0367"),
        ("Date sent", "Sat, Nov 14 2026"),
    ):
        screen.text(label, gap=4).text(value, "right", gap=30)

    fields = read_fields(screen.reading())

    assert ("UB586411280367", "Seoul Pasalo Cebu") == (fields.reference, fields.recipient)
    assert "*9158" == fields.recipient_account


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("2026-1108-4427-0316", "-1748-7619-7126"), "2026110844270316174876197126"),
        (("20261115HLBBMY", "KL010OCB8397437", "9"), "20261115HLBBMYKL010OCB83974379"),
        (("519 073 6263 1355", "3775"), "519073626313553775"),
        (("20-2611-0933-5754", "-2"), "202611093357542"),
    ],
)
def test_a_reference_over_several_lines(lines: tuple[str, ...], whole: str) -> None:
    screen = Screen().text("Some Wallet", size=40).pair("Amount", "RM 61.90").pair("Transaction ID", *lines)

    assert whole == read_fields(screen.reading()).reference


def test_a_hotline_is_nobodys_account() -> None:
    screen = Screen().text("RCBC", size=40).pair("Amount", "PHP 200.00").pair("Recipient", "BIAS CORNER TRADING")

    fields = read_fields(screen.text("For help call (02) 8888 1000 or visit us").text("RCBC Receipt").reading())

    assert fields.recipient_account is None
    assert "rcbc" == fields.method


def test_somebody_elses_number_behind_the_sender_counts_as_the_recipients() -> None:
    """A forger puts the GOM's name on a receipt and leaves the number of the account that was really paid."""
    screen = Screen().text("LANDBANK", size=40).pair("Source account", "RHEA DOMINGO", "•••• 7539")
    screen.pair("Bank", "Security Bank").pair("Mobile number", "700001112233").pair("Transfer to", "BIAS CORNER")

    fields = read_fields(screen.reading())
    way = PayTo(method="landbank", account="006120457739", holder="BIAS CORNER")

    assert "700001112233" == fields.recipient_account
    assert Recipient.MATCHES is not match_recipient(fields.recipient, fields.recipient_account, [way]).recipient


def test_an_offer_in_another_currency_changes_nothing() -> None:
    screen = Screen().text("GCash", size=40).row(("₱", 300.0), ("1,450.00", 330.0), size=50)

    fields = read_fields(screen.text("Win up to RM5,000 in prizes with us!").reading())

    assert ("PHP", Decimal("1450.00")) == (fields.currency, fields.amount)


def test_two_notes_that_claim_the_same_line() -> None:
    screen = Screen().row(("Note", "left"), ("Message", 300.0)).row(("To Rosa Lim", "left"), ("Amount", 300.0))

    assert not read_fields(screen.text("Note").text("Amount: PHP 5.00").reading()).is_receipt


def test_a_mobile_number_whose_mask_was_lost_still_ends_as_it_does() -> None:
    way = PayTo(method="gcash", account="0995 555 0133", holder="Mikaela Tan")

    assert Recipient.MATCHES is match_recipient("Mikaela Tan", "09950133", [way]).recipient
    assert Recipient.MATCHES is not match_recipient("Mikaela Tan", "09950134", [way]).recipient
