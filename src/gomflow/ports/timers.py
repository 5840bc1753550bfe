"""Durable wake-ups: at-least-once, so whoever is woken looks at the log for what is true."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gomflow_events.fact import Json


@dataclass(frozen=True, slots=True)
class Timer:
    """A wake-up that stands."""

    name: str
    at: datetime
    what: Json


class Timers(Protocol):
    """One wake-up per name: setting it again replaces it."""

    async def set(self, name: str, at: datetime, what: Json) -> None:
        """Wake up at a time (at once when it is past) with `what`. `name` is one NATS token."""
        ...

    async def cancel(self, name: str) -> None:
        """Forget a wake-up; nothing happens where there is none."""
        ...

    async def standing(self) -> Sequence[Timer]:
        """Every wake-up that did not fire yet, the next one first. Raises LogUnavailable."""
        ...
