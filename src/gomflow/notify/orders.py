"""What happened to an order, as notices to its GOM and its buyers."""

from collections.abc import Iterable
from typing import Any

from gomflow.notify.notice import Notice, broadcast, tell
from gomflow.notify.submissions import about_a_submission
from gomflow.order.state import Existing
from gomflow.order.submission import HOLDS_A_PLACE, JOINED, Status, Submission
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import MemberId
from gomflow_events.order import events as e
from gomflow_events.order.terms import ClosingCause
from gomflow_events.outbound import Weight


def notices(recorded: AnyEvent, order: Existing) -> list[Notice]:
    """Whom to tell about one event of an order. `order` is the order as it stands, at or after the event."""
    event = recorded.event
    match event:
        case (
            e.OrderCreated()
            | e.OrderEdited()
            | e.OrderOpened()
            | e.MinimumReached()
            | e.OrderCompleted()
            | e.OrderCancelled()
        ):
            return _to_the_gom(event, order)
        case e.OrderExtended() | e.OrderClosed() | e.OrderOrdered() | e.OrderShipped():
            return [*_to_the_gom(event, order), *_to_everybody(event, order)]
        case e.ProofReceived() | e.PaymentRefused() | e.ProofSetAside() | e.RefundVoided():
            return []  # The payment's own events tell the buyer more.
        case _:
            return about_a_submission(recorded, order)


def _to_the_gom(event: object, order: Existing) -> list[Notice]:  # noqa: C901 - a table of events
    gom, code, title = order.gom_id, order.code, order.details.title
    match event:
        case e.OrderCreated():
            return [tell(gom, "gom-order-created", ("open", code), ("edit", code), title=title, code=code)]
        case e.OrderEdited():
            return [tell(gom, "gom-order-edited", ("order", code), title=title)]
        case e.OrderOpened():
            return [Notice(member=gom, view="opened", args={"code": code, "title": title})]
        case e.MinimumReached(buyers=buyers):
            return [tell(gom, "gom-minimum-reached", ("submissions", code), title=title, buyers=buyers)]
        case e.OrderExtended(deadline=deadline):
            return [tell(gom, "gom-order-extended", ("order", code), title=title, deadline=deadline)]
        case e.OrderClosed():
            return [_closed(event, order)]
        case e.OrderOrdered():
            return [tell(gom, "gom-order-ordered", ("shipped", code), title=title)]
        case e.OrderShipped():
            return [tell(gom, "gom-order-shipped", ("submissions", code), ("complete", code), title=title)]
        case e.OrderCompleted():
            return [tell(gom, "gom-order-completed", ("manage",), title=title)]
        case e.OrderCancelled():
            return [tell(gom, "gom-order-cancelled", ("submissions", code), title=title)]
        case _:
            return []


def _closed(event: e.OrderClosed, order: Existing) -> Notice:
    """Below the minimum the GOM says how to go on."""
    code, title = order.code, order.details.title
    if event.below_minimum and event.cause is not ClosingCause.BY_HAND:
        return tell(
            order.gom_id,
            "gom-closed-below-minimum",
            ("extend", code),
            ("ordered", code),
            ("cancelorder", code),
            weight=Weight.CRITICAL,
            title=title,
            buyers=event.buyers,
            minimum=order.details.minimum,
        )
    return tell(
        order.gom_id,
        "gom-order-closed",
        ("submissions", code),
        ("review",),
        ("ordered", code),
        title=title,
        buyers=event.buyers,
        cause=event.cause.value,
    )


def _buyers(order: Existing, statuses: Iterable[Status]) -> list[tuple[MemberId, str]]:
    wanted = frozenset(statuses)
    return [(s.member_id, s.reference) for s in order.book.values() if s.status in wanted]


def _to_everybody(event: object, order: Existing) -> list[Notice]:
    title = order.details.title
    match event:
        case e.OrderExtended(deadline=deadline):
            return [
                broadcast(buyer, "order-extended", ("status", reference), title=title, deadline=deadline)
                for buyer, reference in _buyers(order, HOLDS_A_PLACE)
            ]
        case e.OrderClosed():
            return [_told_closed(order, submission) for submission in order.book.values() if _is_told(submission)]
        case e.OrderOrdered():
            return [
                broadcast(buyer, "order-ordered", ("status", reference), title=title)
                for buyer, reference in _buyers(order, {Status.PAID, Status.PARTLY_PAID})
            ]
        case _:
            return []  # Who gets a parcel is told with its courier and tracking number.


def _is_told(submission: Submission) -> bool:
    return submission.status in JOINED | {Status.WAITLISTED}


def _told_closed(order: Existing, submission: Submission) -> Notice:
    """Each is told what the closing means for them: nothing, money that is due, or a place in line."""
    buyer, reference = submission.member_id, submission.reference
    facts: dict[str, Any] = {"title": order.details.title, "reference": reference}
    if submission.status is Status.WAITLISTED:
        return broadcast(buyer, "order-closed-waiting", ("status", reference), **facts)
    if submission.status in {Status.AWAITING_PAYMENT, Status.REJECTED, Status.PARTLY_PAID}:
        balance = submission.balance
        return broadcast(
            buyer, "order-closed-owing", ("pay", reference), ("status", reference), balance=balance, **facts
        )
    return broadcast(buyer, "order-closed", ("status", reference), **facts)
