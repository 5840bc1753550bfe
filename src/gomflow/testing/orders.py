"""An order to test with, and the requests that move it."""

from datetime import timedelta
from typing import Any
from zlib import crc32

from gomflow.order.decide import ORDER
from gomflow.testing.decisions import NOW, Given, given, member
from gomflow_events.identity import AGENT, Actor, MemberId, PaymentId, SubmissionId
from gomflow_events.money import Currency, Money
from gomflow_events.order import requests as r
from gomflow_events.order.terms import Contact, Item, Line, OrderDetails, PayTo

DEADLINE = NOW + timedelta(days=7)
CONTACT = Contact(name="Ana Reyes", phone="+639171234567", address="12 Mabini Street, Quezon City")


def pesos(amount: str | int) -> Money:
    """An amount in Philippine pesos."""
    return Money.of(amount, Currency.PHP)


def details(**changes: Any) -> OrderDetails:  # noqa: ANN401 - any field
    """What a typical order says."""
    usual: dict[str, Any] = {
        "title": "Summer photobook",
        "description": "First press",
        "items": (
            Item(item_id="1", name="Version A", price=pesos(450)),
            Item(item_id="2", name="Version B", price=pesos(480)),
        ),
        "currency": Currency.PHP,
        "deadline": DEADLINE,
        "minimum": 2,
        "maximum": 3,
        "pay_to": (PayTo(method="gcash", account="09175550142", holder="Juana Cruz"),),
        "shipping_fee": pesos(50),
    }
    return OrderDetails(**{**usual, **changes})


def draft(**changes: Any) -> Given:  # noqa: ANN401 - any field
    """An order that was written down."""
    request = r.OrderCreationRequested(codes=("7K3Q",), details=details(**changes))
    return given(ORDER).when(request).done()


def opened(**changes: Any) -> Given:  # noqa: ANN401 - any field
    """An order that buyers can join."""
    return draft(**changes).when(r.OpeningRequested()).done()


def buyer(name: str) -> Actor:
    """A buyer as an actor."""
    return member(name)


def joining(name: str, quantity: int = 1) -> r.SubmissionRequested:
    """A buyer's request for a place; the submission is called like the buyer."""
    first = crc32(name.encode()) % 9000
    suffixes = tuple(f"{number:04d}" for number in range(first, first + 40))
    return r.SubmissionRequested(
        submission_id=SubmissionId(f"s-{name}"),
        member_id=MemberId(name),
        suffixes=suffixes,
        lines=(Line(item_id="1", quantity=quantity),),
        contact=CONTACT,
        note="",
    )


def joined(order: Given, *names: str) -> Given:
    """An order that these buyers joined."""
    for name in names:
        order = order.when(joining(name), by=buyer(name)).done()
    return order


def paying(name: str, amount: Money, payment: str = "") -> r.PaymentReported:
    """Money that counts for a buyer's submission."""
    return r.PaymentReported(
        submission_id=SubmissionId(f"s-{name}"), payment_id=PaymentId(payment or f"p-{name}"), amount=amount
    )


def paid(order: Given, *names: str) -> Given:
    """An order for which these buyers paid what they owe."""
    for name in names:
        owed = order.state.book[f"s-{name}"].balance
        order = order.when(paying(name, owed), by=AGENT).done()
    return order
