"""From text to rows, whatever stands between the cells."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gomflow.statement.reading.trouble import StatementTrouble

DELIMITERS: Final = ("\t", "|", ";", ",")
"""What can stand between cells; where two make as even a table, the one that is rarer in words."""
MOST_ROWS: Final = 10_000
MOST_CELLS: Final = 60
LONGEST_CELL: Final = 2_000
_LOOKED_AT: Final = 400
_FEWEST_CELLS: Final = 2


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and its number in the file, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int | None) -> str:
        """The cell in a column; empty where there is none."""
        return self.cells[place] if place is not None and place < len(self.cells) else ""


def table_of(text: str) -> Sequence[Row]:
    """The rows of a file, without empty ones. Raises StatementTrouble."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) == len("sep=;"):
        # Spreadsheets write down what stands between the cells.
        return _checked(_rows(rest, first.strip().strip('"')[4], 1))
    found = [_rows(text, delimiter, 0, _LOOKED_AT) for delimiter in DELIMITERS]
    best = max(zip(found, DELIMITERS, strict=True), key=lambda pair: _evenness(pair[0]))
    return _checked(_rows(text, best[1], 0))


def _rows(text: str, delimiter: str, skipped: int, most: int = MOST_ROWS + 1) -> list[Row]:
    rows: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1 + skipped):
            tidy = tuple(" ".join(cell.replace("\u00a0", " ").replace("\u202f", " ").split()) for cell in cells)
            if any(tidy):
                rows.append(Row(number, tidy))
            if len(rows) >= most:
                break
    except csv.Error:
        # A quote that is never closed swallows the rest: what came before it is judged.
        return rows
    return rows


def _evenness(rows: Sequence[Row]) -> int:
    """How much a table it is: the cells of the rows that are as long as most of the longer ones are."""
    lengths = Counter(len(row.cells) for row in rows if len(row.cells) >= _FEWEST_CELLS)
    return max((length * count for length, count in lengths.items()), default=0)


def _checked(rows: Sequence[Row]) -> Sequence[Row]:
    if not any(len(row.cells) >= _FEWEST_CELLS for row in rows):
        raise StatementTrouble("no-table")
    if len(rows) > MOST_ROWS:
        raise StatementTrouble("too-many-rows", most=MOST_ROWS)
    if any(len(row.cells) > MOST_CELLS or any(len(cell) > LONGEST_CELL for cell in row.cells) for row in rows):
        raise StatementTrouble("no-table")
    return rows
