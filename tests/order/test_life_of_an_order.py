"""The life of an order, from the first word to the last parcel."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gomflow.order import rejections as no
from gomflow.order.decide import ORDER, claims
from gomflow.order.state import Cancelled, Closed, Completed, Open, Ordered, Shipped
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow.testing.decisions import GOM, NOW, OPERATOR, given, member
from gomflow.testing.orders import DEADLINE, buyer, details, draft, joined, joining, opened, paid, pesos
from gomflow_events.identity import CLOCK, MemberId, Role, SubmissionId
from gomflow_events.order import events as e
from gomflow_events.order import requests as r
from gomflow_events.order.terms import ClosingCause, LeavingCause


def test_a_gom_writes_an_order_under_the_first_free_short_name() -> None:
    request = r.OrderCreationRequested(codes=("AAAA", "BBBB"), details=details())

    found = given(ORDER).when(request, taken={("order", "AAAA")})

    found.then(e.OrderCreated(code="BBBB", gom_id=MemberId(GOM.id), details=details()))
    assert [("order", "BBBB", "o1")] == [(c.kind, c.key, c.holder) for c in claims("o1", found.events)]


def test_only_a_gom_writes_orders() -> None:
    request = r.OrderCreationRequested(codes=("AAAA",), details=details())

    given(ORDER).when(request, by=buyer("ana")).then_rejected(NotAllowed)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"items": ()},
        {"minimum": 0},
        {"maximum": 1},
        {"pay_to": ()},
        {"shipping_fee": pesos(-1)},
    ],
)
def test_an_order_that_contradicts_itself_is_not_written(wrong: dict[str, object]) -> None:
    request = r.OrderCreationRequested(codes=("AAAA",), details=details(**wrong))

    given(ORDER).when(request).then_rejected(no.DetailsInvalid)


def test_a_deadline_in_the_past_is_not_written() -> None:
    request = r.OrderCreationRequested(codes=("AAAA",), details=details(deadline=NOW))

    given(ORDER).when(request).then_rejected(no.DeadlineNotInFuture)


def test_nobody_joins_a_draft() -> None:
    draft().when(joining("ana"), by=buyer("ana")).then_rejected(no.OrderNotOpen)


def test_another_gom_cannot_open_it_but_an_operator_can() -> None:
    draft().when(r.OpeningRequested(), by=member("other", Role.GOM)).then_rejected(NotAllowed)
    draft().when(r.OpeningRequested(), by=OPERATOR).then(e.OrderOpened(deadline=DEADLINE))


def test_opening_twice_changes_nothing() -> None:
    opened().when(r.OpeningRequested()).then_rejected(NothingToChange)


def test_the_minimum_is_recorded_once() -> None:
    two = joined(opened(), "ana")

    two = two.when(joining("ben"), by=buyer("ben")).then_kinds(e.SubmissionPlaced, e.MinimumReached)
    gone = two.when(r.WithdrawalRequested(submission_id=SubmissionId("s-ben")), by=buyer("ben")).done()
    gone.when(joining("cat"), by=buyer("cat")).then_kinds(e.SubmissionPlaced)


def test_prices_change_only_while_nobody_has_joined() -> None:
    dearer = details(items=(replace(details().items[0], price=pesos(500)), details().items[1]))

    opened().when(r.OrderEditRequested(details=dearer)).then(e.OrderEdited(details=dearer))
    joined(opened(), "ana").when(r.OrderEditRequested(details=dearer)).then_rejected(no.PricesAreFixed)


def test_a_higher_maximum_offers_places_to_those_in_line() -> None:
    full = joined(opened(), "ana", "ben", "cat", "dan", "eva")
    more = r.OrderEditRequested(details=details(maximum=4))

    offered = full.when(more).then_kinds(e.OrderEdited, e.PlaceOffered)

    assert "s-dan" == offered.history[-1].submission_id


def test_the_maximum_cannot_fall_below_the_buyers() -> None:
    lower = r.OrderEditRequested(details=details(minimum=1, maximum=2))

    joined(opened(), "ana", "ben", "cat").when(lower).then_rejected(no.MaximumBelowBuyers)


def test_closing_below_the_minimum_asks_first() -> None:
    one = joined(opened(), "ana")

    one.when(r.ClosingRequested()).then_rejected(no.BelowMinimum)
    one.when(r.ClosingRequested(below_minimum_is_fine=True)).then(
        e.OrderClosed(cause=ClosingCause.BY_HAND, buyers=1, below_minimum=True)
    )


def test_the_clock_closes_at_the_deadline_and_not_before() -> None:
    order = joined(opened(), "ana", "ben")
    due = r.DeadlineReached(deadline=DEADLINE)

    order.when(due, by=CLOCK, at=DEADLINE - timedelta(seconds=1)).then_nothing()
    order.when(due, by=CLOCK, at=DEADLINE).then(
        e.OrderClosed(cause=ClosingCause.DEADLINE, buyers=2, below_minimum=False)
    )
    order.when(due, by=GOM, at=DEADLINE).then_rejected(NotAllowed)


def test_an_old_deadline_closes_nothing() -> None:
    later = r.ExtensionRequested(deadline=DEADLINE + timedelta(days=1))
    extended = opened().when(later).done()

    extended.when(r.DeadlineReached(deadline=DEADLINE), by=CLOCK, at=DEADLINE).then_nothing()


def test_nobody_joins_after_the_deadline_even_while_the_clock_is_late() -> None:
    opened().when(joining("ana"), by=buyer("ana"), at=DEADLINE).then_rejected(no.DeadlineHasPassed)


def test_an_extension_reopens_a_closed_order() -> None:
    closed = joined(opened(), "ana", "ben").when(r.ClosingRequested()).done()
    assert isinstance(closed.state, Closed)

    again = closed.when(r.ExtensionRequested(deadline=DEADLINE)).done()

    assert isinstance(again.state, Open)


def test_an_order_that_closes_when_full() -> None:
    order = joined(opened(close_at_maximum=True), "ana", "ben")

    full = order.when(joining("cat"), by=buyer("cat")).then_kinds(e.SubmissionPlaced, e.OrderClosed)

    assert ClosingCause.MAXIMUM is full.history[-1].cause


def test_buying_leaves_out_who_did_not_pay() -> None:
    order = paid(joined(opened(), "ana", "ben", "cat", "dan"), "ana")
    closed = order.when(r.ClosingRequested()).done()

    bought = closed.when(r.PurchaseReported()).done()

    assert isinstance(bought.state, Ordered)
    left = [(x.submission_id, x.cause) for x in bought.history if isinstance(x, e.SubmissionEnded)]
    assert [
        ("s-ben", LeavingCause.UNPAID),
        ("s-cat", LeavingCause.UNPAID),
        ("s-dan", LeavingCause.NO_PLACE),
    ] == left


def test_nothing_is_bought_when_nobody_paid() -> None:
    closed = joined(opened(), "ana", "ben").when(r.ClosingRequested()).done()

    closed.when(r.PurchaseReported()).then_rejected(no.NobodyPaid)


def test_the_last_parcel_completes_the_order() -> None:
    order = paid(joined(opened(), "ana", "ben"), "ana", "ben").when(r.ClosingRequested()).done()
    shipped = order.when(r.PurchaseReported()).done().when(r.ShippingReported(courier="LBC", tracking="1")).done()
    assert isinstance(shipped.state, Shipped)

    confirmed = r.ReceiptConfirmed(submission_id=SubmissionId("s-ana"))
    first = shipped.when(confirmed, by=buyer("ana")).then(e.SubmissionReceived(submission_id=SubmissionId("s-ana")))
    last = first.when(r.ReceiptConfirmed(submission_id=SubmissionId("s-ben")), by=buyer("ben"))

    assert isinstance(last.then_kinds(e.SubmissionReceived, e.OrderCompleted).state, Completed)


def test_parcels_can_go_one_by_one() -> None:
    order = paid(joined(opened(), "ana", "ben"), "ana", "ben").when(r.ClosingRequested()).done()
    bought = order.when(r.PurchaseReported()).done()
    one = r.ShippingReported(courier="LBC", tracking="1", submission_id=SubmissionId("s-ana"))
    two = r.ShippingReported(courier="LBC", tracking="2", submission_id=SubmissionId("s-ben"))

    first = bought.when(one).then_kinds(e.SubmissionShipped)

    assert isinstance(first.when(two).then_kinds(e.SubmissionShipped, e.OrderShipped).state, Shipped)


def test_cancelling_gives_back_what_came_in() -> None:
    order = paid(joined(opened(), "ana", "ben", "cat", "dan"), "ana")

    called_off = order.when(r.CancellationRequested(reason="sold out")).done()

    assert isinstance(called_off.state, Cancelled)
    back = [x for x in called_off.history if isinstance(x, e.RefundDue)]
    assert [("s-ana", pesos(500))] == [(x.submission_id, x.amount) for x in back]
    assert 3 == sum(isinstance(x, e.SubmissionEnded) for x in called_off.history)
    called_off.when(r.RefundReported(submission_id=SubmissionId("s-ana"))).then(
        e.Refunded(submission_id=SubmissionId("s-ana"), amount=pesos(500))
    )


def test_a_shipped_order_cannot_be_cancelled() -> None:
    order = paid(joined(opened(), "ana", "ben"), "ana", "ben").when(r.ClosingRequested()).done()
    shipped = order.when(r.PurchaseReported()).done().when(r.ShippingReported(courier="LBC", tracking="1")).done()

    shipped.when(r.CancellationRequested(reason="late")).then_rejected(no.OrderIsNot)
