"""Doubtful proofs: the queue, one proof with its picture beside what was read, and the decision."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from gomflow.conversation import answers
from gomflow.conversation.answers import Problem
from gomflow.conversation.handlers.reviewing import ASK_REASONS, REASONS, UNDO_REASONS
from gomflow.methods import method_name
from gomflow.order.state import Existing
from gomflow.order.submission import Submission
from gomflow.payment.rules import POINTS, amount_of, holding
from gomflow.payment.state import Approved, AskedAgain, Assessed, Reading, Refused, Sent, Weighed, status_of
from gomflow.ports.board import Listed, Paging, PaymentCard
from gomflow.web.deciding import decide
from gomflow.web.doing import SEE_OTHER, problem
from gomflow.web.frame import frame
from gomflow.web.house import House, HouseDep
from gomflow.web.pages import KNOWN
from gomflow.web.parting import limit_said, paid_too, staying
from gomflow.web.past import past_of
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import ActingDep, Visitor, VisitorDep, payment_for
from gomflow_events.identity import PaymentId
from gomflow_events.payment.requests import ApprovalRequested, RejectionRequested
from gomflow_events.payment.terms import Doubt, FieldPlace, Finding

router = APIRouter(prefix="/review", include_in_schema=False)

_MOST_IN_LINE = Paging(size=100)
_LONGEST_REASON = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One proof as it is looked at."""

    payment_id: PaymentId
    payment: Sent
    order: Existing
    submission: Submission
    status: str
    findings: tuple[tuple[Finding, int], ...]
    doubts: tuple[Doubt, ...]


@router.get("")
async def queue(
    request: Request, house: HouseDep, who: VisitorDep, after: Annotated[str, Query(max_length=64)] = ""
) -> Response:
    """The next proof of the queue; `after` is the one that was just looked at.

    A page that is open because the queue was empty is told that something waits, and not sent away by itself.
    """
    waiting = await house.board.queue(who.scope, _MOST_IN_LINE)
    ahead = following(waiting, after)
    if ahead is not None and KNOWN not in request.headers:
        return RedirectResponse(f"/review/{ahead}", SEE_OTHER)
    return house.pages.show(request, who, "review_empty.html", **await frame(house, who, "review"))


@router.get("/{payment_id}")
async def one(request: Request, house: HouseDep, who: VisitorDep, payment_id: str) -> Response:
    """One proof."""
    item = await _item(house, who, payment_id)
    waiting = await house.board.queue(who.scope, _MOST_IN_LINE)
    past = await past_of(house, who, item.payment_id, item.payment, item.submission)
    return house.pages.show(
        request,
        who,
        "review.html",
        **await frame(house, who, "review"),
        **_told(item),
        item=item,
        paid_too=await paid_too(house, item.payment),
        staying=await staying(house, item.payment),
        limit=limit_said(house.pages.speech(request, who), item.payment),
        waiting=waiting,
        ahead=following(waiting, item.payment_id),
        **past,
        record=await house.board.record(past["people"], None if who.is_operator else who.ids),
        deciders=await house.board.names(await _deciders(house, item)),
        reasons=REASONS,
        ask_reasons=ASK_REASONS,
        undo_reasons=UNDO_REASONS,
        method_name=method_name,
    )


def following(waiting: Listed[PaymentCard], after: str) -> PaymentId | None:
    """The proof that comes after one in the queue; the first one behind the last. None when no other waits."""
    names = [card.payment_id for card in waiting.rows]
    place = names.index(PaymentId(after)) if after in names else -1
    ahead = [*names[place + 1 :], *names[: max(place, 0)]]
    return next((name for name in ahead if name != after), None)


def _told(item: Item) -> dict[str, Any]:
    """What the page says of the amount: what would count, and what is known of the decision."""
    payment = item.payment
    assessed = None if isinstance(payment, Reading) else payment.assessed
    return {
        "assessed": assessed,
        "amount": None if assessed is None else amount_of(assessed.fields, assessed.expected),
        "counted": payment.amount if isinstance(payment, Approved) else None,
        "reason": payment.reason if isinstance(payment, Refused | AskedAgain) else "",
        "marks": () if assessed is None else _marks(assessed),
        "picture_kept": not payment.proof.picture_deleted,
    }


def _marks(assessed: Assessed) -> list[tuple[FieldPlace, bool]]:
    """Where on the picture the evidence was read, and whether it holds."""
    holds = holding(assessed.findings)
    return [(place, place.evidence in holds) for place in assessed.places]


async def _deciders(house: House, item: Item) -> set[str]:
    return set((await house.board.deciders({item.payment_id})).values())


async def _item(house: House, who: Visitor, payment_id: str) -> Item:
    payment = await payment_for(house, who, payment_id)
    order = await house.order(payment.proof.order_id)
    if order is None:
        raise NotThere
    assessed = None if isinstance(payment, Reading) else payment.assessed
    findings = () if assessed is None else assessed.findings
    return Item(
        payment_id=PaymentId(payment_id),
        payment=payment,
        order=order,
        submission=order.book[payment.proof.submission_id],
        status=status_of(payment),
        findings=tuple((finding, POINTS[finding.evidence]) for finding in findings),
        doubts=() if isinstance(payment, Reading | Weighed | Approved) else payment.doubts,
    )


@router.post("/{payment_id}/approve")
async def approve(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    payment_id: str,
    amount: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Let it count; `amount` where it is not what the receipt says."""
    order, reference = await _concerned(house, who, payment_id)
    try:
        counts = answers.amount(amount, order.details.currency) if amount.strip() else None
    except Problem as wrong:
        return problem(request, house, who, f"/review/{payment_id}", wrong)
    done = house.pages.speech(request, who).t("done-approved", reference=reference)
    return await _decide(request, house, who, payment_id, ApprovalRequested(amount=counts), done)


@router.post("/{payment_id}/reject")
async def reject(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    payment_id: str,
    reason: Annotated[str, Form(max_length=40)] = "",
    words: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Do not let it count, for one of the usual reasons or in the GOM's own words."""
    _, reference = await _concerned(house, who, payment_id)
    try:
        why = f"reason-{reason}" if reason in REASONS else answers.words(words, 3, _LONGEST_REASON)
    except Problem as wrong:
        return problem(request, house, who, f"/review/{payment_id}", wrong)
    done = house.pages.speech(request, who).t("done-rejected", reference=reference)
    return await _decide(request, house, who, payment_id, RejectionRequested(reason=why), done)


async def _concerned(house: House, who: Visitor, payment_id: str) -> tuple[Existing, str]:
    """The order a payment is for, and the reference of the submission. Raises NotThere."""
    payment = await payment_for(house, who, payment_id)
    order = await house.order(payment.proof.order_id)
    if order is None:
        raise NotThere
    return order, order.book[payment.proof.submission_id].reference


async def _decide(
    request: Request,
    house: House,
    who: Visitor,
    payment_id: str,
    decision: ApprovalRequested | RejectionRequested,
    done: Markup,
) -> Response:
    """Ask for a decision; then the next proof of the queue, or this one again with why not."""
    return await decide(request, house, who, payment_id, ("payment", payment_id, decision), done=done)
