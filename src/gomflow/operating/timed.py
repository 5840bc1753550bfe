"""Which timers an event set, found by asking the workflows again."""

from collections.abc import Sequence
from typing import Any

from gomflow.aggregate import Aggregate
from gomflow.operating.events import of_aggregate
from gomflow.order.decide import ORDER
from gomflow.payment.decide import PAYMENT
from gomflow.ports.log import EventLog
from gomflow.workflows.reactions import SetTimer, to_state
from gomflow.workflows.waking import timer_correlation
from gomflow_events.refusal import RequestRefused

_KINDS: dict[str, Aggregate[Any, Any, Any]] = {ORDER.name: ORDER, PAYMENT.name: PAYMENT}


class Timed:
    """The timers by event."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._seen: set[tuple[str, str]] = set()
        self._timers: dict[str, list[SetTimer]] = {}
        self._setters: dict[str, set[str]] = {}

    async def look(self, aggregate: str, aggregate_id: str) -> None:
        """Go through the events of an aggregate, if that was not done. Raises LogUnavailable."""
        kind = _KINDS.get(aggregate)
        if kind is None or (aggregate, aggregate_id) in self._seen:
            return
        self._seen.add((aggregate, aggregate_id))
        state = kind.initial
        for one in await of_aggregate(self._log, aggregate, aggregate_id):
            recorded = one.recorded
            if isinstance(recorded.event, RequestRefused):
                continue
            state = kind.evolve(state, recorded.event)
            timers = [reaction for reaction in to_state(recorded, state) if isinstance(reaction, SetTimer)]
            self._timers[recorded.event_id] = timers
            for timer in timers:
                self._setters.setdefault(timer_correlation(timer.what), set()).add(recorded.correlation_id)

    def by(self, event_id: str) -> Sequence[SetTimer]:
        """The timers that an event set."""
        return self._timers.get(event_id, ())

    def setters(self, correlation: str) -> set[str]:
        """The correlations of what set the timer of a wake-up."""
        return self._setters.get(correlation, set())
