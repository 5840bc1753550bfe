"""What the tests of statements share: a stage on a broker of its own, and GOMs nobody else writes for."""

from collections.abc import AsyncIterator

import pytest

from gomflow.embedded import Embedded
from gomflow.testing.stage import Person, Place, Stage, stage
from gomflow_events.identity import Role


@pytest.fixture(scope="module")
async def scene(servers: Embedded, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    folder = tmp_path_factory.mktemp("statements")
    async with (
        Embedded(folder / "nats", postgres=False, durable=False) as broker,
        stage(folder, broker.nats_url, servers.database_url) as found,
    ):
        yield found


@pytest.fixture
async def gom(scene: Stage) -> Person:
    return await scene.person("Juana Cruz", Role.GOM)


@pytest.fixture
async def places(scene: Stage, gom: Person) -> list[Place]:
    """Three buyers' places in an order of the GOM's; each owes 500 pesos."""
    order = await scene.order(gom, minimum=1, maximum=None)
    names = ("Ana Reyes", "Liza Cruz Santos", "Jose Rizal")
    return [await scene.join(order, await scene.person(name)) for name in names]
