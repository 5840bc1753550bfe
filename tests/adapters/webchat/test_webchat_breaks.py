"""Broken lines: processes killed and stopped in the middle, and still everything arrives, once."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from nats.errors import TimeoutError as NatsTimeout
from playwright.async_api import Browser, Page, expect

from gomflow.embedded import Embedded
from gomflow.testing.webchat import EchoDesk, tab, until
from gomflow.testing.webpage import PATIENCE, answered, chat_of, opened, say, texts
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import ensure_streams, ensure_vault
from gomflow_adapters.webchat.visitor import new_chat_id
from gomflow_events.conversation.inbound import MessageReceived


@dataclass(slots=True)
class Stage:
    """Servers to be broken: a broker, an echo, and the web chat in a process of its own."""

    servers: Embedded
    desk: EchoDesk
    port: int
    process: subprocess.Popen[bytes]

    async def start_web(self) -> None:
        """Start the web chat again, on the same port."""
        self.process = _start(self.servers.nats_url, self.port)
        await self.answers()

    async def answers(self) -> None:
        """Wait until the web chat can be reached."""
        await until(lambda: _reachable(self.port), "the web chat answers", 30)

    def kill_web(self) -> None:
        """End the web chat as a power cut would."""
        self.process.kill()
        self.process.wait()

    async def stop_broker(self) -> None:
        """Make the broker stand still, as a machine does whose disk hangs; returns when it does."""
        os.kill(self.servers.nats_pid, signal.SIGSTOP)
        with suppress(NatsTimeout):
            while True:
                await self.desk.connection.nc.request("$JS.API.INFO", timeout=0.5)

    def continue_broker(self) -> None:
        """Let it go on."""
        os.kill(self.servers.nats_pid, signal.SIGCONT)

    async def said(self, chat_id: str) -> list[str]:
        """What is stored of a chat, in order, repetitions included."""
        return [fact.text for fact in await self.desk.kept(chat_id) if isinstance(fact, MessageReceived)]


def _start(url: str, port: int) -> subprocess.Popen[bytes]:
    script = Path(__file__).with_name("serve_webchat.py")
    return subprocess.Popen([sys.executable, script, url, str(port)], stdout=subprocess.DEVNULL)


def _reachable(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with (
        Embedded(tmp_path / "data", postgres=False, durable=False) as servers,
        connect(servers.nats_url, "webchat-breaks") as connection,
    ):
        await ensure_streams(connection.js)
        await ensure_vault(connection.js)
        desk = EchoDesk(connection)
        async with desk.answering():
            stage = Stage(servers, desk, port, _start(servers.nats_url, port))
            try:
                await stage.answers()
                yield stage
            finally:
                stage.kill_web()


@asynccontextmanager
async def on_page(browser: Browser, stage: Stage) -> AsyncIterator[Page]:
    async with await browser.new_context() as context:
        yield await opened(await context.new_page(), f"http://127.0.0.1:{stage.port}/chat")


@pytest.mark.browser
async def test_a_killed_web_process_loses_nothing_and_doubles_nothing(browser: Browser, stage: Stage) -> None:
    async with on_page(browser, stage) as page:
        chat_id = await chat_of(page)
        await say(page, "before")
        await answered(page, "You said before")
        for number in range(5):
            await say(page, f"at once {number}")
        stage.kill_web()
        await say(page, "while it is down")
        await expect(page.locator(".entry.own.waiting").last).to_contain_text("Waiting to be sent")
        await expect(page.locator("#state")).to_be_visible()
        await stage.start_web()
        await answered(page, "You said while it is down")
        await say(page, "after")
        await answered(page, "You said after")

        expected = ["before", *(f"at once {number}" for number in range(5)), "while it is down", "after"]
        assert expected == await stage.said(chat_id)
        shown = await texts(page)
        assert expected == [text for text in shown if not text.startswith("You said")]
        assert sorted(f"You said {text}" for text in expected) == sorted(t for t in shown if t.startswith("You said"))
        await expect(page.locator("#state")).to_be_hidden()
        await page.reload()
        await answered(page, "You said after")
        assert sorted(shown) == sorted(await texts(page))


@pytest.mark.browser
async def test_a_killed_broker_loses_nothing_and_doubles_nothing(browser: Browser, stage: Stage) -> None:
    async with on_page(browser, stage) as page:
        chat_id = await chat_of(page)
        await say(page, "before")
        await answered(page, "You said before")
        os.kill(stage.servers.nats_pid, signal.SIGKILL)
        for number in range(3):
            await say(page, f"meanwhile {number}")
        await answered(page, "You said meanwhile 2")

        expected = ["before", "meanwhile 0", "meanwhile 1", "meanwhile 2"]
        assert expected == await stage.said(chat_id)
        shown = await texts(page)
        assert sorted([*expected, *(f"You said {text}" for text in expected)]) == sorted(shown)


@pytest.mark.browser
async def test_what_cannot_be_kept_yet_is_said_so_and_survives_loading_again(browser: Browser, stage: Stage) -> None:
    async with on_page(browser, stage) as page:
        chat_id = await chat_of(page)
        await say(page, "before")
        await answered(page, "You said before")
        await stage.stop_broker()
        try:
            await say(page, "nobody keeps this yet")
            await expect(page.locator("#state")).to_contain_text("out of reach", timeout=PATIENCE)
            await page.reload()
            await expect(page.locator(".entry.own.waiting")).to_contain_text("nobody keeps this yet")
        finally:
            stage.continue_broker()
        await answered(page, "You said nobody keeps this yet")

        assert ["before", "nobody keeps this yet"] == await stage.said(chat_id)
        expected = ["before", "You said before", "nobody keeps this yet", "You said nobody keeps this yet"]
        assert expected == await texts(page)
        await expect(page.locator("#state")).to_be_hidden()


@pytest.mark.browser
async def test_who_lost_their_cookie_gets_a_new_chat_with_what_was_not_sent(browser: Browser, stage: Stage) -> None:
    async with on_page(browser, stage) as page:
        old = await chat_of(page)
        stage.kill_web()
        await page.context.clear_cookies()
        await say(page, "not sent yet")
        await expect(page.locator(".entry.own.waiting")).to_be_visible()
        await stage.start_web()
        await answered(page, "You said not sent yet")

        new = await chat_of(page)
        assert old != new
        assert [[], ["not sent yet"]] == [await stage.said(old), await stage.said(new)]
        assert ["not sent yet", "You said not sent yet"] == await texts(page)


async def test_a_socket_outlives_the_broker_and_hears_everything(stage: Stage) -> None:
    chat_id = new_chat_id()
    async with tab(stage.port, chat_id) as page:
        await page.next("hello")
        first = await page.say("before")
        await page.next("message", answers=first)
        killed = stage.servers.nats_pid
        os.kill(killed, signal.SIGKILL)
        await until(lambda: stage.servers.nats_pid not in {0, killed}, "the broker is started again")
        second = await page.say("after")
        await page.next("message", answers=second)

    assert ["before", "after"] == await stage.said(chat_id)
