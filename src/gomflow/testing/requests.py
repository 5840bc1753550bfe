"""Requests to an order as consumers make them: the envelope around what is asked."""

from datetime import datetime
from typing import TypeVar

from gomflow.chance import new_id
from gomflow.testing.decisions import GOM, NOW
from gomflow_events.commit import Request
from gomflow_events.identity import Actor

B = TypeVar("B")


def request(
    name: str, body: B, by: Actor = GOM, request_id: str = "", at: datetime = NOW, aggregate: str = "order"
) -> Request[B]:
    """Somebody asks something of an order, or of another aggregate; a fresh request unless its id is given."""
    return Request(
        request_id=request_id or new_id(),
        aggregate=aggregate,
        aggregate_id=name,
        tenant=GOM.id,
        actor=by,
        at=at,
        correlation_id="c",
        causation_id="c",
        body=body,
    )
