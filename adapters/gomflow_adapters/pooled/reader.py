"""A reader in a few processes, so that reading never takes the event loop's time."""

import asyncio
from typing import Final

import structlog

from gomflow.ports.reader import DEFEATED, ReaderUnavailable, Reading, UnreadablePicture
from gomflow_adapters.pooled.process import WARM, Answer, Engine, Refused, Setup
from gomflow_adapters.pooled.seat import ProcessDied, ProcessHung, Seat

_LIMIT_S: Final = 60.0
_WAIT_S: Final = 300.0
_log = structlog.get_logger()


class ReaderBroken(ReaderUnavailable):
    """The fault is the reader's and not the picture's: the same picture may be read once it is mended."""


class PooledReader:
    """Reads pictures with an engine in `workers` processes of `threads` threads each.

    A process starts with its first picture, or with `warm`. One that dies, or has more than `limit_s` seconds of work
    with a picture, is replaced, and its picture read once more; the others go on. One that gives no answer for
    `wait_s` seconds is killed: that is the reader's fault, or the machine's.
    """

    def __init__(
        self,
        name: str,
        engine: Engine,
        *,
        workers: int = 1,
        threads: int = 1,
        limit_s: float = _LIMIT_S,
        wait_s: float = _WAIT_S,
    ) -> None:
        self._name = name
        setup = Setup(engine, name, threads, limit_s)
        self._seats = [Seat(setup, wait_s) for _ in range(workers)]
        self._free: asyncio.LifoQueue[Seat] = asyncio.LifoQueue()
        for seat in self._seats:
            self._free.put_nowait(seat)
        self._working: set[asyncio.Task[Answer]] = set()
        self._closed = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def at_work(self) -> int:
        """How many processes are reading now."""
        return len(self._working)

    async def read(self, data: bytes) -> Reading:
        """The text in an image or in the pages of a PDF. Raises UnreadablePicture, and ReaderBroken."""
        found = await self._seated(data)
        if isinstance(found, Refused):
            raise UnreadablePicture(found.code, found.why)
        assert found is not None
        return found

    async def warm(self) -> None:
        """Start the processes and load the models, which takes some seconds. Raises ReaderBroken."""
        for answer in await asyncio.gather(*(self._seated(WARM) for _ in self._seats)):
            if isinstance(answer, Refused):
                raise ReaderBroken(f"The reader cannot read the smallest picture: {answer.why}")

    async def aclose(self) -> None:
        """End the processes; what is being read is read to its end, what waits is not begun."""
        self._closed = True
        await asyncio.gather(*self._working, return_exceptions=True)
        await asyncio.gather(*(seat.leave() for seat in self._seats))

    async def _seated(self, data: bytes) -> Answer:
        """The answer of the first process that is free. Who gives up waiting leaves it to finish what it began."""
        if self._closed:
            raise RuntimeError("this reader was closed")
        seat = await self._free.get()
        if self._closed:
            self._free.put_nowait(seat)  # for the next who waits, to be told the same
            raise ReaderBroken("This reader was closed before the picture was read.")
        work = asyncio.create_task(self._asked(seat, data))
        self._working.add(work)

        def done(_: "asyncio.Task[Answer]") -> None:
            self._working.discard(work)
            self._free.put_nowait(seat)
            if not work.cancelled():
                work.exception()  # seen, though whoever asked may be gone

        work.add_done_callback(done)
        return await asyncio.shield(work)

    async def _asked(self, seat: Seat, data: bytes) -> Answer:
        """Read a picture, and once more where the process died of it, or was killed."""
        try:
            try:
                return await seat.ask(data)
            except ProcessDied:
                _log.warning("reading_process_died", reader=self.name)
            try:
                return await seat.ask(data)
            except ProcessDied:
                _log.warning("reading_process_died_again", reader=self.name)
            await seat.ask(WARM)
        except ProcessDied as error:
            raise ReaderBroken("The reading process does not start, or dies of the smallest picture.") from error
        except ProcessHung as error:
            _log.warning("reading_process_hung", reader=self.name)
            raise ReaderBroken("The reading process does not answer, and was ended.") from error
        return Refused(DEFEATED, "The file takes too long to read, or breaks the reader. Please send a screenshot.")
