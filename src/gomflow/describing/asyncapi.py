"""`events/schemas/asyncapi.json`: the public feed as an AsyncAPI 3.0 document."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from gomflow import __version__
from gomflow.describing.examples import example_of
from gomflow.describing.schemas import as_text
from gomflow_events.catalogue import EVENTS, EventType
from gomflow_events.codec import from_json
from gomflow_events.commit import AnyEvent, Recorded
from gomflow_events.identity import Actor, ActorKind
from gomflow_events.published import MEDIA_TYPE, PUBLISHED, cloud_event, feed_key, schema_of_cloud_event
from gomflow_events.schemas import DIALECT

_ABOUT = """\
Every event of orders, payments and members, once, in the order of the log, as CloudEvents 1.0 (structured JSON) in \
the JetStream stream FEED. Names, numbers, addresses, free texts about people and secrets are left out. \
docs/subscribing.md says how to subscribe; docs/events.md describes every event."""

_ID = "019aa3c5-7d00-7000-8000-000000000031"


def published_events() -> list[EventType]:
    """The events on the feed."""
    return [kind for kind in EVENTS.values() if kind.aggregate in {*PUBLISHED, ""}]


def asyncapi_document() -> str:
    """The text of the document."""
    kinds = published_events()
    return as_text(
        {
            "asyncapi": "3.0.0",
            "info": {"title": "GOMFLOW: the public feed", "version": __version__, "description": _ABOUT},
            "defaultContentType": MEDIA_TYPE,
            "servers": {"nats": _server()},
            "channels": {kind.name: _channel(kind) for kind in kinds},
            "operations": {f"publish{kind.name}": _operation(kind) for kind in kinds},
            "components": {
                "securitySchemes": {"subscriber": {"type": "userPassword", "description": "See gomflow feed."}},
                "schemas": {"CloudEvent": schema_of_cloud_event()},
                "messages": {kind.name: _message(kind) for kind in kinds},
            },
        }
    )


def _server() -> dict[str, Any]:
    return {
        "host": "{host}",
        "protocol": "nats",
        "description": "The nats-server; `gomflow feed` prints its address with the subscriber's credentials.",
        "variables": {"host": {"default": "127.0.0.1:4222", "description": "Host and port."}},
        "security": [{"$ref": "#/components/securitySchemes/subscriber"}],
    }


def _channel(kind: EventType) -> dict[str, Any]:
    parameters: dict[str, Any] = {"id": {"description": f"The id of the {kind.aggregate or 'aggregate'}."}}
    if not kind.aggregate:
        parameters["aggregate"] = {"enum": list(PUBLISHED), "description": "What the request was asked of."}
    return {
        "address": f"events.{kind.aggregate or '{aggregate}'}.{kind.name}.{{id}}",
        "messages": {kind.name: {"$ref": f"#/components/messages/{kind.name}"}},
        "parameters": parameters,
    }


def _operation(kind: EventType) -> dict[str, Any]:
    channel = f"#/channels/{kind.name}"
    return {
        "action": "send",
        "channel": {"$ref": channel},
        "messages": [{"$ref": f"{channel}/messages/{kind.name}"}],
    }


def _message(kind: EventType) -> dict[str, Any]:
    about = " ".join((kind.cls.__doc__ or "").split())
    return {
        "name": kind.name,
        "title": f"{kind.name}, version {kind.schema}",
        "summary": about,
        "contentType": MEDIA_TYPE,
        "payload": {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {
                "$schema": DIALECT,
                "allOf": [
                    {"$ref": "#/components/schemas/CloudEvent"},
                    {"type": "object", "properties": dict(_particulars(kind))},
                ],
            },
        },
        "examples": [{"payload": cloud_event(recorded_example(kind), f"{7:020d}.0000")}],
    }


def _particulars(kind: EventType) -> Iterator[tuple[str, Any]]:
    if kind.aggregate:
        yield "type", {"const": f"gomflow.{kind.aggregate}.{kind.name}"}
    yield "schemaversion", {"const": kind.schema}
    yield "data", {"$ref": f"./{feed_key(kind)}.json"}


def recorded_example(kind: EventType) -> AnyEvent:
    """The example of an event with everything that would be known of it."""
    example = example_of(kind)
    return Recorded(
        event=from_json(example["data"], kind.cls),
        event_id=example["event_id"],
        type=kind.name,
        schema=kind.schema,
        aggregate=kind.aggregate or "order",
        aggregate_id=_ID,
        version=3,
        sequence=7,
        at=datetime(2026, 11, 21, 2, 30, tzinfo=UTC),
        tenant="019aa3c5-7d00-7000-8000-000000000001",
        actor=Actor(kind=ActorKind.MEMBER, id="019aa3c5-7d00-7000-8000-000000000002", via="api"),
        request_id="019aa3c5-7d00-7000-8000-000000000061",
        correlation_id="019aa3c5-7d00-7000-8000-000000000061",
        causation_id="019aa3c5-7d00-7000-8000-000000000061",
    )
