"""Flood control: so many messages in all, about one a second in a chat after a tolerated burst, fewer in a group.

Who goes over it is refused until the pause that was named is over.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from gomflow.simulators.telegram.errors import too_many


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second in all, at once in a chat (refilled at `per_chat` a second), and a minute in a group."""

    overall: int = 30
    burst: int = 6
    per_chat: float = 1.0
    per_group: int = 20
    pause: int = 2
    """Seconds the refused has to wait at least."""


class FloodControl:
    """Counts what is sent. `clock` counts seconds."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._all = deque[float]()
        self._groups: dict[int, deque[float]] = {}
        self._tokens: dict[int, tuple[float, float]] = {}
        self._until: dict[int, float] = {}
        self.refused = 0

    def count(self, chat: int) -> None:
        """Let a message to a chat pass. Raises ApiError 429."""
        now = self._clock()
        until = max(self._until.get(0, 0.0), self._until.get(chat, 0.0))
        if until > now:
            self._refuse(until - now)
        if self._crowded(self._all, self._limits.overall, 1.0, now):
            self._until[0] = now + self._limits.pause
            self._refuse(self._limits.pause)
        if not self._fits(chat, now):
            self._until[chat] = now + self._limits.pause
            self._refuse(self._limits.pause)
        self._all.append(now)

    def _fits(self, chat: int, now: float) -> bool:
        if chat < 0:
            turns = self._groups.setdefault(chat, deque())
            if self._crowded(turns, self._limits.per_group, 60.0, now):
                return False
            turns.append(now)
            return True
        tokens, then = self._tokens.get(chat, (float(self._limits.burst), now))
        tokens = min(self._limits.burst, tokens + (now - then) * self._limits.per_chat)
        self._tokens[chat] = (tokens - 1 if tokens >= 1 else tokens, now)
        return tokens >= 1

    def _crowded(self, turns: deque[float], most: int, period: float, now: float) -> bool:
        while turns and turns[0] <= now - period:
            turns.popleft()
        return len(turns) >= most

    def _refuse(self, seconds: float) -> None:
        self.refused += 1
        raise too_many(max(1, ceil(seconds)))
