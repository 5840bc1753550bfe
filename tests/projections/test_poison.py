"""A read model that meets what it cannot apply: one aggregate stands still, nothing is skipped, all else goes on."""

import asyncio
import random
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import msgspec
import pytest
from msgspec import Raw
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.chance import World, new_id
from gomflow.consumers.dead import DeadLetters
from gomflow.embedded import Embedded
from gomflow.handle.desk import Desk
from gomflow.order.decide import ORDER
from gomflow.ports.feed import Entry
from gomflow.testing.decisions import GOM, NOW
from gomflow.testing.lives import RandomLife
from gomflow.testing.orders import details
from gomflow.testing.requests import request
from gomflow.verifying import compare, fold_all
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.streams import DEAD, LOG, ensure_streams
from gomflow_events.codec import Unreadable
from gomflow_events.commit import Commit, WrittenDecision, WrittenEvent
from gomflow_events.identity import AGENT
from gomflow_events.order import requests as r
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.rebuild import rebuild_projection
from gomflow_projections.runner import ProjectionRunner, UnreadableEntry
from gomflow_projections.store import Store

NAME = "projection-desk"


class OlderRelease(DeskProjection):
    """A release that does not know what some messages say, or fails over them."""

    def __init__(self, unknown: Collection[int], defects: Collection[int] = ()) -> None:
        self.unknown = unknown
        self.defects = defects

    def read(self, entry: Entry) -> list[Any]:
        if entry.sequence in self.unknown:
            raise Unreadable("no event is called OrderBlessed: was it written by a newer release?")
        return super().read(entry)

    def apply(self, book: Any, recorded: Any) -> None:
        super().apply(book, recorded)
        if recorded.sequence in self.defects:
            raise KeyError(recorded.aggregate_id)


@pytest.fixture
async def log(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Connection]:
    """A log and a parking of one's own."""
    async with (
        Embedded(tmp_path_factory.mktemp("nats"), postgres=False, durable=False) as servers,
        connect(servers.nats_url, "poison") as connection,
    ):
        await ensure_streams(connection.js)
        yield connection


@asynccontextmanager
async def running(log: Connection, store: Store, projection: DeskProjection) -> AsyncIterator[Progress]:
    feed, progress = StreamFeed(log, LOG, "log.>"), Progress()
    runner = ProjectionRunner(projection, feed, store, progress, JetStreamParking(log))
    task = asyncio.create_task(runner.run())
    try:
        yield progress
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def lives(log: Connection, *seeds: int) -> list[RandomLife]:
    born = [RandomLife(JetStreamLog(log.nc, log.js), seed) for seed in seeds]
    await asyncio.gather(*(life.live(30) for life in born))
    return born


async def commits_of(log: Connection, life: RandomLife) -> list[int]:
    return [stored.sequence for stored in await JetStreamLog(log.nc, log.js).read("order", life.order_id)]


async def differences(log: Connection, engine: AsyncEngine) -> list[str]:
    feed = StreamFeed(log, LOG, "log.>")
    return (await compare(engine, await fold_all(feed, await feed.last()))).differences


@pytest.mark.parametrize("defect", ["unreadable", "raises"])
async def test_poison_parks_one_aggregate_and_a_replay_brings_it_up_to_date(
    log: Connection, database: str, engine: AsyncEngine, defect: str
) -> None:
    parking, feed = JetStreamParking(log), StreamFeed(log, LOG, "log.>")
    sick, *_ = await lives(log, 1, 2, 3)
    commits = await commits_of(log, sick)
    unknown = {commits[1]}
    older = OlderRelease(unknown) if defect == "unreadable" else OlderRelease(set(), unknown)
    key = f"log.order.{sick.order_id}"
    async with Store.open(database) as store:
        async with running(log, store, older) as progress:
            assert await progress.wait_for(await feed.last(), 20)
        found = await differences(log, engine)
        assert found
        assert commits[1:] == [parked.sequence for parked in await parking.queue(NAME, key)]
        assert {key: commits[-1]} == await parking.keys(NAME)

        await sick.live(0)
        async with running(log, store, DeskProjection()) as progress:
            assert await progress.wait_for(await feed.last(), 20)
            assert len(await parking.queue(NAME, key)) > len(commits[1:]) or await differences(log, engine)
            release = await parking.ask_for_replay(NAME, key)
            await until(lambda: _over(parking, release), within=20)
            await lives(log, 4)
            assert await progress.wait_for(await feed.last(), 20)
            await until(lambda: _is_tidy(database), why="the checkpoint of the queue is taken away")

    assert {} == await parking.keys(NAME)
    assert [] == await differences(log, engine)


async def _is_tidy(database: str) -> bool:
    connection = await asyncpg.connect(database)
    try:
        return ["desk"] == [row[0] for row in await connection.fetch("SELECT projection FROM gomflow.checkpoints")]
    finally:
        await connection.close()


async def _over(parking: JetStreamParking, release: Any) -> bool:
    return not await parking.is_wished(release)


async def test_a_runner_that_dies_anywhere_in_a_replay_applies_everything_once(
    log: Connection, database: str, engine: AsyncEngine
) -> None:
    parking, feed, chance = JetStreamParking(log), StreamFeed(log, LOG, "log.>"), random.Random(3)
    sick, *_ = await lives(log, 11, 12)
    commits = await commits_of(log, sick)
    async with Store.open(database) as store:
        async with running(log, store, OlderRelease({commits[0]})) as progress:
            assert await progress.wait_for(await feed.last(), 20)
        assert len(commits) == len(await parking.queue(NAME, f"log.order.{sick.order_id}"))
        release = await parking.ask_for_replay(NAME, f"log.order.{sick.order_id}")
        deaths = 0
        while await parking.is_wished(release):
            async with running(log, store, DeskProjection()):
                # Each lives a little longer, so that it comes to an end on a slow machine, too.
                await asyncio.sleep(chance.uniform(0.005, 0.01) * (1 + deaths))
            deaths += 1

    assert deaths > 1
    assert [] == await differences(log, engine)


async def test_what_postgres_will_never_take_is_parked(log: Connection, database: str, engine: AsyncEngine) -> None:
    feed, order_id = StreamFeed(log, LOG, "log.>"), new_id()
    desk = Desk(JetStreamLog(log.nc, log.js), {ORDER.name: ORDER}, new_id)
    await desk.ask(
        request(order_id, r.OrderCreationRequested(codes=("7K3Q",), details=details(description="a zero \x00 in it")))
    )
    await lives(log, 21)
    async with Store.open(database) as store, running(log, store, DeskProjection()) as progress:
        assert await progress.wait_for(await feed.last(), 20)

    assert [f"log.order.{order_id}"] == list(await JetStreamParking(log).keys(NAME))
    assert ["order 7K3Q has no row"] == await differences(log, engine)


async def test_what_was_parked_in_an_old_shape_is_replayed_in_the_current_one(
    log: Connection, database: str, engine: AsyncEngine
) -> None:
    parking, feed = JetStreamParking(log), StreamFeed(log, LOG, "log.>")
    (life,) = await lives(log, 31)
    sequence = await _refused_in_the_words_of_then(log, life)
    async with Store.open(database) as store:
        async with running(log, store, OlderRelease({sequence})) as progress:
            assert await progress.wait_for(await feed.last(), 20)
        assert {f"log.order.{life.order_id}": sequence} == await parking.keys(NAME)
        async with running(log, store, DeskProjection()):
            release = await parking.ask_for_replay(NAME, f"log.order.{life.order_id}")
            await until(lambda: _over(parking, release), within=20)

    assert {} == await parking.keys(NAME)
    assert [] == await differences(log, engine)


async def _refused_in_the_words_of_then(log: Connection, life: RandomLife) -> int:
    """A commit as a release wrote it that knew `PaymentRefused` in its first version; its number in the log."""
    event_log = JetStreamLog(log.nc, log.js)
    last = (await event_log.read("order", life.order_id))[-1]
    submission = next(iter((await life.desk.state("order", life.order_id)).book.values()))
    data = {
        "submission_id": submission.submission_id,
        "payment_id": "p-of-then",
        "reasons": ["amount_differs"],
        "status": submission.status.value,
    }
    written = WrittenEvent(event_id=new_id(), type="PaymentRefused", schema=1, data=Raw(msgspec.json.encode(data)))
    decision = WrittenDecision(
        request_id=new_id(),
        request="RefusalReported",
        at=NOW,
        actor=AGENT,
        correlation_id="c",
        causation_id="c",
        events=(written,),
    )
    home = await life.desk.home("order", life.order_id)
    commit = Commit(
        commit_id=new_id(),
        aggregate="order",
        aggregate_id=life.order_id,
        tenant=GOM.id,
        version=home.version + 1,
        previous=last.digest,
        decisions=(decision,),
    )
    return (await event_log.append(commit, after=last.sequence)).sequence


async def test_a_rebuild_contains_what_was_parked_and_empties_its_queue(
    log: Connection, database: str, engine: AsyncEngine
) -> None:
    feed, world, desk = StreamFeed(log, LOG, "log.>"), World(), Desk(JetStreamLog(log.nc, log.js), {}, new_id)
    sick, _ = await lives(log, 41, 42)
    commits = await commits_of(log, sick)
    letters = DeadLetters(JetStreamParking(log), desk, world)
    async with Store.open(database) as store:
        async with running(log, store, OlderRelease({commits[0]})) as progress:
            assert await progress.wait_for(await feed.last(), 20)
        rebuilt = await rebuild_projection(DeskProjection(), feed, database)
        async with running(log, store, DeskProjection()) as progress:
            assert len(commits) == await letters.caught_up(NAME, rebuilt.position)
            await until(lambda: _nothing_parked(log), within=20)
            await sick.live(0)
            await lives(log, 43)
            assert await progress.wait_for(await feed.last(), 20)

    assert [] == await differences(log, engine)


async def _nothing_parked(log: Connection) -> bool:
    return not await all_of(log.nc, DEAD, ">")


async def test_without_a_parking_nothing_is_passed_over(log: Connection, database: str, engine: AsyncEngine) -> None:
    await log.js.publish("log.order.broken", b"{}")
    feed = StreamFeed(log, LOG, "log.>")
    async with Store.open(database) as store:
        with pytest.raises(UnreadableEntry, match="stops before message 1"):
            await ProjectionRunner(DeskProjection(), feed, store, Progress()).run()

        assert 0 == await store.position("desk")
    connection = await asyncpg.connect(database)
    assert 0 == await connection.fetchval("SELECT count(*) FROM gomflow.orders")
    await connection.close()
