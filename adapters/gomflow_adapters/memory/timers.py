"""Timers in memory, on a clock that somebody moves: the same promises as the real ones, but for surviving."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from gomflow.ports.timers import Timer
from gomflow_events.fact import Json


class MemoryTimers:
    """One wake-up per name, handed over by `due`."""

    def __init__(self) -> None:
        self._standing: dict[str, Timer] = {}

    async def set(self, name: str, at: datetime, what: Json) -> None:
        await asyncio.sleep(0)
        self._standing[name] = Timer(name, at, what)

    async def cancel(self, name: str) -> None:
        await asyncio.sleep(0)
        self._standing.pop(name, None)

    async def standing(self) -> Sequence[Timer]:
        await asyncio.sleep(0)
        return sorted(self._standing.values(), key=lambda timer: (timer.at, timer.name))

    def due(self, now: datetime) -> Timer | None:
        """The earliest wake-up whose time has come; it stands no more."""
        waiting = [timer for timer in self._standing.values() if timer.at <= now]
        if not waiting:
            return None
        first = min(waiting, key=lambda timer: (timer.at, timer.name))
        return self._standing.pop(first.name)
