"""Decisions on proofs in the API besides approving and rejecting one: undo, ask again, assign."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gomflow.conversation.answers import Problem
from gomflow.conversation.handlers.reviewing import ASK_REASONS, UNDO_REASONS
from gomflow.payment.state import Approved, status_of
from gomflow.web.api.asker import ActingDep, OnceDep
from gomflow.web.api.described import CHANGING
from gomflow.web.api.done import PaymentDone, answered, payment_done
from gomflow.web.deciding_again import assignment, counted, followed, undoing
from gomflow.web.house import HouseDep
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import payment_for
from gomflow_events.payment.requests import BetterProofRequested, ReopeningRequested

router = APIRouter(prefix="/payments/{payment_id}", tags=["payments"], responses=CHANGING)

_Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=500)]


class Undoing(BaseModel):
    """Why a decision is taken back."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"reason": "not-arrived"}]})

    reason: _Reason = Field(
        description=f"One of {', '.join(UNDO_REASONS)}, said in the buyer's language; or words of your own."
    )


@router.post("/undo", summary="Take a decision back")
async def undo(house: HouseDep, who: ActingDep, once: OnceDep, payment_id: str, why: Undoing) -> PaymentDone:
    """The proof is in review again. What counted counts no more, and the buyer is told; its reference stays used."""
    payment = await payment_for(house, who, payment_id)
    reason = f"reason-{why.reason}" if why.reason in UNDO_REASONS else why.reason
    asked_before = once in (await house.parts.desk.home("order", payment.proof.order_id)).answered
    if not (isinstance(payment, Approved) or asked_before):
        return await payment_done(house, who, payment_id, ReopeningRequested(reason=reason), once)
    if not asked_before:
        await counted(house, payment_id, payment)
    answer = await answered(house, who, undoing(payment_id, payment, reason), once)
    after = await followed(house, payment_id)
    return PaymentDone(
        sequence=answer.sequence, repeated=answer.repeated, payment_id=payment_id, status=status_of(after)
    )


class AskingAgain(BaseModel):
    """Why a better picture is needed."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"reason": "cropped"}]})

    reason: _Reason = Field(
        description=f"One of {', '.join(ASK_REASONS)}, said in the buyer's language; or words of your own."
    )


@router.post("/ask-again", summary="Ask for a better picture")
async def ask_again(house: HouseDep, who: ActingDep, once: OnceDep, payment_id: str, why: AskingAgain) -> PaymentDone:
    """Ask the buyer of a proof that is in review for a better one; the submission awaits payment again."""
    await payment_for(house, who, payment_id)
    reason = f"reason-{why.reason}" if why.reason in ASK_REASONS else why.reason
    return await payment_done(house, who, payment_id, BetterProofRequested(reason=reason), once)


class Assigning(BaseModel):
    """The submission that a payment is for."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"reference": "PH-7K3Q9D2M"}]})

    reference: str = Field(max_length=20, examples=["PH-7K3Q9D2M"])


@router.post("/assign", summary="Assign a payment to another submission")
async def assign(house: HouseDep, who: ActingDep, once: OnceDep, payment_id: str, to: Assigning) -> PaymentDone:
    """Say that a proof in review is for another submission that awaits payment; it is weighed anew for that one."""
    await payment_for(house, who, payment_id)
    try:
        asked = await assignment(house, who, to.reference)
    except Problem as nothing:
        raise NotThere from nothing
    return await payment_done(house, who, payment_id, asked, once)
