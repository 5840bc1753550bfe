"""Serving: on any port, beside whatever runs in the loop, and ended in good time however many listen."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import APIRouter, FastAPI, WebSocket
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow.waiting import until
from gomflow.web.app import create_app
from gomflow.web.serving import CannotServe, serve


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def test_a_port_of_ones_own_choice() -> None:
    port = free_port()
    async with serve(FastAPI(), "127.0.0.1", port) as serving, httpx.AsyncClient() as client:
        assert (port, f"http://127.0.0.1:{port}") == (serving.port, serving.url)
        assert 404 == (await client.get(serving.url)).status_code


async def test_any_port() -> None:
    async with serve(FastAPI(), "", 0) as serving, httpx.AsyncClient() as client:
        assert serving.port > 0
        assert 404 == (await client.get(serving.url)).status_code


async def test_a_port_in_use_is_told_with_what_to_do() -> None:
    async with serve(FastAPI(), "127.0.0.1", 0) as first:
        with pytest.raises(CannotServe, match=rf"Port {first.port} is in use .* GOMFLOW_PORT"):
            async with serve(FastAPI(), "127.0.0.1", first.port):
                pytest.fail("two servers on one port")


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid"])
async def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(CannotServe, match="listen on"):
        async with serve(FastAPI(), host, 0):
            pytest.fail("served at an address that is not this machine's")


async def test_signals_stay_with_whoever_runs_the_loop() -> None:
    before = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    async with serve(FastAPI(), "127.0.0.1", 0):
        assert before == [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]


async def test_what_goes_wrong_at_the_start_comes_out() -> None:
    class Broken(Exception):
        """The start fails."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        raise Broken
        yield

    port = free_port()
    with pytest.raises(Broken):
        async with serve(FastAPI(lifespan=lifespan), "127.0.0.1", port):
            pytest.fail("served without having started")
    async with serve(FastAPI(), "127.0.0.1", port) as again:
        assert port == again.port


async def test_what_runs_beside_the_app_runs_while_it_serves(site: Site) -> None:
    told: list[str] = []

    @asynccontextmanager
    async def beside() -> AsyncIterator[None]:
        told.append("begins")
        yield
        told.append("ends")

    extra = APIRouter()

    @extra.get("/extra")
    async def answer() -> dict[str, list[str]]:
        return {"told": told}

    app = create_app(site.stage.parts, site.stage.links, [extra], running=[beside])
    async with serve(app, "127.0.0.1", 0) as serving, httpx.AsyncClient() as client:
        said = (await client.get(f"{serving.url}/extra")).json()

    assert [{"told": ["begins"]}, ["begins", "ends"]] == [said, told]


async def test_stopping_does_not_wait_for_streams_and_sockets(site: Site, gom: Person) -> None:
    extra = APIRouter()

    @extra.websocket("/ws")
    async def talk(one: WebSocket) -> None:
        await one.accept()
        await one.receive_text()

    app = create_app(site.stage.parts, site.stage.links, [extra])
    ended: list[str] = []
    heard: list[str] = []

    async def listen(client: httpx.AsyncClient) -> None:
        async with client.stream("GET", "/live", timeout=None) as answer:
            async for line in answer.aiter_lines():
                heard.append(line)  # noqa: PERF401 - looked at while the stream goes on
        ended.append("stream")

    async def wait(url: str) -> None:
        async with connect(f"{url.replace('http', 'ws')}/ws") as one:
            heard.append("socket")
            with pytest.raises(ConnectionClosed):
                await one.recv()
        ended.append("socket")

    async with asyncio.TaskGroup() as tasks, serve(app, "127.0.0.1", 0) as serving:
        client = httpx.AsyncClient(base_url=serving.url, headers={"Origin": serving.url})
        await client.post(site.stage.entrance(gom))
        for _ in range(5):
            tasks.create_task(listen(client))
        tasks.create_task(wait(serving.url))
        await until(lambda: heard.count("event: changed") == 5 and "socket" in heard, why="all are connected")
    await client.aclose()

    # Cut off after the time of grace they would have raised.
    assert ["socket", *["stream"] * 5] == sorted(ended)
