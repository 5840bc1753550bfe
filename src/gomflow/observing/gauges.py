"""What stands somewhere at the moment: looked up in the broker and the database when somebody asks."""

from collections.abc import Callable, Mapping
from datetime import datetime

from gomflow.observing.metrics import Metrics
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.standing import first_after, messages_under, standing_of
from gomflow_adapters.jetstream.streams import DEAD, INBOUND, LOG, OUTBOUND, TIMERS
from gomflow_projections.store import Store

FOLLOWED: Mapping[str, tuple[str, str]] = {
    "desk": (LOG, "log.>"),
    "traffic": (OUTBOUND, ">"),
    "archive": (LOG, ">"),
}
"""The stream that each read model follows, and the part of it that it reads."""


class Gauges:
    """Brings the gauges up to date. Raises what the broker or the database raises when they do not answer."""

    def __init__(self, metrics: Metrics, connection: Connection, store: Store, now: Callable[[], datetime]) -> None:
        self._metrics = metrics
        self._connection = connection
        self._store = store
        self._now = now

    async def look(self) -> None:
        """Look everything up anew."""
        ends: dict[str, int] = {}
        for stream in (LOG, INBOUND, OUTBOUND, TIMERS, DEAD):
            standing = await standing_of(self._connection, stream)
            ends[stream] = standing.last
            self._metrics.messages.labels(stream).set(standing.messages)
            self._metrics.bytes.labels(stream).set(standing.bytes)
            for consumer in standing.consumers:
                self._metrics.pending.labels(stream, consumer.name).set(consumer.pending)
                self._metrics.in_hand.labels(stream, consumer.name).set(consumer.in_hand)
            if stream == DEAD:
                self._metrics.parked.set(await messages_under(self._connection, stream, "dead.>"))
        for projection, (stream, filters) in FOLLOWED.items():
            position = await self._store.position(projection)
            waiting = await first_after(self._connection, stream, filters, position)
            behind = 0 if waiting is None else ends[stream] - position
            since = 0.0 if waiting is None else (self._now() - waiting).total_seconds()
            self._metrics.lag.labels(projection).set(max(behind, 0))
            self._metrics.lag_seconds.labels(projection).set(max(since, 0.0))
