"""What a GOM does with an order on its page: each form is one request to the order."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from gomflow.conversation import answers
from gomflow.conversation.answers import Problem
from gomflow.web.doing import do, problem
from gomflow.web.house import House, HouseDep
from gomflow.web.visitor import ActingDep, Visitor, order_for
from gomflow_events.identity import SubmissionId
from gomflow_events.order import requests as r

router = APIRouter(prefix="/orders/{code}", include_in_schema=False)

Words = Annotated[str, Form(max_length=2000)]
LONGEST_NAME = 60
LONGEST_REASON = 500


@router.post("/open")
async def open_up(request: Request, house: HouseDep, who: ActingDep, code: str) -> Response:
    """Let buyers in."""
    return await _act(request, house, who, code, r.OpeningRequested(), "opened")


@router.post("/close")
async def close(request: Request, house: HouseDep, who: ActingDep, code: str, anyway: Words = "") -> Response:
    """Let nobody in any more."""
    asked = r.ClosingRequested(below_minimum_is_fine=bool(anyway))
    return await _act(request, house, who, code, asked, "closed")


@router.post("/extend")
async def extend(request: Request, house: HouseDep, who: ActingDep, code: str, deadline: Words) -> Response:
    """Move the deadline to later."""
    _, order = await order_for(house, who, code)
    try:
        until = answers.deadline(deadline.replace("T", " "), order.details.currency, house.now())
    except Problem as wrong:
        return problem(request, house, who, _page(code), wrong)
    return await _act(request, house, who, code, r.ExtensionRequested(deadline=until), "extended")


@router.post("/ordered")
async def ordered(request: Request, house: HouseDep, who: ActingDep, code: str) -> Response:
    """The goods are bought."""
    return await _act(request, house, who, code, r.PurchaseReported(), "ordered")


@router.post("/shipped")
async def shipped(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    code: str,
    courier: Words,
    tracking: Words = "",
    submission_id: Words = "",
) -> Response:
    """The parcels are on their way, or the one of a submission is."""
    try:
        asked = r.ShippingReported(
            courier=answers.words(courier, 2, LONGEST_NAME),
            tracking=answers.words(tracking, 0, LONGEST_NAME),
            submission_id=SubmissionId(submission_id) if submission_id else None,
        )
    except Problem as wrong:
        return problem(request, house, who, _page(code), wrong)
    return await _act(request, house, who, code, asked, "parcel" if submission_id else "shipped")


@router.post("/complete")
async def complete(request: Request, house: HouseDep, who: ActingDep, code: str) -> Response:
    """Call the order done."""
    return await _act(request, house, who, code, r.CompletionRequested(), "completed")


@router.post("/cancel")
async def cancel(request: Request, house: HouseDep, who: ActingDep, code: str, reason: Words) -> Response:
    """Call the order off."""
    try:
        asked = r.CancellationRequested(reason=answers.words(reason, 3, LONGEST_REASON))
    except Problem as wrong:
        return problem(request, house, who, _page(code), wrong)
    return await _act(request, house, who, code, asked, "cancelled")


@router.post("/refunded")
async def refunded(
    request: Request, house: HouseDep, who: ActingDep, code: str, submission_id: Words, back: Words = ""
) -> Response:
    """The money that was due back was sent."""
    asked = r.RefundReported(submission_id=SubmissionId(submission_id))
    return await _act(request, house, who, code, asked, "refunded", back)


def _page(code: str) -> str:
    return f"/orders/{code}"


async def _act(
    request: Request, house: House, who: Visitor, code: str, asked: object, done: str, back: str = ""
) -> Response:
    order_id, order = await order_for(house, who, code)
    said = house.pages.speech(request, who).t(f"done-{done}", title=order.details.title)
    to = _page(order.code) + (f"?status={back}" if back.replace("_", "").isalpha() else "")
    return await do(request, house, who, ("order", order_id, asked), to=to, done=said)
