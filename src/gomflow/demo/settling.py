"""Waiting until nothing is under way any more, seen from outside: the consumers at the broker, the rows in Postgres."""

import asyncpg

from gomflow.parts import Parts
from gomflow.ports.log import LogUnavailable
from gomflow.waiting import until
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND

CONSUMERS = {
    LOG: ("notify", "workflows", "smart-agent", "patience", "telegram-menus"),
    INBOUND: ("inbound",),
    OUTBOUND: ("send-telegram",),
}
FOLLOWED = {"desk": LOG, "traffic": OUTBOUND}
"""Which stream each projection follows."""


async def settled(parts: Parts, within: float = 60) -> None:
    """Wait until every consumer is done and every projection at the end.

    The parts may be those of another process than the one that works: they know then how far its projections are.
    """
    await until(lambda: _idle(parts), within=within, why="everything is settled")
    for name, progress in parts.progress.items():
        await progress.reached(max(progress.position, await parts.store.position(name)))


async def _idle(parts: Parts) -> bool:
    try:
        return await _consumers_are_done(parts) and await _projections_are_at_the_end(parts)
    except (LogUnavailable, asyncpg.PostgresError, OSError):
        # The servers may just be coming back.
        return False


async def _consumers_are_done(parts: Parts) -> bool:
    for stream, names in CONSUMERS.items():
        for name in names:
            info = await parts.connection.js.consumer_info(stream, name)
            if info.num_pending or info.num_ack_pending:
                return False
    return True


async def _projections_are_at_the_end(parts: Parts) -> bool:
    for name, stream in FOLLOWED.items():
        end = await StreamFeed(parts.connection, stream, ">").last()
        if await parts.store.position(name) < end:
            return False
    return True
