"""A consumer whose handler does as it is told, for tests of consumers and of the parking."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from gomflow.ports.outcome import DONE, ConsumerOutcome, Rejected
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.consumer import OrderedConsumer
from gomflow_adapters.jetstream.delivered import Delivered
from gomflow_adapters.jetstream.parking import JetStreamParking


class Work:
    """A handler that remembers what it handled. `outcomes` are what it ends in before it is done, by message."""

    def __init__(self) -> None:
        self.seen: dict[str, list[bytes]] = defaultdict(list)
        self.outcomes: dict[bytes, list[ConsumerOutcome | Exception]] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.at_once = 0
        self.most_at_once = 0

    async def handle(self, message: Delivered) -> ConsumerOutcome:
        """Handle one message as told."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate.wait()
            told = self.outcomes.get(message.data, [])
            outcome = told.pop(0) if told else DONE
            if isinstance(outcome, Exception):
                raise outcome
            if outcome is DONE or isinstance(outcome, Rejected):
                self.seen[message.subject].append(message.data)
            return outcome
        finally:
            self.at_once -= 1

    def count(self) -> int:
        """How many messages were handled."""
        return sum(len(seen) for seen in self.seen.values())


@asynccontextmanager
async def consuming(
    connection: Connection,
    stream: str,
    work: Work,
    **options: Any,  # noqa: ANN401 - whatever the consumer takes
) -> AsyncIterator[OrderedConsumer]:
    """A consumer of all of a stream, called `c` and the stream's name, until the end of the block."""
    consumer = OrderedConsumer(
        connection,
        stream=stream,
        name=f"c{stream}",
        filters=[f"{stream}.>"],
        handle=work.handle,
        parking=options.pop("parking", None) or JetStreamParking(connection),
        **options,
    )
    task = asyncio.create_task(consumer.run())
    try:
        yield consumer
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def publish(connection: Connection, stream: str, key: str, *bodies: bytes) -> None:
    """Publish messages under `<stream>.<key>`."""
    for body in bodies:
        await connection.js.publish(f"{stream}.{key}", body)


def numbered(prefix: str, count: int) -> list[bytes]:
    """Messages that tell their place."""
    return [f"{prefix}{number}".encode() for number in range(count)]
