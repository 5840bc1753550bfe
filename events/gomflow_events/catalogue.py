"""The catalogue: every event and request there is, by aggregate and name, with the version of its shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from gomflow_events.conversation.events import ConversationEvent
from gomflow_events.conversation.requests import FlowTaken, LinkedTo
from gomflow_events.member.events import MemberEvent
from gomflow_events.member.requests import MemberRequest
from gomflow_events.order.events import OrderEvent, PaymentRefused
from gomflow_events.order.requests import OrderRequest
from gomflow_events.parking.events import ParkingEvent
from gomflow_events.parking.requests import ParkingRequest
from gomflow_events.payment.events import PaymentEvent, ProofRead
from gomflow_events.payment.requests import PaymentRequest
from gomflow_events.refusal import RequestRefused
from gomflow_events.statement.events import StatementEvent
from gomflow_events.statement.requests import StatementRequest

AGGREGATES = ("order", "payment", "member", "conversation", "parking", "statement")

SCHEMAS: Mapping[type, int] = {PaymentRefused: 2, ProofRead: 2}
"""The current schema version of an event whose shape has changed; every other is at 1."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event: its aggregate (empty for what every aggregate has), its class, its current schema version."""

    name: str
    aggregate: str
    cls: type[Any]
    schema: int


def _of(aggregate: str, union: object) -> dict[str, EventType]:
    return {cls.__name__: EventType(cls.__name__, aggregate, cls, SCHEMAS.get(cls, 1)) for cls in get_args(union)}


EVENTS: Mapping[str, EventType] = {
    **_of("order", OrderEvent),
    **_of("payment", PaymentEvent),
    **_of("member", MemberEvent),
    **_of("conversation", ConversationEvent),
    **_of("parking", ParkingEvent),
    **_of("statement", StatementEvent),
    RequestRefused.__name__: EventType(RequestRefused.__name__, "", RequestRefused, 1),
}

REQUESTS: Mapping[str, Mapping[str, type[Any]]] = {
    "order": {cls.__name__: cls for cls in get_args(OrderRequest)},
    "payment": {cls.__name__: cls for cls in get_args(PaymentRequest)},
    "member": {cls.__name__: cls for cls in get_args(MemberRequest)},
    "conversation": {cls.__name__: cls for cls in (LinkedTo, FlowTaken)},
    "parking": {cls.__name__: cls for cls in get_args(ParkingRequest)},
    "statement": {cls.__name__: cls for cls in get_args(StatementRequest)},
}


def event_type(event: object) -> EventType:
    """The catalogue's entry for an event; KeyError for what is no event."""
    return EVENTS[type(event).__name__]
