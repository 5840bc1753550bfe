"""The public feed on three brokers, while the one that leads it is killed: every event once, for subscribers too."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from chaos.cluster import Cluster, cluster
from gomflow.chance import new_id
from gomflow.ports.log import LogUnavailable
from gomflow.testing.feeding import commit, due, fed, feed_process
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import FEED, ensure_streams
from gomflow_adapters.jetstream.subscribers import ensure_subscribers_feed
from gomflow_events.order.events import MinimumReached

pytestmark = pytest.mark.slow

COMMITS = 150
KILLS = 3
TROUBLE = (NatsError, APIError, TimeoutError, LogUnavailable)


async def everything_stands(connection: Connection) -> bool:
    with suppress(*TROUBLE):
        await ensure_streams(connection.js, 3)
        return await ensure_subscribers_feed(connection, 3)
    return False


async def write_on(connection: Connection) -> None:
    """Commits, each tried until it is stored."""
    log = JetStreamLog(connection.nc, connection.js)
    for number in range(COMMITS):
        one = commit(new_id(), *[MinimumReached(buyers=buyers) for buyers in range(1, number % 4 + 2)])
        while True:
            with suppress(*TROUBLE):
                await log.append(one, after=0)
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.01)


async def leader_of_the_feed(nodes: Cluster, connection: Connection) -> int:
    """The process of the broker that leads the feed; 0 while none does."""
    with suppress(*TROUBLE):
        info = await connection.js.stream_info(FEED)
        leader = info.cluster.leader if info.cluster is not None else None
        return next((node.pid for node in nodes.nodes if node.name == leader), 0)
    return 0


async def kill_its_leader(nodes: Cluster, connection: Connection) -> None:
    """Kill the broker that leads the feed; it comes back by itself."""
    leading = await until(lambda: leader_of_the_feed(nodes, connection), 60, "the feed has a leader that runs")
    os.kill(leading, signal.SIGKILL)


async def as_due(connection: Connection) -> bool:
    """Whether the feed says exactly what the log says, on the copy that answers."""
    with suppress(*TROUBLE):
        return await due(connection) == [event["id"] for event in await fed(connection)]
    return False


async def test_every_event_is_there_once_while_brokers_die(tmp_path: Path) -> None:
    async with cluster(tmp_path, Random(5)) as nodes, connect(nodes.url, "tests") as own:
        await until(lambda: everything_stands(own), 60, "the streams have three copies")
        async with feed_process(nodes.url), feed_process(nodes.url):
            writing = asyncio.create_task(write_on(own))
            for _ in range(KILLS):
                await kill_its_leader(nodes, own)
            await asyncio.wait_for(writing, 120)
            await until(lambda: as_due(own), 60, "the feed caught up")
        subscriber_url = nodes.url.replace("gomflow:", "subscriber:")
        async with connect(subscriber_url, "subscriber") as subscriber:

            async def mirrored() -> bool:
                with suppress(*TROUBLE):
                    origin = [(k.sequence, k.data) for k in await all_of(own.nc, FEED, "events.>")]
                    return origin == [(k.sequence, k.data) for k in await all_of(subscriber.nc, FEED, "events.>")]
                return False

            await until(mirrored, 60, "the subscribers have the same")
        ids = [event["id"] for event in await fed(own)]

    assert len(ids) == len(set(ids)) == sum(number % 4 + 1 for number in range(COMMITS))
