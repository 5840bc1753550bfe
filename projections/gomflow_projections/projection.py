"""What a projection is: tables, and functions from facts to changed rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Table

from gomflow.ports.feed import Entry
from gomflow_projections.rows import Book


@dataclass(frozen=True, slots=True)
class Need:
    """Rows that have to be in memory: those of a table with this value in a column."""

    table: Table
    column: str
    value: str


class Projection(Protocol):
    """One read model. Pure: it touches nothing but the rows it is given."""

    @property
    def name(self) -> str:
        """The name its checkpoint is kept under; it never changes."""
        ...

    @property
    def tables(self) -> Sequence[Table]:
        """The tables it owns."""
        ...

    def key(self, entry: Entry) -> str:
        """What an entry is about: entries of one key work on the same rows, and one that is poison parks them all."""
        ...

    def read(self, entry: Entry) -> list[Any]:
        """The facts of an entry that concern it. Raises gomflow_events.codec.Unreadable."""
        ...

    def needs(self, fact: Any) -> Iterable[Need]:  # noqa: ANN401 - each projection's own facts
        """The rows a fact works on."""
        ...

    def apply(self, book: Book, fact: Any) -> None:  # noqa: ANN401 - as above
        """Change the rows a fact concerns."""
        ...
