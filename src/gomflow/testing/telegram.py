"""What tests of Telegram share: an inbox in memory, messages to show, pictures, and a web app on a port of its own."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO

import uvicorn
from fastapi import FastAPI
from PIL import Image

from gomflow.ports.log import LogUnavailable
from gomflow.simulators.telegram.changes import Changes
from gomflow_adapters.telegram.receiving import GroupWords
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.identity import ChatKey, Language, Platform, chat_key
from gomflow_events.outbound import Button, MessageDue, Weight
from gomflow_events.payment.terms import Picture

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class FactsKept:
    """An inbox that keeps in memory; while `away` it cannot be reached."""

    def __init__(self) -> None:
        self.facts: list[InboundFact] = []
        self.away = False
        self.refused = 0
        self._changes = Changes()

    async def keep(self, fact: InboundFact) -> None:
        """Keep a fact once, as the port says."""
        if self.away:
            self.refused += 1
            self._changes.tell()
            raise LogUnavailable("the inbox is away")
        if fact.inbound_id not in {kept.inbound_id for kept in self.facts}:
            self.facts.append(fact)
        self._changes.tell()

    async def holds(self, count: int, within: float = 5.0) -> list[InboundFact]:
        """The facts, as soon as there are so many."""
        enough = await self._changes.until(lambda: self.facts if len(self.facts) >= count else None, within)
        assert enough is not None, f"only {len(self.facts)} of {count} facts were kept within {within} s"
        return enough

    async def refuses(self, count: int, within: float = 5.0) -> None:
        """Wait until it turned so many away."""
        enough = await self._changes.until(lambda: True if self.refused >= count else None, within)
        assert enough, f"only {self.refused} of {count} were turned away within {within} s"


def chat_of_user(user_id: int) -> ChatKey:
    """The key of a chat on Telegram."""
    return chat_key(Platform.TELEGRAM, str(user_id))


def due(
    text: str,
    *buttons: Button,
    chat: int = 1001,
    message_id: str = "message-1",
    picture: Picture | None = None,
    weight: Weight = Weight.NORMAL,
) -> MessageDue:
    """A message to show, its buttons one below the other."""
    return MessageDue(
        message_id=message_id,
        chat=chat_of_user(chat),
        text=text,
        buttons=tuple((button,) for button in buttons),
        picture=picture,
        weight=weight,
        correlation_id="correlation-1",
        causation_id="cause-1",
        tenant="installation",
        due_at=NOW,
    )


def group_words(language: Language) -> GroupWords:
    """What is said in groups."""
    return GroupWords(f"We talk in the <b>private chat</b> ({language}).", "Open the chat")


def jpeg(width: int = 600, height: int = 1200, colour: str = "teal") -> bytes:
    """A picture."""
    return _image(width, height, colour, "JPEG")


def png(width: int = 600, height: int = 1200, colour: str = "teal") -> bytes:
    """A picture as PNG."""
    return _image(width, height, colour, "PNG")


def _image(width: int, height: int, colour: str, kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind)
    return out.getvalue()


def about(data: bytes, media_type: str = "image/jpeg") -> Picture:
    """A picture as the vault knows it."""
    return Picture(name="picture-1", sha256="0" * 64, media_type=media_type, size=len(data))


@contextlib.asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """A web app on a free port of the loopback; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(app, log_config=None, access_log=False, ws="none", lifespan="off")
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running
