"""What it costs to have decisions on disk: the broker alone, our log, and another library on the same Postgres."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from bench.figures import Figures, figures
from gomflow.chance import new_id
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_events.codec import encode, write_event
from gomflow_events.commit import Commit, WrittenDecision
from gomflow_events.identity import CLOCK
from gomflow_events.order.events import MinimumReached

ABREAST = 64
"""Aggregates that are written at the same time where a measurement is concurrent."""

Write = Callable[[int], Awaitable[object]]


class Chain:
    """One aggregate that grows by commits of so many events."""

    def __init__(self, log: JetStreamLog, events: int) -> None:
        self._log = log
        self._events = events
        self._id, self._version, self._at, self._digest = new_id(), 1, 0, ""

    async def append(self, _number: int) -> None:
        """One decision more, on disk when this returns."""
        made = commit(self._id, self._version, self._digest, self._events)
        appended = await self._log.append(made, after=self._at)
        self._version += self._events
        self._at, self._digest = appended.sequence, appended.digest


def commit(aggregate_id: str, version: int, previous: str, events: int) -> Commit:
    """A decision of so many events."""
    decision = WrittenDecision(
        request_id=new_id(),
        request="Measured",
        at=datetime.now(UTC),
        actor=CLOCK,
        correlation_id=new_id(),
        causation_id=new_id(),
        events=tuple(write_event(new_id(), MinimumReached(buyers=number)) for number in range(events)),
    )
    return Commit(
        commit_id=new_id(),
        aggregate="bench",
        aggregate_id=aggregate_id,
        tenant="bench",
        version=version,
        previous=previous,
        decisions=(decision,),
    )


async def publish(connection: Connection, count: int, events: int, abreast: int) -> Figures:
    """The broker alone, with messages of the same size."""
    size = len(encode(commit(new_id(), 1, "", events)))

    def writer(lane: int) -> Write:
        subject = f"log.bench.{new_id()}-{lane}"
        return lambda _number: connection.js.publish(subject, b"x" * size)

    return await lanes([writer(lane) for lane in range(abreast)], count)


async def append(connection: Connection, count: int, events: int, abreast: int) -> Figures:
    """Our log, one for all as in an application: encoded, guarded, with a digest, acknowledged from the disk."""
    log = JetStreamLog(connection.nc, connection.js)
    return await lanes([Chain(log, events).append for _ in range(abreast)], count)


async def lanes(writers: Sequence[Write], count: int) -> Figures:
    """So many writes in all, shared among lanes that each write one after another."""
    latencies: list[float] = []

    async def lane(write: Write) -> None:
        for number in range(max(count // len(writers), 1)):
            began = time.perf_counter()
            await write(number)
            latencies.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*map(lane, writers))
    return figures(latencies, time.perf_counter() - began)
