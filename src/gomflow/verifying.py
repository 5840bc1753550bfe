"""Holding the read models against the log: what the fold of every aggregate says, the rows have to say too."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.handle.home import Home, catch_up
from gomflow.member.state import Member
from gomflow.order.state import Existing, state_name
from gomflow.order.submission import Submission
from gomflow.parts import AGGREGATES
from gomflow.payment.state import Approved, Sent, status_of
from gomflow.ports.feed import Feed
from gomflow.ports.log import Stored
from gomflow_events.codec import decode
from gomflow_events.commit import Commit
from gomflow_events.identity import PaymentId
from gomflow_events.outbound import DeliveryRecorded, MessageDue
from gomflow_projections.tables import ledger, members, messages, orders, payments, submissions

Folded = Mapping[tuple[str, str], Home[Any]]


@dataclass(slots=True)
class Findings:
    """What was compared, and every difference in words an operator understands."""

    compared: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    differences: list[str] = field(default_factory=list)

    def compare(self, what: str, name: str, expected: Mapping[str, Any], found: Mapping[str, Any] | None) -> None:
        """One thing the log knows, against its row."""
        self.compared[what] += 1
        if found is None:
            self.differences.append(f"{what} {name} has no row")
            return
        for column, value in expected.items():
            if found[column] != value:
                self.differences.append(f"{what} {name}: {column} is {found[column]!r}, the log says {value!r}")


async def fold_all(feed: Feed, until: int) -> Folded:
    """Every aggregate, folded from the log up to a number; raises BrokenChain where commits do not follow."""
    homes: dict[tuple[str, str], Home[Any]] = {}
    async for stored in commits(feed, until):
        commit = stored.commit
        kind = AGGREGATES[commit.aggregate]
        key = (commit.aggregate, commit.aggregate_id)
        homes[key] = catch_up(kind, homes.get(key, Home(kind.initial)), [stored])
    return homes


async def commits(feed: Feed, until: int) -> AsyncIterator[Stored]:
    """The log from its beginning up to a number."""
    if not until:
        return
    async with feed.follow(0) as batches:
        async for batch in batches:
            for entry in batch:
                if entry.sequence > until:
                    return
                yield Stored(decode(entry.data, Commit), entry.sequence, sha256(entry.data).hexdigest())
            if batch[-1].sequence >= until:
                return


async def compare(engine: AsyncEngine, folded: Folded) -> Findings:
    """Hold the rows of the projection `desk` against the folds."""
    findings = Findings()
    rows = {table.name: await _rows(engine, table) for table in (orders, submissions, payments, members, ledger)}
    came_in = _came_in(rows["ledger"].values())
    for (aggregate, name), home in folded.items():
        match aggregate:
            case "order" if isinstance(home.state, Existing):
                _order(findings, name, home, rows, came_in)
            case "payment" if isinstance(home.state, Sent):
                _payment(findings, name, home.state, rows)
            case "member" if isinstance(home.state, Member):
                _member(findings, name, home.state, rows)
            case _:
                pass
    _nothing_else(findings, folded, rows)
    return findings


async def _rows(engine: AsyncEngine, table: Table) -> dict[str, Mapping[str, Any]]:
    key = next(iter(table.primary_key.columns)).name
    async with engine.connect() as connection:
        return {row[key]: dict(row) for row in (await connection.execute(select(table))).mappings()}


def _came_in(booked: Iterable[Mapping[str, Any]]) -> Mapping[str, Decimal]:
    """What the ledger says came in for each submission."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in booked:
        if row["kind"] in {"payment", "payment_undone"}:
            found[row["submission_id"]] += row["amount"] if row["kind"] == "payment" else -row["amount"]
    return found


def _order(
    findings: Findings,
    name: str,
    home: Home[Any],
    rows: Mapping[str, Mapping[str, Any]],
    came_in: Mapping[str, Decimal],
) -> None:
    order: Existing = home.state
    details = order.details
    findings.compare(
        "order",
        order.code,
        {
            "code": order.code,
            "gom_id": order.gom_id,
            "title": details.title,
            "state": state_name(order),
            "deadline": details.deadline,
            "minimum": details.minimum,
            "maximum": details.maximum,
            "shipping_fee": details.shipping_fee.amount,
        },
        rows["orders"].get(name),
    )
    for submission in order.book.values():
        _submission(findings, name, submission, rows)
        booked = came_in.get(submission.submission_id, Decimal(0))
        if booked != submission.paid.amount:
            what = f"the ledger has {booked}, the log {submission.paid.amount}"
            findings.differences.append(f"submission {submission.reference}: {what}")


def _submission(findings: Findings, order_id: str, one: Submission, rows: Mapping[str, Mapping[str, Any]]) -> None:
    expected = {
        "order_id": order_id,
        "reference": one.reference,
        "member_id": one.member_id,
        "status": one.status.value,
        "total": one.total.amount,
        "paid": one.paid.amount,
        "refund_due": one.refund.amount,
        "refunded": one.refunded.amount,
    }
    findings.compare("submission", one.reference, expected, rows["submissions"].get(one.submission_id))


def _payment(findings: Findings, name: str, payment: Sent, rows: Mapping[str, Mapping[str, Any]]) -> None:
    counted = payment.amount.amount if isinstance(payment, Approved) else None
    expected = {
        "status": status_of(payment),
        "order_id": payment.proof.order_id,
        "submission_id": payment.proof.submission_id,
        "amount_counted": counted,
    }
    findings.compare("payment", name, expected, rows["payments"].get(name))


def _member(findings: Findings, name: str, member: Member, rows: Mapping[str, Mapping[str, Any]]) -> None:
    expected = {
        "name": member.name,
        "language": member.language.value,
        "roles": sorted(role.value for role in member.roles),
    }
    findings.compare("member", name, expected, rows["members"].get(name))


async def compare_messages(
    engine: AsyncEngine, out: Iterable[MessageDue], records: Mapping[str, DeliveryRecorded]
) -> Findings:
    """Hold the rows of the projection `traffic` against the outbox and the last word on each message."""
    findings = Findings()
    rows = await _rows(engine, messages)
    known = {message.message_id: message for message in out}
    for name, message in known.items():
        record = records.get(name)
        expected = {"chat": message.chat, "outcome": "due" if record is None else record.outcome.value}
        findings.compare("message", name, expected, rows.get(name))
    findings.differences += [f"messages has a row {name} that is not put out" for name in rows if name not in known]
    return findings


def _nothing_else(findings: Findings, folded: Folded, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """No row without something in the log behind it."""
    known: dict[str, set[str]] = {
        "orders": _ids(folded, "order"),
        "payments": _ids(folded, "payment"),
        "members": _ids(folded, "member"),
        "submissions": {
            submission
            for (aggregate, _), home in folded.items()
            if aggregate == "order" and isinstance(home.state, Existing)
            for submission in home.state.book
        },
    }
    for table, ids in known.items():
        findings.differences += [
            f"{table} has a row {name} that the log does not know" for name in rows[table] if name not in ids
        ]


def _ids(folded: Folded, aggregate: str) -> set[str]:
    return {name for (kind, name) in folded if kind == aggregate}


def money_adds_up(folded: Folded) -> list[str]:
    """Every centavo an approved payment brought counts on the submissions it is for, and goes on or back."""
    approved = {
        name: _parted(home.state)
        for (aggregate, name), home in folded.items()
        if aggregate == "payment" and isinstance(home.state, Approved)
    }
    counted: dict[str, dict[str, Decimal]] = {}
    problems: list[str] = []
    for one in _all_submissions(folded):
        for payment_id, amount in one.counted.items():
            counted.setdefault(payment_id, {})[one.submission_id] = amount.amount
        if one.paid != one.held + one.refund + one.refunded:
            problems.append(f"submission {one.reference} does not add up")
    for name, parts in approved.items():
        if counted.get(name, {}) != parts:
            problems.append(f"payment {name} was approved for {parts} and counts {counted.get(name)}")
    unapproved = [name for name in counted if name not in approved]
    problems += [f"payment {name} counts and was not approved" for name in unapproved if not _went_back(folded, name)]
    return problems


def _went_back(folded: Folded, payment_id: str) -> bool:
    """Whether all that is left of an approval that was taken back is what the payment knows to stay where it was."""
    home = folded.get(("payment", payment_id))
    if home is None or not isinstance(home.state, Sent):
        return False
    left = {one.submission_id: one for one in _all_submissions(folded) if payment_id in one.counted}
    stays = {share.submission_id: share.amount for share in home.state.proof.stays}
    return all(stays.get(name) == one.counted[PaymentId(payment_id)] for name, one in left.items())


def _parted(payment: Approved) -> dict[str, Decimal]:
    """What an approved payment brings each submission."""
    if sum(share.amount.amount for share in payment.shares) not in {0, payment.amount.amount}:
        return {"the shares are not the amount": payment.amount.amount}
    shares: dict[str, Decimal] = {share.submission_id: share.amount.amount for share in payment.shares}
    return shares or {payment.proof.submission_id: payment.amount.amount}


def _all_submissions(folded: Folded) -> Iterable[Submission]:
    for (aggregate, _), home in folded.items():
        if aggregate == "order" and isinstance(home.state, Existing):
            yield from home.state.book.values()
