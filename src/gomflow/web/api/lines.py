"""Lines of statements in the API: whose money one is by the GOM's own word, and that it is not after all."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.matching import matching, rests_on_its_line, unmatching
from gomflow.payment.state import status_of
from gomflow.statement.state import Kept
from gomflow.web.api.asker import ActingDep, OnceDep
from gomflow.web.api.described import CHANGING
from gomflow.web.api.done import PaymentDone, answered
from gomflow.web.deciding_again import counted
from gomflow.web.deciding_again import followed as after_its_order
from gomflow.web.house import House, HouseDep
from gomflow.web.matching import followed, line_for, wish
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import Visitor, payment_for
from gomflow_events.identity import PaymentId

router = APIRouter(prefix="/statements/lines/{line_id}", tags=["statements"], responses=CHANGING)


class Matching(BaseModel):
    """What a line is the money of."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"payment": "PH-7K3Q9D2M"}]})

    payment: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="The id of a payment, or the reference of a submission: its proof in review, or else a payment "
        "that is recorded without a proof."
    )


@router.post("/match", summary="Say whose money a line is")
async def match(house: HouseDep, who: ActingDep, once: OnceDep, line_id: str, to: Matching) -> PaymentDone:
    """A proof in review is approved with the line's amount, an approved payment is confirmed.

    For a submission without a proof, the payment is recorded. A line is the money of one payment at most: whoever is
    second gets the problem `line-taken`.
    """
    kept = await line_for(house, who, line_id)
    before = kept.payment_id
    if before is not None and once in (await house.parts.desk.home("payment", before)).answered:
        asked: tuple[str, object] = before, matching(kept.bank, kept.line)
    else:
        asked = await _wished(house, who, kept, to.payment, once)
    answer = await answered(house, who, ("payment", *asked), once)
    await followed(house, who, line_id, lambda line: line.payment_id == asked[0])
    return await _done(house, asked[0], answer.sequence, repeated=answer.repeated)


async def _wished(house: House, who: Visitor, kept: Kept, said: str, once: str) -> tuple[str, object]:
    try:
        _, payment_id, body = await wish(house, who, kept, said, once)
    except Problem as wrong:
        raise NotThere from wrong
    return payment_id, body


class Unmatching(BaseModel):
    """What a line is not the money of."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"payment_id": "019aa3c5-7d00-7000-8000-000000000021"}]}
    )

    payment_id: Annotated[str, Field(min_length=1, max_length=80)]


@router.post("/unmatch", summary="Say that a line is not its payment's money")
async def unmatch(house: HouseDep, who: ActingDep, once: OnceDep, line_id: str, of: Unmatching) -> PaymentDone:
    """The line may be another's, and is not found to be this payment's again.

    A payment that was approved because of the line goes back to review, one that was recorded from it counts no more;
    any other counts on, unconfirmed.
    """
    kept, name = await line_for(house, who, line_id), PaymentId(of.payment_id)
    payment = await payment_for(house, who, name)
    order = await house.parts.desk.home("order", payment.proof.order_id)
    asked_before = once in order.answered or once in (await house.parts.desk.home("payment", name)).answered
    if kept.payment_id != name and not asked_before:
        raise NotThere
    rests = rests_on_its_line(payment) or once in order.answered
    if rests and not asked_before:
        await counted(house, name, payment)
    asked = unmatching(name, payment, line_id)
    answer = await answered(house, who, ("order", payment.proof.order_id, asked[2]) if rests else asked, once)
    if rests:
        await after_its_order(house, name)
    await followed(house, who, line_id, lambda line: line.payment_id != name)
    return await _done(house, name, answer.sequence, repeated=answer.repeated)


async def _done(house: House, payment_id: str, sequence: int, *, repeated: bool) -> PaymentDone:
    payment = await house.payment(payment_id)
    if payment is None:
        raise NotThere
    return PaymentDone(sequence=sequence, repeated=repeated, payment_id=payment_id, status=status_of(payment))
