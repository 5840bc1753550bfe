"""The ordered consumer: one key in order, keys side by side, four words, and no break it does not survive."""

import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nats.js.api import StreamConfig

from gomflow.embedded import Embedded
from gomflow.ports.outcome import Again
from gomflow.testing import servers as real
from gomflow.testing.consuming import Work, consuming, numbered, publish
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.streams import ensure_streams


async def test_messages_of_one_key_come_in_order(nats: Connection, stream: str) -> None:
    work = Work()
    await publish(nats, stream, "a", *numbered("a", 100))
    await publish(nats, stream, "b", *numbered("b", 100))

    async with consuming(nats, stream, work):
        await until(lambda: work.count() == 200)

    assert numbered("a", 100) == work.seen[f"{stream}.a"]
    assert numbered("b", 100) == work.seen[f"{stream}.b"]


async def test_keys_go_side_by_side_up_to_the_limit(nats: Connection, stream: str) -> None:
    work = Work()
    work.gate.clear()
    for key in range(10):
        await publish(nats, stream, str(key), b"x", b"y")

    async with consuming(nats, stream, work, side_by_side=4):
        await until(lambda: work.at_once == 4)
        work.gate.set()
        await until(lambda: work.count() == 20)

    assert 4 == work.most_at_once


async def test_again_holds_its_key_and_nobody_elses(nats: Connection, stream: str) -> None:
    work = Work()
    work.outcomes[b"a0"] = [Again("not yet", timedelta(seconds=0.3))] * 2
    await publish(nats, stream, "a", b"a0", b"a1")
    await publish(nats, stream, "b", b"b0")

    async with consuming(nats, stream, work):
        await until(lambda: work.seen[f"{stream}.b"] == [b"b0"])
        assert [] == work.seen[f"{stream}.a"]
        await until(lambda: work.count() == 3)

    assert [b"a0", b"a1"] == work.seen[f"{stream}.a"]


async def test_a_handler_that_raises_is_tried_again(nats: Connection, stream: str) -> None:
    work = Work()
    work.outcomes[b"x"] = [RuntimeError("once")]
    await publish(nats, stream, "a", b"x", b"y")

    async with consuming(nats, stream, work):
        await until(lambda: work.count() == 2)

    assert [b"x", b"y"] == work.seen[f"{stream}.a"]


async def test_what_was_in_hand_comes_again_at_once_and_in_order(nats: Connection, stream: str) -> None:
    stuck, work = Work(), Work()
    stuck.gate.clear()
    await publish(nats, stream, "a", *numbered("a", 5))
    async with consuming(nats, stream, stuck):
        await until(lambda: stuck.at_once == 1)

    await publish(nats, stream, "a", b"later")
    async with consuming(nats, stream, work):
        await until(lambda: work.count() == 6, within=5)

    assert [*numbered("a", 5), b"later"] == work.seen[f"{stream}.a"]


async def test_a_deleted_consumer_is_made_anew(nats: Connection, stream: str) -> None:
    work = Work()
    async with consuming(nats, stream, work):
        await publish(nats, stream, "a", b"1")
        await until(lambda: work.count() == 1)
        await nats.js.delete_consumer(stream, f"c{stream}")
        await publish(nats, stream, "a", b"2")

        await until(lambda: b"2" in work.seen[f"{stream}.a"], within=15)


async def test_one_made_anew_starts_where_the_old_one_was(nats: Connection, stream: str) -> None:
    work = Work()
    async with consuming(nats, stream, work):
        await publish(nats, stream, "a", *numbered("a", 20))
        await until(lambda: work.count() == 20)
        await nats.js.delete_consumer(stream, f"c{stream}")
        await publish(nats, stream, "a", b"later")

        await until(lambda: b"later" in work.seen[f"{stream}.a"], within=15)

    assert [*numbered("a", 20), b"later"] == work.seen[f"{stream}.a"]


async def test_a_consumer_that_is_given_nothing_is_made_anew(nats: Connection, stream: str) -> None:
    work = Work()
    async with consuming(nats, stream, work, look=0.2):
        await publish(nats, stream, "a", b"1")
        await until(lambda: work.count() == 1)
        # The server answers, its heartbeats come, the connection is up, and messages do not.
        until_tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        await nats.js.pause_consumer(stream, f"c{stream}", until_tomorrow)
        await publish(nats, stream, "a", b"2", b"3")

        await until(lambda: work.count() == 3, within=15)

    assert [b"1", b"2", b"3"] == work.seen[f"{stream}.a"]


async def test_a_server_that_falls_silent_is_noticed_while_the_connection_is_up(tmp_path: Path) -> None:
    async with real.test_servers(tmp_path) as servers, connect(servers.nats_url, "silent") as connection:
        await ensure_streams(connection.js)
        await connection.js.add_stream(StreamConfig(name="S", subjects=["S.>"]))
        work = Work()
        async with consuming(connection, "S", work) as consumer:
            await publish(connection, "S", "a", b"1")
            await until(lambda: work.count() == 1)
            os.kill(servers.nats_pid, signal.SIGSTOP)
            try:
                await until(lambda: consumer.attached > 1, within=20, why="the silence is noticed")
            finally:
                os.kill(servers.nats_pid, signal.SIGCONT)
            await publish(connection, "S", "a", b"2")

            await until(lambda: b"2" in work.seen["S.a"], within=20)

        assert 0 == connection.returns


async def test_a_full_hand_waits_for_room(nats: Connection, stream: str) -> None:
    work = Work()
    await publish(nats, stream, "a", *numbered("a", 60))

    async with consuming(nats, stream, work, in_hand=10):
        await until(lambda: work.count() == 60)

    assert numbered("a", 60) == work.seen[f"{stream}.a"]


async def test_a_killed_server_interrupts_nothing_for_good(tmp_path: Path) -> None:
    async with real.test_servers(tmp_path) as servers, connect(servers.nats_url, "kill") as connection:
        await ensure_streams(connection.js)
        await connection.js.add_stream(StreamConfig(name="K", subjects=["K.>"]))
        work = Work()
        async with consuming(connection, "K", work):
            await publish(connection, "K", "a", *numbered("a", 20))
            await until(lambda: work.count() == 20)
            await _killed(servers)
            await until(lambda: connection.returns >= 1, within=20)
            await publish(connection, "K", "a", *numbered("b", 20))

            await until(lambda: len(set(work.seen["K.a"])) == 40, within=20)

    firsts = list(dict.fromkeys(work.seen["K.a"]))
    assert [*numbered("a", 20), *numbered("b", 20)] == firsts


async def _killed(servers: Embedded) -> None:
    before = servers.nats_pid
    os.kill(before, signal.SIGKILL)
    await until(lambda: servers.nats_pid not in {0, before}, within=20)
