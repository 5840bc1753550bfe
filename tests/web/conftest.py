"""What the tests of the web share: servers for all of them, an app that is served, and people who come in."""

from collections.abc import AsyncIterator

import httpx
import pytest

from gomflow.testing.belongings import Belongings, belongings
from gomflow.testing.site import Site, serving
from gomflow.testing.stage import Person, Place, Written
from gomflow_events.identity import Role


@pytest.fixture(scope="session")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with serving(tmp_path_factory.mktemp("web")) as found:
        yield found


@pytest.fixture(scope="session")
async def gom(site: Site) -> Person:
    return await site.stage.person("Juana Cruz", Role.GOM)


@pytest.fixture(scope="session")
async def stranger(site: Site) -> Person:
    return await site.stage.person("Pedro Santos", Role.GOM)


@pytest.fixture(scope="session")
async def buyer(site: Site) -> Person:
    return await site.stage.person("Ana Reyes")


@pytest.fixture(scope="session")
async def operator(site: Site) -> Person:
    return await site.stage.person("Olga Reyes", Role.OPERATOR)


@pytest.fixture
async def browser(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that nobody has used yet."""
    async with site.browser() as client:
        yield client


@pytest.fixture
async def desk(site: Site, gom: Person) -> AsyncIterator[httpx.AsyncClient]:
    """The GOM's browser."""
    async with site.entered(gom) as client:
        yield client


@pytest.fixture(scope="session")
async def api(site: Site, gom: Person) -> AsyncIterator[httpx.AsyncClient]:
    """The GOM's program."""
    async with site.program(gom) as client:
        yield client


@pytest.fixture
async def order(site: Site, gom: Person) -> Written:
    return await site.stage.order(gom, minimum=1, maximum=None)


@pytest.fixture
async def place(site: Site, order: Written) -> Place:
    return await site.stage.join(order, await site.stage.person("Ana Reyes"))


@pytest.fixture(scope="module")
async def things(site: Site, gom: Person, buyer: Person) -> Belongings:
    """What belongs to the GOM."""
    return await belongings(site.stage, gom, buyer)


@pytest.fixture
async def nothing_changed(site: Site, things: Belongings) -> AsyncIterator[None]:
    """Whatever a test here does, nothing gets into the log that was allowed."""
    yield
    payment = await site.stage.payment(things.payment_id)
    order_id = await site.stage.parts.log.holder("order", things.code) or ""
    commits = await site.stage.parts.log.read("order", order_id, things.sequence)
    allowed = [e.type for one in commits for d in one.commit.decisions for e in d.events if e.type != "RequestRefused"]

    assert "InReview" == type(payment).__name__
    assert [] == allowed


@pytest.fixture(scope="module")
async def of_gom(site: Site, gom: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with site.entered(gom) as client:
        yield client
