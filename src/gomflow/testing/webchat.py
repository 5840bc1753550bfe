"""A web chat for tests: served on loopback, with an echo for a desk, and a client that speaks its protocol."""

import asyncio
import inspect
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

import uvicorn
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from gomflow.commands.catalogue import CATALOGUE
from gomflow.testing.vaults import vault_on
from gomflow.texts import load_texts
from gomflow_adapters.jetstream.chat import JetStreamDeliveries, JetStreamInbox, JetStreamOutbox, inbound_subject
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.history import JetStreamHistory
from gomflow_adapters.jetstream.streams import INBOUND
from gomflow_adapters.webchat.visitor import Visitors, new_chat_id, web_chat
from gomflow_adapters.webchat.webchat import WebChat
from gomflow_events.codec import decode_inbound
from gomflow_events.conversation.inbound import ButtonPressed, InboundFact, MessageReceived
from gomflow_events.outbound import Button, MessageDue
from gomflow_events.payment.terms import Picture

SECRET = "the secret of a test"  # noqa: S105 - protects nothing
HUSH = "hush"
PATIENCE = 15.0
"""Seconds a test waits for something to happen."""

Json = dict[str, Any]


def web_app(connection: Connection) -> tuple[FastAPI, WebChat]:
    """The web chat on an app of its own, with real stores."""
    chat = WebChat(
        JetStreamInbox(connection),
        JetStreamHistory(connection),
        vault_on(connection),
        JetStreamDeliveries(connection),
        SECRET,
        load_texts(),
        names={name: command.audience.value for name, command in CATALOGUE.items() if command.in_menu},
    )
    app = FastAPI()
    app.include_router(chat.router())
    return app, chat


@asynccontextmanager
async def served(app: FastAPI, port: int = 0) -> AsyncIterator[int]:
    """An app on a port of this machine, a free one unless told otherwise."""
    listening = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1, ws_max_size=64 * 1024, lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([listening]))
    try:
        await until(lambda: server.started, "the server listens")
        yield int(listening.getsockname()[1])
    finally:
        server.should_exit = True
        await serving
        listening.close()


async def until(condition: Callable[[], bool | Awaitable[bool]], what: str, within: float = PATIENCE) -> None:
    """Wait for a condition; AssertionError where it does not come true."""
    deadline = asyncio.get_running_loop().time() + within
    while not (await met if inspect.isawaitable(met := condition()) else met):
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"not within {within} s: {what}")
        await asyncio.sleep(0.02)


@dataclass(slots=True)
class EchoDesk:
    """Answers what people say in web chats, once each; words that begin with a hush it only hears."""

    connection: Connection
    heard: list[InboundFact] = field(default_factory=list[InboundFact])

    @asynccontextmanager
    async def answering(self) -> AsyncIterator[None]:
        """Answers for as long as the context lasts."""
        feed = StreamFeed(self.connection, INBOUND, "inbound.web.>")
        async with feed.follow(await feed.last()) as batches:

            async def answer() -> None:
                async for batch in batches:
                    for entry in batch:
                        await self._answer(decode_inbound(entry.data))

            task = asyncio.create_task(answer())
            try:
                yield
            finally:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def _answer(self, fact: InboundFact) -> None:
        self.heard.append(fact)
        if not (isinstance(fact, MessageReceived) and fact.text.startswith(HUSH)):
            await self.put(echo(fact))

    async def put(self, *messages: MessageDue) -> None:
        """Show something in chats."""
        await JetStreamOutbox(self.connection).put(messages)

    async def kept(self, chat_id: str) -> list[InboundFact]:
        """Everything stored of what was said in a chat, repetitions included."""
        found = await all_of(self.connection.nc, INBOUND, inbound_subject(web_chat(chat_id)))
        return [decode_inbound(kept.data) for kept in found]


@dataclass(frozen=True, slots=True)
class Site:
    """A web chat that is served, and the desk behind it."""

    port: int
    connection: Connection
    chat: WebChat
    desk: EchoDesk

    @property
    def url(self) -> str:
        """Its address, which is the origin of its page."""
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def site(connection: Connection) -> AsyncIterator[Site]:
    """A web chat in this process, with an echo for a desk."""
    app, chat = web_app(connection)
    desk = EchoDesk(connection)
    async with chat.running(), desk.answering(), served(app) as port:
        yield Site(port, connection, chat, desk)


def echo(fact: InboundFact) -> MessageDue:
    """The one answer to a fact: what was said, and buttons."""
    match fact:
        case ButtonPressed():
            said = f"You pressed <code>{escape(fact.token)}</code>"
        case MessageReceived(media=()):
            said = f"You said <b>{escape(fact.text)}</b>"
        case MessageReceived():
            said = f"You sent a picture: <i>{escape(fact.text)}</i>"
        case _:
            said = "Good bye"
    return message(fact.chat, said, message_id=str(uuid5(NAMESPACE_URL, fact.inbound_id)), answers=fact.inbound_id)


ECHO_BUTTONS = ((Button(label="Yes", token="c|yes"), Button(label="No", token="c|no")),)  # noqa: S106 - no password


def message(
    chat: str, text: str, *, message_id: str = "", answers: str = "", picture: Picture | None = None
) -> MessageDue:
    """A message to a web chat."""
    return MessageDue(
        message_id=message_id or str(uuid4()),
        chat=web_chat(chat.removeprefix("web-")),
        text=text,
        buttons=ECHO_BUTTONS,
        answers=answers,
        picture=picture,
        correlation_id="test",
        causation_id="test",
        tenant="installation",
        due_at=datetime.now(UTC),
    )


def cookie_of(chat_id: str, secret: str = SECRET) -> str:
    """The Cookie header of a browser that has a chat."""
    name, value, _ = Visitors(secret).cookie(chat_id)
    return f"{name}={value}"


@dataclass(slots=True)
class Tab:
    """The page's side of the protocol."""

    chat_id: str
    connection: ClientConnection
    frames: list[Json] = field(default_factory=list[Json])
    _fresh: list[Json] = field(default_factory=list[Json])

    async def send(self, **frame: object) -> None:
        """Send a frame."""
        await self.connection.send(json.dumps(frame))

    async def say(self, text: str, frame_id: str = "") -> str:
        """Say something; the id of the frame."""
        frame_id = frame_id or str(uuid4())
        await self.send(type="say", id=frame_id, text=text)
        return frame_id

    async def next(self, kind: str, **fields: object) -> Json:
        """The next frame of a kind with such fields, wherever it stands among the others; each is given once."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for frame in self._fresh:
                    if frame["type"] == kind and fields.items() <= frame.items():
                        self._fresh.remove(frame)
                        return frame
                came: Json = json.loads(await self.connection.recv())
                self.frames.append(came)
                self._fresh.append(came)

    def of(self, kind: str) -> Sequence[Json]:
        """All frames of a kind so far."""
        return [frame for frame in self.frames if frame["type"] == kind]


@asynccontextmanager
async def tab(
    port: int, chat_id: str = "", *, cookie: str | None = None, origin: str | None = None, query: str = ""
) -> AsyncIterator[Tab]:
    """An open socket of a chat, a new one unless told otherwise."""
    chat_id = chat_id or new_chat_id()
    async with connect(
        f"ws://127.0.0.1:{port}/chat/ws{query}",
        origin=Origin(origin or f"http://127.0.0.1:{port}"),
        additional_headers={"Cookie": cookie or cookie_of(chat_id)},
        proxy=None,
        max_queue=None,
    ) as connection:
        yield Tab(chat_id, connection)
