"""What an order answers to each request: a table of contents, one function a request."""

from collections.abc import Sequence
from typing import assert_never

from gomflow.aggregate import Aggregate, Asked
from gomflow.order import joining, managing, paying, undoing
from gomflow.order.evolve import evolve
from gomflow.order.rules import the_order
from gomflow.order.state import INITIAL, Order
from gomflow.ports.log import Claim
from gomflow_events.order import requests as r
from gomflow_events.order.events import OrderCreated, OrderEvent


def decide(request: r.OrderRequest, order: Order, asked: Asked) -> Sequence[OrderEvent]:
    """The events a request brings; none when there is nothing to do. Raises Rejected."""
    match request:
        case r.OrderCreationRequested():
            return managing.create(request, order, asked)
        case r.OrderEditRequested():
            return managing.edit(request, the_order(order), asked)
        case r.OpeningRequested():
            return managing.open_up(the_order(order), asked)
        case r.ExtensionRequested():
            return managing.extend(request, the_order(order), asked)
        case r.ClosingRequested():
            return managing.close(request, the_order(order), asked)
        case r.DeadlineReached():
            return managing.close_at_deadline(request, the_order(order), asked)
        case r.PurchaseReported():
            return managing.buy(the_order(order), asked)
        case r.ShippingReported():
            return managing.ship(request, the_order(order), asked)
        case r.CompletionRequested():
            return managing.complete(the_order(order), asked)
        case r.CancellationRequested():
            return managing.cancel(request, the_order(order), asked)
        case r.SubmissionRequested():
            return joining.join(request, the_order(order), asked)
        case r.ChangeRequested():
            return joining.change(request, the_order(order), asked)
        case r.WithdrawalRequested():
            return joining.withdraw(request, the_order(order), asked)
        case r.OfferAnswered():
            return joining.answer_offer(request, the_order(order), asked)
        case r.OfferLapsed():
            return joining.lapse_offer(request, the_order(order), asked)
        case r.ReceiptConfirmed():
            return joining.confirm_receipt(request, the_order(order), asked)
        case r.ProofReported():
            return paying.note_proof(request, the_order(order), asked)
        case r.ReviewReported():
            return paying.note_review(request, the_order(order), asked)
        case r.RefusalReported():
            return paying.note_refusal(request, the_order(order), asked)
        case r.PaymentReported():
            return paying.count_payment(request, the_order(order), asked)
        case r.SettingAsideReported():
            return undoing.set_aside(request, the_order(order), asked)
        case r.ApprovalUndoRequested():
            return undoing.undo_approval(request, the_order(order), asked)
        case r.SharedUndoReported():
            return undoing.follow_undo(request, the_order(order), asked)
        case r.RefundReported():
            return paying.note_refund(request, the_order(order), asked)
        case _:
            assert_never(request)


def claims(order_id: str, events: Sequence[OrderEvent]) -> tuple[Claim, ...]:
    """An order's short name belongs to it alone."""
    return tuple(Claim("order", event.code, order_id) for event in events if isinstance(event, OrderCreated))


ORDER: Aggregate[Order, r.OrderRequest, OrderEvent] = Aggregate(
    name="order", initial=INITIAL, decide=decide, evolve=evolve, claims=claims
)
