"""A durable consumer whose messages are handled in order per key, and different keys side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import APIError, NotFoundError

from gomflow.ports.outcome import Again, ConsumerOutcome, Done, Poison, Rejected
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.pull import PullLost, pulling

log = structlog.get_logger()

PATIENCE = (0.2, 1.0, 5.0, 15.0, 30.0)
"""Seconds to wait after each unexpected failure of a handler; after the last, the message is poison."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message as its handler gets it. `redelivered` tells that it may have been handled in part before."""

    subject: str
    sequence: int
    data: bytes
    redelivered: bool


Handle = Callable[[Delivered], Awaitable[ConsumerOutcome]]
Park = Callable[[str, Delivered, str], Awaitable[None]]


@dataclass(slots=True)
class _Lane:
    """The messages of one key, waiting for their turn."""

    waiting: deque[Msg] = field(default_factory=deque[Msg])
    task: "asyncio.Task[None] | None" = None


class OrderedConsumer:
    """Takes messages of `filters` from a stream, hands those of one key to `handle` one after the other.

    The key is the subject, or what `key` makes of it.

    What `handle` returns ends a message in one of four words. After a restart everything from the last unbroken
    acknowledgement on comes again, in order: handlers are idempotent.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        stream: str,
        name: str,
        filters: Sequence[str],
        handle: Handle,
        park: Park,
        key: Callable[[str], str] = str,
        side_by_side: int = 64,
        in_hand: int = 1000,
    ) -> None:
        self._connection = connection
        self._stream = stream
        self.name = name
        self._filters = list(filters)
        self._handle = handle
        self._park = park
        self._key = key
        self._turns = asyncio.Semaphore(side_by_side)
        self._most_in_hand = in_hand
        self._lanes: dict[str, _Lane] = {}
        self._in_hand: set[int] = set()
        self._room = asyncio.Event()
        self.handled = 0

    async def run(self) -> None:
        """Handle messages until cancelled; what is under way then is finished or comes again."""
        try:
            while True:
                try:
                    await self._attach()
                    await self._consume()
                except (PullLost, NatsError, APIError, TimeoutError) as error:
                    log.warning("consumer attaches again", consumer=self.name, why=str(error) or type(error).__name__)
                    await asyncio.sleep(0.2)
        finally:
            await self._stop_lanes()

    async def _attach(self) -> None:
        """Find or create the consumer, and rewind it to where acknowledgements have no gap."""
        js = self._connection.js
        try:
            await js.consumer_info(self._stream, self.name)
        except NotFoundError:
            await js.add_consumer(self._stream, self._config())
            return
        await self._stop_lanes()
        await js.reset_consumer(self._stream, self.name)

    def _config(self) -> ConsumerConfig:
        return ConsumerConfig(
            durable_name=self.name,
            deliver_policy=DeliverPolicy.ALL,
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=60,
            max_ack_pending=self._most_in_hand,
            filter_subjects=self._filters,
        )

    async def _consume(self) -> None:
        async with pulling(self._connection, self._stream, self.name, wanted=256) as pull:
            while True:
                for message in await pull.take(256):
                    self._to_lane(message)
                while len(self._in_hand) >= self._most_in_hand:
                    self._room.clear()
                    await self._room.wait()

    def _to_lane(self, message: Msg) -> None:
        sequence = message.metadata.sequence.stream
        if sequence in self._in_hand:
            # The server lost patience; the one in hand will be acknowledged.
            return
        self._in_hand.add(sequence)
        key = self._key(message.subject)
        lane = self._lanes.setdefault(key, _Lane())
        lane.waiting.append(message)
        if lane.task is None:
            lane.task = asyncio.create_task(self._drive(key, lane), name=f"{self.name} lane")

    async def _drive(self, key: str, lane: _Lane) -> None:
        try:
            while lane.waiting:
                message = lane.waiting[0]
                await self._one(key, message)
                lane.waiting.popleft()
                self._in_hand.discard(message.metadata.sequence.stream)
                self._room.set()
        finally:
            lane.task = None
            if not lane.waiting:
                self._lanes.pop(key, None)

    async def _one(self, key: str, message: Msg) -> None:
        delivered = Delivered(
            subject=message.subject,
            sequence=message.metadata.sequence.stream,
            data=message.data,
            redelivered=message.metadata.num_delivered > 1,
        )
        failures = 0
        while True:
            try:
                async with self._turns:
                    outcome = await self._handle(delivered)
            except Exception as error:  # noqa: BLE001 - a defect in one handler must not stop the others
                failures += 1
                outcome = self._failed(delivered, error, failures)
            match outcome:
                case Done() | Rejected():
                    break
                case Poison(why=why):
                    log.error("parked", consumer=self.name, key=key, sequence=delivered.sequence, why=why)
                    await self._park(self.name, delivered, why)
                    break
                case Again(delay=delay):
                    await asyncio.sleep(delay.total_seconds())
        self.handled += 1
        await message.ack()

    def _failed(self, delivered: Delivered, error: Exception, failures: int) -> ConsumerOutcome:
        """A handler that raises is tried again a few times: a defect parks the message, it does not lose it."""
        log.warning(
            "handler failed", consumer=self.name, sequence=delivered.sequence, failures=failures, exc_info=error
        )
        if failures > len(PATIENCE):
            return Poison(f"{type(error).__name__}: {error}")
        return Again(type(error).__name__, timedelta(seconds=PATIENCE[failures - 1]))

    async def _stop_lanes(self) -> None:
        tasks = [lane.task for lane in self._lanes.values() if lane.task is not None]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        self._lanes.clear()
        self._in_hand.clear()
