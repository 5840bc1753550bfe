"""Deciders that race on a real cluster of three brokers while its leaders are killed, frozen and restarted.

Never two winners, never a decision that was answered and lost, never a request decided twice.
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from random import Random

import pytest
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from chaos.cluster import Cluster, cluster_with_streams
from gomflow.chance import new_id
from gomflow.handle.answer import Answer
from gomflow.handle.desk import Desk
from gomflow.handle.home import Home, catch_up
from gomflow.order.decide import ORDER
from gomflow.order.rules import places_held
from gomflow.order.state import Open
from gomflow.order.submission import HOLDS_A_PLACE, Status
from gomflow.ports.log import LogUnavailable, Stored
from gomflow.testing.decisions import GOM
from gomflow.testing.orders import buyer, details, joining
from gomflow.testing.requests import request
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.codec import unfold
from gomflow_events.commit import Request
from gomflow_events.order import requests as r

pytestmark = pytest.mark.slow

MAXIMUM = 25
BUYERS = 60
ORDERS = 3
DECIDERS = 3


@pytest.fixture(scope="module")
async def nodes(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Cluster]:
    async with cluster_with_streams(tmp_path_factory.mktemp("cluster"), 3) as made:
        yield made


async def insist(desk: Desk, asked: Request[object]) -> Answer:
    """Ask the same until there is an answer, as every consumer does."""
    async with asyncio.timeout(120):
        while True:
            try:
                return await desk.ask(asked)
            except LogUnavailable:
                await asyncio.sleep(0.05)


def desk_on(connection: Connection) -> Desk:
    return Desk(JetStreamLog(connection.nc, connection.js), {ORDER.name: ORDER}, new_id)


async def opened(desk: Desk) -> str:
    order_id, codes = new_id(), tuple(new_id()[-4:].upper() for _ in range(40))
    creation = r.OrderCreationRequested(codes=codes, details=details(maximum=MAXIMUM))
    await insist(desk, request(order_id, creation, GOM))
    await insist(desk, request(order_id, r.OpeningRequested(), GOM))
    return order_id


async def leader_of_the_log(connection: Connection, nodes: Cluster) -> int:
    """The process that leads the log's stream; 0 while none does."""
    try:
        info = await connection.js.stream_info(LOG)
    except (NatsError, APIError, TimeoutError):
        return 0
    name = info.cluster.leader if info.cluster is not None else None
    return next((node.pid for node in nodes.nodes if node.name == name), 0)


async def strike(how: str, connection: Connection, nodes: Cluster) -> None:
    """Do something to whoever leads."""
    pid = await until(lambda: leader_of_the_log(connection, nodes), within=60, why="the log has a leader")
    if how == "kill":
        os.kill(pid, signal.SIGKILL)
    else:
        os.kill(pid, signal.SIGSTOP)
        await asyncio.sleep(3)
        os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize("strikes", [("kill", "freeze", "kill")])
async def test_never_two_winners_and_never_a_lost_decision(nodes: Cluster, strikes: tuple[str, ...]) -> None:
    rng = Random(11)
    async with asyncio.timeout(240), connect(nodes.url, "watching") as watching:
        async with connect(nodes.url, "a") as one, connect(nodes.url, "b") as two, connect(nodes.url, "c") as three:
            desks = [desk_on(connection) for connection in (one, two, three)]
            orders = [await opened(desks[0]) for _ in range(ORDERS)]
            wishes = [(order_id, f"buyer{number}") for number in range(BUYERS) for order_id in orders]
            rng.shuffle(wishes)
            joins = [request(order_id, joining(name), buyer(name)) for order_id, name in wishes]
            queue = iter(joins)
            answers: dict[str, Answer] = {}

            async def decide(desk: Desk) -> None:
                # Some requests are asked twice, of two desks: a message that came again at another replica.
                for asked in queue:
                    answers[asked.request_id] = await insist(desk, asked)
                    if rng.random() < 0.2:
                        again = await insist(rng.choice(desks), asked)
                        assert again.sequence == answers[asked.request_id].sequence
                    await asyncio.sleep(rng.uniform(0, 0.05))

            deciding = [asyncio.create_task(decide(desk)) for desk in desks for _ in range(DECIDERS)]
            for how in strikes:
                await strike(how, watching, nodes)
                await asyncio.sleep(rng.uniform(0.2, 1))
            await asyncio.gather(*deciding)

        log = JetStreamLog(watching.nc, watching.js)
        for order_id in orders:
            await check(log, order_id, {q.request_id for q in joins if q.aggregate_id == order_id}, answers)


async def history(log: JetStreamLog, order_id: str) -> Sequence[Stored]:
    """All commits of an order, as soon as the cluster has a leader again."""

    async def read() -> Sequence[Stored]:
        try:
            return await log.read("order", order_id)
        except LogUnavailable:
            return ()

    found: Sequence[Stored] = await until(read, within=60, why="the log can be read")
    return found


async def check(log: JetStreamLog, order_id: str, asked: set[str], answers: dict[str, Answer]) -> None:
    """Hold one order's history against what its buyers were told."""
    commits = await history(log, order_id)
    # Raises when a version is missing, doubled or does not know the commit before it.
    home = catch_up(ORDER, Home(ORDER.initial), commits)
    decided = Counter(decision.request_id for stored in commits for decision in stored.commit.decisions)
    assert asked <= set(decided)
    assert set(decided.values()) == {1}
    sequences = {decision.request_id: stored.sequence for stored in commits for decision in stored.commit.decisions}
    assert {one: answers[one].sequence for one in asked} == {one: sequences[one] for one in asked}
    order = home.state
    assert isinstance(order, Open)
    assert places_held(order.book) == MAXIMUM
    statuses = [submission.status for submission in order.book.values()]
    assert len(statuses) == BUYERS
    assert all(status in HOLDS_A_PLACE for status in statuses[:MAXIMUM])
    assert statuses[MAXIMUM:] == [Status.WAITLISTED] * (BUYERS - MAXIMUM)
    placed = [
        recorded.event.submission_id
        for stored in commits
        for recorded in unfold(stored.commit, stored.sequence)
        if type(recorded.event).__name__ in {"SubmissionPlaced", "SubmissionWaitlisted"}
    ]
    assert placed == [submission.submission_id for submission in order.book.values()]
