"""Keeping to Telegram's pace: so many messages a second in all, one a second in a chat, twenty a minute in a group."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Protocol

from gomflow.ports.chat import NotSent

OVERALL = 30
BULK = 25
"""Messages a second that broadcasts may take, so that whoever waits for an answer finds room beside them."""

BURST = 4
GROUP = 20
SECOND = 1.0
MINUTE = 60.5
"""A group's minute as we count it: a request may take less time on its way than the one before it."""

MANY_CHATS = 10_000


class NotNow(NotSent):
    """The next turn is further away than it is worth waiting for here."""


class _Turns(Protocol):
    last: float

    def earliest(self, now: float) -> float:
        """When the next turn is, not before now."""
        ...

    def take(self, at: float) -> None:
        """Use the turn at that moment, which `earliest` named."""
        ...


class _Window:
    """At most so many turns in any period."""

    def __init__(self, most: int, period: float) -> None:
        self._taken = deque[float](maxlen=most)
        self._period = period
        self.last = 0.0

    def earliest(self, now: float) -> float:
        full = len(self._taken) == self._taken.maxlen
        return max(now, self._taken[0] + self._period) if full else now

    def take(self, at: float) -> None:
        self._taken.append(at)
        self.last = at


class _Spaced:
    """One turn each period, and a few at once after a rest."""

    def __init__(self, burst: int, period: float) -> None:
        self._ahead = (burst - 1) * period
        self._period = period
        self._next = 0.0
        self.last = 0.0

    def earliest(self, now: float) -> float:
        return max(now, self._next - self._ahead)

    def take(self, at: float) -> None:
        self._next = max(self._next, at) + self._period
        self.last = at


class _Permits:
    """So many at once, and each comes back a period after its use has ended.

    Counted from the end, so that Telegram never sees more than that in any period, however long requests take to it.
    """

    def __init__(
        self, most: int, period: float, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        self._free_at = asyncio.Queue[float]()
        for _ in range(most):
            self._free_at.put_nowait(0.0)
        self._period = period
        self._clock = clock
        self._sleep = sleep

    @contextlib.asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Hold one of them."""
        free_at = await self._free_at.get()
        try:
            wait = free_at - self._clock()
            if wait > 0:
                await self._sleep(wait)
            yield
        finally:
            self._free_at.put_nowait(self._clock() + self._period)


class Pacing:
    """Gives every message its turn. One for a bot's token, in one process.

    `clock` counts seconds and never goes back. Whoever would have to wait longer than `patience` is told so by NotNow
    instead, so that nobody sits in the way of other chats.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        patience: timedelta = timedelta(seconds=5),
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._patience = patience.total_seconds()
        self._overall = _Permits(OVERALL, SECOND, clock, sleep)
        self._bulk = _Permits(BULK, SECOND, clock, sleep)
        self._chats: dict[int, _Turns] = {}
        self._held: dict[int, float] = {}
        self._all_held = 0.0

    @contextlib.asynccontextmanager
    async def turn(self, chat: int, *, bulk: bool = False) -> AsyncIterator[None]:
        """Wait until a message may go to a chat, and hold the turn until Telegram has answered.

        `bulk` is for broadcasts, which leave room for the rest. Raises NotNow.
        """
        await self._until_free(chat)
        await self._take(self._turns_of(chat))
        async with self._bulk.one() if bulk else contextlib.nullcontext(), self._overall.one():
            # Telegram may have asked for a pause while this waited.
            await self._until_free(chat)
            yield

    def hold(self, chat: int, pause: timedelta) -> None:
        """Telegram wants no message to a chat for a while.

        It does not say whether it means the chat or the bot. When a second chat is told so while one is held already,
        it is the bot, and everything is held.
        """
        now = self._clock()
        until = now + pause.total_seconds()
        self._held = {held: end for held, end in self._held.items() if end > now}
        if any(held != chat for held in self._held):
            self._all_held = max(self._all_held, until)
        self._held[chat] = max(until, self._held.get(chat, 0.0))

    async def _until_free(self, chat: int) -> None:
        await self._pause(max(self._all_held, self._held.get(chat, 0.0)) - self._clock())

    async def _take(self, turns: _Turns) -> None:
        now = self._clock()
        at = turns.earliest(now)
        self._agree(at - now)
        turns.take(at)
        await self._pause(at - now)

    async def _pause(self, seconds: float) -> None:
        if seconds > 0:
            self._agree(seconds)
            await self._sleep(seconds)

    def _agree(self, seconds: float) -> None:
        if seconds > self._patience:
            raise NotNow("the chat's next turn is later", timedelta(seconds=seconds))

    def _turns_of(self, chat: int) -> _Turns:
        known = self._chats.get(chat)
        if known is None:
            if len(self._chats) >= MANY_CHATS:
                self._forget_idle()
            # Groups have negative ids.
            known = _Window(GROUP, MINUTE) if chat < 0 else _Spaced(BURST, SECOND)
            self._chats[chat] = known
        return known

    def _forget_idle(self) -> None:
        """Chats that had no turn for a minute are as good as new ones."""
        long_ago = self._clock() - MINUTE
        self._chats = {chat: turns for chat, turns in self._chats.items() if turns.last > long_ago}
