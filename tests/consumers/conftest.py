"""What the tests of the consumers share: a house on a broker and a database that only one module uses."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from gomflow.embedded import Embedded
from gomflow.testing.gom_at_work import GomAtWork, gom_at_work
from gomflow.testing.rooms import Rooms, rooms
from gomflow.testing.servers import drop_database, fresh_database
from gomflow_projections.database import migrate


@pytest.fixture(scope="module")
async def broker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Embedded]:
    """A nats-server of one's own."""
    async with Embedded(tmp_path_factory.mktemp("nats"), postgres=False, durable=False) as broker:
        yield broker


@pytest.fixture(scope="module")
async def house(broker: Embedded, servers: Embedded, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Rooms]:
    """All parts, with the read models and the workflows at work; the rest is started by whoever tests it."""
    url = await fresh_database(servers.database_url)
    await asyncio.to_thread(migrate, url)
    folder: Path = tmp_path_factory.mktemp("data")
    async with rooms(folder, broker.nats_url, url) as house:
        yield house
    await drop_database(url)


@pytest.fixture
async def desk(house: Rooms) -> AsyncIterator[GomAtWork]:
    """A GOM at work in a chat, with an order of theirs."""
    async with gom_at_work(house) as found:
        yield found
