"""Labels nobody listed, told from what their words mean together, in three languages."""

import pytest

from gomflow.agent.reading.labels import label_of
from gomflow.agent.vocabulary import Role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sum transferred out", Role.AMOUNT),
        ("Amount to recipient", Role.AMOUNT),
        ("Debit amount before fee", Role.AMOUNT),
        ("Total to your account", Role.TOTAL),
        ("Amount + fee", Role.TOTAL),
        ("Charge for this transfer", Role.FEE),
        ("Your reference number for this transfer", Role.REFERENCE),
        ("Transaction identifier", Role.REFERENCE),
        ("Bilang ng sanggunian", Role.REFERENCE),
        ("Partner order no.", Role.OTHER_REFERENCE),
        ("Who gets it", Role.RECIPIENT),
        ("Destination account name", Role.RECIPIENT),
        ("Account # of recipient", Role.RECIPIENT_ACCOUNT),
        ("Nama pemegang akaun", Role.NAME),
        ("Debited account number", Role.SENDER_ACCOUNT),
        ("Charged to", Role.SENDER),
        ("Your name", Role.SENDER),
        ("Money left", Role.BALANCE),
        ("Oras at petsa", Role.DATE),
        ("Transferdate and time", Role.DATE),
        ("Amount breakdown", Role.HEADING),
    ],
)
def test_a_label_is_what_its_words_mean(text: str, role: Role) -> None:
    found = label_of(text)

    assert found is not None
    assert role is found.role


@pytest.mark.parametrize(
    "text",
    [
        "Money sent!",
        "Transfer sent",
        "Your transfer was successful",
        "Send 3 more times this month to win",
        "Get ₱50 off your next load!",
        "Juan Dela Cruz",
        "We could not send your money",
    ],
)
def test_what_states_or_offers_something_is_no_label(text: str) -> None:
    assert label_of(text) is None


def test_a_word_after_a_label_is_its_value_and_not_its_end() -> None:
    found = label_of("Value sent RM 34.50")

    assert found is not None
    assert (Role.AMOUNT, "RM 34.50") == (found.role, found.rest)
