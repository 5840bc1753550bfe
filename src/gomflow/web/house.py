"""The house: everything a route may need, made once when the app is."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, cast

from fastapi import Depends, Request

from gomflow.order.state import Existing, Unwritten
from gomflow.parts import Parts
from gomflow.payment.state import Sent, Unsent
from gomflow.ports.board import Board
from gomflow.web.links import WebLinks
from gomflow.web.live import Hub
from gomflow.web.pages import Pages
from gomflow.web.session import Sessions
from gomflow_events.identity import OrderId

Look = Callable[[], Awaitable[str]]
"""Looks whether something answers: a word about it. Raises what a connection raises."""


@dataclass(frozen=True, slots=True)
class House:
    """The parts of GOMFLOW, and those of its web."""

    parts: Parts
    links: WebLinks
    board: Board
    pages: Pages
    sessions: Sessions
    hub: Hub
    bots: Mapping[str, Look] = field(default_factory=dict[str, Look])
    """The bots that are on, by platform, each with a look at how it is."""

    def now(self) -> datetime:
        """The time, in UTC."""
        return self.parts.world.now()

    async def order(self, order_id: str) -> Existing | None:
        """An order as it stands."""
        order = await self.parts.desk.state("order", order_id)
        return None if isinstance(order, Unwritten) else cast("Existing", order)

    async def order_called(self, code: str) -> tuple[OrderId, Existing] | None:
        """The order of a short name."""
        if not (code.isalnum() and code.isascii()):
            return None
        order_id = await self.parts.log.holder("order", code.upper())
        order = None if order_id is None else await self.order(order_id)
        return None if order_id is None or order is None else (OrderId(order_id), order)

    async def payment(self, payment_id: str) -> Sent | None:
        """A payment as it stands."""
        if not payment_id.isascii() or not payment_id.replace("-", "").isalnum():
            return None
        payment = await self.parts.desk.state("payment", payment_id)
        return None if isinstance(payment, Unsent) else cast("Sent", payment)


def the_house(request: Request) -> House:
    """The house of the app that serves a request."""
    house: House = request.app.state.house
    return house


HouseDep = Annotated[House, Depends(the_house)]
