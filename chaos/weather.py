"""Minutes of bad weather: a cluster of brokers, Postgres, the application, buyers, and anything going wrong."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from chaos.cluster import Cluster, cluster
from chaos.ground import Ground, at_work, ground
from chaos.kills import crowd
from chaos.people import Wish
from chaos.process import NotUp, Process, breakable_command
from chaos.storm import Blow, Storm, crawl, freeze, kill
from gomflow.demo.buyer import Show
from gomflow.demo.cast import Person
from gomflow.demo.proving import Proven
from gomflow.embedded import Embedded
from gomflow.simulators.telegram.faults import DELIVERY, TURN, DeliveredLate, DeliveredTwice, LostReply, Overtaken

WAVE = 6
"""Buyers who come together: some only join, some send what is no receipt, some pay."""

APPS = 2
"""Replicas of the application, each with every service in it, behind one address."""

SPARED = 15.0
"""Seconds between two ends of the embedded Postgres, whose supervisor gives up on a server that keeps dying."""


@dataclass(frozen=True, slots=True)
class Weathered:
    """What a storm did, and what was found when it was over."""

    seconds: float
    struck: Mapping[str, int]
    buyers: int
    starts: int
    nudges: int
    proven: Proven


async def weather(folder: Path, seconds: float, seed: int, told: Callable[[str], None]) -> Weathered:
    """Buyers come in waves while it storms; then everything is verified."""
    rng = Random(seed)
    async with (
        cluster(folder / "cluster", rng) as brokers,
        Embedded(folder / "servers", nats=False, durable=False) as servers,
        ground(
            folder, breakable_command(), brokers.url, servers.database_url, replicas=3, webhook=True, apps=APPS
        ) as place,
    ):
        manager, show = await place.manager(places=10_000)
        storm = Storm(rng, _blows(place, brokers, servers, rng), pause=(1.0, 5.0))
        _bad_lines(place)
        async with at_work(manager):
            began = time.monotonic()
            storming = asyncio.create_task(storm.rage(seconds))
            await _waves(place, show, seed, storming, told)
            await storming
            place.telegram.faults.clear()
        told(f"{len(place.buyers)} buyers are content; everything is verified")
        proven = await place.verify()
    return Weathered(
        seconds=time.monotonic() - began,
        struck=Counter(name for _, name in storm.struck),
        buyers=len(place.buyers),
        starts=sum(app.starts for app in place.apps),
        nudges=sum(buyer.nudges for buyer in place.buyers),
        proven=proven,
    )


async def _waves(
    place: Ground, show: Show, seed: int, storming: "asyncio.Task[None]", told: Callable[[str], None]
) -> None:
    wave = 0
    while not storming.done():
        buyers = await place.come(crowd(WAVE, seed * 1000 + wave), show, _wish)
        async with asyncio.timeout(300):
            await asyncio.gather(*(buyer.buy() for buyer in buyers))
        wave += 1
        told(f"wave {wave}: {WAVE} buyers are content")


def _wish(person: Person) -> Wish:
    return (Wish.PAID, Wish.PLACE, Wish.ANSWER)[person.number % 3]


def _bad_lines(place: Ground) -> None:
    """Telegram's answers get lost, its deliveries come again, at once and late, and overtake each other."""
    faults = place.telegram.faults
    faults.order(LostReply(), "sendMessage", times=None, share=0.03)
    faults.order(DeliveredTwice(), DELIVERY, times=None, share=0.1)
    faults.order(DeliveredLate(20), DELIVERY, times=None, share=0.05)
    faults.order(LostReply(), DELIVERY, times=None, share=0.05)
    faults.order(Overtaken(), TURN, times=None, share=0.5)


def _blows(place: Ground, brokers: Cluster, servers: Embedded, rng: Random) -> dict[str, Blow]:
    def some_node() -> int:
        return rng.choice(brokers.nodes).pid

    def some_app() -> int:
        return rng.choice(place.apps).pid

    nodes = [kill(partial(getattr, node, "pid")) for node in brokers.nodes]
    postgres = _spared(kill(lambda: servers.postgres_pid))

    async def an_app() -> None:
        await _restart(rng.choice(place.apps))

    async def everything() -> None:
        for strike in nodes:
            await strike()
        await postgres()
        for app in place.apps:
            await app.kill()
        for app in place.apps:
            await _restart(app)

    return {
        "kill an application": an_app,
        "kill a broker": kill(some_node),
        "kill Postgres": postgres,
        "kill everything": everything,
        "freeze an application for 2 s": freeze(some_app, 2),
        "freeze an application for 20 s": freeze(some_app, 20),
        "freeze a broker for 3 s": freeze(some_node, 3),
        "slow a broker down for 5 s": crawl(some_node, 5),
        "freeze Postgres for 2 s": freeze(lambda: servers.postgres_pid, 2),
    }


async def _restart(app: Process) -> None:
    """Kill an application, and start it again until it comes up: at times it finds no broker yet."""
    await app.kill()
    while True:
        with suppress(NotUp):
            await app.start()
            return
        await app.kill()


def _spared(blow: Blow) -> Blow:
    last = float("-inf")

    async def strike() -> None:
        nonlocal last
        if time.monotonic() > last + SPARED:
            last = time.monotonic()
            await blow()

    return strike
