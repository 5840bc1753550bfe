"""A read model that two processes offer: one keeps it up, the other knows how far it is, takes over and replays."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.ports.feed import Entry
from gomflow.ports.parking import Release
from gomflow.ports.turns import Turns
from gomflow.testing.lives import RandomLife
from gomflow.verifying import compare, fold_all
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.publish import Guarded, publish_one
from gomflow_adapters.jetstream.streams import DEAD, LOG, turn_subject
from gomflow_adapters.jetstream.turns import JetStreamTurns
from gomflow_events.codec import Unreadable
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.runner import ProjectionRunner
from gomflow_projections.store import Store

NAME = "projection-desk"


class OlderRelease(DeskProjection):
    """A release that cannot read some messages."""

    def __init__(self, unknown: Collection[int]) -> None:
        self.unknown = unknown

    def read(self, entry: Entry) -> list[Any]:
        if entry.sequence in self.unknown:
            raise Unreadable("no event is called OrderBlessed")
        return super().read(entry)


@asynccontextmanager
async def running(log: Connection, store: Store, turns: Turns, projection: DeskProjection) -> AsyncIterator[Progress]:
    progress, feed = Progress(), StreamFeed(log, LOG, "log.order.>")
    runner = ProjectionRunner(projection, feed, store, progress, JetStreamParking(log), turns)
    task = asyncio.create_task(runner.run())
    try:
        yield progress
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def ends_at(log: Connection) -> int:
    return await StreamFeed(log, LOG, "log.order.>").last()


async def born(log: Connection, seed: int) -> tuple[RandomLife, int]:
    """An order with a history, and the message of it that some release cannot read."""
    life = RandomLife(JetStreamLog(log.nc, log.js), seed)
    await life.live(20)
    return life, (await JetStreamLog(log.nc, log.js).read("order", life.order_id))[1].sequence


async def test_the_other_knows_how_far_it_is_takes_over_and_replays(
    own_log: Connection, database: str, engine: AsyncEngine
) -> None:
    parking = JetStreamParking(own_log)
    sick, unknown = await born(own_log, 5)
    key = f"log.order.{sick.order_id}"
    async with (
        Store.open(database) as store,
        JetStreamTurns.open(own_log) as first,
        JetStreamTurns.open(own_log) as second,
    ):
        async with running(own_log, store, first, OlderRelease({unknown})) as active:
            assert await active.wait_for(await ends_at(own_log), 20)
            async with running(own_log, store, second, DeskProjection()) as onlooker:
                await sick.live(3)
                assert await onlooker.wait_for(await ends_at(own_log), 20)
                assert {key} == set(await parking.keys(NAME))
        async with running(own_log, store, second, DeskProjection()) as taken_over:
            await sick.live(3)
            assert await taken_over.wait_for(await ends_at(own_log), 20)
            release = await parking.ask_for_replay(NAME, key)
            await until(lambda: over(parking, release), within=20)
    feed = StreamFeed(own_log, LOG, "log.>")
    assert [] == (await compare(engine, await fold_all(feed, await feed.last()))).differences


async def over(parking: JetStreamParking, release: Release) -> bool:
    return not await parking.is_wished(release)


async def test_one_whose_turn_is_over_takes_another_before_it_replays(
    own_log: Connection, database: str, engine: AsyncEngine
) -> None:
    parking = JetStreamParking(own_log)
    sick, unknown = await born(own_log, 6)
    older = OlderRelease({unknown})
    key = f"log.order.{sick.order_id}"
    async with Store.open(database) as store, JetStreamTurns.open(own_log) as turns:
        async with running(own_log, store, turns, older) as progress:
            assert await progress.wait_for(await ends_at(own_log), 20)
            queue = await parking.queue(NAME, key)
            # Somebody else takes over, and this one has not heard of it yet.
            turn = await last_of(own_log.nc, DEAD, turn_subject(NAME))
            assert turn is not None
            await publish_one(own_log.js, Guarded(turn_subject(NAME), b'{"process":"another"}', turn.sequence))
            older.unknown = ()
            release = await parking.ask_for_replay(NAME, key)
            # A process that is not there is soon replaced by one that is.
            await until(lambda: over(parking, release), within=20)
        taken = await last_of(own_log.nc, DEAD, turn_subject(NAME))
        assert taken is not None
        assert taken.sequence > turn.sequence + 1
    assert queue
    assert [] == list(await parking.queue(NAME, key))
    feed = StreamFeed(own_log, LOG, "log.>")
    assert [] == (await compare(engine, await fold_all(feed, await feed.last()))).differences
