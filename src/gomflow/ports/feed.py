"""The log as its followers see it: batches of commits in order, without gaps."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a stream as it was stored: undecoded, so that a damaged one stops nobody unasked."""

    subject: str
    sequence: int
    data: bytes
    at: datetime
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


class Feed(Protocol):
    """One stream, followed from a position on."""

    def follow(self, after: int, most: int = 1000) -> AbstractAsyncContextManager[AsyncIterator[Sequence[Entry]]]:
        """Batches of what lies behind `after`, as it comes, across broken connections; each entry once."""
        ...

    async def last(self) -> int:
        """The number of the last message of the stream, 0 while it is empty. Raises LogUnavailable."""
        ...
