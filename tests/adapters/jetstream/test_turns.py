"""Turns: one process at a time has a service, and what one wrote after its turn was over is refused by the broker."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from uuid import uuid4

import pytest

from gomflow.embedded import Embedded
from gomflow.ports.outcome import Poison
from gomflow.ports.turns import Turn, TurnOver, in_turn, until_it_ends
from gomflow.testing.consuming import Work, consuming, numbered, publish
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.publish import Guarded, publish_one
from gomflow_adapters.jetstream.streams import turn_subject
from gomflow_adapters.jetstream.turns import JetStreamTurns
from gomflow_adapters.jetstream.workers import Work as Kind
from gomflow_adapters.jetstream.workers import working


@dataclass(frozen=True)
class Letter:
    """What can be parked."""

    subject: str
    sequence: int
    data: bytes = b"x"


@pytest.fixture
def service() -> str:
    return f"t{uuid4().hex[:10]}"


@pytest.fixture
async def turns(servers: Embedded, nats: Connection) -> AsyncIterator[list[JetStreamTurns]]:
    """Those of two processes, each with a connection of its own."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(
                JetStreamTurns.open(await stack.enter_async_context(connect(servers.nats_url, "turns")))
            )
            for _ in range(2)
        ]


async def stolen(nats: Connection, turn: Turn) -> None:
    """Somebody else takes the service while its process is frozen."""
    await publish_one(nats.js, Guarded(turn_subject(turn.service), b'{"process":"another"}', turn.number))


async def test_one_has_a_service_and_the_other_gets_it_when_it_is_given_up(
    turns: list[JetStreamTurns], service: str
) -> None:
    one, two = turns
    second = two.turn(service)
    async with one.turn(service) as first:
        waiting = asyncio.create_task(second.__aenter__())
        with pytest.raises(AssertionError, match="not within"):
            await until(waiting.done, within=1.2)
    got = await asyncio.wait_for(waiting, 2)

    assert got.number > first.number
    assert not got.was_taken
    await second.__aexit__(None, None, None)


async def test_of_many_that_want_a_service_one_has_it_at_any_time(turns: list[JetStreamTurns], service: str) -> None:
    having = 0
    numbers: list[int] = []

    async def works(turn: Turn) -> None:
        nonlocal having
        having += 1
        assert having == 1
        numbers.append(turn.number)
        await asyncio.sleep(0.01)
        having -= 1

    tasks = [asyncio.create_task(in_turn(one, service, works)) for one in turns]
    await until(lambda: len(numbers) > 8, within=20)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

    assert sorted(set(numbers)) == numbers


async def test_what_is_parked_after_the_turn_is_over_is_refused(
    nats: Connection, turns: list[JetStreamTurns], service: str
) -> None:
    parking, key = JetStreamParking(nats), f"{service}.a"
    async with turns[0].turn(service) as turn:
        mine = parking.under(turn)
        await mine.park(service, key, Letter(key, 1), "it is bad")
        await stolen(nats, turn)
        for again in (mine.park(service, key, Letter(key, 2), "bad"), mine.park_behind(service, key, Letter(key, 3))):
            with pytest.raises(TurnOver):
                await again
        assert turn.is_lost

    assert [1] == [parked.sequence for parked in await parking.queue(service, key)]


async def test_a_turn_that_is_lost_ends_what_is_done_in_it(
    nats: Connection, turns: list[JetStreamTurns], service: str
) -> None:
    cancelled = asyncio.Event()

    async def works() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    async with turns[0].turn(service) as turn:
        working = asyncio.create_task(until_it_ends(turn, works()))
        await stolen(nats, turn)
        with pytest.raises(TurnOver):
            await turn.confirm()
        await asyncio.wait_for(working, 2)

    assert cancelled.is_set()


async def test_no_message_is_handled_before_one_that_somebody_else_was_given(nats: Connection, stream: str) -> None:
    work = Work()
    work.gate.clear()
    async with consuming(nats, stream, work) as consumer:
        await until(lambda: asking(nats, stream, 1))
        # Somebody who thinks that it is their turn: they take one, and never say a word about it again.
        thief = await nats.js.pull_subscribe_bind(f"c{stream}", stream)
        stealing = asyncio.create_task(thief.fetch(1, timeout=5))
        await until(lambda: asking(nats, stream, 2))
        await publish(nats, stream, "a", *numbered("a", 10))
        await stealing
        work.gate.set()
        await until(lambda: len(work.seen[f"{stream}.a"]) >= 10, within=20)

    assert numbered("a", 10) == list(dict.fromkeys(work.seen[f"{stream}.a"]))
    assert consumer.attached > 1


async def asking(nats: Connection, stream: str, many: int) -> bool:
    """Whether so many ask the consumer for messages."""
    return many in [one.num_waiting for one in await nats.js.consumers_info(stream)]


async def test_what_one_worker_parks_is_parked_for_all(servers: Embedded, nats: Connection, stream: str) -> None:
    parking, one, two = JetStreamParking(nats), Work(), Work()
    one.outcomes[b"bad"] = two.outcomes[b"bad"] = [Poison("it is bad")]
    kinds = [Kind(name=f"w{stream}", stream=stream, filter=f"{stream}.>", handle=work.handle) for work in (one, two)]
    async with (
        working(nats, servers.nats_url, kinds[:1], parking),
        working(nats, servers.nats_url, kinds[1:], parking),
    ):
        await publish(nats, stream, "a", b"bad")

        async def it_is_parked() -> bool:
            return await parking.is_parked(f"w{stream}", f"{stream}.a")

        await until(it_is_parked)
        await publish(nats, stream, "a", *numbered("a", 20))
        await publish(nats, stream, "b", *numbered("b", 20))

        async def all_are_dealt_with() -> bool:
            return one.count() + two.count() == 20 and len(await parking.queue(f"w{stream}", f"{stream}.a")) == 21

        await until(all_are_dealt_with, within=20)

    assert {f"{stream}.b"} == {key for work in (one, two) for key, seen in work.seen.items() if seen}
