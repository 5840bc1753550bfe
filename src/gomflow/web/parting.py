"""What the page of a proof says besides its doubts: which limit of the GOM's left it to them, and what else it pays."""

from dataclasses import dataclass

from markupsafe import Markup

from gomflow.methods import method_name
from gomflow.payment.state import InReview, Reading, Sent
from gomflow.web.house import House
from gomflow.web.speech import Speech
from gomflow_events.money import Money
from gomflow_events.payment.terms import Ground


@dataclass(frozen=True, slots=True)
class PaidToo:
    """Another submission that the same transfer pays, with what was due for it."""

    reference: str
    title: str
    due: Money


async def paid_too(house: House, payment: Sent) -> list[PaidToo]:
    """The other submissions that a transfer pays."""
    shares = () if isinstance(payment, Reading) else payment.assessed.expected.others
    found = [(await house.order(share.order_id), share) for share in shares]
    return [
        PaidToo(order.book[share.submission_id].reference, order.details.title, share.amount)
        for order, share in found
        if order is not None
    ]


async def staying(house: House, payment: Sent) -> list[PaidToo]:
    """What of an undone approval still counts where it was."""
    found = [(await house.order(share.order_id), share) for share in payment.proof.stays]
    return [
        PaidToo(order.book[share.submission_id].reference, order.details.title, share.amount)
        for order, share in found
        if order is not None
    ]


def limit_said(speech: Speech, payment: Sent) -> Markup:
    """The sentence about the limit that left a proof to the GOM; empty where doubts say it all."""
    if not isinstance(payment, InReview):
        return Markup()
    rule = payment.assessed.expected.rule
    method = method_name(payment.assessed.fields.method or "")
    if payment.ground is Ground.ABOVE_LIMIT and rule is not None and rule.approve_up_to is not None:
        return speech.t("ground-above-limit", method=method, limit=rule.approve_up_to)
    return speech.t("ground-not-trusted", method=method) if payment.ground is Ground.NOT_TRUSTED else Markup()
