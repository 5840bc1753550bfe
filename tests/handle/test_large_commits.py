"""A decision that is too large for the log is refused before it is sent; the connection and all else live on."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from gomflow.aggregate import Aggregate, Asked
from gomflow.chance import new_id
from gomflow.handle.desk import Desk
from gomflow.ports.log import CommitTooLarge
from gomflow.testing.requests import request
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import HEADERS, JetStreamLog
from gomflow_events.codec import encode
from gomflow_events.commit import Commit
from gomflow_events.order.events import OrderCancelled
from gomflow_events.refusal import RequestRefused


def repeat(request: int, _state: int, _asked: Asked) -> Sequence[OrderCancelled]:
    return [OrderCancelled(reason="x" * request)]


REPEATING: Aggregate[int, int, OrderCancelled] = Aggregate("order", 0, repeat, lambda state, _: state + 1)
"""An aggregate that says as much as it is asked to say."""


async def test_the_largest_commit_fits_and_one_byte_more_is_refused_before_it_is_sent(nats: Connection) -> None:
    log, limit = JetStreamLog(nats.nc, nats.js), nats.nc.max_payload - HEADERS
    empty = Commit(
        commit_id=new_id(), aggregate="order", aggregate_id=new_id(), tenant="", version=1, previous="", decisions=()
    )
    largest = replace(empty, tenant="t" * (limit - len(encode(empty))))

    with pytest.raises(CommitTooLarge, match=f"does not fit into the {limit} bytes"):
        await log.append(replace(largest, tenant=largest.tenant + "t"), after=0)
    stored = await log.append(largest, after=0)

    assert stored.sequence > 0
    assert 0 == nats.returns


async def test_a_decision_that_is_too_large_is_refused_and_the_refusal_is_kept(nats: Connection) -> None:
    desk, order_id = Desk(JetStreamLog(nats.nc, nats.js), {"order": REPEATING}, new_id), new_id()
    too_much = request(order_id, nats.nc.max_payload)

    no = await desk.ask(too_much)
    again = await desk.ask(too_much)
    later = await desk.ask(request(order_id, 10))

    assert RequestRefused(request="int", code="too-large", args={}) == no.refused
    assert (again.refused, again.repeated) == (no.refused, True)
    assert later.refused is None
    assert 0 == nats.returns


async def test_what_waits_together_is_stored_in_as_many_commits_as_it_takes(nats: Connection) -> None:
    desk, order_id = Desk(JetStreamLog(nats.nc, nats.js), {"order": REPEATING}, new_id), new_id()
    third = nats.nc.max_payload // 3
    sizes = [third, third, third, nats.nc.max_payload, 10, third]

    answers = await asyncio.gather(*(desk.ask(request(order_id, size)) for size in sizes))

    assert [False, False, False, True, False, False] == [answer.refused is not None for answer in answers]
    said = [event.event.reason for answer in answers if answer.refused is None for event in answer.events]
    assert [len(reason) for reason in said] == [third, third, third, 10, third]
