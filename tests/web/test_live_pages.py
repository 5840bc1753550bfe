"""Live pages: they hear that something changed, ask for the parts that did, and get nothing that is not theirs."""

import asyncio
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow.waiting import until
from gomflow_events.identity import Role


class Listener:
    """One open page that listens, and counts what it hears."""

    def __init__(self) -> None:
        self.heard = 0
        self.ended = False

    async def listen(self, client: httpx.AsyncClient) -> None:
        """Until the server ends it."""
        async with client.stream("GET", "/live", timeout=None) as answer:
            assert (200, "text/event-stream; charset=utf-8") == (
                answer.status_code,
                answer.headers["content-type"],
            )
            async for line in answer.aiter_lines():
                self.heard += line == "event: changed"
        self.ended = True


@pytest.fixture
async def seller(site: Site) -> Person:
    return await site.stage.person("Lina Live", Role.GOM)


@pytest.fixture
async def listeners(site: Site, seller: Person, stranger: Person) -> AsyncIterator[dict[str, Listener]]:
    """Two pages of the seller, one of a stranger; each has had its first event."""
    found = {"one": Listener(), "two": Listener(), "stranger": Listener()}
    async with site.entered(seller) as client, site.entered(stranger) as other, asyncio.TaskGroup() as tasks:
        running = [
            tasks.create_task(listener.listen(other if name == "stranger" else client))
            for name, listener in found.items()
        ]
        await until(lambda: all(listener.heard for listener in found.values()), why="the streams begin")
        yield found
        for task in running:
            task.cancel()


async def test_a_change_is_heard_by_those_it_concerns(
    site: Site, seller: Person, stranger: Person, listeners: dict[str, Listener]
) -> None:
    await site.stage.order(seller)
    await until(lambda: listeners["one"].heard > 1 and listeners["two"].heard > 1, why="the seller's pages hear it")
    assert 1 == listeners["stranger"].heard

    await site.stage.order(stranger)
    await until(lambda: listeners["stranger"].heard > 1, why="the stranger's page hears of their own order")


async def test_many_changes_are_told_together(site: Site, seller: Person, listeners: dict[str, Listener]) -> None:
    order = await site.stage.order(seller)
    for number in range(12):
        await site.stage.join(order, await site.stage.person(f"Buyer {number}"))
    last = site.stage.parts.desk.reached
    await site.stage.order(seller)
    await until(lambda: listeners["one"].heard > 1, why="the page hears it")

    assert site.stage.parts.desk.reached > last
    assert listeners["one"].heard < 14


async def test_a_proof_that_comes_and_goes_is_heard(site: Site, seller: Person, listeners: dict[str, Listener]) -> None:
    order = await site.stage.order(seller)
    place = await site.stage.join(order, await site.stage.person("Ana Reyes"))
    await until(lambda: listeners["one"].heard > 1, why="the page hears of the order")
    before = listeners["one"].heard
    await site.stage.doubtful(place)

    await until(lambda: listeners["one"].heard > before, why="the page hears of the proof")


async def test_nobody_listens_without_a_session(browser: httpx.AsyncClient) -> None:
    assert 401 == (await browser.get("/live")).status_code


def known(html: str) -> str:
    """What an open page says it shows."""
    return ",".join(f"{name}={digest}" for name, digest in re.findall(r'id="live-(\w+)" data-known="(\w+)"', html))


async def test_an_open_page_gets_only_what_changed(site: Site, seller: Person) -> None:
    async with site.entered(seller) as client:
        headers = {"GF-Known": known((await client.get("/")).text)}
        nothing = await client.get("/", headers=headers)
        order = await site.stage.order(seller)
        something = await client.get("/", headers=headers)

    assert (204, "") == (nothing.status_code, nothing.text)
    assert 200 == something.status_code
    assert ["overview"] == re.findall(r'id="live-(\w+)"[^>]* hx-swap-oob="true"', something.text)
    assert order.code in something.text
    assert "<html" not in something.text


async def test_a_part_that_is_in_use_is_left_alone(site: Site, seller: Person) -> None:
    async with site.entered(seller) as client:
        headers = {"GF-Known": known((await client.get("/")).text).replace("overview=", "elsewhere=")}
        await site.stage.order(seller)

        assert 204 == (await client.get("/", headers=headers)).status_code


async def test_an_open_page_whose_session_is_over_is_told(browser: httpx.AsyncClient) -> None:
    assert 401 == (await browser.get("/", headers={"GF-Known": "menu=1"})).status_code


async def test_a_notice_waits_for_a_whole_page(site: Site, seller: Person) -> None:
    order = await site.stage.order(seller, opened=False)
    async with site.entered(seller) as client:
        await client.post(f"/orders/{order.code}/open")
        await client.get("/", headers={"GF-Known": "menu=1"})

        assert "Summer photobook is open." in (await client.get("/")).text


async def test_many_pages_listen_at_once(site: Site, seller: Person) -> None:
    found = [Listener() for _ in range(60)]
    async with site.entered(seller) as client:
        limits = httpx.Limits(max_connections=None)
        async with (
            httpx.AsyncClient(base_url=site.url, cookies=client.cookies, limits=limits) as many,
            asyncio.TaskGroup() as tasks,
        ):
            running = [tasks.create_task(listener.listen(many)) for listener in found]
            await until(lambda: all(listener.heard for listener in found), why="all streams begin")
            await site.stage.order(seller)
            await until(lambda: all(listener.heard > 1 for listener in found), why="all pages hear it")
            for task in running:
                task.cancel()
    await until(lambda: not site.app.state.house.hub.open_pages, why="every seat is given back")
