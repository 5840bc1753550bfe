"""What a queue of parked messages can look like: a union of shapes."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Flowing:
    """Nothing is parked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A message is parked, and what comes after it waits."""

    consumer: str
    key: str
    subject: str
    sequence: int
    why: str


Queue: TypeAlias = Flowing | Standing

INITIAL: Queue = Flowing()
