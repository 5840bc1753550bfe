"""What everybody may know of an event: its fields without persons and secrets, in CloudEvents form."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from msgspec import inspect

from gomflow_events.catalogue import EVENTS, EventType
from gomflow_events.codec import to_json
from gomflow_events.commit import AnyEvent
from gomflow_events.fact import Json
from gomflow_events.schemas import event_key, schema_id, schema_of

PUBLISHED = ("order", "payment", "member")
"""The aggregates whose events other services get; what is said in chats, and inner workings, stay inside."""

MEDIA_TYPE = "application/cloudevents+json"

_ALIASES = UUID("a4f6f8c4-6c0a-4a5e-8f0e-3f1f7f0c9d52")

_Plan = Mapping[str, Any] | tuple[Any] | None
"""What of a value is published: these fields of it, each entry like this, or all of it."""


def subject_of(recorded: AnyEvent) -> str:
    """The subject an event is published under."""
    return f"events.{recorded.aggregate}.{recorded.type}.{recorded.aggregate_id}"


def cloud_event(recorded: AnyEvent, sequence: str) -> Json:
    """An event in the JSON form of CloudEvents 1.0; `sequence` sorts like the feed does."""
    kind = EVENTS[recorded.type]
    return {
        "specversion": "1.0",
        "id": recorded.event_id,
        "source": f"urn:gomflow:{recorded.aggregate}",
        "type": f"gomflow.{recorded.aggregate}.{recorded.type}",
        "subject": recorded.aggregate_id,
        "time": recorded.at.isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "dataschema": schema_id(feed_key(kind)),
        "sequence": sequence,
        "partitionkey": recorded.aggregate_id,
        "aggregateversion": recorded.version,
        "schemaversion": kind.schema,
        "tenant": recorded.tenant,
        "actorkind": recorded.actor.kind.value,
        "actorid": _alias(recorded.actor.id),
        "correlationid": _alias(recorded.correlation_id),
        "causationid": _alias(recorded.causation_id),
        "data": published_fields(recorded.event),
    }


def published_fields(event: object) -> Json:
    """The fields of an event that everybody may know; what is left out is not there at all."""
    fields: Json = _pick(_plan_of(type(event).__name__), to_json(event))
    return fields


def feed_key(kind: EventType) -> str:
    """The name of the schema of an event's published fields."""
    return f"feed/{kind.name}.v{kind.schema}"


def feed_schemas(events: Mapping[str, EventType] = EVENTS) -> Mapping[str, Json]:
    """The schemas of the published fields of every event that is published, by name."""
    shown = {kind: feed_key(kind) for kind in events.values() if kind.aggregate in {*PUBLISHED, ""}}
    return {key: published_schema(schema_of(kind.cls, event_key(kind)), key) for kind, key in shown.items()}


def published_schema(schema: Json, key: str) -> Json:
    """A schema without what is not published."""
    defs = schema["$defs"]
    root = schema["$ref"].rpartition("/")[2]
    kept: Json = {}
    _keep(root, defs, kept)
    return {**schema, "$id": schema_id(key), "$defs": kept}


def _alias(name: str) -> str:
    """Ids of ours as they are; names that a platform gave (they may tell a chat) as an id that follows from them."""
    try:
        return str(UUID(name))
    except ValueError:
        return name if name in {"clock", "smart-agent", "installation"} else str(uuid5(_ALIASES, name))


@cache
def _plan_of(name: str) -> _Plan:
    return _plan(inspect.type_info(EVENTS[name].cls))


def _plan(shape: inspect.Type) -> _Plan:
    match shape:
        case inspect.Metadata(type=inner):
            return _plan(inner)
        case inspect.DataclassType(fields=fields):
            return {field.encode_name: _plan(field.type) for field in fields if _is_open(field.type)}
        case inspect.UnionType(types=types):
            return _plan(next(one for one in types if not isinstance(one, inspect.NoneType)))
        case inspect.VarTupleType(item_type=item):
            return (_plan(item),)
        case _:
            return None


def _is_open(shape: inspect.Type) -> bool:
    """Whether anything of a value may be published. A JSON object of no known shape may hold anything: it may not."""
    match shape:
        case inspect.Metadata(type=inner, extra=extra):
            return not (extra or {}).keys() & {"personal", "confidential"} and _is_open(inner)
        case inspect.DictType():
            return False
        case inspect.DataclassType(fields=fields):
            return any(_is_open(field.type) for field in fields)
        case inspect.UnionType(types=types):
            return all(_is_open(one) for one in types)
        case inspect.VarTupleType(item_type=item):
            return _is_open(item)
        case _:
            return True


def _pick(plan: _Plan, value: Any) -> Any:  # noqa: ANN401 - JSON
    if value is None or plan is None:
        return value
    if isinstance(plan, tuple):
        return [_pick(plan[0], entry) for entry in value]
    return {name: _pick(inner, value[name]) for name, inner in plan.items()}


def _keep(name: str, defs: Json, kept: Json) -> None:
    """Take over a definition and what it refers to, without the fields that are not published."""
    if name in kept:
        return
    found = defs[name]
    kept[name] = found
    if "properties" in found:
        shown = {field: one for field, one in found["properties"].items() if not _is_hidden(one, defs)}
        required = [field for field in found.get("required", ()) if field in shown]
        kept[name] = {**found, "properties": shown, "required": required}
        for one in shown.values():
            for reference in _references(one):
                _keep(reference, defs, kept)


def _is_hidden(one: Json, defs: Json) -> bool:
    if one.get("x-personal") or one.get("x-confidential") or (one.get("type") == "object"):
        return True
    if "anyOf" in one:
        return any(_is_hidden(choice, defs) for choice in one["anyOf"])
    if "items" in one:
        return _is_hidden(one["items"], defs)
    if "$ref" in one:
        fields = defs[one["$ref"].rpartition("/")[2]].get("properties")
        return fields is not None and all(_is_hidden(field, defs) for field in fields.values())
    return False


def _references(one: Json) -> list[str]:
    if "$ref" in one:
        return [one["$ref"].rpartition("/")[2]]
    inner = [*one.get("anyOf", ()), *([one["items"]] if "items" in one else [])]
    return [name for part in inner for name in _references(part)]


def schema_of_cloud_event() -> Json:
    """The JSON Schema of the envelope: CloudEvents 1.0 with the attributes that GOMFLOW adds."""
    text, number = {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 1}
    about = {
        "specversion": {"const": "1.0"},
        "id": {**text, "description": "The event's id: the same event never has another."},
        "source": {**text, "format": "uri-reference"},
        "type": text,
        "subject": {**text, "description": "The id of the order, payment or member."},
        "time": {"type": "string", "format": "date-time", "description": "When it was decided."},
        "datacontenttype": {"const": "application/json"},
        "dataschema": {"type": "string", "format": "uri", "description": "The schema in events/schemas/feed."},
        "sequence": {**text, "description": "Sorts as text like the feed: the place in the log."},
        "partitionkey": {**text, "description": "Events with the same key are in order for each other."},
        "aggregateversion": {**number, "description": "Counts the events of one order, payment or member from 1."},
        "schemaversion": {**number, "description": "The version of the shape of `data`."},
        "tenant": {**text, "description": "The group order manager it belongs to, or installation."},
        "actorkind": {**text, "description": "member, agent, gateway or clock."},
        "actorid": text,
        "correlationid": {**text, "description": "What came of the same message or request has the same."},
        "causationid": {**text, "description": "The event or request this followed from."},
        "data": {"type": "object"},
    }
    return {"type": "object", "properties": about, "required": list(about)}
