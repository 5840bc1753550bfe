"""What all tests share: one pair of real servers for the session, and a connection to them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from gomflow.embedded import Embedded
from gomflow.testing import servers as real
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.streams import ensure_streams, ensure_vault


@pytest.fixture(scope="session")
async def servers(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Embedded]:
    """A real nats-server and a real Postgres."""
    folder: Path = tmp_path_factory.mktemp("servers")
    async with real.test_servers(folder) as running:
        yield running


@pytest.fixture(scope="session")
async def nats(servers: Embedded) -> AsyncIterator[Connection]:
    """A connection to the session's nats-server, with all streams."""
    async with connect(servers.nats_url, "tests") as connection:
        await ensure_streams(connection.js)
        await ensure_vault(connection.js)
        yield connection


@pytest.fixture
async def database(servers: Embedded) -> AsyncIterator[str]:
    """The address of an empty database."""
    url = await real.fresh_database(servers.database_url)
    yield url
    await real.drop_database(url)
