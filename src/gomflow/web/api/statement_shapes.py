"""Statements as the API writes them."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from gomflow.statement.state import Import, Kept, Statements
from gomflow.web.api.done import Done
from gomflow.web.api.money import MoneyText


class LineShape(BaseModel):
    """Money that came in, as the statement says it. The sender and the text are personal."""

    line_id: str
    bank: str = Field(examples=["gcash"])
    account: str = Field(description="Which account it came to; empty where nobody said.")
    day: date
    at: datetime | None = Field(description="The bank's own local time, without a zone.")
    amount: MoneyText
    references: list[str] = Field(examples=[["3021456789012"]])
    sender: str
    text: str
    payment_id: str | None = Field(description="The payment it is the money of.")
    how: str | None = Field(description="settled, confirmed or differs.", examples=["settled"])
    set_aside: bool

    @classmethod
    def of(cls, kept: Kept) -> "LineShape":
        """A line as the API writes it."""
        line = kept.line
        return cls(
            line_id=line.line_id,
            bank=kept.bank,
            account=kept.account,
            day=line.day,
            at=line.at,
            amount=MoneyText.of(line.amount),
            references=list(line.references),
            sender=line.sender,
            text=line.text,
            payment_id=kept.payment_id,
            how=kept.how.value if kept.how else None,
            set_aside=kept.set_aside,
        )


class SkippedShape(BaseModel):
    """A row that was left out."""

    row: int = Field(description="Its number in the file, from 1.")
    why: str = Field(description="date, amount, direction, not_completed, currency or in_the_future.")


class ImportShape(BaseModel):
    """One file or notification, and what came of it."""

    import_id: str
    bank: str = Field(examples=["gcash"])
    account: str = Field(
        description="Which account; empty where nobody said. Of several at one bank, nothing is missed then."
    )
    source: str = Field(description="file or notification.")
    state: str = Field(description="reading, reconciling, done, unreadable or withdrawn.", examples=["done"])
    unreadable: str = Field(description="Why nothing came of it; empty where something did.")
    since: date | None = Field(description="The day of its first row.")
    until: date | None = Field(description="The day of its last row.")
    rows: int
    new: int = Field(description="Lines of money that came in and were not known.")
    known: int
    outgoing: int = Field(description="Rows of money that went out.")
    skipped: list[SkippedShape]
    settled: int = Field(description="Payments in review that count now.")
    confirmed: int = Field(description="Approved payments whose money it is.")
    differing: list[str] = Field(description="Payments of which another amount came.")
    missing: list[str] = Field(description="Approved payments whose money should be on the statements and is not.")
    unclear: list[str] = Field(description="Payments that share a line with others.")
    unclaimed: int = Field(description="Its lines that no payment claims.")

    @classmethod
    def of(cls, import_id: str, one: Import) -> "ImportShape":
        """An import as the API writes it."""
        outcome = one.outcome
        return cls(
            import_id=import_id,
            bank=one.bank,
            account=one.purse[1],
            source=one.source.value,
            state=state_of(one),
            unreadable=one.unreadable,
            since=one.since,
            until=one.until,
            rows=one.rows,
            new=len(one.new),
            known=len(one.known),
            outgoing=one.outgoing,
            skipped=[SkippedShape(row=row.row, why=row.why.value) for row in one.skipped],
            settled=outcome.settled if outcome else 0,
            confirmed=outcome.confirmed if outcome else 0,
            differing=list(outcome.differing) if outcome else [],
            missing=list(outcome.missing) if outcome else [],
            unclear=list(outcome.unclear) if outcome else [],
            unclaimed=outcome.unclaimed if outcome else 0,
        )


def state_of(one: Import) -> str:
    """How far an import came."""
    if one.withdrawn:
        return "withdrawn"
    if one.unreadable:
        return "unreadable"
    if one.outcome is not None:
        return "done"
    return "reconciling" if one.is_read else "reading"


class ImportInFull(ImportShape):
    """An import with its lines."""

    lines: list[LineShape]


def in_full(import_id: str, one: Import, state: Statements) -> ImportInFull:
    """An import with its lines."""
    lines = [LineShape.of(state.lines[name]) for name in one.lines if name in state.lines]
    return ImportInFull(**ImportShape.of(import_id, one).model_dump(), lines=lines)


class StatementDone(Done):
    """A statement was taken in."""

    imported: ImportShape


class CoveredShape(BaseModel):
    """Days that the files of an account are complete for."""

    bank: str
    account: str = Field(description="Its number; empty where nobody said which.")
    since: date
    until: date


class StatementsShape(BaseModel):
    """How a GOM's statements stand."""

    covered: list[CoveredShape]
    missing: list[str] = Field(description="Approved payments whose money should be there and is not.")
    imports: list[ImportShape] = Field(description="The latest first, at most a hundred.")


class NotificationWanted(BaseModel):
    """What a wallet or bank wrote about money that came."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "You have received PHP 850.00 of GCash from MA***A C. w/ ref. no. 1234567890123.",
                    "bank": "gcash",
                }
            ]
        },
    )

    text: str = Field(min_length=5, max_length=1000)
    bank: str = Field(default="", max_length=40, description="Where the text does not tell.")
