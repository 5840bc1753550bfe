"""The ways in which a body of labels and values can be set beyond the three the drawn apps use."""

from collections.abc import Callable
from typing import Final

from gomflow.simulators.receipts.rows import Row, Setting, inline, spread, stacked
from gomflow.simulators.receipts.screen import Align, Screen

Arrangement = Callable[[Screen, list[Row], float, float, float, Setting], float]
_SHARE: Final = 0.42


def table(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Labels in one column, values from the left in the next."""
    middle = x + width * _SHARE
    for each in rows:
        label_end = screen.paragraph(
            each.label, x, y, width * _SHARE - 10, size=setting.size, colour=setting.label_colour or screen.theme.muted
        )
        end = _lines(screen, each, middle, y, width * (1 - _SHARE), setting)
        y = max(label_end, end) + setting.gap
    return y


def colons(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """A slip from a printer: label, colons in a column, value."""
    middle = x + width * _SHARE
    for each in rows:
        label_end = screen.paragraph(each.label, x, y, width * _SHARE - 12, size=setting.size)
        screen.write(":", middle - 8, y, size=setting.size)
        end = _lines(screen, each, middle, y, width * (1 - _SHARE), setting)
        y = max(label_end, end) + setting.gap * 0.6
    return y


def over(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each value over its label."""
    for each in rows:
        y = _lines(screen, each, x, y, width, setting)
        y = screen.write(each.label, x, y, size=setting.size - 2.5, colour=setting.label_colour or screen.theme.muted)
        y += setting.gap + 6
    return y


def middle(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label over its value, both in the middle."""
    at = x + width / 2
    for each in rows:
        colour = setting.label_colour or screen.theme.muted
        y = screen.write(each.label, at, y, size=setting.size - 2, colour=colour, align="center")
        y = _lines(screen, each, at, y + 1, width, setting, align="center") + setting.gap
    return y


def grid(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Two rows side by side, each label over its value."""
    half = width / 2
    for first in range(0, len(rows), 2):
        ends = []
        for at, each in enumerate(rows[first : first + 2]):
            left = x + at * half
            colour = setting.label_colour or screen.theme.muted
            top = screen.paragraph(each.label, left, y, half - 10, size=setting.size - 2, colour=colour)
            ends.append(_lines(screen, each, left, top + 1, half - 12, setting))
        y = max(ends) + setting.gap
    return y


def boxes(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label and its value in a frame of its own."""
    for each in rows:
        top = y
        colour = setting.label_colour or screen.theme.muted
        height = setting.size * 3.4 + setting.size * 1.38 * (len(each.lines) - 1)
        screen.frame(x, top, width, height, screen.theme.line, radius=8, inside=screen.theme.card)
        y = screen.write(each.label, x + 12, top + 6, size=setting.size - 2, colour=colour)
        _lines(screen, each, x + 12, y, width - 24, setting)
        y = top + height + 8
    return y


def towards(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Labels up to the middle, values from it."""
    middle_of = x + width * _SHARE
    for each in rows:
        colour = setting.label_colour or screen.theme.muted
        label_end = screen.paragraph(
            each.label, middle_of - 8, y, width * _SHARE - 8, size=setting.size, colour=colour, align="right"
        )
        end = _lines(screen, each, middle_of + 8, y, width * (1 - _SHARE) - 8, setting)
        y = max(label_end, end) + setting.gap
    return y


def thirds(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """A wide row and then two narrow ones side by side, again and again, each label over its value."""
    rest = list(rows)
    while rest:
        y = stacked(screen, rest[:1], x, y, width, setting)
        y = grid(screen, rest[1:3], x, y, width, setting) if rest[1:3] else y
        rest = rest[3:]
    return y


def lettered(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Labels in small capitals over values in large type."""
    for each in rows:
        colour = setting.label_colour or screen.theme.muted
        y = screen.write(each.label.upper(), x, y, size=setting.size - 3.5, weight=600, colour=colour)
        for line in each.lines:
            y = screen.paragraph(line.text, x, y, width, size=setting.size + 2, weight=setting.weight, field=line.field)
        y += setting.gap
    return y


def _lines(
    screen: Screen, each: Row, x: float, y: float, width: float, setting: Setting, *, align: Align = "left"
) -> float:
    for line in each.lines:
        y = screen.paragraph(
            line.text, x, y, width, size=setting.size, weight=setting.weight, colour=setting.colour, align=align,
            field=line.field,
        )  # fmt: skip
    return y


ARRANGEMENTS: Final[tuple[tuple[Arrangement, ...], tuple[Arrangement, ...]]] = (
    (spread, spread, stacked, inline, table, grid, colons, over, middle, boxes),
    (spread, towards, thirds, lettered, stacked),
)
"""What a parser is made with, and what is kept from it."""
