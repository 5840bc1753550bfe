"""CONSUMER: statements and payments in the log → lines, and what they say of payments.

What it asks follows from what it reads, so that reading again is harmless. A line and a payment meet whichever comes
last: each of the two makes this consumer look at both.
"""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import structlog

from gomflow.chance import World, derived_id
from gomflow.consumers.commits import events_in
from gomflow.consumers.open_payments import how_of, line_of
from gomflow.consumers.settling import VIA, Settling
from gomflow.consumers.unmatching import Unmatching
from gomflow.handle.desk import Desk
from gomflow.notify.views.ask import Sources
from gomflow.payment.state import UNHEARD, Approved, InReview
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.reads import ReadsUnavailable
from gomflow.ports.vault import Locked, NotKept, Vault
from gomflow.statement.reading.offering import read
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.texts.formats import ZONES
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import MemberId, PaymentId
from gomflow_events.money import Currency
from gomflow_events.payment import events as p
from gomflow_events.statement import events as e
from gomflow_events.statement.requests import ReconciliationReported, RowsReported, UnreadableReported
from gomflow_events.statement.terms import Explained, How

log = structlog.get_logger()


class ListsBehind(ReadsUnavailable):
    """The read models do not show yet what is to be looked at."""


class StatementConsumer:
    """Reads files, and holds payments against lines."""

    def __init__(self, desk: Desk, sources: Sources, vault: Vault, world: World) -> None:
        self._desk = desk
        self._sources = sources
        self._vault = vault
        self._world = world
        self._settling = Settling(desk, sources, world)
        self._unmatching = Unmatching(sources, self._settling)

    async def handle(self, data: bytes, sequence: int) -> ConsumerOutcome:
        """Do what one commit asks for."""
        recorded = events_in(data, sequence)
        if isinstance(recorded, Poison):
            return recorded
        try:
            for event in recorded:
                beside = [other.event for other in recorded if other.request_id == event.request_id]
                await self._follow(event, beside)
        except Locked as error:
            return Again(str(error), timedelta(seconds=30))
        except (LogUnavailable, ReadsUnavailable) as error:
            return Again(str(error))
        return DONE

    async def _follow(self, recorded: AnyEvent, beside: Sequence[object]) -> None:
        """One event; `beside` are all of its decision."""
        match recorded.event:
            case e.StatementGiven():
                await self._read(recorded)
            case e.StatementImported(import_id=import_id):
                await self._reconcile(recorded, import_id)
            case e.StatementWithdrawn():
                await self._unmatching.of_import(recorded, recorded.event)
                await self._reach(recorded.sequence)
                await self._settling.settle(MemberId(recorded.aggregate_id), "", recorded)
            case p.ProofHeld() | p.ProofApproved() | p.DecisionUndone() if recorded.actor.via != VIA:
                await self._look(recorded)
            case p.PaymentUnmatched(line_id=line_id):
                await self._unmatching.let_go(recorded, line_id)
                await self._look(recorded)
            case (
                p.PaymentConfirmed(line_id=line_id, import_id=import_id)
                | p.PaymentAmountDiffers(line_id=line_id, import_id=import_id)
            ):
                await self._note(recorded, line_id, import_id, how_of(beside))
            case _:
                return

    async def _read(self, recorded: AnyEvent) -> None:
        """Read a file's rows; it is deleted when its lines are in the log."""
        given: e.StatementGiven = recorded.event
        owner = recorded.aggregate_id
        body: RowsReported | UnreadableReported
        try:
            data = await self._vault.get(given.file)
            today = today_in(given.currency, self._world)
            found = await asyncio.to_thread(read, data, given.columns, given.currency, today)
        except (NotKept, StatementTrouble) as trouble:
            state = await self._desk.state("statement", owner)
            if state.imports[given.import_id].is_read:
                return
            why = trouble.code if isinstance(trouble, StatementTrouble) else "gone"
            body = UnreadableReported(import_id=given.import_id, why=why)
        else:
            body = RowsReported(
                import_id=given.import_id,
                lines=tuple(found.lines),
                since=found.since,
                until=found.until,
                rows=found.rows,
                outgoing=found.outgoing,
                skipped=tuple(found.skipped),
            )
        request_id = derived_id("statement-rows", owner, given.import_id)
        answer = await self._settling.ask_of("statement", owner, body, request_id, recorded)
        if answer.refused is not None:
            refused = UnreadableReported(import_id=given.import_id, why=answer.refused.code)
            await self._settling.ask_of("statement", owner, refused, derived_id(request_id, "why"), recorded)
        await self._vault.delete(given.file)

    async def _reconcile(self, recorded: AnyEvent, import_id: str) -> None:
        """Hold every open payment against the lines, and sum up."""
        await self._reach(recorded.sequence)
        owner = MemberId(recorded.aggregate_id)
        found = await self._settling.settle(owner, import_id, recorded)
        body = ReconciliationReported(import_id=import_id, missing=tuple(found.missing), unclear=tuple(found.unclear))
        request_id = derived_id("reconciled", owner, import_id)
        await self._settling.ask_of("statement", owner, body, request_id, recorded)

    async def _look(self, recorded: AnyEvent) -> None:
        """A proof was decided: its money may be there already, or be missing."""
        payment = await self._sources.payment(recorded.aggregate_id)
        if payment is None:
            return
        on, payment_id = (
            payment.on_statement if isinstance(payment, Approved | InReview) else UNHEARD,
            recorded.aggregate_id,
        )
        if isinstance(payment, Approved) and on.line_id and not on.confirmed:
            await self._settling.confirm_again(PaymentId(payment_id), payment, recorded)
            return
        if isinstance(payment, InReview) and on.confirmed and isinstance(recorded.event, p.ProofHeld):
            await self._settling.settle_again(PaymentId(payment_id), payment, recorded)
            return
        books = await self._settling.books(payment.proof.gom_id)
        if any(state.lines or state.covered for state in books.by_owner.values()):
            await self._reach(recorded.sequence)
            await self._settling.settle(payment.proof.gom_id, "", recorded)

    async def _note(self, recorded: AnyEvent, line_id: str, import_id: str, how: How | None) -> None:
        """What a line did for a payment stands on the statement too, whoever died between the two.

        The payment that had the line before may be followed later than this one: it does not have it any more.
        """
        payment, name = await self._sources.payment(recorded.aggregate_id), PaymentId(recorded.aggregate_id)
        if payment is None or how is None or line_of(payment) != line_id:
            return  # It has let it go since.
        for owner, state in (await self._settling.books(payment.proof.gom_id)).by_owner.items():
            kept = state.lines.get(line_id)
            if kept is None or kept.payment_id == name:
                continue
            if kept.payment_id is not None:
                await self._settling.let_go(owner, line_id, kept.payment_id, recorded)
            one = Explained(line_id=line_id, payment_id=name, how=how)
            await self._settling.explain(owner, import_id, [one], recorded)

    async def _reach(self, sequence: int) -> None:
        if not await self._sources.reads.reach(sequence):
            raise ListsBehind("the lists do not show it yet")


def today_in(currency: Currency, world: World) -> date:
    """Today where the buyers of a currency are."""
    return world.now().astimezone(ZoneInfo(ZONES[currency])).date()
