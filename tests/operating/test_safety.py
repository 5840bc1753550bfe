"""The doctor on safety: what is unsafe is refused with its remedy, and what is as it should be is left in peace."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nats.js.api import PeerInfo, StreamConfig

from gomflow.embedded import Embedded
from gomflow.operating.safety import Finding, Grade, clock, copies, drift, safety, sync_policy
from gomflow.testing.house import House
from gomflow_adapters.jetstream.streams import INBOUND, LOG, ensure_streams, wanted
from gomflow_projections.database import migrate


def wish(name: str) -> StreamConfig:
    return next(one for one in wanted(1) if one.name == name)


@pytest.fixture(scope="module")
async def durable(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Embedded, str]]:
    """The servers as they are on a machine that means it."""
    async with Embedded(tmp_path_factory.mktemp("durable")) as servers:
        await asyncio.to_thread(migrate, servers.database_url)
        yield servers, servers.database_url


async def looked(house: House, folder: Path | None, replicas: int = 1) -> dict[str, Finding]:
    found = safety(house.connection, house.store, replicas=replicas, folder=folder, nats_url=house.broker.nats_url)
    return {one.what: one async for one in found}


async def test_servers_as_gomflow_starts_them_are_safe(durable: tuple[Embedded, str]) -> None:
    servers, database = durable
    async with House.on(servers, database) as house:
        await house.lives(chains=1, commits=3)
        await house.archived()

        found = await looked(house, servers.folder)

    assert {} == {what: one for what, one in found.items() if one.grade is not Grade.SAFE}
    assert {"sync policy", "copies of the log", "broker's clock", "database's disk", "archive"} <= set(found)
    assert {f"stream {one.name}" for one in wanted(1)} <= set(found)


async def test_servers_that_do_not_wait_for_the_disk_are_unsafe(house: House) -> None:
    found = await looked(house, house.broker.folder)

    assert Grade.UNSAFE is found["sync policy"].grade is found["database's disk"].grade
    assert "sync_interval: always" in found["sync policy"].remedy
    assert "fsync" in found["database's disk"].remedy


async def test_a_server_whose_policy_cannot_be_read_is_said_to_be_unsure() -> None:
    found = await sync_policy(None, "nats://user:secret@127.0.0.1:4222")

    assert Grade.UNSURE is found.grade
    assert "policy.conf" in found.remedy
    assert "secret" not in found.found + found.remedy


@pytest.mark.parametrize(
    ("forgetful", "said"),
    [
        (replace(wish(LOG), deny_delete=False), "deny_delete is not set and should be True"),
        (replace(wish(LOG), deny_purge=False), "deny_purge is not set and should be True"),
        (replace(wish(LOG), max_age=600), "max_age is 600.0 and should be not set"),
        (replace(wish(LOG), max_msgs=5), "max_msgs is 5"),
        (replace(wish(LOG), max_bytes=1000), "max_bytes is 1000"),
        (replace(wish(LOG), allow_atomic=False), "allow_atomic is not set"),
        (replace(wish(LOG), subjects=["log.>"]), "subjects is ['log.>']"),
    ],
)
async def test_a_log_that_may_forget_is_unsafe(house: House, forgetful: StreamConfig, said: str) -> None:
    await house.connection.js.delete_stream(LOG)
    await house.connection.js.add_stream(forgetful)

    found = (await looked(house, None))[f"stream {LOG}"]

    assert Grade.UNSAFE is found.grade
    assert said in found.found
    assert "Start GOMFLOW once more" in found.remedy


async def test_starting_once_more_sets_it_right(house: House) -> None:
    await house.connection.js.delete_stream(LOG)
    await house.connection.js.add_stream(replace(wish(LOG), deny_delete=False, max_msgs=9))
    assert Grade.UNSAFE is (await looked(house, None))[f"stream {LOG}"].grade

    await ensure_streams(house.connection.js)

    assert Grade.SAFE is (await looked(house, None))[f"stream {LOG}"].grade


async def test_chats_that_are_kept_too_long_are_noticed(house: House) -> None:
    actual = (await house.connection.js.stream_info(INBOUND)).config

    assert Grade.SAFE is drift(wish(INBOUND), actual).grade
    assert Grade.UNSAFE is drift(wish(INBOUND), replace(actual, max_age=None)).grade


async def test_fewer_copies_than_the_settings_say_are_unsafe(house: House) -> None:
    found = (await looked(house, None, replicas=3))["copies of the log"]

    assert Grade.UNSAFE is found.grade
    assert "GOMFLOW_REPLICAS" in found.found


async def test_one_copy_on_a_cluster_is_unsafe(house: House) -> None:
    info = await house.connection.js.stream_info(LOG)
    assert info.cluster is not None
    clustered = replace(info, cluster=replace(info.cluster, name="manila"))

    found = copies(house.connection, [clustered], 1)

    assert Grade.UNSAFE is found.grade
    assert "GOMFLOW_REPLICAS to 3" in found.remedy


async def test_a_copy_that_is_not_current_is_unsafe(house: House) -> None:
    info = await house.connection.js.stream_info(LOG)
    assert info.cluster is not None
    peers = [PeerInfo(name="n2", current=True), PeerInfo(name="n3", current=False, offline=True)]
    config = replace(info.config, num_replicas=3)
    late = replace(info, config=config, cluster=replace(info.cluster, name="manila", replicas=peers))

    found = copies(house.connection, [late], 3)

    assert Grade.UNSAFE is found.grade
    assert "LOG on n3" in found.found


NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("behind", "grade"),
    [(0.0, Grade.SAFE), (1.5, Grade.SAFE), (-1.5, Grade.SAFE), (3.0, Grade.UNSAFE), (-3600.0, Grade.UNSAFE)],
)
def test_clocks_that_differ_are_unsafe(behind: float, grade: Grade) -> None:
    found = clock("broker's clock", NOON - timedelta(seconds=behind), NOON, NOON + timedelta(milliseconds=100))

    assert grade is found.grade
    assert ("NTP" in found.remedy) is (grade is Grade.UNSAFE)


def test_a_slow_answer_is_no_wrong_clock() -> None:
    assert Grade.SAFE is clock("clock", NOON + timedelta(seconds=5), NOON, NOON + timedelta(seconds=9)).grade


async def test_a_log_that_lost_its_end_is_unsafe(house: House) -> None:
    await house.lives(chains=1, commits=3)
    await house.archived()
    await house.empty_log()

    found = (await looked(house, None))["archive"]

    assert Grade.UNSAFE is found.grade
    assert "gomflow restore" in found.remedy


async def test_an_archive_that_lost_its_end_is_unsafe(house: House) -> None:
    await house.lives(chains=1, commits=3)
    await house.archived()
    await house.tamper("DELETE FROM gomflow_archive.messages WHERE sequence = 4")

    found = (await looked(house, None))["archive"]

    assert Grade.UNSAFE is found.grade
    assert "ends at 3" in found.found
