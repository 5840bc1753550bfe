"""What an event makes happen elsewhere: requests to other aggregates, and timers; pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from gomflow.order.state import Existing, Open
from gomflow.payment.sharing import left_behind, places_of
from gomflow.payment.state import Reading, Sent
from gomflow_events.codec import to_json
from gomflow_events.commit import AnyEvent
from gomflow_events.conversation.requests import LinkedTo
from gomflow_events.fact import Json
from gomflow_events.identity import ActorKind, MemberId, PaymentId, SubmissionId
from gomflow_events.member import events as m
from gomflow_events.member.requests import JoiningReported
from gomflow_events.order import events as o
from gomflow_events.order import requests as r
from gomflow_events.order.terms import SetAsideCause
from gomflow_events.payment import events as p
from gomflow_events.payment import requests as p_requests
from gomflow_events.payment.terms import PaidPlace, Share

PICTURES_KEPT = timedelta(hours=24)
"""How long a picture stays in the vault after its payment was decided."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask an aggregate."""

    aggregate: str
    aggregate_id: str
    body: object
    part: str = ""
    """Tells several of one kind apart that one event makes; empty for the first of them."""


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Wake up later; one timer per name."""

    name: str
    at: datetime
    what: Json


@dataclass(frozen=True, slots=True)
class CancelTimer:
    """Do not wake up after all."""

    name: str


Reaction = Ask | SetTimer | CancelTimer


def to_state(recorded: AnyEvent, state: object) -> list[Reaction]:
    """What an event of an order or a payment means, by the state of it right after; nothing for any other."""
    if isinstance(state, Existing):
        return to_order(recorded, state)
    return to_payment(recorded, state) if isinstance(state, Sent) else []


def to_payment(recorded: AnyEvent, payment: Sent) -> list[Reaction]:
    """What a payment's event means for the orders it pays, and when its picture goes."""
    payment_id = PaymentId(recorded.aggregate_id)
    match recorded.event:
        case p.ProofSubmitted():
            return _to_each(payment, lambda at: r.ProofReported(submission_id=at, payment_id=payment_id))
        case p.ProofHeld():
            return _to_each(payment, lambda at: r.ReviewReported(submission_id=at, payment_id=payment_id))
        case p.ProofApproved():
            return [*_counted(recorded.event, payment, payment_id), *_forget(recorded, payment)]
        case p.ProofRejected() if payment.proof.is_recorded:
            # Nobody sent a proof that could be refused: the submission waits for its payment as before.
            return _to_each(payment, lambda at: _aside(at, payment_id, SetAsideCause.UNMATCHED))
        case p.ProofRejected(doubts=doubts):
            refused = _to_each(
                payment, lambda at: r.RefusalReported(submission_id=at, payment_id=payment_id, doubts=doubts)
            )
            return [*refused, *_forget(recorded, payment)]
        case p.DecisionUndone(reason=reason):
            # What is to be decided anew is looked at anew.
            return [*_undone(payment, payment_id, reason), CancelTimer(f"picture-{payment_id}")]
        case p.BetterProofAsked():
            aside = _to_each(payment, lambda at: _aside(at, payment_id, SetAsideCause.ASKED_AGAIN))
            return [*aside, *_forget(recorded, payment)]
        case p.ProofAssigned():
            return _assigned(recorded.event, payment, payment_id)
        case _:
            return []


def _to_each(payment: Sent, body: Callable[[SubmissionId], object]) -> list[Reaction]:
    """The same to each of the submissions a payment is for."""
    first, *others = places_of(payment)
    own = Ask("order", first.order_id, body(first.submission_id))
    return [own, *(Ask("order", at.order_id, body(at.submission_id), at.submission_id) for at in others)]


def _counted(event: p.ProofApproved, payment: Sent, payment_id: PaymentId) -> list[Reaction]:
    """Each submission is told its share; one that nothing was left for waits for another payment."""
    order_id, submission_id = payment.proof.order_id, payment.proof.submission_id
    shares = event.shares or (Share(order_id=order_id, submission_id=submission_id, amount=event.amount),)
    paid = {share.submission_id for share in shares}
    counted = [
        Ask(
            "order",
            share.order_id,
            r.PaymentReported(submission_id=share.submission_id, payment_id=payment_id, amount=share.amount),
            "" if share.submission_id == submission_id else share.submission_id,
        )
        for share in shares
    ]
    nothing = [
        Ask("order", at.order_id, _aside(at.submission_id, payment_id, SetAsideCause.ASSIGNED), at.submission_id)
        for at in places_of(payment)
        if at.submission_id not in paid
    ]
    return [*counted, *nothing]


def _undone(payment: Sent, payment_id: PaymentId, reason: str) -> list[Reaction]:
    """An approval is taken back everywhere or nowhere: who shared in the money does not have it any more either."""
    waits = _to_each(payment, lambda at: r.ReviewReported(submission_id=at, payment_id=payment_id))
    _, *others = places_of(payment)
    kept = {share.submission_id for share in payment.proof.stays}
    undone = [
        Ask(
            "order",
            at.order_id,
            r.SharedUndoReported(submission_id=at.submission_id, payment_id=payment_id, reason=reason),
            at.submission_id,
        )
        for at in others
        if at.submission_id not in kept
    ]
    return [*undone, *waits]


def _aside(submission_id: SubmissionId, payment_id: PaymentId, cause: SetAsideCause) -> r.SettingAsideReported:
    return r.SettingAsideReported(submission_id=submission_id, payment_id=payment_id, cause=cause)


def _assigned(event: p.ProofAssigned, payment: Sent, payment_id: PaymentId) -> list[Reaction]:
    """It waits at the submissions it is for now, and nowhere else any more."""
    now = places_of(payment)
    before = PaidPlace(order_id=event.from_order_id, submission_id=event.from_submission_id)
    behind = left_behind(payment, before, *now) if isinstance(payment, Reading) else ()
    aside = [
        Ask(
            "order",
            at.order_id,
            _aside(at.submission_id, payment_id, SetAsideCause.ASSIGNED),
            "" if at == before else at.submission_id,
        )
        for at in (*(() if before in now else (before,)), *behind)
    ]
    return [*aside, *_to_each(payment, lambda at: r.ProofReported(submission_id=at, payment_id=payment_id))]


def _forget(recorded: AnyEvent, payment: Sent) -> list[Reaction]:
    picture = payment.proof.picture
    if picture is None:
        return []
    what = {"kind": "picture", "payment_id": recorded.aggregate_id, "name": picture.name, "sha256": picture.sha256}
    return [SetTimer(f"picture-{recorded.aggregate_id}", recorded.at + PICTURES_KEPT, what)]


def to_order(recorded: AnyEvent, order: Existing) -> list[Reaction]:
    """When an order's deadline and its offers are looked at, and which approvals it does not count any more."""
    deadline = f"deadline-{recorded.aggregate_id}"
    match recorded.event:
        case o.OrderOpened(deadline=at) | o.OrderExtended(deadline=at):
            return [_deadline(recorded.aggregate_id, at)]
        case o.OrderEdited(details=details) if isinstance(order, Open) and order.details.deadline == details.deadline:
            return [_deadline(recorded.aggregate_id, details.deadline)]
        case o.OrderClosed() | o.OrderCancelled():
            return [CancelTimer(deadline)]
        case o.PlaceOffered(submission_id=submission_id, until=until):
            what = {
                "kind": "offer",
                "order_id": recorded.aggregate_id,
                "submission_id": submission_id,
                "until": to_json(until),
            }
            return [SetTimer(f"offer-{submission_id}", until, what)]
        case o.PaymentUncounted(payment_id=payment_id) if recorded.actor.kind is not ActorKind.AGENT:
            return [Ask("payment", payment_id, _undone_by(recorded, recorded.event))]
        case o.PlaceTaken(submission_id=submission_id) | o.SubmissionEnded(submission_id=submission_id):
            return [CancelTimer(f"offer-{submission_id}")]
        case _:
            return []


def _undone_by(recorded: AnyEvent, event: o.PaymentUncounted) -> p_requests.UndoneApprovalReported:
    return p_requests.UndoneApprovalReported(reason=event.reason, by=recorded.actor.id, unmatched=event.unmatched)


def _deadline(order_id: str, at: datetime) -> SetTimer:
    return SetTimer(f"deadline-{order_id}", at, {"kind": "deadline", "order_id": order_id, "deadline": to_json(at)})


def to_member(recorded: AnyEvent) -> list[Reaction]:
    """What follows from two chats becoming one person's."""
    match recorded.event:
        case m.ChatLinked(chat=chat, joined=joined):
            owner = MemberId(recorded.aggregate_id)
            return [
                Ask("conversation", chat, LinkedTo(member_id=owner)),
                Ask("member", joined, JoiningReported(member_id=owner)),
            ]
        case _:
            return []
