"""The documents that are written from the code: which there are, and whether they are up to date."""

from collections.abc import Callable, Mapping
from pathlib import Path

from gomflow.describing.asyncapi import asyncapi_document
from gomflow.describing.environment import env_example
from gomflow.describing.events_page import events_page
from gomflow.describing.read_models import projections_page
from gomflow.describing.schemas import schema_documents

DOCUMENTS: Mapping[str, Callable[[], str]] = {
    ".env.example": env_example,
    "docs/projections.md": projections_page,
    "docs/events.md": events_page,
    "events/schemas/asyncapi.json": asyncapi_document,
    **schema_documents(),
}
"""Files of the repository by path, each with what writes its text. Add a line for another."""


def outdated(root: Path) -> list[str]:
    """The documents under a folder that do not say what the code says."""
    return [path for path, text in DOCUMENTS.items() if not _says(root / path, text())]


def write(root: Path) -> list[str]:
    """Write the documents that are not up to date; which these were."""
    changed = outdated(root)
    for path in changed:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(DOCUMENTS[path](), encoding="utf-8")
    return changed


def _says(place: Path, text: str) -> bool:
    return place.is_file() and place.read_text(encoding="utf-8") == text
