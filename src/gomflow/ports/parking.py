"""Where messages wait that cannot be handled: one queue for each consumer and key, kept until somebody decides."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gomflow.ports.outcome import ConsumerOutcome
from gomflow.ports.turns import Turn


@dataclass(frozen=True, slots=True)
class Parked:
    """A message in a queue.

    `sequence` is its number in the stream it came from, `place` its number in the parking; `why` says what is wrong
    with it, or that it waits behind another.
    """

    consumer: str
    key: str
    subject: str
    sequence: int
    data: bytes
    why: str
    place: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """The wish that a queue is handled again, from its first message on."""

    consumer: str
    key: str
    place: int


class Message(Protocol):
    """What can be parked."""

    @property
    def subject(self) -> str:
        """Where it was published."""
        ...

    @property
    def sequence(self) -> int:
        """Its number in its stream."""
        ...

    @property
    def data(self) -> bytes:
        """What it says, undecoded."""
        ...


HandleParked = Callable[[Parked], Awaitable[ConsumerOutcome]]


class Parking(Protocol):
    """All queues. Every method raises gomflow.ports.log.LogUnavailable; asking again is safe."""

    def under(self, turn: Turn) -> "Parking":
        """The same queues, to which only whoever has this turn adds: park and park_behind raise TurnOver otherwise."""
        ...

    async def keys(self, consumer: str) -> dict[str, int]:
        """The keys a consumer has parked, each with the number of the last message in its queue."""
        ...

    async def park(self, consumer: str, key: str, message: Message, why: str) -> None:
        """Begin a queue with a message that cannot be handled, and raise the alarm."""
        ...

    async def is_parked(self, consumer: str, key: str) -> bool:
        """Whether a key has a queue now, whoever parked it."""
        ...

    async def park_behind(self, consumer: str, key: str, message: Message) -> bool:
        """Add a later message of a parked key to its queue: the order of the key is kept.

        Whether it is there; where the queue went through meanwhile it is not, and the message is to be handled.
        """
        ...

    async def queue(self, consumer: str, key: str) -> Sequence[Parked]:
        """The messages of a queue, in the order they came."""
        ...

    def releases(self, consumer: str) -> AbstractAsyncContextManager[AsyncIterator[Release]]:
        """The wishes to handle a consumer's queues again: those that wait, and those that come."""
        ...

    async def replay(self, release: Release, handle: HandleParked) -> bool:
        """Handle a queue in order until it is empty or a message is poison again; whether it is empty.

        What was handled leaves the queue; the wish is fulfilled either way.
        """
        ...


class Reports(Protocol):
    """Who is told of queues that stand still and go on."""

    async def parked(self, consumer: str, key: str, message: Message, why: str, occasion: str) -> None:
        """A queue stands still. `occasion` tells one failed replay from another; empty for the first time."""
        ...

    async def released(self, release: Release, handled: int) -> None:
        """A queue is empty again."""
        ...


class Stock(Protocol):
    """The parking as whoever decides about it sees it. Every method raises gomflow.ports.log.LogUnavailable."""

    async def queues(self, consumer: str = "*") -> Sequence[tuple[str, str]]:
        """The consumer and the key of every queue, of one consumer or of all."""
        ...

    async def queue(self, consumer: str, key: str) -> Sequence[Parked]:
        """The messages of a queue, in the order they came."""
        ...

    async def remove(self, parked: Parked) -> None:
        """Take a message out of its queue; nothing happens where it is gone."""
        ...

    async def ask_for_replay(self, consumer: str, key: str) -> Release:
        """Wish that a queue is handled again: whoever runs the consumer does it, now or when it runs next."""
        ...

    async def is_wished(self, release: Release) -> bool:
        """Whether a wish still waits to be fulfilled."""
        ...
