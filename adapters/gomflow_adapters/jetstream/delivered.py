"""A message as its handler gets it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gomflow.ports.outcome import ConsumerOutcome

PATIENCE = (0.2, 1.0, 5.0, 15.0, 30.0)
"""Seconds to wait after each unexpected failure of a handler; after the last, the message is poison."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message of a stream, stored `at`. `redelivered` tells that it may have been handled in part before."""

    subject: str
    sequence: int
    data: bytes
    redelivered: bool
    at: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


Handle = Callable[[Delivered], Awaitable[ConsumerOutcome]]
