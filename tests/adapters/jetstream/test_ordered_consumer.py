"""The ordered consumer: one key in order, keys side by side, four words, and no break it does not survive."""

import asyncio
import os
import signal
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from nats.js.api import StreamConfig

from gomflow.embedded import Embedded
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison, Rejected
from gomflow.testing import servers as real
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.consumer import Delivered, OrderedConsumer
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.parking import Parking
from gomflow_adapters.jetstream.streams import DEAD, ensure_streams


class Work:
    """A handler that remembers, and does as it is told."""

    def __init__(self) -> None:
        self.seen: dict[str, list[bytes]] = defaultdict(list)
        self.outcomes: dict[bytes, list[ConsumerOutcome | Exception]] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.at_once = 0
        self.most_at_once = 0

    async def handle(self, message: Delivered) -> ConsumerOutcome:
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
        return sum(len(seen) for seen in self.seen.values())


@pytest.fixture
async def stream(nats: Connection) -> AsyncIterator[str]:
    name = f"T{uuid4().hex[:10]}"
    await nats.js.add_stream(StreamConfig(name=name, subjects=[f"{name}.>"]))
    yield name
    await nats.js.delete_stream(name)


@asynccontextmanager
async def consuming(connection: Connection, stream: str, work: Work, **options: Any) -> AsyncIterator[OrderedConsumer]:
    consumer = OrderedConsumer(
        connection,
        stream=stream,
        name=f"c{stream}",
        filters=[f"{stream}.>"],
        handle=work.handle,
        park=Parking(connection).park,
        **options,
    )
    task = asyncio.create_task(consumer.run())
    try:
        yield consumer
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def publish(connection: Connection, stream: str, key: str, *bodies: bytes) -> None:
    for body in bodies:
        await connection.js.publish(f"{stream}.{key}", body)


def numbered(prefix: str, count: int) -> list[bytes]:
    return [f"{prefix}{number}".encode() for number in range(count)]


async def test_messages_of_one_key_come_in_order(nats: Connection, stream: str) -> None:
    work = Work()
    await publish(nats, stream, "a", *numbered("a", 100))
    await publish(nats, stream, "b", *numbered("b", 100))

    async with consuming(nats, stream, work):
        await until(lambda: work.count() == 200)

    assert numbered("a", 100) == work.seen[f"{stream}.a"]
    assert numbered("b", 100) == work.seen[f"{stream}.b"]


async def test_keys_go_side_by_side_up_to_the_limit(nats: Connection, stream: str) -> None:
    work = Work()
    work.gate.clear()
    for key in range(10):
        await publish(nats, stream, str(key), b"x", b"y")

    async with consuming(nats, stream, work, side_by_side=4):
        await until(lambda: work.at_once == 4)
        work.gate.set()
        await until(lambda: work.count() == 20)

    assert 4 == work.most_at_once


async def test_again_holds_its_key_and_nobody_elses(nats: Connection, stream: str) -> None:
    work = Work()
    work.outcomes[b"a0"] = [Again("not yet", timedelta(seconds=0.3))] * 2
    await publish(nats, stream, "a", b"a0", b"a1")
    await publish(nats, stream, "b", b"b0")

    async with consuming(nats, stream, work):
        await until(lambda: work.seen[f"{stream}.b"] == [b"b0"])
        assert [] == work.seen[f"{stream}.a"]
        await until(lambda: work.count() == 3)

    assert [b"a0", b"a1"] == work.seen[f"{stream}.a"]


async def test_poison_is_parked_with_its_reason(nats: Connection, stream: str) -> None:
    work = Work()
    work.outcomes[b"bad"] = [Poison("unknown event")]
    await publish(nats, stream, "a", b"bad", b"good")

    async with consuming(nats, stream, work):
        await until(lambda: work.count() == 1)

    parked = await all_of(nats.nc, DEAD, f"dead.c{stream}.{stream}.a")
    assert [b"bad"] == [message.data for message in parked]


async def test_a_handler_that_raises_is_tried_again(nats: Connection, stream: str) -> None:
    work = Work()
    work.outcomes[b"x"] = [RuntimeError("once")]
    await publish(nats, stream, "a", b"x", b"y")

    async with consuming(nats, stream, work):
        await until(lambda: work.count() == 2)

    assert [b"x", b"y"] == work.seen[f"{stream}.a"]


async def test_what_was_in_hand_comes_again_at_once_and_in_order(nats: Connection, stream: str) -> None:
    stuck, work = Work(), Work()
    stuck.gate.clear()
    await publish(nats, stream, "a", *numbered("a", 5))
    async with consuming(nats, stream, stuck):
        await until(lambda: stuck.at_once == 1)

    await publish(nats, stream, "a", b"later")
    async with consuming(nats, stream, work):
        await until(lambda: work.count() == 6, within=5)

    assert [*numbered("a", 5), b"later"] == work.seen[f"{stream}.a"]


async def test_a_deleted_consumer_is_made_anew(nats: Connection, stream: str) -> None:
    work = Work()
    async with consuming(nats, stream, work):
        await publish(nats, stream, "a", b"1")
        await until(lambda: work.count() == 1)
        await nats.js.delete_consumer(stream, f"c{stream}")
        await publish(nats, stream, "a", b"2")

        await until(lambda: b"2" in work.seen[f"{stream}.a"], within=15)


async def test_a_full_hand_waits_for_room(nats: Connection, stream: str) -> None:
    work = Work()
    await publish(nats, stream, "a", *numbered("a", 60))

    async with consuming(nats, stream, work, in_hand=10):
        await until(lambda: work.count() == 60)

    assert numbered("a", 60) == work.seen[f"{stream}.a"]


async def test_a_killed_server_interrupts_nothing_for_good(tmp_path: Path) -> None:
    async with real.test_servers(tmp_path) as servers, connect(servers.nats_url, "kill") as connection:
        await ensure_streams(connection.js)
        await connection.js.add_stream(StreamConfig(name="K", subjects=["K.>"]))
        work = Work()
        async with consuming(connection, "K", work):
            await publish(connection, "K", "a", *numbered("a", 20))
            await until(lambda: work.count() == 20)
            await _killed(servers)
            await until(lambda: connection.returns >= 1, within=20)
            await publish(connection, "K", "a", *numbered("b", 20))

            await until(lambda: len(set(work.seen["K.a"])) == 40, within=20)

    firsts = list(dict.fromkeys(work.seen["K.a"]))
    assert [*numbered("a", 20), *numbered("b", 20)] == firsts


async def _killed(servers: Embedded) -> None:
    before = servers.nats_pid
    os.kill(before, signal.SIGKILL)
    await until(lambda: servers.nats_pid not in {0, before}, within=20)
