"""The rooms of the house, each opened when a test needs it: real parts, and the services on them."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nats.js.errors import NotFoundError

from gomflow.chance import new_id
from gomflow.keys import keys_of
from gomflow.parts import Parts, assemble
from gomflow.ports.reader import ReceiptReader
from gomflow.services import Service, conversations, projections, reactions, works
from gomflow.settings import Settings
from gomflow.testing.stage import Stage
from gomflow.testing.vaults import INSTALLATION_KEY
from gomflow.waiting import until
from gomflow.web.links import WebLinks
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import DEAD, INBOUND, LOG, OUTBOUND
from gomflow_adapters.jetstream.workers import working
from gomflow_adapters.webchat.media import WebMedia
from gomflow_events.codec import decode
from gomflow_events.conversation.inbound import ButtonPressed, InboundFact, Media, MessageReceived, Sender
from gomflow_events.identity import ChatKey, Language, Platform, chat_key
from gomflow_events.outbound import MessageDue


@dataclass(frozen=True, slots=True)
class _Only:
    """One reader for every GOM."""

    reader: ReceiptReader

    def of(self, gom_id: str, *, outside: bool | None = None) -> ReceiptReader:  # noqa: ARG002 - the same for all
        return self.reader


@dataclass(frozen=True, slots=True)
class Rooms:
    """The parts, and a stage on them that fills them with people and orders."""

    parts: Parts
    stage: Stage

    @asynccontextmanager
    async def open(self, *names: str, reader: ReceiptReader | None = None) -> AsyncIterator[None]:
        """Run some services until the end of the block: inbound, notify, and with a reader the workers."""
        media = {Platform.WEB: WebMedia(self.parts.vault)}
        every: Mapping[str, Service] = {**conversations(self.parts, media), **reactions(self.parts)}
        async with AsyncExitStack() as stack:
            for name in names:
                await stack.enter_async_context(running(every[name]))
            if reader is not None:
                work = works(self.parts, _Only(reader))
                await stack.enter_async_context(
                    working(self.parts.connection, self.parts.nats_url, work, self.parts.parking)
                )
            yield

    async def said(self, chat: ChatKey) -> list[MessageDue]:
        """What is in the outbox for a chat, in order."""
        platform, _, name = chat.partition("-")
        kept = await all_of(self.parts.connection.nc, OUTBOUND, f"outbound.{platform}.{name}.*")
        return [decode(message.data, MessageDue) for message in kept]

    async def said_of(self, correlation_id: str) -> list[MessageDue]:
        """Every message that came of one cause, to anybody."""
        kept = await all_of(self.parts.connection.nc, OUTBOUND, "outbound.>")
        found = [decode(message.data, MessageDue) for message in kept]
        return [message for message in found if message.correlation_id == correlation_id]

    async def answered(self, fact: InboundFact, within: float = 10.0) -> list[MessageDue]:
        """The answers to what somebody said, once there are any."""

        async def answers() -> list[MessageDue]:
            return [message for message in await self.said(fact.chat) if message.answers == fact.inbound_id]

        found: list[MessageDue] = await until(answers, within, f"an answer in {fact.chat}")
        return found

    async def settled(self, *consumers: str, within: float = 20.0) -> None:
        """Wait until these consumers have acknowledged all there is."""
        streams = {"inbound": INBOUND, "notify": LOG, "workflows": LOG}

        async def is_settled() -> bool:
            for name in consumers:
                try:
                    info = await self.parts.connection.js.consumer_info(streams[name], name)
                except NotFoundError:
                    return False  # It has not begun yet.
                if info.num_pending or info.num_ack_pending:
                    return False
            return True

        await until(is_settled, within, f"{', '.join(consumers)} are through")

    async def parked(self, consumer: str) -> Sequence[str]:
        """The keys that a consumer has parked."""
        return sorted(await self.parts.parking.keys(consumer))

    async def dead(self) -> int:
        """How many messages are parked."""
        return len(await all_of(self.parts.connection.nc, DEAD, "dead.>"))


def a_chat(platform: Platform = Platform.WEB) -> ChatKey:
    """A chat in which nobody wrote yet."""
    return chat_key(platform, secrets.token_hex(8))


def writes(chat: ChatKey, text: str, language: Language = Language.ENGLISH, inbound_id: str = "") -> MessageReceived:
    """Somebody writes something."""
    sender = Sender(id=chat, name="Ana Reyes", language=language)
    at = datetime.now(UTC)
    return MessageReceived(inbound_id=inbound_id or new_id(), chat=chat, sender=sender, at=at, text=text)


def shows(chat: ChatKey, *media: Media, inbound_id: str = "", album: str = "") -> MessageReceived:
    """Somebody sends pictures."""
    sender = Sender(id=chat, name="Ana Reyes", language=Language.ENGLISH)
    at = datetime.now(UTC)
    return MessageReceived(inbound_id=inbound_id or new_id(), chat=chat, sender=sender, at=at, media=media, album=album)


def presses(chat: ChatKey, token: str) -> ButtonPressed:
    """Somebody presses a button."""
    sender = Sender(id=chat, name="Ana Reyes", language=Language.ENGLISH)
    return ButtonPressed(inbound_id=new_id(), chat=chat, sender=sender, at=datetime.now(UTC), token=token)


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[None]:
    """A service, until the end of the block."""
    task = asyncio.create_task(_run(service))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _run(service: Service) -> None:
    await service()


@asynccontextmanager
async def rooms(folder: Path, nats_url: str, database_url: str) -> AsyncIterator[Rooms]:
    """The house on servers that run and a database that is migrated, with its read models and workflows at work."""
    settings = Settings.model_validate(
        {"data": folder, "invite_code": "INVITE42", "installation_key": INSTALLATION_KEY}
    )
    keys = keys_of(settings)
    links = WebLinks("http://gomflow.test", keys.secret)
    async with AsyncExitStack() as stack:
        parts = await stack.enter_async_context(assemble(settings, keys, nats_url, database_url, links))
        for service in (*projections(parts).values(), reactions(parts)["workflows"]):
            await stack.enter_async_context(running(service))
        yield Rooms(parts, Stage(parts, links))
