"""Statements: what a GOM's own records make of the rows of their lines."""

from collections.abc import Callable, Iterable
from typing import Any

from gomflow_events.commit import AnyEvent
from gomflow_events.statement import events as e
from gomflow_projections.projection import Need
from gomflow_projections.rows import Book
from gomflow_projections.tables import statement_lines


def needs(recorded: AnyEvent) -> Iterable[Need]:
    """The rows of the lines that an event is about."""
    for line_id in _about(recorded.event):
        yield Need(statement_lines, "line_id", line_id)


def _about(event: object) -> Iterable[str]:
    match event:
        case e.StatementImported():
            return event.known
        case e.LinesExplained():
            return [one.line_id for one in event.explained]
        case e.LineReleased() | e.LineSetAside():
            return [event.line_id]
        case e.StatementWithdrawn():
            return event.lines
        case _:
            return ()


def apply(book: Book, recorded: AnyEvent) -> None:
    """Change the rows that one event of a statement concerns."""
    handler = _HANDLERS.get(type(recorded.event))
    if handler is not None:
        handler(book, recorded, recorded.event)


def _imported(book: Book, recorded: AnyEvent, event: e.StatementImported) -> None:
    for line in event.lines:
        book[statement_lines].insert(
            {
                "line_id": line.line_id,
                "gom_id": recorded.aggregate_id,
                "bank": event.bank,
                "account": event.account or None,
                "source": event.source.value,
                "import_id": event.import_id,
                "day": line.day,
                "at": line.at,
                "currency": line.amount.currency.value,
                "amount": line.amount.amount,
                "reference_numbers": list(line.references),
                "sender": line.sender or None,
                "description": line.text or None,
                "imported_at": recorded.at,
            }
        )
    for line_id in event.known if event.account else ():
        if book[statement_lines].get(line_id)["account"] is None:
            book[statement_lines].update(line_id, account=event.account)


def _explained(book: Book, recorded: AnyEvent, event: e.LinesExplained) -> None:
    for one in event.explained:
        book[statement_lines].update(
            one.line_id, payment_id=one.payment_id, how=one.how.value, explained_at=recorded.at, set_aside_at=None
        )


def _released(book: Book, _recorded: AnyEvent, event: e.LineReleased) -> None:
    book[statement_lines].update(event.line_id, payment_id=None, how=None, explained_at=None)


def _set_aside(book: Book, recorded: AnyEvent, event: e.LineSetAside) -> None:
    book[statement_lines].update(event.line_id, set_aside_at=recorded.at)


def _withdrawn(book: Book, _recorded: AnyEvent, event: e.StatementWithdrawn) -> None:
    for line_id in event.lines:
        book[statement_lines].delete(line_id)


_HANDLERS: dict[type, Callable[[Book, AnyEvent, Any], None]] = {
    e.StatementImported: _imported,
    e.LinesExplained: _explained,
    e.LineReleased: _released,
    e.LineSetAside: _set_aside,
    e.StatementWithdrawn: _withdrawn,
}
