"""The projection `desk`: whatever happens, the rows say what the log says, exactly once."""

import asyncio
import random
from collections.abc import Mapping
from typing import get_args

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.embedded import Embedded
from gomflow.testing import servers as real
from gomflow.testing.lives import RandomLife
from gomflow.verifying import compare, fold_all, money_adds_up
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.member.events import MemberEvent
from gomflow_events.order.events import OrderEvent
from gomflow_events.payment.events import PaymentEvent
from gomflow_projections import members, orders, payments
from gomflow_projections.database import migrate
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.runner import ProjectionRunner
from gomflow_projections.store import Store


@pytest.mark.parametrize(
    ("union", "handlers"),
    [(OrderEvent, orders._HANDLERS), (MemberEvent, members._HANDLERS), (PaymentEvent, payments._HANDLERS)],
)
def test_every_event_has_a_handler(union: object, handlers: Mapping[type, object]) -> None:
    assert set(get_args(union)) == set(handlers)


async def test_random_lives_leave_the_rows_the_log_says(
    own_log: Connection, database: str, engine: AsyncEngine
) -> None:
    feed = StreamFeed(own_log, LOG, "log.>")
    progress = Progress()
    async with Store.open(database) as store:
        runner = asyncio.create_task(ProjectionRunner(DeskProjection(), feed, store, progress).run())
        await asyncio.gather(*(RandomLife(JetStreamLog(own_log.nc, own_log.js), seed).live(60) for seed in range(12)))
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
    writing = asyncio.create_task(RandomLife(JetStreamLog(own_log.nc, own_log.js), 99).live(80))
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
        await RandomLife(JetStreamLog(own_log.nc, own_log.js), 7).live(60)
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
        await RandomLife(JetStreamLog(own_log.nc, own_log.js), 3).live(10)

        assert await progress.wait_for(await feed.last(), 20)
        runner.cancel()
        await asyncio.gather(runner, return_exceptions=True)
    await real.drop_database(url)
