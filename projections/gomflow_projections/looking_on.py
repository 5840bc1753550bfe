"""Knowing how far a projection has come while another process runs it: whoever waits for it here waits for that one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import asyncpg
import structlog

from gomflow.reticent import words_of
from gomflow_projections.progress import Progress
from gomflow_projections.store import Store

log = structlog.get_logger()

SELDOM = 1.0
"""Seconds between two looks while nobody waits."""

OFTEN = 0.03
"""Seconds between two looks while somebody does."""


@asynccontextmanager
async def followed(store: Store, projection: str, progress: Progress) -> AsyncIterator[asyncio.Event]:
    """Follow a projection's checkpoint until the end of the block, or until the event says that it is one's own."""
    own_turn = asyncio.Event()
    looking = asyncio.create_task(_look_on(store, projection, progress, own_turn), name=f"looking on {projection}")
    try:
        yield own_turn
    finally:
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)


async def _look_on(store: Store, projection: str, progress: Progress, own_turn: asyncio.Event) -> None:
    while not own_turn.is_set():
        try:
            position = await store.position(projection)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            log.warning("the database is out of reach", projection=projection, error=words_of(error))
        else:
            if position != progress.position and not own_turn.is_set():
                await progress.reached(position)
        await asyncio.sleep(OFTEN)
        with suppress(TimeoutError):
            async with asyncio.timeout(SELDOM):
                await progress.wanted()
