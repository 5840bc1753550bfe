"""Orders in the API: listing them, writing one down, changing it, and who is in."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from gomflow.chance import derived_id
from gomflow.web.api.asker import CAUGHT_UP, ActingDep, OnceDep, ReadingDep
from gomflow.web.api.described import CHANGING, READING
from gomflow.web.api.done import OrderDone, order_done
from gomflow.web.api.listed import PageOf, PagingDep, page_of
from gomflow.web.api.money import MoneyText
from gomflow.web.api.order_shapes import (
    AccountShape,
    Description,
    ItemShape,
    OrderInFull,
    OrderShape,
    OrderWanted,
    SubmissionShape,
    Title,
    items_of,
)
from gomflow.web.house import HouseDep
from gomflow.web.order_page import the_card
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import order_for
from gomflow_events.order.requests import OrderCreationRequested, OrderEditRequested
from gomflow_events.order.terms import OrderDetails, SubmissionStatus

router = APIRouter(prefix="/orders", tags=["orders"])

STATES = "draft|open|closed|ordered|shipped|completed|cancelled"


@router.get("", summary="List orders", dependencies=[CAUGHT_UP], responses=READING)
async def list_orders(
    house: HouseDep,
    who: ReadingDep,
    page: PagingDep,
    state: Annotated[list[Annotated[str, Field(pattern=f"^({STATES})$")]], Query(description="Only these.")] = [],  # noqa: B006 - FastAPI copies it
    q: Annotated[str, Query(max_length=100, description="Words of the title or the code.")] = "",
) -> PageOf[OrderShape]:
    """The member's orders, those in work first; an operator's key lists everybody's."""
    return page_of(await house.board.orders(who.scope, states=state, query=q, page=page), OrderShape.of)


@router.post("", summary="Write an order down", status_code=201, responses=CHANGING)
async def create_order(house: HouseDep, who: ActingDep, once: OnceDep, wanted: OrderWanted) -> OrderDone:
    """A new order, as a draft: nobody can join before it is opened."""
    asked = OrderCreationRequested(codes=house.parts.world.chance().codes, details=wanted.details())
    return await order_done(house, who, derived_id("order", once), asked, once)


@router.get("/{code}", summary="Get an order", dependencies=[CAUGHT_UP], responses=READING)
async def get_order(house: HouseDep, who: ReadingDep, code: str) -> OrderInFull:
    """One order with all it says."""
    order_id, order = await order_for(house, who, code)
    return OrderInFull.told(await the_card(house, order_id), order)


class OrderChange(BaseModel):
    """What shall change; what is left out stays."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"title": "Summer photobook, second press", "maximum": 60}]}
    )

    title: Title | None = None
    description: Description | None = None
    items: list[ItemShape] | None = Field(default=None, min_length=1, max_length=25)
    deadline: AwareDatetime | None = None
    minimum: int | None = Field(default=None, ge=1, le=10_000)
    maximum: int | None = Field(default=None, ge=1, le=10_000, description="Null takes the limit away.")
    close_at_maximum: bool | None = None
    shipping_fee: MoneyText | None = None
    pay_to: list[AccountShape] | None = Field(default=None, min_length=1, max_length=10)

    def applied(self, now: OrderDetails) -> OrderDetails:
        """What the order says after the change."""
        return OrderDetails(
            title=self.title or now.title,
            description=now.description if self.description is None else self.description,
            items=items_of(self.items) if self.items else now.items,
            currency=now.currency,
            deadline=self.deadline or now.deadline,
            minimum=self.minimum or now.minimum,
            maximum=self.maximum if "maximum" in self.model_fields_set else now.maximum,
            pay_to=tuple(way.read() for way in self.pay_to) if self.pay_to else now.pay_to,
            shipping_fee=self.shipping_fee.read() if self.shipping_fee else now.shipping_fee,
            close_at_maximum=now.close_at_maximum if self.close_at_maximum is None else self.close_at_maximum,
        )


@router.patch("/{code}", summary="Change an order", responses=CHANGING)
async def change_order(house: HouseDep, who: ActingDep, once: OnceDep, code: str, change: OrderChange) -> OrderDone:
    """Other words or numbers. Items, prices, currency and shipping fee are fixed as soon as somebody has joined."""
    order_id, order = await order_for(house, who, code)
    asked = OrderEditRequested(details=change.applied(order.details))
    return await order_done(house, who, order_id, asked, once)


@router.get("/{code}/submissions", summary="List who is in", dependencies=[CAUGHT_UP], responses=READING)
async def list_submissions(
    house: HouseDep,
    who: ReadingDep,
    code: str,
    page: PagingDep,
    status: Annotated[list[SubmissionStatus], Query(description="Only these.")] = [],  # noqa: B006 - FastAPI copies it
    q: Annotated[str, Query(max_length=100, description="Words of the name, the phone number or the reference.")] = "",
) -> PageOf[SubmissionShape]:
    """The submissions of an order, as they arrived."""
    order_id, _ = await order_for(house, who, code)
    found = await house.board.submissions(order_id, statuses=[s.value for s in status], query=q, page=page)
    return page_of(found, SubmissionShape.of)


@router.get("/{code}/submissions/{reference}", summary="Get a submission", dependencies=[CAUGHT_UP], responses=READING)
async def get_submission(house: HouseDep, who: ReadingDep, code: str, reference: str) -> SubmissionShape:
    """One submission, by its reference."""
    order_id, _ = await order_for(house, who, code)
    card = await house.board.submission(order_id, reference.upper())
    if card is None:
        raise NotThere
    return SubmissionShape.of(card)
