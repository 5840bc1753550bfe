"""Processes that share consumers on a real cluster of three brokers: in order and once, and the fence holds."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest
from nats.errors import Error as NatsError
from nats.js.api import StreamConfig
from nats.js.errors import APIError

from chaos.cluster import Cluster, cluster_with_streams
from gomflow.ports.turns import TurnOver
from gomflow.testing.replicas import replicas
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.delivered import Delivered
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.publish import Conflict, Guarded, publish_one
from gomflow_adapters.jetstream.streams import DEAD, turn_subject
from gomflow_adapters.jetstream.turns import JetStreamTurns

pytestmark = pytest.mark.slow

KEYS = [f"k{number}" for number in range(5)]
RACES = 60


@pytest.fixture(scope="module")
async def nodes(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Cluster]:
    async with cluster_with_streams(
        tmp_path_factory.mktemp("cluster"), 4, StreamConfig(name="R", subjects=["R.>"])
    ) as made:
        yield made


async def leader(connection: Connection, nodes: Cluster, stream: str) -> int:
    try:
        info = await connection.js.stream_info(stream)
    except (NatsError, APIError, TimeoutError):
        return 0
    name = info.cluster.leader if info.cluster is not None else None
    return next((node.pid for node in nodes.nodes if node.name == name), 0)


async def test_order_holds_while_processes_and_brokers_are_killed_and_frozen(nodes: Cluster) -> None:
    async with connect(nodes.url, "watching") as connection, replicas(nodes.url, connection, "R", copies=3) as several:
        two = {one.name: one for one in [await several.start("ordered"), await several.start("ordered")]}
        publishing = asyncio.create_task(several.publish(KEYS, 0, 400))
        holder = two[await until(lambda: several.holder("ordered"), within=20)]
        holder.freeze()
        await asyncio.sleep(1)
        os.kill(await until(lambda: leader(connection, nodes, "R"), within=60), signal.SIGKILL)

        async def another_has_it() -> bool:
            return await several.holder("ordered") not in {"", holder.name}

        await until(another_has_it, within=30)
        holder.thaw()
        os.kill(await until(lambda: leader(connection, nodes, DEAD), within=60), signal.SIGKILL)
        two[await until(lambda: several.holder("ordered"), within=60)].kill()
        await publishing

        async def all_done() -> bool:
            return {key: [f"m{number:04}" for number in range(400)] for key in KEYS} == await several.done("ordered")

        await until(all_done, within=120)


async def test_nothing_is_parked_by_a_process_whose_turn_was_taken(nodes: Cluster) -> None:
    """Both at the same moment, again and again: what is parked lies before the turn that was taken, or not at all."""
    async with connect(nodes.url, "one") as one, connect(nodes.url, "two") as two:
        parking, refused = JetStreamParking(one), 0
        async with JetStreamTurns.open(one) as turns:
            for number in range(RACES):
                service = f"race{number}"
                async with turns.turn(service) as turn:
                    letter = Delivered(f"R.{number}", 1, b"x", redelivered=False)
                    taken, parked = await asyncio.gather(
                        publish_one(two.js, Guarded(turn_subject(service), b'{"process":"another"}', turn.number)),
                        parking.under(turn).park(service, letter.subject, letter, "late"),
                        return_exceptions=True,
                    )
                    assert isinstance(taken, int | Conflict), taken
                    queue = await parking.queue(service, letter.subject)
                    refused += isinstance(parked, TurnOver)
                    assert bool(queue) == (parked is None)
                    assert not queue or isinstance(taken, Conflict) or queue[0].place < taken
        assert refused
