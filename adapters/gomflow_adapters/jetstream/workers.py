"""Consumers whose messages need no order: FastStream subscribers that end in the same four words."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from faststream import AckPolicy
from faststream.nats import ConsumerConfig, JStream, NatsBroker, NatsMessage, PullSub
from nats.js.api import AckPolicy as ServerAck
from nats.js.api import DeliverPolicy
from nats.js.errors import NotFoundError

from gomflow.ports.outcome import Again, ConsumerOutcome, Done, Poison, Rejected
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.consumer import PATIENCE, Delivered, Handle, Park

log = structlog.get_logger()

ACK_WAIT = 120
"""Seconds a message may take before the server gives it to somebody else."""


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: the messages of a filter, `at_once` of them side by side."""

    name: str
    stream: str
    filter: str
    handle: Handle
    at_once: int = 1


def _config(work: Work) -> ConsumerConfig:
    return ConsumerConfig(
        durable_name=work.name,
        deliver_policy=DeliverPolicy.ALL,
        ack_policy=ServerAck.EXPLICIT,
        ack_wait=ACK_WAIT,
        filter_subject=work.filter,
        max_ack_pending=max(work.at_once * 4, 16),
    )


def _undecoded(message: NatsMessage) -> bytes:
    """Handlers decode for themselves: one broken message must not take others down with it."""
    return message.body


def add_work(broker: NatsBroker, work: Work, park: Park) -> None:
    """Let a broker do a kind of work."""

    async def on_message(message: NatsMessage) -> None:
        raw = message.raw_message
        assert not isinstance(raw, list)
        meta = raw.metadata
        delivered = Delivered(raw.subject, meta.sequence.stream, raw.data, redelivered=meta.num_delivered > 1)
        outcome = await _outcome(work, delivered, meta.num_delivered)
        match outcome:
            case Done() | Rejected():
                await message.ack()
            case Again(delay=delay):
                await message.nack(delay=delay.total_seconds())
            case Poison(why=why):
                log.error("parked", consumer=work.name, sequence=delivered.sequence, why=why)
                await park(work.name, delivered, why)
                await message.ack()

    broker.subscriber(
        work.filter,
        stream=JStream(work.stream, declare=False),
        durable=work.name,
        config=_config(work),
        pull_sub=PullSub(batch_size=work.at_once, timeout=5.0),
        ack_policy=AckPolicy.MANUAL,
        decoder=_undecoded,
        title=work.name,
    )(on_message)


async def _outcome(work: Work, delivered: Delivered, attempt: int) -> ConsumerOutcome:
    try:
        return await work.handle(delivered)
    except Exception as error:
        log.warning("handler failed", consumer=work.name, sequence=delivered.sequence, failures=attempt, exc_info=error)
        if attempt > len(PATIENCE):
            return Poison(f"{type(error).__name__}: {error}")
        return Again(type(error).__name__)


@asynccontextmanager
async def working(connection: Connection, url: str, works: Sequence[Work], park: Park) -> AsyncIterator[NatsBroker]:
    """A broker that does these kinds of work until the end of the block; what is under way then is finished."""
    for work in works:
        await _rewind(connection, work)
    broker = NatsBroker(url, name="gomflow-workers", max_reconnect_attempts=-1, reconnect_time_wait=1, logger=None)
    for work in works:
        add_work(broker, work, park)
    await broker.start()
    try:
        yield broker
    finally:
        await broker.stop()


async def _rewind(connection: Connection, work: Work) -> None:
    """Have the server give out again at once what a process that died had in hand."""
    try:
        await connection.js.consumer_info(work.stream, work.name)
    except NotFoundError:
        await connection.js.add_consumer(work.stream, _config(work))
    else:
        await connection.js.reset_consumer(work.stream, work.name)
