"""Requests to an order as consumers make them: the envelope around what is asked."""

from datetime import datetime
from typing import TypeVar

from gomflow.chance import new_id
from gomflow.testing.decisions import GOM, NOW
from gomflow_events.commit import Request
from gomflow_events.identity import Actor

B = TypeVar("B")


def request(order_id: str, body: B, by: Actor = GOM, request_id: str = "", at: datetime = NOW) -> Request[B]:
    """Somebody asks something of an order; a fresh request unless its id is given."""
    return Request(
        request_id=request_id or new_id(),
        aggregate="order",
        aggregate_id=order_id,
        tenant=GOM.id,
        actor=by,
        at=at,
        correlation_id="c",
        causation_id="c",
        body=body,
    )
