"""CONSUMER: the log → the public feed.

The last message of the feed says how far the feed has come, and each message is stored only behind the one it was meant
to follow: so each event is there once, in the order of the log, however often this dies and however many run.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence

import structlog

from gomflow.ports.feed import Entry, Feed
from gomflow.ports.log import LogUnavailable
from gomflow.ports.public_feed import Announcement, FeedMoved, Place, PublicFeed
from gomflow_events.codec import Unreadable, decode, encode, unfold
from gomflow_events.commit import Commit
from gomflow_events.published import PUBLISHED, cloud_event, subject_of

log = structlog.get_logger()

PAUSE = 0.2
"""Seconds before the feed is looked at again after it moved or could not be reached."""

UNREADABLE_PAUSE = 10.0
"""Seconds before a commit that cannot be read is tried again. The feed leaves nothing out: it waits."""


class FeedConsumer:
    """Keeps the public feed up with the log."""

    def __init__(self, commits: Feed, feed: PublicFeed) -> None:
        self._commits = commits
        self._feed = feed

    async def run(self) -> None:
        """Keep up until cancelled."""
        while True:
            try:
                await self._keep_up()
            except (FeedMoved, LogUnavailable) as error:
                log.warning("the feed looks again", why=str(error) or type(error).__name__)
                await asyncio.sleep(PAUSE)
            except Unreadable as error:
                log.error("the feed waits at a commit that this release cannot read", why=str(error))  # noqa: TRY400
                await asyncio.sleep(UNREADABLE_PAUSE)

    async def _keep_up(self) -> None:
        end = await self._feed.end()
        if end.place.commit > await self._commits.last():
            raise LogUnavailable("it ends before the feed: it was put back from an older copy")
        # The last commit may be out in part only.
        async with self._commits.follow(max(end.place.commit - 1, 0)) as batches:
            async for ready, problem in _announced(batches, end.place):
                if ready:
                    end = await self._feed.append(ready, end)
                if problem is not None:
                    raise problem


async def _announced(
    batches: AsyncIterator[Sequence[Entry]], after: Place
) -> AsyncIterator[tuple[list[Announcement], Unreadable | None]]:
    """What follows a place, batch by batch, up to the first commit that cannot be read, with what is wrong with it."""
    async for batch in batches:
        ready: list[Announcement] = []
        try:
            for entry in batch:
                ready.extend(one for one in announcements(entry) if one.place > after)
        except Unreadable as error:
            yield ready, error
            return
        yield ready, None


def announcements(entry: Entry) -> Iterator[Announcement]:
    """The events of a commit as they go out; none where its aggregate is nobody's business. Raises Unreadable."""
    if entry.subject.split(".")[1] not in PUBLISHED:
        return
    events = list(unfold(decode(entry.data, Commit), entry.sequence))
    for part, recorded in enumerate(events, 1):
        place = Place(entry.sequence, part)
        data = encode(cloud_event(recorded, sequence_of(place)))
        yield Announcement(place, subject_of(recorded), recorded.event_id, data)


def sequence_of(place: Place) -> str:
    """A place as the CloudEvents attribute `sequence`: as text, it sorts like the places do."""
    return f"{place.commit:020d}.{place.part:06d}"
