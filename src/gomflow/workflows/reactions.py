"""What an event makes happen elsewhere: requests to other aggregates, and timers; pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gomflow.order.state import Existing, Open
from gomflow.payment.state import Sent
from gomflow_events.codec import to_json
from gomflow_events.commit import AnyEvent
from gomflow_events.conversation.requests import LinkedTo
from gomflow_events.fact import Json
from gomflow_events.identity import MemberId, PaymentId
from gomflow_events.member import events as m
from gomflow_events.member.requests import JoiningReported
from gomflow_events.order import events as o
from gomflow_events.order import requests as r
from gomflow_events.order.terms import SetAsideCause
from gomflow_events.payment import events as p
from gomflow_events.payment import requests as p_requests

PICTURES_KEPT = timedelta(hours=24)
"""How long a picture stays in the vault after its payment was decided."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask an aggregate."""

    aggregate: str
    aggregate_id: str
    body: object


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


def to_payment(recorded: AnyEvent, payment: Sent) -> list[Reaction]:
    """What a payment's event means for its order, and when its picture goes."""
    order_id, submission_id = payment.proof.order_id, payment.proof.submission_id
    payment_id = PaymentId(recorded.aggregate_id)
    match recorded.event:
        case p.ProofSubmitted():
            return [Ask("order", order_id, r.ProofReported(submission_id=submission_id, payment_id=payment_id))]
        case p.ProofHeld():
            return [Ask("order", order_id, r.ReviewReported(submission_id=submission_id, payment_id=payment_id))]
        case p.ProofApproved(amount=amount):
            counted = r.PaymentReported(submission_id=submission_id, payment_id=payment_id, amount=amount)
            return [Ask("order", order_id, counted), _forget(recorded, payment)]
        case p.ProofRejected(doubts=doubts):
            refused = r.RefusalReported(submission_id=submission_id, payment_id=payment_id, doubts=doubts)
            return [Ask("order", order_id, refused), _forget(recorded, payment)]
        case p.DecisionUndone():
            waits = r.ReviewReported(submission_id=submission_id, payment_id=payment_id)
            # What is to be decided anew is looked at anew.
            return [Ask("order", order_id, waits), CancelTimer(f"picture-{payment_id}")]
        case p.BetterProofAsked():
            aside = r.SettingAsideReported(
                submission_id=submission_id, payment_id=payment_id, cause=SetAsideCause.ASKED_AGAIN
            )
            return [Ask("order", order_id, aside), _forget(recorded, payment)]
        case p.ProofAssigned():
            return _assigned(recorded.event, payment_id)
        case _:
            return []


def _assigned(event: p.ProofAssigned, payment_id: PaymentId) -> list[Reaction]:
    aside = r.SettingAsideReported(
        submission_id=event.from_submission_id, payment_id=payment_id, cause=SetAsideCause.ASSIGNED
    )
    here = r.ProofReported(submission_id=event.submission_id, payment_id=payment_id)
    return [Ask("order", event.from_order_id, aside), Ask("order", event.order_id, here)]


def _forget(recorded: AnyEvent, payment: Sent) -> SetTimer:
    what = {"kind": "picture", "payment_id": recorded.aggregate_id, "name": payment.proof.picture.name}
    what["sha256"] = payment.proof.picture.sha256
    return SetTimer(f"picture-{recorded.aggregate_id}", recorded.at + PICTURES_KEPT, what)


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
        case o.PaymentUncounted(payment_id=payment_id, reason=reason):
            return [Ask("payment", payment_id, p_requests.UndoneApprovalReported(reason=reason, by=recorded.actor.id))]
        case o.PlaceTaken(submission_id=submission_id) | o.SubmissionEnded(submission_id=submission_id):
            return [CancelTimer(f"offer-{submission_id}")]
        case _:
            return []


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
