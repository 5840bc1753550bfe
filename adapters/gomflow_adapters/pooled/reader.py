"""A reader in a small pool of processes, so that reading never takes the event loop's time."""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final, TypeVar

import structlog

from gomflow.ports.reader import ReaderUnavailable, Reading, UnreadablePicture
from gomflow_adapters.pooled.process import Engine, Refused, read, start, warm

T = TypeVar("T")

_LIMIT_S: Final = 60.0
_log = structlog.get_logger()


class ReaderBroken(ReaderUnavailable):
    """The fault is the reader's and not the picture's: the same picture may be read once it is mended."""


class PooledReader:
    """Reads pictures with an engine in `workers` processes of `threads` threads each.

    A process starts with the first picture, or with `warm`. One that dies, or needs longer than
    `limit_s` seconds for a picture, is replaced, and its picture read once more.
    """

    def __init__(
        self, name: str, engine: Engine, *, workers: int = 1, threads: int = 1, limit_s: float = _LIMIT_S
    ) -> None:
        self._name = name
        self._engine = engine
        self._workers = workers
        self._threads = threads
        self._limit_s = limit_s
        self._pool: ProcessPoolExecutor | None = None
        self._again = asyncio.Lock()
        self._closed = False

    @property
    def name(self) -> str:
        return self._name

    async def read(self, data: bytes) -> Reading:
        """The text in an image or the first page of a PDF. Raises UnreadablePicture, and ReaderBroken."""
        found = await self._read(data)
        if isinstance(found, Refused):
            raise UnreadablePicture(found.code, found.why)
        return found

    async def warm(self) -> None:
        """Start the processes and load the models, which takes some seconds. Raises ReaderBroken."""
        try:
            await asyncio.gather(*(self._do(warm) for _ in range(self._workers)))
        except BrokenProcessPool as error:
            raise ReaderBroken("The reading process does not start, or dies of the smallest picture.") from error

    async def aclose(self) -> None:
        """End the processes; what is being read is read to its end, what waits is not begun."""
        self._closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)

    async def _read(self, data: bytes) -> Reading | Refused:
        """Read a picture, and once more, alone among those repeated, where a process died of it or beside it."""
        try:
            return await self._do(read, data)
        except BrokenProcessPool:
            _log.warning("reading_process_died", reader=self.name)
        async with self._again:
            try:
                return await self._do(read, data)
            except BrokenProcessPool as error:
                _log.warning("reading_process_died_again", reader=self.name)
                await self.warm()
                why = "The file cannot be read: it takes too long, or breaks the reader. Please send a screenshot."
                raise UnreadablePicture("damaged", why) from error

    async def _do(self, task: Callable[..., T], *given: bytes) -> T:
        pool = self._running()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, task, *given)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
            pool.shutdown(wait=False)
            raise

    def _running(self) -> ProcessPoolExecutor:
        if self._closed:
            raise RuntimeError("this reader was closed")
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=start,
                initargs=(self._engine, self._name, self._threads, self._limit_s),
            )
        return self._pool
