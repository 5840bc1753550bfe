"""What a GOM's statements look like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from gomflow_events.identity import PaymentId
from gomflow_events.money import Currency
from gomflow_events.statement.terms import Columns, How, SkippedRow, Source, StatementLine

_NEXT = timedelta(days=1)

Period = tuple[date, date]
"""A first and a last day."""

Purse = tuple[str, str]
"""A bank, and the number of the account there; the latter is empty where nobody said which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A line that was taken in, and what is known of it.

    `source` is how it came first. `payment_id` is the payment it is the money of, `how` what it did for that,
    `found_in` the import that showed it. `account` is the number of the account it came to, where that was said.
    """

    line: StatementLine
    bank: str
    account: str = ""
    source: Source
    payment_id: PaymentId | None = None
    how: How | None = None
    found_in: str = ""
    set_aside: bool = False

    @property
    def is_free(self) -> bool:
        """Whether it may still be the money of a payment."""
        return self.payment_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A file that is to be read."""

    bank: str
    currency: Currency
    file: str
    sha256: str
    columns: Columns
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an import, when every payment had been held against the lines."""

    settled: int
    confirmed: int
    differing: tuple[PaymentId, ...]
    unclaimed: int
    missing: tuple[PaymentId, ...]
    unclear: tuple[PaymentId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file or notification. `unreadable` says why nothing came of it; `outcome` is None until it is reconciled.

    `withdrawn`: the GOM took it back.
    """

    bank: str
    source: Source
    given: Given | None = None
    is_read: bool = False
    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    rows: int = 0
    outgoing: int = 0
    skipped: tuple[SkippedRow, ...] = ()
    unreadable: str = ""
    outcome: Outcome | None = None
    withdrawn: bool = False

    @property
    def purse(self) -> Purse:
        """Which account it is of."""
        return self.bank, self.given.account if self.given is not None else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All its lines, new and known."""
        return (*self.new, *self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Everything a GOM gave. `covered` are the days that each account's files are complete for, in order and apart."""

    imports: Mapping[str, Import] = field(default_factory=dict[str, Import])
    lines: Mapping[str, Kept] = field(default_factory=dict[str, Kept])
    columns: Mapping[str, Columns] = field(default_factory=dict[str, Columns])
    covered: Mapping[Purse, tuple[Period, ...]] = field(default_factory=dict[Purse, tuple[Period, ...]])

    def bank_of(self, header: str) -> str:
        """The one bank whose files have this header, as far as is remembered; empty where that is not clear."""
        found = [bank for bank, columns in self.columns.items() if header and columns.header == header]
        return found[0] if len(found) == 1 else ""

    def covers(self, purse: Purse, since: date, until: date) -> date | None:
        """Up to when an account's files are complete, if they are for all days from `since` to `until`."""
        return next((last for first, last in self.covered.get(purse, ()) if first <= since and until <= last), None)

    def only_in(self, import_id: str) -> tuple[str, ...]:
        """The lines of an import that no other has, but for those that were taken back."""
        others = (one for name, one in self.imports.items() if name != import_id and not one.withdrawn)
        elsewhere = {line for one in others for line in one.lines}
        return tuple(line for line in self.imports[import_id].lines if line not in elsewhere and line in self.lines)


INITIAL = Statements()


def joined(periods: tuple[Period, ...], added: Period) -> tuple[Period, ...]:
    """Periods with one more; what overlaps or touches becomes one."""
    found: list[Period] = []
    for since, until in sorted((*periods, added)):
        if found and since <= found[-1][1] + _NEXT:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return tuple(found)
