"""Taking an approval back: the money leaves the sums once, whatever it had brought about, while the order lives."""

from dataclasses import replace

import pytest

from gomflow.order import rejections as no
from gomflow.order.submission import Status, Submission
from gomflow.rejected import NotAllowed
from gomflow.testing.decisions import GOM, OPERATOR, Given
from gomflow.testing.orders import buyer, joined, joining, opened, paid, paying, pesos
from gomflow_events.identity import AGENT, PaymentId, SubmissionId
from gomflow_events.order import events as e
from gomflow_events.order import requests as r
from gomflow_events.order.terms import SetAsideCause

ANA = SubmissionId("s-ana")


def undoing(payment: str = "p-ana", reason: str = "") -> r.ApprovalUndoRequested:
    return r.ApprovalUndoRequested(submission_id=ANA, payment_id=PaymentId(payment), reason=reason)


def anas(order: Given) -> Submission:
    found: Submission = order.state.book[ANA]
    return found


def in_order(order: Given, *requests: object) -> Given:
    for request in requests:
        order = order.when(request).done()
    return order


@pytest.fixture
def paid_up() -> Given:
    return paid(joined(opened(), "ana", "ben"), "ana")


def test_the_money_leaves_the_sums_and_the_proof_waits_again(paid_up: Given) -> None:
    after = paid_up.when(undoing(reason="not there")).then_kinds(e.PaymentUncounted)

    event = after.history[-1]
    assert (pesos(500), pesos(0), pesos(500), pesos(0)) == (event.amount, event.paid, event.balance, event.credit)
    assert (Status.UNDER_REVIEW, "not there") == (event.status, event.reason)
    assert ({}, frozenset({"p-ana"})) == (dict(anas(after).counted), anas(after).reviewing)


def test_said_twice_it_changes_nothing(paid_up: Given) -> None:
    paid_up.when(undoing()).done().when(undoing()).then_rejected(no.PaymentNotCounted)


def test_what_was_never_counted_is_not_taken_back(paid_up: Given) -> None:
    paid_up.when(undoing("p-other")).then_rejected(no.PaymentNotCounted)


def test_only_the_gom_or_an_operator(paid_up: Given) -> None:
    paid_up.when(undoing(), by=buyer("ana")).then_rejected(NotAllowed)
    paid_up.when(undoing(), by=AGENT).then_rejected(NotAllowed)
    paid_up.when(undoing(), by=OPERATOR).then_kinds(e.PaymentUncounted)


def test_approved_again_it_counts_again(paid_up: Given) -> None:
    undone = paid_up.when(undoing()).done()
    again = undone.when(paying("ana", pesos(500)), by=AGENT).done()

    assert (Status.PAID, pesos(500), frozenset()) == (anas(again).status, anas(again).paid, anas(again).reviewing)


def test_one_of_two_parts_goes_and_the_other_stays() -> None:
    order = joined(opened(), "ana")
    order = order.when(paying("ana", pesos(300), "first"), by=AGENT).done()
    order = order.when(paying("ana", pesos(200), "second"), by=AGENT).done()

    after = order.when(undoing("first")).done()

    assert (pesos(200), pesos(300)) == (anas(after).paid, anas(after).balance)
    refused = r.RefusalReported(submission_id=ANA, payment_id=PaymentId("first"), doubts=())
    assert Status.PARTLY_PAID is anas(after.when(refused, by=AGENT).done()).status


def test_what_was_overpaid_goes_with_its_credit() -> None:
    order = joined(opened(), "ana").when(paying("ana", pesos(650), "much"), by=AGENT).done()
    assert pesos(150) == anas(order).credit

    after = order.when(undoing("much")).done()

    assert (pesos(0), pesos(500), pesos(0)) == (anas(after).paid, anas(after).balance, anas(after).credit)


def test_who_stays_paid_by_another_payment_stays_paid(paid_up: Given) -> None:
    twice = paid_up.when(paying("ana", pesos(500), "again"), by=AGENT).done()

    after = twice.when(undoing("again")).done()

    assert (Status.PAID, pesos(500)) == (anas(after).status, anas(after).paid)


def test_in_line_one_stays_in_line() -> None:
    order = joined(opened(minimum=1, maximum=1), "ben", "ana").when(paying("ana", pesos(500)), by=AGENT).done()

    after = order.when(undoing()).done()

    assert (Status.WAITLISTED, pesos(0)) == (anas(after).status, anas(after).paid)


def test_bought_and_shipped_the_sums_still_follow(paid_up: Given) -> None:
    shipping = r.ShippingReported(courier="LBC", tracking="1")
    bought = in_order(paid_up, r.ClosingRequested(below_minimum_is_fine=True), r.PurchaseReported())
    sent = bought.when(shipping).done()

    owing, on_its_way = anas(bought.when(undoing()).done()), anas(sent.when(undoing()).done())

    assert (Status.UNDER_REVIEW, pesos(500)) == (owing.status, owing.balance)
    assert (Status.SHIPPED, pesos(500)) == (on_its_way.status, on_its_way.balance)


def test_a_completed_order_is_over(paid_up: Given) -> None:
    done = in_order(
        paid_up,
        r.ClosingRequested(below_minimum_is_fine=True),
        r.PurchaseReported(),
        r.ShippingReported(courier="LBC", tracking="1"),
        r.CompletionRequested(),
    )

    done.when(undoing()).then_rejected(no.OrderIsNot)


def test_what_did_not_come_does_not_go_back_either(paid_up: Given) -> None:
    called_off = paid_up.when(r.CancellationRequested(reason="sold out")).done()
    assert (Status.REFUND_DUE, pesos(500)) == (anas(called_off).status, anas(called_off).refund)

    after = called_off.when(undoing()).then_kinds(e.RefundVoided, e.PaymentUncounted)

    one = anas(after)
    assert (Status.CANCELLED, pesos(0), pesos(0)) == (one.status, one.refund, one.paid)
    # It came after all: then it is due back again.
    again = after.when(paying("ana", pesos(500)), by=AGENT).then_kinds(e.PaymentCounted, e.RefundDue)
    assert (Status.REFUND_DUE, pesos(500)) == (anas(again).status, anas(again).refund)


def test_a_part_of_what_is_due_back_may_go(paid_up: Given) -> None:
    twice = paid_up.when(paying("ana", pesos(100), "more"), by=AGENT).done()
    called_off = twice.when(r.CancellationRequested(reason="sold out")).done()

    after = called_off.when(undoing("more")).done()

    assert (Status.REFUND_DUE, pesos(500)) == (anas(after).status, anas(after).refund)


def test_what_was_refunded_stays(paid_up: Given) -> None:
    refund = r.RefundReported(submission_id=ANA)
    back = in_order(paid_up, r.CancellationRequested(reason="sold out"), refund)

    back.when(undoing()).then_rejected(no.MoneyWentBack)
    # What came too late and is still due back is another matter.
    late = back.when(paying("ana", pesos(80), "late"), by=AGENT).done()
    after = late.when(undoing("late")).done()
    assert (Status.REFUNDED, pesos(500), pesos(0)) == (anas(after).status, anas(after).refunded, anas(after).refund)


@pytest.mark.parametrize("cause", SetAsideCause)
def test_a_proof_that_is_set_aside_leaves_the_submission_awaiting_payment(cause: SetAsideCause) -> None:
    held = r.ReviewReported(submission_id=ANA, payment_id=PaymentId("p-ana"))
    aside = r.SettingAsideReported(submission_id=ANA, payment_id=PaymentId("p-ana"), cause=cause)
    waiting = opened().when(joining("ana"), by=buyer("ana")).done().when(held, by=AGENT).done()

    after = waiting.when(aside, by=AGENT).then_kinds(e.ProofSetAside)

    assert (Status.AWAITING_PAYMENT, frozenset()) == (anas(after).status, anas(after).reviewing)
    after.when(aside, by=AGENT).then_nothing()
    waiting.when(aside, by=GOM).then_rejected(NotAllowed)


def test_a_share_follows_the_approval_it_was_part_of(paid_up: Given) -> None:
    follow = r.SharedUndoReported(submission_id=SubmissionId("s-ana"), payment_id=PaymentId("p-ana"))
    strange = replace(follow, payment_id=PaymentId("p-nobody"))

    paid_up.when(follow, by=GOM).then_rejected(NotAllowed)
    paid_up.when(strange, by=AGENT).then_nothing()
    after = paid_up.when(follow, by=AGENT).then_kinds(e.PaymentUncounted)
    after.when(follow, by=AGENT).then_nothing()
