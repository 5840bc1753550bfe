"""The inbox, the outbox and the deliveries in JetStream."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from nats.errors import Error as NatsError
from nats.js.api import Header
from nats.js.errors import APIError

from gomflow.ports.chat import AlreadyClaimed
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.correlation import correlated
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.publish import (
    PATIENCE,
    Conflict,
    Guarded,
    Unknown,
    publish_one,
    publish_together,
)
from gomflow_adapters.jetstream.streams import CHATS_KEPT, OUTBOUND
from gomflow_events.codec import decode, encode, encode_inbound
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.identity import ChatKey, chat_of
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome

log = structlog.get_logger()

SAFELY = timedelta(days=1)
"""How much earlier than the broker forgets a message it counts as forgotten."""

TOGETHER = 200
"""Messages stored as one batch at most; from a dozen on a batch is cheaper than one write each."""

BATCH_FROM = 12
ATTEMPTS = 3


def inbound_subject(chat: ChatKey) -> str:
    """The subject of everything that was said in a chat."""
    platform, name = chat_of(chat)
    return f"inbound.{platform}.{name}"


def outbound_subject(message: MessageDue) -> str:
    """The subject of one message to a chat; its id is part of it, so that the broker keeps it once."""
    platform, name = chat_of(message.chat)
    return f"outbound.{platform}.{name}.{message.message_id}"


def chat_in(subject: str) -> str:
    """The part of a message's subject that names its chat: messages of one chat go out one after the other."""
    return subject.rpartition(".")[0]


def delivery_subject(message_id: str) -> str:
    """The subject of what became of a message, whichever chat it goes to in the end."""
    return f"delivery.{message_id}"


class JetStreamInbox:
    """Keeps what platforms say; a repetition within two minutes is dropped here, a later one by the conversation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep(self, fact: InboundFact) -> None:
        headers = {Header.MSG_ID.value: fact.inbound_id, **correlated([fact.inbound_id])}
        data = encode_inbound(fact)
        try:
            await self._connection.js.publish(inbound_subject(fact.chat), data, timeout=PATIENCE, headers=headers)
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable("the inbox did not answer") from error


class JetStreamOutbox:
    """Keeps what is to be shown, each message once."""

    def __init__(self, connection: Connection, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._connection = connection
        self._now = now

    async def put(self, messages: Sequence[MessageDue]) -> None:
        # What was due before the outbox forgets cannot be told from a repetition: whoever follows the log anew would
        # have it sent a second time, months later.
        remembered = self._now() - CHATS_KEPT + SAFELY
        late = [message for message in messages if message.due_at < remembered]
        if late:
            log.warning("too late to be told", messages=len(late), first=late[0].message_id)
            messages = [message for message in messages if message.due_at >= remembered]
        for start in range(0, len(messages), TOGETHER):
            await self._put(messages[start : start + TOGETHER])

    async def _put(self, messages: Sequence[MessageDue]) -> None:
        guarded = [Guarded(outbound_subject(one), encode(one), 0, belongs_to=[one.correlation_id]) for one in messages]
        if len(guarded) >= BATCH_FROM:
            # When some are there already, or nobody knows, one by one tells which.
            with suppress(Conflict, Unknown):
                await publish_together(self._connection.nc, guarded, OUTBOUND)
                return
        await asyncio.gather(*(self._put_one(message) for message in guarded))

    async def _put_one(self, message: Guarded) -> None:
        for _ in range(ATTEMPTS):
            try:
                await publish_one(self._connection.js, message)
            except Conflict:
                return
            except Unknown:
                continue
            else:
                return
        raise LogUnavailable("the outbox did not answer")


class JetStreamDeliveries:
    """What became of each message: one subject per message, each step guarded by the one before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def claim(self, record: DeliveryRecorded) -> None:
        subject = delivery_subject(record.message_id)
        after = 0
        for _ in range(ATTEMPTS):
            try:
                await publish_one(self._connection.js, Guarded(subject, encode(record), after))
            except (Conflict, Unknown):
                kept = await last_of(self._connection.nc, OUTBOUND, subject)
                last = None if kept is None else decode(kept.data, DeliveryRecorded)
                if last == record:
                    return
                if last is not None and last.outcome is not Outcome.POSTPONED:
                    raise AlreadyClaimed(last) from None
                after = 0 if kept is None else kept.sequence
            else:
                return
        raise LogUnavailable("the deliveries did not answer")

    async def record(self, record: DeliveryRecorded) -> None:
        subject = delivery_subject(record.message_id)
        try:
            await self._connection.js.publish(subject, encode(record), timeout=PATIENCE)
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable("the deliveries did not answer") from error
