"""What the API does with an order: its way from draft to completed."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from gomflow.web.api.asker import ActingDep, OnceDep
from gomflow.web.api.described import CHANGING
from gomflow.web.api.done import OrderDone, order_done
from gomflow.web.house import House, HouseDep
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import Visitor, order_for
from gomflow_events.order import requests as r

router = APIRouter(prefix="/orders/{code}", tags=["orders"], responses=CHANGING)

_tidy = StringConstraints(strip_whitespace=True, min_length=1)


class Closing(BaseModel):
    """How to close."""

    model_config = ConfigDict(extra="forbid")

    below_minimum_is_fine: bool = Field(
        default=False, description="Close even when fewer buyers are in than the order needs."
    )


class Extension(BaseModel):
    """Until when buyers can join from now on."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"deadline": "2027-02-07T23:59:00+08:00"}]}
    )

    deadline: AwareDatetime


class Parcel(BaseModel):
    """A parcel, or all of them."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"courier": "J&T Express", "tracking": "820012345678"}]}
    )

    courier: Annotated[str, _tidy, StringConstraints(max_length=60)]
    tracking: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    reference: str | None = Field(
        default=None, description="The submission whose parcel it is; everybody's who paid when left out."
    )


class Cancellation(BaseModel):
    """Why an order is called off."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"reason": "The publisher stopped the first press."}]}
    )

    reason: Annotated[str, _tidy, StringConstraints(min_length=3, max_length=500)] = Field(
        description="The buyers are told this."
    )


async def _act(house: House, who: Visitor, once: str, code: str, asked: object) -> OrderDone:
    order_id, _ = await order_for(house, who, code)
    return await order_done(house, who, order_id, asked, once)


@router.post("/open", summary="Let buyers in")
async def open_up(house: HouseDep, who: ActingDep, once: OnceDep, code: str) -> OrderDone:
    """Open a draft."""
    return await _act(house, who, once, code, r.OpeningRequested())


@router.post("/close", summary="Let nobody in any more")
async def close(house: HouseDep, who: ActingDep, once: OnceDep, code: str, how: Closing | None = None) -> OrderDone:
    """Close an open order; with fewer buyers than it needs only when you say that it is fine."""
    asked = r.ClosingRequested(below_minimum_is_fine=how is not None and how.below_minimum_is_fine)
    return await _act(house, who, once, code, asked)


@router.post("/extend", summary="Move the deadline to later")
async def extend(house: HouseDep, who: ActingDep, once: OnceDep, code: str, until: Extension) -> OrderDone:
    """More time; a closed order opens again."""
    return await _act(house, who, once, code, r.ExtensionRequested(deadline=until.deadline))


@router.post("/ordered", summary="The goods are bought")
async def ordered(house: HouseDep, who: ActingDep, once: OnceDep, code: str) -> OrderDone:
    """Who has not paid by now is out."""
    return await _act(house, who, once, code, r.PurchaseReported())


@router.post("/shipped", summary="Parcels are on their way")
async def shipped(house: HouseDep, who: ActingDep, once: OnceDep, code: str, parcel: Parcel) -> OrderDone:
    """Everybody's parcel, or the one of a submission. The buyers are told at once."""
    order_id, order = await order_for(house, who, code)
    submission_id = None
    if parcel.reference is not None:
        found = order.book.by_reference(parcel.reference.upper())
        if found is None:
            raise NotThere
        submission_id = found.submission_id
    asked = r.ShippingReported(courier=parcel.courier, tracking=parcel.tracking, submission_id=submission_id)
    return await order_done(house, who, order_id, asked, once)


@router.post("/complete", summary="The order is done")
async def complete(house: HouseDep, who: ActingDep, once: OnceDep, code: str) -> OrderDone:
    """Call a shipped order done."""
    return await _act(house, who, once, code, r.CompletionRequested())


@router.post("/cancel", summary="Call the order off")
async def cancel(house: HouseDep, who: ActingDep, once: OnceDep, code: str, why: Cancellation) -> OrderDone:
    """The buyers are told, and what they paid is due back."""
    return await _act(house, who, once, code, r.CancellationRequested(reason=why.reason))


@router.post("/submissions/{reference}/refunded", summary="A refund was sent")
async def refunded(house: HouseDep, who: ActingDep, once: OnceDep, code: str, reference: str) -> OrderDone:
    """What was due back to a buyer went back."""
    order_id, order = await order_for(house, who, code)
    found = order.book.by_reference(reference.upper())
    if found is None:
        raise NotThere
    return await order_done(house, who, order_id, r.RefundReported(submission_id=found.submission_id), once)
