"""How fast read models follow the log, and how fast they are built anew, against copying the finished rows."""

import asyncio
import time

import asyncpg

from bench.figures import Figures
from gomflow.testing.servers import drop_database, fresh_database
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.codec import decode
from gomflow_events.commit import Commit
from gomflow_projections.database import migrate
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.rebuild import rebuild_projection
from gomflow_projections.runner import ProjectionRunner
from gomflow_projections.store import Store, prepare_connection
from gomflow_projections.tables import SCHEMA

DESK = DeskProjection()


async def events_in(connection: Connection) -> int:
    """How many events of orders the log holds."""
    feed, found = StreamFeed(connection, LOG, "log.order.>"), 0
    end = await feed.last()
    async with feed.follow(0) as batches:
        async for batch in batches:
            found += sum(len(decision.events) for entry in batch for decision in decode(entry.data, Commit).decisions)
            if batch[-1].sequence >= end - 1:
                return found
    return found


async def live_rebuilt_and_copied(connection: Connection, url: str, events: int) -> dict[str, Figures]:
    """Following the log from its beginning, building it anew, and COPY of the rows that came of it."""
    database = await fresh_database(url)
    await asyncio.to_thread(migrate, database)
    feed, progress = StreamFeed(connection, LOG, "log.order.>"), Progress()
    end = await feed.last()
    async with Store.open(database) as store:
        began = time.perf_counter()
        runner = asyncio.create_task(ProjectionRunner(DESK, feed, store, progress).run())
        assert await progress.wait_for(end, 600)
        live = time.perf_counter() - began
        runner.cancel()
        await asyncio.gather(runner, return_exceptions=True)
    began = time.perf_counter()
    await rebuild_projection(DESK, feed, database)
    rebuilt = time.perf_counter() - began
    copied = await _copied(database)
    await drop_database(database)
    return {
        name: _per_second(events, seconds) for name, seconds in (("live", live), ("rebuild", rebuilt), ("COPY", copied))
    }


async def _copied(database: str) -> float:
    """Seconds to copy all rows of the projection into tables of the same shape."""
    connection = await asyncpg.connect(database)
    await prepare_connection(connection)
    rows = {table: await connection.fetch(f"SELECT * FROM {SCHEMA}.{table.name}") for table in DESK.tables}
    began = time.perf_counter()
    for table, records in rows.items():
        await connection.execute(f"CREATE TEMP TABLE {table.name} (LIKE {SCHEMA}.{table.name} INCLUDING ALL)")
        await connection.copy_records_to_table(table.name, records=[tuple(row) for row in records])
    seconds = time.perf_counter() - began
    await connection.close()
    return seconds


def _per_second(events: int, seconds: float) -> Figures:
    each = seconds / events * 1000
    return Figures(events / seconds, each, each, each, each)
