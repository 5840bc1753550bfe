"""What a page does with a proof besides approving and rejecting it: undo, ask again, assign to another submission."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from gomflow.codes import split_reference
from gomflow.conversation import answers
from gomflow.conversation.answers import Problem
from gomflow.conversation.handlers.reviewing import ASK_REASONS, UNDO_REASONS
from gomflow.order.submission import PAYABLE
from gomflow.payment.state import Approved, Sent
from gomflow.web.asking import PATIENCE
from gomflow.web.deciding import decide
from gomflow.web.doing import problem
from gomflow.web.house import House, HouseDep
from gomflow.web.troubles import Behind, NotThere
from gomflow.web.visitor import ActingDep, Visitor, payment_for
from gomflow_events.identity import PaymentId
from gomflow_events.order.requests import ApprovalUndoRequested
from gomflow_events.payment.requests import AssignmentRequested, BetterProofRequested, ReopeningRequested

router = APIRouter(prefix="/review", include_in_schema=False)

LONGEST_REASON = 500
_LOOK = 0.05
"""Seconds between two looks whether a payment has followed its order."""
Choice = Annotated[str, Form(max_length=40)]
Words = Annotated[str, Form(max_length=2000)]


@router.post("/{payment_id}/undo")
async def undo(
    request: Request, house: HouseDep, who: ActingDep, payment_id: str, reason: Choice = "", words: Words = ""
) -> Response:
    """Take a decision back: money that counts is taken from the order, anything else goes back to review."""
    payment = await payment_for(house, who, payment_id)
    say, here = house.pages.speech(request, who), f"/review/{payment_id}"
    reference = await reference_of(house, payment)
    if not isinstance(payment, Approved):
        done = say.t("done-reopened", reference=reference)
        return await decide(
            request, house, who, payment_id, ("payment", payment_id, ReopeningRequested()), done=done, to=here
        )
    try:
        why = f"reason-{reason}" if reason in UNDO_REASONS else answers.words(words, 3, LONGEST_REASON)
    except Problem as wrong:
        return problem(request, house, who, here, wrong)
    await counted(house, payment_id, payment)
    asked = undoing(payment_id, payment, why)
    done = say.t("done-undone", reference=reference)
    return await decide(request, house, who, payment_id, asked, done=done, to=here)


def undoing(payment_id: str, payment: Sent, reason: str) -> tuple[str, str, object]:
    """What is asked of the order, which knows what became of the money."""
    proof = payment.proof
    request = ApprovalUndoRequested(submission_id=proof.submission_id, payment_id=PaymentId(payment_id), reason=reason)
    return "order", proof.order_id, request


@router.post("/{payment_id}/ask-again")
async def ask_again(
    request: Request, house: HouseDep, who: ActingDep, payment_id: str, reason: Choice = "", words: Words = ""
) -> Response:
    """Ask the buyer for a better picture."""
    payment = await payment_for(house, who, payment_id)
    try:
        why = f"reason-{reason}" if reason in ASK_REASONS else answers.words(words, 3, LONGEST_REASON)
    except Problem as wrong:
        return problem(request, house, who, f"/review/{payment_id}", wrong)
    done = house.pages.speech(request, who).t("done-asked-again", reference=await reference_of(house, payment))
    asked = ("payment", payment_id, BetterProofRequested(reason=why))
    return await decide(request, house, who, payment_id, asked, done=done)


@router.post("/{payment_id}/assign")
async def assign(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    payment_id: str,
    reference: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Say that the payment is for another submission."""
    await payment_for(house, who, payment_id)
    try:
        asked = await assignment(house, who, reference)
    except Problem as wrong:
        return problem(request, house, who, f"/review/{payment_id}", wrong)
    done = house.pages.speech(request, who).t("done-assigned", reference=reference.strip().upper())
    return await decide(
        request, house, who, payment_id, ("payment", payment_id, asked), done=done, to=f"/review/{payment_id}"
    )


async def assignment(house: House, who: Visitor, reference: str) -> AssignmentRequested:
    """The wish that a payment is for the submission of this reference. Raises Problem where none awaits payment."""
    # What is chosen from a list reads "PH-7K3Q9D2M · Ana Reyes".
    meant = split_reference(reference.partition("·")[0])
    found = None if meant is None else await house.order_called(meant[1])
    submission = None if meant is None or found is None else found[1].book.by_reference(meant[0])
    if found is None or submission is None or not who.sees(found[1].gom_id) or submission.status not in PAYABLE:
        raise Problem("which-submission", found=0)
    return AssignmentRequested(order_id=found[0], submission_id=submission.submission_id, gom_id=found[1].gom_id)


async def counted(house: House, payment_id: str, payment: Sent) -> None:
    """Wait until the order counts an approval that is to be taken back. Raises Behind where that takes long.

    It counts every approval. Asked before it has heard of this one it would refuse, and remember that.
    """
    for _ in range(round(PATIENCE / _LOOK)):
        order = await house.order(payment.proof.order_id)
        if order is not None and payment_id in order.book[payment.proof.submission_id].counted:
            return
        await asyncio.sleep(_LOOK)
    raise Behind


async def followed(house: House, payment_id: str) -> Sent:
    """The payment, once it has followed its order; as it still stands where that takes longer than a moment."""
    payment = await house.payment(payment_id)
    for _ in range(round(PATIENCE / _LOOK)):
        if not isinstance(payment, Approved):
            break
        await asyncio.sleep(_LOOK)
        payment = await house.payment(payment_id)
    if payment is None:
        raise NotThere
    return payment


async def reference_of(house: House, payment: Sent) -> str:
    """The reference of the submission a payment is for. Raises NotThere."""
    order = await house.order(payment.proof.order_id)
    if order is None:
        raise NotThere
    return order.book[payment.proof.submission_id].reference
