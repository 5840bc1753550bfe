"""The projection `desk`: everything of the log that is asked in lists."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Table

from gomflow.ports.feed import Entry
from gomflow_events.codec import decode, unfold
from gomflow_events.commit import AnyEvent, Commit
from gomflow_events.member import events as m
from gomflow_events.refusal import RequestRefused
from gomflow_projections import members, orders, payments, statements
from gomflow_projections import tables as t
from gomflow_projections.projection import Need
from gomflow_projections.rows import Book

_APPLY = {
    "order": orders.apply,
    "payment": payments.apply,
    "member": members.apply,
    "statement": statements.apply,
}


class DeskProjection:
    """Orders, submissions, payments, lines of statements, ledger, members, chats and API tokens."""

    name = "desk"
    tables: Sequence[Table] = (
        t.orders,
        t.order_items,
        t.submissions,
        t.submission_lines,
        t.payments,
        t.payment_shares,
        t.statement_lines,
        t.ledger,
        t.members,
        t.chats,
        t.api_tokens,
    )

    def key(self, entry: Entry) -> str:
        """The aggregate."""
        return entry.subject

    def read(self, entry: Entry) -> list[AnyEvent]:
        """The events of an entry that concern the projection. Raises gomflow_events.codec.Unreadable."""
        aggregate = entry.subject.split(".")[1]
        if aggregate not in _APPLY:
            return []
        recorded = unfold(decode(entry.data, Commit), entry.sequence)
        return [event for event in recorded if not isinstance(event.event, RequestRefused)]

    def needs(self, recorded: AnyEvent) -> Iterable[Need]:
        """The rows that have to be in memory before the event is applied."""
        event = recorded.event
        match recorded.aggregate:
            case "order":
                yield Need(t.orders, "order_id", recorded.aggregate_id)
                yield Need(t.order_items, "order_id", recorded.aggregate_id)
                submission_id = getattr(event, "submission_id", None)
                if submission_id is not None:
                    yield Need(t.submissions, "submission_id", submission_id)
                    yield Need(t.submission_lines, "submission_id", submission_id)
            case "payment":
                yield Need(t.payments, "payment_id", recorded.aggregate_id)
                yield Need(t.payment_shares, "payment_id", recorded.aggregate_id)
            case "statement":
                yield from statements.needs(recorded)
            case "member":
                yield Need(t.members, "member_id", recorded.aggregate_id)
                if isinstance(event, m.ChatLost | m.ChatRegained):
                    yield Need(t.chats, "chat", event.chat)
                if isinstance(event, m.TokenRevoked):
                    yield Need(t.api_tokens, "token_id", event.token_id)
            case _:
                return

    def apply(self, book: Book, recorded: AnyEvent) -> None:
        """Change the rows that one event concerns."""
        _APPLY[recorded.aggregate](book, recorded)
