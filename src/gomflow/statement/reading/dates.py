"""Dates as banks print them, in any of our languages; the day first or the month, as is told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

_MONTHS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "jan january januari enero ene",
            "feb february februari pebrero peb febrero",
            "mar march mac marso",
            "apr april abril abr",
            "may mei mayo",
            "jun june hunyo hun",
            "jul july julai hulyo hul",
            "aug august ogos ogo agosto ago",
            "sep sept september setyembre set septyembre",
            "oct october oktober okt oktubre",
            "nov november nobyembre nob",
            "dec december disember dis disyembre",
        ),
        1,
    )
    for word in words.split()
}
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?=\D|$|\d{6}(?!\d))")
_DAY_WORD: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*([a-z]{3,10})\.?[\s,\-/.]*(\d{4}|\d{2})?(?!\d|:)"
)
_WORD_DAY: Final = re.compile(r"\b([a-z]{3,10})\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-]+(\d{4})(?!\d)")
_CLOCK: Final = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm|a\.m\.|p\.m\.|pg|ptg|ng umaga|ng gabi|ng hapon)?"
)
_CENTURY: Final = 2000
_NOON: Final = 12
_SHORT_YEAR: Final = 100
_AFTERNOON: Final = frozenset({"pm", "p.m.", "ptg", "ng gabi", "ng hapon"})
_MORNING: Final = frozenset({"am", "a.m.", "pg", "ng umaga"})


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a cell, with its time where there is one. `either` says that day and month could be changed round."""

    day: date
    clock: time | None
    either: bool


def day_in(cell: str, *, day_first: bool, year: int | None = None) -> Day | None:
    """The date in a cell; None where there is none. `year` is for dates that leave it out."""
    found = _date(cell.lower(), day_first=day_first, year=year)
    if found is None:
        return None
    day, either, rest = found
    return Day(day, clock_in(rest), either)


def clock_in(text: str) -> time | None:
    """The time of day in a text."""
    found = _CLOCK.search(text.lower())
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[4] or "").strip()
    if half in _AFTERNOON and hour < _NOON:
        hour += _NOON
    if half in _MORNING and hour == _NOON:
        hour = 0
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _date(text: str, *, day_first: bool, year: int | None) -> tuple[date, bool, str] | None:
    iso = _ISO.search(text)
    if iso is not None:
        return _made(int(iso[1]), int(iso[2]), int(iso[3]), text[iso.end() :])
    numeric = _NUMERIC.search(text)
    if numeric is not None:
        return _numeric(numeric, text, day_first=day_first)
    for pattern, places in ((_WORD_DAY, (3, 1, 2)), (_DAY_WORD, (3, 2, 1))):
        for worded in pattern.finditer(text):
            month = _MONTHS.get(worded[places[1]])
            wrote = worded[places[0]]
            if month is not None and (wrote or year):
                return _made(_full(int(wrote or year or 0)), month, int(worded[places[2]]), text[worded.end() :])
    compact = _COMPACT.search(text)
    if compact is not None:
        rest = text[compact.end() :]
        clock = f" {rest[:2]}:{rest[2:4]}:{rest[4:6]}" if re.match(r"\d{6}", rest) else rest
        return _made(int(compact[1]), int(compact[2]), int(compact[3]), clock)
    return None


def _numeric(found: "re.Match[str]", text: str, *, day_first: bool) -> tuple[date, bool, str] | None:
    one, other, year = int(found[1]), int(found[2]), _full(int(found[3]))
    rest = text[found.end() :]
    either = one <= _NOON and other <= _NOON and one != other
    day, month = (one, other) if day_first else (other, one)
    if month > _NOON and day <= _NOON:
        # Only one of the two can be a month.
        day, month = month, day
    made = _made(year, month, day, rest)
    return None if made is None else (made[0], either, rest)


def _made(year: int, month: int, day: int, rest: str) -> tuple[date, bool, str] | None:
    try:
        return date(year, month, day), False, rest
    except ValueError:
        return None


def _full(year: int) -> int:
    return year + _CENTURY if year < _SHORT_YEAR else year


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether a column's dates have the day first, and whether that is beyond doubt."""

    day_first: bool
    certain: bool


def order_of(cells: Iterable[str], today: date, *, usual: bool) -> DayOrder:
    """Which of day and month comes first in a column, judged by all its dates.

    A number above 12 can only be a day. Where there is none, dates that lie ahead, or that are not in order one way
    and are in the other, decide; else it is as is usual, in doubt.
    """
    written = [cell for cell in cells if cell]
    if not any((read := day_in(cell, day_first=True)) is not None and read.either for cell in written):
        numeric = [found for cell in written if (found := _NUMERIC.search(cell)) is not None]
        return DayOrder(not any(int(found[2]) > _NOON for found in numeric), certain=True)
    told = _told(written)
    if told is not None:
        return DayOrder(told, certain=True)
    fits = {first: _fits(written, today, day_first=first) for first in (True, False)}
    if fits[True] != fits[False]:
        return DayOrder(fits[True], certain=True)
    return DayOrder(usual, certain=False)


def _told(cells: Sequence[str]) -> bool | None:
    """What numbers above 12 say: True for the day first; None where they say nothing, or both."""
    numeric = [found for cell in cells if (found := _NUMERIC.search(cell)) is not None]
    first = any(int(found[1]) > _NOON for found in numeric)
    second = any(int(found[2]) > _NOON for found in numeric)
    return None if first == second else first


def _fits(cells: Sequence[str], today: date, *, day_first: bool) -> bool:
    """Whether dates read one way lie in the past and in order, as the rows of a statement do."""
    days = [found.day for cell in cells if (found := day_in(cell, day_first=day_first)) is not None]
    return all(day <= today for day in days) and days in (sorted(days), sorted(days, reverse=True))


def at_of(day: date, clock: time | None) -> datetime | None:
    """A day and its time of day as one, where there is a time."""
    return None if clock is None else datetime.combine(day, clock)
