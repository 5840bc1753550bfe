"""Which rows of the read models an event made or changed, found by applying its aggregate's events again."""

from collections.abc import Sequence

from gomflow.operating.events import of_aggregate
from gomflow.ports.log import EventLog
from gomflow_events.refusal import RequestRefused
from gomflow_projections.desk import DeskProjection
from gomflow_projections.rows import Book

_IN_LISTS = frozenset({"order", "payment", "member"})
"""Aggregates that the read models show; of the others they have no rows."""


class Touched:
    """The rows by event. Every aggregate has rows of its own, so that its own events are all it takes."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._seen: set[tuple[str, str]] = set()
        self._rows: dict[str, list[tuple[str, str]]] = {}

    async def look(self, aggregate: str, aggregate_id: str) -> None:
        """Go through the events of an aggregate, if that was not done. Raises LogUnavailable."""
        if aggregate not in _IN_LISTS or (aggregate, aggregate_id) in self._seen:
            return
        self._seen.add((aggregate, aggregate_id))
        desk = DeskProjection()
        book = Book(desk.tables)
        for one in await of_aggregate(self._log, aggregate, aggregate_id):
            if isinstance(one.recorded.event, RequestRefused):
                continue
            desk.apply(book, one.recorded)
            self._rows[one.recorded.event_id] = [
                (rows.table.name, "/".join(map(str, key)))
                for rows in book
                for key in sorted(rows.changed | rows.deleted, key=str)
            ]
            for rows in book:
                rows.settle()

    def by(self, event_id: str) -> Sequence[tuple[str, str]]:
        """The rows that an event made, changed or took away: table and key."""
        return self._rows.get(event_id, ())
