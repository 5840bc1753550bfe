"""The public feed in JetStream: a message is stored only right behind the last one, and says its place in the log."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from nats.errors import Error as NatsError
from nats.js.api import Header
from nats.js.errors import APIError

from gomflow.ports.log import LogUnavailable
from gomflow.ports.public_feed import BEGINNING, Announcement, End, FeedMoved, Place
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.publish import PATIENCE, Conflict, Unknown, publish_one, publish_together
from gomflow_adapters.jetstream.streams import FEED
from gomflow_events.codec import decode
from gomflow_events.published import MEDIA_TYPE

TOGETHER = 500
"""Events stored as one batch at most."""

BATCH_FROM = 12
"""Events from which on a batch is cheaper than one write each."""


class _Numbered(msgspec.Struct):
    id: str
    sequence: str


@dataclass(frozen=True, slots=True)
class _Next:
    """A message that is stored only behind the stream's message `after`; None: behind whatever is in its batch."""

    announcement: Announcement
    after: int | None

    @property
    def subject(self) -> str:
        return self.announcement.subject

    @property
    def data(self) -> bytes:
        return self.announcement.data

    def headers(self) -> dict[str, str]:
        guard = {} if self.after is None else {Header.EXPECTED_LAST_SEQUENCE.value: str(self.after)}
        return {Header.MSG_ID.value: self.announcement.event_id, "Content-Type": MEDIA_TYPE, **guard}


class JetStreamPublicFeed:
    """The stream FEED."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def end(self) -> End:
        query = json.dumps({"last_by_subj": "events.>"}).encode()
        try:
            reply = await self._connection.nc.request(f"$JS.API.DIRECT.GET.{FEED}", query, timeout=PATIENCE)
            headers = reply.headers or {}
            if headers.get("Status") == "404":
                info = await self._connection.js.stream_info(FEED)
                return End(BEGINNING, info.state.last_seq)
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable(f"stream {FEED} did not answer") from error
        if "Nats-Sequence" not in headers:
            raise LogUnavailable(f"stream {FEED} answered {headers.get('Status')} {headers.get('Description', '')}")
        last = decode(reply.data, _Numbered)
        commit, _, part = last.sequence.partition(".")
        return End(Place(int(commit), int(part)), int(headers["Nats-Sequence"]), last.id)

    async def append(self, announcements: Sequence[Announcement], end: End) -> End:
        for start in range(0, len(announcements), TOGETHER):
            end = await self._append(announcements[start : start + TOGETHER], end)
        return end

    async def _append(self, announcements: Sequence[Announcement], end: End) -> End:
        try:
            if len(announcements) >= BATCH_FROM:
                guards = [end.number, *[None] * (len(announcements) - 1)]
                batch = [_Next(one, after) for one, after in zip(announcements, guards, strict=True)]
                number = await publish_together(self._connection.nc, batch, FEED)
                return End(announcements[-1].place, number, announcements[-1].event_id)
            for announcement in announcements:
                number = await publish_one(self._connection.js, _Next(announcement, end.number))
                end = End(announcement.place, number, announcement.event_id)
        except (Conflict, Unknown) as error:
            raise FeedMoved(str(error)) from error
        return end
