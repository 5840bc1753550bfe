"""A cluster that loses the one node whose address is known: everything goes on at the others."""

from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from nats.errors import Error as NatsError
from nats.js.api import StreamConfig
from nats.js.errors import APIError

from chaos.cluster import cluster
from gomflow.reaching import OutOfReach, reach_broker
from gomflow.testing.consuming import Work as Doing
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect, credentials_in, servers_in
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.streams import ensure_streams
from gomflow_adapters.jetstream.workers import Work, working

pytestmark = pytest.mark.slow


async def test_connections_and_workers_go_on_when_the_node_they_know_is_gone(tmp_path: Path) -> None:
    doing = Doing()
    async with cluster(tmp_path, Random(1)) as brokers, connect(brokers.one, "test") as connection:
        await ensure_streams(connection.js, 3)
        await connection.js.add_stream(StreamConfig(name="WORK", subjects=["work.>"], num_replicas=3))
        work = Work(name="worker", stream="WORK", filter="work.>", handle=doing.handle)
        async with working(connection, brokers.one, [work], JetStreamParking(connection)):
            await connection.js.publish("work.a", b"before")
            await until(lambda: doing.count() == 1, within=20, why="work is done on a whole cluster")
            await brokers.take_down(0)
            await until(lambda: publishes(connection), within=60, why="the others take messages in")
            await until(lambda: doing.count() >= 2, within=60, why="work goes on")
            known = urlsplit(brokers.one).port
            assert connection.nc.connected_url is not None
            assert connection.nc.connected_url.port != known

            await reach_broker(brokers.url)
            async with connect(brokers.url, "newcomer") as newcomer:
                assert await publishes(newcomer)
            with pytest.raises(OutOfReach, match=rf"127\.0\.0\.1:{known} does not answer"):
                await reach_broker(brokers.one, patience=0)


async def publishes(connection: Connection) -> bool:
    """Whether a message is stored now."""
    try:
        await connection.js.publish("work.b", b"after", timeout=2)
    except (NatsError, APIError, TimeoutError):
        return False
    return True


@pytest.mark.parametrize(
    ("url", "known", "bare"),
    [
        ("nats://ana:secret@host:4222", ("ana", "secret"), "nats://host:4222"),
        ("nats://host:4222", None, "nats://host:4222"),
        ("nats://token@host:4222", None, "nats://token@host:4222"),
        ("tls://ana:p%40ss@[::1]:4222", ("ana", "p%40ss"), "tls://[::1]:4222"),
        ("nats://ana:secret@a:4222, nats://b:4222", ("ana", "secret"), "nats://a:4222 nats://b:4222"),
        ("nats://a,nats://b", None, "nats://a nats://b"),
    ],
)
def test_credentials_are_told_from_the_addresses(url: str, known: tuple[str, str] | None, bare: str) -> None:
    assert credentials_in(url) == known
    assert servers_in(url) == bare.split()
