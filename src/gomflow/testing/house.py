"""A log with its archive, small enough to be damaged and mended in a test."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from gomflow.embedded import Embedded
from gomflow.testing.chains import Chain
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG, ensure_streams
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_projections.archive import Archive, Archiver
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.runner import ProjectionRunner
from gomflow_projections.sealing import FIRST, Archived
from gomflow_projections.store import Store


class House:
    """One broker and one database."""

    def __init__(self, broker: Embedded, connection: Connection, store: Store, database_url: str) -> None:
        self.broker = broker
        self.connection = connection
        self.store = store
        self.database_url = database_url
        self.log = JetStreamLog(connection.nc, connection.js)
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
        """So many conversations of so many commits each, in turns; the first commit of each claims a reference."""
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

    async def damage(self, change: Callable[[bytearray], None], *, index: bool = True) -> None:
        """Stop the broker, change the bytes of the file the log lies in, and start it again.

        Without its `index` it has to read the whole file at the start, as after a crash.
        """
        returns = self.connection.returns
        await self.broker.stop()
        block = next(iter(self.blocks()))
        data = bytearray(block.read_bytes())
        change(data)
        block.write_bytes(data)
        if not index:
            (block.parent / "index.db").unlink()
        await self.broker.start()
        await self.connection.wait_for_return(returns)

    async def lose_disk(self) -> None:
        """Have the broker come back with nothing at all, as one whose disk was replaced."""
        returns = self.connection.returns
        await self.broker.stop()
        shutil.rmtree(self.broker.folder / "nats" / "store")
        await self.broker.start()
        await self.connection.wait_for_return(returns)

    async def projected(self) -> None:
        """Bring the read models up to the log."""
        end, progress = await self.feed.last(), Progress()
        desk = ProjectionRunner(DeskProjection(), StreamFeed(self.connection, LOG, "log.>"), self.store, progress)
        async with running(desk.run()):
            assert await progress.wait_for(end, 20)

    async def messages(self) -> list[tuple[int, str, bytes]]:
        """The log as the broker has it."""
        pages = WholeStream(self.connection.nc, LOG).pages()
        return [(entry.sequence, entry.subject, entry.data) async for page in pages for entry in page]

    async def tamper(self, statement: str, *values: object) -> None:
        """Change the archive in a way it does not let itself be changed."""
        trigger = "ALTER TABLE gomflow_archive.messages {} TRIGGER only_added_to"
        async with self.store.transaction() as connection:
            await connection.execute(trigger.format("DISABLE"))
            await connection.execute(statement, *values)
            await connection.execute(trigger.format("ENABLE"))

    async def forge_archive(self, sequence: int) -> None:
        """Alter a row and seal it and all behind it anew, as somebody who knows how it is done could."""
        seal = FIRST
        for row in [row async for page in self.archive.pages() for row in page]:
            entry = row.entry()
            if entry.sequence == sequence:
                entry = replace(entry, data=entry.data.replace(b'"tenant":"gom"', b'"tenant":"me!"'))
            made = Archived.of(entry, seal)
            seal = made.seal
            await self.tamper(
                "UPDATE gomflow_archive.messages SET data = $2, digest = $3, seal = $4 WHERE sequence = $1",
                made.sequence,
                made.data,
                made.digest,
                made.seal,
            )

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
