"""CONSUMER: a proof that came in → seconds later, where it is not read yet, a word to its buyer that it takes a while.

A consumer of its own, and no part of the reading: whoever waits behind a hundred others is told like the first.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, Protocol

from gomflow.chance import World, derived_id
from gomflow.member.state import Member
from gomflow.notify.words import Words
from gomflow.order.state import Existing
from gomflow.payment.state import Reading, Sent
from gomflow.ports.chat import Outbox
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome
from gomflow.ports.reads import ReadsUnavailable
from gomflow.texts import Texts
from gomflow_events.codec import Unreadable, decode, unfold
from gomflow_events.commit import AnyEvent, Commit
from gomflow_events.identity import MemberId
from gomflow_events.outbound import MessageDue
from gomflow_events.payment.events import ProofSubmitted

PATIENCE: Final = timedelta(seconds=3)
"""How long a proof may wait and be read before its buyer is told that it takes a while."""


def still_reading_id(payment_id: str) -> str:
    """The id of the message that says so of one proof: whether there is one depends on the time it took."""
    return derived_id("still-reading", payment_id)


class Sources(Protocol):
    """Where proofs, orders and people are found."""

    async def payment(self, payment_id: str) -> Sent | None:
        """A payment as it stands."""
        ...

    async def order(self, order_id: str) -> Existing | None:
        """An order as it stands."""
        ...

    async def member(self, member_id: MemberId) -> Member | None:
        """A person, under whichever of their ids."""
        ...


class Patience:
    """Writes to buyers whose proofs take long, once for each proof whatever is repeated."""

    def __init__(
        self, outbox: Outbox, sources: Sources, texts: Texts, world: World, *, after: timedelta = PATIENCE
    ) -> None:
        self._outbox = outbox
        self._sources = sources
        self._texts = texts
        self._world = world
        self._after = after

    async def handle(self, data: bytes, sequence: int) -> ConsumerOutcome:
        """Tell the buyers of one commit's proofs, when it is time and they still wait."""
        try:
            recorded = list(unfold(decode(data, Commit), sequence))
        except Unreadable:
            return DONE  # The Smart Agent parks it; this is a courtesy.
        proofs = [event for event in recorded if isinstance(event.event, ProofSubmitted)]
        early = max((event.at + self._after - self._world.now() for event in proofs), default=timedelta())
        if early > timedelta():
            return Again("it may be read in time", early)
        try:
            messages = [message for event in proofs if (message := await self._due(event)) is not None]
            await self._put(messages)
        except (LogUnavailable, ReadsUnavailable) as error:
            return Again(str(error))
        return DONE

    async def _put(self, messages: Sequence[MessageDue]) -> None:
        if messages:
            await self._outbox.put(messages)

    async def _due(self, recorded: AnyEvent) -> MessageDue | None:
        """The message, where the proof is not read and its buyer can be reached."""
        payment = await self._sources.payment(recorded.aggregate_id)
        if not isinstance(payment, Reading):
            return None
        order = await self._sources.order(payment.proof.order_id)
        member = await self._sources.member(payment.proof.member_id)
        chat = None if member is None else next(iter(member.reachable()), None)
        if order is None or member is None or chat is None:
            return None
        reference = order.book[payment.proof.submission_id].reference
        return MessageDue(
            message_id=still_reading_id(recorded.aggregate_id),
            chat=chat,
            text=str(Words(self._texts, member.language).say("proof-still-reading", reference=reference)),
            view="proof-still-reading",
            correlation_id=recorded.correlation_id,
            causation_id=recorded.event_id,
            tenant=recorded.tenant,
            due_at=self._world.now(),
        )
