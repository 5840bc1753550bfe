"""An aggregate as it was right after one of its commits: what a follower of the log needs to speak of that moment."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from gomflow.aggregate import Aggregate
from gomflow.handle.home import Home, catch_up
from gomflow.ports.log import EventLog, LogUnavailable

KEPT = 5_000


class AsOf:
    """Follows aggregates commit by commit; a step forward costs one read of what is new."""

    def __init__(self, log: EventLog, aggregates: Mapping[str, Aggregate[Any, Any, Any]]) -> None:
        self._log = log
        self._aggregates = aggregates
        self._homes: OrderedDict[tuple[str, str], Home[Any]] = OrderedDict()

    async def state(self, aggregate: str, aggregate_id: str, sequence: int) -> Any:  # noqa: ANN401 - any aggregate's
        """The state right after the commit with this number. Raises LogUnavailable."""
        kind = self._aggregates[aggregate]
        key = (aggregate, aggregate_id)
        known = self._homes.get(key, Home(kind.initial))
        if known.sequence > sequence:
            # The log is being followed again from an earlier point.
            known = Home(kind.initial)
        if known.sequence < sequence:
            later = await self._log.read(aggregate, aggregate_id, known.sequence)
            known = catch_up(kind, known, [stored for stored in later if stored.sequence <= sequence])
            if known.sequence != sequence:
                raise LogUnavailable(
                    f"{aggregate} {aggregate_id} is read up to {known.sequence}, not yet to {sequence}"
                )
        self._homes[key] = known
        self._homes.move_to_end(key)
        if len(self._homes) > KEPT:
            self._homes.popitem(last=False)
        return known.state
