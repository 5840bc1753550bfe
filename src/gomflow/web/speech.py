"""Everything the pages and the API say to one reader: sentences, amounts and dates in their language."""

from dataclasses import dataclass
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal
from markupsafe import Markup

from gomflow.facts import unpack
from gomflow.texts import Texts
from gomflow.texts.formats import LOCALES, SYMBOLS, ZONES, local_moment, moment, money
from gomflow_events.identity import Language
from gomflow_events.money import Currency, Money
from gomflow_events.refusal import RequestRefused


def plain(text: str) -> str:
    """A text without its markup."""
    return unescape(Markup(text).striptags())  # noqa: S704 - taken apart, not shown


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything a template says, in one language; a sentence that is not translated yet is said in English."""

    texts: Texts
    language: Language
    now: datetime

    def t(self, key: str, **facts: object) -> Markup:
        """A sentence in the small HTML of texts."""
        language = self.language if self.texts.has(key, self.language) else Language.ENGLISH
        return Markup(self.texts.say(key, language, **facts))  # noqa: S704 - texts escape what goes into them

    def p(self, key: str, **facts: object) -> str:
        """A sentence without markup, for attributes."""
        return plain(self.t(key, **facts))

    def refusal(self, refused: RequestRefused) -> Markup:
        """Why a request was refused."""
        return self.t(f"refusal-{refused.code}", **unpack(refused.args))

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return self.texts.has(key)

    def money(self, amount: Money) -> str:
        """An amount."""
        return money(amount, self.language)

    def moment(self, at: datetime, currency: Currency = Currency.PHP) -> str:
        """A date and time, on the clock of the country of a currency."""
        return moment(at, self.language, ZONES[currency])

    def local(self, at: datetime, *, day_only: bool = False) -> str:
        """A date and time as a receipt shows it, on no clock that is known."""
        return local_moment(at, self.language, day_only=day_only)

    def day(self, at: datetime, currency: Currency = Currency.PHP) -> str:
        """A date, on the calendar of the country of a currency."""
        here = at.astimezone(ZoneInfo(ZONES[currency]))
        return format_date(here, "d MMM y", locale=LOCALES[self.language])

    def ago(self, at: datetime) -> str:
        """How long ago, or in what time."""
        return str(format_timedelta(at - self.now, add_direction=True, locale=LOCALES[self.language]))

    def number(self, value: int) -> str:
        """A whole number."""
        return str(format_decimal(value, locale=LOCALES[self.language]))

    def symbol(self, currency: Currency) -> str:
        """The sign of a currency."""
        return SYMBOLS[currency]
