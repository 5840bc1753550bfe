"""The rows a batch of events works on: loaded together, changed in memory, written back together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table

Key = tuple[Any, ...]
Row = dict[str, Any]


def key_columns(table: Table) -> list[str]:
    """The names of a table's primary key, in order."""
    return [column.name for column in table.primary_key.columns]


class Rows:
    """Rows of one table, by key."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.keys = key_columns(table)
        self._rows: dict[Key, Row] = {}
        self._under: dict[Any, dict[Key, None]] = {}
        self.changed: set[Key] = set()
        self.deleted: set[Key] = set()

    def take_in(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add rows as they lie in the table."""
        for row in rows:
            found = dict(row)
            self._put(tuple(found[name] for name in self.keys), found)

    def _put(self, key: Key, row: Row) -> None:
        self._rows[key] = row
        self._under.setdefault(key[0], {})[key] = None

    def has(self, *key: Any) -> bool:  # noqa: ANN401 - keys of any type
        """Whether there is such a row."""
        return key in self._rows

    def insert(self, row: Row) -> None:
        """A new row, or the row anew."""
        full = {column.name: None for column in self.table.columns} | row
        key = tuple(full[name] for name in self.keys)
        self._put(key, full)
        self.changed.add(key)
        self.deleted.discard(key)

    def update(self, *key: Any, **values: Any) -> None:  # noqa: ANN401 - rows of any type
        """Change a row that is there. Raises KeyError where it is not."""
        self._rows[key].update(values)
        self.changed.add(key)

    def get(self, *key: Any) -> Row:  # noqa: ANN401 - keys of any type
        """A row that is there. Raises KeyError where it is not."""
        return self._rows[key]

    def delete(self, *key: Any) -> None:  # noqa: ANN401 - keys of any type
        """Take a row away, where it is there."""
        self._rows.pop(key, None)
        self._under.get(key[0], {}).pop(key, None)
        self.changed.discard(key)
        self.deleted.add(key)

    def under(self, first: Any) -> list[Key]:  # noqa: ANN401 - keys of any type
        """The keys of the rows in memory that begin with a value."""
        return list(self._under.get(first, ()))

    def to_write(self) -> list[Row]:
        """The rows that were changed."""
        return [self._rows[key] for key in self.changed]

    def settle(self) -> None:
        """Note that everything is written."""
        self.changed.clear()
        self.deleted.clear()


class Book:
    """The rows of all tables of a projection."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._rows = {table.name: Rows(table) for table in tables}

    def __getitem__(self, table: Table) -> Rows:
        return self._rows[table.name]

    def __iter__(self) -> Iterator[Rows]:
        return iter(self._rows.values())
