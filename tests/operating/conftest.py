"""What the tests of the operators' commands share: servers of their own that may be damaged, and what lives on them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from gomflow.embedded import Embedded
from gomflow.embedded.ports import choose_port
from gomflow.operating.events import Happened, of_aggregate
from gomflow.parts import Parts
from gomflow.testing.house import House
from gomflow.testing.scene import Scene, scene_of
from gomflow_projections.database import migrate


@pytest.fixture(scope="package")
async def scene(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """An order of four buyers, from the draft to the last parcel, in a GOMFLOW that runs."""
    async with scene_of(tmp_path_factory.mktemp("looking"), 4) as scene:
        await scene.proven()
        yield scene


@pytest.fixture(scope="package")
def parts(scene: Scene) -> Parts:
    return scene.stage.running.parts


@pytest.fixture(scope="package")
async def order_id(scene: Scene, parts: Parts) -> str:
    return await parts.log.holder("order", scene.played.show.code) or ""


@pytest.fixture(scope="package")
async def paid(parts: Parts, order_id: str) -> Happened:
    """A payment that counted because of its picture alone, without the manager's doing."""
    events = await of_aggregate(parts.log, "order", order_id)
    pictures = {one.recorded.correlation_id for one in events if one.recorded.type == "ProofReceived"}
    counted = [one for one in events if one.recorded.type == "PaymentCounted"]
    return next(one for one in counted if one.recorded.correlation_id in pictures)


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
