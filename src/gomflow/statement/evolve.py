"""How a GOM's statements become what their events say."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import assert_never

from gomflow.statement.state import Given, Import, Kept, Outcome, Period, Purse, Statements, joined
from gomflow_events.statement import events as e
from gomflow_events.statement.terms import Source


def evolve(state: Statements, event: e.StatementEvent) -> Statements:
    """The statements after one more event."""
    match event:
        case e.StatementGiven():
            return _given(state, event)
        case e.StatementImported():
            return _imported(state, event)
        case e.StatementUnreadable():
            spoilt = replace(state.imports[event.import_id], unreadable=event.why)
            return replace(state, imports={**state.imports, event.import_id: spoilt})
        case e.LinesExplained():
            return _explained(state, event)
        case e.LineReleased():
            return _released(state, event)
        case e.StatementWithdrawn():
            return _withdrawn(state, event)
        case e.StatementReconciled():
            return _reconciled(state, event)
        case e.LineSetAside():
            aside = replace(state.lines[event.line_id], set_aside=True)
            return replace(state, lines={**state.lines, event.line_id: aside})
        case _:
            assert_never(event)


def _given(state: Statements, event: e.StatementGiven) -> Statements:
    given = Given(
        bank=event.bank,
        currency=event.currency,
        file=event.file,
        sha256=event.sha256,
        columns=event.columns,
        account=event.account,
    )
    begun = Import(bank=event.bank, source=Source.FILE, given=given)
    return replace(
        state,
        imports={**state.imports, event.import_id: begun},
        columns={**state.columns, event.bank: event.columns},
    )


def _imported(state: Statements, event: e.StatementImported) -> Statements:
    begun = state.imports.get(event.import_id, Import(bank=event.bank, source=event.source))
    done = replace(
        begun,
        is_read=True,
        new=tuple(line.line_id for line in event.lines),
        known=event.known,
        since=event.since,
        until=event.until,
        rows=event.rows,
        outgoing=event.outgoing,
        skipped=event.skipped,
    )
    lines = dict(state.lines)
    for line in event.lines:
        lines[line.line_id] = Kept(line=line, bank=event.bank, account=event.account, source=event.source)
    for name in event.known if event.account else ():
        lines[name] = replace(lines[name], account=lines[name].account or event.account)
    covered = _covered_too(state.covered, done)
    return replace(state, imports={**state.imports, event.import_id: done}, lines=lines, covered=covered)


def _covered_too(covered: Mapping[Purse, tuple[Period, ...]], one: Import) -> Mapping[Purse, tuple[Period, ...]]:
    if one.since is None or one.until is None:
        return covered
    return {**covered, one.purse: joined(covered.get(one.purse, ()), (one.since, one.until))}


def _explained(state: Statements, event: e.LinesExplained) -> Statements:
    lines = dict(state.lines)
    for one in event.explained:
        kept = lines[one.line_id]
        lines[one.line_id] = replace(
            kept, payment_id=one.payment_id, how=one.how, found_in=event.import_id, set_aside=False
        )
    return replace(state, lines=lines)


def _released(state: Statements, event: e.LineReleased) -> Statements:
    free = replace(state.lines[event.line_id], payment_id=None, how=None, found_in="")
    return replace(state, lines={**state.lines, event.line_id: free})


def _withdrawn(state: Statements, event: e.StatementWithdrawn) -> Statements:
    """As if the import had never been given."""
    gone = set(event.lines)
    back = replace(state.imports[event.import_id], withdrawn=True)
    imports = {**state.imports, event.import_id: back}
    left = [one for one in imports.values() if not one.withdrawn]
    return replace(
        state,
        imports=imports,
        lines={name: kept for name, kept in state.lines.items() if name not in gone},
        columns={one.bank: one.given.columns for one in left if one.given is not None and not one.unreadable},
        covered=reduce(_covered_too, left, dict[Purse, tuple[Period, ...]]()),
    )


def _reconciled(state: Statements, event: e.StatementReconciled) -> Statements:
    outcome = Outcome(
        settled=event.settled,
        confirmed=event.confirmed,
        differing=event.differing,
        unclaimed=event.unclaimed,
        missing=event.missing,
        unclear=event.unclear,
    )
    done = replace(state.imports[event.import_id], outcome=outcome)
    return replace(state, imports={**state.imports, event.import_id: done})
