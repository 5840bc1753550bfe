"""What the tests of the operators' commands share: servers of their own that may be damaged, and what lives on them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from gomflow.embedded import Embedded
from gomflow.embedded.ports import choose_port
from gomflow.testing.house import House
from gomflow_projections.database import migrate


@pytest.fixture
async def house(tmp_path: Path, database: str) -> AsyncIterator[House]:
    """A broker whose files may be damaged, and an empty archive."""
    await asyncio.to_thread(migrate, database)
    # On a port of its own, for its connections are to find it again after a restart.
    async with (
        Embedded(tmp_path / "broker", postgres=False, durable=False, nats_port=choose_port(None)) as broker,
        House.on(broker, database) as one,
    ):
        yield one
