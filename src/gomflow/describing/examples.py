"""The examples of events: the corpus that the tests replay, one file per event and version."""

import json
from pathlib import Path
from typing import Any

from gomflow_events.catalogue import EventType

GOLDEN = Path(__file__).parents[3] / "tests" / "events" / "golden"


class NoExample(Exception):
    """An event has no example yet."""


def example_of(kind: EventType) -> dict[str, Any]:
    """An event of the current version as it is written; raises NoExample, saying what to do."""
    file = GOLDEN / f"{kind.name}.v{kind.schema}.json"
    if not file.is_file():
        raise NoExample(
            f"{kind.name} has no example of version {kind.schema}: write one, as it lies in the log, "
            f"to tests/events/golden/{file.name}."
        )
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
