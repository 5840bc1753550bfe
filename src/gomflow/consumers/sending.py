"""CONSUMER: the outbox → one platform.

A message is claimed before it is handed over and its outcome written down after; one whose outcome nobody knows ends
uncertain and is never blindly sent again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import structlog

from gomflow.chance import World, derived_id
from gomflow.conversation.state import Talking
from gomflow.handle.desk import Desk
from gomflow.ports.chat import AlreadyClaimed, ChatMoved, Deliveries, NotSent, Refused, Sender, Uncertain
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.outcome import Rejected as Undeliverable
from gomflow.ports.vault import Locked, NotKept, Vault
from gomflow_events.codec import Unreadable, decode
from gomflow_events.commit import Request
from gomflow_events.identity import INSTALLATION, Actor, ActorKind, ChatKey
from gomflow_events.member.requests import ChatLossReported
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome

log = structlog.get_logger()


class SendingConsumer:
    """Hands messages to one platform."""

    def __init__(self, sender: Sender, deliveries: Deliveries, vault: Vault, desk: Desk, world: World) -> None:
        self._sender = sender
        self._deliveries = deliveries
        self._vault = vault
        self._desk = desk
        self._world = world
        self._claims: dict[str, DeliveryRecorded] = {}

    async def handle(self, data: bytes) -> ConsumerOutcome:
        """Send one message, at most once."""
        try:
            message = decode(data, MessageDue)
        except Unreadable as error:
            return Poison(str(error))
        # The same claim again while nobody knows whether it was stored: then it is known as one's own.
        claim = self._claims.setdefault(message.message_id, self._record(message, Outcome.CLAIMED))
        try:
            # First the picture: once a message is claimed, nothing may come between it and the platform.
            picture = await self._picture(message)
            await self._deliveries.claim(claim)
        except AlreadyClaimed as other:
            del self._claims[message.message_id]
            if other.last.outcome is Outcome.CLAIMED:
                # Somebody died between claiming and telling: whether it was sent is not known.
                await self._end(message, Outcome.UNCERTAIN, code="interrupted")
            return DONE
        except LogUnavailable as error:
            return Again(str(error))
        del self._claims[message.message_id]
        return await self._send(message, picture)

    async def _send(self, message: MessageDue, picture: bytes | None) -> ConsumerOutcome:
        try:
            sent = await self._sender.send(message, picture)
        except ChatMoved as moved:
            log.info("chat moved", message=message.message_id)
            return await self._send(replace(message, chat=moved.chat), picture)
        except NotSent as error:
            await self._end(message, Outcome.POSTPONED, reason=str(error))
            return Again(str(error), error.retry_after)
        except Refused as error:
            if error.gone:
                # First this: once the outcome is written down, nobody comes back to the message.
                await self._insist(lambda: self._lose(message.chat, message.message_id))
            await self._end(message, Outcome.FAILED, code=error.code, reason=str(error))
            return Undeliverable(str(error))
        except Uncertain as error:
            await self._end(message, Outcome.UNCERTAIN, code="no-answer", reason=str(error))
            return DONE
        await self._end(message, Outcome.ACCEPTED, provider_ids=sent.provider_ids)
        return DONE

    async def _picture(self, message: MessageDue) -> bytes | None:
        if message.picture is None:
            return None
        try:
            return await self._vault.get(message.picture.name)
        except NotKept:
            # Its time was over; the words go out without it.
            return None
        except Locked as error:
            # The words are worth more than the picture, which the dashboard shows as soon as the key is set.
            log.warning("a message goes out without its picture", message=message.message_id, why=str(error))
            return None

    def _record(self, message: MessageDue, outcome: Outcome) -> DeliveryRecorded:
        at: datetime = self._world.now()
        return DeliveryRecorded(message_id=message.message_id, chat=message.chat, outcome=outcome, at=at)

    async def _end(
        self,
        message: MessageDue,
        outcome: Outcome,
        *,
        code: str = "",
        reason: str = "",
        provider_ids: tuple[str, ...] = (),
    ) -> None:
        record = replace(self._record(message, outcome), code=code, reason=reason[:300], provider_ids=provider_ids)
        await self._insist(lambda: self._deliveries.record(record))

    async def _insist(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do it however long the log is away: what is known of a message now, nobody can find out later."""
        while True:
            try:
                await work()
            except LogUnavailable as error:
                log.warning("outcome waits", why=str(error))
                await asyncio.sleep(1)
            else:
                return

    async def _lose(self, chat: ChatKey, message_id: str) -> None:
        """The platform says that the chat is gone: write to the person elsewhere from now on."""
        talking = await self._desk.state("conversation", chat)
        if not isinstance(talking, Talking):
            return
        await self._desk.ask(
            Request(
                request_id=derived_id("lost", message_id),
                aggregate="member",
                aggregate_id=talking.member_id,
                tenant=INSTALLATION,
                actor=Actor(kind=ActorKind.GATEWAY, id=chat.partition("-")[0], via="outbox"),
                at=self._world.now(),
                correlation_id=message_id,
                causation_id=message_id,
                body=ChatLossReported(chat=chat),
            )
        )
