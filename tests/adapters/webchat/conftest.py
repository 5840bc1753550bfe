"""What the tests of the web chat share: a broker, a site that is served, an echo behind it, and a browser."""

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Page

from gomflow.embedded import Embedded
from gomflow.testing import webchat
from gomflow.testing.webchat import Site
from gomflow.testing.webpage import NoBrowser, Visit, chromium, opened
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import ensure_streams, ensure_vault


@pytest.fixture(scope="session")
async def broker() -> AsyncIterator[str]:
    """A nats-server of its own: the echo would answer in the chats of other tests."""
    with TemporaryDirectory() as folder:
        async with Embedded(Path(folder) / "data", postgres=False, durable=False) as servers:
            yield servers.nats_url


@pytest.fixture(scope="session")
async def site(broker: str) -> AsyncIterator[Site]:
    async with connect(broker, "webchat-tests") as connection:
        await ensure_streams(connection.js)
        await ensure_vault(connection.js)
        async with webchat.site(connection) as site:
            yield site


@pytest.fixture
async def http(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A client with the Origin of the site's own page, and no chat yet."""
    async with httpx.AsyncClient(base_url=site.url, headers={"Origin": site.url}, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    try:
        async with chromium() as browser:
            yield browser
    except NoBrowser as missing:
        pytest.skip(str(missing))


@pytest.fixture
async def visit(browser: Browser, site: Site) -> AsyncIterator[Visit]:
    """Opens the chat; whatever the browser minds fails the test, and so does a request to anybody else."""
    troubles: list[str] = []
    contexts = []

    async def open_page(
        path: str = "/chat", *, beside: Page | None = None, hostile: bool = False, **options: Any
    ) -> Page:
        context = beside.context if beside is not None else await browser.new_context(**options)
        if beside is None:
            contexts.append(context)
            await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
        page = await context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        if not hostile:
            # Where somebody tries to do harm, the browser says that it did not let them.
            page.on("console", lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("request", lambda asked: _foreign(asked.url, site, troubles))
        return await opened(page, site.url + path)

    yield open_page
    for context in contexts:
        await context.close()
    assert [] == troubles


def _foreign(address: str, site: Site, troubles: list[str]) -> None:
    if not address.startswith((site.url, "blob:")):
        troubles.append(f"fetched {address}")
