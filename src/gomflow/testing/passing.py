"""Given-when-then with time: an order, the timers it sets, and a clock that is moved by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec

from gomflow.chance import World, new_id
from gomflow.consumers.timers import TimerConsumer
from gomflow.consumers.workflows import WorkflowConsumer
from gomflow.handle.answer import Answer
from gomflow.handle.asof import AsOf
from gomflow.handle.desk import AnyAggregate, Desk
from gomflow.order.decide import ORDER
from gomflow.order.state import Existing
from gomflow.payment.decide import PAYMENT
from gomflow.ports.outcome import ConsumerOutcome
from gomflow.ports.vault import Vault
from gomflow.testing.decisions import GOM, NOW
from gomflow.testing.orders import buyer, details, joining
from gomflow.testing.requests import request
from gomflow_adapters.memory.inbox import MemoryInbox
from gomflow_adapters.memory.log import MemoryLog
from gomflow_adapters.memory.timers import MemoryTimers
from gomflow_events.codec import encode, unfold
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import Actor
from gomflow_events.order import requests as r


@dataclass
class Passing:
    """One order in a world whose clock stands still until `passes` or `jumps` moves it.

    `vault` is where pictures are. What the workflows do follows every request at once, as it does behind a log.
    """

    vault: Vault
    now: datetime = NOW
    order_id: str = field(default_factory=new_id)
    timers: MemoryTimers = field(default_factory=MemoryTimers)

    def __post_init__(self) -> None:
        """Set the world up."""
        self.log = MemoryLog()
        world = World(now=lambda: self.now)
        aggregates: dict[str, AnyAggregate] = {ORDER.name: ORDER, PAYMENT.name: PAYMENT}
        self.desk = Desk(self.log, aggregates, new_id)
        self._timers = TimerConsumer(self.desk, self.vault, MemoryInbox(), world)
        self._workflows = WorkflowConsumer(self.desk, AsOf(self.log, aggregates), self.timers, world)
        self._reacted = 0

    async def opened(self, **changes: Any) -> "Passing":  # noqa: ANN401 - any detail of an order
        """An order that buyers can join."""
        await self.when(r.OrderCreationRequested(codes=("7K3Q",), details=details(**changes)))
        await self.when(r.OpeningRequested())
        return self

    async def joined(self, *names: str) -> "Passing":
        """The order, with these buyers."""
        for name in names:
            await self.when(joining(name), by=buyer(name))
        return self

    async def when(self, body: object, by: Actor = GOM) -> Answer:
        """Ask something of the order, and let happen what follows."""
        answer = await self.desk.ask(request(self.order_id, body, by, at=self.now))
        await self.react()
        return answer

    async def react(self, again: int = 0) -> None:
        """Let the workflows see what is new in the log; `again` lets them see so many commits a second time."""
        self._reacted = max(self._reacted - again, 0)
        while self._reacted < len(self.log.commits):
            stored = self.log.commits[self._reacted]
            await self._workflows.handle(encode(stored.commit), stored.sequence)
            self._reacted += 1

    async def passes(self, **time: float) -> None:
        """Let time pass: every timer fires in its moment."""
        end = self.now + timedelta(**time)
        while (first := next(iter(await self.timers.standing()), None)) is not None and first.at <= end:
            self.now = max(self.now, first.at)
            await self.fire()
        self.now = end

    async def jumps(self, **time: float) -> None:
        """Set the clock to another time, back or forth; whatever is due then fires late."""
        self.now += timedelta(**time)
        while await self.fire():
            pass

    async def fire(self) -> bool:
        """Fire the earliest timer that is due; whether there was one."""
        timer = self.timers.due(self.now)
        if timer is None:
            return False
        await self.wake(timer.what)
        return True

    async def wake(self, what: Any) -> ConsumerOutcome:  # noqa: ANN401 - as it comes from the broker
        """Handle one wake-up as the consumer does."""
        outcome = await self._timers.handle(msgspec.json.encode(what))
        await self.react()
        return outcome

    async def order(self) -> Existing:
        """The order as it stands."""
        state = await self.desk.state("order", self.order_id)
        assert isinstance(state, Existing)
        return state

    def happened(self) -> Sequence[AnyEvent]:
        """Everything that was recorded, refusals too."""
        return [recorded for stored in self.log.commits for recorded in unfold(stored.commit, stored.sequence)]
