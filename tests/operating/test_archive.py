"""The archive: every message of the log lies in Postgres too, once, byte for byte, whoever dies meanwhile."""

import asyncio
import random

import asyncpg
import pytest

from gomflow.operating.agreeing import watch
from gomflow.testing.house import House, running
from gomflow.waiting import until
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import LOG
from gomflow_projections.archive import Archiver, LogLost
from gomflow_projections.progress import Progress
from gomflow_projections.sealing import FIRST, Archived


async def rows(house: House) -> list[Archived]:
    return [row async for page in house.archive.pages() for row in page]


async def assert_is_the_log(house: House) -> None:
    kept = await all_of(house.connection.nc, LOG, ">")
    found = await rows(house)

    assert [(one.sequence, one.subject, one.data) for one in kept] == [
        (row.sequence, row.subject, row.data) for row in found
    ]
    seals = [FIRST, *(row.seal for row in found)]
    assert all(row.is_whole() and row.is_sealed_after(before) for row, before in zip(found, seals, strict=False))


async def test_every_message_is_archived_with_its_headers(house: House) -> None:
    await house.lives(chains=3, commits=4)

    end = await house.archived()

    await assert_is_the_log(house)
    first, second = (row.entry() for row in (await rows(house))[:2])
    assert (15, 15) == (end, end) == await house.archive.ends()
    assert first.subject.startswith("claims.reference.R")
    assert "0" == second.headers["Nats-Expected-Last-Subject-Sequence"]


async def test_an_archiver_that_dies_anywhere_leaves_no_gap_and_no_double(house: House) -> None:
    writing = asyncio.create_task(house.lives(chains=5, commits=40))
    chance = random.Random(3)
    while not writing.done():
        task = asyncio.create_task(Archiver(house.feed, house.store, Progress()).run())
        await asyncio.wait([task], timeout=chance.uniform(0.005, 0.08))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await writing

    await house.archived()

    await assert_is_the_log(house)


async def test_two_archivers_fence_each_other_out(house: House) -> None:
    progress = [Progress(), Progress()]
    one, two = (Archiver(house.feed, house.store, one) for one in progress)
    async with running(one.run()), running(two.run()):
        await house.lives(chains=4, commits=20)
        end = await house.feed.last()
        await until(lambda: max(one.position for one in progress) >= end, within=20)

    await assert_is_the_log(house)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE {0} SET subject = 'x' WHERE sequence = 1", "DELETE FROM {0} WHERE sequence = 1", "TRUNCATE {0}"],
)
async def test_the_archive_is_only_ever_added_to(house: House, statement: str) -> None:
    await house.lives(chains=1, commits=2)
    await house.archived()

    with pytest.raises(asyncpg.RaiseError, match="only ever added to"):
        async with house.store.transaction() as connection:
            await connection.execute(statement.format("gomflow_archive.messages"))


async def test_a_log_that_was_put_in_the_place_of_the_archived_one_is_not_archived(house: House) -> None:
    await house.lives(chains=2, commits=3)
    await house.archived()
    before = await rows(house)
    await house.empty_log()
    await house.lives(chains=2, commits=3)

    with pytest.raises(LogLost, match=f"up to message {len(before)}"):
        async with asyncio.timeout(10):
            await Archiver(house.feed, house.store, Progress()).run()

    assert before == await rows(house)


async def test_a_log_that_became_shorter_is_noticed(house: House) -> None:
    await house.lives(chains=1, commits=3)
    progress = Progress()
    await progress.reached(await house.archived())
    await house.empty_log()

    with pytest.raises(LogLost, match="it ends at 0"):
        async with asyncio.timeout(10):
            await watch(house.feed, progress)


async def test_a_broker_that_is_away_is_waited_out(house: House) -> None:
    await house.lives(chains=2, commits=3)
    await house.archived()
    await house.lives(chains=1, commits=2)
    progress = Progress()
    await house.broker.stop()
    async with running(Archiver(house.feed, house.store, progress).run()):
        # It begins, finds nobody, and tries again until somebody is there.
        assert await progress.wait_for(8, 20)
        await house.broker.start()

        assert await progress.wait_for(11, 30)

    await assert_is_the_log(house)
