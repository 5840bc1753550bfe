"""Events without what they say about people: for logs, screens and anybody who has no need to know."""

from functools import cache
from typing import Any

from msgspec import inspect

from gomflow_events.catalogue import EVENTS
from gomflow_events.codec import to_json
from gomflow_events.fact import Json

HIDDEN = "…"

_OPEN_SHAPES = frozenset({"FlowStarted", "FlowAnswered", "RequestMade", "ReplyDue", "RequestRefused"})
"""Events with fields whose shape the catalogue does not know, so that nothing in those fields can be shown."""


def without_personal(event: object) -> Json:
    """The fields of an event as JSON, with every text about a person hidden."""
    plain = to_json(event)
    if type(event).__name__ in _OPEN_SHAPES:
        return {name: HIDDEN if isinstance(value, dict) else value for name, value in plain.items()}
    hidden: Json = _hide(_shape(type(event).__name__), plain)
    return hidden


@cache
def _shape(name: str) -> inspect.Type:
    return inspect.type_info(EVENTS[name].cls)


def _hide(shape: inspect.Type, value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(shape, inspect.Metadata):
        if (shape.extra or {}).get("personal"):
            return HIDDEN if value else value
        return _hide(shape.type, value)
    if value is None:
        return None
    match shape:
        case inspect.DataclassType(fields=fields):
            return {field.encode_name: _hide(field.type, value[field.encode_name]) for field in fields}
        case inspect.UnionType(types=types):
            return _hide(next(one for one in types if not isinstance(one, inspect.NoneType)), value)
        case inspect.VarTupleType(item_type=item):
            return [_hide(item, entry) for entry in value]
        case _:
            return value
