"""Group commit: messages of different subjects that wait at the same moment are stored in one atomic batch.

A stream takes one fsync for each message and four for a batch of any size, so a batch pays from a few dozen on; fewer
are published one by one, at once. Whether a batch is stored is the broker's answer for all of it; where it refuses, as
it does when one guard fails, each is published alone and gets its own answer: nobody's outcome depends on another's.
"""

import asyncio
from collections.abc import Sequence

from nats.aio.client import Client
from nats.js import JetStreamContext

from gomflow_adapters.jetstream.publish import Conflict, Guarded, Refused, Unknown, publish_one, publish_together

BATCH_FROM = 24
"""Messages from which on a batch takes less time than one write each, by measurement on disks that wait."""

TOGETHER = 500
"""Messages in one batch at most; the broker takes a thousand."""

BYTES = 4 * 1024 * 1024
"""Bytes in one batch at most, but for one message that is larger."""

_Waiting = tuple[Guarded, "asyncio.Future[int]"]


class Gathering:
    """Stores guarded messages of one stream, together where many wait."""

    def __init__(self, nc: Client, js: JetStreamContext, stream: str, *, batch_from: int = BATCH_FROM) -> None:
        self._nc = nc
        self._js = js
        self._stream = stream
        self.batch_from = batch_from
        self._waiting: list[_Waiting] = []
        self._alone: set[asyncio.Task[None]] = set()
        self._room = asyncio.Event()
        self._writer: asyncio.Task[None] | None = None

    async def store(self, message: Guarded) -> int:
        """Store one message; its sequence. Raises Conflict, Unknown."""
        stored: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append((message, stored))
        self._room.set()
        if self._writer is None:
            self._writer = asyncio.create_task(self._write(), name="group commit")
        return await stored

    async def _write(self) -> None:
        """Write what waits until nothing does. Who comes while a batch is under way is in the next."""
        try:
            while self._waiting:
                # Whoever was told of the last batch comes back in the same moment.
                await asyncio.sleep(0)
                if len(self._waiting) >= self.batch_from:
                    await self._together(self._next())
                elif len(self._alone) >= self.batch_from:
                    # More at a time would be no faster, and have to wait for the disk one by one.
                    self._room.clear()
                    await self._room.wait()
                else:
                    waiting, self._waiting = self._waiting, []
                    self._one_by_one(waiting)
        finally:
            self._writer = None

    def _next(self) -> list[_Waiting]:
        """What goes into one batch: no two of a subject, for the broker guards only the first."""
        batch: dict[str, _Waiting] = {}
        left: list[_Waiting] = []
        size = 0
        for one in self._waiting:
            message, stored = one
            size += len(message.data)
            if stored.cancelled():
                continue
            if message.subject in batch or len(batch) == TOGETHER or (batch and size > BYTES):
                left.append(one)
            else:
                batch[message.subject] = one
        self._waiting = left
        return list(batch.values())

    async def _together(self, batch: Sequence[_Waiting]) -> None:
        try:
            last = await self.store_together([message for message, _ in batch])
        except (Conflict, Refused):
            # Nothing of it was stored.
            self._one_by_one(batch)
        except Exception as error:  # noqa: BLE001 - whoever waits must be told, whatever it was
            for _, stored in batch:
                _tell(stored, _unknown(error))
        else:
            for number, (_, stored) in enumerate(batch, last - len(batch) + 1):
                _tell(stored, number)

    async def store_together(self, messages: Sequence[Guarded]) -> int:
        """Store a batch; the sequence of the last. Raises Conflict, Refused, Unknown."""
        return await publish_together(self._nc, messages, self._stream)

    def _one_by_one(self, waiting: Sequence[_Waiting]) -> None:
        for message, stored in waiting:
            if stored.cancelled():
                continue
            task = asyncio.create_task(self._one(message, stored))
            self._alone.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._alone.discard(task)
        self._room.set()

    async def _one(self, message: Guarded, stored: "asyncio.Future[int]") -> None:
        try:
            _tell(stored, await publish_one(self._js, message))
        except Conflict as error:
            _tell(stored, error)
        except Exception as error:  # noqa: BLE001 - as above
            _tell(stored, _unknown(error))


def _unknown(error: Exception) -> Unknown:
    """An error of one's own for each who waits: exceptions collect what they went through."""
    return Unknown(str(error) or type(error).__name__)


def _tell(stored: "asyncio.Future[int]", outcome: int | Exception) -> None:
    """Tell whoever waits, if they still do."""
    if stored.done():
        return
    if isinstance(outcome, int):
        stored.set_result(outcome)
    else:
        stored.set_exception(outcome)
