"""Whether shapes changed in a way that what was written, or who reads it, cannot bear; and what to do then."""

from collections.abc import Collection, Iterator, Mapping

from gomflow_events.fact import Json

_HIDDEN = {"x-personal": "personal", "x-confidential": "confidential"}


def problems(kept: Mapping[str, Json], made: Mapping[str, Json], steps: Collection[tuple[str, int]]) -> list[str]:
    """What forbids to replace the schemas that are kept by the ones just made, a sentence each; none: go ahead.

    Both are by name, as `order/OrderClosed.v1`; `steps` are the events and versions there is an upcaster from.
    """
    return [*_of_events(_versions(kept), _versions(made), steps), *_of_others(kept, made)]


_Versions = dict[str, dict[int, Json]]
"""The schemas of events, by `order/OrderClosed` and version."""


def _versions(schemas: Mapping[str, Json]) -> _Versions:
    found: _Versions = {}
    for key, schema in schemas.items():
        name, _, version = key.rpartition(".v")
        if version.isdecimal():
            found.setdefault(name, {})[int(version)] = schema
    return found


def _of_events(kept: _Versions, made: _Versions, steps: Collection[tuple[str, int]]) -> Iterator[str]:
    for event in sorted(kept.keys() - made.keys()):
        yield (
            f"{event} is gone from the catalogue, but it lies in logs for ever: put it back. "
            "An event that is no longer written keeps its class."
        )
    for event, versions in made.items():
        ((now, schema),) = versions.items()
        before = kept.get(event, {})
        # An event may have changed before it was ever on the feed.
        first = min(before, default=now) if event.startswith("feed/") else 1
        yield from _of_versions(event, first, now, before)
        if now in before:
            yield from (f"{event}.v{now}: {change}. {_advice(event, now)}" for change in changes(before[now], schema))
        if not event.startswith("feed/"):
            yield from _of_steps(event, now, steps)
    names = {event.rpartition("/")[2]: max(versions) for event, versions in made.items()}
    for name, version in sorted(steps):
        if version >= names.get(name, 0):
            yield f"The upcaster of {name} from version {version} leads nowhere: there is no version {version + 1}."


def _of_versions(event: str, first: int, now: int, before: Mapping[int, Json]) -> Iterator[str]:
    if before and now < max(before):
        yield (
            f"{event} went back from version {max(before)} to {now}, but version {max(before)} has been written: "
            f"give it version {max(before) + 1}."
        )
    for version in range(first, now):
        if version not in before:
            yield (
                f"The schema of {event} version {version} is missing: restore "
                f"events/schemas/{event}.v{version}.json from the history of the repository, "
                "or raise the version by one at a time."
            )


def _of_steps(event: str, now: int, steps: Collection[tuple[str, int]]) -> Iterator[str]:
    name = event.rpartition("/")[2]
    for version in range(1, now):
        if (name, version) not in steps:
            yield (
                f"{event} has version {now}, and nothing brings version {version} to {version + 1}: "
                f'write the step ("{name}", {version}) in events/gomflow_events/upcasters.py.'
            )


def _of_others(kept: Mapping[str, Json], made: Mapping[str, Json]) -> Iterator[str]:
    """Requests and messages have no versions: they are soon answered, but not at once when a release comes between."""
    for key, schema in made.items():
        if "/" in key and not key.rpartition(".v")[2].isdecimal() and key in kept:
            for change in changes(kept[key], schema):
                yield (
                    f"{key}: {change}. It has no versions: keep the field as it was and add another with a default, "
                    "or give what is asked now a name of its own."
                )


def _advice(event: str, version: int) -> str:
    name = event.rpartition("/")[2]
    return (
        f"Give {name} schema version {version + 1} in SCHEMAS (events/gomflow_events/catalogue.py), write the step "
        f'("{name}", {version}) in upcasters.py, leave tests/events/golden/{name}.v{version}.json as it is, '
        "add one of the new version, and run make docs."
    )


def changes(old: Json, new: Json) -> list[str]:
    """What of a schema changed so that old data does not fit, or readers miss something; a clause each.

    Not among them, and so allowed within a version: a new field that may be absent, a new value of an enumeration,
    other descriptions.
    """
    return list(_compare("", old, new, (old.get("$defs", {}), new.get("$defs", {}))))


_Defs = tuple[Json, Json]


def _compare(place: str, old: Json, new: Json, defs: _Defs) -> Iterator[str]:
    here = place or "the event"
    for mark, word in _HIDDEN.items():
        if old.get(mark, False) != new.get(mark, False):
            yield _marked(here, word, now=bool(new.get(mark)))
    old, new = _resolved(old, defs[0]), _resolved(new, defs[1])
    before, after = _choices(old), _choices(new)
    lost, gained = (" or ".join(sorted(one.keys() - other.keys())) for one, other in ((before, after), (after, before)))
    if lost and gained:
        yield f"{here} was {lost} and is now {gained}"
    elif lost:
        yield f"{here} may no longer be {lost}"
    elif gained:
        yield f"{here} may now be {gained}"
    for kind in sorted(before.keys() & after.keys()):
        yield from _inside(place, before[kind], after[kind], defs)


def _marked(here: str, word: str, *, now: bool) -> str:
    if now:
        return f"{here} became {word}, and so leaves the public feed"
    return f"{here} is no longer {word}, which would publish what was written while it was"


def _resolved(schema: Json, defs: Json) -> Json:
    while "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    return schema


def _choices(schema: Json) -> dict[str, Json]:
    """The kinds of value a schema allows, by the name of their type."""
    if "anyOf" in schema:
        return {_kind(choice): choice for choice in schema["anyOf"]}
    return {_kind(schema): schema}


def _kind(schema: Json) -> str:
    if "enum" in schema:
        return "one of a list"
    if "$ref" in schema:
        return "an object"
    name = {"object": "an object", "array": "a list", "integer": "an integer", "null": "nothing"}.get(
        schema.get("type", ""), f"a {schema.get('type', 'value')}"
    )
    return f"{name} ({schema['format']})" if "format" in schema else name


def _inside(place: str, old: Json, new: Json, defs: _Defs) -> Iterator[str]:
    old, new = _resolved(old, defs[0]), _resolved(new, defs[1])
    if ("enum" in old) != ("enum" in new):
        yield f"{place} is another kind of thing"
        return
    for value in old.get("enum", ()):
        if value not in new["enum"]:
            yield f'{place} no longer knows "{value}"'
    if "items" in old and "items" in new:
        yield from _compare(f"each of {place}", old["items"], new["items"], defs)
    yield from _fields(place, old, new, defs)


def _fields(place: str, old: Json, new: Json, defs: _Defs) -> Iterator[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    for name in before.keys() - after.keys():
        yield f"the field {_at(place, name)} is gone"
    for name, schema in after.items():
        where = _at(place, name)
        if name not in before:
            if name in new.get("required", ()):
                yield f"the field {where} is new and required, which what lies in logs does not have"
            continue
        if name in new.get("required", ()) and name not in old.get("required", ()):
            yield f"the field {where} is now required, and may be missing in what lies in logs"
        yield from _compare(where, before[name], schema, defs)


def _at(place: str, name: str) -> str:
    if place.startswith("each of "):
        return f"{name} of {place}"
    return f"{place}.{name}" if place else name
