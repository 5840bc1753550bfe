"""Read models built anew beside the live ones: nobody notices, the difference is told, and there is a way back."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.testing.lives import RandomLife
from gomflow.verifying import compare, fold_all
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.rebuild import NEXT, PREVIOUS, rebuild_projection, roll_back
from gomflow_projections.runner import ProjectionRunner
from gomflow_projections.store import Store
from gomflow_projections.tables import SCHEMA, orders
from gomflow_projections.views import CLOSED, VIEWS

DESK = DeskProjection()


@asynccontextmanager
async def live(connection: Connection, database: str) -> AsyncIterator[Progress]:
    """The projection, keeping up."""
    progress = Progress()
    async with Store.open(database) as store:
        task = asyncio.create_task(
            ProjectionRunner(DESK, StreamFeed(connection, LOG, "log.>"), store, progress).run(),
        )
        yield progress
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def all_rows(engine: AsyncEngine) -> dict[str, list[Any]]:
    """Every row of every table of the projection, in one order."""
    found: dict[str, list[Any]] = {}
    async with engine.connect() as connection:
        for table in DESK.tables:
            rows = (await connection.execute(select(table))).mappings()
            found[table.name] = sorted((dict(row) for row in rows), key=repr)
    return found


async def lives(connection: Connection, seeds: Sequence[int], steps: int = 40) -> None:
    """Some orders live."""
    await asyncio.gather(*(RandomLife(JetStreamLog(connection.nc, connection.js), seed).live(steps) for seed in seeds))


@pytest.fixture
async def feed(own_log: Connection) -> StreamFeed:
    return StreamFeed(own_log, LOG, "log.>")


@pytest.mark.parametrize("seed", range(100, 500, 100))
async def test_any_history_built_anew_is_what_is_live(
    seed: int, own_log: Connection, feed: StreamFeed, database: str, engine: AsyncEngine
) -> None:
    async with live(own_log, database) as progress:
        await lives(own_log, range(seed, seed + 4))
        assert await progress.wait_for(await feed.last(), 20)
    before = await all_rows(engine)

    rebuilt = await rebuild_projection(DESK, feed, database)

    assert {table.name: 0 for table in DESK.tables} == rebuilt.different
    assert before == await all_rows(engine)
    assert {name: len(rows) for name, rows in before.items()} == rebuilt.rows
    assert rebuilt.rows["orders"] >= 4
    assert await feed.last() == rebuilt.position


async def test_the_live_one_goes_on_while_and_after(
    own_log: Connection, feed: StreamFeed, database: str, engine: AsyncEngine
) -> None:
    told: list[tuple[int, int]] = []
    async with live(own_log, database) as progress:
        await lives(own_log, range(500, 504))
        writing = asyncio.create_task(lives(own_log, range(504, 508), 80))

        rebuilt = await rebuild_projection(DESK, feed, database, lambda done, of: told.append((done, of)))

        await writing
        await lives(own_log, [508])
        end = await feed.last()
        assert await progress.wait_for(end, 20)

    assert {table.name: 0 for table in DESK.tables} == rebuilt.different
    assert [] == (await compare(engine, await fold_all(feed, end))).differences
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == rebuilt.position


async def test_rows_that_somebody_touched_are_counted_and_put_right(
    own_log: Connection, feed: StreamFeed, database: str, engine: AsyncEngine
) -> None:
    async with live(own_log, database) as progress:
        await lives(own_log, [600, 601])
        end = await feed.last()
        assert await progress.wait_for(end, 20)
    async with engine.begin() as connection:
        await connection.execute(
            text(
                f"UPDATE {SCHEMA}.orders SET title = 'Somebody was here' "
                f"WHERE order_id = (SELECT min(order_id) FROM {SCHEMA}.orders)"
            )
        )
    assert (await compare(engine, await fold_all(feed, end))).differences

    rebuilt = await rebuild_projection(DESK, feed, database)

    # The old row and the new one.
    assert {"orders": 2} == {name: count for name, count in rebuilt.different.items() if count}
    assert [] == (await compare(engine, await fold_all(feed, end))).differences


async def test_there_is_a_way_back_and_forth(
    own_log: Connection, feed: StreamFeed, database: str, engine: AsyncEngine
) -> None:
    with pytest.raises(LookupError, match="no earlier version of desk"):
        await roll_back(DESK, database)
    async with live(own_log, database) as progress:
        await lives(own_log, [700])
        assert await progress.wait_for(await feed.last(), 20)
        async with engine.begin() as connection:
            await connection.execute(text(f"UPDATE {SCHEMA}.orders SET title = 'As it was'"))
        await rebuild_projection(DESK, feed, database)

        await roll_back(DESK, database)

        async with engine.connect() as connection:
            titles = set((await connection.execute(select(orders.c.title))).scalars())
        assert titles == {"As it was"}
        await lives(own_log, [701])
        assert await progress.wait_for(await feed.last(), 20)
        await rebuild_projection(DESK, feed, database)
    assert [] == (await compare(engine, await fold_all(feed, await feed.last()))).differences


async def test_views_indexes_and_the_analysts_rights_come_along(
    own_log: Connection, feed: StreamFeed, database: str, engine: AsyncEngine
) -> None:
    async def furniture() -> dict[str, set[Any]]:
        async with engine.connect() as connection:
            return {
                name: {tuple(row) for row in await connection.execute(text(query), {"schema": SCHEMA})}
                for name, query in {
                    "indexes": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = :schema",
                    "views": "SELECT viewname FROM pg_views WHERE schemaname = :schema",
                    "grants": "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
                    "WHERE table_schema = :schema AND grantee = 'gomflow_analyst'",
                    "column grants": "SELECT table_name, column_name FROM information_schema.column_privileges "
                    "WHERE table_schema = :schema AND grantee = 'gomflow_analyst'",
                    "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default "
                    "FROM information_schema.columns WHERE table_schema = :schema",
                }.items()
            }

    await lives(own_log, [800])
    before = await furniture()

    await rebuild_projection(DESK, feed, database)

    after = await furniture()
    assert before == after
    assert set(VIEWS) == {name for (name,) in after["views"]}
    assert {(table.name, "SELECT") for table in DESK.tables if table not in CLOSED} <= after["grants"]
    assert {table.name for table in CLOSED}.isdisjoint(name for name, _ in after["grants"])
    assert after["column grants"]


async def test_a_rebuild_that_was_given_up_is_in_nobodys_way(
    own_log: Connection, feed: StreamFeed, database: str, engine: AsyncEngine
) -> None:
    await lives(own_log, [900])

    class GivenUp(Exception):
        pass

    def give_up(_done: int, _of: int) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        await rebuild_projection(DESK, feed, database, give_up)
    async with live(own_log, database) as progress:
        assert await progress.wait_for(await feed.last(), 20)

    rebuilt = await rebuild_projection(DESK, feed, database)

    assert {table.name: 0 for table in DESK.tables} == rebuilt.different
    async with engine.connect() as connection:
        schemas = set((await connection.execute(text("SELECT nspname FROM pg_namespace"))).scalars())
    assert NEXT not in schemas
    assert PREVIOUS in schemas


async def test_who_reads_meanwhile_is_never_turned_away(
    own_log: Connection, feed: StreamFeed, database: str, engine: AsyncEngine
) -> None:
    over = asyncio.Event()
    read = 0

    async def keep_reading(names: Sequence[str]) -> None:
        """One transaction that comes to one table after another."""
        nonlocal read
        while not over.is_set():
            async with engine.begin() as connection:
                for name in names:
                    await connection.execute(text(f"SELECT count(*) FROM {SCHEMA}.{name}"))
            read += 1

    names = [*(table.name for table in DESK.tables), *VIEWS]
    async with live(own_log, database) as progress:
        await lives(own_log, [950])
        assert await progress.wait_for(await feed.last(), 20)
        readers = [asyncio.create_task(keep_reading(order)) for order in (names, names[::-1])]
        for _ in range(5):
            await rebuild_projection(DESK, feed, database)
        await roll_back(DESK, database)
        over.set()
        await asyncio.gather(*readers)
    assert read > 10
