"""One order: how it stands, who is in, what was paid, and what happened."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from gomflow.methods import method_name
from gomflow.order.state import state_name
from gomflow.ports.board import OrderCard, Paging
from gomflow.web.frame import frame
from gomflow.web.house import House, HouseDep
from gomflow.web.overview import MOST_PAGES
from gomflow.web.timeline import timeline
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import Visitor, VisitorDep, order_for
from gomflow_events.identity import OrderId
from gomflow_events.order.terms import SubmissionStatus

router = APIRouter(include_in_schema=False)

TABS = ("buyers", "payments", "timeline", "about")
STATUSES = tuple(status.value for status in SubmissionStatus)
PAYMENT_STATUSES = ("review", "reading", "approved", "rejected", "asked_again")
_PER_PAGE = 25
_LINES_PER_PAGE = 40

ACTIONS = {
    "draft": ("open", "cancel"),
    "open": ("close", "extend", "cancel"),
    "closed": ("ordered", "extend", "cancel"),
    "ordered": ("shipped", "cancel"),
    "shipped": ("complete", "shipped"),
}
"""What can be done with an order in each state; the first is what comes next."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of an order is looked at: the tab, and how its list is narrowed."""

    tab: str
    status: str
    q: str
    page: int


def wanted_part(
    tab: str = "",
    status: str = "",
    q: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Wanted:
    """What a query wants; words nobody knows are left out."""
    chosen = tab if tab in TABS else TABS[0]
    known = PAYMENT_STATUSES if chosen == "payments" else STATUSES
    return Wanted(chosen, status if status in known else "", q, page)


@router.get("/orders/{code}")
async def order_page(
    request: Request, house: HouseDep, who: VisitorDep, code: str, wanted: Annotated[Wanted, Depends(wanted_part)]
) -> Response:
    """The page of one order."""
    order_id, order = await order_for(house, who, code)
    card = await the_card(house, order_id)
    state = state_name(order)
    names = await house.board.names({order.gom_id})
    return house.pages.show(
        request,
        who,
        "order.html",
        **await frame(house, who, "orders"),
        **await _matter(house, who, order_id, wanted),
        order=order,
        card=card,
        state=state,
        actions=ACTIONS.get(state, ()),
        manager=names.get(order.gom_id, ""),
        links=house.links.invitation(order.code),
        method_name=method_name,
        wanted=wanted,
        tabs=TABS,
    )


async def the_card(house: House, order_id: OrderId) -> OrderCard:
    """An order as it is listed. Raises NotThere while it is not."""
    card = await house.board.order(order_id)
    if card is None:
        # Written a moment ago: the lists are on their way.
        await house.parts.reads.reach(house.parts.desk.reached)
        card = await house.board.order(order_id)
    if card is None:
        raise NotThere
    return card


async def _matter(house: House, who: Visitor, order_id: OrderId, wanted: Wanted) -> dict[str, Any]:
    """What the chosen tab shows."""
    statuses = (wanted.status,) if wanted.status else ()
    match wanted.tab:
        case "buyers":
            page = Paging(wanted.page, _PER_PAGE)
            found = await house.board.submissions(order_id, statuses=statuses, query=wanted.q, page=page)
            return {"listed": found, "counts": await house.board.statuses(order_id), "statuses": STATUSES}
        case "payments":
            page = Paging(wanted.page, _PER_PAGE)
            payments = await house.board.payments(who.scope, order_id=order_id, statuses=statuses, page=page)
            deciders = await house.board.names({card.decided_by for card in payments.rows if card.decided_by})
            return {"listed": payments, "deciders": deciders, "statuses": PAYMENT_STATUSES}
        case "timeline":
            return {"listed": await timeline(house, order_id, Paging(wanted.page, _LINES_PER_PAGE))}
        case _:
            return {}
