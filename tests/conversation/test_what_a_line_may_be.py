"""What a line of a statement may be, for the GOM to choose from: the likeliest first."""

from gomflow.conversation.flows.matching import fits
from gomflow.ports.precedents import Candidate, OpenProof
from gomflow_events.identity import PaymentId
from gomflow_events.money import Money

FIVE = Money.of(500, "PHP")


def proof(name: str, amount: Money | None, status: str = "review") -> OpenProof:
    return OpenProof(
        payment_id=PaymentId(f"p-{name}"),
        reference=f"PH-{name}",
        buyer=name,
        order_title="Photobook",
        status=status,
        amount=amount,
    )


def place(name: str, balance: Money) -> Candidate:
    return Candidate(reference=f"PH-{name}", buyer=name, order_title="Photobook", balance=balance)


def test_proofs_of_the_amount_or_an_unread_one_come_before_all_who_owe_it_and_those_that_wait_before_all() -> None:
    read = [proof("other", Money.of(1, "PHP")), proof("counts", FIVE, "approved"), proof("same", FIVE)]
    proofs = [*read, proof("unread", None)]
    places = [place("owes-more", Money.of(900, "PHP")), place("owes", FIVE)]

    assert ["same", "unread", "counts", "owes", "other", "owes-more"] == [
        one.buyer for one in fits(proofs, places, FIVE)
    ]


def test_a_submission_whose_proof_waits_is_that_proof() -> None:
    found = fits([proof("ana", None)], [place("ana", FIVE)], FIVE)

    assert ["p-ana"] == [one.argument for one in found]


def test_an_approved_payment_does_not_hide_what_is_still_owed() -> None:
    found = fits([proof("ana", FIVE, "approved")], [place("ana", FIVE)], FIVE)

    assert ["p-ana", "PH-ana"] == [one.argument for one in found]


def test_money_of_another_currency_is_no_candidate() -> None:
    assert [] == fits([proof("ana", Money.of(500, "MYR"))], [place("ben", Money.of(500, "MYR"))], FIVE)
