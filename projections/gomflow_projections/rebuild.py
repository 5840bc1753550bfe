"""Building a projection anew beside the live one: copied in, compared, and switched in one transaction."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import asyncpg
from sqlalchemy import MetaData, Table
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement, SetColumnComment, SetTableComment

from gomflow.ports.feed import Feed
from gomflow_projections.projection import Projection
from gomflow_projections.rows import Book
from gomflow_projections.store import prepare_connection
from gomflow_projections.tables import SCHEMA
from gomflow_projections.views import VIEWS, create_views, drop_views

NEXT = f"{SCHEMA}_next"
PREVIOUS = f"{SCHEMA}_previous"

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

_PATIENCE = 100
"""Milliseconds to wait for the tables at once: well under the second after which Postgres looks for deadlocks."""

_TRIES = 100

_POSTGRES = PGDialect()  # type: ignore[no-untyped-call]

Told = Callable[[int, int], None]
"""How far it is: messages read, and how many there are."""


class TablesInUse(Exception):
    """The tables could not be switched, for somebody was reading them all the time."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it: the position, rows per table, and rows that differ from the live ones, per table."""

    projection: str
    position: int
    rows: dict[str, int]
    different: dict[str, int]


async def rebuild_projection(
    projection: Projection, feed: Feed, database_url: str, told: Told = lambda _done, _all: None
) -> Rebuilt:
    """Build a projection from the beginning of its feed and put it in the place of the live one.

    The live one goes on meanwhile; it waits only while the two are compared and switched. Both stand at the same
    message then, so that a difference is a difference. The old tables stay in the schema `gomflow_previous` until the
    next rebuild, for `roll_back`.
    """
    connection = await asyncpg.connect(database_url)
    try:
        await prepare_connection(connection)
        await _make_room(connection, projection.tables)
        book = Book(projection.tables)
        # Most is read while the live one goes on; the little that came since, while it is held.
        # A live one that is ahead of its feed read something that was lost since; nobody can wait for that.
        reached = min(await _live(connection, projection), await feed.last())
        position = await _read(projection, feed, book, (0, reached), told)
        async with connection.transaction():
            held, end = await _hold(connection, projection), await feed.last()
            target = min(held or end, end)
            position = await _read(projection, feed, book, (position, target), told)
            await _copy(connection, book)
            different = {table.name: await _different(connection, table) for table in projection.tables}
            await _switch(connection, projection.tables)
            await _move(connection, projection, position)
        rows = {table.name: len(book[table].to_write()) for table in projection.tables}
    finally:
        await connection.close()
    return Rebuilt(projection.name, position, rows, different)


async def roll_back(projection: Projection, database_url: str) -> None:
    """Put the tables from before the last rebuild back, and follow the log on from where they were.

    Raises LookupError when there are none.
    """
    connection = await asyncpg.connect(database_url)
    try:
        async with connection.transaction():
            first = projection.tables[0].name
            if await connection.fetchval("SELECT to_regclass($1)", f"{PREVIOUS}.{first}") is None:
                raise LookupError(f"there is no earlier version of {projection.name}")
            await _hold(connection, projection)
            position = await connection.fetchval(
                f"SELECT position FROM {PREVIOUS}.positions WHERE projection = $1",
                projection.name,
            )
            await _take_over(connection, projection.tables)
            await _run(connection, drop_views())
            for table in projection.tables:
                await connection.execute(f"DROP TABLE {SCHEMA}.{table.name}")
                await connection.execute(f"ALTER TABLE {PREVIOUS}.{table.name} SET SCHEMA {SCHEMA}")
            await _move(connection, projection, position)
            await _run(connection, create_views())
    finally:
        await connection.close()


async def _make_room(connection: Connection, tables: Sequence[Table]) -> None:
    """Empty tables of this release's shape; their indexes come after the rows."""
    await connection.execute(f"DROP SCHEMA IF EXISTS {NEXT} CASCADE")
    await connection.execute(f"CREATE SCHEMA {NEXT}")
    for table in _in_next(tables):
        await connection.execute(_sql(CreateTable(table)))
        await connection.execute(_sql(SetTableComment(table)))
        for column in table.columns:
            await connection.execute(_sql(SetColumnComment(column)))


def _sql(statement: ExecutableDDLElement) -> str:
    return str(statement.compile(dialect=_POSTGRES))


def _in_next(tables: Sequence[Table]) -> list[Table]:
    elsewhere = MetaData(schema=NEXT)
    return [table.to_metadata(elsewhere, schema=NEXT) for table in tables]


async def _read(projection: Projection, feed: Feed, book: Book, span: tuple[int, int], told: Told) -> int:
    """Apply what lies in a span to the book; the end of the span."""
    after, until = span
    if until <= after:
        return after
    async with feed.follow(after, 5000) as batches:
        async for batch in batches:
            for entry in batch:
                if entry.sequence > until:
                    break
                for fact in projection.read(entry):
                    projection.apply(book, fact)
            told(min(batch[-1].sequence, until), until)
            if batch[-1].sequence >= until:
                return until
    raise AssertionError("a feed does not end")


async def _live(connection: Connection, projection: Projection) -> int:
    """How far the live projection has come."""
    found = await connection.fetchval(
        f"SELECT position FROM {SCHEMA}.checkpoints WHERE projection = $1", projection.name
    )
    return int(found or 0)


async def _hold(connection: Connection, projection: Projection) -> int:
    """Keep the live projection where it is until the end of the transaction; its position, 0 where there is none."""
    await connection.execute(
        f"INSERT INTO {SCHEMA}.checkpoints (projection, position, updated_at) VALUES ($1, 0, now()) "
        "ON CONFLICT (projection) DO NOTHING",
        projection.name,
    )
    found = await connection.fetchval(
        f"SELECT position FROM {SCHEMA}.checkpoints WHERE projection = $1 FOR UPDATE", projection.name
    )
    return int(found)


async def _move(connection: Connection, projection: Projection, position: int) -> None:
    """Note where the tables are; a live projection that believes otherwise reads it anew."""
    await connection.execute(
        f"UPDATE {SCHEMA}.checkpoints SET position = $2, updated_at = now() WHERE projection = $1",
        projection.name,
        position,
    )


async def _copy(connection: Connection, book: Book) -> None:
    for rows in book:
        names = [column.name for column in rows.table.columns]
        records = [[row[name] for name in names] for row in rows.to_write()]
        await connection.copy_records_to_table(rows.table.name, schema_name=NEXT, records=records, columns=names)
        table = _in_next([rows.table])[0]
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            await connection.execute(_sql(CreateIndex(index)))
        await asyncio.sleep(0)


async def _different(connection: Connection, table: Table) -> int:
    """Rows that only one of the two versions has."""
    shared = ", ".join(column.name for column in table.columns)
    old, new = f"SELECT {shared} FROM {SCHEMA}.{table.name}", f"SELECT {shared} FROM {NEXT}.{table.name}"
    try:
        async with connection.transaction():
            count = await connection.fetchval(
                f"SELECT count(*) FROM (({old} EXCEPT {new}) UNION ALL ({new} EXCEPT {old})) d"
            )
    except asyncpg.UndefinedColumnError:
        # The live table has another shape: every row is new.
        return int(await connection.fetchval(f"SELECT count(*) FROM {NEXT}.{table.name}"))
    return int(count)


async def _take_over(connection: Connection, tables: Sequence[Table]) -> None:
    """Wait until nobody reads the live tables, and let nobody begin to.

    Whoever reads several tables may hold one and want another: we give way before Postgres calls it a deadlock and
    makes a reader pay for it.
    """
    names = ", ".join(f"{SCHEMA}.{name}" for name in (*VIEWS, *(table.name for table in tables)))
    await connection.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}ms'")
    for _ in range(_TRIES):
        try:
            async with connection.transaction():
                await connection.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
        except asyncpg.LockNotAvailableError:
            await asyncio.sleep(_PATIENCE / 1000)
        else:
            return
    raise TablesInUse("The tables are being read all the time: try again when less is going on, nothing was changed.")


async def _switch(connection: Connection, tables: Sequence[Table]) -> None:
    await _take_over(connection, tables)
    await _run(connection, drop_views())
    await connection.execute(f"CREATE SCHEMA IF NOT EXISTS {PREVIOUS}")
    for table in tables:
        await connection.execute(f"DROP TABLE IF EXISTS {PREVIOUS}.{table.name}")
        await connection.execute(f"ALTER TABLE {SCHEMA}.{table.name} SET SCHEMA {PREVIOUS}")
        await connection.execute(f"ALTER TABLE {NEXT}.{table.name} SET SCHEMA {SCHEMA}")
    await connection.execute(
        f"CREATE TABLE IF NOT EXISTS {PREVIOUS}.positions (projection text PRIMARY KEY, position bigint NOT NULL)"
    )
    await connection.execute(
        f"INSERT INTO {PREVIOUS}.positions SELECT projection, position FROM {SCHEMA}.checkpoints "
        "ON CONFLICT (projection) DO UPDATE SET position = EXCLUDED.position"
    )
    await connection.execute(f"DROP SCHEMA {NEXT}")
    await _run(connection, create_views())


async def _run(connection: Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        await connection.execute(statement)
