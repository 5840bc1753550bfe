"""How amounts, dates and names look in a text."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.lists import format_list
from babel.numbers import format_currency

from gomflow_events.identity import Language
from gomflow_events.money import Currency, Money

LOCALES: Mapping[Language, str] = {Language.ENGLISH: "en_PH", Language.FILIPINO: "fil_PH", Language.MALAY: "ms_MY"}
SYMBOLS: Mapping[Currency, str] = {Currency.PHP: "₱", Currency.MYR: "RM"}
ZONES: Mapping[Currency, str] = {Currency.PHP: "Asia/Manila", Currency.MYR: "Asia/Kuala_Lumpur"}
"""Where the buyers of an order in a currency are, and so whose clock its deadline is read on."""

DEFAULT_ZONE = "Asia/Manila"


class Said(str):
    """Text that is in the HTML of messages already, and so goes into another sentence as it is."""

    __slots__ = ()


def money(amount: Money, language: Language) -> str:
    """An amount as people of a language write it, with the sign people know: ₱1,299.00, RM45.00."""
    number = format_currency(amount.amount, amount.currency.value, format="#,##0.00", locale=LOCALES[language])
    return f"{SYMBOLS[amount.currency]}{number}"


_MOMENT = "d MMM y, h:mm a"
_DAY = "d MMM y"


def moment(at: datetime, language: Language, zone: str = DEFAULT_ZONE) -> str:
    """A moment on the clock of a zone, as in ``21 Nov 2026, 6:30 PM``."""
    return format_datetime(at.astimezone(UTC), _MOMENT, tzinfo=ZoneInfo(zone), locale=LOCALES[language])


def local_moment(at: datetime, language: Language, *, day_only: bool = False) -> str:
    """A moment without a zone, read as it is; of a moment whose time of day nobody told, the day."""
    form = _DAY if day_only else _MOMENT
    return format_datetime(at.replace(tzinfo=UTC), form, tzinfo=UTC, locale=LOCALES[language])


def listed(words: Iterable[str], language: Language) -> str:
    """Words as an enumeration: a, b and c."""
    return format_list([escape(word) for word in words], locale=LOCALES[language])


def argument(value: object, language: Language, zone: str) -> object:
    """A value as Fluent takes it: numbers stay numbers (they choose the plural), everything else is text, escaped."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return value
        case Money():
            return money(value, language)
        case datetime():
            return moment(value, language, zone)
        case Said():
            return str(value)
        case str():
            return escape(value)
        case _:
            raise TypeError(f"a text cannot say a {type(value).__name__}")
