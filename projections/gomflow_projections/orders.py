"""Orders and submissions: what an order's events make of their rows."""

from collections.abc import Callable
from typing import Any

from gomflow_events.commit import AnyEvent
from gomflow_events.money import Money
from gomflow_events.order import events as e
from gomflow_events.order.terms import Line, OrderDetails
from gomflow_projections.rows import Book
from gomflow_projections.tables import ledger, order_items, orders, submission_lines, submissions


def apply(book: Book, recorded: AnyEvent) -> None:
    """Change the rows that one event of an order concerns."""
    _HANDLERS[type(recorded.event)](book, recorded, recorded.event)
    book[orders].update(recorded.aggregate_id, version=recorded.version)


def _details(details: OrderDetails) -> dict[str, Any]:
    return {
        "title": details.title,
        "description": details.description,
        "currency": details.currency.value,
        "deadline": details.deadline,
        "minimum": details.minimum,
        "maximum": details.maximum,
        "close_at_maximum": details.close_at_maximum,
        "shipping_fee": details.shipping_fee.amount,
        "pay_to": [{"method": way.method, "account": way.account, "holder": way.holder} for way in details.pay_to],
    }


def _items(book: Book, order_id: str, details: OrderDetails) -> None:
    rows = book[order_items]
    for key in rows.under(order_id):
        rows.delete(*key)
    for item in details.items:
        rows.insert({"order_id": order_id, "item_id": item.item_id, "name": item.name, "price": item.price.amount})


def _created(book: Book, recorded: AnyEvent, event: e.OrderCreated) -> None:
    book[orders].insert(
        {
            "order_id": recorded.aggregate_id,
            "code": event.code,
            "gom_id": event.gom_id,
            "state": "draft",
            "created_at": recorded.at,
            "version": recorded.version,
            **_details(event.details),
        }
    )
    _items(book, recorded.aggregate_id, event.details)


def _edited(book: Book, recorded: AnyEvent, event: e.OrderEdited) -> None:
    book[orders].update(recorded.aggregate_id, **_details(event.details))
    _items(book, recorded.aggregate_id, event.details)


def _opened(book: Book, recorded: AnyEvent, event: e.OrderOpened) -> None:
    book[orders].update(recorded.aggregate_id, state="open", deadline=event.deadline, opened_at=recorded.at)


def _extended(book: Book, recorded: AnyEvent, event: e.OrderExtended) -> None:
    book[orders].update(
        recorded.aggregate_id, state="open", deadline=event.deadline, closed_at=None, closed_because=None
    )


def _minimum(book: Book, recorded: AnyEvent, _event: e.MinimumReached) -> None:
    book[orders].update(recorded.aggregate_id, minimum_reached_at=recorded.at)


def _closed(book: Book, recorded: AnyEvent, event: e.OrderClosed) -> None:
    book[orders].update(recorded.aggregate_id, state="closed", closed_at=recorded.at, closed_because=event.cause.value)


def _ordered(book: Book, recorded: AnyEvent, _event: e.OrderOrdered) -> None:
    book[orders].update(recorded.aggregate_id, state="ordered", ordered_at=recorded.at)


def _shipped(book: Book, recorded: AnyEvent, event: e.OrderShipped) -> None:
    book[orders].update(
        recorded.aggregate_id,
        state="shipped",
        shipped_at=recorded.at,
        courier=event.courier,
        tracking=event.tracking,
    )


def _completed(book: Book, recorded: AnyEvent, _event: e.OrderCompleted) -> None:
    book[orders].update(recorded.aggregate_id, state="completed", completed_at=recorded.at)


def _cancelled(book: Book, recorded: AnyEvent, event: e.OrderCancelled) -> None:
    book[orders].update(
        recorded.aggregate_id, state="cancelled", cancelled_at=recorded.at, cancelled_because=event.reason
    )


def _arrived(book: Book, recorded: AnyEvent, event: e.SubmissionPlaced | e.SubmissionWaitlisted) -> None:
    waits = isinstance(event, e.SubmissionWaitlisted)
    book[submissions].insert(
        {
            "submission_id": event.submission_id,
            "order_id": recorded.aggregate_id,
            "reference": event.reference,
            "member_id": event.member_id,
            "gom_id": recorded.tenant,
            "status": "waitlisted" if waits else "awaiting_payment",
            "currency": event.total.currency.value,
            "total": event.total.amount,
            "paid": 0,
            "refund_due": 0,
            "refunded": 0,
            "buyer_name": event.contact.name,
            "buyer_phone": event.contact.phone,
            "buyer_address": event.contact.address,
            "note": event.note,
            "via": recorded.actor.via,
            "placed_at": recorded.at,
            "arrival": recorded.version,
        }
    )
    _lines(book, recorded.aggregate_id, event.submission_id, event.lines)


def _lines(book: Book, order_id: str, submission_id: str, lines: tuple[Line, ...]) -> None:
    rows = book[submission_lines]
    for key in rows.under(submission_id):
        rows.delete(*key)
    for line in lines:
        rows.insert(
            {
                "submission_id": submission_id,
                "item_id": line.item_id,
                "order_id": order_id,
                "quantity": line.quantity,
            }
        )


def _offered(book: Book, _recorded: AnyEvent, event: e.PlaceOffered) -> None:
    book[submissions].update(event.submission_id, status="offered", offered_until=event.until)


def _status(
    book: Book, _recorded: AnyEvent, event: e.ProofReceived | e.ReviewStarted | e.PaymentRefused | e.ProofSetAside
) -> None:
    book[submissions].update(event.submission_id, status=event.status.value)


def _taken(book: Book, _recorded: AnyEvent, event: e.PlaceTaken) -> None:
    book[submissions].update(event.submission_id, status=event.status.value, offered_until=None)


def _changed(book: Book, recorded: AnyEvent, event: e.SubmissionChanged) -> None:
    book[submissions].update(event.submission_id, status=event.status.value, total=event.total.amount)
    _lines(book, recorded.aggregate_id, event.submission_id, event.lines)


def _counted(book: Book, recorded: AnyEvent, event: e.PaymentCounted) -> None:
    row = book[submissions].get(event.submission_id)
    paid_at = row["paid_at"] or (recorded.at if event.status.value == "paid" else None)
    book[submissions].update(event.submission_id, status=event.status.value, paid=event.paid.amount, paid_at=paid_at)
    _book_money(book, recorded, "payment", event.submission_id, event.amount, event.payment_id)


def _uncounted(book: Book, recorded: AnyEvent, event: e.PaymentUncounted) -> None:
    status = event.status.value
    row = book[submissions].get(event.submission_id)
    # Whoever owes again was not fully paid after all.
    paid_at = None if status in {"under_review", "partly_paid"} else row["paid_at"]
    book[submissions].update(event.submission_id, status=status, paid=event.paid.amount, paid_at=paid_at)
    _book_money(book, recorded, "payment_undone", event.submission_id, event.amount, event.payment_id)


def _refund_voided(book: Book, recorded: AnyEvent, event: e.RefundVoided) -> None:
    row = book[submissions].get(event.submission_id)
    left = row["refund_due"] - event.amount.amount
    book[submissions].update(event.submission_id, status=event.status.value, refund_due=left)
    _book_money(book, recorded, "refund_voided", event.submission_id, event.amount, event.payment_id)


def _ended(book: Book, recorded: AnyEvent, event: e.SubmissionEnded) -> None:
    book[submissions].update(
        event.submission_id,
        status=event.status.value,
        ended_at=recorded.at,
        ended_because=event.cause.value,
        offered_until=None,
    )


def _refund_due(book: Book, recorded: AnyEvent, event: e.RefundDue) -> None:
    row = book[submissions].get(event.submission_id)
    book[submissions].update(
        event.submission_id,
        status="refund_due",
        refund_due=row["refund_due"] + event.amount.amount,
        ended_at=row["ended_at"] or recorded.at,
        ended_because=row["ended_because"] or event.cause.value,
    )
    _book_money(book, recorded, "refund_due", event.submission_id, event.amount, None)


def _refunded(book: Book, recorded: AnyEvent, event: e.Refunded) -> None:
    row = book[submissions].get(event.submission_id)
    book[submissions].update(
        event.submission_id,
        status="refunded",
        refund_due=row["refund_due"] - event.amount.amount,
        refunded=row["refunded"] + event.amount.amount,
    )
    _book_money(book, recorded, "refund", event.submission_id, event.amount, None)


def _parcel(book: Book, recorded: AnyEvent, event: e.SubmissionShipped) -> None:
    book[submissions].update(
        event.submission_id,
        status="shipped",
        courier=event.courier,
        tracking=event.tracking,
        shipped_at=recorded.at,
    )


def _received(book: Book, recorded: AnyEvent, event: e.SubmissionReceived) -> None:
    book[submissions].update(event.submission_id, status="received", received_at=recorded.at)


def _book_money(
    book: Book, recorded: AnyEvent, kind: str, submission_id: str, amount: Money, payment_id: str | None
) -> None:
    book[ledger].insert(
        {
            "entry_id": recorded.event_id,
            "order_id": recorded.aggregate_id,
            "submission_id": submission_id,
            "payment_id": payment_id,
            "kind": kind,
            "currency": amount.currency.value,
            "amount": amount.amount,
            "actor": recorded.actor.id,
            "at": recorded.at,
        }
    )


_HANDLERS: dict[type, Callable[[Book, AnyEvent, Any], None]] = {
    e.OrderCreated: _created,
    e.OrderEdited: _edited,
    e.OrderOpened: _opened,
    e.OrderExtended: _extended,
    e.MinimumReached: _minimum,
    e.OrderClosed: _closed,
    e.OrderOrdered: _ordered,
    e.OrderShipped: _shipped,
    e.OrderCompleted: _completed,
    e.OrderCancelled: _cancelled,
    e.SubmissionPlaced: _arrived,
    e.SubmissionWaitlisted: _arrived,
    e.PlaceOffered: _offered,
    e.PlaceTaken: _taken,
    e.SubmissionChanged: _changed,
    e.ProofReceived: _status,
    e.ReviewStarted: _status,
    e.PaymentRefused: _status,
    e.ProofSetAside: _status,
    e.RefundVoided: _refund_voided,
    e.PaymentUncounted: _uncounted,
    e.PaymentCounted: _counted,
    e.SubmissionEnded: _ended,
    e.RefundDue: _refund_due,
    e.Refunded: _refunded,
    e.SubmissionShipped: _parcel,
    e.SubmissionReceived: _received,
}
