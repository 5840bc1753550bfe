"""A storm: processes killed, stopped and started again at moments that a seed decides."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

_PULSE = 0.05
"""Seconds from one stop to the next of a process that crawls."""

Blow = Callable[[], Awaitable[None]]


@dataclass
class Storm:
    """What can go wrong, by name, and what did, by its second. `pause` is between two blows, least and most seconds."""

    rng: Random
    blows: dict[str, Blow]
    pause: tuple[float, float] = (1.0, 4.0)
    struck: list[tuple[float, str]] = field(default_factory=list)

    async def blow(self, names: Sequence[str]) -> None:
        """Strike with these, in this order, with pauses between."""
        began = time.monotonic()
        for name in names:
            await asyncio.sleep(self.rng.uniform(*self.pause))
            self.struck.append((time.monotonic() - began, name))
            await self.blows[name]()

    async def rage(self, seconds: float) -> None:
        """Strike with anything, until the time is over."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            await self.blow([self.rng.choice(sorted(self.blows))])


def kill(pid_of: Callable[[], int]) -> Blow:
    """Kill a process whose supervisor starts it again."""

    async def strike() -> None:
        if pid := pid_of():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    return strike


def freeze(pid_of: Callable[[], int], seconds: float) -> Blow:
    """Stop a process and let it go on later, as a machine does that is out of memory or being moved."""

    async def strike() -> None:
        pid = pid_of()
        if not pid:
            return
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
            try:
                await asyncio.sleep(seconds)
            finally:
                os.kill(pid, signal.SIGCONT)

    return strike


def crawl(pid_of: Callable[[], int], seconds: float, share: float = 0.2) -> Blow:
    """Let a process run for a share of its time only, as on a disk or a machine that has become slow."""

    async def strike() -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            await freeze(pid_of, (1 - share) * _PULSE)()
            await asyncio.sleep(share * _PULSE)

    return strike
