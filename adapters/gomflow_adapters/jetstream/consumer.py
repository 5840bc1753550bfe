"""A durable consumer whose messages are handled in order per key, and different keys side by side.

A message that cannot be handled parks its key: what comes later for that key waits behind it in the parking, through
restarts, until somebody has the queue replayed. Everything else goes on.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import APIError, NotFoundError

from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import Again, ConsumerOutcome, Poison
from gomflow.ports.parking import Parked, Parking, Release
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.delivered import PATIENCE, Delivered, Handle
from gomflow_adapters.jetstream.heeding import heed
from gomflow_adapters.jetstream.pull import Pull, PullLost, pulling
from gomflow_adapters.jetstream.watching import LOOK, Stall
from gomflow_events.codec import Unreadable

log = structlog.get_logger()

T = TypeVar("T")


@dataclass(slots=True)
class _Lane:
    """What is to be done for one key: messages, and wishes to replay its queue, in the order they came."""

    waiting: deque[Msg | Release] = field(default_factory=deque[Msg | Release])
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
        parking: Parking,
        key: Callable[[str], str] = str,
        side_by_side: int = 64,
        in_hand: int = 1000,
        patience: Sequence[float] = PATIENCE,
        look: float = LOOK,
    ) -> None:
        self._connection = connection
        self._stream = stream
        self.name = name
        self._filters = list(filters)
        self._handle = handle
        self._parking = parking
        self._key = key
        self._turns = asyncio.Semaphore(side_by_side)
        self._most_in_hand = in_hand
        self._patience = patience
        self._look = look
        self._lanes: dict[str, _Lane] = {}
        self._parked: dict[str, int] = {}
        self._in_hand: set[int] = set()
        self._room = asyncio.Event()
        self._pull: Pull | None = None
        self._stalled = False
        self._floor = 0
        self._highest = 0
        self.handled = 0
        self.attached = 0
        """How often it turned to the server; more than once after a break, a silence or a stall."""

    async def run(self) -> None:
        """Handle messages until cancelled; what is under way then is finished or comes again."""
        try:
            while True:
                heed()
                try:
                    await self._attach()
                    async with asyncio.TaskGroup() as together:
                        together.create_task(self._watch())
                        together.create_task(self._take_releases())
                        await self._consume()
                except* (PullLost, LogUnavailable, NatsError, APIError, TimeoutError) as lost:
                    why = ", ".join(str(error) or type(error).__name__ for error in lost.exceptions)
                    log.warning("consumer attaches again", consumer=self.name, why=why)
                    await asyncio.sleep(0.2)
        finally:
            await self._stop_lanes()

    async def _attach(self) -> None:
        """Find the consumer and rewind it to where acknowledgements have no gap; make it anew where it is of no use.

        One that is made anew starts behind what this process knows to be handled: nobody is told everything twice.
        """
        js = self._connection.js
        self.attached += 1
        await self._stop_lanes()
        try:
            info = await js.consumer_info(self._stream, self.name)
        except NotFoundError:
            await js.add_consumer(self._stream, self._config())
        else:
            if info.ack_floor is not None:
                self._floor = max(self._floor, info.ack_floor.stream_seq)
            if self._stalled:
                await js.delete_consumer(self._stream, self.name)
                await js.add_consumer(self._stream, self._config())
            else:
                await js.reset_consumer(self._stream, self.name)
        self._stalled = False
        self._highest = self._floor
        self._parked = await self._parking.keys(self.name)

    def _config(self) -> ConsumerConfig:
        return ConsumerConfig(
            durable_name=self.name,
            deliver_policy=DeliverPolicy.BY_START_SEQUENCE if self._floor else DeliverPolicy.ALL,
            opt_start_seq=self._floor + 1 if self._floor else None,
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=60,
            max_ack_pending=self._most_in_hand,
            filter_subjects=self._filters,
        )

    async def _consume(self) -> None:
        async with pulling(self._connection, self._stream, self.name, wanted=256) as pull:
            self._pull = pull
            while True:
                for message in await pull.take(256):
                    self._take_in(message)
                while len(self._in_hand) >= self._most_in_hand:
                    self._room.clear()
                    await self._room.wait()

    async def _watch(self) -> None:
        """Notice when messages wait and none come, although the server answers and the pull looks alive."""
        stall = Stall()
        while True:
            heed()
            await asyncio.sleep(self._look)
            info = await self._connection.js.consumer_info(self._stream, self.name)
            # What a fellow has in hand is no stall: the server holds the rest back for its sake.
            if stall.seen(info, idle=not self._in_hand and not info.num_ack_pending):
                self._stalled = True
                raise PullLost("messages wait and none come")

    async def _take_releases(self) -> None:
        """Have queues replayed in the lanes of their keys, so that what comes meanwhile stays behind them."""
        async with self._parking.releases(self.name) as releases:
            async for release in releases:
                self._to_lane(release.key, release)

    def _take_in(self, message: Msg) -> None:
        sequence = message.metadata.sequence.stream
        if sequence in self._in_hand:
            # The server lost patience; the one in hand will be acknowledged.
            return
        self._in_hand.add(sequence)
        self._highest = max(self._highest, sequence)
        self._to_lane(self._key(message.subject), message)

    def _to_lane(self, key: str, work: Msg | Release) -> None:
        lane = self._lanes.setdefault(key, _Lane())
        lane.waiting.append(work)
        if lane.task is None:
            lane.task = asyncio.create_task(self._drive(key, lane), name=f"{self.name} lane")

    async def _drive(self, key: str, lane: _Lane) -> None:
        try:
            while lane.waiting:
                heed()
                work = lane.waiting[0]
                if isinstance(work, Release):
                    await self._replay(key, work)
                else:
                    await self._one(key, work)
                    self._in_hand.discard(work.metadata.sequence.stream)
                    self._room.set()
                lane.waiting.popleft()
        except Exception:
            # A defect outside the handler: what is in hand comes again.
            log.exception("lane broke", consumer=self.name, key=key)
            if self._pull is not None:
                self._pull.lose("a lane broke")
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
            at=message.metadata.timestamp,
            headers=message.headers or {},
        )
        if key in self._parked:
            await self._park_behind(key, delivered)
        else:
            outcome = await self._outcome(delivered)
            if isinstance(outcome, Poison):
                await self._insist(lambda: self._parking.park(self.name, key, delivered, outcome.why))
                self._parked[key] = delivered.sequence
        self.handled += 1
        await message.ack()

    async def _park_behind(self, key: str, delivered: Delivered) -> None:
        if delivered.sequence <= self._parked[key]:
            # It came before the last of the queue: it is in the queue, or was handled before there was one.
            return
        await self._insist(lambda: self._parking.park_behind(self.name, key, delivered))
        self._parked[key] = delivered.sequence

    async def _replay(self, key: str, release: Release) -> None:
        async def again(parked: Parked) -> ConsumerOutcome:
            return await self._outcome(Delivered(parked.subject, parked.sequence, parked.data, redelivered=True))

        if await self._insist(lambda: self._parking.replay(release, again)):
            self._parked.pop(key, None)

    async def _outcome(self, delivered: Delivered) -> ConsumerOutcome:
        """The last word on a message; as long as it is `again`, its key waits."""
        failures = 0
        while True:
            try:
                async with self._turns:
                    outcome = await self._handle(delivered)
            except Exception as error:  # noqa: BLE001 - a defect in one handler must not stop the others
                failures += 1
                outcome = self._failed(delivered, error, failures)
            if not isinstance(outcome, Again):
                return outcome
            await asyncio.sleep(outcome.delay.total_seconds())

    def _failed(self, delivered: Delivered, error: Exception, failures: int) -> ConsumerOutcome:
        """A handler that raises is tried again a few times: a defect parks the message, it does not lose it."""
        log.warning(
            "handler failed", consumer=self.name, sequence=delivered.sequence, failures=failures, exc_info=error
        )
        if failures > len(self._patience) or isinstance(error, Unreadable):
            return Poison(f"{type(error).__name__}: {error}")
        return Again(type(error).__name__, timedelta(seconds=self._patience[failures - 1]))

    async def _insist(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do something in the parking, however long it is out of reach: nothing is acknowledged before."""
        while True:
            heed()
            try:
                return await work()
            except LogUnavailable as error:
                log.warning("parking waits", consumer=self.name, why=str(error))
                await asyncio.sleep(1)

    async def _stop_lanes(self) -> None:
        self._floor = min(self._in_hand) - 1 if self._in_hand else max(self._floor, self._highest)
        tasks = [lane.task for lane in self._lanes.values() if lane.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        self._in_hand.clear()
