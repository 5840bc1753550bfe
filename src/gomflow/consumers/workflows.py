"""CONSUMER: the log → requests to other aggregates, and timers.

A reaction's request id follows from the event, so that reacting again is harmless.
"""

from gomflow.chance import World, derived_id
from gomflow.handle.desk import Desk
from gomflow.notify.views.ask import Sources
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.timers import Timers
from gomflow.workflows import reactions
from gomflow.workflows.reactions import Ask, CancelTimer, Reaction, SetTimer
from gomflow_events.codec import Unreadable, decode, unfold
from gomflow_events.commit import AnyEvent, Commit, Request
from gomflow_events.identity import AGENT, INSTALLATION
from gomflow_events.refusal import RequestRefused


class WorkflowConsumer:
    """Reacts to what happened."""

    def __init__(self, desk: Desk, sources: Sources, timers: Timers, world: World) -> None:
        self._desk = desk
        self._sources = sources
        self._timers = timers
        self._world = world

    async def handle(self, data: bytes, sequence: int) -> ConsumerOutcome:
        """Do everything that one commit makes happen elsewhere."""
        try:
            recorded = list(unfold(decode(data, Commit), sequence))
        except Unreadable as error:
            return Poison(str(error))
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
                payment = await self._sources.payment(recorded.aggregate_id)
                return [] if payment is None else reactions.to_payment(recorded, payment)
            case "order":
                order = await self._sources.order(recorded.aggregate_id)
                return [] if order is None else reactions.to_order(recorded, order)
            case "member":
                return reactions.to_member(recorded)
            case _:
                return []

    async def _do(self, recorded: AnyEvent, reaction: Reaction) -> None:
        match reaction:
            case SetTimer(name=name, at=at, what=what):
                await self._timers.set(name, at, what)
            case CancelTimer(name=name):
                await self._timers.cancel(name)
            case Ask(aggregate=aggregate, aggregate_id=aggregate_id, body=body):
                await self._desk.ask(
                    Request(
                        request_id=derived_id("reaction", recorded.event_id, type(body).__name__),
                        aggregate=aggregate,
                        aggregate_id=aggregate_id,
                        tenant=INSTALLATION,
                        actor=AGENT,
                        at=self._world.now(),
                        correlation_id=recorded.correlation_id,
                        causation_id=recorded.event_id,
                        body=body,
                    )
                )
