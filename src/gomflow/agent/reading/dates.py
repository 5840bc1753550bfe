"""Dates and times of day in a text, in the orders and languages receipts write them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from gomflow.agent.vocabulary import vocabulary
from gomflow.methods import DateOrder

_MISREAD_NUMBER: Final = re.compile(r"(?<![A-Za-z0-9])(?=[OoIl]*\d)[\dOoIl]{2,4}(?![A-Za-z0-9])")
_STROKE: Final = re.compile(r"(?<!\d)(20\d\d)[1Il|]((?:[3-9]|1[0-2])[:.][0-5]\d\s?[AP]\.?M)", re.IGNORECASE)
"""A stroke between a year and a time, read as a digit of the hour."""
_LONG_HOUR: Final = re.compile(r"(?<!\d)[1Il|](1[0-2][:.][0-5]\d)")
"""The same stroke before an hour of two digits: no hour has three."""
_DIGITS: Final = str.maketrans("OoIl", "0011")
_LETTERS: Final = str.maketrans("015i|", "olsll")
_SLASH: Final = "/"
_CENTURY: Final = 2000
_NUMERIC: Final = re.compile(
    r"(?<![\d.,/-])(?:(?P<year>20\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<point>[-/.])(?P<second>\d{1,2})(?P=point)(?P<last>20\d\d|\d\d))(?=\D|$|\d{1,2}[:.]\d\d)"
)
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})\s?(?P<mark>[:.;])\s?(?P<minute>[0-5]\d)"
    r"(?:\s?[:.;]\s?(?P<second>[0-5]\d)(?:\.\d{1,6})?)?\s*(?:ng\s+)?"
    r"(?P<half>(?:[ap]\.?\s?m\.?|pg|ptg|nn|mn|pagi|petang|malam|umaga|hapon|gabi)(?![a-z]))?(?!\d)",
    re.IGNORECASE,
)
_LONE_TIME: Final = re.compile(r"(?<![\d/+-])" + _TIME.pattern, re.IGNORECASE)
_LATER_HALF: Final = frozenset({"PM", "PTG", "NN", "PETANG", "MALAM", "HAPON", "GABI"})
_BETWEEN: Final = re.compile(
    r"[\s,.@|/•()-]*(?:at|on|t|time|masa|oras|pukul|jam|sa|ng|alas)?[\s,.:@|•()-]*", re.IGNORECASE
)
_HALF_DAY: Final = 12
_MIDDAY: Final = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text: what it means, what else it could mean, and its place.

    `is_open` where the app's order of day and month does not settle it: dashes and points are used in either.
    """

    day: date
    otherwise: date | None
    start: int
    end: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day found in a text, and its place. `is_sure` where it was written as nothing but a time is."""

    time: time
    is_sure: bool
    start: int
    end: int


def dates_in(text: str, order: DateOrder) -> Iterator[Dated]:
    """The dates in a text. `order` decides what 05/11/2026 means; `otherwise` is the other reading of it."""
    return iter(_dates(text, order))


@lru_cache(maxsize=512)
def _dates(text: str, order: DateOrder) -> tuple[Dated, ...]:
    """The same, kept: the lines of one picture are looked at again and again."""
    if not any(map(str.isdigit, text)):
        return ()
    return tuple(_found(text, order))


def _found(text: str, order: DateOrder) -> Iterator[Dated]:
    text = _mended(text)
    for match in _named().finditer(text):
        found = _from_name(match)
        if found:
            yield found
    for match in _NUMERIC.finditer(text):
        found = _from_numbers(match, order)
        if found:
            yield found


def impossible_in(text: str) -> bool:
    """Whether a text gives a day that is in no calendar, such as the 31st of November."""
    text = _mended(text)
    named = (match for match in _named().finditer(text) if _from_name(match) is None)
    numbers = (match for match in _NUMERIC.finditer(text) if _from_numbers(match, DateOrder.DAY_FIRST) is None)
    return any(_is_nearly_a_day(match["day_a"] or match["day_b"]) for match in named) or any(
        match["year"] is not None and _is_nearly_a_day(match["day"]) for match in numbers
    )


def _is_nearly_a_day(digits: str) -> bool:
    return 1 <= int(digits) <= _LONGEST_MONTH


def weekdays_by(text: str, order: DateOrder) -> Iterator[tuple[Dated, int]]:
    """The dates in a text that stand beside a day of the week, and which it is: Monday is 0."""
    for found in dates_in(text, order):
        before, after = _DAY_BEFORE.search(text[: found.start]), _DAY_AFTER.match(text[found.end :])
        name = (before or after or [""])[0].strip(" ,.()").lower()
        weekday = next((at for at, names in enumerate(_WEEKDAYS) if name in names), None) if name else None
        if weekday is not None:
            yield found, weekday


def yearless_in(text: str, years: Iterable[int]) -> Iterator[Dated]:
    """The days in a text that stand beside a day of the week and have no year, each in the year in which it is one."""
    for match in _yearless().finditer(_mended(text)):
        name, day = match["weekday"].lower(), match["day_a"] or match["day_b"]
        month = _months()[(match["month_a"] or match["month_b"]).lower().translate(_LETTERS)]
        weekday = next(at for at, names in enumerate(_WEEKDAYS) if name in names)
        for year in years:
            found = _date(str(year), month, day)
            if found is not None and found.weekday() == weekday:
                yield Dated(found, None, match.start(), match.end())
                break


@cache
def _yearless() -> re.Pattern[str]:
    names = "|".join(map(_misreadable, sorted(vocabulary().months, key=len, reverse=True)))
    month, day = rf"(?P<month_{{0}}>{names})(?![a-z])\.?", r"(?P<day_{0}>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.])"
    either = f"{day.format('a')}[ .-]*{month.format('a')}|{month.format('b')}[ .-]*{day.format('b')}"
    return re.compile(rf"(?<![a-z])(?P<weekday>{_ANY_DAY})\.?[\s,]+(?:{either})(?![\s,.-]*20\d\d)", re.IGNORECASE)


_LONGEST_MONTH: Final = 31
_WEEKDAYS: Final = (
    ("monday", "mon", "lunes", "isnin"),
    ("tuesday", "tue", "tues", "martes", "selasa"),
    ("wednesday", "wed", "miyerkules", "rabu"),
    ("thursday", "thu", "thur", "thurs", "huwebes", "khamis"),
    ("friday", "fri", "biyernes", "jumaat"),
    ("saturday", "sat", "sabado", "sabtu"),
    ("sunday", "sun", "linggo", "ahad"),
)
_ANY_DAY: Final = "|".join(sorted((name for names in _WEEKDAYS for name in names), key=len, reverse=True))
_DAY_BEFORE: Final = re.compile(rf"(?<![a-z])(?:{_ANY_DAY})\.?[\s,]*$", re.IGNORECASE)
_DAY_AFTER: Final = re.compile(rf"[\s,]*\(?(?:{_ANY_DAY})(?![a-z])\)?", re.IGNORECASE)


def times_in(text: str) -> Iterator[Timed]:
    """The times of day in a text, to the second where it is written."""
    for match in _LONE_TIME.finditer(_mended(text)):
        found = _time(match)
        if found:
            yield Timed(found, match["mark"] == ":" or bool(match["half"]), match.start(), match.end())


def time_after(text: str, end: int) -> Timed | None:
    """The time of day that follows a date in its text, at most a word or a mark away."""
    text = _mended(text)
    gap = _BETWEEN.match(text, end)
    match = _TIME.match(text, gap.end() if gap else end)
    found = _time(match) if match else None
    if match is None or found is None:
        return None
    return Timed(found, match["mark"] == ":" or bool(match["half"]), match.start(), match.end())


def time_before(text: str, start: int) -> Timed | None:
    """The time of day that leads up to a date in its text, at most a word or a mark away."""
    for timed in times_in(text[:start]):
        if timed.is_sure and _BETWEEN.fullmatch(text, timed.end, start):
            return timed
    return None


def _mended(text: str) -> str:
    """A text of the same length with letters that stand for digits set right, in short numbers."""
    text = _LONG_HOUR.sub(r" \1", _STROKE.sub(r"\1 \2", text))
    return _MISREAD_NUMBER.sub(lambda match: match[0].translate(_DIGITS), text)


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(map(_misreadable, sorted(vocabulary().months, key=len, reverse=True)))
    month = rf"(?P<{{0}}>{names})(?![a-z])\.?"
    year = r"(?P<{0}>20\d\d|['*]?\d\d(?!\d|[:.]\d))"
    first = (
        month.format("month_a")
        + r"[\s.-]*(?P<day_a>\d{1,2})(?:st|nd|rd|th)?(?:[\s,.-]+|(?=20\d\d(?!\d)))"
        + year.format("year_a")
    )
    last = (
        r"(?<![\d:.])(?P<day_b>\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?:of\s+|ng\s+)?"
        + month.format("month_b")
        + r"[\s,./-]*"
        + year.format("year_b")
    )
    return re.compile(rf"(?<![a-z])(?:{first})|{last}", re.IGNORECASE)


@cache
def _months() -> Mapping[str, int]:
    return MappingProxyType({name.translate(_LETTERS): month for name, month in vocabulary().months.items()})


def _misreadable(name: str) -> str:
    """The name of a month as a pattern, with the digits its letters are misread as."""
    return re.escape(name).replace("o", "[o0]").replace("l", "[l1i|]").replace("s", "[s5]")


def _from_name(match: re.Match[str]) -> Dated | None:
    which = "a" if match["day_a"] else "b"
    month = _months()[match[f"month_{which}"].lower().translate(_LETTERS)]
    found = _date(match[f"year_{which}"].lstrip("'*"), month, match[f"day_{which}"])
    return Dated(found, None, match.start(), match.end()) if found else None


def _from_numbers(match: re.Match[str], order: DateOrder) -> Dated | None:
    if match["year"]:
        found = _date(match["year"], match["month"], match["day"])
        return Dated(found, None, match.start(), match.end()) if found else None
    if match["point"] != _SLASH:
        # Most who part a date by dashes or points write the day first, in both countries.
        order = DateOrder.DAY_FIRST
    day_first = _date(match["last"], match["second"], match["first"])
    month_first = _date(match["last"], match["first"], match["second"])
    chosen, other = (day_first, month_first) if order is DateOrder.DAY_FIRST else (month_first, day_first)
    meant = chosen or other
    if meant is None:
        return None
    otherwise = other if chosen and other != chosen else None
    return Dated(meant, otherwise, match.start(), match.end(), is_open=match["point"] != _SLASH)


def _date(year: str, month: str | int, day: str) -> date | None:
    full = int(year) + (_CENTURY if len(year) == 2 else 0)  # noqa: PLR2004 - a year of two digits
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def _time(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    half = (match["half"] or "").upper().replace(".", "").replace(" ", "")
    if half and not 1 <= hour <= _MIDDAY:
        half = ""
    if half in _LATER_HALF:
        hour = hour % _HALF_DAY + _HALF_DAY
    elif half:
        hour %= _HALF_DAY
    try:
        return time(hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None
