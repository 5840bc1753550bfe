"""The one place where facts become bytes and bytes become facts."""

from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_args

import msgspec
from msgspec import Raw

from gomflow_events.catalogue import EVENTS, REQUESTS, event_type
from gomflow_events.commit import AnyEvent, Commit, Recorded, WrittenEvent
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.fact import Json
from gomflow_events.upcasters import UPCASTERS

T = TypeVar("T")


class Unreadable(ValueError):
    """Bytes that are not what they should be: another program's, damaged, or newer than this release."""


@cache
def _decoder(cls: Hashable) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(cls)


def encode(fact: object) -> bytes:
    """A fact as JSON."""
    return msgspec.json.encode(fact)


def decode(data: bytes, cls: type[T]) -> T:
    """The fact of a known class in some JSON.

    Raises Unreadable, naming the class and the place, where it is not one.
    """
    try:
        fact: T = _decoder(cast("Hashable", cls)).decode(data)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Unreadable(f"not a {getattr(cls, '__name__', cls)}: {error}") from error
    return fact


def to_json(fact: object) -> Json:
    """A fact as the plain dict its JSON form is."""
    plain: Json = msgspec.to_builtins(fact)
    return plain


def from_json(plain: Json, cls: type[T]) -> T:
    """The fact of a known class in a plain dict; raises Unreadable where it is not one."""
    try:
        return msgspec.convert(plain, cls)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Unreadable(f"not a {cls.__name__}: {error}") from error


def write_event(event_id: str, event: object) -> WrittenEvent:
    """An event as it is stored."""
    kind = event_type(event)
    return WrittenEvent(event_id=event_id, type=kind.name, schema=kind.schema, data=Raw(encode(event)))


def read_event(written: WrittenEvent) -> Any:  # noqa: ANN401 - the class is only known from the name in the data
    """The event behind what is stored, brought up to the current shape.

    Raises Unreadable for a name the catalogue does not have, or fields its class does not fit.
    """
    kind = EVENTS.get(written.type)
    if kind is None:
        raise Unreadable(f"no event is called {written.type}: was it written by a newer release?")
    if written.schema == kind.schema:
        return decode(bytes(written.data), kind.cls)
    if written.schema > kind.schema:
        raise Unreadable(f"{written.type} has schema version {written.schema}, this release knows {kind.schema}")
    plain = msgspec.json.decode(bytes(written.data))
    for version in range(written.schema, kind.schema):
        plain = UPCASTERS[written.type, version](plain)
    return from_json(plain, kind.cls)


def read_request(aggregate: str, name: str, body: Json) -> Any:  # noqa: ANN401 - as above
    """The request behind its name and JSON body; raises Unreadable where there is none such."""
    cls = REQUESTS.get(aggregate, {}).get(name)
    if cls is None:
        raise Unreadable(f"nothing called {name} can be asked of a {aggregate}")
    return from_json(body, cls)


class _Named(msgspec.Struct):
    type: str
    data: Raw


_INBOUND: Mapping[str, type[InboundFact]] = {cls.__name__: cls for cls in get_args(InboundFact)}


def encode_inbound(fact: InboundFact) -> bytes:
    """An inbound fact as JSON, with its name."""
    return msgspec.json.encode(_Named(type(fact).__name__, Raw(encode(fact))))


def decode_inbound(data: bytes) -> InboundFact:
    """The inbound fact in some JSON; raises Unreadable."""
    named = decode(data, _Named)
    cls = _INBOUND.get(named.type)
    if cls is None:
        raise Unreadable(f"no inbound fact is called {named.type}: was it written by a newer release?")
    return decode(bytes(named.data), cls)


def unfold(commit: Commit, sequence: int) -> Iterator[AnyEvent]:
    """The events of a commit, each with all that is known of it; `sequence` is the commit's in the log."""
    version = commit.version
    for decision in commit.decisions:
        for written in decision.events:
            yield Recorded(
                event=read_event(written),
                event_id=written.event_id,
                type=written.type,
                schema=written.schema,
                aggregate=commit.aggregate,
                aggregate_id=commit.aggregate_id,
                version=version,
                sequence=sequence,
                at=decision.at,
                tenant=commit.tenant,
                actor=decision.actor,
                request_id=decision.request_id,
                correlation_id=decision.correlation_id,
                causation_id=decision.causation_id,
            )
            version += 1
