"""The parking in JetStream: a queue is `dead.<consumer>.<key>`, the wish to replay it `replay.<consumer>.<key>`."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog
from nats.errors import Error as NatsError
from nats.js.errors import APIError, NotFoundError

from gomflow.ports.feed import Entry
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import Poison
from gomflow.ports.parking import HandleParked, Message, Parked, Release, Reports
from gomflow.ports.turns import Turn
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import Kept, all_of, last_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.heeding import heed
from gomflow_adapters.jetstream.publish import EXPECTED, EXPECTED_OF, PATIENCE, Conflict, Unknown, publish_one
from gomflow_adapters.jetstream.standing import last_at_the_leader
from gomflow_adapters.jetstream.streams import DEAD, turn_subject

log = structlog.get_logger()

SUBJECT = "Gomflow-Subject"
SEQUENCE = "Gomflow-Sequence"
REASON = "Gomflow-Reason"
LONGEST_REASON = 500
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class _Last:
    """The last message of a queue: its place in the parking, and its number in the stream it came from."""

    place: int
    parked: int


@dataclass(frozen=True, slots=True)
class _Queued:
    """A message for a queue, with what guards it."""

    subject: str
    data: bytes
    guarded: Mapping[str, str]

    def headers(self) -> dict[str, str]:
        return dict(self.guarded)


class JetStreamParking:
    """Queues of messages in one stream (gomflow.ports.parking.Parking); what is in it stays until it is dealt with."""

    def __init__(self, connection: Connection, reports: Reports | None = None, turn: Turn | None = None) -> None:
        self._connection = connection
        self._reports = reports
        self._turn = turn

    def under(self, turn: Turn) -> "JetStreamParking":
        return JetStreamParking(self._connection, self._reports, turn if turn.number else None)

    async def keys(self, consumer: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for name, key in await self.queues(consumer):
            last = await self._last(_queue_subject(name, key))
            if last is not None:
                found[key] = last.parked
        return found

    async def _last(self, subject: str) -> "_Last | None":
        """The last message of a queue as the stream's leader knows it: a copy that is behind would hide one."""
        try:
            found = await self._connection.js.get_last_msg(DEAD, subject)
        except NotFoundError:
            return None
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable("the parking did not answer") from error
        return _Last(found.seq or 0, int((found.headers or {}).get(SEQUENCE, "0")))

    async def queues(self, consumer: str = "*") -> Sequence[tuple[str, str]]:
        """The consumer and the key of every queue."""
        try:
            info = await self._connection.js.stream_info(DEAD, subjects_filter=f"dead.{consumer}.>")
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable("the parking did not answer") from error
        return [_split(subject) for subject in sorted(info.state.subjects or {})]

    async def park(self, consumer: str, key: str, message: Message, why: str) -> None:
        log.error("parked", consumer=consumer, key=key, sequence=message.sequence, why=why)
        await self._keep(consumer, key, message, why)
        await self._report(consumer, key, message, why, "")

    async def is_parked(self, consumer: str, key: str) -> bool:
        return await self._last(_queue_subject(consumer, key)) is not None

    async def park_behind(self, consumer: str, key: str, message: Message) -> bool:
        kept = await self._keep(consumer, key, message, "waits behind the one before", behind=True)
        if kept:
            log.warning("parked behind another", consumer=consumer, key=key, sequence=message.sequence)
        return kept

    async def queue(self, consumer: str, key: str) -> Sequence[Parked]:
        subject = _queue_subject(consumer, key)
        for attempt in range(ATTEMPTS):
            await asyncio.sleep(0.02 * attempt)
            kept = await all_of(self._connection.nc, DEAD, subject)
            if (kept[-1].sequence if kept else 0) >= await last_at_the_leader(self._connection.nc, DEAD, subject):
                return sorted((_parked(one) for one in kept), key=lambda parked: parked.sequence)
        raise LogUnavailable(f"the copy of {subject} that answers is behind")

    async def ask_for_replay(self, consumer: str, key: str) -> Release:
        """Wish that a queue is handled again; whoever runs the consumer does it, now or when it runs next."""
        try:
            ack = await self._connection.js.publish(_wish_subject(consumer, key), b"", timeout=PATIENCE)
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable("the parking did not answer") from error
        return Release(consumer, key, ack.seq)

    async def is_wished(self, release: Release) -> bool:
        """Whether a wish still waits to be fulfilled."""
        last = await last_of(self._connection.nc, DEAD, _wish_subject(release.consumer, release.key))
        return last is not None and last.sequence >= release.place

    @asynccontextmanager
    async def releases(self, consumer: str) -> AsyncIterator[AsyncIterator[Release]]:
        feed = StreamFeed(self._connection, DEAD, f"replay.{consumer}.>")
        async with feed.follow(0) as batches:
            yield _releases(batches)

    async def replay(self, release: Release, handle: HandleParked) -> bool:
        handled = 0
        # What parks behind meanwhile is part of the queue, too.
        while queue := await self.queue(release.consumer, release.key):
            for parked in queue:
                heed()
                outcome = await handle(parked)
                if isinstance(outcome, Poison):
                    log.error("parked still", consumer=parked.consumer, key=parked.key, why=outcome.why)
                    await self._report(parked.consumer, parked.key, parked, outcome.why, str(release.place))
                    await self._remove(release.place)
                    return False
                await self.remove(parked)
                handled += 1
        log.info("released", consumer=release.consumer, key=release.key, handled=handled)
        if self._reports is not None:
            await self._reports.released(release, handled)
        await self._remove(release.place)
        return True

    async def remove(self, parked: Parked) -> None:
        """Take a message out of its queue."""
        await self._remove(parked.place)

    async def _keep(self, consumer: str, key: str, message: Message, why: str, *, behind: bool = False) -> bool:
        """Whether the message is in the queue; not `behind` a queue that is empty."""
        subject = _queue_subject(consumer, key)
        for attempt in range(ATTEMPTS):
            await asyncio.sleep(0.02 * attempt)
            last = await self._last(subject)
            if behind and last is None and self._turn is None:
                return False
            if last is not None and await self._has(consumer, key, message.sequence, last.parked):
                return True
            headers = {SUBJECT: message.subject, SEQUENCE: str(message.sequence), REASON: _one_line(why)}
            after = 0 if last is None else last.place
            try:
                await publish_one(self._connection.js, _Queued(subject, message.data, headers | self._guard(after)))
            except (Conflict, Unknown) as error:
                if isinstance(error, Conflict) and self._turn is not None:
                    await self._turn.confirm()
                # A fellow parked something of this key, or nobody knows whether this was.
                continue
            return True
        raise LogUnavailable("the parking did not answer")

    def _guard(self, after: int) -> dict[str, str]:
        """What must hold when a message is parked: the turn is not over; or nobody else changed the queue."""
        if self._turn is not None:
            return {EXPECTED: str(self._turn.number), EXPECTED_OF: turn_subject(self._turn.service)}
        return {EXPECTED: str(after)}

    async def _has(self, consumer: str, key: str, sequence: int, last: int) -> bool:
        """Whether a message is in its queue already: parking was interrupted before it was told to the stream."""
        if last < sequence:
            return False
        return any(parked.sequence == sequence for parked in await self.queue(consumer, key))

    async def _report(self, consumer: str, key: str, message: Message, why: str, occasion: str) -> None:
        if self._reports is not None:
            await self._reports.parked(consumer, key, message, _one_line(why), occasion)

    async def _remove(self, place: int) -> None:
        try:
            await self._connection.js.delete_msg(DEAD, place)
        except NotFoundError:
            return  # It is gone already.
        except (NatsError, APIError, TimeoutError) as error:
            if isinstance(error, APIError) and error.err_code in _NO_SUCH_MESSAGE:
                return
            raise LogUnavailable("the parking did not answer") from error


_NO_SUCH_MESSAGE = frozenset({10037, 10043, 10057})
"""JetStream's error codes for deleting a message that is not there (any more)."""


async def _releases(batches: AsyncIterator[Sequence[Entry]]) -> AsyncIterator[Release]:
    async for batch in batches:
        for entry in batch:
            consumer, key = _split(entry.subject)
            yield Release(consumer, key, entry.sequence)


def _queue_subject(consumer: str, key: str) -> str:
    return f"dead.{consumer}.{key}"


def _wish_subject(consumer: str, key: str) -> str:
    return f"replay.{consumer}.{key}"


def _split(subject: str) -> tuple[str, str]:
    _, consumer, key = subject.split(".", 2)
    return consumer, key


def _parked(kept: Kept) -> Parked:
    consumer, key = _split(kept.subject)
    return Parked(
        consumer=consumer,
        key=key,
        subject=kept.headers.get(SUBJECT, key),
        sequence=int(kept.headers.get(SEQUENCE, "0")),
        data=kept.data,
        why=kept.headers.get(REASON, ""),
        place=kept.sequence,
        at=datetime.fromisoformat(kept.at),
    )


def _one_line(why: str) -> str:
    """A reason as a header can carry it."""
    return " ".join(why.split()).encode("ascii", "backslashreplace").decode()[:LONGEST_REASON]
