"""The four words in which every consumer of messages ends: done, rejected, again, poison."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Done:
    """Handled; it will not come again."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A rule said no and whoever asked was told; it will not come again."""

    why: str


@dataclass(frozen=True, slots=True)
class Again:
    """Not now: it comes again after a delay, and everything of the same key waits behind it."""

    why: str
    delay: timedelta = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Poison:
    """It cannot be handled by this release: it is parked with everything of its key, and the others go on."""

    why: str


ConsumerOutcome = Done | Rejected | Again | Poison
DONE = Done()
