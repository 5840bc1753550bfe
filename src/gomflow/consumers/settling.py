"""Holding a GOM's payments against the lines of their statements: which are settled, confirmed, missing or unclear."""

import asyncio
from collections import defaultdict
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from gomflow.agent.pairing import FreeLine, OpenPayment, pair
from gomflow.agent.references import canonical
from gomflow.chance import World, derived_id
from gomflow.consumers.open_payments import Open, accounts_of, described, how_of, line_of, standing
from gomflow.handle.answer import Answer
from gomflow.handle.desk import Desk
from gomflow.notify.views.ask import Sources
from gomflow.payment.state import Approved, InReview
from gomflow.statement.state import Statements
from gomflow_events.commit import AnyEvent, Request
from gomflow_events.identity import INSTALLATION, Actor, ActorKind, MemberId, PaymentId
from gomflow_events.payment.requests import MoneyFound, MoneyMissed, MoneyUnclear
from gomflow_events.payment.terms import FoundBy
from gomflow_events.statement.requests import ExplanationReported, LineLetGoReported
from gomflow_events.statement.terms import Explained

VIA = "statement"
STATEMENT_AGENT = Actor(kind=ActorKind.AGENT, id="smart-agent", via=VIA)
"""The Smart Agent, when it speaks for the GOM's own statement and not for a screenshot."""

GRACE = timedelta(days=1)
"""How much longer than the day of a payment a statement has to be complete before the payment counts as missing."""

_ROUNDS = 3
_TOGETHER = 32

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Books:
    """All that a GOM gave, under each of their ids."""

    by_owner: Mapping[MemberId, Statements]

    def free_lines(self, without: frozenset[str]) -> list[FreeLine]:
        """The lines that no payment is known for."""
        return [
            FreeLine(kept.bank, kept.line, kept.account)
            for state in self.by_owner.values()
            for name, kept in state.lines.items()
            if kept.is_free and name not in without
        ]

    def owner(self, line_id: str) -> MemberId:
        """Under whose id a line is."""
        return next(owner for owner, state in self.by_owner.items() if line_id in state.lines)

    def complete(self, bank: str, account: str, numbers: frozenset[str], day: date) -> date | None:
        """Up to when the statements are complete that would have a payment, if they are for its day and the grace.

        Of several accounts at one bank it is those of the one it went to, or of all where that is not known. A file
        of which nobody said whose it is says nothing then. `numbers` are the accounts there are, as canonical.
        """
        if len(numbers) <= 1:
            return self._covered(bank, day, None)
        wanted = {canonical(account)} if account else numbers
        ends = [self._covered(bank, day, number) for number in sorted(wanted)]
        known = [end for end in ends if end is not None]
        return min(known) if len(known) == len(ends) else None

    def _covered(self, bank: str, day: date, number: str | None) -> date | None:
        ends = (
            state.covers(purse, day, day + GRACE)
            for state in self.by_owner.values()
            for purse in state.covered
            if purse[0] == bank and number in {None, canonical(purse[1])}
        )
        return max((end for end in ends if end is not None), default=None)


@dataclass(slots=True)
class Found:
    """What came of holding payments against lines."""

    missing: list[PaymentId] = field(default_factory=list[PaymentId])
    unclear: list[PaymentId] = field(default_factory=list[PaymentId])


class Settling:
    """Settles a GOM's payments; one GOM's at a time in this process, and any number of processes do no harm."""

    def __init__(self, desk: Desk, sources: Sources, world: World) -> None:
        self._desk = desk
        self._sources = sources
        self._world = world
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def books(self, gom_id: MemberId) -> Books:
        """What a GOM gave, and whoever turned out to be the same person."""
        member = await self._sources.member(gom_id)
        ids = {gom_id, *(member.also if member is not None else ())}
        return Books({owner: await self._desk.state("statement", owner) for owner in sorted(ids)})

    async def settle(self, gom_id: MemberId, import_id: str, cause: AnyEvent) -> Found:
        """Hold everything that is open against everything that is free. Raises LogUnavailable, ReadsUnavailable."""
        async with self._turns[gom_id]:
            without: frozenset[str] = frozenset()
            for _ in range(_ROUNDS):
                books = await self.books(gom_id)
                if not any(state.imports for state in books.by_owner.values()):
                    return Found()
                states = await self._open(books)
                names = await _together(described(self._sources, name, state) for name, state in states.items())
                paid = await self._sources.reads.references_on_statements(list(books.by_owner))
                # Thousands of each take a second: nobody else waits for that.
                pairing = await asyncio.to_thread(
                    pair, names, books.free_lines(without), {canonical(one) for one in paid}
                )
                lost = await self._tell(books, pairing.found, states, import_id, cause)
                if not lost:
                    left = [one for one in names if one.payment_id not in pairing.found]
                    return await self._look_for(left, pairing.unclear, states, books, import_id, cause)
                without |= lost
            return Found()

    async def _open(self, books: Books) -> Mapping[PaymentId, Open]:
        ids = await self._sources.reads.payments_without_line(list(books.by_owner))
        found = await _together(self._desk.state("payment", name) for name in ids)
        return {
            name: state
            for name, state in zip(ids, found, strict=True)
            if isinstance(state, InReview | Approved) and not state.on_statement.line_id
        }

    async def _tell(
        self,
        books: Books,
        found: Mapping[PaymentId, tuple[FreeLine, FoundBy]],
        states: Mapping[PaymentId, Open],
        import_id: str,
        cause: AnyEvent,
    ) -> frozenset[str]:
        """Tell payments of their lines, and the statements what came of it; the lines that were another's already."""
        asked = [
            self._ask(name, _money(free, by, import_id), standing(states[name]), cause)
            for name, (free, by) in found.items()
        ]
        answers = await _together(asked)
        explained: dict[MemberId, list[Explained]] = defaultdict(list)
        lost: set[str] = set()
        for (name, (free, _)), answer in zip(found.items(), answers, strict=True):
            how = how_of([one.event for one in answer.events])
            if how is None:
                lost.add(free.line.line_id)
            else:
                one = Explained(line_id=free.line.line_id, payment_id=name, how=how)
                explained[books.owner(free.line.line_id)].append(one)
        for owner, ones in explained.items():
            await self.explain(owner, import_id, ones, cause)
        return frozenset(lost)

    async def explain(self, owner: MemberId, import_id: str, explained: Sequence[Explained], cause: AnyEvent) -> None:
        """Note on a GOM's statements whose money lines are; what is noted already is not noted again.

        The GOM may have taken a line away just before it is noted: then it is free again.
        """
        body = ExplanationReported(import_id=import_id, explained=tuple(explained))
        lines = ",".join(sorted(f"{one.line_id} {one.payment_id}" for one in explained))
        await self.ask_of("statement", owner, body, derived_id("explained", owner, lines, cause.event_id), cause)
        payments = await _together(self._sources.payment(one.payment_id) for one in explained)
        for one, payment in zip(explained, payments, strict=True):
            if payment is not None and line_of(payment) != one.line_id:
                await self.let_go(owner, one.line_id, one.payment_id, cause)

    async def let_go(self, owner: MemberId, line_id: str, payment_id: PaymentId, cause: AnyEvent) -> None:
        """Note that a payment does not have a line any more."""
        body = LineLetGoReported(line_id=line_id, payment_id=payment_id)
        request_id = derived_id("let-go", owner, line_id, payment_id, cause.event_id)
        await self.ask_of("statement", owner, body, request_id, cause)

    async def _look_for(
        self,
        left: Sequence[OpenPayment],
        unclear: frozenset[PaymentId],
        states: Mapping[PaymentId, Open],
        books: Books,
        import_id: str,
        cause: AnyEvent,
    ) -> Found:
        """Flag what should have a line and has none; take the flag from what may have one after all."""
        result = Found(unclear=sorted(unclear))
        approved = {name: state for name, state in states.items() if isinstance(state, Approved)}
        numbers = accounts_of(states.values())
        for one in left:
            state = approved.get(one.payment_id)
            if state is None:
                continue
            if one.payment_id in unclear:
                if state.on_statement.missing:
                    await self._ask(one.payment_id, MoneyUnclear(import_id=import_id), cause.event_id, cause)
                continue
            bank = one.bank or ""
            until = books.complete(bank, one.account, numbers[bank], one.day)
            if until is None:
                if state.on_statement.missing:
                    # The file that lacked it was taken back, or is of another account.
                    await self._ask(one.payment_id, MoneyUnclear(import_id=import_id), cause.event_id, cause)
                continue
            result.missing.append(one.payment_id)
            if not state.on_statement.missing:
                body = MoneyMissed(bank=bank, until=until, import_id=import_id)
                await self._ask(one.payment_id, body, cause.event_id, cause)
        return result

    async def confirm_again(self, payment_id: PaymentId, payment: Approved, cause: AnyEvent) -> None:
        """The GOM approved what the line says, and not what the receipt did: now the two agree."""
        on = payment.on_statement
        for state in (await self.books(payment.proof.gom_id)).by_owner.values():
            kept = state.lines.get(on.line_id)
            if kept is not None:
                body = _money(FreeLine(kept.bank, kept.line), FoundBy.REFERENCE, "")
                await self._ask(payment_id, body, standing(payment), cause)

    async def settle_again(self, payment_id: PaymentId, payment: InReview, cause: AnyEvent) -> None:
        """It was assigned to another submission: the line that is its money settles it there."""
        for state in (await self.books(payment.proof.gom_id)).by_owner.values():
            kept = state.lines.get(payment.on_statement.line_id)
            if kept is not None:
                free = FreeLine(kept.bank, kept.line)
                await self._ask(payment_id, _money(free, FoundBy.REFERENCE, ""), cause.event_id, cause)

    async def _ask(self, payment_id: PaymentId, body: object, standing: str, cause: AnyEvent) -> Answer:
        """Ask a payment; the same of the same payment as it stands is asked once."""
        about = body.line_id if isinstance(body, MoneyFound) else type(body).__name__
        request_id = derived_id("settling", payment_id, about, standing)
        return await self.ask_of("payment", payment_id, body, request_id, cause)

    async def ask_of(
        self,
        aggregate: str,
        aggregate_id: str,
        body: object,
        request_id: str,
        cause: AnyEvent,
        *,
        by: Actor = STATEMENT_AGENT,
    ) -> Answer:
        """Ask an aggregate in the name of the statement, or of who caused it. Raises LogUnavailable."""
        return await self._desk.ask(
            Request(
                request_id=request_id,
                aggregate=aggregate,
                aggregate_id=aggregate_id,
                tenant=INSTALLATION,
                actor=by,
                at=self._world.now(),
                correlation_id=cause.correlation_id,
                causation_id=cause.event_id,
                body=body,
            )
        )


async def _together(works: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """A few at a time, so that a thousand payments do not crowd out everybody else at the desk."""
    waiting, done = list(works), list[T]()
    for start in range(0, len(waiting), _TOGETHER):
        done += await asyncio.gather(*waiting[start : start + _TOGETHER])
    return done


def _money(free: FreeLine, by: FoundBy, import_id: str) -> MoneyFound:
    line = free.line
    return MoneyFound(
        bank=free.bank,
        line_id=line.line_id,
        amount=line.amount,
        day=line.day,
        found_by=by,
        import_id=import_id,
    )
