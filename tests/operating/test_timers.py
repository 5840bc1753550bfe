"""Timers held against the log: a broker that lost them is given them again."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gomflow.chance import new_id
from gomflow.embedded import Embedded
from gomflow.handle.desk import Desk
from gomflow.operating.timers import compare_timers, repair_timers
from gomflow.order.decide import ORDER
from gomflow.order.state import Open
from gomflow.testing.orders import details
from gomflow.testing.requests import request
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG, TIMERS, ensure_streams
from gomflow_adapters.jetstream.timers import JetStreamTimers
from gomflow_events.order import requests as r

ORDER_ID = new_id()


@pytest.fixture(scope="module")
async def alone(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Embedded, Connection]]:
    """A broker that only this module uses, with one open order on it."""
    async with (
        Embedded(tmp_path_factory.mktemp("nats"), postgres=False, durable=False) as servers,
        connect(servers.nats_url, "timers") as connection,
    ):
        await ensure_streams(connection.js)
        desk = Desk(JetStreamLog(connection.nc, connection.js), {ORDER.name: ORDER}, new_id)
        changes = details(deadline=datetime(2099, 1, 1, tzinfo=UTC))
        for body in (r.OrderCreationRequested(codes=(new_id()[-4:].upper(),), details=changes), r.OpeningRequested()):
            await desk.ask(request(ORDER_ID, body))
        yield servers, connection


async def test_what_a_broker_lost_is_set_again(alone: tuple[Embedded, Connection]) -> None:
    _, connection = alone
    feed, timers = StreamFeed(connection, LOG, "log.>"), JetStreamTimers(connection)
    await connection.js.purge_stream(TIMERS)

    (missing,) = (await compare_timers(feed, timers)).missing
    repaired = await repair_timers(feed, timers)

    order_id = missing.what["order_id"]
    order = await Desk(JetStreamLog(connection.nc, connection.js), {"order": ORDER}, new_id).state("order", order_id)
    assert isinstance(order, Open)
    assert (f"deadline-{order_id}", order.details.deadline) == (missing.name, missing.at)
    assert [missing] == list(repaired) == list(await timers.standing())
    assert [] == list(await repair_timers(feed, timers))


async def test_what_stands_for_nothing_is_told_and_left(alone: tuple[Embedded, Connection]) -> None:
    _, connection = alone
    feed, timers = StreamFeed(connection, LOG, "log.>"), JetStreamTimers(connection)
    await repair_timers(feed, timers)
    await timers.set("deadline-gone", datetime(2099, 1, 1, tzinfo=UTC), {"kind": "deadline", "order_id": "gone"})

    compared = await compare_timers(feed, timers)

    assert ["deadline-gone"] == [timer.name for timer in compared.superfluous]
    assert [] == list(compared.missing)
    await timers.cancel("deadline-gone")


def gomflow(nats: Embedded, postgres: Embedded, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # Wide, so that no line is broken in the middle of a name.
    environment = {**os.environ, "GOMFLOW_DATA": str(folder), "COLUMNS": "200"}
    environment |= {"NATS_URL": nats.nats_url, "DATABASE_URL": postgres.database_url}
    command = [sys.executable, "-c", "from gomflow.cli import main; main()", "timers", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=folder)


async def test_operators_see_what_comes_and_repair_what_is_missing(
    alone: tuple[Embedded, Connection], servers: Embedded, tmp_path: Path
) -> None:
    nats, connection = alone
    await connection.js.purge_stream(TIMERS)

    lost = gomflow(nats, servers, tmp_path, "list")
    repaired = json.loads(gomflow(nats, servers, tmp_path, "repair", "--json").stdout)
    listed = json.loads(gomflow(nats, servers, tmp_path, "list", "--json").stdout)

    assert lost.returncode == 1
    assert "1 should stand and do not: gomflow timers repair" in lost.stdout
    assert "the order closes" in lost.stdout
    assert repaired["set"] == listed["standing"]
    assert listed["missing"] == listed["superfluous"] == []
    assert gomflow(nats, servers, tmp_path, "list").returncode == 0
