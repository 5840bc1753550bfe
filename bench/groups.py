"""The groups of measurements: what is held against what, in the same round on the same servers."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bench import appending, loading, orders, projecting, reading, sourcing, talking
from bench.figures import Figures
from gomflow.testing.servers import drop_database, fresh_database
from gomflow_adapters.jetstream.connection import Connection

Found = dict[str, Figures]

FILLING = 500
"""Appends at once where the log only has to become long."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a round is measured. `size` scales how much is done: 1 is usual."""

    connection: Connection
    database_url: str
    size: float

    def count(self, usual: int) -> int:
        """How many, of what is usually so many."""
        return max(round(usual * self.size), 10)


async def append(ground: Ground) -> Found:
    """A decision on disk: raw JetStream, our log, the library `eventsourcing` on Postgres; one event and ten."""
    found: Found = {}
    for events in (1, 10):
        for abreast in (1, appending.ABREAST):
            how = f"{events} event{'s' if events > 1 else ''}, {'one by one' if abreast == 1 else f'{abreast} abreast'}"
            count = ground.count(400 if abreast == 1 else 3200)
            found[f"raw JetStream, {how}"] = await appending.publish(ground.connection, count, events, abreast)
            found[f"our log, {how}"] = await appending.append(ground.connection, count, events, abreast)
            database = await fresh_database(ground.database_url)
            threads, saves = min(abreast, 8), ground.count(200)
            found[f"eventsourcing, {how}"] = await asyncio.to_thread(sourcing.append, database, saves, events, threads)
            await drop_database(database)
    return found


async def order(ground: Ground) -> Found:
    """One order that everybody wants at once, and many orders with one buyer each."""
    return {
        "one order, everybody at once": await orders.hot_order(ground.connection, ground.count(500)),
        "as many orders, one buyer each": await orders.many_orders(ground.connection, ground.count(500)),
    }


async def load(ground: Ground) -> Found:
    """Knowing an order again, and one more buyer, as the order grows."""
    found: Found = {}
    for buyers in (10, 100, 1000):
        order_id = await loading.order_of(ground.connection, ground.count(buyers))
        found[f"{buyers} buyers, cold"] = await loading.cold(ground.connection, order_id)
        found[f"{buyers} buyers, cached"] = await loading.cached(ground.connection, order_id)
        found[f"{buyers} buyers, one more joins"] = await loading.joining_late(ground.connection, order_id)
    return found


async def growth(ground: Ground) -> Found:
    """The same small order and the same append as the log around them grows."""
    order_id = await loading.order_of(ground.connection, 50)
    found: Found = {}
    written = 0
    for size in (10_000, 100_000, 1_000_000):
        target = ground.count(size)
        await appending.append(ground.connection, max(target - written, FILLING), 1, FILLING)
        written = target
        found[f"log of {target:,}, cold"] = await loading.cold(ground.connection, order_id)
        found[f"log of {target:,}, append"] = await appending.append(ground.connection, ground.count(300), 1, 1)
    return found


async def project(ground: Ground) -> Found:
    """Read models: following live and built anew, against COPY of the finished rows; events a second."""
    for _ in range(10):
        await loading.order_of(ground.connection, ground.count(400))
    events = await projecting.events_in(ground.connection)
    return await projecting.live_rebuilt_and_copied(ground.connection, ground.database_url, events)


async def talk(ground: Ground) -> Found:
    """From a message to its answer, at so many messages a second."""
    found: Found = {}
    with tempfile.TemporaryDirectory() as data:
        async with talking.chat(data) as visitors:
            for rate in (10, 50, 100, 200):
                found[f"{rate} messages a second"] = await talking.replies(visitors, rate, ground.size)
    return found


async def read(ground: Ground) -> Found:
    """Receipts, and the event loop while they are read."""
    return {
        "a receipt": await reading.reading(ground.connection, ground.count(40)),
        "lateness of the event loop meanwhile": await reading.loop_while_reading(ground.connection, ground.count(20)),
    }


GROUPS: Mapping[str, Callable[[Ground], Awaitable[Found]]] = {
    "append": append,
    "order": order,
    "load": load,
    "growth": growth,
    "project": project,
    "talk": talk,
    "read": read,
}
"""Every group by its name."""
