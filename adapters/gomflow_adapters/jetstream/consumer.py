"""A durable consumer whose messages are handled in order per key, and different keys side by side.

A message that cannot be handled parks its key: what comes later for that key waits behind it in the parking, through
restarts, until somebody has the queue replayed. Everything else goes on.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import APIError, NotFoundError

from gomflow.ports.log import LogUnavailable
from gomflow.ports.parking import Parking, Release
from gomflow.ports.turns import Alone, Turn, TurnOver, Turns, until_it_ends
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.delivered import PATIENCE, Delivered, Handle
from gomflow_adapters.jetstream.handling import Handling
from gomflow_adapters.jetstream.heeding import heed
from gomflow_adapters.jetstream.pull import Pull, PullLost, pulling
from gomflow_adapters.jetstream.watching import LOOK, Stall

log = structlog.get_logger()

LEAVING = 10.0
"""Seconds for what is being handled to come to its end, where a fellow is to take over."""


@dataclass(slots=True)
class _Lane:
    """What is to be done for one key: messages, and wishes to replay its queue, in the order they came."""

    waiting: deque[Msg | Release] = field(default_factory=deque[Msg | Release])
    task: "asyncio.Task[None] | None" = None


class OrderedConsumer:
    """Takes messages of `filters` from a stream, hands those of one key to `handle` one after the other.

    The key is the subject, or what `key` makes of it. Of several processes one does, whose turn it is.

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
        turns: Turns | None = None,
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
        self._handling = Handling(name, handle, parking, side_by_side=side_by_side, patience=patience)
        self._parking = parking
        self._turns = turns or Alone()
        self._key = key
        self._most_in_hand = in_hand
        self._look = look
        self._lanes: dict[str, _Lane] = {}
        self._in_hand: set[int] = set()
        self._room = asyncio.Event()
        self._pull: Pull | None = None
        self._stalled = False
        self._floor = 0
        self._highest = 0
        self._came = 0
        self.handled = 0
        self.attached = 0
        """How often it turned to the server; more than once after a break, a silence or a stall."""

    async def run(self) -> None:
        """Handle messages whenever it is this process's turn, until cancelled; what is under way then comes again."""
        while True:
            heed()
            async with self._turns.turn(self.name) as turn:
                await self._take_turn(turn)

    async def _take_turn(self, turn: Turn) -> None:
        try:
            await until_it_ends(turn, self._serve(turn))
            if not turn.is_lost:
                await self._leave()
        finally:
            await self._stop_lanes()

    async def _serve(self, turn: Turn) -> None:
        while True:
            heed()
            try:
                await turn.confirm()
                await self._attach(turn)
                async with asyncio.TaskGroup() as together:
                    together.create_task(self._watch())
                    together.create_task(self._take_releases())
                    await self._consume()
            except* (PullLost, LogUnavailable, NatsError, APIError, TimeoutError) as lost:
                why = ", ".join(str(error) or type(error).__name__ for error in lost.exceptions)
                log.warning("consumer attaches again", consumer=self.name, why=why)
                await asyncio.sleep(0.2)

    async def _attach(self, turn: Turn) -> None:
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
        self._highest, self._came = self._floor, 0
        await self._handling.begin(turn)

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
        counted, sequence = message.metadata.sequence.consumer, message.metadata.sequence.stream
        if counted != self._came + 1:
            # Somebody else was given one, who thinks that it is their turn: what came before this one must come first.
            raise PullLost(f"message {counted} of this consumer came after {self._came}")
        self._came = counted
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
                    await self._handling.replay(key, work)
                else:
                    await self._handling.one(key, _delivered(work))
                    self.handled += 1
                    await work.ack()
                    self._in_hand.discard(work.metadata.sequence.stream)
                    self._room.set()
                lane.waiting.popleft()
        except TurnOver as over:
            self._give_up_pull(str(over))
        except Exception:
            # A defect outside the handler: what is in hand comes again.
            log.exception("lane broke", consumer=self.name, key=key)
            self._give_up_pull("a lane broke")
        finally:
            lane.task = None
            if not lane.waiting:
                self._lanes.pop(key, None)

    def _give_up_pull(self, why: str) -> None:
        if self._pull is not None:
            self._pull.lose(why)

    async def _leave(self) -> None:
        """Let what is being handled come to its end: a message that was claimed is sent, and known to be."""
        self._handling.leave()
        under_way = self._tasks()
        if under_way:
            await asyncio.wait(under_way, timeout=LEAVING)

    def _tasks(self) -> "list[asyncio.Task[None]]":
        return [lane.task for lane in self._lanes.values() if lane.task is not None]

    async def _stop_lanes(self) -> None:
        self._floor = min(self._in_hand) - 1 if self._in_hand else max(self._floor, self._highest)
        tasks = self._tasks()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        self._in_hand.clear()


def _delivered(message: Msg) -> Delivered:
    return Delivered(
        subject=message.subject,
        sequence=message.metadata.sequence.stream,
        data=message.data,
        redelivered=message.metadata.num_delivered > 1,
        at=message.metadata.timestamp,
        headers=message.headers or {},
    )
