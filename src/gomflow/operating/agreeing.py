"""Whether the log still is the one that was archived: before anything is written, and all the time after."""

import asyncio

from gomflow.ports.feed import Feed
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.heeding import heed
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_projections.archive import Archive, LogLost, lost
from gomflow_projections.progress import Progress
from gomflow_projections.store import Store

WATCHED_EVERY = 2.0
"""Seconds between two looks at whether the log still has what was archived."""


async def ensure_log_is_the_archived_one(connection: Connection, store: Store) -> None:
    """Refuse to go on with a log that lost what was archived: what is written now would take the lost numbers.

    Raises LogLost, saying what to do, and LogUnavailable.
    """
    row = await Archive(store).last()
    if row is None:
        return
    whole = WholeStream(connection.nc, LOG)
    extent = await whole.extent()
    if extent is None:
        raise LogUnavailable(f"there is no stream {LOG}")
    if extent.messages == 0:
        raise LogLost(
            f"The log is empty, and {row.sequence} messages of it were archived. Bring it back with gomflow restore; "
            "or choose another data folder or another database, if this broker is meant to begin anew."
        )
    if extent.last < row.sequence:
        raise LogLost(lost(row.sequence, f"it ends at {extent.last}"))
    kept = await whole.message(row.sequence)
    if kept is None or kept.data != row.data:
        raise LogLost(lost(row.sequence, f"message {row.sequence} is {'gone' if kept is None else 'another'}"))


async def watch(feed: Feed, archived: Progress) -> None:
    """Look again and again whether the log still reaches as far as the archive. Raises LogLost."""
    while True:
        heed()
        await asyncio.sleep(WATCHED_EVERY)
        position = archived.position
        try:
            last = await feed.last()
        except LogUnavailable:
            # Whoever needs the log says so; this only looks at one that answers.
            continue
        if last < position:
            raise LogLost(lost(position, f"it ends at {last}"))
