"""Two real processes with the same consumers: one at a time, in order, whoever is killed or frozen."""

import time
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from gomflow.embedded import Embedded
from gomflow.testing.replicas import Replica, Replicas, replicas
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.streams import DEAD

KEYS = [f"k{number}" for number in range(6)]

PROMPTLY = 6.0
"""Seconds after which another process has the service of one that was killed or frozen: less is promised, machines of
tests are slow."""


@pytest.fixture
async def service(nats: Connection) -> AsyncIterator[str]:
    """The name of a service that nobody else runs."""
    name = f"s{uuid4().hex[:10]}"
    yield name
    await nats.js.purge_stream(DEAD, subject=f"turn.{name}*")


@pytest.fixture
async def several(servers: Embedded, nats: Connection, stream: str) -> AsyncIterator[Replicas]:
    async with replicas(servers.nats_url, nats, stream) as made:
        yield made


def in_order(count: int) -> dict[str, list[str]]:
    """What has to be done: every message of every key, once and in order."""
    return {key: [f"m{number:04}" for number in range(count)] for key in KEYS}


async def both(several: Replicas, service: str) -> tuple[Replica, Replica]:
    """Two processes: whose turn it is, and the other."""
    one, two = await several.start(service), await several.start(service)
    holder = await until(lambda: several.holder(service), within=10)
    return (one, two) if holder == one.name else (two, one)


async def taken_over(several: Replicas, service: str, by: Replica) -> float:
    began = time.monotonic()

    async def it_has_it() -> bool:
        return await several.holder(service) == by.name

    await until(it_has_it, within=30)
    return time.monotonic() - began


async def test_one_that_is_killed_is_replaced_and_nothing_is_lost_or_out_of_order(
    several: Replicas, service: str
) -> None:
    active, other = await both(several, service)
    await several.publish(KEYS, 0, 40)

    active.kill()
    took = await taken_over(several, service, other)
    await several.publish(KEYS, 40, 60)

    async def all_done() -> bool:
        return in_order(60) == await several.done(service)

    await until(all_done, within=20)
    assert took < PROMPTLY


async def test_one_that_is_frozen_is_replaced_and_does_no_harm_when_it_wakes(several: Replicas, service: str) -> None:
    active, other = await both(several, service)
    await several.publish(KEYS, 0, 30)

    active.freeze()
    took = await taken_over(several, service, other)
    await several.publish(KEYS, 30, 50)

    async def half_done() -> bool:
        return in_order(50) == await several.done(service)

    await until(half_done, within=20)
    active.thaw()
    await several.publish(KEYS, 50, 80)

    async def all_done() -> bool:
        return in_order(80) == await several.done(service)

    await until(all_done, within=20)
    assert took < PROMPTLY


async def test_a_parked_key_is_parked_for_all_until_it_is_replayed(
    nats: Connection, several: Replicas, service: str
) -> None:
    parking, key = JetStreamParking(nats), f"{several.stream}.k0"
    active, other = await both(several, service)
    await several.publish(KEYS[:1], 0, 1, "bad")
    await several.publish(KEYS, 0, 10)

    async def waiting() -> list[str]:
        return [parked.data.decode() for parked in await parking.queue(service, key)]

    async def ten_wait() -> bool:
        return await waiting() == ["bad0000", *in_order(10)["k0"]]

    await until(ten_wait, within=20)
    active.kill()
    await taken_over(several, service, other)
    await several.publish(KEYS, 10, 20)

    async def twenty_wait() -> bool:
        return await waiting() == ["bad0000", *in_order(20)["k0"]] and await several.done(service) == rest

    rest = {name: done for name, done in in_order(20).items() if name != "k0"}
    await until(twenty_wait, within=20)
    await several.mend()
    await parking.ask_for_replay(service, key)
    await several.publish(KEYS, 20, 30)

    async def all_done() -> bool:
        return await several.done(service) == in_order(30) | {"k0": ["bad0000", *in_order(30)["k0"]]}

    await until(all_done, within=20)
    assert [] == await waiting()


async def test_a_second_process_gets_its_share_of_the_services(several: Replicas, service: str) -> None:
    services = [f"{service}{number}" for number in range(4)]
    await several.publish(KEYS, 0, 20)
    one = await several.start(*services)

    async def holders() -> list[str]:
        return [await several.holder(name) for name in services]

    async def all_are_ones() -> bool:
        return await holders() == [one.name] * 4

    await until(all_are_ones, within=10)
    two = await several.start(*services)

    async def half_are_twos() -> bool:
        return sorted(await holders()) == sorted([one.name, two.name] * 2)

    await until(half_are_twos, within=20)
    await several.publish(KEYS, 20, 40)

    async def all_done() -> bool:
        return all([await several.done(name) == in_order(40) for name in services])

    await until(all_done, within=20)
