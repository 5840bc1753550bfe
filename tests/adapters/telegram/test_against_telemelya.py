"""The whole way against telemelya, a third party's Bot API: webhook, our inbound, an echo by our sender, and media.

It runs in the venv of its own that the Makefile makes, with a Redis and an S3 in processes beside it.
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiogram import Bot
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from gomflow.testing.telegram import NOW, FactsKept, about, due, group_words, jpeg, serving
from gomflow_adapters.telegram.bot import connect
from gomflow_adapters.telegram.media import TelegramMedia
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_adapters.telegram.receiving import Receiver
from gomflow_adapters.telegram.webhook import SECRET_HEADER, set_webhook, webhook_routes
from gomflow_events.conversation.inbound import ButtonPressed, InboundFact, MessageReceived
from gomflow_events.outbound import Button

PYTHON = Path(__file__).parents[3] / ".venv-telemelya" / "bin" / "python"
TOKEN = "700100200:simulated-token-of-no-bot-at-all-x"
SECRET = "telemelya-does-not-send-it"
SESSION = "gomflow"
ANA = 60012345
REDIS = """
import sys
from fakeredis import TcpFakeServer
TcpFakeServer(("127.0.0.1", int(sys.argv[1])), server_type="redis").serve_forever()
"""
S3 = "import sys; from moto.server import main; main(['-H', '127.0.0.1', '-p', sys.argv[1]])"
TELEMELYA = """
import sys, uvicorn
uvicorn.run("telemelya.server.app:app", host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
"""

pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="telemelya has no venv here: `make .venv-telemelya` makes it"
)


@dataclass(frozen=True, slots=True)
class Telemelya:
    """Its address, and the person's side of it."""

    url: str
    http: httpx.AsyncClient

    async def does(self, **what: Any) -> None:
        """Ana does something; returns when the webhook has answered."""
        told = await self._post("send_update", json={"chat_id": ANA, **what}, params={"bot_token": TOKEN})
        assert told["delivery"]["status_code"] == 200

    async def uploads(self, data: bytes) -> str:
        """The id of a file Ana may send."""
        told = await self._post("upload_media", files={"file": ("proof.jpg", data, "image/jpeg")})
        return str(told["file_id"])

    async def sees(self) -> dict[str, Any]:
        """The next thing the bot did."""
        told = await self.http.get("responses/wait", params={"session_id": SESSION, "timeout": 10})
        response: dict[str, Any] = told.json()["response"]
        return response

    async def _post(self, path: str, **request: Any) -> dict[str, Any]:
        params = {"session_id": SESSION} | request.pop("params", {})
        answer = await self.http.post(path, params=params, **request)
        told: dict[str, Any] = answer.raise_for_status().json()
        return told


class KnowsTheSecret:
    """Adds the header that telemelya, unlike Telegram, does not send with its deliveries."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the header."""
        if scope["type"] == "http":
            scope["headers"] = [*scope["headers"], (SECRET_HEADER.lower().encode(), SECRET.encode())]
        await self._app(scope, receive, send)


class Echo:
    """An inbox that answers what it keeps."""

    def __init__(self, bot: Bot) -> None:
        self.kept = FactsKept()
        self._sender = TelegramSender(bot, Pacing())
        self._media = TelegramMedia(bot)
        self.fetched: list[bytes] = []

    async def keep(self, fact: InboundFact) -> None:
        """Keep a fact, and say it back."""
        await self.kept.keep(fact)
        again = Button(label="Again", token="c|again")
        match fact:
            case MessageReceived(media=(media, *_)):
                data = await self._media.fetch(media, 10**6)
                self.fetched.append(data)
                message = due(f"<b>{fact.text}</b>", chat=ANA, picture=about(data))
                await self._sender.send(message, data)
            case MessageReceived():
                await self._sender.send(due(f"You said <b>{fact.text}</b>", again, chat=ANA), None)
            case ButtonPressed():
                await self._sender.send(due(f"You pressed <code>{fact.token}</code>", chat=ANA), None)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@contextlib.asynccontextmanager
async def process(code: str, port: int, **environment: str) -> AsyncIterator[None]:
    """A program in telemelya's venv, listening on a port."""
    env = {**os.environ, **environment}
    running = await asyncio.create_subprocess_exec(PYTHON, "-c", code, str(port), env=env)
    try:
        async with asyncio.timeout(60):
            while not await listens(port):
                assert running.returncode is None, "the program ended by itself"
                await asyncio.sleep(0.1)
        yield
    finally:
        running.terminate()
        await running.wait()


async def listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


@pytest.fixture(scope="module")
async def telemelya() -> AsyncIterator[Telemelya]:
    """Telemelya, its Redis and its S3."""
    port, redis, s3 = free_port(), free_port(), free_port()
    environment = {
        "REDIS_URL": f"redis://127.0.0.1:{redis}/0",
        "MINIO_ENDPOINT": f"127.0.0.1:{s3}",
        "MOCK_SERVER_URL": f"http://127.0.0.1:{port}",
    }
    async with process(REDIS, redis), process(S3, s3), process(TELEMELYA, port, **environment):
        url = f"http://127.0.0.1:{port}"
        headers = {"Authorization": "Bearer anybody"}
        async with httpx.AsyncClient(base_url=f"{url}/api/v1/test/", headers=headers, timeout=30) as http:
            yield Telemelya(url, http)


@pytest.fixture(scope="module")
async def echo(telemelya: Telemelya) -> AsyncIterator[Echo]:
    """Our webhook, told by telemelya, with an echo behind it."""
    bot = connect(TOKEN, telemelya.url)
    echo = Echo(bot)
    receiver = Receiver(bot, echo, Pacing(), group_words=group_words, now=lambda: NOW)
    app = FastAPI()
    app.include_router(webhook_routes(receiver, path_secret="path", secret_token=SECRET))
    app.add_middleware(KnowsTheSecret)
    async with serving(app) as base:
        await set_webhook(bot, base, path_secret="path", secret_token=SECRET)
        yield echo
    await receiver.close()
    await bot.session.close()


async def test_words_come_back_with_a_button(telemelya: Telemelya, echo: Echo) -> None:
    await telemelya.does(command="start")
    seen = await telemelya.sees()

    assert (ANA, "You said <b>/start</b>", "HTML") == (seen["chat_id"], seen["text"], seen["raw"]["parse_mode"])
    assert [[{"text": "Again", "callback_data": "c|again"}]] == seen["reply_markup"]["inline_keyboard"]


async def test_a_press_is_answered_and_comes_back(telemelya: Telemelya, echo: Echo) -> None:
    await telemelya.does(callback_data="c|again", callback_message_id=1)
    seen = {one["method"]: one for one in [await telemelya.sees(), await telemelya.sees()]}

    assert {"sendMessage", "answerCallbackQuery"} == set(seen)
    assert seen["sendMessage"]["text"] == "You pressed <code>c|again</code>"


async def test_a_picture_is_fetched_byte_for_byte_and_answered_with_one(telemelya: Telemelya, echo: Echo) -> None:
    data = jpeg(1080, 2400)
    file_id = await telemelya.uploads(data)
    await telemelya.does(photo_file_id=file_id, photo_caption="paid")
    seen = await telemelya.sees()

    assert [data] == echo.fetched
    assert ("sendPhoto", "<b>paid</b>") == (seen["method"], seen["caption"])
