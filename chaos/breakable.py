"""The parts of GOMFLOW with a fuse in them: the real ones, which pass each crash point on their way."""

from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime

from chaos.moments import Fuse, Moment
from gomflow.consumers.sources import DeskSources
from gomflow.handle.desk import Desk
from gomflow.parts import AGGREGATES, Parts
from gomflow.ports.log import Appended, Claim, Stored
from gomflow.ports.reads import SubmissionRow
from gomflow_adapters.jetstream.chat import JetStreamDeliveries, JetStreamInbox, JetStreamOutbox
from gomflow_adapters.jetstream.gathering import BATCH_FROM, Gathering
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.publish import Guarded
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.jetstream.timers import JetStreamTimers
from gomflow_events.commit import Commit
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.fact import Json
from gomflow_events.identity import MemberId
from gomflow_events.outbound import DeliveryRecorded, MessageDue
from gomflow_projections.projection import Need
from gomflow_projections.reads import PostgresReads
from gomflow_projections.rows import Book
from gomflow_projections.store import Connection, Store


def with_fuse(parts: Parts, fuse: Fuse) -> Parts:
    """The same parts, each passing its moments."""
    log = BreakableLog(parts, fuse)
    desk = Desk(log, AGGREGATES, parts.world.new_id)
    reads = BreakableReads(parts, fuse)
    return replace(
        parts,
        log=log,
        desk=desk,
        reads=reads,
        sources=DeskSources(desk, reads, parts.links),
        inbox=BreakableInbox(parts, fuse),
        outbox=BreakableOutbox(parts, fuse),
        deliveries=BreakableDeliveries(parts, fuse),
        timers=BreakableTimers(parts, fuse),
        vault=BreakableVault(parts, fuse),
        store=BreakableStore(parts, fuse),
    )


class BreakableGathering(Gathering):
    """What is appended together; where the end is to come there, a commit that waits alone is a batch, too."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        super().__init__(parts.connection.nc, parts.connection.js, LOG)
        self._fuse = fuse

    async def store(self, message: Guarded) -> int:
        here = self._fuse.moment in {Moment.COMMITS_TOGETHER, Moment.COMMITS_STORED}
        self.batch_from = 1 if here else BATCH_FROM
        return await super().store(message)

    async def store_together(self, messages: Sequence[Guarded]) -> int:
        self._fuse.passes(Moment.COMMITS_TOGETHER)
        last = await super().store_together(messages)
        self._fuse.passes(Moment.COMMITS_STORED)
        return last


class BreakableLog(JetStreamLog):
    """The log."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        super().__init__(parts.connection.nc, parts.connection.js, BreakableGathering(parts, fuse))
        self._fuse = fuse

    async def read(self, aggregate: str, aggregate_id: str, after: int = 0) -> Sequence[Stored]:
        found = await super().read(aggregate, aggregate_id, after)
        self._passes(aggregate, "READ")
        return found

    async def append(self, commit: Commit, *, after: int, claims: Sequence[Claim] = ()) -> Appended:
        self._passes(commit.aggregate, "APPEND")
        at = await super().append(commit, after=after, claims=claims)
        self._passes(commit.aggregate, "APPENDED")
        return at

    async def holder(self, kind: str, key: str, former: str = "") -> str | None:
        found = await super().holder(kind, key, former)
        self._fuse.passes(Moment.HOLDER_READ)
        return found

    def _passes(self, aggregate: str, what: str) -> None:
        name = f"{aggregate.upper()}_{what}"
        if name in Moment.__members__:
            self._fuse.passes(Moment[name])


class BreakableReads(PostgresReads):
    """The lists."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        super().__init__(parts.engine, parts.progress["desk"])
        self._fuse = fuse

    async def submissions_of(
        self, members: Collection[MemberId], statuses: Collection[str] = ()
    ) -> Sequence[SubmissionRow]:
        found = await super().submissions_of(members, statuses)
        self._fuse.passes(Moment.LISTS_READ)
        return found


class BreakableInbox(JetStreamInbox):
    """The inbox."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        super().__init__(parts.connection)
        self._fuse = fuse

    async def keep(self, fact: InboundFact) -> None:
        self._fuse.passes(Moment.KEEP)
        await super().keep(fact)
        self._fuse.passes(Moment.KEPT)


class BreakableOutbox(JetStreamOutbox):
    """The outbox."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        super().__init__(parts.connection)
        self._fuse = fuse

    async def put(self, messages: Sequence[MessageDue]) -> None:
        if messages:
            self._fuse.passes(Moment.OUTBOX_PUT)
        await super().put(messages)
        if messages:
            self._fuse.passes(Moment.OUTBOX_KEPT)


class BreakableDeliveries(JetStreamDeliveries):
    """What becomes of messages to a platform; the page's own word that it showed something is none of it."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        super().__init__(parts.connection)
        self._fuse = fuse

    async def claim(self, record: DeliveryRecorded) -> None:
        self._fuse.passes(Moment.CLAIM)
        await super().claim(record)
        self._fuse.passes(Moment.CLAIMED)

    async def record(self, record: DeliveryRecorded) -> None:
        if record.chat.startswith("web-"):
            await super().record(record)
            return
        self._fuse.passes(Moment.OUTCOME)
        await super().record(record)
        self._fuse.passes(Moment.OUTCOME_WRITTEN)


class BreakableTimers(JetStreamTimers):
    """The timers."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        super().__init__(parts.connection)
        self._fuse = fuse

    async def set(self, name: str, at: datetime, what: Json) -> None:
        self._fuse.passes(Moment.TIMER_SET)
        await super().set(name, at, what)
        self._fuse.passes(Moment.TIMER_KEPT)


class BreakableVault:
    """The vault (gomflow.ports.vault.Vault)."""

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        self._vault = parts.vault
        self._fuse = fuse

    async def put(self, name: str, data: bytes, media_type: str, owner: MemberId) -> None:
        self._fuse.passes(Moment.PICTURE_PUT)
        await self._vault.put(name, data, media_type, owner)
        self._fuse.passes(Moment.PICTURE_KEPT)

    async def keep(self, name: str) -> None:
        await self._vault.keep(name)

    async def delete(self, name: str) -> None:
        await self._vault.delete(name)

    async def get(self, name: str) -> bytes:
        found = await self._vault.get(name)
        self._fuse.passes(Moment.PICTURE_GOT)
        return found


_projection: ContextVar[str] = ContextVar("projection", default="")


class BreakableStore(Store):
    """The rows; which projection a transaction is of is known when its checkpoint was asked for."""

    _fuse: Fuse

    def __init__(self, parts: Parts, fuse: Fuse) -> None:
        # On the same connections; everything else a store has it has too.
        vars(self).update(vars(parts.store), _fuse=fuse)

    async def position(self, projection: str) -> int:
        _projection.set(projection)
        return await super().position(projection)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        async with super().transaction() as connection:
            yield connection
        self._passes("COMMITTED")

    async def load(self, connection: Connection, book: Book, needs: Iterable[Need]) -> None:
        await super().load(connection, book, needs)
        self._passes("LOADED")

    async def write(self, connection: Connection, book: Book) -> None:
        await super().write(connection, book)
        self._passes("WRITTEN")

    async def advance(self, connection: Connection, projection: str, before: int, after: int) -> bool:
        moved = await super().advance(connection, projection, before, after)
        self._passes("MOVED")
        return moved

    def _passes(self, what: str) -> None:
        name = f"{_projection.get().upper()}_{what}"
        if name in Moment.__members__:
            self._fuse.passes(Moment[name])
