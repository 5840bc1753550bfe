"""`events/schemas`: a JSON Schema for all that crosses NATS, and whether the kept ones may be replaced."""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from gomflow_events.compatibility import problems
from gomflow_events.published import feed_schemas
from gomflow_events.schemas import schemas
from gomflow_events.upcasters import UPCASTERS

FOLDER = "events/schemas"


@cache
def all_schemas() -> Mapping[str, dict[str, Any]]:
    """Every schema that is made from the code, by its name."""
    found: dict[str, dict[str, Any]] = json.loads(json.dumps({**schemas(), **feed_schemas()}))
    return found


def schema_documents() -> Mapping[str, Callable[[], str]]:
    """The files of the schemas, each with what writes its text."""
    return {f"{FOLDER}/{key}.json": partial(as_text, schema) for key, schema in all_schemas().items()}


def as_text(document: Mapping[str, Any]) -> str:
    """A document as the text of a file."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def kept_schemas(root: Path) -> Mapping[str, dict[str, Any]]:
    """The schemas in a checkout, also those of versions that are no longer written."""
    folder = root / FOLDER
    files = sorted(file for file in folder.rglob("*.json") if file.parent != folder)
    return {str(file.relative_to(folder).with_suffix("")): json.loads(file.read_text("utf-8")) for file in files}


def incompatible(root: Path) -> list[str]:
    """Why the schemas in a checkout must not be replaced by what the code says now; none: they may."""
    kept = kept_schemas(root)
    return problems(kept, all_schemas(), UPCASTERS) if kept else []
