"""The projection `desk`: whatever happens, the rows say what the log says, exactly once."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.chance import new_id
from gomflow.embedded import Embedded
from gomflow.handle.desk import Desk
from gomflow.parts import AGGREGATES
from gomflow.testing import servers as real
from gomflow.testing.decisions import GOM, NOW
from gomflow.testing.orders import buyer, details, joining, paying, pesos
from gomflow.verifying import compare, fold_all, money_adds_up
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG, ensure_streams
from gomflow_events.commit import Request
from gomflow_events.identity import AGENT, CLOCK, Actor, SubmissionId
from gomflow_events.order import requests as r
from gomflow_events.order.terms import Line
from gomflow_projections.database import migrate, open_engine
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.runner import ProjectionRunner
from gomflow_projections.store import Store


@pytest.fixture(scope="module")
async def own_log(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Connection]:
    """A log that only this module writes."""
    async with (
        Embedded(tmp_path_factory.mktemp("nats"), postgres=False, durable=False) as servers,
        connect(servers.nats_url, "projection") as connection,
    ):
        await ensure_streams(connection.js)
        yield connection


@pytest.fixture
async def engine(database: str) -> AsyncIterator[AsyncEngine]:
    await asyncio.to_thread(migrate, database)
    engine = open_engine(database)
    yield engine
    await engine.dispose()


class World:
    """Random lives of orders, on a real log."""

    def __init__(self, connection: Connection, seed: int) -> None:
        self.chance = random.Random(seed)
        self.log = JetStreamLog(connection.nc, connection.js)
        self.desk = Desk(self.log, AGGREGATES, new_id)
        self.order_id = new_id()
        self.now = NOW

    async def ask(self, body: object, by: Actor) -> None:
        await self.desk.ask(
            Request(
                request_id=new_id(),
                aggregate="order",
                aggregate_id=self.order_id,
                tenant=GOM.id,
                actor=by,
                at=self.now,
                correlation_id="c",
                causation_id="c",
                body=body,
            )
        )

    async def live(self, steps: int) -> None:
        codes = tuple(new_id()[-4:].upper() for _ in range(20))
        maximum = self.chance.choice([3, 5, None])
        await self.ask(r.OrderCreationRequested(codes=codes, details=details(maximum=maximum)), GOM)
        await self.ask(r.OpeningRequested(), GOM)
        for _ in range(steps):
            body, by = self._something()
            await self.ask(body, by)

    def _something(self) -> tuple[Any, Actor]:
        pick = self.chance.choice
        name = f"{pick('abcdefgh')}{self.order_id[-4:]}"
        submission = SubmissionId(f"s-{name}")
        self.now += timedelta(minutes=pick([1, 5, 60]))
        lines = (Line(item_id=pick("12"), quantity=self.chance.randint(1, 3)),)
        return pick(
            [
                *[(joining(name), buyer(name))] * 4,
                (r.ChangeRequested(submission_id=submission, lines=lines), buyer(name)),
                (r.WithdrawalRequested(submission_id=submission), buyer(name)),
                (r.OfferAnswered(submission_id=submission, taken=True), buyer(name)),
                (paying(name, pesos(pick([100, 500, 530])), new_id()), AGENT),
                (paying(name, pesos(500), new_id()), AGENT),
                (r.RefundReported(submission_id=submission), GOM),
                (r.ClosingRequested(below_minimum_is_fine=True), GOM),
                (r.ExtensionRequested(deadline=self.now + timedelta(days=3)), GOM),
                (r.PurchaseReported(), GOM),
                (r.ShippingReported(courier="LBC", tracking="1"), GOM),
                (r.ReceiptConfirmed(submission_id=submission), buyer(name)),
                (r.DeadlineReached(deadline=NOW), CLOCK),
            ]
        )


async def test_random_lives_leave_the_rows_the_log_says(
    own_log: Connection, database: str, engine: AsyncEngine
) -> None:
    feed = StreamFeed(own_log, LOG, "log.>")
    progress = Progress()
    async with Store.open(database) as store:
        runner = asyncio.create_task(ProjectionRunner(DeskProjection(), feed, store, progress).run())
        await asyncio.gather(*(World(own_log, seed).live(60) for seed in range(12)))
        end = await feed.last()

        assert await progress.wait_for(end, 20)
        runner.cancel()

    folded = await fold_all(feed, end)
    findings = await compare(engine, folded)
    assert [] == findings.differences
    assert findings.compared["order"] >= 12
    assert findings.compared["submission"] >= 30
    assert [] == [problem for problem in money_adds_up(folded) if "was not approved" not in problem]


async def test_a_runner_that_dies_anywhere_leaves_no_gap_and_no_double(
    own_log: Connection, database: str, engine: AsyncEngine
) -> None:
    feed = StreamFeed(own_log, LOG, "log.>")
    writing = asyncio.create_task(World(own_log, 99).live(80))
    chance = random.Random(5)
    async with Store.open(database) as store:
        while not writing.done():
            runner = asyncio.create_task(ProjectionRunner(DeskProjection(), feed, store, Progress()).run())
            await asyncio.wait([runner], timeout=chance.uniform(0.005, 0.08))
            runner.cancel()
            await asyncio.gather(runner, return_exceptions=True)
        await writing
        end, progress = await feed.last(), Progress()
        runner = asyncio.create_task(ProjectionRunner(DeskProjection(), feed, store, progress).run())
        assert await progress.wait_for(end, 20)
        runner.cancel()

    findings = await compare(engine, await fold_all(feed, end))

    assert [] == findings.differences


async def test_two_runners_fence_each_other_out(own_log: Connection, database: str, engine: AsyncEngine) -> None:
    feed = StreamFeed(own_log, LOG, "log.>")
    progress = [Progress(), Progress()]
    async with Store.open(database) as store:
        runners = [asyncio.create_task(ProjectionRunner(DeskProjection(), feed, store, one).run()) for one in progress]
        await World(own_log, 7).live(60)
        end = await feed.last()
        await until(lambda: max(one.position for one in progress) >= end, within=30)
        for runner in runners:
            runner.cancel()
        await asyncio.gather(*runners, return_exceptions=True)

    findings = await compare(engine, await fold_all(feed, end))

    assert [] == findings.differences


async def test_a_database_that_goes_away_is_waited_out(own_log: Connection, servers: Embedded) -> None:
    url = await real.fresh_database(servers.database_url)
    await asyncio.to_thread(migrate, url)
    feed, progress = StreamFeed(own_log, LOG, "log.>"), Progress()
    async with Store.open(url) as store:
        runner = asyncio.create_task(ProjectionRunner(DeskProjection(), feed, store, progress).run())
        assert await progress.wait_for(await feed.last(), 20)
        async with Store.open(servers.database_url) as other, other.transaction() as connection:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", url.rpartition("/")[2]
            )
        await World(own_log, 3).live(10)

        assert await progress.wait_for(await feed.last(), 20)
        runner.cancel()
        await asyncio.gather(runner, return_exceptions=True)
    await real.drop_database(url)
