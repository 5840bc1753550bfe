"""CONSUMER: the log → requests to other aggregates, and timers.

A reaction's request id follows from the event, so that reacting again is harmless.
"""

from dataclasses import replace
from typing import Any

from gomflow.chance import World, derived_id
from gomflow.consumers.commits import events_in
from gomflow.handle.asof import AsOf
from gomflow.handle.desk import Desk
from gomflow.payment.state import Approved
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.timers import Timers
from gomflow.workflows import reactions
from gomflow.workflows.reactions import Ask, CancelTimer, Reaction, SetTimer
from gomflow_events.commit import AnyEvent, Request
from gomflow_events.identity import AGENT, INSTALLATION
from gomflow_events.order.events import PaymentUncounted
from gomflow_events.order.requests import SharedUndoReported
from gomflow_events.payment.requests import UndoneApprovalReported
from gomflow_events.payment.terms import Share
from gomflow_events.refusal import RequestRefused


class WorkflowConsumer:
    """Reacts to what happened."""

    def __init__(self, desk: Desk, as_of: AsOf, timers: Timers, world: World) -> None:
        self._desk = desk
        self._as_of = as_of
        self._timers = timers
        self._world = world

    async def handle(self, data: bytes, sequence: int) -> ConsumerOutcome:
        """Do everything that one commit makes happen elsewhere."""
        recorded = events_in(data, sequence)
        if isinstance(recorded, Poison):
            return recorded
        try:
            for event in recorded:
                for reaction in await self._reactions(event):
                    await self._do(event, reaction)
        except LogUnavailable as error:
            return Again(str(error))
        return DONE

    async def _reactions(self, recorded: AnyEvent) -> list[Reaction]:
        if isinstance(recorded.event, RequestRefused):
            return []
        match recorded.aggregate:
            case "payment":
                # For which submission it was then: it may have been assigned to another since.
                return reactions.to_payment(recorded, await self._state_of(recorded))
            case "order":
                return reactions.to_order(recorded, await self._state_of(recorded))
            case "member":
                return reactions.to_member(recorded)
            case _:
                return []

    async def _state_of(self, recorded: AnyEvent) -> Any:  # noqa: ANN401 - any aggregate's
        return await self._as_of.state(recorded.aggregate, recorded.aggregate_id, recorded.sequence)

    async def _do(self, recorded: AnyEvent, reaction: Reaction) -> None:
        match reaction:
            case SetTimer(name=name, at=at, what=what):
                await self._timers.set(name, at, what)
            case CancelTimer(name=name):
                await self._timers.cancel(name)
            case Ask(body=UndoneApprovalReported() as body):
                await self._undo_everywhere(recorded, reaction, body)
            case Ask():
                await self._ask(recorded, reaction)

    async def _undo_everywhere(self, recorded: AnyEvent, ask: Ask, body: UndoneApprovalReported) -> None:
        """Take a shared transfer back from all who shared in it, before the payment hears what of it stays with whom.

        It is parted anew only when that is known: what stays counts once.
        """
        payment = await self._desk.home("payment", ask.aggregate_id)
        if _id_of(recorded, ask) in payment.answered or not isinstance(payment.state, Approved):
            return
        event: PaymentUncounted = recorded.event
        stays: list[Share] = []
        for share in payment.state.shares:
            if share.submission_id == event.submission_id:
                continue
            undone = SharedUndoReported(
                submission_id=share.submission_id, payment_id=event.payment_id, reason=event.reason
            )
            await self._ask(recorded, Ask("order", share.order_id, undone, share.submission_id))
            order = await self._desk.state("order", share.order_id)
            left = order.book[share.submission_id].counted.get(event.payment_id)
            if left is not None:
                stays.append(replace(share, amount=left))
        await self._ask(recorded, replace(ask, body=replace(body, stays=tuple(stays))))

    async def _ask(self, recorded: AnyEvent, ask: Ask) -> None:
        await self._desk.ask(
            Request(
                request_id=_id_of(recorded, ask),
                aggregate=ask.aggregate,
                aggregate_id=ask.aggregate_id,
                tenant=INSTALLATION,
                actor=AGENT,
                at=self._world.now(),
                correlation_id=recorded.correlation_id,
                causation_id=recorded.event_id,
                body=ask.body,
            )
        )


def _id_of(recorded: AnyEvent, ask: Ask) -> str:
    """The id of the request that an event makes; the same whenever it is reacted to."""
    return derived_id("reaction", recorded.event_id, type(ask.body).__name__, *([ask.part] if ask.part else []))
