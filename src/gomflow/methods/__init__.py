"""The payment methods: one file of facts each, and `catalogue()` with all of them: what people write, what apps print.

A fact about the form of a reference says how it is known. Only a sourced one may speak against a proof; an assumed one
helps to tell a reference from the text around it, and nothing more.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal

import msgspec

_CENTURY: Final = "20"


class Kind(StrEnum):
    """What sort of method it is. A rail moves money between apps and issues no receipt of its own."""

    WALLET = "wallet"
    BANK = "bank"
    RAIL = "rail"
    ANY = "any"


class DateOrder(StrEnum):
    """Which of two numbers is the day where a date could mean either."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Known(StrEnum):
    """How a fact is known."""

    SOURCED = "sourced"
    ASSUMED = "assumed"


class ReferenceForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of a canonical reference; `date_at` is where in it the date of the transfer stands.

    `tells` where the form alone tells the method, and `printed` is how its signs are grouped on the screen where that
    does.
    """

    pattern: str
    known: Known
    source: str = ""
    date_at: int | None = None
    date_form: Literal["YYYYMMDD", "YYMMDD"] = "YYYYMMDD"
    tells: bool = False
    printed: str = ""

    def __post_init__(self) -> None:
        re.compile(self.pattern)
        re.compile(self.printed)
        if self.known is Known.SOURCED and not self.source:
            raise ValueError("a sourced form names its source")

    def fits(self, reference: str) -> bool:
        """Whether a canonical reference has this form."""
        return re.fullmatch(self.pattern, reference) is not None

    def date_in(self, reference: str) -> date | None:
        """The date a reference of this form carries, if the form carries one and it is a date."""
        if self.date_at is None:
            return None
        digits = reference[self.date_at : self.date_at + len(self.date_form)]
        full = digits if len(self.date_form) == len("YYYYMMDD") else _CENTURY + digits
        try:
            return date.fromisoformat(full)
        except ValueError:
            return None


class Accounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an account of the method looks like: a mobile number, or a number of so many digits."""

    known: Known
    mobile: bool = False
    digits: tuple[int, ...] = ()


class Method(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to pay.

    `brands` are the names its app prints, `companies` those of the firms behind it, `phrases` wording no other app
    uses. `currencies` are ISO codes. Methods of one `family` print the same names; their references tell them apart.
    Without a `date_order` it is the one of the currency's country. `offered` is its place among those a GOM can take
    money by, 0 where it is none; `called` are the names people write for it, the first being the one that is shown.
    """

    key: str
    name: str
    kind: Kind
    currencies: tuple[str, ...]
    brands: tuple[str, ...]
    accounts: Accounts
    date_order: DateOrder | None = None
    companies: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    family: str = ""
    offered: int = 0
    called: tuple[str, ...] = ()
    references: tuple[ReferenceForm, ...] = ()

    def __post_init__(self) -> None:
        if self.offered and not self.called:
            raise ValueError("a method that is offered says what people call it")

    @property
    def shown(self) -> str:
        """The name it is shown by."""
        return self.called[0] if self.called else self.name

    @property
    def is_a_rail(self) -> bool:
        """Whether it is merely the way the money went, which no receipt is of."""
        return self.kind is Kind.RAIL

    @property
    def issues_receipts(self) -> bool:
        """Whether it is an app or a bank that can be told from all others."""
        return self.kind in {Kind.WALLET, Kind.BANK}


@cache
def catalogue() -> Mapping[str, Method]:
    """Every method by its key. Raises msgspec.ValidationError, naming the field, for a file that is malformed."""
    paths = sorted(path.name for path in files(__name__).iterdir() if path.name.endswith(".toml"))
    found = [_method(name) for name in paths]
    return MappingProxyType({method.key: method for method in found})


def offered(currency: str) -> Mapping[str, Method]:
    """The methods a GOM can take money of a currency by, the best known first."""
    fitting = (method for method in catalogue().values() if method.offered and currency in method.currencies)
    return MappingProxyType({method.key: method for method in sorted(fitting, key=lambda method: method.offered)})


def method_name(key: str) -> str:
    """A method's name as it is shown; the key itself for one nobody knows any more."""
    method = catalogue().get(key)
    return method.shown if method is not None else key


def _method(file: str) -> Method:
    method = msgspec.toml.decode(files(__name__).joinpath(file).read_bytes(), type=Method)
    if file != f"{method.key}.toml":
        raise ValueError(f"{file} describes the method {method.key!r}: name it {method.key}.toml")
    return method
