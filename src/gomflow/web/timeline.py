"""What happened to an order, from the log: who did what, when, and through what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gomflow.ports.board import Listed, Paging
from gomflow.web.house import House
from gomflow_events.codec import unfold
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import ActorKind, OrderId, PaymentId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.order import events as e
from gomflow_events.refusal import RequestRefused

_BAD = (e.OrderCancelled, e.PaymentRefused, e.PaymentUncounted, e.SubmissionEnded, e.RefundDue, RequestRefused)
_GOOD = (e.OrderOpened, e.MinimumReached, e.PaymentCounted, e.OrderCompleted, e.SubmissionReceived, e.Refunded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that happened.

    `event` is its name, `facts` what its sentence needs, `tone` one of good, bad, plain. `who` is a person's name, or
    empty for one of the `kinds` of actors that are no person; `via` says through what, as in `telegram` or `dashboard`.
    """

    event: str
    facts: Mapping[str, object]
    refused: RequestRefused | None
    tone: str
    at: datetime
    kind: str
    who: str
    via: str
    sequence: int


async def timeline(house: House, order_id: OrderId, page: Paging) -> Listed[Line]:
    """The events of an order, the newest first. Raises gomflow.ports.log.LogUnavailable."""
    commits = await house.parts.log.read("order", order_id)
    happened = [event for stored in commits for event in unfold(stored.commit, stored.sequence)]
    happened.reverse()
    pages = max(-(-len(happened) // page.size), 1)
    number = min(max(page.number, 1), pages)
    part = happened[(number - 1) * page.size : number * page.size]
    return Listed(await _lines(house, order_id, part), number, pages, len(happened))


async def _lines(house: House, order_id: OrderId, events: Sequence[AnyEvent]) -> Sequence[Line]:
    order = await house.order(order_id)
    book = {} if order is None else order.book
    deciders = await _deciders(house, events)
    people = {event.actor.id for event in events if event.actor.kind is ActorKind.MEMBER} | set(deciders.values())
    names = await house.board.names(people)
    lines = []
    for recorded in events:
        event = recorded.event
        buyer = book.get(SubmissionId(getattr(event, "submission_id", "")))
        decider = deciders.get(getattr(event, "payment_id", ""))
        # The workflow tells the order of a payment; who decided on it is more to the point.
        who = names.get(decider or recorded.actor.id, "")
        lines.append(
            Line(
                event=type(event).__name__,
                facts=_facts(event, buyer.contact.name if buyer else "", buyer.reference if buyer else ""),
                refused=event if isinstance(event, RequestRefused) else None,
                tone="bad" if isinstance(event, _BAD) else "good" if isinstance(event, _GOOD) else "plain",
                at=recorded.at,
                kind=ActorKind.MEMBER.value if who else recorded.actor.kind.value,
                who=who,
                via=recorded.actor.via.partition("-")[0] if not decider else "",
                sequence=recorded.sequence,
            )
        )
    return lines


async def _deciders(house: House, events: Sequence[AnyEvent]) -> Mapping[str, str]:
    """The members who decided on the payments that some events tell of."""
    told = (e.PaymentCounted, e.PaymentRefused, e.ProofSetAside)
    wanted = {PaymentId(event.event.payment_id) for event in events if isinstance(event.event, told)}
    found = await house.board.deciders(wanted)
    return {payment_id: decider for payment_id, decider in found.items() if decider != "agent"}


def _facts(event: Any, buyer: str, reference: str) -> dict[str, object]:  # noqa: ANN401 - any event of an order
    """What the sentence about an event needs."""
    facts: dict[str, object] = {"buyer": buyer, "reference": reference}
    for name in (
        "amount",
        "total",
        "balance",
        "courier",
        "tracking",
        "reason",
        "deadline",
        "until",
        "buyers",
        "position",
    ):
        value = getattr(event, name, None)
        if isinstance(value, Money | datetime | str | int):
            facts[name] = value
    for name in ("cause", "status"):
        value = getattr(event, name, None)
        if value is not None:
            facts[name] = value.value
    return facts
