"""The kill test: buyers buy while the application, the broker and the database are killed under them."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from chaos.ground import Ground, at_work, ground
from chaos.process import gomflow_command
from chaos.storm import Blow, Storm, kill
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


def restarting(place: Ground, rng: Random) -> Blow:
    """Kill the application, and start it again a little later, as an orchestrator does."""

    async def strike() -> None:
        await place.app.kill()
        await asyncio.sleep(rng.uniform(0, 0.5))
        await place.app.start()

    return strike


def everything(place: Ground, servers: Embedded, rng: Random) -> Blow:
    """Power off: all three at once."""

    async def strike() -> None:
        for one in (kill(lambda: servers.nats_pid), kill(lambda: servers.postgres_pid)):
            await one()
        await restarting(place, rng)()

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
                "app": restarting(place, rng),
                "nats": kill(lambda: servers.nats_pid),
                "postgres": kill(lambda: servers.postgres_pid),
                ALL_AT_ONCE: everything(place, servers, rng),
            },
            pause=(0.5, 2.5),
        )
        manager, show = await place.manager(places=buyers * 2)
        people = await place.come(crowd(buyers, seed), show)
        async with at_work(manager), asyncio.timeout(240):
            began = time.monotonic()
            storming = asyncio.create_task(storm.blow(order))
            await asyncio.gather(*(person.buy() for person in people))
            bought_after = time.monotonic() - began
            await storming
        proven = await place.verify()
    return Killed(
        struck=storm.struck,
        bought_after=bought_after,
        proven=proven,
        starts=place.app.starts,
        tries=sum(person.tries for person in people),
        nudges=sum(person.nudges for person in people),
    )
