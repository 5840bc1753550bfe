"""Running a projection: a batch of the log and the checkpoint in one transaction, exactly once.

What cannot be applied parks its own aggregate: its rows stay as they are, what comes later for it waits behind it in
the parking, and the rest goes on. The checkpoint passes a message only when it is applied or parked.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import asyncpg
import structlog

from gomflow.ports.feed import Entry, Feed
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, ConsumerOutcome, Poison
from gomflow.ports.parking import Parked, Parking
from gomflow.ports.turns import Alone, Turn, Turns, until_it_ends
from gomflow.reticent import words_of
from gomflow_projections.looking_on import followed
from gomflow_projections.progress import Progress
from gomflow_projections.projection import Need, Projection
from gomflow_projections.rows import Book
from gomflow_projections.store import Connection, Store

log = structlog.get_logger()

TOGETHER = 1000
"""Messages of the log in one transaction at most."""


class Fenced(Exception):
    """Another process moved the checkpoint: it runs the projection now."""


class NotApplicable(Exception):
    """Something in a batch cannot be read or applied by this release, or Postgres will never take it."""


PASSING = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    Fenced,
    LogUnavailable,
)
"""What is waited out: broken connections, and a place that is taken."""


class ProjectionRunner:
    """Follows the log and keeps the tables of one projection up with it. Without a parking, poison ends it."""

    def __init__(
        self,
        projection: Projection,
        feed: Feed,
        store: Store,
        progress: Progress,
        parking: Parking | None = None,
        turns: Turns | None = None,
    ) -> None:
        self._projection = projection
        self._feed = feed
        self._store = store
        self._progress = progress
        self._parking = self._all_parking = parking
        self._turns = turns or Alone()
        self._parked: dict[str, int] = {}
        self._turn = asyncio.Lock()
        self.name = f"projection-{projection.name}"

    async def run(self) -> None:
        """Keep up whenever it is this process's turn, until cancelled; a broken database connection is waited out."""
        while True:
            async with (
                followed(self._store, self._projection.name, self._progress) as own_turn,
                self._turns.turn(self.name) as turn,
            ):
                own_turn.set()
                await until_it_ends(turn, self._run(turn))

    async def _run(self, turn: Turn) -> None:
        if self._all_parking is None:
            await self._for_ever(self._keep_up)
            return
        parking = self._parking = self._all_parking.under(turn)
        async with asyncio.TaskGroup() as together:
            together.create_task(self._for_ever(self._keep_up))
            together.create_task(self._for_ever(lambda: self._replays(parking, turn)))

    async def _for_ever(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except PASSING as error:
                log.warning("projection waits", projection=self._projection.name, error=words_of(error))
                await asyncio.sleep(0.2)

    async def _keep_up(self) -> None:
        # The position first: whatever was parked before it was reached is parked then.
        position = await self._store.position(self._projection.name)
        if self._parking is not None:
            self._parked = await self._parking.keys(self.name)
        await self._progress.reached(position)
        async with self._feed.follow(position, TOGETHER) as batches:
            async for batch in batches:
                async with self._turn:
                    position = await self._apply(batch, position)
                await self._progress.reached(position)

    async def _apply(self, batch: Sequence[Entry], position: int) -> int:
        """Apply a batch; one with poison in it is applied message by message, so that only that one is parked."""
        try:
            return await self._together(batch, position)
        except NotApplicable as error:
            if len(batch) > 1:
                for entry in batch:
                    position = await self._apply([entry], position)
                return position
            return await self._park(batch[0], position, error)

    async def _together(self, batch: Sequence[Entry], position: int) -> int:
        last = batch[-1].sequence
        async with self._store.transaction() as connection:
            # The checkpoint first: whoever has its row has the tables, and a rebuild that holds it finds them free.
            await self._advance(connection, self._projection.name, position, last)
            await self._change(connection, [entry for entry in batch if not self._is_parked(entry)])
            for entry in batch:
                if self._is_parked(entry):
                    await self._park_behind(entry)
        return last

    def _is_parked(self, entry: Entry) -> bool:
        return self._projection.key(entry) in self._parked

    async def _change(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Have the rows say what some entries say. Raises NotApplicable."""
        try:
            facts = [fact for entry in entries for fact in self._projection.read(entry)]
            needs = self._needs(facts)
        except Exception as error:
            raise NotApplicable(_why(error)) from error
        book = Book(self._projection.tables)
        try:
            await self._store.load(connection, book, needs)
            self._apply_to(book, facts)
            await self._store.write(connection, book)
        except (asyncpg.DataError, asyncpg.IntegrityConstraintViolationError) as error:
            raise NotApplicable(_why(error)) from error

    def _apply_to(self, book: Book, facts: Iterable[Any]) -> None:
        try:
            for fact in facts:
                self._projection.apply(book, fact)
        except Exception as error:
            raise NotApplicable(_why(error)) from error

    async def _advance(self, connection: Connection, checkpoint: str, before: int, after: int) -> None:
        if not await self._store.advance(connection, checkpoint, before, after):
            raise Fenced(f"{checkpoint} is not at {before} any more")

    async def _park(self, entry: Entry, position: int, error: NotApplicable) -> int:
        if self._parking is None:
            raise UnreadableEntry(f"{self._projection.name} stops before message {entry.sequence}: {error}") from error
        key = self._projection.key(entry)
        await self._parking.park(self.name, key, entry, str(error))
        self._parked[key] = entry.sequence
        async with self._store.transaction() as connection:
            await self._advance(connection, self._projection.name, position, entry.sequence)
        return entry.sequence

    async def _park_behind(self, entry: Entry) -> None:
        key = self._projection.key(entry)
        if self._parking is not None and entry.sequence > self._parked[key]:
            await self._parking.park_behind(self.name, key, entry)
            self._parked[key] = entry.sequence

    async def _replays(self, parking: Parking, turn: Turn) -> None:
        """Apply what was parked whenever somebody wishes it; what comes meanwhile waits."""
        async with parking.releases(self.name) as releases:
            async for release in releases:
                async with self._turn:
                    if turn.number:
                        await turn.confirm()
                        await self._store.set(self._fence, turn.number)
                    if await parking.replay(release, lambda parked: self._again(parked, turn)):
                        self._parked.pop(release.key, None)
                        await self._forget(release.key, turn)

    async def _forget(self, key: str, turn: Turn) -> None:
        """A queue that is empty needs no checkpoint of its own any more."""
        async with self._store.transaction() as connection:
            await self._hold(connection, turn)
            await connection.execute(
                f"DELETE FROM {self._store.schema}.checkpoints WHERE projection = $1", self._checkpoint(key)
            )

    async def _hold(self, connection: Connection, turn: Turn) -> None:
        """Nobody else replays queues of this projection as long as the transaction goes on."""
        if turn.number and not await self._store.holds(connection, self._fence, turn.number):
            raise Fenced(f"{self.name} is another process's turn")

    @property
    def _fence(self) -> str:
        return f"turn {self.name}"

    def _checkpoint(self, key: str) -> str:
        return f"{self.name} {key}"

    async def _again(self, parked: Parked, turn: Turn) -> ConsumerOutcome:
        """Apply a parked entry, once: a checkpoint of its own tells when it was applied and not yet taken away."""
        checkpoint = self._checkpoint(parked.key)
        before = await self._store.position(checkpoint)
        if parked.sequence <= before:
            return DONE
        entry = Entry(parked.subject, parked.sequence, parked.data, parked.at)
        try:
            async with self._store.transaction() as connection:
                await self._hold(connection, turn)
                await self._change(connection, [entry])
                await self._advance(connection, checkpoint, before, parked.sequence)
        except NotApplicable as error:
            return Poison(str(error))
        return DONE

    def _needs(self, facts: Iterable[Any]) -> set[Need]:
        return {need for fact in facts for need in self._projection.needs(fact)}


def _why(error: Exception) -> str:
    return words_of(error)


class UnreadableEntry(Exception):
    """The log holds something this release cannot read: an operator has to look, nothing is passed over."""
