"""What every page shows around its own matter: how much waits for the visitor."""

import asyncio
from typing import Any

from gomflow.ports.board import Paging
from gomflow.web.house import House
from gomflow.web.visitor import Visitor
from gomflow_events.identity import Role

_ONE = Paging(size=1)


async def frame(house: House, who: Visitor, at: str) -> dict[str, Any]:
    """The numbers in the menu; `at` is the entry of the menu that the page belongs to."""
    waiting, asking = await asyncio.gather(house.board.queue(who.scope, _ONE), _asking(house, who))
    return {"at": at, "to_review": waiting.total, "asking": asking}


async def _asking(house: House, who: Visitor) -> int:
    return len(await house.board.asking(Role.GOM)) if who.is_operator else 0
