"""A log with its archive, small enough to be damaged and mended in a test."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from gomflow.embedded import Embedded
from gomflow.testing.chains import Chain
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG, ensure_streams
from gomflow_projections.archive import Archive, Archiver
from gomflow_projections.progress import Progress
from gomflow_projections.store import Store


class House:
    """One broker and one database."""

    def __init__(self, broker: Embedded, connection: Connection, store: Store, database_url: str) -> None:
        self.broker = broker
        self.connection = connection
        self.store = store
        self.database_url = database_url
        self.feed = StreamFeed(connection, LOG, ">")
        self.archive = Archive(store)

    @classmethod
    @asynccontextmanager
    async def on(cls, broker: Embedded, database_url: str) -> AsyncIterator["House"]:
        """A house on servers that run, with all streams."""
        async with connect(broker.nats_url, "house") as connection, Store.open(database_url) as store:
            await ensure_streams(connection.js)
            yield cls(broker, connection, store, database_url)

    async def lives(self, chains: int, commits: int) -> list[Chain]:
        """So many orders of so many commits each, in turns; the first commit of each claims a reference."""
        found = [Chain(self.connection) for _ in range(chains)]
        for number in range(commits):
            for chain in found:
                claims = (f"R{chain.aggregate_id}",) if number == 0 else ()
                await chain.grow(1 + number % 2, *claims)
        return found

    async def archived(self) -> int:
        """Archive all there is; how many messages the log has."""
        end, progress = await self.feed.last(), Progress()
        async with running(Archiver(self.feed, self.store, progress).run()):
            assert await progress.wait_for(end, 20)
        return end

    async def empty_log(self) -> None:
        """Take the log away and put an empty one in its place, as a server without its disk would."""
        await self.connection.js.delete_stream(LOG)
        await ensure_streams(self.connection.js)

    def blocks(self) -> Iterable[Path]:
        """The files that the log lies in."""
        return sorted(path for path in self.broker.folder.rglob("*.blk") if path.parent.parent.name == LOG)


@asynccontextmanager
async def running(work: Coroutine[Any, Any, None]) -> AsyncIterator["asyncio.Task[None]"]:
    """Something that goes on for ever, until the end of the block; what it raises is raised here."""
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        done = await asyncio.gather(task, return_exceptions=True)
        if isinstance(done[0], Exception):
            raise done[0]
