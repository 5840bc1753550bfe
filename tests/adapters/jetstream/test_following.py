"""Following a stream: in order, without gaps, whatever the server does with the follower's consumer."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from gomflow.ports.feed import Entry
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.heeding import heed


class Reading:
    """Somebody who reads along."""

    def __init__(self) -> None:
        self.read: list[bytes] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def along(self, batches: AsyncIterator[Sequence[Entry]]) -> None:
        async for batch in batches:
            await self.gate.wait()
            self.read.extend(entry.data for entry in batch)


@pytest.fixture
async def reading(nats: Connection, stream: str) -> AsyncIterator[Reading]:
    """A follower from the beginning, that looks at its consumer often."""
    reader = Reading()
    async with StreamFeed(nats, stream, f"{stream}.>", look=0.2).follow(0, most=10) as batches:
        task = asyncio.create_task(reader.along(batches))
        yield reader
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def write(nats: Connection, stream: str, first: int, count: int) -> None:
    for number in range(first, first + count):
        await nats.js.publish(f"{stream}.a", str(number).encode())


def numbers(count: int) -> list[bytes]:
    return [str(number).encode() for number in range(count)]


async def consumer_of(nats: Connection, stream: str) -> str:
    (only,) = await nats.js.consumers_info(stream)
    return only.name


async def test_a_forgotten_consumer_leaves_no_gap_and_no_double(
    nats: Connection, stream: str, reading: Reading
) -> None:
    await write(nats, stream, 0, 30)
    await until(lambda: len(reading.read) == 30)
    await nats.js.delete_consumer(stream, await consumer_of(nats, stream))
    await write(nats, stream, 30, 30)

    await until(lambda: len(reading.read) >= 60, within=15)

    assert numbers(60) == reading.read


async def test_a_consumer_that_is_given_nothing_is_made_anew(nats: Connection, stream: str, reading: Reading) -> None:
    await write(nats, stream, 0, 5)
    await until(lambda: len(reading.read) == 5)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    await nats.js.pause_consumer(stream, await consumer_of(nats, stream), tomorrow)
    await write(nats, stream, 5, 5)

    await until(lambda: len(reading.read) >= 10, within=15)

    assert numbers(10) == reading.read


async def test_a_slow_reader_is_no_stall(nats: Connection, stream: str, reading: Reading) -> None:
    await write(nats, stream, 0, 1)
    await until(lambda: len(reading.read) == 1)
    before = await consumer_of(nats, stream)
    reading.gate.clear()
    await write(nats, stream, 1, 200)
    looks = (await nats.js.stream_info(stream)).state.last_seq
    await asyncio.sleep(1)  # Five looks, while messages wait for the reader and not for the server.
    reading.gate.set()

    await until(lambda: len(reading.read) == looks)

    assert numbers(201) == reading.read
    assert before == await consumer_of(nats, stream)


async def test_a_cancellation_that_a_library_swallowed_is_heeded() -> None:
    reached = asyncio.Event()

    async def stubborn() -> None:
        reached.set()
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        heed()
        await asyncio.sleep(60)

    task = asyncio.create_task(stubborn())
    await reached.wait()
    task.cancel()
    await asyncio.wait([task], timeout=5)

    assert task.cancelled()
