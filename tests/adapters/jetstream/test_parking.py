"""What cannot be handled parks its own key: in order, through restarts, until somebody decides."""

import os
import signal
from pathlib import Path

import pytest
from nats.js.api import StreamConfig

from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import Poison
from gomflow.ports.parking import Message, Release
from gomflow.testing import servers as real
from gomflow.testing.consuming import Work, consuming, publish
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.streams import ensure_streams
from gomflow_events.codec import Unreadable


class Heard:
    """Whoever is told of queues."""

    def __init__(self) -> None:
        self.parked_at: list[tuple[str, int, str]] = []
        self.released_after: list[int] = []

    async def parked(self, consumer: str, key: str, message: Message, why: str, occasion: str) -> None:
        assert consumer
        assert key
        self.parked_at.append((why, message.sequence, "again" if occasion else "first"))

    async def released(self, release: Release, handled: int) -> None:
        assert release.place
        self.released_after.append(handled)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def parking(nats: Connection, heard: Heard) -> JetStreamParking:
    return JetStreamParking(nats, heard)


def broken(*bodies: bytes) -> Work:
    """A handler that cannot make anything of some messages, for ever."""
    work = Work()
    for body in bodies:
        work.outcomes[body] = [Poison("unknown event")] * 100
    return work


async def waiting(parking: JetStreamParking, stream: str, key: str = "a") -> list[bytes]:
    return [parked.data for parked in await parking.queue(f"c{stream}", f"{stream}.{key}")]


async def test_poison_parks_its_key_and_the_others_go_on(
    nats: Connection, stream: str, parking: JetStreamParking, heard: Heard
) -> None:
    work = broken(b"bad")
    await publish(nats, stream, "a", b"fine", b"bad", b"later", b"latest")
    await publish(nats, stream, "b", b"1", b"2")

    async with consuming(nats, stream, work, parking=parking) as consumer:
        await until(lambda: consumer.handled == 6)

    assert [b"fine"] == work.seen[f"{stream}.a"]
    assert [b"1", b"2"] == work.seen[f"{stream}.b"]
    assert [b"bad", b"later", b"latest"] == await waiting(parking, stream)
    assert [("unknown event", 2, "first")] == heard.parked_at


async def test_a_parked_key_stays_parked_through_a_restart(
    nats: Connection, stream: str, parking: JetStreamParking
) -> None:
    await publish(nats, stream, "a", b"bad", b"1")
    async with consuming(nats, stream, broken(b"bad"), parking=parking) as consumer:
        await until(lambda: consumer.handled == 2)

    await publish(nats, stream, "a", b"2")
    await publish(nats, stream, "b", b"3")
    work = Work()
    async with consuming(nats, stream, work, parking=parking) as consumer:
        await until(lambda: consumer.handled == 2)

    assert {f"{stream}.b": [b"3"]} == {key: seen for key, seen in work.seen.items() if seen}
    assert [b"bad", b"1", b"2"] == await waiting(parking, stream)


async def test_one_that_was_parked_but_not_acknowledged_is_parked_once(
    nats: Connection, stream: str, parking: JetStreamParking
) -> None:
    await publish(nats, stream, "a", b"bad", b"1")
    async with consuming(nats, stream, broken(b"bad"), parking=parking) as consumer:
        await until(lambda: consumer.handled == 2)
    # As if the process had died before its acknowledgements were written.
    await nats.js.delete_consumer(stream, f"c{stream}")

    async with consuming(nats, stream, broken(b"bad"), parking=parking) as consumer:
        await until(lambda: consumer.handled == 2)

    assert [b"bad", b"1"] == await waiting(parking, stream)


async def test_a_replay_puts_the_queue_back_in_order_before_what_comes_later(
    nats: Connection, stream: str, parking: JetStreamParking, heard: Heard
) -> None:
    work = broken(b"bad")
    await publish(nats, stream, "a", b"bad", b"1", b"2")
    async with consuming(nats, stream, work, parking=parking) as consumer:
        await until(lambda: consumer.handled == 3)
        del work.outcomes[b"bad"]
        work.gate.clear()
        release = await parking.ask_for_replay(f"c{stream}", f"{stream}.a")
        await until(lambda: work.at_once == 1)
        await publish(nats, stream, "a", b"3", b"4")
        work.gate.set()
        await until(lambda: len(work.seen[f"{stream}.a"]) == 5)
        assert not await parking.is_wished(release)

    assert [b"bad", b"1", b"2", b"3", b"4"] == work.seen[f"{stream}.a"]
    assert [] == await waiting(parking, stream)
    assert [3] == heard.released_after


async def test_a_replay_that_fails_again_stops_where_it_fails(
    nats: Connection, stream: str, parking: JetStreamParking, heard: Heard
) -> None:
    work = broken(b"bad", b"worse")
    await publish(nats, stream, "a", b"bad", b"1", b"worse", b"2")
    async with consuming(nats, stream, work, parking=parking) as consumer:
        await until(lambda: consumer.handled == 4)
        del work.outcomes[b"bad"]
        release = await parking.ask_for_replay(f"c{stream}", f"{stream}.a")
        await until(lambda: len(heard.parked_at) == 2)
        assert await until(lambda: is_over(parking, release))
        await publish(nats, stream, "a", b"3")
        await until(lambda: consumer.handled == 5)

    assert [b"bad", b"1"] == work.seen[f"{stream}.a"]
    assert [b"worse", b"2", b"3"] == await waiting(parking, stream)
    assert [("unknown event", 1, "first"), ("unknown event", 3, "again")] == heard.parked_at


async def is_over(parking: JetStreamParking, release: Release) -> bool:
    return not await parking.is_wished(release)


async def test_a_replay_that_was_asked_for_while_nothing_ran_is_done_at_the_next_start(
    nats: Connection, stream: str, parking: JetStreamParking
) -> None:
    await publish(nats, stream, "a", b"bad", b"1")
    async with consuming(nats, stream, broken(b"bad"), parking=parking) as consumer:
        await until(lambda: consumer.handled == 2)
    await parking.ask_for_replay(f"c{stream}", f"{stream}.a")

    work = Work()
    async with consuming(nats, stream, work, parking=parking):
        await until(lambda: work.count() == 2)

    assert [b"bad", b"1"] == work.seen[f"{stream}.a"]


async def test_bytes_that_cannot_be_read_are_poison_at_once(
    nats: Connection, stream: str, parking: JetStreamParking, heard: Heard
) -> None:
    work = Work()
    work.outcomes[b"bad"] = [Unreadable("no event is called Whatever\nwas it — newer?")]
    await publish(nats, stream, "a", b"bad")

    async with consuming(nats, stream, work, parking=parking) as consumer:
        await until(lambda: consumer.handled == 1, within=5)

    (parked,) = await parking.queue(f"c{stream}", f"{stream}.a")
    assert r"Unreadable: no event is called Whatever was it \u2014 newer?" == parked.why
    assert 1 == len(heard.parked_at)


async def test_a_handler_that_never_stops_raising_is_poison_after_its_patience(
    nats: Connection, stream: str, parking: JetStreamParking
) -> None:
    work = Work()
    work.outcomes[b"bad"] = [RuntimeError("a defect")] * 10
    await publish(nats, stream, "a", b"bad", b"1")

    async with consuming(nats, stream, work, parking=parking, patience=(0.01, 0.01)) as consumer:
        await until(lambda: consumer.handled == 2)

    (head, _) = await parking.queue(f"c{stream}", f"{stream}.a")
    assert "RuntimeError" == head.why, "its words may be those of people"
    assert 7 == len(work.outcomes[b"bad"]), "tried once, and once more for each patience"


async def test_a_discarded_message_lets_the_others_through(
    nats: Connection, stream: str, parking: JetStreamParking
) -> None:
    work = broken(b"bad")
    await publish(nats, stream, "a", b"bad", b"1")
    async with consuming(nats, stream, work, parking=parking) as consumer:
        await until(lambda: consumer.handled == 2)
        (head, _) = await parking.queue(f"c{stream}", f"{stream}.a")
        await parking.remove(head)
        await parking.remove(head)
        await parking.ask_for_replay(f"c{stream}", f"{stream}.a")
        await until(lambda: work.seen[f"{stream}.a"] == [b"1"])
        await publish(nats, stream, "a", b"2")

        await until(lambda: work.seen[f"{stream}.a"] == [b"1", b"2"])


async def test_a_consumer_killed_in_the_middle_of_a_replay_goes_on_with_it(
    nats: Connection, stream: str, parking: JetStreamParking
) -> None:
    work = broken(b"bad")
    await publish(nats, stream, "a", b"bad", b"1", b"2")
    async with consuming(nats, stream, work, parking=parking) as consumer:
        await until(lambda: consumer.handled == 3)
        del work.outcomes[b"bad"]
        work.gate.clear()
        await parking.ask_for_replay(f"c{stream}", f"{stream}.a")
        await until(lambda: work.at_once == 1)

    after = Work()
    async with consuming(nats, stream, after, parking=parking):
        await until(lambda: after.count() == 3)

    assert [b"bad", b"1", b"2"] == after.seen[f"{stream}.a"]


async def test_nothing_is_acknowledged_before_it_lies_in_the_parking(tmp_path: Path) -> None:
    async with real.test_servers(tmp_path) as servers, connect(servers.nats_url, "outage") as connection:
        await ensure_streams(connection.js)
        await connection.js.add_stream(StreamConfig(name="P", subjects=["P.>"]))
        work, parking = broken(b"bad"), JetStreamParking(connection)
        work.gate.clear()
        await publish(connection, "P", "a", b"bad", b"1")
        async with consuming(connection, "P", work, parking=parking) as consumer:
            await until(lambda: work.at_once == 1)
            before = servers.nats_pid
            os.kill(before, signal.SIGKILL)
            work.gate.set()
            await until(lambda: servers.nats_pid not in {0, before}, within=30)
            await until(lambda: _are_parked(parking, [b"bad", b"1"]), within=60)
            await publish(connection, "P", "b", b"2")
            await until(lambda: work.seen["P.b"] == [b"2"], within=60)

        assert [] == work.seen["P.a"]
        assert consumer.attached > 1


async def _are_parked(parking: JetStreamParking, expected: list[bytes]) -> bool:
    try:
        return [parked.data for parked in await parking.queue("cP", "P.a")] == expected
    except LogUnavailable:
        return False
