"""What happened to a submission, as notices to its buyer and to the order's GOM."""

from datetime import datetime
from typing import Any

from gomflow.facts import pack
from gomflow.notify.notice import Notice, Press, tell
from gomflow.order.state import Existing
from gomflow.order.submission import Status, Submission
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import SubmissionId
from gomflow_events.order import events as e
from gomflow_events.order.terms import LeavingCause
from gomflow_events.outbound import Weight

YES = "yes"


def about_a_submission(recorded: AnyEvent, order: Existing) -> list[Notice]:
    """Whom to tell about an event of a submission."""
    submission = order.book[SubmissionId(recorded.event.submission_id)]
    match recorded.event:
        case e.SubmissionPlaced() | e.SubmissionWaitlisted() | e.PlaceOffered() | e.PlaceTaken():
            return _arriving(recorded, order, submission)
        case e.SubmissionChanged():
            return _changed(recorded.event, order, submission)
        case e.ReviewStarted() | e.PaymentCounted():
            return _paying(recorded.event, order, submission)
        case e.PaymentUncounted():
            return _undone(recorded.event, order, submission)
        case e.SubmissionEnded() | e.RefundDue() | e.Refunded():
            return _leaving(recorded.event, order, submission)
        case _:
            return _fulfilled(recorded.event, order, submission)


def _facts(order: Existing, submission: Submission) -> dict[str, Any]:
    return {"title": order.details.title, "reference": submission.reference}


def _buyer(submission: Submission) -> dict[str, Any]:
    return {"buyer": submission.contact.name, "reference": submission.reference}


def _to_gom(order: Existing, submission: Submission, key: str, *presses: Press, **facts: object) -> Notice:
    title = order.details.title
    return tell(order.gom_id, key, *presses, weight=Weight.NORMAL, title=title, **facts, **_buyer(submission))


def _arriving(recorded: AnyEvent, order: Existing, submission: Submission) -> list[Notice]:
    all_of_them = ("submissions", order.code)
    match recorded.event:
        case e.SubmissionPlaced(total=total):
            news = _to_gom(order, submission, "gom-submission-placed", all_of_them, total=total)
            return [_placed(recorded, submission), news]
        case e.SubmissionWaitlisted(position=position):
            return [
                _waitlisted(order, submission, position),
                _to_gom(order, submission, "gom-waitlisted", all_of_them),
            ]
        case e.PlaceOffered(until=until):
            return [_offered(order, submission, until)]
        case _:
            return [_placed(recorded, submission), _to_gom(order, submission, "gom-place-taken", all_of_them)]


def _placed(recorded: AnyEvent, submission: Submission) -> Notice:
    args = {"order_id": recorded.aggregate_id, "submission_id": submission.submission_id}
    return Notice(member=submission.member_id, view="placed", args=args, weight=Weight.CRITICAL)


def _waitlisted(order: Existing, submission: Submission, position: int) -> Notice:
    ref = submission.reference
    return tell(
        submission.member_id,
        "waitlisted",
        ("waitlist", ref),
        ("withdraw", ref),
        weight=Weight.CRITICAL,
        position=position,
        **_facts(order, submission),
    )


def _offered(order: Existing, submission: Submission, until: datetime) -> Notice:
    ref = submission.reference
    return tell(
        submission.member_id,
        "place-offered",
        ("waitlist", ref, "take"),
        ("waitlist", ref, "leave"),
        weight=Weight.CRITICAL,
        until=until,
        total=submission.total,
        **_facts(order, submission),
    )


def _changed(event: e.SubmissionChanged, order: Existing, submission: Submission) -> list[Notice]:
    ref = submission.reference
    owes = bool(event.balance)
    return [
        tell(
            submission.member_id,
            "submission-changed",
            *([("pay", ref)] if owes else []),
            ("status", ref),
            total=event.total,
            balance=event.balance,
            credit=event.credit,
            owes=owes,
            has_credit=bool(event.credit),
            **_facts(order, submission),
        ),
        _to_gom(order, submission, "gom-submission-changed", ("submissions", order.code), total=event.total),
    ]


def _paying(event: e.ReviewStarted | e.PaymentCounted, order: Existing, submission: Submission) -> list[Notice]:
    facts, ref = _facts(order, submission), submission.reference
    if isinstance(event, e.ReviewStarted):
        return [tell(submission.member_id, "under-review", ("status", ref), **facts)]
    key = "paid" if not event.balance else "partly-paid"
    presses = (("status", ref),) if not event.balance else (("pay", ref), ("status", ref))
    return [
        tell(
            submission.member_id,
            key,
            *presses,
            weight=Weight.CRITICAL,
            amount=event.amount,
            balance=event.balance,
            credit=event.credit,
            has_credit=bool(event.credit),
            **facts,
        )
    ]


def _undone(event: e.PaymentUncounted, order: Existing, submission: Submission) -> list[Notice]:
    facts = pack({"amount": event.amount, "balance": event.balance, "owes": bool(event.balance)})
    args = {
        "facts": {**facts, **_facts(order, submission)},
        "reason": event.reason,
        "reference": submission.reference,
    }
    told = Notice(member=submission.member_id, view="payment_undone", args=args, weight=Weight.CRITICAL)
    gone = event.status in {Status.SHIPPED, Status.RECEIVED}
    return [told, _to_gom(order, submission, "gom-undone", amount=event.amount, gone=gone)]


def _leaving(
    event: e.SubmissionEnded | e.RefundDue | e.Refunded, order: Existing, submission: Submission
) -> list[Notice]:
    buyer = submission.member_id
    facts, ref = _facts(order, submission), submission.reference
    match event:
        case e.Refunded(amount=amount):
            return [
                tell(buyer, "refunded", ("status", ref), weight=Weight.CRITICAL, amount=amount, **facts),
                _to_gom(order, submission, "gom-refunded", amount=amount),
            ]
        case e.RefundDue(amount=amount, cause=cause):
            ended = tell(
                buyer,
                "refund-due",
                weight=Weight.CRITICAL,
                amount=amount,
                cause=cause.value,
                reason=order.reason,
                **facts,
            )
            news = _to_gom(order, submission, "gom-refund-due", ("refunded", ref), amount=amount, cause=cause.value)
            return [ended, news]
        case e.SubmissionEnded(cause=cause):
            ended = tell(buyer, "submission-ended", ("orders",), cause=cause.value, reason=order.reason, **facts)
            by_buyer = cause in {LeavingCause.WITHDRAWN, LeavingCause.OFFER_DECLINED}
            news = _to_gom(order, submission, "gom-submission-left", ("submissions", order.code))
            return [ended, news] if by_buyer else [ended]


def _fulfilled(event: object, order: Existing, submission: Submission) -> list[Notice]:
    facts, ref = _facts(order, submission), submission.reference
    match event:
        case e.SubmissionShipped(courier=courier, tracking=tracking):
            return [
                tell(
                    submission.member_id,
                    "shipped",
                    ("received", ref),
                    ("status", ref),
                    weight=Weight.CRITICAL,
                    courier=courier,
                    tracking=tracking,
                    has_tracking=bool(tracking),
                    **facts,
                )
            ]
        case e.SubmissionReceived():
            return [tell(submission.member_id, "received", ("orders",), **facts)]
        case _:
            return []
