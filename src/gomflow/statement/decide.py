"""What a GOM's statements answer to each request."""

from collections.abc import Sequence
from typing import assert_never

from gomflow.aggregate import Aggregate, Asked
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow.statement.evolve import evolve
from gomflow.statement.lines import of_file, of_notification
from gomflow.statement.rejections import LineTaken, LineUnknown, StatementUnknown
from gomflow.statement.state import INITIAL, Import, Statements
from gomflow_events.identity import ActorKind, Role
from gomflow_events.statement import events as e
from gomflow_events.statement import requests as r
from gomflow_events.statement.terms import Explained, How, Source


def decide(request: r.StatementRequest, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """The events a request brings; none when there is nothing to do. Raises Rejected."""
    match request:
        case r.StatementOffered():
            return offer(request, state, asked)
        case r.RowsReported():
            return take_rows(request, state, asked)
        case r.UnreadableReported():
            return spoil(request, state, asked)
        case r.NotificationOffered():
            return notify(request, state, asked)
        case r.ExplanationReported():
            return explain(request, state, asked)
        case r.LineLetGoReported():
            return release(request, state, asked)
        case r.TakingBackRequested():
            return take_back(request, state, asked)
        case r.ReconciliationReported():
            return reconcile(request, state, asked)
        case r.SettingAsideRequested():
            return set_aside(request, state, asked)
        case _:
            assert_never(request)


def offer(request: r.StatementOffered, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """Take a file on; it is read next."""
    _only_the_gom(asked)
    if request.import_id in state.imports:
        raise NothingToChange
    return [
        e.StatementGiven(
            import_id=request.import_id,
            bank=request.bank,
            currency=request.currency,
            file=request.file,
            sha256=request.sha256,
            size=request.size,
            columns=request.columns,
            account=request.account,
        )
    ]


def take_rows(request: r.RowsReported, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """Take the lines of a file in, each once."""
    _only_the_agent(asked)
    begun = _import(request.import_id, state)
    if begun.is_read or begun.unreadable or begun.withdrawn:
        return []
    new, known = of_file(asked.about, begun.purse, request.lines, state.lines)
    return [
        e.StatementImported(
            import_id=request.import_id,
            bank=begun.bank,
            source=Source.FILE,
            lines=tuple(new),
            known=tuple(known),
            since=request.since,
            until=request.until,
            rows=request.rows,
            outgoing=request.outgoing,
            skipped=request.skipped,
            account=begun.purse[1],
        )
    ]


def spoil(request: r.UnreadableReported, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """The file cannot be read after all."""
    _only_the_agent(asked)
    begun = _import(request.import_id, state)
    if begun.is_read or begun.unreadable:
        return []
    return [e.StatementUnreadable(import_id=request.import_id, why=request.why)]


def notify(request: r.NotificationOffered, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """Take in what one notification says."""
    _only_the_gom(asked)
    if request.import_id in state.imports:
        raise NothingToChange
    new, known = of_notification(asked.about, request.bank, request.line, state.lines)
    return [
        e.StatementImported(
            import_id=request.import_id,
            bank=request.bank,
            source=Source.NOTIFICATION,
            lines=tuple(new),
            known=tuple(known),
            since=None,
            until=None,
            rows=1,
            outgoing=0,
            skipped=(),
        )
    ]


def explain(request: r.ExplanationReported, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """Note whose money lines are; once found, a line stays with its payment."""
    _only_the_agent(asked)
    fresh = tuple(one for one in request.explained if one.line_id in state.lines and state.lines[one.line_id].is_free)
    return [e.LinesExplained(import_id=request.import_id, explained=fresh)] if fresh else []


def release(request: r.LineLetGoReported, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """A payment let its line go."""
    _only_the_agent(asked)
    kept = state.lines.get(request.line_id)
    if kept is None or kept.payment_id != request.payment_id:
        return []
    return [e.LineReleased(line_id=request.line_id, payment_id=request.payment_id)]


def take_back(request: r.TakingBackRequested, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """Take an import back, and with it what no other import says."""
    _only_the_gom(asked)
    if _import(request.import_id, state).withdrawn:
        raise NothingToChange
    gone = state.only_in(request.import_id)
    held = tuple(
        Explained(line_id=name, payment_id=kept.payment_id, how=kept.how)
        for name in gone
        if (kept := state.lines[name]).payment_id is not None and kept.how is not None
    )
    return [e.StatementWithdrawn(import_id=request.import_id, lines=gone, held=held)]


def reconcile(request: r.ReconciliationReported, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """Sum up what came of an import."""
    _only_the_agent(asked)
    begun = _import(request.import_id, state)
    if begun.outcome is not None or not begun.is_read or begun.withdrawn:
        return []
    mine = [kept for kept in state.lines.values() if kept.found_in == request.import_id and kept.payment_id]
    done = {how: [kept.payment_id for kept in mine if kept.how is how and kept.payment_id] for how in How}
    return [
        e.StatementReconciled(
            import_id=request.import_id,
            settled=len(done[How.SETTLED]),
            confirmed=len(done[How.CONFIRMED]),
            differing=tuple(done[How.DIFFERS]),
            unclaimed=sum(state.lines[name].is_free and not state.lines[name].set_aside for name in begun.lines),
            missing=request.missing,
            unclear=request.unclear,
        )
    ]


def set_aside(request: r.SettingAsideRequested, state: Statements, asked: Asked) -> Sequence[e.StatementEvent]:
    """The GOM knows what the money is: it is not listed any more as what nobody claims."""
    _only_the_gom(asked)
    kept = state.lines.get(request.line_id)
    if kept is None:
        raise LineUnknown
    if kept.payment_id is not None:
        raise LineTaken
    if kept.set_aside:
        raise NothingToChange
    return [e.LineSetAside(line_id=request.line_id)]


def _import(import_id: str, state: Statements) -> Import:
    found = state.imports.get(import_id)
    if found is None:
        raise StatementUnknown
    return found


def _only_the_gom(asked: Asked) -> None:
    """A GOM's statements are given by themselves, or by who runs the installation."""
    mine = asked.actor.is_member(asked.about) and asked.actor.has(Role.GOM)
    if not (mine or asked.actor.has(Role.OPERATOR)):
        raise NotAllowed


def _only_the_agent(asked: Asked) -> None:
    if asked.actor.kind is not ActorKind.AGENT:
        raise NotAllowed


STATEMENT: Aggregate[Statements, r.StatementRequest, e.StatementEvent] = Aggregate(
    name="statement", initial=INITIAL, decide=decide, evolve=evolve
)
"""One for each GOM, under the GOM's id."""
