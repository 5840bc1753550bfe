"""CONSUMER: the log → requests to other aggregates, and timers.

A reaction's request id follows from the event, so that reacting again is harmless.
"""

from typing import Any

from gomflow.chance import World, derived_id
from gomflow.consumers.commits import events_in
from gomflow.handle.asof import AsOf
from gomflow.handle.desk import Desk
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.timers import Timers
from gomflow.workflows import reactions
from gomflow.workflows.reactions import Ask, CancelTimer, Reaction, SetTimer
from gomflow_events.commit import AnyEvent, Request
from gomflow_events.identity import AGENT, INSTALLATION
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
            case Ask(aggregate=aggregate, aggregate_id=aggregate_id, body=body, part=part):
                await self._desk.ask(
                    Request(
                        request_id=derived_id(
                            "reaction", recorded.event_id, type(body).__name__, *([part] if part else [])
                        ),
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
