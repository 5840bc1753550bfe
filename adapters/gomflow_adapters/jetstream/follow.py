"""Following a stream from a position on: in order, without gaps, across every break."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import APIError, NotFoundError

from gomflow.ports.feed import Entry
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.heeding import heed
from gomflow_adapters.jetstream.pull import Pull, PullLost, pulling
from gomflow_adapters.jetstream.watching import LOOK, Stall

log = structlog.get_logger()

FORGOTTEN_AFTER = 60.0
"""Seconds after which the server removes the consumer of a follower that went away."""


class StreamFeed:
    """A stream, or the part of it that a filter names."""

    def __init__(self, connection: Connection, stream: str, filters: str, look: float = LOOK) -> None:
        self._connection = connection
        self._stream = stream
        self._filters = filters
        self._look = look

    async def last(self) -> int:
        try:
            info = await self._connection.js.stream_info(self._stream)
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable(f"stream {self._stream} did not answer") from error
        return info.state.last_seq

    @asynccontextmanager
    async def follow(self, after: int, most: int = 1000) -> AsyncIterator[AsyncIterator[Sequence[Entry]]]:
        follower = _Follower(self._connection, self._stream, self._filters, after)
        try:
            await follower.attach()
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable(f"stream {self._stream} did not answer") from error
        watch = asyncio.create_task(follower.watch(self._look))
        try:
            # Closed here and not when it is collected: what it holds on the server is given back at once.
            async with aclosing(follower.batches(most)) as batches:
                yield batches
        finally:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)
            await follower.detach()


class _Follower:
    """Remembers how far it came, and goes on there after every break."""

    def __init__(self, connection: Connection, stream: str, filters: str, after: int) -> None:
        self._connection = connection
        self._stream = stream
        self._filters = filters
        self._after = after
        self._consumer = ""
        self._pull: Pull | None = None

    async def attach(self) -> None:
        """Have the server make a consumer that starts behind what was read."""
        info = await self._connection.js.add_consumer(
            self._stream,
            ConsumerConfig(
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
                opt_start_seq=self._after + 1,
                ack_policy=AckPolicy.NONE,
                filter_subject=self._filters,
                inactive_threshold=FORGOTTEN_AFTER,
                mem_storage=True,
            ),
        )
        self._consumer = info.name

    async def detach(self) -> None:
        """Let the server forget the consumer now rather than later."""
        with suppress(NatsError, APIError, TimeoutError):
            await self._connection.js.delete_consumer(self._stream, self._consumer)

    async def batches(self, most: int) -> AsyncGenerator[Sequence[Entry], None]:
        """Whatever has come, without end."""
        while True:
            try:
                async with pulling(self._connection, self._stream, self._consumer, wanted=2 * most) as pull:
                    self._pull = pull
                    while True:
                        entries = self._new(await pull.take(most))
                        if entries:
                            yield entries
            except (PullLost, NatsError, APIError, TimeoutError) as error:
                why = str(error) or type(error).__name__
                log.warning("follower attaches again", stream=self._stream, why=why)
                await self._again()

    async def watch(self, look: float) -> None:
        """Have the consumer made anew when the server forgot it, or when entries wait and none come."""
        stall, watched = Stall(), ""
        while True:
            heed()
            await asyncio.sleep(look)
            pull, name = self._pull, self._consumer
            if name != watched:
                stall.forget()
                watched = name
            try:
                info = await self._connection.js.consumer_info(self._stream, name)
            except NotFoundError:
                why = "the server forgot the consumer"
            except (NatsError, APIError, TimeoutError):
                # Out of reach: the pull itself notices that.
                continue
            else:
                why = "entries wait and none come" if stall.seen(info, idle=pull is not None and pull.waits) else ""
            if why and pull is not None and name == self._consumer:
                pull.lose(why)

    def _new(self, messages: Sequence[Msg]) -> list[Entry]:
        entries: list[Entry] = []
        for message in messages:
            meta = message.metadata
            if meta.sequence.stream > self._after:
                self._after = meta.sequence.stream
                headers = message.headers or {}
                entries.append(Entry(message.subject, meta.sequence.stream, message.data, meta.timestamp, headers))
        return entries

    async def _again(self) -> None:
        while True:
            try:
                await self.detach()
                await self.attach()
            except (NatsError, APIError, TimeoutError):
                await asyncio.sleep(0.2)
            else:
                return
