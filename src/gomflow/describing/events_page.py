"""`docs/events.md`: every event with its fields and an example."""

import json
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any

from gomflow.describing.asyncapi import published_events
from gomflow.describing.examples import example_of
from gomflow.describing.schemas import all_schemas
from gomflow_events.catalogue import EVENTS, EventType
from gomflow_events.codec import from_json
from gomflow_events.published import published_fields
from gomflow_events.schemas import COMMON, event_key
from gomflow_events.upcasters import UPCASTERS

_HEAD = """\
# The events

Every fact GOMFLOW keeps, as it lies in the log: a commit on `log.<aggregate>.<id>` holds one or more of them. What is
marked *(personal)* or *(confidential)* never leaves the house; the rest goes out on the public feed, see
[subscribing.md](subscribing.md). The JSON Schemas are in [`events/schemas`](../events/schemas), by aggregate, with one
file for each version that has ever been written; `feed/` holds what the feed carries, and `asyncapi.json` describes it.

This page is written by `make docs` from `events/gomflow_events/` and from the examples that the tests replay
(`tests/events/golden/`).

## How an event changes

A version names one shape. Within it, a field may be added that can be absent, and a list of words may grow; readers
ignore fields they do not know and bear words they do not know. Anything else is a new version: raise it in
`catalogue.py`, write the step from the last one in `upcasters.py`, add an example, run `make docs`. Old events are
never rewritten: they are brought up to date as they are read. `make docs` and the tests refuse a change that breaks
this, and say what to do ([decision 0020](decisions/0020-a-version-names-one-shape.md)).

Fields without a default are always there. Times are RFC 3339; amounts are exact decimals in strings.
"""


def events_page() -> str:
    """The text of the page."""
    groups: dict[str, list[EventType]] = {}
    for kind in EVENTS.values():
        groups.setdefault(kind.aggregate or COMMON, []).append(kind)
    parts = [_HEAD]
    for aggregate, kinds in groups.items():
        parts.append(f"## {'Every aggregate' if aggregate == COMMON else aggregate.capitalize()}\n")
        parts.extend(_entry(kind) for kind in kinds)
    return "\n".join(parts)


def _entry(kind: EventType) -> str:
    schema = all_schemas()[event_key(kind)]
    version = f", version {kind.schema}" if kind.schema > 1 else ""
    lines = [f"### {kind.name}{version}\n", cleandoc(kind.cls.__doc__ or "") + "\n"]
    fields = list(_rows(schema))
    if fields:
        lines += ["| field | is |", "|---|---|", *fields, ""]
    example = example_of(kind)["data"]
    lines += ["```json", json.dumps(example, indent=2, ensure_ascii=False), "```\n"]
    lines += [f"{_on_the_feed(kind, example)}\n", *_history(kind)]
    return "\n".join(lines)


def _rows(schema: Mapping[str, Any]) -> Iterator[str]:
    defs = schema["$defs"]
    for name, field in defs[schema["$ref"].rpartition("/")[2]]["properties"].items():
        yield f"| `{name}` | {_said(field, defs)} |"


def _said(field: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    marks = [word for word in ("personal", "confidential") if field.get(f"x-{word}")]
    default = f", usually {json.dumps(field['default'])}" if "default" in field and field["default"] is not None else ""
    return _kind(field, defs) + default + "".join(f" *({mark})*" for mark in marks)


def _kind(field: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        found = defs[name]
        if "enum" in found:
            return " · ".join(f"`{value}`" for value in found["enum"])
        return f"{name}: {', '.join(f'`{inner}`' for inner in found['properties'])}"
    if "anyOf" in field:
        return " or ".join("nothing" if one.get("type") == "null" else _kind(one, defs) for one in field["anyOf"])
    if field.get("type") == "array":
        return f"a list; each: {_kind(field['items'], defs)}"
    kinds = {"string": "text", "integer": "a whole number", "boolean": "yes or no", "object": "a JSON object"}
    formats = {"date-time": "a time", "decimal": "an amount"}
    return formats.get(field.get("format", ""), kinds.get(field.get("type", ""), str(field.get("type"))))


def _on_the_feed(kind: EventType, example: Mapping[str, Any]) -> str:
    if kind not in published_events():
        return "Not on the feed."
    shown = published_fields(from_json(dict(example), kind.cls))
    left_out = [f"`{path}`" for path in dict.fromkeys(_missing(example, shown))]
    less = f", without {', '.join(left_out)}" if left_out else ""
    return f"On the feed: `events.{kind.aggregate or '*'}.{kind.name}.<id>`{less}."


def _missing(whole: Any, part: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """The fields of a JSON value that are not in another."""
    if isinstance(whole, dict):
        for name, value in whole.items():
            if name not in part:
                yield f"{place}{name}"
            else:
                yield from _missing(value, part[name], f"{place}{name}.")
    elif isinstance(whole, list):
        for one, other in zip(whole, part, strict=True):
            yield from _missing(one, other, place)


def _history(kind: EventType) -> Iterator[str]:
    for version in range(1, kind.schema):
        said = " ".join((UPCASTERS[kind.name, version].__doc__ or "").split())
        yield f"Earlier: {said.removeprefix(kind.name).strip()}\n"
