"""The kill test: buyers buy while the application, the broker and the database are killed under them."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from chaos.ground import Ground, at_work, ground
from chaos.process import Process, gomflow_command
from chaos.storm import Blow, Storm, freeze, kill
from gomflow.demo.cast import Person, cast
from gomflow.demo.proving import Proven
from gomflow.embedded import Embedded
from gomflow.simulators.receipts import Case, Degradation

ALL_AT_ONCE = "everything"
USUAL = ("app", "nats", "postgres", ALL_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Killed:
    """What a kill test did and found: `struck` and `bought_after` count seconds from the first buyer's coming."""

    struck: Sequence[tuple[float, str]]
    bought_after: float
    proven: Proven
    starts: int
    tries: int
    nudges: int


def crowd(buyers: int, seed: int, pace: float = 0.3) -> list[Person]:
    """Buyers who pay honestly, on both platforms, and do not think for long."""
    return [
        replace(
            person,
            first_proof=Case.GENUINE,
            degradation=Degradation.CLEAN,
            starts_after=number * pace,
            pause=pace,
        )
        for number, person in enumerate(cast(buyers, seed))
    ]


def restarted(process: Process, rng: Random) -> Blow:
    """Kill an application, and start it again a little later, as an orchestrator does."""

    async def strike() -> None:
        await process.kill()
        await asyncio.sleep(rng.uniform(0, 0.5))
        await process.start()

    return strike


def everything(place: Ground, servers: Embedded, rng: Random) -> Blow:
    """Power off: all three at once."""

    async def strike() -> None:
        for one in (kill(lambda: servers.nats_pid), kill(lambda: servers.postgres_pid)):
            await one()
        await restarted(place.app, rng)()

    return strike


async def kill_test(folder: Path, *, buyers: int, seed: int, blows: Sequence[str] = USUAL) -> Killed:
    """Buyers buy while these blows fall, in an order that the seed decides; then everything is verified."""
    rng = Random(seed)
    order = rng.sample(list(blows), len(blows))
    async with (
        Embedded(folder / "servers", durable=False) as servers,
        ground(folder, gomflow_command(), servers.nats_url, servers.database_url) as place,
    ):
        storm = Storm(
            rng,
            {
                "app": restarted(place.app, rng),
                "nats": kill(lambda: servers.nats_pid),
                "postgres": kill(lambda: servers.postgres_pid),
                ALL_AT_ONCE: everything(place, servers, rng),
            },
            pause=(0.5, 2.5),
        )
        return await _bought_in(place, storm, order, crowd(buyers, seed))


async def _bought_in(place: Ground, storm: Storm, order: Sequence[str], people: Sequence[Person]) -> Killed:
    """Have people buy while the storm strikes in this order, and verify everything."""
    manager, show = await place.manager(places=len(people) * 2)
    buyers = await place.come(people, show)
    async with at_work(manager), asyncio.timeout(240):
        began = time.monotonic()
        storming = asyncio.create_task(storm.blow(order))
        await asyncio.gather(*(buyer.buy() for buyer in buyers))
        bought_after = time.monotonic() - began
        await storming
    return Killed(
        struck=storm.struck,
        bought_after=bought_after,
        proven=await place.verify(),
        starts=place.app.starts,
        tries=sum(buyer.tries for buyer in buyers),
        nudges=sum(buyer.nudges for buyer in buyers),
    )


FROZEN = 6.0
"""Seconds an application stands still: long enough for its fellow to take over."""


async def two_applications(folder: Path, *, buyers: int, seed: int) -> Killed:
    """The same with two applications on the same servers; one, the other, or both are killed or frozen."""
    rng = Random(seed)
    async with (
        Embedded(folder / "servers", durable=False) as servers,
        ground(folder, gomflow_command(), servers.nats_url, servers.database_url) as place,
    ):
        fellow = await place.fellow()
        blows = {
            "one frozen": freeze(lambda: place.app.pid, FROZEN),
            "one killed": restarted(place.app, rng),
            "other frozen": freeze(lambda: fellow.pid, FROZEN),
            "other killed": restarted(fellow, rng),
            "nats": kill(lambda: servers.nats_pid),
        }
        storm = Storm(rng, blows, pause=(0.5, 2.0))
        return await _bought_in(place, storm, rng.sample(sorted(blows), len(blows)), crowd(buyers, seed))
