"""The GOM's desk: the orders in work with what they ask for, and the list of all orders."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from gomflow.ports.board import Listed, OrderCard, Paging
from gomflow.web.frame import frame
from gomflow.web.house import House, HouseDep
from gomflow.web.visitor import VisitorDep

router = APIRouter(include_in_schema=False)

STATES = ("draft", "open", "closed", "ordered", "shipped", "completed", "cancelled")
IN_WORK = ("draft", "open", "closed", "ordered", "shipped")
_MOST_AT_ONCE = 60
_PER_PAGE = 20
MOST_PAGES = 100_000


@router.get("/")
async def overview(request: Request, house: HouseDep, who: VisitorDep) -> Response:
    """The orders in work, each with how it stands."""
    orders = await house.board.orders(who.scope, states=IN_WORK, page=Paging(size=_MOST_AT_ONCE))
    return house.pages.show(
        request,
        who,
        "overview.html",
        **await frame(house, who, "overview"),
        orders=orders,
        sums=await house.board.sums(who.scope),
        managers=await managers(house, orders),
    )


@router.get("/orders")
async def all_orders(
    request: Request,
    house: HouseDep,
    who: VisitorDep,
    state: str = "",
    q: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """All orders, narrowed by state and words."""
    states = (state,) if state in STATES else ()
    orders = await house.board.orders(who.scope, states=states, query=q, page=Paging(page, _PER_PAGE))
    return house.pages.show(
        request,
        who,
        "orders.html",
        **await frame(house, who, "orders"),
        orders=orders,
        managers=await managers(house, orders),
        states=STATES,
        state=state if states else "",
        q=q,
    )


async def managers(house: House, orders: Listed[OrderCard]) -> dict[str, str]:
    """The names of the GOMs of some orders."""
    return dict(await house.board.names({order.gom_id for order in orders.rows}))
