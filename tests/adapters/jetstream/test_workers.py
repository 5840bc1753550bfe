"""Work without order: side by side, in four words, watched over, and parked like all else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from gomflow.embedded import Embedded
from gomflow.ports.outcome import Again, Poison
from gomflow.testing.consuming import Work as Doing
from gomflow.testing.consuming import publish
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.workers import Work, working


@asynccontextmanager
async def at_work(
    servers: Embedded, nats: Connection, stream: str, doing: Doing, at_once: int = 2
) -> AsyncIterator[JetStreamParking]:
    parking = JetStreamParking(nats)
    work = Work(name=f"w{stream}", stream=stream, filter=f"{stream}.>", handle=doing.handle, at_once=at_once)
    async with working(nats, servers.nats_url, [work], parking, look=0.3):
        yield parking


async def queued(parking: JetStreamParking, stream: str, key: str) -> list[bytes]:
    return [parked.data for parked in await parking.queue(f"w{stream}", f"{stream}.{key}")]


async def test_work_is_done_side_by_side_up_to_the_limit(servers: Embedded, nats: Connection, stream: str) -> None:
    doing = Doing()
    doing.gate.clear()
    for key in range(6):
        await publish(nats, stream, str(key), b"x")

    async with at_work(servers, nats, stream, doing, at_once=3):
        await until(lambda: doing.at_once == 3)
        doing.gate.set()
        await until(lambda: doing.count() == 6, within=20)

    assert 3 == doing.most_at_once


async def test_again_and_a_failure_come_again(servers: Embedded, nats: Connection, stream: str) -> None:
    doing = Doing()
    doing.outcomes[b"later"] = [Again("not yet", timedelta(seconds=0.1))] * 3
    doing.outcomes[b"defect"] = [RuntimeError("once")]
    await publish(nats, stream, "a", b"later")
    await publish(nats, stream, "b", b"defect")

    async with at_work(servers, nats, stream, doing):
        await until(lambda: doing.count() == 2, within=20)


async def test_poison_parks_its_subject_through_a_restart_until_it_is_replayed(
    servers: Embedded, nats: Connection, stream: str
) -> None:
    doing = Doing()
    doing.outcomes[b"bad"] = [Poison("unknown event")] * 9
    await publish(nats, stream, "a", b"bad")
    async with at_work(servers, nats, stream, doing) as parking:
        await until(lambda: queued(parking, stream, "a"))

    await publish(nats, stream, "a", b"1")
    await publish(nats, stream, "b", b"2")
    async with at_work(servers, nats, stream, doing) as parking:
        await until(lambda: doing.seen[f"{stream}.b"] == [b"2"], within=20)
        await until(lambda: _is(parking, stream, "a", [b"bad", b"1"]), within=20)
        del doing.outcomes[b"bad"]
        await parking.ask_for_replay(f"w{stream}", f"{stream}.a")
        await until(lambda: doing.seen[f"{stream}.a"] == [b"bad", b"1"])
        await publish(nats, stream, "a", b"3")

        await until(lambda: doing.seen[f"{stream}.a"] == [b"bad", b"1", b"3"], within=20)
        assert [] == await queued(parking, stream, "a")


async def _is(parking: JetStreamParking, stream: str, key: str, expected: list[bytes]) -> bool:
    return await queued(parking, stream, key) == expected


async def test_a_worker_whose_consumer_the_server_forgot_goes_on(
    servers: Embedded, nats: Connection, stream: str
) -> None:
    doing = Doing()
    async with at_work(servers, nats, stream, doing):
        await publish(nats, stream, "a", b"1")
        await until(lambda: doing.count() == 1, within=20)
        await nats.js.delete_consumer(stream, f"w{stream}")
        await publish(nats, stream, "a", b"2")

        await until(lambda: b"2" in doing.seen[f"{stream}.a"], within=30)


async def test_a_worker_that_is_given_nothing_is_started_anew(servers: Embedded, nats: Connection, stream: str) -> None:
    doing = Doing()
    async with at_work(servers, nats, stream, doing):
        await publish(nats, stream, "a", b"1")
        await until(lambda: doing.count() == 1, within=20)
        until_tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        await nats.js.pause_consumer(stream, f"w{stream}", until_tomorrow)
        await publish(nats, stream, "a", b"2")

        await until(lambda: b"2" in doing.seen[f"{stream}.a"], within=30)
