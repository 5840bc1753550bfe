"""Finding the servers: those that are set, those of a GOMFLOW that runs, or embedded ones that are started now."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from gomflow.embedded import Embedded
from gomflow.reaching import OutOfReach, reach_broker, reach_database, reach_given
from gomflow.settings import Settings


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the servers are, with the credentials to them."""

    nats_url: str
    database_url: str

    def __repr__(self) -> str:
        return "Addresses(…)"


@asynccontextmanager
async def own_servers(settings: Settings) -> AsyncIterator[tuple[Addresses, Embedded]]:
    """The servers for a GOMFLOW that runs: embedded ones for what is not set, known to other commands meanwhile.

    Raises gomflow.embedded.EmbeddedError and gomflow.reaching.OutOfReach, saying what to do.
    """
    await reach_given(settings)
    given_nats, given_database = settings.nats_url, settings.database_url
    embedded = Embedded(settings.data, nats=given_nats is None, postgres=given_database is None)
    async with embedded:
        addresses = Addresses(
            given_nats.get_secret_value() if given_nats else embedded.nats_url,
            given_database.get_secret_value() if given_database else embedded.database_url,
        )
        if given_nats and given_database:
            yield addresses, embedded
            return
        note = settings.data / "addresses.json"
        _write(note, addresses)
        try:
            yield addresses, embedded
        finally:
            note.unlink(missing_ok=True)


@asynccontextmanager
async def any_servers(settings: Settings) -> AsyncIterator[Addresses]:
    """The servers for a command that looks: those of the GOMFLOW that runs here, or its own while it looks.

    Raises what own_servers raises.
    """
    running = await running_servers(settings)
    if running is not None:
        yield running
        return
    async with own_servers(settings) as (addresses, _):
        yield addresses


async def running_servers(settings: Settings) -> Addresses | None:
    """The servers that run without this command: both are set, or a GOMFLOW runs here."""
    if settings.nats_url and settings.database_url:
        await reach_given(settings)
        return Addresses(settings.nats_url.get_secret_value(), settings.database_url.get_secret_value())
    try:
        noted = Addresses(**json.loads((settings.data / "addresses.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None
    return noted if await _answers(noted) else None


async def _answers(addresses: Addresses) -> bool:
    """Whether the servers of a note are there: its GOMFLOW may have died without taking it away."""
    try:
        await reach_broker(addresses.nats_url, patience=0)
        await reach_database(addresses.database_url, patience=0)
    except OutOfReach:
        return False
    return True


def _write(path: Path, addresses: Addresses) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(addresses), file)
    draft.replace(path)
