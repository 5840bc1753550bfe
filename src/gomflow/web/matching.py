"""A line of the GOM's statement on the dashboard: whose money it is by their own word, and that it is not after all."""

import asyncio
from collections.abc import Callable
from datetime import datetime, time
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from gomflow.chance import derived_id
from gomflow.codes import split_reference
from gomflow.consumers.held_lines import as_held
from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.matching import (
    RECORDABLE,
    Fit,
    fits,
    matching,
    recording,
    rests_on_its_line,
    unmatching,
)
from gomflow.methods import method_name
from gomflow.payment.state import InReview
from gomflow.statement.state import Kept, Statements
from gomflow.web.asking import PATIENCE, ask, shown
from gomflow.web.deciding_again import counted, reference_of
from gomflow.web.doing import onward, problem
from gomflow.web.frame import frame
from gomflow.web.house import House, HouseDep
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import ActingDep, Visitor, VisitorDep, payment_for

router = APIRouter(prefix="/statements/lines", include_in_schema=False)

_LOOK = 0.05
"""Seconds between two looks whether a statement has followed its payment."""
_SHOWN = 60


@router.get("/{line_id}")
async def one(request: Request, house: HouseDep, who: VisitorDep, line_id: str) -> Response:
    """A line: whose money it is, or whose it may be."""
    kept = await line_for(house, who, line_id)
    payment = None if kept.payment_id is None else await payment_for(house, who, kept.payment_id)
    return house.pages.show(
        request,
        who,
        "statement_line.html",
        **await frame(house, who, "statements"),
        kept=kept,
        payment=payment,
        reference="" if payment is None else await reference_of(house, payment),
        rests=payment is not None and rests_on_its_line(payment),
        fits=await may_be(house, who, kept) if payment is None else [],
        method_name=method_name,
        on=lambda day: datetime.combine(day, time()),
    )


@router.post("/{line_id}/match")
async def match(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    line_id: str,
    payment: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Say whose money a line is: a proof by its id, or a submission by its reference."""
    kept = await line_for(house, who, line_id)
    try:
        asked = await wish(house, who, kept, payment)
    except Problem as wrong:
        return problem(request, house, who, f"/statements/lines/{line_id}", wrong)
    name = asked[1]
    return await _done(request, house, who, line_id, asked, "statement-matched", lambda line: line.payment_id == name)


@router.post("/{line_id}/unmatch")
async def unmatch(request: Request, house: HouseDep, who: ActingDep, line_id: str) -> Response:
    """Say that a line is not its payment's money after all."""
    kept = await line_for(house, who, line_id)
    if kept.payment_id is None:
        return onward(request, house, f"/statements/lines/{line_id}")
    name = kept.payment_id
    payment = await payment_for(house, who, name)
    if rests_on_its_line(payment):
        await counted(house, name, payment)
    asked = unmatching(name, payment, line_id)
    return await _done(request, house, who, line_id, asked, "statement-unmatched", lambda line: line.payment_id != name)


async def _done(
    request: Request,
    house: House,
    who: Visitor,
    line_id: str,
    asked: tuple[str, str, object],
    said: str,
    follows: Callable[[Kept], bool],
) -> Response:
    """Ask for it, and go back to the line, which says what came of it."""
    answer = await ask(house, who, *asked)
    speech, here = house.pages.speech(request, who), f"/statements/lines/{line_id}"
    if answer.refused is not None:
        return onward(request, house, here, bad=speech.refusal(answer.refused))
    await followed(house, who, line_id, follows)
    await shown(house, answer)
    return onward(request, house, here, good=speech.t(said))


async def line_for(house: House, who: Visitor, line_id: str) -> Kept:
    """A line of the visitor's own statements, and whose money it is by the word of the payments. Raises NotThere."""
    kept = (await _statements(house, who)).lines.get(line_id)
    if kept is None:
        raise NotThere
    return await as_held(kept, house.parts.log, house.parts.desk)


async def may_be(house: House, who: Visitor, kept: Kept) -> list[Fit]:
    """What a line may be, the likeliest first."""
    reads, amount = house.parts.reads, kept.line.amount
    statuses = {status.value for status in RECORDABLE}
    proofs = await reads.without_line(who.ids, amount)
    places = [place for name in sorted(who.ids) for place in await reads.awaiting(name, statuses)]
    return fits(proofs, places, amount)[:_SHOWN]


async def wish(house: House, who: Visitor, kept: Kept, said: str, once: str = "") -> tuple[str, str, object]:
    """What is asked so that a line is a proof's or a submission's money. Raises Problem and NotThere.

    What is recorded anew has an id that follows from `once`, so that the same request again is the same payment.
    """
    # What is chosen from a list reads "PH-7K3Q9D2M · Ana Reyes".
    meant = split_reference(said.partition("·")[0])
    if meant is None:
        await payment_for(house, who, said)
        return "payment", said, matching(kept.bank, kept.line)
    found = await house.order_called(meant[1])
    submission = None if found is None else found[1].book.by_reference(meant[0])
    if found is None or submission is None or not who.sees(found[1].gom_id) or submission.status not in RECORDABLE:
        raise Problem("which-submission", found=0)
    waiting = [name for name in submission.reviewing if isinstance(await house.payment(name), InReview)]
    if len(waiting) == 1:
        return "payment", waiting[0], matching(kept.bank, kept.line)
    if waiting:
        raise Problem("which-proof", found=len(waiting))
    body = recording(kept.bank, kept.line, found[0], found[1], submission, house.now())
    return "payment", derived_id("recorded", once or house.parts.world.new_id()), body


async def followed(house: House, who: Visitor, line_id: str, follows: Callable[[Kept], bool]) -> None:
    """Wait a moment until the statement has followed its payment."""
    for _ in range(round(PATIENCE / _LOOK)):
        kept = (await _statements(house, who)).lines.get(line_id)
        if kept is None or follows(kept):
            return
        await asyncio.sleep(_LOOK)


async def _statements(house: House, who: Visitor) -> Statements:
    found: Statements = await house.parts.desk.state("statement", who.member_id)
    return found
