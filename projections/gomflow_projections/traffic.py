"""The projection `traffic`: messages to people, and what became of them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Table

from gomflow.ports.feed import Entry
from gomflow_events.codec import decode
from gomflow_events.outbound import DeliveryRecorded, MessageDue
from gomflow_projections import messages
from gomflow_projections import tables as t
from gomflow_projections.projection import Need
from gomflow_projections.rows import Book


class TrafficProjection:
    """Messages with their outcome."""

    name = "traffic"
    tables: Sequence[Table] = (t.messages,)

    def key(self, entry: Entry) -> str:
        """The message, whose id ends the subjects of both itself and its deliveries."""
        return entry.subject.rpartition(".")[2]

    def read(self, entry: Entry) -> list[MessageDue | DeliveryRecorded]:
        """The message or the word on one in an entry. Raises gomflow_events.codec.Unreadable."""
        if entry.subject.startswith("outbound."):
            return [decode(entry.data, MessageDue)]
        return [decode(entry.data, DeliveryRecorded)]

    def needs(self, fact: MessageDue | DeliveryRecorded) -> Iterable[Need]:
        """The row of the message."""
        yield Need(t.messages, "message_id", fact.message_id)

    def apply(self, book: Book, fact: MessageDue | DeliveryRecorded) -> None:
        """Change the row of the message."""
        if isinstance(fact, MessageDue):
            messages.due(book, fact)
        else:
            messages.recorded(book, fact)
