"""What the tests of the read models share: a log that only they write, and a database that is migrated."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.embedded import Embedded
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.streams import ensure_streams
from gomflow_projections.database import migrate, open_engine


@pytest.fixture(scope="module")
async def own_log(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Connection]:
    """A log that only one module writes."""
    async with (
        Embedded(tmp_path_factory.mktemp("nats"), postgres=False, durable=False) as servers,
        connect(servers.nats_url, "projection") as connection,
    ):
        await ensure_streams(connection.js)
        yield connection


@pytest.fixture
async def engine(database: str) -> AsyncIterator[AsyncEngine]:
    """The tables of this release, in an empty database."""
    await asyncio.to_thread(migrate, database)
    engine = open_engine(database)
    yield engine
    await engine.dispose()
