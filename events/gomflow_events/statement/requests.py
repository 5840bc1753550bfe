"""What can be asked of a GOM's statements."""

from datetime import date

from gomflow_events.fact import Confidential, fact
from gomflow_events.identity import PaymentId
from gomflow_events.money import Currency
from gomflow_events.statement.terms import Columns, Explained, SkippedRow, StatementLine


@fact
class StatementOffered:
    """The GOM gives a file whose columns are understood; `account` is which of theirs at the bank, where they said."""

    import_id: str
    bank: str
    currency: Currency
    file: str
    sha256: str
    size: int
    columns: Columns
    account: Confidential[str] = ""


@fact
class RowsReported:
    """The file was read: its lines of money that came in; what they are called by is decided with what is known."""

    import_id: str
    lines: tuple[StatementLine, ...]
    since: date | None
    until: date | None
    rows: int
    outgoing: int
    skipped: tuple[SkippedRow, ...]


@fact
class UnreadableReported:
    """The file cannot be read."""

    import_id: str
    why: str


@fact
class NotificationOffered:
    """The GOM passes on what a wallet or bank wrote to them about money that came."""

    import_id: str
    bank: str
    line: StatementLine


@fact
class ExplanationReported:
    """Lines are the money of payments."""

    import_id: str
    explained: tuple[Explained, ...]


@fact
class LineLetGoReported:
    """A payment let a line go that was its money."""

    line_id: str
    payment_id: PaymentId


@fact
class TakingBackRequested:
    """The GOM takes an import back: its lines, and all that came of them."""

    import_id: str


@fact
class ReconciliationReported:
    """Every payment was held against the lines after an import."""

    import_id: str
    missing: tuple[PaymentId, ...]
    unclear: tuple[PaymentId, ...]


@fact
class SettingAsideRequested:
    """The GOM says that a line is no payment of a buyer's."""

    line_id: str


StatementRequest = (
    StatementOffered
    | RowsReported
    | UnreadableReported
    | NotificationOffered
    | ExplanationReported
    | LineLetGoReported
    | TakingBackRequested
    | ReconciliationReported
    | SettingAsideRequested
)
