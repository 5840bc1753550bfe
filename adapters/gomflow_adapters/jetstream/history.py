"""The history of chats in JetStream, and what is being added to it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar

import structlog

from gomflow.ports.feed import Entry
from gomflow.ports.history import Heard, Shown
from gomflow_adapters.jetstream.chat import inbound_subject
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import Kept, all_of, last_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, OUTBOUND
from gomflow_events.codec import Unreadable, decode, decode_inbound
from gomflow_events.identity import ChatKey, chat_of
from gomflow_events.outbound import MessageDue

log = structlog.get_logger()

T = TypeVar("T")


def _messages_to(chat: ChatKey) -> str:
    platform, name = chat_of(chat)
    return f"outbound.{platform}.{name}.*"


def _moment(kept: Kept) -> datetime:
    return datetime.fromisoformat(kept.at)


class JetStreamHistory:
    """Reads both sides of a chat from their streams."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, chat: ChatKey, most: int) -> Sequence[Heard | Shown]:
        nc = self._connection.nc
        heard, shown = await asyncio.gather(
            all_of(nc, INBOUND, inbound_subject(chat)), all_of(nc, OUTBOUND, _messages_to(chat))
        )
        facts = {
            fact.inbound_id: Heard(fact, _moment(kept)) for kept in heard for fact in _readable(kept, decode_inbound)
        }
        entries: list[Heard | Shown] = [
            *facts.values(),
            *(Shown(message, _moment(kept)) for kept in shown for message in _readable(kept, _message)),
        ]
        return sorted(entries, key=lambda entry: entry.at)[-most:]

    async def message(self, chat: ChatKey, message_id: str) -> MessageDue | None:
        platform, name = chat_of(chat)
        kept = await last_of(self._connection.nc, OUTBOUND, f"outbound.{platform}.{name}.{message_id}")
        return None if kept is None else next(_readable(kept, _message), None)

    @asynccontextmanager
    async def live(self, platform: str) -> AsyncIterator[AsyncIterator[Shown]]:
        feed = StreamFeed(self._connection, OUTBOUND, f"outbound.{platform}.>")
        async with feed.follow(await feed.last()) as batches:
            yield _shown(batches)


async def _shown(batches: AsyncIterator[Sequence[Entry]]) -> AsyncIterator[Shown]:
    async for batch in batches:
        for entry in batch:
            for message in _readable(entry, _message):
                yield Shown(message, entry.at)


def _message(data: bytes) -> MessageDue:
    return decode(data, MessageDue)


def _readable(kept: Kept | Entry, read: Callable[[bytes], T]) -> Iterator[T]:
    """What lies there, or nothing where no release can read it: the rest of the chat is shown all the same."""
    try:
        yield read(kept.data)
    except Unreadable as error:
        log.warning("not shown", subject=kept.subject, sequence=kept.sequence, why=str(error))
