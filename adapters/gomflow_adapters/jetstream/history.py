"""The history of chats in JetStream, and what is being added to it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from gomflow.ports.feed import Entry
from gomflow.ports.history import Heard, Shown
from gomflow_adapters.jetstream.chat import inbound_subject
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import Kept, all_of, last_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, OUTBOUND
from gomflow_events.codec import decode, decode_inbound
from gomflow_events.identity import ChatKey, chat_of
from gomflow_events.outbound import MessageDue


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
        facts = {fact.inbound_id: Heard(fact, _moment(k)) for k in heard for fact in [decode_inbound(k.data)]}
        entries: list[Heard | Shown] = [
            *facts.values(),
            *(Shown(decode(kept.data, MessageDue), _moment(kept)) for kept in shown),
        ]
        return sorted(entries, key=lambda entry: entry.at)[-most:]

    async def message(self, chat: ChatKey, message_id: str) -> MessageDue | None:
        platform, name = chat_of(chat)
        kept = await last_of(self._connection.nc, OUTBOUND, f"outbound.{platform}.{name}.{message_id}")
        return None if kept is None else decode(kept.data, MessageDue)

    @asynccontextmanager
    async def live(self, platform: str) -> AsyncIterator[AsyncIterator[Shown]]:
        feed = StreamFeed(self._connection, OUTBOUND, f"outbound.{platform}.>")
        async with feed.follow(await feed.last()) as batches:
            yield _shown(batches)


async def _shown(batches: AsyncIterator[Sequence[Entry]]) -> AsyncIterator[Shown]:
    async for batch in batches:
        for entry in batch:
            yield Shown(decode(entry.data, MessageDue), entry.at)
