"""The rows of projections in Postgres: loading, writing, and the fenced checkpoint."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, TypeAlias

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import JSONB

from gomflow_projections.projection import Need
from gomflow_projections.rows import Book, Row, Rows
from gomflow_projections.tables import SCHEMA

Connection: TypeAlias = "PoolConnectionProxy[asyncpg.Record]"

_JSONB_VERSION = b"\x01"
"""What Postgres puts before JSON in its binary form."""


async def prepare_connection(connection: Any) -> None:  # noqa: ANN401 - asyncpg's own proxy of a proxy
    """Give a new connection the JSON codec, and let it not wait for the disk.

    What a projection loses with the last milliseconds before a crash, it reads again from the log: the checkpoint
    is in the same transaction.
    """
    # The binary form, for COPY has no other.
    await connection.set_type_codec(
        "jsonb",
        encoder=lambda value: _JSONB_VERSION + json.dumps(value).encode(),
        decoder=lambda data: json.loads(data.removeprefix(_JSONB_VERSION)),
        schema="pg_catalog",
        format="binary",
    )
    await connection.execute("SET synchronous_commit = off")


class Store:
    """A pool of connections to the database of the read models. `schema` is where the tables are."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", schema: str = SCHEMA) -> None:
        self._pool = pool
        self.schema = schema

    @classmethod
    @asynccontextmanager
    async def open(cls, database_url: str, schema: str = SCHEMA) -> AsyncIterator["Store"]:
        """A store with connections of its own."""
        async with asyncpg.create_pool(database_url, min_size=1, max_size=4, init=prepare_connection) as pool:
            yield cls(pool, schema)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """One transaction: all of it, or nothing."""
        async with self._pool.acquire() as connection, connection.transaction():
            yield connection

    async def position(self, projection: str) -> int:
        """How far a projection has come; 0 before its first batch."""
        found = await self._pool.fetchval(
            f"SELECT position FROM {self.schema}.checkpoints WHERE projection = $1",
            projection,
        )
        return int(found or 0)

    async def advance(self, connection: Connection, projection: str, before: int, after: int) -> bool:
        """Move a checkpoint, if it is where it is believed to be."""
        moved = await connection.execute(
            f"INSERT INTO {self.schema}.checkpoints (projection, position, updated_at) VALUES ($1, $3, now()) "
            "ON CONFLICT (projection) DO UPDATE SET position = $3, updated_at = now() "
            "WHERE checkpoints.position = $2",
            projection,
            before,
            after,
        )
        return bool(moved.endswith(" 1"))

    async def set(self, name: str, position: int) -> None:
        """Set a checkpoint, wherever it is."""
        await self._pool.execute(
            f"INSERT INTO {self.schema}.checkpoints (projection, position, updated_at) VALUES ($1, $2, now()) "
            "ON CONFLICT (projection) DO UPDATE SET position = $2, updated_at = now()",
            name,
            position,
        )

    async def holds(self, connection: Connection, name: str, position: int) -> bool:
        """Whether a checkpoint is where it is believed to be, and stays there until the transaction ends."""
        found = await connection.fetchval(
            f"SELECT position FROM {self.schema}.checkpoints WHERE projection = $1 FOR SHARE", name
        )
        return bool(found == position)

    async def load(self, connection: Connection, book: Book, needs: Iterable[Need]) -> None:
        """Bring the rows that are needed into memory."""
        wanted: dict[tuple[Table, str], set[str]] = defaultdict(set)
        for need in needs:
            wanted[need.table, need.column].add(need.value)
        for (table, column), values in wanted.items():
            rows = await connection.fetch(
                f"SELECT * FROM {self.schema}.{table.name} WHERE {column} = ANY($1)",
                list(values),
            )
            book[table].take_in(dict(row) for row in rows)

    async def write(self, connection: Connection, book: Book) -> None:
        """Write what was changed."""
        for rows in book:
            if rows.deleted:
                await connection.executemany(_delete(rows.table, self.schema), [list(key) for key in rows.deleted])
            if rows.changed:
                await connection.executemany(_upsert(rows.table, self.schema), _values(rows, rows.to_write()))
            rows.settle()


def _values(rows: Rows, changed: Sequence[Row]) -> list[list[Any]]:
    names = [column.name for column in rows.table.columns]
    return [[row[name] for name in names] for row in changed]


@cache
def _upsert(table: Table, schema: str) -> str:
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key.columns]
    places = ", ".join(_place(table, name, number) for number, name in enumerate(names, 1))
    rest = ", ".join(f"{name} = EXCLUDED.{name}" for name in names if name not in keys)
    return (
        f"INSERT INTO {schema}.{table.name} ({', '.join(names)}) VALUES ({places}) "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {rest}"
    )


def _place(table: Table, name: str, number: int) -> str:
    return f"${number}::jsonb" if isinstance(table.columns[name].type, JSONB) else f"${number}"


@cache
def _delete(table: Table, schema: str) -> str:
    keys = [column.name for column in table.primary_key.columns]
    where = " AND ".join(f"{name} = ${number}" for number, name in enumerate(keys, 1))
    return f"DELETE FROM {schema}.{table.name} WHERE {where}"
