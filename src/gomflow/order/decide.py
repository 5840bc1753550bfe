"""What an order answers to each request: a table of contents, one function a request."""

from collections.abc import Sequence
from typing import assert_never

from gomflow.aggregate import Aggregate, Asked
from gomflow.order import joining, managing, paying, undoing
from gomflow.order.evolve import evolve
from gomflow.order.rules import the_order
from gomflow.order.state import INITIAL, Existing, Order
from gomflow.ports.log import Claim
from gomflow_events.order import requests as r
from gomflow_events.order.events import OrderCreated, OrderEvent

_OfTheWhole = (
    r.OrderEditRequested
    | r.OpeningRequested
    | r.ExtensionRequested
    | r.ClosingRequested
    | r.DeadlineReached
    | r.PurchaseReported
    | r.ShippingReported
    | r.CompletionRequested
    | r.CancellationRequested
)
_OfAPlace = (
    r.SubmissionRequested
    | r.ChangeRequested
    | r.WithdrawalRequested
    | r.OfferAnswered
    | r.OfferLapsed
    | r.ReceiptConfirmed
)
_OfMoney = (
    r.ProofReported
    | r.ReviewReported
    | r.RefusalReported
    | r.PaymentReported
    | r.SettingAsideReported
    | r.ApprovalUndoRequested
    | r.SharedUndoReported
    | r.RefundReported
)


def decide(request: r.OrderRequest, order: Order, asked: Asked) -> Sequence[OrderEvent]:
    """The events a request brings; none when there is nothing to do. Raises Rejected."""
    if isinstance(request, r.OrderCreationRequested):
        return managing.create(request, order, asked)
    if isinstance(request, _OfAPlace):
        return _decide_on_a_place(request, the_order(order), asked)
    if isinstance(request, _OfMoney):
        return _decide_on_money(request, the_order(order), asked)
    return _decide_on_the_whole(request, the_order(order), asked)


def _decide_on_the_whole(request: _OfTheWhole, order: Existing, asked: Asked) -> Sequence[OrderEvent]:
    match request:
        case r.OrderEditRequested():
            return managing.edit(request, order, asked)
        case r.OpeningRequested():
            return managing.open_up(order, asked)
        case r.ExtensionRequested():
            return managing.extend(request, order, asked)
        case r.ClosingRequested():
            return managing.close(request, order, asked)
        case r.DeadlineReached():
            return managing.close_at_deadline(request, order, asked)
        case r.PurchaseReported():
            return managing.buy(order, asked)
        case r.ShippingReported():
            return managing.ship(request, order, asked)
        case r.CompletionRequested():
            return managing.complete(order, asked)
        case r.CancellationRequested():
            return managing.cancel(request, order, asked)
        case _:
            assert_never(request)


def _decide_on_a_place(request: _OfAPlace, order: Existing, asked: Asked) -> Sequence[OrderEvent]:
    match request:
        case r.SubmissionRequested():
            return joining.join(request, order, asked)
        case r.ChangeRequested():
            return joining.change(request, order, asked)
        case r.WithdrawalRequested():
            return joining.withdraw(request, order, asked)
        case r.OfferAnswered():
            return joining.answer_offer(request, order, asked)
        case r.OfferLapsed():
            return joining.lapse_offer(request, order, asked)
        case r.ReceiptConfirmed():
            return joining.confirm_receipt(request, order, asked)
        case _:
            assert_never(request)


def _decide_on_money(request: _OfMoney, order: Existing, asked: Asked) -> Sequence[OrderEvent]:
    match request:
        case r.ProofReported():
            return paying.note_proof(request, order, asked)
        case r.ReviewReported():
            return paying.note_review(request, order, asked)
        case r.RefusalReported():
            return paying.note_refusal(request, order, asked)
        case r.PaymentReported():
            return paying.count_payment(request, order, asked)
        case r.SettingAsideReported():
            return undoing.set_aside(request, order, asked)
        case r.ApprovalUndoRequested():
            return undoing.undo_approval(request, order, asked)
        case r.SharedUndoReported():
            return undoing.follow_undo(request, order, asked)
        case r.RefundReported():
            return paying.note_refund(request, order, asked)
        case _:
            assert_never(request)


def claims(order_id: str, events: Sequence[OrderEvent]) -> tuple[Claim, ...]:
    """An order's short name belongs to it alone."""
    return tuple(Claim("order", event.code, order_id) for event in events if isinstance(event, OrderCreated))


ORDER: Aggregate[Order, r.OrderRequest, OrderEvent] = Aggregate(
    name="order", initial=INITIAL, decide=decide, evolve=evolve, claims=claims
)
