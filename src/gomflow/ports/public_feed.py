"""The public feed, as the core sees it: one message per event, in the order of the log, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class FeedMoved(Exception):
    """The end of the feed is not where it was thought to be, or nobody knows: look again. Nothing is there twice."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the log: the number of a commit, and which of its events, from 1."""

    commit: int
    part: int


BEGINNING = Place(0, 0)


@dataclass(frozen=True, slots=True)
class End:
    """Where the feed ends: the place in the log of its last event, its id, and its message's own number."""

    place: Place
    number: int
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event as it goes out."""

    place: Place
    subject: str
    event_id: str
    data: bytes


class PublicFeed(Protocol):
    """The feed's stream."""

    async def end(self) -> End:
        """Where the feed ends now. Raises gomflow.ports.log.LogUnavailable."""
        ...

    async def append(self, announcements: Sequence[Announcement], end: End) -> End:
        """Put events behind the end, in order; where the feed ends then.

        Raises FeedMoved, with some of them stored or none: it is not to be repeated before `end` was asked again.
        """
        ...
