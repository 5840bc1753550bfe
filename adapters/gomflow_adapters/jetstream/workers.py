"""Consumers whose messages need no order: FastStream subscribers that end in the same four words."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, NatsMessage, PullSub
from faststream.security import SASLPlaintext
from nats.errors import Error as NatsError

from gomflow.ports.parking import Parking
from gomflow.ports.turns import Alone, Turns
from gomflow_adapters.jetstream.connection import Connection, credentials_in, servers_in
from gomflow_adapters.jetstream.delivered import Delivered, Handle
from gomflow_adapters.jetstream.workers_bench import Bench
from gomflow_adapters.jetstream.workers_watch import ACK_WAIT, LOOK, Watch, worker_config


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: the messages of a filter, `at_once` of them side by side."""

    name: str
    stream: str
    filter: str
    handle: Handle
    at_once: int = 1


def _undecoded(message: NatsMessage) -> bytes:
    """Handlers decode for themselves: one broken message must not take others down with it."""
    return message.body


@asynccontextmanager
async def working(
    connection: Connection,
    url: str,
    works: Sequence[Work],
    parking: Parking,
    look: float = LOOK,
    turns: Turns | None = None,
) -> AsyncIterator[NatsBroker]:
    """A broker that does these kinds of work until the end of the block; what is under way then is finished.

    Every process that runs this does its share. What is parked is handled again by the one whose turn that is.
    """
    known = credentials_in(url)
    broker = NatsBroker(
        servers_in(url),
        security=SASLPlaintext(*known) if known is not None else None,
        name="gomflow-workers",
        max_reconnect_attempts=-1,
        reconnect_time_wait=1,
        logger=None,
    )
    watched: list[tuple[Bench, Watch]] = []
    for work in works:
        bench = Bench(work.name, work.handle, parking, turns or Alone())
        watch = _add(connection, broker, work, bench, look)
        await watch.attach()
        watched.append((bench, watch))
    await broker.start()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(broker.stop)
        for bench, watch in watched:
            await stack.enter_async_context(_beside(bench, watch))
        yield broker


def _add(connection: Connection, broker: NatsBroker, work: Work, bench: Bench, look: float) -> Watch:
    """Let a broker do a kind of work, and somebody watch whether it does."""

    async def on_message(message: NatsMessage) -> None:
        raw = message.raw_message
        assert not isinstance(raw, list)
        meta = raw.metadata
        delivered = Delivered(
            raw.subject,
            meta.sequence.stream,
            raw.data,
            redelivered=meta.num_delivered > 1,
            at=meta.timestamp,
            headers=raw.headers or {},
        )
        async with _still_at_it(message):
            again = await bench.one(delivered)
        if again is None:
            await message.ack()
        else:
            await message.nack(delay=again.total_seconds())

    subscriber = broker.subscriber(
        work.filter,
        stream=JStream(work.stream, declare=False),
        durable=work.name,
        config=worker_config(work.name, work.filter, work.at_once),
        pull_sub=PullSub(batch_size=work.at_once, timeout=5.0),
        ack_policy=AckPolicy.MANUAL,
        decoder=_undecoded,
        title=work.name,
    )
    subscriber(on_message)
    config = worker_config(work.name, work.filter, work.at_once)
    return Watch(connection, work.stream, config, subscriber, bench.is_idle, look)


@asynccontextmanager
async def _still_at_it(message: NatsMessage) -> AsyncIterator[None]:
    """Tell the server again and again that a message is being handled, so that it gives it to nobody else."""

    async def tell() -> None:
        while True:
            await asyncio.sleep(ACK_WAIT / 3)
            with suppress(NatsError):
                await message.in_progress()

    telling = asyncio.create_task(tell())
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


@asynccontextmanager
async def _beside(bench: Bench, watch: Watch) -> AsyncIterator[None]:
    """The watch over a kind of work, and the replays of what it parked, until the end of the block."""
    tasks = [asyncio.create_task(run(), name=f"{bench.name} {run.__name__}") for run in (watch.run, bench.replays)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
