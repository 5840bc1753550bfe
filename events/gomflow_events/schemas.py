"""The JSON Schemas of all that crosses NATS, made from the classes."""

from collections.abc import Iterator, Mapping
from enum import Enum
from inspect import cleandoc
from typing import Any, get_args

import msgspec
from msgspec import inspect

from gomflow_events.catalogue import EVENTS, REQUESTS, EventType
from gomflow_events.commit import Commit
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.fact import Json
from gomflow_events.outbound import DeliveryRecorded, MessageDue

DIALECT = "https://json-schema.org/draft/2020-12/schema"

COMMON = "common"
"""The folder of events that every aggregate has."""

MESSAGES: tuple[type[Any], ...] = (Commit, *get_args(InboundFact), MessageDue, DeliveryRecorded)
"""What crosses NATS and is neither event nor request."""


def event_key(kind: EventType) -> str:
    """The name of an event's schema, as in `order/OrderClosed.v1`."""
    return f"{kind.aggregate or COMMON}/{kind.name}.v{kind.schema}"


def schemas(events: Mapping[str, EventType] = EVENTS) -> Mapping[str, Json]:
    """The schema of the current version of every event, and of each request and message, by its name."""
    made = {event_key(kind): schema_of(kind.cls, event_key(kind)) for kind in events.values()}
    for aggregate, requests in REQUESTS.items():
        made |= {
            f"requests/{aggregate}/{n}": schema_of(cls, f"requests/{aggregate}/{n}") for n, cls in requests.items()
        }
    return made | {f"messages/{cls.__name__}": schema_of(cls, f"messages/{cls.__name__}") for cls in MESSAGES}


def schema_of(cls: type[Any], key: str) -> Json:
    """The JSON Schema of a fact, with all it refers to."""
    schema = msgspec.json.schema(cls)
    for part in _reachable(inspect.type_info(cls)):
        _complete(schema["$defs"], part)
    return {"$schema": DIALECT, "$id": schema_id(key), **schema}


def schema_id(key: str) -> str:
    """The URI that stands for a schema."""
    return f"urn:gomflow:schema:{key.replace('/', ':')}"


def _complete(defs: Json, part: inspect.Type) -> None:
    """What msgspec leaves out: moments, the order of an enumeration, the text of a docstring as it is meant."""
    match part:
        case inspect.DataclassType(cls=cls, fields=fields):
            made = defs[cls.__name__]
            made["description"] = cleandoc(made["description"])
            for field in fields:
                for moment in _moments(field.type, made["properties"][field.encode_name]):
                    moment["format"] = "date-time"
        case inspect.EnumType(cls=cls):
            defs[cls.__name__]["enum"] = [member.value for member in _members(cls)]
        case _:
            return


def _members(cls: type[Enum]) -> list[Enum]:
    return list(cls)


def _moments(shape: inspect.Type, schema: Json) -> Iterator[Json]:
    match shape:
        case inspect.Metadata(type=inner):
            yield from _moments(inner, schema)
        case inspect.UnionType(types=types) if "anyOf" in schema:
            for inner, one in zip(types, schema["anyOf"], strict=True):
                yield from _moments(inner, one)
        case inspect.DateTimeType(tz=tz) if tz is not False:
            yield schema
        case _:
            return


def _reachable(shape: inspect.Type, seen: set[type] | None = None) -> Iterator[inspect.Type]:
    """The classes and enumerations that a type is made of."""
    known = set() if seen is None else seen
    match shape:
        case inspect.DataclassType(cls=cls, fields=fields) if cls not in known:
            known.add(cls)
            yield shape
            for field in fields:
                yield from _reachable(field.type, known)
        case inspect.EnumType(cls=cls) if cls not in known:
            known.add(cls)
            yield shape
        case inspect.Metadata(type=inner):
            yield from _reachable(inner, known)
        case inspect.UnionType(types=types):
            for one in types:
                yield from _reachable(one, known)
        case inspect.VarTupleType(item_type=item) | inspect.FrozenSetType(item_type=item):
            yield from _reachable(item, known)
        case _:
            return
