"""Bringing what a visitor wants to the desk, and waiting until the lists show it."""

from gomflow.consumers.requests import tenant_of
from gomflow.handle.answer import Answer
from gomflow.web.house import House
from gomflow.web.visitor import Visitor
from gomflow_events.commit import Request

PATIENCE = 2.0
"""Seconds to wait until the lists show what was just done."""


async def ask(
    house: House, who: Visitor, aggregate: str, aggregate_id: str, body: object, request_id: str = ""
) -> Answer:
    """The desk's decision; the same `request_id` again gets the answer it got the first time.

    Raises gomflow.ports.log.LogUnavailable when it is not known whether it was written.
    """
    actor = who.actor()
    request_id = request_id or house.parts.world.new_id()
    return await house.parts.desk.ask(
        Request(
            request_id=request_id,
            aggregate=aggregate,
            aggregate_id=aggregate_id,
            tenant=tenant_of(aggregate, body, actor),
            actor=actor,
            at=house.now(),
            correlation_id=request_id,
            causation_id=request_id,
            body=body,
        )
    )


async def shown(house: House, answer: Answer) -> bool:
    """Wait a moment until the lists show what was decided; whether they do."""
    return await house.parts.reads.reach(answer.sequence, PATIENCE)
