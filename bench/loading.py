"""How long it takes to know an order again, however long its history and however full the log."""

import time
from collections.abc import Callable

from bench.figures import Figures, figures
from gomflow.chance import new_id
from gomflow.handle.desk import Desk
from gomflow.order.decide import ORDER
from gomflow.testing.orders import buyer, details, joining
from gomflow.testing.requests import request
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_events.order import requests as r

LOADS = 20


def desk_on(connection: Connection) -> Desk:
    """A desk that knows nothing yet."""
    return Desk(JetStreamLog(connection.nc, connection.js), {ORDER.name: ORDER}, new_id)


async def order_of(connection: Connection, buyers: int) -> str:
    """An order that so many joined one after another: as many commits."""
    desk, order_id = desk_on(connection), new_id()
    codes = tuple(new_id()[-4:].upper() for _ in range(40))
    await desk.ask(request(order_id, r.OrderCreationRequested(codes=codes, details=details(maximum=None))))
    await desk.ask(request(order_id, r.OpeningRequested()))
    for number in range(buyers):
        name = f"buyer{number}"
        await desk.ask(request(order_id, joining(name), buyer(name)))
    return order_id


async def cold(connection: Connection, order_id: str) -> Figures:
    """A desk that never saw the order, each time."""
    return await _timed(lambda: desk_on(connection), order_id)


async def cached(connection: Connection, order_id: str) -> Figures:
    """The desk that has it."""
    desk = desk_on(connection)
    await desk.state("order", order_id)
    return await _timed(lambda: desk, order_id)


async def joining_late(connection: Connection, order_id: str) -> Figures:
    """One more buyer, of a desk that has the order: what a decision costs as the order grows."""
    desk, latencies = desk_on(connection), []
    await desk.state("order", order_id)
    started = time.perf_counter()
    for _ in range(LOADS * 5):
        name = f"late{new_id()}"
        began = time.perf_counter()
        await desk.ask(request(order_id, joining(name), buyer(name)))
        latencies.append(time.perf_counter() - began)
    return figures(latencies, time.perf_counter() - started)


async def _timed(desk: Callable[[], Desk], order_id: str) -> Figures:
    latencies = []
    started = time.perf_counter()
    for _ in range(LOADS):
        began = time.perf_counter()
        await desk().state("order", order_id)
        latencies.append(time.perf_counter() - began)
    return figures(latencies, time.perf_counter() - started)
