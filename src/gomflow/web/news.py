"""The stream that open pages listen to: it says that something changed, and nothing else."""

from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent

from gomflow.web.house import HouseDep
from gomflow.web.live import Ended
from gomflow.web.visitor import VisitorDep

router = APIRouter(include_in_schema=False)

RETRY = 2000
"""Milliseconds after which a browser connects again."""

MOST_EVENTS = 2000
"""After this many the stream ends and the browser connects again, which looks at the session anew."""


@router.get("/live", response_class=EventSourceResponse)
async def live(house: HouseDep, who: VisitorDep) -> AsyncIterator[ServerSentEvent]:
    """An event `changed` for every change in the visitor's lists; comments keep the connection open.

    The page asks for what changed with its own request, which checks what the visitor may see.
    """
    async with house.hub.seat(who.scope) as seat:
        # The first is for what happened between the page and its stream.
        yield ServerSentEvent(event="changed", raw_data="", retry=RETRY)
        for _ in range(MOST_EVENTS):
            try:
                await seat.changed()
            except Ended:
                return
            yield ServerSentEvent(event="changed", raw_data="")
