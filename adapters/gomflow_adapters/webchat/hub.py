"""One reader of all messages to web chats, handing each to every open page of its chat."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass

import structlog

from gomflow.ports.history import History
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.webchat.frames import encode_frame, message_frame
from gomflow_events.identity import ChatKey, Platform

log = structlog.get_logger()

ROOM = 256
"""Frames that wait for a page at most; a page slower than that connects anew and reads its history."""

COME_AGAIN = 4012
"""Close code: connect again and read the history, for something may have been missed."""

TOO_SLOW = 4008
"""Close code: as above, because this page did not keep up."""

_AGAIN = 0.5
"""Seconds before the reader is started once more."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A frame for a page; `message_id` is that of the message in it, if it is one."""

    frame: str
    message_id: str = ""


class Seat:
    """One open page: the frames that wait for it, and the close code once it has to go."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[Telling] = asyncio.Queue(ROOM)
        self._over: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def give(self, frame: Telling) -> None:
        """Have a frame sent; never waits. A page that is too slow loses its seat instead."""
        try:
            self._waiting.put_nowait(frame)
        except asyncio.QueueFull:
            self.leave(TOO_SLOW)

    def leave(self, code: int) -> None:
        """Take the seat away."""
        if not self._over.done():
            self._over.set_result(code)

    async def next(self) -> Telling:
        """The next frame to send."""
        return await self._waiting.get()

    async def over(self) -> int:
        """The close code, when the seat is taken away."""
        return await asyncio.shield(self._over)


class Hub:
    """The seats of all chats in this process."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._seats: defaultdict[ChatKey, set[Seat]] = defaultdict(set)
        self._live = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The reader reads for as long as the context lasts."""
        reader = asyncio.create_task(self._read(), name="webchat-hub")
        try:
            yield
        finally:
            reader.cancel()
            with suppress(asyncio.CancelledError):
                await reader

    async def live(self) -> None:
        """Wait until whatever is stored from now on will be handed out."""
        await self._live.wait()

    @contextmanager
    def seat(self, chat: ChatKey) -> Iterator[Seat]:
        """A seat for a page of a chat."""
        seat = Seat()
        self._seats[chat].add(seat)
        try:
            yield seat
        finally:
            self._seats[chat].discard(seat)
            if not self._seats[chat]:
                del self._seats[chat]

    def tell(self, chat: ChatKey, frame: Telling, but: Seat | None = None) -> None:
        """Hand a frame to every page of a chat, but for the one where it comes from."""
        for seat in self._seats.get(chat, ()):
            if seat is not but:
                seat.give(frame)

    async def _read(self) -> None:
        while True:
            try:
                await self._follow()
            except LogUnavailable as error:
                log.warning("web chat reader starts again", why=str(error))
            except Exception:
                # Whatever stopped it: without this reader no page hears anything any more.
                log.exception("web chat reader starts again")
            self._live.clear()
            for seat in [seat for seats in self._seats.values() for seat in seats]:
                seat.leave(COME_AGAIN)
            await asyncio.sleep(_AGAIN)

    async def _follow(self) -> None:
        async with self._history.live(Platform.WEB) as messages:
            self._live.set()
            async for shown in messages:
                if shown.message.chat in self._seats:
                    telling = Telling(encode_frame(message_frame(shown)), shown.message.message_id)
                    self.tell(shown.message.chat, telling)
