"""More ways to set labels and values: with the label at the right, a step lower, behind dots, beside an icon."""

from collections.abc import Callable
from typing import Final

from gomflow.simulators.receipts.free.arranging import (
    boxes,
    colons,
    grid,
    lettered,
    middle,
    over,
    table,
    thirds,
    towards,
)
from gomflow.simulators.receipts.rows import Row, Setting, inline, spread, stacked
from gomflow.simulators.receipts.screen import Align, Screen

Arrangement = Callable[[Screen, list[Row], float, float, float, Setting], float]
_HALF: Final = 0.5


def mirrored(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each value at the left, its label at the right edge."""
    for each in rows:
        label = screen.paragraph(
            each.label, x + width, y, width * (1 - _HALF) - 10, size=setting.size - 1, align="right",
            colour=screen.theme.muted,
        )  # fmt: skip
        y = max(label, _values(screen, each, x, y, width * _HALF, setting)) + setting.gap
    return y


def staggered(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label at the left edge, its value a line lower at the right."""
    for each in rows:
        y = screen.write(each.label, x, y, size=setting.size - 1, colour=screen.theme.muted)
        y = _values(screen, each, x + width, y + 1, width, setting, align="right") + setting.gap
    return y


def leaders(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label, dots up to its value, and the value at the right edge."""
    for each in rows:
        end = screen.write(each.label, x, y, size=setting.size)
        left = x + screen.measure(each.label, setting.size) + 6
        widest = max(screen.measure(line.text, setting.size, setting.weight) for line in each.lines)
        room = x + width - widest - 6 - left
        dot = screen.measure(".", setting.size - 2)
        if room > 2 * dot:
            screen.write("." * int(room / dot), left, y, size=setting.size - 2, colour=screen.theme.line)
        else:
            y = end
        y = _values(screen, each, x + width, y, width, setting, align="right") + setting.gap
    return y


def iconed(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label over its value, both beside a round icon."""
    for number, each in enumerate(rows):
        screen.circle(x + 14, y + 16, 13, screen.theme.line)
        screen.icon(("plane", "down", "copy", "share")[number % 4], x + 14, y + 16, 15, screen.theme.accent)
        end = screen.write(each.label, x + 40, y, size=setting.size - 2, colour=screen.theme.muted)
        y = max(_values(screen, each, x + 40, end, width - 40, setting), y + 30) + setting.gap
    return y


def ruled(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """A table with lines between its rows and columns."""
    column = x + width * _HALF - 20
    for each in rows:
        screen.rule(x, y - 5, width)
        label = screen.paragraph(each.label, x + 6, y, width * _HALF - 34, size=setting.size - 1)
        end = max(label, _values(screen, each, column + 8, y, width * _HALF + 6, setting))
        screen.block(column, y - 5, 1, end + 5 - y, screen.theme.line)
        y = end + 8
    screen.rule(x, y - 5, width)
    return y


def indented(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label at the edge, its value below and a little to the right, behind a stroke."""
    for each in rows:
        y = screen.write(each.label, x, y, size=setting.size, weight=600)
        end = _values(screen, each, x + 26, y + 1, width - 26, setting)
        screen.block(x + 14, y + 2, 2.5, end - y - 4, screen.theme.accent)
        y = end + setting.gap
    return y


def banded(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Labels and values in the middle of the page, meeting at a dash, every second row on a band."""
    middle_of = x + width * _HALF
    for number, each in enumerate(rows):
        height = setting.size * 1.38 * max(1, len(each.lines)) + 8
        if number % 2:
            screen.block(x - 8, y - 4, width + 16, height, screen.theme.line)
        label = screen.paragraph(each.label, middle_of - 10, y, width * _HALF - 12, size=setting.size, align="right")
        y = max(label, _values(screen, each, middle_of + 10, y, width * _HALF - 12, setting)) + 8
    return y


def dashed(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label and its value with a dash between them, as in a message."""
    for each in rows:
        screen.write(f"{each.label} \u2013", x, y, size=setting.size, colour=screen.theme.muted)
        start = screen.measure(f"{each.label} \u2013 ", setting.size) + 4
        y = _values(screen, each, x + start, y, width - start, setting) + setting.gap
    return y


def taped(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """A strip of paper: the label small in capitals, its value large below, a broken line between rows."""
    for each in rows:
        y = screen.paragraph(each.label.upper(), x, y, width, size=setting.size - 3, weight=600)
        y = _values(screen, each, x, y + 1, width, setting) + setting.gap
        screen.rule(x, y - setting.gap / 2, width, dashed=True)
    return y


def _values(
    screen: Screen, each: Row, x: float, y: float, width: float, setting: Setting, *, align: Align = "left"
) -> float:
    for line in each.lines:
        y = screen.paragraph(
            line.text, x, y, width, size=setting.size, weight=setting.weight, align=align, field=line.field
        )
    return y


_COMMON: Final[tuple[Arrangement, ...]] = (
    spread, spread, spread, stacked, stacked, inline, table, grid, colons, over, middle, boxes, towards, thirds,
    lettered,
)  # fmt: skip
ARRANGEMENTS: Final[tuple[tuple[Arrangement, ...], ...]] = (
    (*_COMMON, ruled, mirrored),
    (*_COMMON, staggered, staggered),
    (*_COMMON, leaders, iconed),
    (*_COMMON, indented, indented, banded),
    (*_COMMON, dashed, dashed),
    (*_COMMON, taped, taped),
)
"""By part: what all have, and what only this one has."""
MIXABLE: Final[frozenset[Arrangement]] = frozenset(
    {
        spread,
        stacked,
        inline,
        table,
        grid,
        colons,
        boxes,
        towards,
        thirds,
        lettered,
        ruled,
        staggered,
        leaders,
        iconed,
        indented,
        banded,
        dashed,
        taped,
    }
)
"""Those in which no value stands over its label, which one page may have several of."""
