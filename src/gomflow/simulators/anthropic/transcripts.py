"""What a model would answer that sees what a reading says: rows of cells, from top to bottom."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, Final

from gomflow.ports.reader import Reading, TextLine

_SURE: Final = 0.8
_LARGE, _SMALL = 1.5, 0.8
_NEAR: Final = 0.6


def transcript_of(reading: Reading) -> dict[str, Any]:
    """The rows of a reading as the API's structured answer has them."""
    usual = median([line.bottom - line.top for line in reading.lines] or [1.0])
    rows = list(_rows(reading.lines))
    lows = [max(line.bottom for line in row) for row in rows]
    tops = [min(line.top for line in row) for row in rows]
    return {
        "rows": [
            {
                "near_next": number + 1 < len(rows) and tops[number + 1] - lows[number] < _NEAR * usual,
                "cells": [_cell(line, reading.width, usual) for line in row],
            }
            for number, row in enumerate(rows)
        ]
    }


def _rows(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that stand side by side, from left to right."""
    row: list[TextLine] = []
    for line in sorted(lines, key=lambda each: each.top + each.bottom):
        middle = (line.top + line.bottom) / 2
        if row and not (row[0].top < middle < row[0].bottom):
            yield sorted(row, key=lambda each: each.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda each: each.left)


def _cell(line: TextLine, width: int, usual: float) -> dict[str, Any]:
    height = (line.bottom - line.top) / usual
    return {
        "text": line.text,
        "column": round(100 * line.left / width),
        "size": "large" if height > _LARGE else "small" if height < _SMALL else "normal",
        "clear": line.confidence >= _SURE,
    }
