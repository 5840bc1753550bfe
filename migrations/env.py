"""How alembic reaches the database: the address comes from the caller, never from a file."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.pool import NullPool

from gomflow_projections.database import engine_on
from gomflow_projections.tables import SCHEMA, metadata
from gomflow_projections.views import create_views, drop_views

# Two processes that start at once take turns: the lock's number is arbitrary but ours for ever.
LOCK = 7_130_046


def _run(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_schemas=True,
        include_name=lambda name, kind, _parents: kind != "schema" or name == SCHEMA,
        version_table_schema=SCHEMA,
        compare_type=True,
    )
    # The views are of this release and not of a revision: they go before its tables change, and come back after.
    for statement in drop_views():
        connection.execute(text(statement))
    context.run_migrations()
    for statement in create_views():
        connection.execute(text(statement))


async def _migrate() -> None:
    engine = engine_on(context.config.attributes["url"], poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(_run)
    await engine.dispose()


asyncio.run(_migrate())
