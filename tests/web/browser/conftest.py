"""A real browser for the tests of the dashboard."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from gomflow.testing.dashboard import DESK
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Written
from gomflow.testing.webpage import PATIENCE, PHONE, NoBrowser, chromium
from gomflow_events.identity import Role


@pytest.fixture(scope="module")
async def installed() -> AsyncIterator[Browser]:
    try:
        async with chromium() as browser:
            expect.set_options(timeout=20_000)
            yield browser
    except NoBrowser as missing:
        pytest.skip(str(missing))


@pytest.fixture
async def seller(site: Site) -> Person:
    return await site.stage.person("Juana Cruz", Role.GOM)


@pytest.fixture
async def order(site: Site, seller: Person) -> Written:
    return await site.stage.order(seller, title="Summer photobook", minimum=1, maximum=None)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
async def any_page(request: pytest.FixtureRequest, installed: Browser) -> AsyncIterator[Page]:
    async for page in _page(installed, request.param):
        yield page


@pytest.fixture
async def page(installed: Browser) -> AsyncIterator[Page]:
    async for page in _page(installed, DESK):
        yield page


async def _page(browser: Browser, device: dict[str, Any]) -> AsyncIterator[Page]:
    """A page whose every complaint fails the test."""
    context = await browser.new_context(**device)
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    yield page
    await context.close()
    assert [] == wrong
