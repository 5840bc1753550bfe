"""What a headline says of a transfer, in words nobody listed; and what must never pass for a success."""

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import TransferStatus


def status_of(headline: str) -> TransferStatus:
    screen = Screen().text("GCash", size=40).text(headline, "centre").pair("Amount", "₱500.00")
    return read_fields(screen.pair("Ref No.", "1061 318 609139").reading()).status


@pytest.mark.parametrize(
    "headline",
    [
        "Transfer done",
        "Your payment went through",
        "We've sent your money",
        "Payment confirmed",
        "Funds transferred",
        "Wang telah dihantar",
        "Bayaran anda selesai",
        "Naipadala na ang pera",
        "Kumpleto na ang transaksyon",
    ],
)
def test_a_transfer_that_is_over_is_a_success_however_it_is_put(headline: str) -> None:
    assert TransferStatus.SUCCESS is status_of(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Transfer not done",
        "Payment was not made",
        "Your money will be sent",
        "Your payment will be made on 20 Nov",
        "Money has not arrived",
        "Payment request sent",
        "Make another payment",
        "Confirm payment",
        "Transfer details",
        "Payment to be made",
        "Hindi pa naipadala ang pera",
        "Bayaran belum selesai",
        "Wang tidak dihantar",
        "Payment was returned",
        "Transfer declined after it was sent",
        "Once payment is made",
        "Funds unsent",
        "We couldn't complete your transfer",
    ],
)
def test_what_is_not_over_is_none(headline: str) -> None:
    assert TransferStatus.SUCCESS is not status_of(headline)
