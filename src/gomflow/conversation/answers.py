"""Understanding answers: what people write for a price, a phone number, a deadline, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

import phonenumbers
from babel.dates import get_month_names

from gomflow.facts import pack
from gomflow.texts.formats import LOCALES, ZONES
from gomflow_events.fact import Json
from gomflow_events.money import Currency, Money

END_OF_DAY = time(23, 59)
MOST_AHEAD = timedelta(days=366)


class Problem(Exception):
    """An answer that cannot be taken: the key of the sentence that says why, and what it needs."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Json = pack(facts)


def words(text: str, least: int, most: int) -> str:
    """A text of some length, its white space tidied."""
    tidy = " ".join(text.split())
    if not least <= len(tidy) <= most:
        raise Problem("length", least=least, most=most, length=len(tidy))
    return tidy


def whole(text: str, least: int, most: int) -> int:
    """A whole number in a range."""
    digits = text.strip().replace(",", "")
    if not digits.isascii() or not digits.isdigit() or not least <= int(digits[:9]) <= most:
        raise Problem("number", least=least, most=most)
    return int(digits)


def amount(text: str, currency: Currency, *, zero: bool = False) -> Money:
    """An amount of money, with or without its sign: 450, 450.50, ₱1,250, RM45."""
    bare = re.sub(r"(?i)^(₱|php|rm|myr|p)\s*|\s*(php|rm|myr|pesos?|ringgit)$", "", text.strip())
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d{1,2})?|\d+(\.\d{1,2})?", bare) is None:
        raise Problem("amount")
    try:
        value = Money(Decimal(bare.replace(",", "")), currency)
    except (InvalidOperation, ValueError) as error:
        raise Problem("amount") from error
    if value.amount > 1_000_000 or (value.amount == 0 and not zero):  # noqa: PLR2004 - the highest price
        raise Problem("amount")
    return value


def phone(text: str, currency: Currency) -> str:
    """A phone number of the Philippines or Malaysia (a foreign one with its +), in E.164."""
    regions = ("PH", "MY") if currency is Currency.PHP else ("MY", "PH")
    for region in regions:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and number.country_code in {63, 60}:
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise Problem("phone")


def deadline(text: str, currency: Currency, now: datetime) -> datetime:
    """A moment in the future: 25/12/2026, 25/12/2026 18:00, 25 Dec 2026, or a number of days from now."""
    zone = ZoneInfo(ZONES[currency])
    here = now.astimezone(zone)
    days = re.fullmatch(r"(?i)(\d{1,3})\s*(d|days?|araw|hari)?", text.strip())
    if days is not None:
        at = datetime.combine(here.date() + timedelta(days=int(days[1])), END_OF_DAY, zone)
    else:
        at = _written(_in_english(text), zone)
    if not now < at <= now + MOST_AHEAD:
        raise Problem("deadline-range")
    return at


def _in_english(text: str) -> str:
    """A date as we write it ourselves in any language, in English: 21 Nob 2026, 6:30 PM; 25 Dis 2026, 6:30 PTG."""
    words = text.replace(",", " ").split()
    return " ".join(_ENGLISH.get(word.lower().rstrip("."), word) for word in words)


def _english_words() -> Mapping[str, str]:
    months = [
        (local.lower().rstrip("."), get_month_names("wide", locale="en")[number])
        for language in LOCALES.values()
        for width in ("wide", "abbreviated")
        for number, local in get_month_names(width, locale=language).items()
    ]
    return {**dict(months), "ptg": "PM", "pg": "AM", "tengahari": "PM"}


_ENGLISH = _english_words()


def _written(text: str, zone: ZoneInfo) -> datetime:
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y"):
        for clock in ("", " %H:%M", " %I:%M %p", " %I%p"):
            try:
                at = datetime.strptime(text, pattern + clock)  # noqa: DTZ007 - the zone is set below
            except ValueError:
                continue
            if not clock:
                at = datetime.combine(at.date(), END_OF_DAY)
            return at.replace(tzinfo=zone)
    raise Problem("deadline")


def priced_lines(text: str) -> Sequence[tuple[str, Decimal]]:
    """Items with their prices, one a line: `Version A - 450`, `Version B: 480.50`."""
    found: list[tuple[str, Decimal]] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        match = re.fullmatch(r"(.+?)[\s:=–—-]+(?:₱|php|rm|myr|p)?\s*(\d[\d,]*(?:\.\d{1,2})?)", line, re.IGNORECASE)
        if match is None:
            raise Problem("items", line=line[:80])
        price = Decimal(match[2].replace(",", ""))
        name = words(match[1], 1, 60)
        if not 0 < price <= 1_000_000:  # noqa: PLR2004 - the highest price
            raise Problem("items", line=line[:80])
        found.append((name, price))
    if not 1 <= len(found) <= 25:  # noqa: PLR2004 - the most items an order has
        raise Problem("items-count")
    return found


def basket(text: str, names: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Quantities by item: `2`, `A 2`, `2 A`, `2x A, 1x B`, `A and B`; `names` are the ids and names of the items.

    An item is meant by its number in the list, or by a beginning or by words of its name that fit no other.
    """
    if len(names) == 1 and text.strip().isdigit():
        return {names[0][0]: whole(text, 1, 99)}
    chosen: dict[str, int] = {}
    for part in re.split(r"[,;\n]+", text):
        for item, quantity in _choices(part.strip(), names):
            chosen[item] = chosen.get(item, 0) + quantity
    if any(not 1 <= quantity <= 99 for quantity in chosen.values()):  # noqa: PLR2004 - as the order's rule
        raise Problem("number", least=1, most=99)
    return chosen


_AND = re.compile(r"\s*(?:[&+]|\b(?:and|at|tsaka|dan)\b)\s*", re.IGNORECASE)
_READINGS = (
    # How a person may put a quantity and an item; each names its groups, and the first that fits an item is meant.
    re.compile(r"(?P<item>.+)"),
    re.compile(r"(?P<quantity>\d{1,2})\s*[x×*]\s*(?P<item>.+)", re.IGNORECASE),
    re.compile(r"(?P<item>.+?)\s*(?:[x×*:=]|\s)\s*(?P<quantity>\d{1,2})", re.IGNORECASE),
    re.compile(r"(?P<quantity>\d{1,2})\s+(?:pcs?\.?\s+)?(?P<item>.+)", re.IGNORECASE),
)


def _choices(part: str, names: Sequence[tuple[str, str]]) -> list[tuple[str, int]]:
    found = _one_choice(part, names)
    if found is not None:
        return [found]
    # Only now: the name of an item may have an "and" of its own.
    several = [_one_choice(piece, names) for piece in _AND.split(part)]
    known = [choice for choice in several if choice is not None]
    if len(known) < len(several) or len(several) == 1:
        raise Problem("item", said=part[:40])
    return known


def _one_choice(part: str, names: Sequence[tuple[str, str]]) -> tuple[str, int] | None:
    for reading in _READINGS:
        match = reading.fullmatch(part)
        item = _item(match["item"], names) if match is not None else None
        if match is not None and item is not None:
            return item, int(match.groupdict().get("quantity", 1))
    return None


def _item(text: str, names: Sequence[tuple[str, str]]) -> str | None:
    said = text.strip().lower()
    words = set(said.split())
    by_id = [item_id for item_id, _ in names if item_id == said]
    by_name = [item_id for item_id, name in names if name.lower() == said]
    by_start = [item_id for item_id, name in names if said and name.lower().startswith(said)]
    by_words = [item_id for item_id, name in names if words and words <= set(name.lower().split())]
    return next((fitting[0] for fitting in (by_id, by_name, by_start, by_words) if len(fitting) == 1), None)
