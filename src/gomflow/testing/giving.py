"""Statements given on the stage: a wallet's file with the lines a test wants, taken in and reconciled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from gomflow.consumers.offering import Offering, request_of, with_account, with_bank
from gomflow.statement.state import Import, Statements
from gomflow.testing.stage import Person, Stage
from gomflow.waiting import until
from gomflow_events.statement.requests import NotificationOffered
from gomflow_events.statement.terms import StatementLine

TODAY = (datetime.now(UTC) + timedelta(hours=8)).date()


@dataclass(frozen=True, slots=True)
class Credit:
    """Money that came in, as a wallet's file says it."""

    amount: str
    reference: str = ""
    sender: str = ""
    day: date = TODAY


def gcash(*lines: Credit, since: date | None = None, until_: date | None = None) -> bytes:
    """A wallet's file of the days from `since` to `until_`, for each of which it has something that went out."""
    first = since or min((line.day for line in lines), default=TODAY)
    last = until_ or max((line.day for line in lines), default=TODAY)
    rows = [
        *(
            f"{line.day} 09:14 AM,Received from {line.sender or 'GCash'},{line.reference},,{line.amount}"
            for line in lines
        ),
        *(f"{first + timedelta(days=ago)} 11:00 PM,Load,,15.00," for ago in range((last - first).days + 1)),
    ]
    return "\n".join(["Date and Time,Description,Reference No.,Debit,Credit", *rows, ""]).encode()


async def give(stage: Stage, gom: Person, data: bytes, bank: str = "gcash", account: str = "") -> Import:
    """A GOM gives a file; what came of it."""
    name = await begin(stage, gom, data, bank, account)
    return await outcome(stage, gom, name)


async def begin(stage: Stage, gom: Person, data: bytes, bank: str = "gcash", account: str = "") -> str:
    """A GOM gives a file; the import's id."""
    parts = stage.parts
    offering = Offering(parts.desk, parts.vault, parts.world)
    member = await stage.member(gom)
    prepared = with_account(with_bank(await offering.prepare(gom.member_id, member, data, bank), member, bank), account)
    name = parts.world.new_id()
    await offering.lay_down(gom.member_id, name, data)
    await stage.does(gom, "statement", gom.member_id, request_of(prepared, name, name))
    return name


async def tell(stage: Stage, gom: Person, line: StatementLine, bank: str = "gcash") -> Import:
    """A GOM passes a notification on; what came of it."""
    name = stage.parts.world.new_id()
    body = NotificationOffered(import_id=name, bank=bank, line=line)
    await stage.does(gom, "statement", gom.member_id, body)
    return await outcome(stage, gom, name)


async def statements(stage: Stage, gom: Person) -> Statements:
    """All that a GOM gave."""
    found: Statements = await stage.parts.desk.state("statement", gom.member_id)
    return found


async def outcome(stage: Stage, gom: Person, name: str) -> Import:
    """An import, when it is reconciled or turned out to be unreadable."""

    async def done() -> bool:
        found = (await statements(stage, gom)).imports[name]
        return found.outcome is not None or bool(found.unreadable)

    await until(done, why="the statement is reconciled")
    return (await statements(stage, gom)).imports[name]


def all_lines(found: Iterable[Import]) -> list[str]:
    """The new lines of imports."""
    return [name for one in found for name in one.new]
