"""The database of the read models: its address, and bringing its tables up to this release."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from gomflow.ports.reads import ReadsUnavailable
from gomflow_projections.tables import SCHEMA


def engine_on(database_url: str, **options: Any) -> AsyncEngine:  # noqa: ANN401 - options of SQLAlchemy's
    """An engine for an address as asyncpg reads it: it knows `sslmode` and all else an address may say."""
    return create_async_engine("postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(database_url), **options)


def open_engine(database_url: str) -> AsyncEngine:
    """An engine for questions; close it with ``await engine.dispose()``."""
    return engine_on(database_url, pool_size=8, max_overflow=4, pool_pre_ping=False)


@asynccontextmanager
async def looking(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection to read by. Raises ReadsUnavailable, also for what goes wrong inside the block."""
    try:
        async with engine.connect() as connection:
            yield connection
    except (DBAPIError, InterfaceError, OSError) as error:
        raise ReadsUnavailable("the database is out of reach") from error


def migrations_folder() -> Path:
    """Where the revisions are: in the installed package, or beside it in a checkout."""
    package = Path(str(files("gomflow_projections")))
    installed, checkout = package / "migrations", package.parent.parent / "migrations"
    return installed if installed.is_dir() else checkout


def newest_revision() -> str:
    """The revision that this release's tables are at: files are named by number."""
    return max(path.stem.partition("_")[0] for path in (migrations_folder() / "versions").glob("[0-9]*.py"))


async def is_current(database_url: str) -> bool:
    """Whether the tables are at this release's revision already, so that nothing has to be loaded to bring them up."""
    connection = await asyncpg.connect(database_url)
    try:
        if await connection.fetchval("SELECT to_regclass($1)", f"{SCHEMA}.alembic_version") is None:
            return False
        found = await connection.fetchval(f"SELECT version_num FROM {SCHEMA}.alembic_version")
    finally:
        await connection.close()
    return bool(found == newest_revision())


def migrate(database_url: str, revision: str = "head") -> None:
    """Bring the tables up to a revision; nothing happens where they are there already. Blocks."""
    # Loaded only when there is something to do: it costs a good part of a start.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.attributes["url"] = database_url
    command.upgrade(config, revision)


async def ensure_tables(database_url: str) -> None:
    """Have the tables be this release's."""
    if not await is_current(database_url):
        await asyncio.to_thread(migrate, database_url)
