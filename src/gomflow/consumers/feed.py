"""CONSUMER: the log → the public feed.

The last message of the feed says how far the feed has come, and each message is stored only behind the one it was meant
to follow: so each event is there once, in the order of the log, however often this dies and however many run.
"""

import asyncio
from collections.abc import Iterator, Sequence

import structlog

from gomflow.ports.feed import Entry, Feed
from gomflow.ports.log import LogUnavailable
from gomflow.ports.public_feed import BEGINNING, Announcement, End, FeedMoved, Place, PublicFeed
from gomflow_events.codec import Unreadable, decode, encode, unfold
from gomflow_events.commit import Commit
from gomflow_events.published import PUBLISHED, cloud_event, subject_of

log = structlog.get_logger()

PAUSE = 0.2
"""Seconds before the feed is looked at again after it moved or could not be reached."""

LONG_PAUSE = 10.0
"""Seconds before what somebody has to see to is tried again. The feed leaves nothing out: it waits."""

_ANOTHER_LOG = (
    "its last event is not at that place in the log, which was put back from an older copy. Delete the stream FEED, in "
    "GOMFLOW's account and in the subscribers', and start GOMFLOW again: the feed is then written anew."
)


class AnotherLog(Exception):
    """The feed was made from another log than this one."""


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
            except (Unreadable, AnotherLog) as error:
                log.error("the feed waits", why=str(error))  # noqa: TRY400 - the sentence says it all
                await asyncio.sleep(LONG_PAUSE)

    async def _keep_up(self) -> None:
        end = await self._feed.end()
        if end.place.commit > await self._commits.last():
            raise AnotherLog(_ANOTHER_LOG)
        # From the last commit on: it may be out in part only.
        async with self._commits.follow(max(end.place.commit - 1, 0)) as batches:
            known = end.place == BEGINNING
            async for batch in batches:
                found, problem = _read(batch)
                if not known:
                    if found or problem is None:
                        _ensure_same_log(batch[0].sequence, found, end)
                    known = True
                ready = [one for one in found if one.place > end.place]
                if ready:
                    end = await self._feed.append(ready, end)
                if problem is not None:
                    raise problem


def _read(batch: Sequence[Entry]) -> tuple[list[Announcement], Unreadable | None]:
    """The events of a batch up to the first commit that cannot be read, and what is wrong with that one."""
    found: list[Announcement] = []
    for entry in batch:
        try:
            found.extend(announcements(entry))
        except Unreadable as error:
            return found, Unreadable(f"commit {entry.sequence} cannot be read by this release: {error}")
    return found, None


def _ensure_same_log(first: int, found: Sequence[Announcement], end: End) -> None:
    """See that the feed's last event is the log's at that place. Raises AnotherLog."""
    there = next((one.event_id for one in found if one.place == end.place), None)
    if first != end.place.commit or there != end.event_id:
        raise AnotherLog(_ANOTHER_LOG)


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
