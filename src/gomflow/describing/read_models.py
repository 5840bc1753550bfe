"""`docs/projections.md`: the tables and views analysts query, with the meaning of every column."""

from collections.abc import Iterable, Iterator
from inspect import getdoc

from sqlalchemy import Column, Table
from sqlalchemy.dialects.postgresql.base import PGDialect

from gomflow.describing.questions import QUESTIONS
from gomflow_projections.desk import DeskProjection
from gomflow_projections.tables import SCHEMA, checkpoints
from gomflow_projections.traffic import TrafficProjection
from gomflow_projections.views import ANALYSTS, VIEWS, View

PROJECTIONS = (DeskProjection, TrafficProjection)

_POSTGRES = PGDialect()  # type: ignore[no-untyped-call]

_HEAD = f"""\
# The read models

What GOMFLOW knows, as tables in Postgres: made from the log alone, following it within a moment, and made anew from it
by `gomflow rebuild`. Read them as you like; what is written into them by hand is lost at the next rebuild.

Everything is in the schema `{SCHEMA}`. The tables and views carry these descriptions as comments, so `\\d+` in psql
and most tools show them too. Times are in UTC unless said otherwise; ids are UUIDs as text; amounts are exact,
in the currency of their row: sums want a `GROUP BY currency`.

This page is written by `make docs` from `projections/gomflow_projections/`.

## For analysts

`gomflow migrate` makes the role `{ANALYSTS}`, which cannot log in. Give it to those who may look:

```sql
CREATE ROLE ana LOGIN PASSWORD '…';
GRANT {ANALYSTS} TO ana;
```

The role reads every table and view on this page, and changes nothing. That includes columns marked *(personal)*:
names, numbers, addresses, and what people wrote. Grant it to people who may see those, and prefer the views, which
carry none of them, for anything that leaves the house. Where Postgres does not let GOMFLOW make roles, make
`{ANALYSTS}` by hand and run `gomflow migrate` again.

With the embedded Postgres, its address is in `addresses.json` in the data folder while GOMFLOW runs.
"""


def projections_page() -> str:
    """The text of `docs/projections.md`."""
    parts = [_HEAD, "## Questions and their queries\n"]
    parts += [f"{question.asks}\n\n```sql\n{question.query}\n```\n" for question in QUESTIONS]
    parts.append("## Views\n")
    parts += [_view(name, view) for name, view in VIEWS.items()]
    for projection in PROJECTIONS:
        parts.append(f"## Tables of `{projection.name}`\n\n{getdoc(projection)}\n")
        parts += [_table(table) for table in projection.tables]
    parts += ["## How far the projections have come\n", _table(checkpoints)]
    return "\n".join(parts)


def _view(name: str, view: View) -> str:
    rows = ((f"`{column}`", kind, about) for column, (kind, about) in view.columns.items())
    return f"### `{name}`\n\n{view.about}.\n\n{_grid(('column', 'type', 'meaning'), rows)}"


def _table(table: Table) -> str:
    rows = ((f"`{column.name}`", _kind(column), _notes(column), str(column.comment)) for column in table.columns)
    return f"### `{table.name}`\n\n{table.comment}.\n\n{_grid(('column', 'type', '', 'meaning'), rows)}"


def _kind(column: Column[object]) -> str:
    """The type in the words of Postgres's own `format_type`."""
    return column.type.compile(dialect=_POSTGRES).lower().replace(", ", ",")


def _notes(column: Column[object]) -> str:
    return "key" if column.primary_key else "may be null" if column.nullable else ""


def _grid(names: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    return "\n".join(_lines(tuple(names), rows)) + "\n"


def _lines(names: tuple[str, ...], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
