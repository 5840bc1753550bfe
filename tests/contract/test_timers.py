"""What timers promise, kept by those in memory and by those in JetStream."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from gomflow.chance import new_id
from gomflow.ports.timers import Timer, Timers
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import TIMERS
from gomflow_adapters.jetstream.timers import JetStreamTimers, due_subject
from gomflow_adapters.memory.timers import MemoryTimers

SOON = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["memory", "jetstream"])
async def timers(request: pytest.FixtureRequest, nats: Connection) -> AsyncIterator[Timers]:
    if request.param == "memory":
        yield MemoryTimers()
        return
    await nats.js.purge_stream(TIMERS)
    yield JetStreamTimers(nats)
    await nats.js.purge_stream(TIMERS)


async def test_they_stand_in_the_order_of_their_time(timers: Timers) -> None:
    later = Timer("offer-1", SOON + timedelta(hours=1), {"kind": "offer", "amount": "1.50"})
    sooner = Timer("deadline-1", SOON, {"kind": "deadline"})
    for timer in (later, sooner):
        await timers.set(timer.name, timer.at, timer.what)

    assert [sooner, later] == list(await timers.standing())


async def test_set_again_is_replaced(timers: Timers) -> None:
    await timers.set("deadline-1", SOON, {"kind": "deadline", "n": 1})
    await timers.set("deadline-1", SOON + timedelta(days=1), {"kind": "deadline", "n": 2})

    assert [Timer("deadline-1", SOON + timedelta(days=1), {"kind": "deadline", "n": 2})] == list(
        await timers.standing()
    )


async def test_cancelled_is_gone_and_cancelling_nothing_is_fine(timers: Timers) -> None:
    await timers.set("offer-1", SOON, {})
    await timers.set("offer-2", SOON, {})

    await timers.cancel("offer-1")
    await timers.cancel("offer-1")

    assert ["offer-2"] == [timer.name for timer in await timers.standing()]


async def fired(timers: Timers, name: str, nats: Connection) -> list[object]:
    """What came of a timer whose time is over."""
    if isinstance(timers, MemoryTimers):
        found: list[object] = []
        while (timer := timers.due(datetime.now(UTC))) is not None:
            found.append(timer.what)
        return found
    await until(lambda: all_of(nats.nc, TIMERS, due_subject(name)), within=20, why="the broker fires")
    return [msgspec.json.decode(kept.data) for kept in await all_of(nats.nc, TIMERS, due_subject(name))]


async def test_past_is_at_once_and_what_fired_stands_no_more(timers: Timers, nats: Connection) -> None:
    name = f"deadline-{new_id()}"
    await timers.set(name, datetime.now(UTC) - timedelta(days=3), {"kind": "deadline", "which": name})

    assert [{"kind": "deadline", "which": name}] == await fired(timers, name, nats)
    assert [] == list(await timers.standing())


async def test_only_the_last_setting_fires(timers: Timers, nats: Connection) -> None:
    name = f"deadline-{new_id()}"
    await timers.set(name, SOON, {"n": 1})
    await timers.set(name, datetime.now(UTC) + timedelta(seconds=0.3), {"n": 2})
    await asyncio.sleep(0.5 if isinstance(timers, MemoryTimers) else 0)

    assert [{"n": 2}] == await fired(timers, name, nats)
