"""Several doubtful proofs at once: looked over in a list, approved together, each with its own outcome."""

import asyncio
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from markupsafe import Markup

from gomflow.payment.rules import amount_of
from gomflow.payment.state import InReview
from gomflow.ports.board import Paging, PaymentCard
from gomflow.web.asking import ask, shown
from gomflow.web.deciding import refusal_of
from gomflow.web.deciding_again import reference_of
from gomflow.web.frame import frame
from gomflow.web.house import House, HouseDep
from gomflow.web.speech import Speech
from gomflow.web.visitor import ActingDep, Visitor, VisitorDep, payment_for
from gomflow_events.money import Money
from gomflow_events.payment.requests import ApprovalRequested

router = APIRouter(prefix="/review", include_in_schema=False)

MOST = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A proof in the list; `amount` is what would count, None where it was not read and has to be said."""

    card: PaymentCard
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one: a sentence, and whether it was approved."""

    payment_id: str
    said: Markup
    approved: bool


@router.get("/several")
async def several(request: Request, house: HouseDep, who: VisitorDep) -> Response:
    """Everything that waits, to choose from."""
    return await _page(request, house, who, ())


@router.post("/several")
async def approve_several(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    payment: Annotated[list[str], Form(max_length=MOST)] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """Approve the chosen ones. Each is asked for by itself: somebody may have been first at some of them."""
    say = house.pages.speech(request, who)
    found = await asyncio.gather(*(_approve(house, who, say, one) for one in dict.fromkeys(payment)))
    return await _page(request, house, who, found)


async def _approve(house: House, who: Visitor, say: Speech, payment_id: str) -> Result:
    payment = await payment_for(house, who, payment_id)
    answer = await ask(house, who, "payment", payment_id, ApprovalRequested())
    await shown(house, answer)
    why = await refusal_of(house, who, say, payment_id, answer)
    reference = await reference_of(house, payment)
    if why is None:
        return Result(payment_id, say.t("done-approved", reference=reference), approved=True)
    return Result(payment_id, Markup("{} · {}").format(reference, why), approved=False)


async def _page(request: Request, house: House, who: Visitor, results: tuple[Result, ...] | list[Result]) -> Response:
    waiting = await house.board.queue(who.scope, Paging(size=MOST))
    rows = [Row(card, await _amount(house, card)) for card in waiting.rows]
    context = await frame(house, who, "review")
    return house.pages.show(request, who, "several.html", **context, rows=rows, total=waiting.total, results=results)


async def _amount(house: House, card: PaymentCard) -> Money | None:
    payment = await house.payment(card.payment_id)
    if not isinstance(payment, InReview):
        return None
    return amount_of(payment.assessed.fields, payment.assessed.expected)
