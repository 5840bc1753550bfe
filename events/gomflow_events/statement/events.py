"""What can have happened to a GOM's statements."""

from datetime import date

from gomflow_events.fact import Confidential, fact
from gomflow_events.identity import PaymentId
from gomflow_events.money import Currency
from gomflow_events.statement.terms import Columns, Explained, SkippedRow, Source, StatementLine


@fact
class StatementGiven:
    """The GOM gave a file, and it is clear what its columns hold. `file` is its name in the object store until read.

    `account` is the number of the account at the bank that it is of, empty where nobody said.
    """

    import_id: str
    bank: str
    currency: Currency
    file: str
    sha256: str
    size: int
    columns: Columns
    account: Confidential[str] = ""


@fact
class StatementImported:
    """Lines were taken in: `lines` are new, `known` are those that were there already.

    `since` to `until` are the days of a file's first and last rows; a notification covers no days. `rows` is how many
    the file has, `outgoing` how many of them are money that went out. `account` is the number of the account, where
    the GOM said which.
    """

    import_id: str
    bank: str
    source: Source
    lines: tuple[StatementLine, ...]
    known: tuple[str, ...]
    since: date | None
    until: date | None
    rows: int
    outgoing: int
    skipped: tuple[SkippedRow, ...]
    account: Confidential[str] = ""


@fact
class StatementUnreadable:
    """The file could not be read after all; `why` names the reason."""

    import_id: str
    why: str


@fact
class LinesExplained:
    """Lines turned out to be the money of payments.

    `import_id` is the import that showed it, empty where the proof came after the line.
    """

    import_id: str
    explained: tuple[Explained, ...]


@fact
class LineReleased:
    """A line is not the money of this payment after all, and may be another's."""

    line_id: str
    payment_id: PaymentId


@fact
class StatementWithdrawn:
    """The GOM took an import back, as if it had never been given.

    `lines` are those that no other import has; `held` whose money they had been. How the bank's columns were read is
    forgotten where this was the file that said so.
    """

    import_id: str
    lines: tuple[str, ...]
    held: tuple[Explained, ...]


@fact
class StatementReconciled:
    """All payments were held against the lines; this is what came of one import.

    `settled`, `confirmed` and `differing` count what it did to payments; `unclaimed` its lines that no payment claims;
    `missing` are the approved payments whose money should be on the bank's statements and is not, `unclear` those that
    share a line with others.
    """

    import_id: str
    settled: int
    confirmed: int
    differing: tuple[PaymentId, ...]
    unclaimed: int
    missing: tuple[PaymentId, ...]
    unclear: tuple[PaymentId, ...]


@fact
class LineSetAside:
    """The GOM said that a line is no payment of a buyer's."""

    line_id: str


StatementEvent = (
    StatementGiven
    | StatementImported
    | StatementUnreadable
    | LinesExplained
    | LineReleased
    | StatementReconciled
    | StatementWithdrawn
    | LineSetAside
)
