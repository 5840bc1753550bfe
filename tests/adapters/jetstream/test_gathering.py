"""Group commit on a real broker: many that wait are one batch, each has its own outcome, and nothing is half stored."""

import asyncio
import os
import signal
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from nats.js.api import Header

from gomflow.chance import new_id
from gomflow.ports.log import Appended, LogUnavailable
from gomflow.testing import servers as real
from gomflow.testing.chains import commit_after
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.gathering import BATCH_FROM, Gathering
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.publish import Conflict, Guarded
from gomflow_adapters.jetstream.streams import LOG, ensure_streams


def messages(count: int) -> list[Guarded]:
    return [Guarded(f"log.gathered.{uuid4().hex}", b"x", 0) for _ in range(count)]


async def batches(nats: Connection, stored: Sequence[Guarded]) -> set[str | None]:
    """The batches that messages were stored in; None where one was stored alone."""
    kept = [await last_of(nats.nc, LOG, message.subject) for message in stored]
    return {one.headers.get(Header.BATCH_ID.value) for one in kept if one is not None}


async def together(nats: Connection, waiting: Sequence[Guarded]) -> list[int | BaseException]:
    gathering = Gathering(nats.nc, nats.js, LOG)
    return await asyncio.gather(*map(gathering.store, waiting), return_exceptions=True)


async def test_many_that_wait_are_one_batch_and_each_knows_its_number(nats: Connection) -> None:
    waiting = messages(BATCH_FROM)

    stored = await together(nats, waiting)

    kept = [await last_of(nats.nc, LOG, message.subject) for message in waiting]
    assert stored == [one.sequence for one in kept if one is not None]
    found = await batches(nats, waiting)
    assert 1 == len(found)
    assert None not in found


async def test_few_are_stored_alone(nats: Connection) -> None:
    waiting = messages(BATCH_FROM - 1)

    assert all(isinstance(one, int) for one in await together(nats, waiting))
    assert {None} == await batches(nats, waiting)


async def test_a_loser_among_many_is_told_and_the_others_are_stored(nats: Connection) -> None:
    taken = messages(1)[0]
    await together(nats, [taken])
    waiting = messages(BATCH_FROM)

    outcomes = await together(nats, [*waiting, taken])

    assert isinstance(outcomes[-1], Conflict)
    kept = [await last_of(nats.nc, LOG, message.subject) for message in waiting]
    assert outcomes[:-1] == [one.sequence for one in kept if one is not None]


async def test_two_of_a_subject_are_stored_one_after_the_other(nats: Connection) -> None:
    waiting = messages(BATCH_FROM)

    outcomes = await together(nats, [*waiting, waiting[0]])

    assert isinstance(outcomes[-1], Conflict)
    assert all(isinstance(one, int) for one in outcomes[:-1])


async def test_a_broker_killed_under_batches_leaves_every_chain_whole(tmp_path: Path) -> None:
    async with real.test_servers(tmp_path) as servers, connect(servers.nats_url, "gathering") as connection:
        await ensure_streams(connection.js)
        log = JetStreamLog(connection.nc, connection.js)

        async def grow(aggregate_id: str) -> list[str]:
            """A chain of commits, each tried until it is known to be there."""
            at, written = Appended(0, ""), list[str]()
            for version in range(1, 13):
                commit = commit_after(aggregate_id, version, at.digest)
                while True:
                    try:
                        at = await log.append(commit, after=at.sequence)
                    except LogUnavailable:
                        continue
                    break
                written.append(commit.commit_id)
            return written

        chains = [new_id() for _ in range(BATCH_FROM * 2)]
        growing = asyncio.gather(*map(grow, chains))
        await until(lambda: connection.nc.stats["out_msgs"] > 300, within=20)
        os.kill(servers.nats_pid, signal.SIGKILL)

        for aggregate_id, written in zip(chains, await growing, strict=True):
            assert written == [one.commit.commit_id for one in await log.read("conversation", aggregate_id)]


@pytest.mark.parametrize("count", [1, BATCH_FROM])
async def test_who_gives_up_waiting_leaves_the_others_alone(nats: Connection, count: int) -> None:
    gathering, waiting = Gathering(nats.nc, nats.js, LOG), messages(count)
    impatient = asyncio.create_task(gathering.store(messages(1)[0]))
    others = [asyncio.create_task(gathering.store(one)) for one in waiting]
    await asyncio.sleep(0)
    impatient.cancel()

    assert all(await asyncio.gather(*others))
