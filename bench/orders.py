"""How fast orders decide: one that everybody wants at once, and many at a time."""

from bench.figures import Figures, all_at_once
from gomflow.chance import new_id
from gomflow.handle.answer import Answer
from gomflow.handle.desk import Desk
from gomflow.parts import AGGREGATES
from gomflow.testing.decisions import GOM
from gomflow.testing.orders import buyer, details, joining
from gomflow.testing.requests import request
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_events.identity import Actor
from gomflow_events.order import requests as r


async def hot_order(connection: Connection, count: int) -> Figures:
    """So many buyers join one order in the same moment; nine in ten find a place, the others stand in line."""
    desk = _desk(connection)
    order_id = await _opened(desk, maximum=max(count * 9 // 10, 2))
    return await all_at_once([_join(desk, order_id, f"buyer{number}") for number in range(count)])


async def many_orders(connection: Connection, count: int) -> Figures:
    """So many orders are joined by one buyer each, in the same moment."""
    desk = _desk(connection)
    orders = [await _opened(desk, maximum=None) for _ in range(count)]
    return await all_at_once([_join(desk, order_id, "buyer") for order_id in orders])


def _desk(connection: Connection) -> Desk:
    return Desk(JetStreamLog(connection.nc, connection.js), AGGREGATES, new_id)


async def _opened(desk: Desk, maximum: int | None) -> str:
    order_id = new_id()
    codes = tuple(new_id()[-4:].upper() for _ in range(40))
    await _ask(desk, order_id, r.OrderCreationRequested(codes=codes, details=details(maximum=maximum)), GOM)
    await _ask(desk, order_id, r.OpeningRequested(), GOM)
    return order_id


async def _join(desk: Desk, order_id: str, name: str) -> Answer:
    return await _ask(desk, order_id, joining(name), buyer(name))


async def _ask(desk: Desk, order_id: str, body: object, by: Actor) -> Answer:
    return await desk.ask(request(order_id, body, by))
