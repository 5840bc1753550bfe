"""Deciding about what is parked: each decision is in the log before anything is done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from gomflow.chance import World
from gomflow.consumers.parking import queue_id
from gomflow.handle.answer import Answer
from gomflow.handle.desk import Desk
from gomflow.parking.state import Standing
from gomflow.ports.parking import Parked, Release, Stock
from gomflow_events.commit import Request
from gomflow_events.identity import INSTALLATION, Actor
from gomflow_events.parking.requests import DiscardRequested, ReplayRequested

SHOWN = 8
"""Characters of a queue's id that people are shown; they may give any beginning of it."""


@dataclass(frozen=True, slots=True)
class DeadQueue:
    """One queue that stands still."""

    queue_id: str
    consumer: str
    key: str
    messages: Sequence[Parked]

    @property
    def number(self) -> str:
        """What people call it."""
        return self.queue_id[:SHOWN]

    @property
    def head(self) -> Parked:
        """The message that could not be handled."""
        return self.messages[0]


class Refused(Exception):
    """The decision was not allowed; the message is the code of the rule."""


class DeadLetters:
    """All that is parked, and what can be done about it."""

    def __init__(self, stock: Stock, desk: Desk, world: World) -> None:
        self._stock = stock
        self._desk = desk
        self._world = world

    async def all(self) -> list[DeadQueue]:
        """Every queue that stands still, the one that has waited longest first."""
        found = [await self._queue(consumer, key) for consumer, key in await self._stock.queues()]
        # One may have gone through since it was listed.
        return sorted((queue for queue in found if queue.messages), key=lambda queue: queue.head.place)

    async def find(self, beginning: str) -> list[DeadQueue]:
        """The queues whose id begins like this."""
        names = [(consumer, key) for consumer, key in await self._stock.queues()]
        found = [await self._queue(*name) for name in names if queue_id(*name).startswith(beginning.lower())]
        return [queue for queue in found if queue.messages]

    async def reason(self, queue: DeadQueue) -> str:
        """Why a queue stands still, as it was last tried."""
        state = await self._desk.state("parking", queue.queue_id)
        tried = isinstance(state, Standing) and state.sequence == queue.head.sequence
        return state.why if tried else queue.head.why

    async def replay(self, queue: DeadQueue, by: Actor) -> Release:
        """Have a queue handled again. Raises Refused."""
        await self._decide(queue, ReplayRequested(), by)
        return await self._stock.ask_for_replay(queue.consumer, queue.key)

    async def discard(self, queue: DeadQueue, messages: Sequence[Parked], reason: str, by: Actor) -> Release:
        """Take messages away for good, and have the rest of the queue handled again. Raises Refused."""
        for message in messages:
            digest = sha256(message.data).hexdigest()
            discarded = DiscardRequested(
                subject=message.subject, sequence=message.sequence, sha256=digest, reason=reason
            )
            await self._decide(queue, discarded, by)
            await self._stock.remove(message)
        return await self._stock.ask_for_replay(queue.consumer, queue.key)

    async def is_over(self, release: Release) -> bool:
        """Whether a replay was done, with whatever end."""
        return not await self._stock.is_wished(release)

    async def caught_up(self, consumer: str, position: int) -> int:
        """Take away what a read model that was built anew up to a position contains; how many messages."""
        taken = 0
        for _, key in await self._stock.queues(consumer):
            for parked in await self._stock.queue(consumer, key):
                if parked.sequence <= position:
                    await self._stock.remove(parked)
                    taken += 1
            await self._stock.ask_for_replay(consumer, key)
        return taken

    async def _queue(self, consumer: str, key: str) -> DeadQueue:
        return DeadQueue(queue_id(consumer, key), consumer, key, await self._stock.queue(consumer, key))

    async def _decide(self, queue: DeadQueue, body: object, by: Actor) -> None:
        request_id = self._world.new_id()
        answer: Answer = await self._desk.ask(
            Request(
                request_id=request_id,
                aggregate="parking",
                aggregate_id=queue.queue_id,
                tenant=INSTALLATION,
                actor=by,
                at=self._world.now(),
                correlation_id=request_id,
                causation_id=request_id,
                body=body,
            )
        )
        if answer.refused is not None:
            raise Refused(answer.refused.code)
