"""Payments in the API: the proofs, the queue of the doubtful ones, and decisions."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gomflow.conversation.handlers.reviewing import REASONS
from gomflow.payment.rules import POINTS
from gomflow.payment.state import Reading
from gomflow.ports.board import PaymentCard
from gomflow.web.api.asker import CAUGHT_UP, ActingDep, OnceDep, ReadingDep
from gomflow.web.api.described import CHANGING, READING
from gomflow.web.api.done import PaymentDone, payment_done
from gomflow.web.api.listed import PageOf, PagingDep, page_of
from gomflow.web.api.money import MoneyText
from gomflow.web.house import HouseDep
from gomflow.web.pictures import picture_of
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import order_for, payment_for
from gomflow_events.identity import PaymentId
from gomflow_events.payment.requests import ApprovalRequested, RejectionRequested

router = APIRouter(tags=["payments"])

STATUSES = "reading|review|approved|rejected|asked_again"


class PaymentShape(BaseModel):
    """A payment proof. The buyer's name and the manager's words are personal."""

    payment_id: str
    order_code: str = Field(examples=["7K3Q"])
    order_title: str
    reference: str = Field(description="The submission's.", examples=["PH-7K3Q9D2M"])
    buyer: str
    status: str = Field(description="reading, review, approved, rejected or asked_again.", examples=["review"])
    score: int | None = Field(description="Evidence, 0 to 100 points.", examples=[85])
    doubts: list[str] = Field(description="What stood against approving it unaided.", examples=[["amount_differs"]])
    reason: str = Field(
        description="Why it was rejected or asked for again, in the manager's words or as one of the usual reasons."
    )
    method: str | None = Field(examples=["gcash"])
    receipt: str | None = Field(description="The reference on the receipt.", examples=["9012345678901"])
    amount_read: str | None = Field(description="The amount on the receipt, as text.", examples=["500.00"])
    currency_read: str | None = Field(examples=["PHP"])
    due: MoneyText | None = Field(description="What was due when it was read.")
    counted: MoneyText | None = Field(description="What counts.")
    share: MoneyText | None = Field(
        description="Of a transfer that pays several submissions, in the list of an order: what counts or is due for "
        "the one in this order."
    )
    decided_by: str | None = Field(description="`agent`, or the member who decided.")
    submitted_at: datetime
    held_at: datetime | None
    decided_at: datetime | None
    picture_kept: bool

    @classmethod
    def of(cls, card: PaymentCard) -> "PaymentShape":
        """A payment as the API writes it."""
        plain = {name: getattr(card, name) for name in cls.model_fields}
        plain |= {
            "amount_read": None if card.amount_read is None else str(card.amount_read),
            "due": None if card.due is None else MoneyText.of(card.due),
            "counted": None if card.counted is None else MoneyText.of(card.counted),
            "share": None if card.share is None else MoneyText.of(card.share),
        }
        return cls(**plain)


class EvidenceShape(BaseModel):
    """One piece of evidence: what was expected, what was read, and its points of the most it can earn."""

    evidence: str = Field(examples=["amount"])
    expected: str = Field(examples=["PHP 500.00"])
    read: str = Field(examples=["PHP 450.00"])
    points: int = Field(examples=[0])
    of: int = Field(examples=[30])


class PaymentInFull(PaymentShape):
    """A payment proof with its evidence."""

    evidence: list[EvidenceShape]


@router.get("/orders/{code}/payments", summary="List an order's proofs", dependencies=[CAUGHT_UP], responses=READING)
async def list_payments(
    house: HouseDep,
    who: ReadingDep,
    code: str,
    page: PagingDep,
    status: Annotated[list[Annotated[str, Field(pattern=f"^({STATUSES})$")]], Query(description="Only these.")] = [],  # noqa: B006 - FastAPI copies it
) -> PageOf[PaymentShape]:
    """The payment proofs of an order, the newest first."""
    order_id, _ = await order_for(house, who, code)
    found = await house.board.payments(who.scope, order_id=order_id, statuses=status, page=page)
    return page_of(found, PaymentShape.of)


@router.get("/review", summary="What waits for a decision", dependencies=[CAUGHT_UP], responses=READING)
async def review_queue(house: HouseDep, who: ReadingDep, page: PagingDep) -> PageOf[PaymentShape]:
    """The doubtful proofs, the oldest first."""
    return page_of(await house.board.queue(who.scope, page), PaymentShape.of)


@router.get("/payments/{payment_id}", summary="Get a proof", dependencies=[CAUGHT_UP], responses=READING)
async def get_payment(house: HouseDep, who: ReadingDep, payment_id: str) -> PaymentInFull:
    """One payment proof with its evidence."""
    payment = await payment_for(house, who, payment_id)
    card = await house.board.payment(PaymentId(payment_id))
    if card is None:
        raise NotThere
    findings = () if isinstance(payment, Reading) else payment.assessed.findings
    evidence = [
        EvidenceShape(
            evidence=finding.evidence.value,
            expected=finding.expected,
            read=finding.read,
            points=finding.points,
            of=POINTS[finding.evidence],
        )
        for finding in findings
    ]
    return PaymentInFull(**PaymentShape.of(card).model_dump(), evidence=evidence)


@router.get(
    "/payments/{payment_id}/picture",
    summary="Get a proof's picture",
    response_class=Response,
    responses={**READING, 200: {"content": {"image/*": {}}, "description": "The picture."}},
)
async def get_picture(house: HouseDep, who: ReadingDep, payment_id: str) -> Response:
    """The picture, as long as it is kept; HEIC and PDF come as JPEG."""
    return await picture_of(house, who, payment_id)


class Approval(BaseModel):
    """How a payment counts."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"amount": {"amount": "500.00", "currency": "PHP"}}]}
    )

    amount: MoneyText | None = Field(
        default=None, description="Where it is not what the receipt says, or that is unreadable."
    )
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


@router.post("/payments/{payment_id}/approve", summary="Let a payment count", responses=CHANGING)
async def approve(
    house: HouseDep, who: ActingDep, once: OnceDep, payment_id: str, how: Approval | None = None
) -> PaymentDone:
    """Approve a proof that is in review."""
    await payment_for(house, who, payment_id)
    how = how or Approval()
    asked = ApprovalRequested(amount=how.amount.read() if how.amount else None, note=how.note)
    return await payment_done(house, who, payment_id, asked, once)


class Rejection(BaseModel):
    """Why a payment does not count."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"reason": "unclear"}]})

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=500)] = Field(
        description=f"One of {', '.join(REASONS)}, said in the buyer's language; or words of your own."
    )


@router.post("/payments/{payment_id}/reject", summary="Do not let a payment count", responses=CHANGING)
async def reject(house: HouseDep, who: ActingDep, once: OnceDep, payment_id: str, why: Rejection) -> PaymentDone:
    """Reject a proof that is in review. The buyer is told why, and can send another."""
    await payment_for(house, who, payment_id)
    reason = f"reason-{why.reason}" if why.reason in REASONS else why.reason
    return await payment_done(house, who, payment_id, RejectionRequested(reason=reason), once)
