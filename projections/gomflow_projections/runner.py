"""Running a projection: a batch of the log and the checkpoint in one transaction, exactly once."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

import asyncpg
import structlog

from gomflow.ports.feed import Entry, Feed
from gomflow_events.codec import Unreadable
from gomflow_projections.progress import Progress
from gomflow_projections.projection import Need, Projection
from gomflow_projections.rows import Book
from gomflow_projections.store import Store

log = structlog.get_logger()

TOGETHER = 1000
"""Messages of the log in one transaction at most."""


class Fenced(Exception):
    """Another process moved the checkpoint: it runs the projection now."""


class ProjectionRunner:
    """Follows the log and keeps the tables of one projection up with it."""

    def __init__(self, projection: Projection, feed: Feed, store: Store, progress: Progress) -> None:
        self._projection = projection
        self._feed = feed
        self._store = store
        self._progress = progress

    async def run(self) -> None:
        """Keep up until cancelled; a broken database connection is waited out."""
        while True:
            try:
                await self._keep_up()
            except (
                asyncpg.PostgresError,
                asyncpg.InterfaceError,
                asyncpg.InternalClientError,
                OSError,
                Fenced,
            ) as error:
                log.warning("projection waits", projection=self._projection.name, error=repr(error))
                await asyncio.sleep(0.2)

    async def _keep_up(self) -> None:
        position = await self._store.position(self._projection.name)
        await self._progress.reached(position)
        async with self._feed.follow(position, TOGETHER) as batches:
            async for batch in batches:
                position = await self._apply(batch, position)
                await self._progress.reached(position)

    async def _apply(self, batch: Sequence[Entry], position: int) -> int:
        facts = [fact for entry in batch for fact in self._read(entry)]
        last = batch[-1].sequence
        async with self._store.transaction() as connection:
            # The checkpoint first: whoever has its row has the tables, so that two never wait for each other.
            if not await self._store.advance(connection, self._projection.name, position, last):
                raise Fenced(f"{self._projection.name} is not at {position} any more")
            book = Book(self._projection.tables)
            await self._store.load(connection, book, self._needs(facts))
            for fact in facts:
                self._projection.apply(book, fact)
            await self._store.write(connection, book)
        return last

    def _read(self, entry: Entry) -> list[Any]:
        try:
            return self._projection.read(entry)
        except Unreadable as error:
            raise UnreadableEntry(f"{self._projection.name} stops before message {entry.sequence}: {error}") from error

    def _needs(self, facts: Iterable[Any]) -> set[Need]:
        return {need for fact in facts for need in self._projection.needs(fact)}


class UnreadableEntry(Exception):
    """The log holds something this release cannot read: an operator has to look, nothing is passed over."""
