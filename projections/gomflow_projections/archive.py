"""The archive: a second copy of the log in Postgres, byte for byte, only ever added to."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Sequence

import structlog

from gomflow.ports.feed import Entry, Feed
from gomflow.reticent import words_of
from gomflow_projections.progress import Progress
from gomflow_projections.runner import PASSING, TOGETHER, Fenced
from gomflow_projections.sealing import FIRST, Archived
from gomflow_projections.store import Connection, Store

log = structlog.get_logger()

SCHEMA = "gomflow_archive"
NAME = "archive"
"""The name of its checkpoint."""

GATHERED = 0.25
"""Seconds between two writes when there is little to do: the archive waits for the disk, and the log should not."""

FEW = 100
"""Messages for which it is not worth to write at once."""

LOOKED_AT_AGAIN = 30.0
"""Seconds after which a damaged archive is tried again: an operator may have made it anew."""

PAGE = 2000
_GUARDED = (
    f"CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {SCHEMA}.messages "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {SCHEMA}.refuse()"
)
_COLUMNS = ("sequence", "subject", "at", "headers", "data", "digest", "seal")


class LogLost(Exception):
    """The log does not have what the archive has: it was damaged, cut short, or another one was put in its place."""


class ArchiveDamaged(Exception):
    """The archive does not end where its checkpoint says."""


class Archive:
    """Reads the archive, in the order of the log."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def ends(self) -> tuple[int, int]:
        """The number of the last message by the checkpoint, and that of the last row: the same, while it is whole."""
        async with self._store.transaction() as connection:
            found = await connection.fetchrow(
                f"SELECT (SELECT position FROM {self._store.schema}.checkpoints WHERE projection = $1), "
                f"(SELECT max(sequence) FROM {SCHEMA}.messages)",
                NAME,
            )
        assert found is not None
        return int(found[0] or 0), int(found[1] or 0)

    async def last(self) -> Archived | None:
        """The row with the highest number."""
        rows = await self._fetch("ORDER BY sequence DESC LIMIT 1")
        return rows[0] if rows else None

    async def begin_anew(self) -> None:
        """Put what is there aside, as `messages_before`, and begin an empty archive; the archiver fills it."""
        async with self._store.transaction() as connection:
            for statement in (
                f"DROP TABLE IF EXISTS {SCHEMA}.messages_before",
                f"ALTER TABLE {SCHEMA}.messages RENAME TO messages_before",
                f"ALTER INDEX {SCHEMA}.messages_pkey RENAME TO messages_before_pkey",
                f"CREATE TABLE {SCHEMA}.messages (LIKE {SCHEMA}.messages_before INCLUDING ALL)",
                _GUARDED,
                f"UPDATE {self._store.schema}.checkpoints SET position = 0 WHERE projection = '{NAME}'",
            ):
                await connection.execute(statement)

    async def pages(self, after: int = 0, most: int = PAGE) -> AsyncIterator[Sequence[Archived]]:
        """All rows with a number above `after`, a page at a time."""
        while True:
            rows = await self._fetch("WHERE sequence > $1 ORDER BY sequence LIMIT $2", after, most)
            if not rows:
                return
            yield rows
            after = rows[-1].sequence

    async def _fetch(self, which: str, *values: int) -> list[Archived]:
        async with self._store.transaction() as connection:
            found = await connection.fetch(f"SELECT {', '.join(_COLUMNS)} FROM {SCHEMA}.messages {which}", *values)
        return [Archived(**dict(row)) for row in found]


class Archiver:
    """Follows the whole log and adds to the archive what is new."""

    def __init__(self, feed: Feed, store: Store, progress: Progress) -> None:
        self._feed = feed
        self._store = store
        self._progress = progress
        self._archive = Archive(store)
        self._behind = True

    async def run(self) -> None:
        """Keep up until cancelled; broken connections are waited out. Raises LogLost."""
        while True:
            try:
                await self._keep_up()
            except ArchiveDamaged as error:
                # No reason to stop taking orders; the log goes on, and somebody has to look.
                log.error("nothing is archived", why=str(error))  # noqa: TRY400 - the words say it all
                await asyncio.sleep(LOOKED_AT_AGAIN)
            except PASSING as error:
                log.warning("archive waits", error=words_of(error))
                await asyncio.sleep(0.2)

    async def fill(self, end: int) -> None:
        """Archive what is there up to a message, and stop. Raises LogLost, ArchiveDamaged."""
        while True:
            try:
                async with contextlib.aclosing(self._steps()) as steps:
                    async for position in steps:
                        if position >= end:
                            return
            except Fenced:
                # The archiver of a GOMFLOW that runs is at it too: what it has added is there.
                continue

    async def _keep_up(self) -> None:
        async with contextlib.aclosing(self._steps()) as steps:
            async for _ in steps:
                await asyncio.sleep(0 if self._behind else GATHERED)

    async def _steps(self) -> AsyncGenerator[int, None]:
        """Archive a batch after the other; the position after each."""
        position, ends = await self._archive.ends()
        if position != ends:
            raise ArchiveDamaged(
                f"The archive should end at message {position} and ends at {ends}. gomflow verify says what is wrong; "
                "gomflow rearchive makes it anew from a log that is whole."
            )
        row = await self._archive.last()
        await self._progress.reached(position)
        yield position
        # From the last archived message on, to see that the log still has the same one.
        async with self._feed.follow(max(position - 1, 0), TOGETHER) as batches:
            async for batch in batches:
                fresh = _fresh(batch, position, row)
                row = None
                if fresh:
                    await self._add(fresh, position)
                    position = fresh[-1].sequence
                    await self._progress.reached(position)
                    self._behind = len(batch) > FEW
                    yield position

    async def _add(self, entries: Sequence[Entry], position: int) -> None:
        async with self._store.transaction() as connection:
            await _wait_for_the_disk(connection)
            if not await self._store.advance(connection, NAME, position, entries[-1].sequence):
                raise Fenced(f"the archive is not at {position} any more")
            # Read here and not remembered: the archive may have been made anew, up to the same place, with other seals.
            before = await connection.fetchval(f"SELECT seal FROM {SCHEMA}.messages WHERE sequence = $1", position)
            rows = _sealed(entries, position, before or FIRST)
            await connection.copy_records_to_table("messages", schema_name=SCHEMA, records=rows, columns=_COLUMNS)


def _sealed(entries: Sequence[Entry], position: int, seal: bytes) -> list[list[object]]:
    """The rows of messages behind a position and its seal."""
    rows, expected = [], position + 1
    for entry in entries:
        if entry.sequence != expected:
            log.error("the log has a hole; gomflow verify says more", first=expected, last=entry.sequence - 1)
        expected = entry.sequence + 1
        row = Archived.of(entry, seal)
        rows.append([getattr(row, name) for name in _COLUMNS])
        seal = row.seal
    return rows


def _fresh(batch: Sequence[Entry], position: int, last: Archived | None) -> Sequence[Entry]:
    """What is new in a batch; raises LogLost when the log has not the `last` message that was archived."""
    if last is None:
        return batch
    first = batch[0]
    if first.sequence != last.sequence or first.data != last.data:
        raise LogLost(lost(position, f"message {last.sequence} is gone or another"))
    return batch[1:]


def lost(position: int, why: str) -> str:
    """What to say when the log has not what the archive has."""
    return (
        f"The log is not the one that was archived up to message {position}: {why}. Nothing more is written, for it "
        "would take the numbers of what is lost. gomflow verify says what is wrong, and docs/operating.md what to do."
    )


async def _wait_for_the_disk(connection: Connection) -> None:
    """A copy that is there for bad days is on the disk when it says so, unlike the rows of projections."""
    await connection.execute("SET LOCAL synchronous_commit = on")
