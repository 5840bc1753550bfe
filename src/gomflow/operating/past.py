"""How things stood: an order, or the rows of a read model, with all that had been decided by some moment."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table

from gomflow.operating.events import Happened, of_aggregate
from gomflow.order.decide import ORDER
from gomflow.order.state import Existing, Unwritten, state_name
from gomflow.ports.feed import Entry
from gomflow.ports.log import EventLog
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.streams import LOG, OUTBOUND
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_events.commit import AnyEvent, Recorded
from gomflow_events.outbound import DeliveryRecorded, MessageDue
from gomflow_events.personal import HIDDEN
from gomflow_events.refusal import RequestRefused
from gomflow_projections.desk import DeskProjection
from gomflow_projections.projection import Projection
from gomflow_projections.rows import Book, Row
from gomflow_projections.traffic import TrafficProjection

PROJECTIONS: Mapping[str, tuple[Projection, str, str]] = {
    "desk": (DeskProjection(), LOG, "log.>"),
    "traffic": (TrafficProjection(), OUTBOUND, ">"),
}
TABLES: Mapping[str, tuple[str, Table]] = {
    table.name: (name, table) for name, (projection, _, _) in PROJECTIONS.items() for table in projection.tables
}
"""Every table of the read models, with the projection it belongs to."""

Told = Callable[[int, int], None]


class ByThen:
    """Which facts belong to a moment: of each aggregate those up to the first that came later, so that none has a gap.

    Clocks of several processes differ by a little; the order of an aggregate's own events does not.
    """

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._over: set[str] = set()

    def __call__(self, about: str, at: datetime) -> bool:
        """Whether a fact about an aggregate belongs; call it for each, in order."""
        if at > self._at:
            self._over.add(about)
        return about not in self._over


@dataclass(frozen=True, slots=True)
class OrderThen:
    """An order as it was; `events` led there, `later` came after."""

    order: Existing
    version: int
    events: Sequence[Happened]
    later: int

    def document(self, *, personal: bool) -> dict[str, Any]:
        """The order for programs."""
        order, details = self.order, self.order.details
        return {
            "code": order.code,
            "title": details.title,
            "state": state_name(order),
            "version": self.version,
            "deadline": details.deadline.isoformat(),
            "minimum": details.minimum,
            "maximum": details.maximum,
            "minimum_reached": order.minimum_reached,
            "gom_id": order.gom_id,
            "submissions": [
                {
                    "reference": one.reference,
                    "buyer": one.contact.name if personal else HIDDEN,
                    "status": one.status.value,
                    "total": str(one.total),
                    "paid": str(one.paid),
                    "refund_due": str(one.refund),
                    "refunded": str(one.refunded),
                }
                for one in order.book.values()
            ],
            "last_event": {
                "type": self.events[-1].recorded.type,
                "at": self.events[-1].recorded.at.isoformat(),
                "sequence": self.events[-1].recorded.sequence,
            },
            "later_events": self.later,
        }


async def order_as_of(log: EventLog, order_id: str, at: datetime) -> OrderThen | None:
    """An order as it was at a moment; None where it was not written yet. Raises LogUnavailable."""
    by_then = ByThen(at)
    everything = await of_aggregate(log, "order", order_id)
    events = [one for one in everything if by_then(order_id, one.recorded.at)]
    order = ORDER.initial
    for one in events:
        if not isinstance(one.recorded.event, RequestRefused):
            order = ORDER.evolve(order, one.recorded.event)
    if isinstance(order, Unwritten):
        return None
    return OrderThen(order, events[-1].recorded.version, events, len(everything) - len(events))


async def rows_as_of(
    connection: Connection, projection: str, at: datetime, told: Told = lambda _at, _of: None
) -> dict[str, list[Row]]:
    """The rows of a projection's tables as they were at a moment. Raises LogUnavailable, Unreadable."""
    made, stream, subjects = PROJECTIONS[projection]
    whole = WholeStream(connection.nc, stream)
    extent = await whole.extent()
    end = 0 if extent is None else extent.last
    by_then, book = ByThen(at), Book(made.tables)
    async for entry in _entries(whole.pages(subject=subjects)):
        for fact in made.read(entry):
            if by_then(*_about(fact)):
                made.apply(book, fact)
        told(entry.sequence, end)
    return {table.name: book[table].to_write() for table in made.tables}


async def _entries(pages: AsyncIterator[Sequence[Entry]]) -> AsyncIterator[Entry]:
    async for page in pages:
        for entry in page:
            yield entry


def _about(fact: AnyEvent | MessageDue | DeliveryRecorded) -> tuple[str, datetime]:
    match fact:
        case Recorded():
            return fact.aggregate_id, fact.at
        case MessageDue():
            return fact.message_id, fact.due_at
        case DeliveryRecorded():
            return fact.message_id, fact.at


def without_people(table: Table, rows: Iterable[Row]) -> list[Row]:
    """Rows with every column that says something about a person hidden."""
    hidden = {column.name for column in table.columns if "(personal)" in (column.comment or "")}
    return [{name: HIDDEN if name in hidden and value else value for name, value in row.items()} for row in rows]
