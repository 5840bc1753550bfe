"""Five hundred buyers in the same second: the places there are, a line in order of arrival, an answer for everybody."""

import asyncio

from gomflow.chance import new_id
from gomflow.handle.desk import Desk
from gomflow.order.decide import ORDER
from gomflow.order.state import Open
from gomflow.order.submission import Status
from gomflow.testing.decisions import GOM
from gomflow.testing.orders import buyer, details, joining
from gomflow.testing.requests import request
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_events.order import events as e
from gomflow_events.order import requests as r

BUYERS, MAXIMUM = 500, 420


async def test_exactly_the_maximum_gets_in_and_the_line_is_in_order_of_arrival(nats: Connection) -> None:
    desk, order_id = Desk(JetStreamLog(nats.nc, nats.js), {ORDER.name: ORDER}, new_id), new_id()
    codes = tuple(new_id()[-4:].upper() for _ in range(40))
    await desk.ask(request(order_id, r.OrderCreationRequested(codes=codes, details=details(maximum=MAXIMUM)), GOM))
    await desk.ask(request(order_id, r.OpeningRequested(), GOM))
    names = [f"buyer{number}" for number in range(BUYERS)]

    answers = await asyncio.gather(*(desk.ask(request(order_id, joining(name), buyer(name))) for name in names))

    first = [answer.events[0].event for answer in answers]
    assert all(isinstance(event, e.SubmissionPlaced) for event in first[:MAXIMUM])
    waiting = [event.position for event in first[MAXIMUM:] if isinstance(event, e.SubmissionWaitlisted)]
    assert waiting == list(range(1, BUYERS - MAXIMUM + 1))
    order = await desk.state("order", order_id)
    assert isinstance(order, Open)
    assert [f"s-{name}" for name in names] == list(order.book)
    assert order.book.count(Status.WAITLISTED) == BUYERS - MAXIMUM
    references = {submission.reference for submission in order.book.values()}
    assert len(references) == BUYERS
