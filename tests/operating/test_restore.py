"""Restoring: a broker that lost everything has the same log again, under the same numbers, and everything goes on."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.operating.agreeing import ensure_log_is_the_archived_one
from gomflow.operating.rearchive import LogUnsound, archive_anew
from gomflow.operating.restore import NothingArchived, Restored, Unsound, restore
from gomflow.operating.verify import verify
from gomflow.testing.house import House, running
from gomflow.testing.lives import RandomLife
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.refill import NotEmpty, Refill
from gomflow_adapters.jetstream.streams import LOG, wanted
from gomflow_projections.archive import Archiver, LogLost
from gomflow_projections.database import open_engine
from gomflow_projections.desk import DeskProjection
from gomflow_projections.progress import Progress
from gomflow_projections.rebuild import rebuild_projection


@pytest.fixture
async def engine(house: House) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(house.database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def lived(house: House) -> House:
    """Three orders with lives of their own, archived and in the read models."""
    for seed in range(3):
        await RandomLife(house.log, seed).live(25)
    await house.archived()
    await house.projected()
    return house


async def restored(house: House) -> Restored:
    return await restore(house.connection, house.store, house.database_url)


async def test_a_lost_disk_is_brought_back_message_for_message(lived: House, engine: AsyncEngine) -> None:
    before = await lived.messages()
    await lived.lose_disk()

    found = await restored(lived)

    assert before == await lived.messages()
    assert (len(before), before[-1][0]) == (found.messages, found.last)
    assert {0} == set(found.desk.different.values())
    verified = await verify(lived.connection, lived.store, engine)
    assert verified.whole
    assert verified.rows is not None
    assert 3 == verified.rows.compared["order"]


async def test_a_lost_log_is_not_begun_anew_by_mistake(lived: House) -> None:
    await ensure_log_is_the_archived_one(lived.connection, lived.store)
    await lived.empty_log()

    with pytest.raises(LogLost, match="gomflow restore"):
        await ensure_log_is_the_archived_one(lived.connection, lived.store)

    await restored(lived)
    await ensure_log_is_the_archived_one(lived.connection, lived.store)


async def test_a_log_that_was_cut_is_not_gone_on_with(lived: House) -> None:
    def flip(data: bytearray) -> None:
        data[len(data) // 2] ^= 1

    await lived.damage(flip, index=False)

    with pytest.raises(LogLost, match="it ends at"):
        await ensure_log_is_the_archived_one(lived.connection, lived.store)


async def test_a_log_with_another_end_is_not_gone_on_with(lived: House) -> None:
    *most, last = await lived.messages()
    await lived.empty_log()
    for _, subject, data in most:
        await lived.connection.js.publish(subject, data)
    await lived.connection.js.publish(last[1], b"another")

    with pytest.raises(LogLost, match="is another"):
        await ensure_log_is_the_archived_one(lived.connection, lived.store)


async def test_gaps_stay_gaps(house: House) -> None:
    chains = await house.lives(chains=2, commits=3)
    before = await house.messages()
    await house.damage(lambda data: _flip_within(data, before[2][2]))
    await house.archived()
    await house.lose_disk()

    await restored(house)

    assert [*before[:2], *before[3:]] == await house.messages()
    assert 1 == (await house.connection.js.stream_info(LOG)).state.num_deleted
    # A guard names the number of the commit before: it only holds where all numbers are what they were.
    await chains[0].grow()
    assert len(before) + 1 == (await verify(house.connection, house.store, None)).log_ends


def _flip_within(data: bytearray, message: bytes) -> None:
    data[data.find(message) + len(message) // 2] ^= 1


async def test_aggregates_and_claims_go_on_where_they_were(house: House) -> None:
    chains = await house.lives(chains=3, commits=4)
    await house.archived()
    await house.lose_disk()
    await restored(house)

    for chain in chains:
        assert chain.aggregate_id == await chain.log.holder("reference", f"R{chain.aggregate_id}")
        await chain.grow()

    await house.archived()
    assert (await verify(house.connection, house.store, None)).whole


async def test_what_was_told_before_is_not_told_again(lived: House) -> None:
    await lived.lose_disk()
    end = (await restored(lived)).last

    await lived.connection.js.reset_consumer(LOG, "notify")

    info = await lived.connection.js.consumer_info(LOG, "notify")
    assert 0 == info.num_pending
    assert info.ack_floor is not None
    assert end == info.ack_floor.stream_seq


async def test_the_restored_log_forgets_nothing_either(lived: House) -> None:
    await lived.lose_disk()
    await restored(lived)

    config = (await lived.connection.js.stream_info(LOG)).config

    assert (True, True) == (config.deny_delete, config.deny_purge)
    assert not [name for name in config.metadata or {} if name.startswith("gomflow")]


async def test_rows_of_commits_that_nobody_has_any_more_are_gone(lived: House, engine: AsyncEngine) -> None:
    await RandomLife(lived.log, 9).live(10)
    await lived.projected()
    await lived.lose_disk()

    found = await restored(lived)

    assert 1 == found.desk.different["orders"]
    assert (await verify(lived.connection, lived.store, engine)).whole


async def test_rows_that_are_ahead_of_the_log_are_said_to_be(lived: House, engine: AsyncEngine) -> None:
    await lived.empty_log()
    await lived.archive.begin_anew()

    verified = await verify(lived.connection, lived.store, engine)

    assert not verified.whole
    assert "the log ends at 0" in verified.differences[0]
    assert "gomflow rebuild desk" in verified.remedy

    await rebuild_projection(DeskProjection(), StreamFeed(lived.connection, LOG, "log.>"), lived.database_url)

    assert (await verify(lived.connection, lived.store, engine)).whole


async def test_rows_that_differ_from_the_log_are_found(lived: House, engine: AsyncEngine) -> None:
    async with lived.store.transaction() as connection:
        await connection.execute("UPDATE gomflow.orders SET title = 'another'")
        await connection.execute("DELETE FROM gomflow.ledger")

    verified = await verify(lived.connection, lived.store, engine)

    assert [] == verified.copies.faults
    assert 3 == len([one for one in verified.differences if "title is 'another'" in one])
    assert [one for one in verified.differences if "the ledger has 0" in one]


async def test_a_log_that_holds_something_is_left_alone(lived: House) -> None:
    before = await lived.messages()

    with pytest.raises(NotEmpty, match="LOG holds"):
        await restored(lived)

    assert before == await lived.messages()


async def test_an_archive_that_is_damaged_is_not_made_a_log_of(lived: House) -> None:
    await lived.tamper("UPDATE gomflow_archive.messages SET subject = 'log.order.other' WHERE sequence = 5")
    await lived.lose_disk()

    with pytest.raises(Unsound, match="Nothing was restored"):
        await restored(lived)


async def test_an_empty_archive_is_nothing_to_restore_from(house: House) -> None:
    with pytest.raises(NothingArchived):
        await restored(house)


async def test_a_restore_that_was_broken_off_is_begun_anew(lived: House) -> None:
    before = await lived.messages()
    await lived.lose_disk()
    config = next(one for one in wanted(1) if one.name == LOG)
    broken_off = Refill(lived.connection.nc, lived.connection.js, config)
    await broken_off.begin()
    rows = [row async for page in lived.archive.pages() for row in page]
    for row in rows[:7]:
        await broken_off.put(replace(row.entry(), data=b"half"))
    await broken_off.write()
    with pytest.raises(LogLost):
        await ensure_log_is_the_archived_one(lived.connection, lived.store)

    await restored(lived)

    assert before == await lived.messages()


async def test_a_damaged_archive_is_made_anew_from_a_whole_log(lived: House) -> None:
    await lived.tamper("DELETE FROM gomflow_archive.messages WHERE sequence = 5")
    assert not (await verify(lived.connection, lived.store, None)).whole

    end = await archive_anew(lived.connection, lived.store)

    assert (end, end) == await lived.archive.ends()
    assert (await verify(lived.connection, lived.store, None)).whole


async def test_an_archive_is_made_anew_beside_an_archiver_that_runs(house: House) -> None:
    (chain,) = await house.lives(chains=1, commits=5)
    await house.archived()
    await house.lose_disk()
    # Restored messages have other times of storage, and so other seals when they are archived anew.
    end, progress = (await restored(house)).last, Progress()
    async with running(Archiver(house.feed, house.store, progress).run()):
        assert await progress.wait_for(end, 20)

        await archive_anew(house.connection, house.store)
        await chain.grow()

        assert await progress.wait_for(end + 1, 20)

    verified = await verify(house.connection, house.store, None)
    assert verified.whole
    assert end + 1 == verified.archive_ends


async def test_an_archive_is_not_thrown_away_for_a_damaged_log(lived: House) -> None:
    await lived.empty_log()

    with pytest.raises(LogUnsound, match="Nothing was changed"):
        await archive_anew(lived.connection, lived.store)

    assert 0 < (await lived.archive.ends())[1]
