"""The database after migrating: the tables of this release, for us to write and for analysts to read."""

import asyncio
import sys

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow_projections.database import ensure_tables, is_current, migrate, open_engine
from gomflow_projections.tables import SCHEMA, metadata
from gomflow_projections.views import ANALYSTS, CLOSED, VIEWS


async def test_migrated_tables_are_those_the_code_knows(engine: AsyncEngine) -> None:
    def differences(connection: Connection) -> list[object]:
        # The user has the schema's name, so that Postgres takes ours for the default one, which alembic passes over.
        connection.execute(text("SET search_path TO public"))
        connection.dialect.default_schema_name = "public"
        options = {
            "include_schemas": True,
            "include_name": lambda name, kind, _parents: kind != "schema" or name == SCHEMA,
            "include_object": lambda _thing, name, kind, *_: (kind, name) != ("table", "alembic_version"),
            "compare_type": True,
        }
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    async with engine.connect() as connection:
        assert [] == await connection.run_sync(differences)


async def test_migrating_again_changes_nothing(database: str) -> None:
    assert not await is_current(database)
    await ensure_tables(database)
    assert await is_current(database)
    connection = await asyncpg.connect(database)
    await connection.execute(f"INSERT INTO {SCHEMA}.checkpoints VALUES ('desk', 7, now())")

    await asyncio.to_thread(migrate, database)

    assert await connection.fetchval(f"SELECT position FROM {SCHEMA}.checkpoints") == 7
    await connection.close()


async def test_several_processes_may_migrate_at_once(database: str) -> None:
    # Alembic keeps what it does in globals, so that several at once have to be processes.
    command = "import sys; from gomflow_projections.database import migrate; migrate(sys.argv[1])"
    processes = [await asyncio.create_subprocess_exec(sys.executable, "-c", command, database) for _ in range(3)]

    assert [0, 0, 0] == [await process.wait() for process in processes]
    assert await is_current(database)


async def test_tables_of_every_revision_come_up_to_this_release(database: str) -> None:
    await asyncio.to_thread(migrate, database, "0001")
    assert not await is_current(database)

    await ensure_tables(database)

    assert await is_current(database)


async def test_analysts_read_everything_and_change_nothing(database: str) -> None:
    await ensure_tables(database)
    connection = await asyncpg.connect(database)
    await connection.execute(f"SET ROLE {ANALYSTS}")

    for name in [*(table.name for table in metadata.sorted_tables), *VIEWS]:
        assert await connection.fetchval(f"SELECT count(*) FROM {SCHEMA}.{name}") == 0
    for table, closed in CLOSED.items():
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.fetch(f"SELECT {closed} FROM {SCHEMA}.{table.name}")
    for statement in (
        f"UPDATE {SCHEMA}.orders SET title = 'mine'",
        f"DELETE FROM {SCHEMA}.ledger",
        f"TRUNCATE {SCHEMA}.members",
        f"INSERT INTO {SCHEMA}.checkpoints VALUES ('desk', 9, now())",
        f"CREATE TABLE {SCHEMA}.notes (note text)",
        f"DROP VIEW {SCHEMA}.order_overview",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(statement)
    await connection.close()


async def test_an_address_may_say_all_that_postgres_understands(database: str) -> None:
    url = f"{database}?sslmode=disable&application_name=gomflow-test"
    await ensure_tables(url)
    engine = open_engine(url)

    async with engine.connect() as connection:
        assert (await connection.execute(text("SHOW application_name"))).scalar_one() == "gomflow-test"
    await engine.dispose()
