"""Telling a buyer that their proof is still being read, when that takes longer than anybody likes to wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Final, Protocol

import structlog

from gomflow.chance import World, derived_id
from gomflow.member.state import Member
from gomflow.notify.words import Words
from gomflow.payment.state import Sent
from gomflow.ports.chat import Outbox
from gomflow.ports.log import LogUnavailable
from gomflow.texts import Texts
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import MemberId
from gomflow_events.outbound import MessageDue

PATIENCE: Final = timedelta(seconds=3)
"""How long a proof may wait and be read before its buyer is told that it takes a while."""
_log = structlog.get_logger()


def still_reading_id(payment_id: str) -> str:
    """The id of the message that says so of one proof: whether there is one depends on the time it took."""
    return derived_id("still-reading", payment_id)


class People(Protocol):
    """Where people are found."""

    async def member(self, member_id: MemberId) -> Member | None:
        """A person, under whichever of their ids."""
        ...


class Patience:
    """Writes to buyers whose proofs take long, once for each proof whatever is repeated."""

    def __init__(
        self, outbox: Outbox, people: People, texts: Texts, world: World, *, after: timedelta = PATIENCE
    ) -> None:
        self._outbox = outbox
        self._people = people
        self._texts = texts
        self._world = world
        self._after = after

    @asynccontextmanager
    async def while_reading(self, recorded: AnyEvent, payment: Sent, reference: str) -> AsyncIterator[None]:
        """Tell the buyer if what happens inside is not done some seconds after the proof was sent."""
        waiting = asyncio.create_task(self._tell_later(recorded, payment, reference))
        try:
            yield
        finally:
            waiting.cancel()
            with suppress(asyncio.CancelledError):
                await waiting

    async def _tell_later(self, recorded: AnyEvent, payment: Sent, reference: str) -> None:
        passed = self._world.now() - recorded.at
        await asyncio.sleep(max((self._after - passed).total_seconds(), 0.0))
        member = await self._people.member(payment.proof.member_id)
        chat = None if member is None else next(iter(member.reachable()), None)
        if member is None or chat is None:
            return
        message = MessageDue(
            message_id=still_reading_id(recorded.aggregate_id),
            chat=chat,
            text=str(Words(self._texts, member.language).say("proof-still-reading", reference=reference)),
            view="proof-still-reading",
            correlation_id=recorded.correlation_id,
            causation_id=recorded.event_id,
            tenant=recorded.tenant,
            due_at=self._world.now(),
        )
        try:
            await self._outbox.put([message])
        except LogUnavailable as error:
            # The decision, which follows, is what matters; this is a courtesy.
            _log.warning("could not say that reading takes a while", why=str(error))
