"""Live pages: one watcher looks when the read models move, and tells the open pages whose lists changed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from gomflow.ports.board import Board, Scope
from gomflow.ports.reads import ReadsUnavailable
from gomflow_projections.progress import Progress

log = structlog.get_logger()

PACE = 0.4
"""Seconds between two looks: what happens meanwhile is told together."""

_LOOK_AGAIN = 5.0
"""Seconds after which the watcher looks even when nothing moved, so that no missed wake-up lasts."""


class Ended(Exception):
    """The server goes: no more news."""


class Seat:
    """One open page, waiting for news."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self._over = False

    def tell(self) -> None:
        """Something changed."""
        self._news.set()

    def end(self) -> None:
        """The server goes."""
        self._over = True
        self._news.set()

    async def changed(self) -> None:
        """Wait until something changed. Raises Ended."""
        await self._news.wait()
        self._news.clear()
        if self._over:
            raise Ended


class Hub:
    """The open pages, by whose orders they show."""

    def __init__(self, board: Board, progress: Progress) -> None:
        self._board = board
        self._progress = progress
        self._seats: dict[Scope, set[Seat]] = {}
        self._marks: dict[Scope, str] = {}
        self._over = False

    @asynccontextmanager
    async def seat(self, scope: Scope) -> AsyncIterator[Seat]:
        """A place for one page, as long as it is open: whatever changes from now on is told.

        Raises ReadsUnavailable.
        """
        seat = Seat()
        if self._over:
            seat.end()
        self._seats.setdefault(scope, set()).add(seat)
        try:
            if scope not in self._marks:
                self._marks[scope] = await self._mark(scope)
            yield seat
        finally:
            self._seats[scope].discard(seat)
            if not self._seats[scope]:
                del self._seats[scope]
                self._marks.pop(scope, None)

    @property
    def open_pages(self) -> int:
        """How many pages listen."""
        return sum(len(seats) for seats in self._seats.values())

    def close(self) -> None:
        """End all streams, so that a server that stops waits for none of them."""
        self._over = True
        for seats in self._seats.values():
            for seat in seats:
                seat.end()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Watch for as long as the block lasts."""
        self._over = False
        watcher = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            self.close()
            watcher.cancel()
            with suppress(asyncio.CancelledError):
                await watcher

    async def _watch(self) -> None:
        while True:
            position = self._progress.position
            await self._look()
            await asyncio.sleep(PACE)
            await self._progress.wait_for(position + 1, _LOOK_AGAIN)

    async def _mark(self, scope: Scope) -> str:
        # Operators see everything, so whatever moved concerns them.
        return str(await self._board.position("desk")) if scope is None else await self._board.mark(scope)

    async def _look(self) -> None:
        for scope, before in list(self._marks.items()):
            try:
                mark = await self._mark(scope)
            except ReadsUnavailable:
                log.info("live pages wait for the database")
                return
            if mark != before and scope in self._marks:
                self._marks[scope] = mark
                for seat in self._seats.get(scope, ()):
                    seat.tell()
