"""One transfer for several submissions: how it is recognised, and how its money is parted."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from gomflow.agent.fitting import Candidate, rivals, sums, together
from gomflow.agent.weighing import weigh
from gomflow.consumers.belonging import held_against
from gomflow.payment.decide import PAYMENT
from gomflow.payment.rejections import PaymentDecided
from gomflow.payment.sharing import places_of, shares_of
from gomflow.payment.state import Approved, InReview, Proof, Reading
from gomflow.rejected import NotAllowed
from gomflow.testing.decisions import NOW, Given, given, member
from gomflow.testing.orders import pesos
from gomflow.testing.proofs import ANA, EXPECTED, FIELDS, SENT, assessed
from gomflow.workflows.reactions import Ask, to_payment
from gomflow_events.commit import AnyEvent, Recorded
from gomflow_events.identity import AGENT, MemberId, OrderId, SubmissionId
from gomflow_events.money import Currency, Money
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import Doubt, Expected, PaidPlace, ReceiptFields, Share

ELSEWHERE = PaidPlace(order_id=OrderId("o2"), submission_id=SubmissionId("s2"))
PROOF = Proof(
    order_id=SENT.order_id,
    submission_id=SENT.submission_id,
    member_id=SENT.member_id,
    gom_id=SENT.gom_id,
    picture=SENT.picture,
    seen_before=False,
)


def other(number: int, due: int, since: timedelta = timedelta(days=-1)) -> Candidate:
    return Candidate(
        order_id=OrderId(f"o{number}"),
        submission_id=SubmissionId(f"s{number}"),
        due=pesos(due),
        since=NOW + since,
        pay_to=EXPECTED.pay_to,
    )


def receipt(amount: int) -> ReceiptFields:
    return replace(FIELDS, amount=Decimal(amount), recipient="Juana Cruz", recipient_account="09175550142")


amounts = st.integers(min_value=1, max_value=500_000).map(lambda minor: Money(Decimal(minor) / 100, Currency.PHP))


@for_all(paid=amounts, own=amounts, others=st.lists(amounts, max_size=4))
def test_the_shares_are_the_amount_to_the_last_centavo(paid: Money, own: Money, others: list[Money]) -> None:
    along = [replace(other(number, 1), due=due) for number, due in enumerate(others, 2)]

    shares = shares_of(paid, PROOF, together(replace(EXPECTED, due=own), along))

    assert bool(others) == bool(shares)
    assert all(share.amount.amount > 0 for share in shares)
    assert not others or paid == sum((share.amount for share in shares), pesos(0))
    dues = {SENT.submission_id: own, **{one.submission_id: one.due for one in along}}
    beyond = {share.submission_id for share in shares if share.amount > dues[share.submission_id]}
    assert beyond <= {SENT.submission_id}, "what is beyond all is the first one's credit"


@pytest.mark.parametrize(
    ("paid", "parts"),
    [(800, {"s1": 500, "s2": 300}), (600, {"s1": 500, "s2": 100}), (400, {"s1": 400}), (1000, {"s1": 700, "s2": 300})],
)
def test_each_gets_what_was_due_in_turn(paid: int, parts: dict[str, int]) -> None:
    expected = together(EXPECTED, [other(2, 300)])

    assert {name: pesos(part) for name, part in parts.items()} == {
        share.submission_id: share.amount for share in shares_of(pesos(paid), PROOF, expected)
    }


def test_an_amount_that_is_the_sum_of_two_is_for_both() -> None:
    expected, doubts = held_against(receipt(800), EXPECTED, PROOF, [other(2, 300), other(3, 450)])

    assert () == doubts
    assert (pesos(800), ["s2"]) == (expected.due, [share.submission_id for share in expected.others])
    assert 100 == weigh(receipt(800), expected).score


def test_two_sums_that_fit_are_for_somebody_to_tell() -> None:
    expected, doubts = held_against(receipt(800), EXPECTED, PROOF, [other(2, 300), other(3, 300)])

    assert ((Doubt.SEVERAL_FIT,), ()) == (doubts, expected.others)


def test_what_was_placed_after_the_transfer_was_not_paid_by_it() -> None:
    later = other(2, 300, timedelta(hours=3))

    assert [] == sums(receipt(800), EXPECTED, [later])
    assert [["s3"]] == [
        [share.submission_id for share in way.others] for way in sums(receipt(800), EXPECTED, [later, other(3, 300)])
    ]


def test_an_amount_that_is_due_here_is_for_nothing_else() -> None:
    assert [] == sums(receipt(500), EXPECTED, [other(2, 300)])


def test_what_the_buyer_chose_counts_whatever_the_amount() -> None:
    chosen = replace(PROOF, also=(ELSEWHERE,), chosen=True)

    expected, doubts = held_against(receipt(640), EXPECTED, chosen, [other(2, 300), other(3, 140)])

    assert (pesos(800), ()) == (expected.due, doubts)


@pytest.mark.parametrize(
    ("amount", "due", "chosen", "doubtful"),
    [
        (500, 500, False, True),
        (500, 500, True, False),
        (500, 300, False, False),
        (300, 300, True, True),
        (300, 300, False, True),
        (777, 300, True, False),
    ],
)
def test_a_rival_within_the_margin_is_a_doubt(amount: int, due: int, *, chosen: bool, doubtful: bool) -> None:
    """Unsaid, one that fits as well is enough; said, only one that fits better by the margin."""
    assert doubtful == bool(rivals(receipt(amount), EXPECTED, [other(2, due)], chosen=chosen))


def test_a_rival_that_its_date_rules_out_is_none() -> None:
    assert () == rivals(receipt(500), EXPECTED, [other(2, 500, timedelta(hours=3))], chosen=False)


def test_a_picture_of_something_else_has_no_rivals() -> None:
    nothing = ReceiptFields(is_receipt=False)

    assert () == rivals(nothing, EXPECTED, [other(2, 500)], chosen=False)


def both() -> Expected:
    return together(EXPECTED, [other(2, 300)])


def test_a_transfer_for_two_is_approved_as_one_and_uses_its_reference_once() -> None:
    sent = given(PAYMENT).when(replace(SENT, also=(ELSEWHERE,), chosen=True), by=ANA).done()
    assert isinstance(sent.state, Reading)
    own = PaidPlace(order_id=SENT.order_id, submission_id=SENT.submission_id)
    assert (own, ELSEWHERE) == places_of(sent.state)

    found = sent.when(assessed(fields=receipt(800), expected=both()), by=AGENT)

    approved = found.then_kinds(e.ProofRead, e.ProofApproved).state
    assert isinstance(approved, Approved)
    shares = (
        Share(order_id=SENT.order_id, submission_id=SENT.submission_id, amount=pesos(500)),
        Share(order_id=ELSEWHERE.order_id, submission_id=ELSEWHERE.submission_id, amount=pesos(300)),
    )
    assert (pesos(800), shares) == (approved.amount, approved.shares)
    assert 1 == sum(claim.kind == "reference" for claim in PAYMENT.claims("p1", found.events))


def test_what_the_gom_approves_is_parted_by_what_was_due() -> None:
    sent = given(PAYMENT).when(SENT, by=ANA).done()
    held = sent.when(assessed(Doubt.AMOUNT_DIFFERS, fields=receipt(640), expected=both()), by=AGENT).done()

    approved = held.when(r.ApprovalRequested()).done().state

    assert [pesos(500), pesos(140)] == [share.amount for share in approved.shares]


def test_a_proof_that_is_assigned_is_for_that_one_alone() -> None:
    sent = given(PAYMENT).when(replace(SENT, also=(ELSEWHERE,)), by=ANA).done()
    held = sent.when(assessed(Doubt.AMOUNT_DIFFERS, expected=both()), by=AGENT).done()
    assert isinstance(held.state, InReview)

    assign = r.AssignmentRequested(order_id=OrderId("o3"), submission_id=SubmissionId("s3"), gom_id=SENT.gom_id)
    assigned = held.when(assign).done().state

    assert (PaidPlace(order_id=OrderId("o3"), submission_id=SubmissionId("s3")),) == places_of(assigned)


def unclear(sender: r.ProofSent = SENT) -> Given:
    sent = given(PAYMENT).when(sender, by=ANA).done()
    return sent.when(assessed(Doubt.SEVERAL_FIT), by=AGENT).done()


MEANT = r.ProofMeant(order_id=ELSEWHERE.order_id, submission_id=ELSEWHERE.submission_id, gom_id=SENT.gom_id)


def test_the_buyer_says_which_one_is_meant_and_it_is_weighed_anew() -> None:
    after = unclear().when(MEANT, by=ANA).then_kinds(e.ProofAssigned).state

    assert isinstance(after, Reading)
    assert ((ELSEWHERE,), True) == (places_of(after), after.proof.chosen)


def test_the_buyer_may_say_that_it_is_for_both() -> None:
    own = PaidPlace(order_id=SENT.order_id, submission_id=SENT.submission_id)

    after = unclear().when(replace(MEANT, also=(own,)), by=ANA).done().state

    assert (ELSEWHERE, own) == places_of(after)


def test_only_who_paid_says_what_it_is_for_and_only_while_it_is_unclear() -> None:
    clear = given(PAYMENT).when(SENT, by=ANA).done().when(assessed(Doubt.AMOUNT_DIFFERS), by=AGENT).done()

    unclear().when(MEANT, by=member("ben")).then_rejected(NotAllowed)
    unclear().when(replace(MEANT, gom_id=MemberId("other")), by=ANA).then_rejected(NotAllowed)
    clear.when(MEANT, by=ANA).then_rejected(PaymentDecided)


def test_it_waits_where_it_is_meant_and_nowhere_else() -> None:
    recorded, state = _assigned(replace(MEANT, also=()))

    asked = [(type(one.body).__name__, one.aggregate_id) for one in to_payment(recorded, state) if isinstance(one, Ask)]

    assert [("SettingAsideReported", SENT.order_id), ("ProofReported", ELSEWHERE.order_id)] == asked


def test_what_it_is_still_for_is_not_set_aside() -> None:
    own = PaidPlace(order_id=SENT.order_id, submission_id=SENT.submission_id)
    recorded, state = _assigned(replace(MEANT, also=(own,)))

    asked = [(type(one.body).__name__, one.aggregate_id) for one in to_payment(recorded, state) if isinstance(one, Ask)]

    assert [("ProofReported", ELSEWHERE.order_id), ("ProofReported", SENT.order_id)] == asked


def _assigned(meant: r.ProofMeant) -> tuple[AnyEvent, Reading]:
    found = unclear().when(meant, by=ANA)
    state = found.done().state
    assert isinstance(state, Reading)
    recorded: AnyEvent = Recorded(
        event=found.events[0],
        event_id="e",
        type="ProofAssigned",
        schema=1,
        aggregate="payment",
        aggregate_id="p1",
        version=4,
        sequence=9,
        at=NOW,
        tenant="gom",
        actor=ANA,
        request_id="r",
        correlation_id="c",
        causation_id="c",
    )
    return recorded, state
