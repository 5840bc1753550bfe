"""The public feed on its own, and something to feed it; `python -m gomflow.testing.feeding NATS_URL` runs only it."""

import asyncio
import json
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from gomflow.chance import new_id
from gomflow.consumers.feed import FeedConsumer, announcements
from gomflow.ports.feed import Entry
from gomflow.testing.decisions import NOW
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.public_feed import JetStreamPublicFeed
from gomflow_adapters.jetstream.streams import FEED, LOG
from gomflow_events.codec import write_event
from gomflow_events.commit import Commit, WrittenDecision
from gomflow_events.conversation.events import ConversationLanguageChosen
from gomflow_events.identity import CLOCK, Language
from gomflow_events.order.events import MinimumReached


def commit(aggregate_id: str, *events: object, aggregate: str = "order", version: int = 1) -> Commit:
    """A commit of one decision."""
    decision = WrittenDecision(
        request_id=new_id(),
        request="Test",
        at=NOW,
        actor=CLOCK,
        correlation_id=new_id(),
        causation_id=new_id(),
        events=tuple(write_event(new_id(), event) for event in events),
    )
    return Commit(
        commit_id=new_id(),
        aggregate=aggregate,
        aggregate_id=aggregate_id,
        tenant="gom",
        version=version,
        previous="",
        decisions=(decision,),
    )


async def write(connection: Connection, *commits: Commit) -> None:
    """Put commits of new aggregates into the log."""
    log = JetStreamLog(connection.nc, connection.js)
    for one in commits:
        await log.append(one, after=0)


async def write_many(connection: Connection, count: int, chance: random.Random) -> None:
    """Commits of one to thirty events each, for ever new orders; every fifth is of a conversation."""
    for number in range(count):
        events = [MinimumReached(buyers=buyers) for buyers in range(1, chance.choice([1, 1, 2, 5, 30]) + 1)]
        await write(connection, commit(new_id(), *events))
        if number % 5 == 0:
            said = ConversationLanguageChosen(language=Language.MALAY)
            await write(connection, commit(f"web-{new_id()}", said, aggregate="conversation"))


async def due(connection: Connection) -> list[str]:
    """What the feed should hold: the ids of the log's events, in order."""
    kept = await all_of(connection.nc, LOG, "log.>")
    entries = [Entry(k.subject, k.sequence, k.data, NOW) for k in kept]
    return [one.event_id for entry in entries for one in announcements(entry)]


async def fed(connection: Connection) -> list[dict[str, Any]]:
    """What the feed holds."""
    return [json.loads(kept.data) for kept in await all_of(connection.nc, FEED, "events.>")]


@asynccontextmanager
async def feeding(connection: Connection) -> AsyncIterator[None]:
    """A feed that runs in this process."""
    consumer = FeedConsumer(StreamFeed(connection, LOG, "log.>"), JetStreamPublicFeed(connection))
    task = asyncio.create_task(consumer.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def feed_process(url: str) -> AsyncIterator["asyncio.subprocess.Process"]:
    """A feed that runs in a process of its own, and is killed at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "gomflow.testing.feeding", url, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        await process.wait()


async def caught_up(connection: Connection) -> list[dict[str, Any]]:
    """The feed, once it holds as many messages as the log has events."""
    wanted = len(await due(connection))

    async def enough() -> list[dict[str, Any]] | None:
        found = await fed(connection)
        return found if len(found) >= wanted else None

    found: list[dict[str, Any]] = await until(enough, 30, "the feed caught up")
    return found


async def _alone(url: str) -> None:
    async with connect(url, "feed-alone") as connection:
        commits = StreamFeed(connection, LOG, "log.>")
        await FeedConsumer(commits, JetStreamPublicFeed(connection)).run()


if __name__ == "__main__":
    asyncio.run(_alone(sys.argv[1]))
