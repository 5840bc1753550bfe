"""Handling the messages of one consumer to their last word, and the queues of those that have none."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

import structlog

from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import Again, ConsumerOutcome, Poison
from gomflow.ports.parking import Parked, Parking, Release
from gomflow.ports.turns import Turn, TurnOver
from gomflow.reticent import words_of
from gomflow_adapters.jetstream.delivered import Delivered, Handle
from gomflow_adapters.jetstream.heeding import heed
from gomflow_events.codec import Unreadable

log = structlog.get_logger()

T = TypeVar("T")


class Handling:
    """Ends each message in one of four words, `side_by_side` at once at most; in one turn of the consumer."""

    def __init__(
        self, name: str, handle: Handle, parking: Parking, *, side_by_side: int, patience: Sequence[float]
    ) -> None:
        self._name = name
        self._handle = handle
        self._all_parking = parking
        self._parking = parking
        self._at_once = asyncio.Semaphore(side_by_side)
        self._patience = patience
        self._parked: dict[str, int] = {}
        self._leaving = asyncio.Event()

    async def begin(self, turn: Turn) -> None:
        """Begin a turn: learn what is parked, now that nobody else can park anything. Raises LogUnavailable."""
        self._leaving.clear()
        self._parking = self._all_parking.under(turn)
        self._parked = await self._parking.keys(self._name)

    def leave(self) -> None:
        """Begin nothing more in this turn; what is being handled comes to its end."""
        self._leaving.set()

    async def one(self, key: str, delivered: Delivered) -> None:
        """Deal with a message: it may be acknowledged then. Raises TurnOver."""
        if key in self._parked and await self._is_behind(key, delivered):
            return
        outcome = await self._outcome(delivered)
        if isinstance(outcome, Poison):
            await self._insist(lambda: self._parking.park(self._name, key, delivered, outcome.why))
            self._parked[key] = delivered.sequence

    async def _is_behind(self, key: str, delivered: Delivered) -> bool:
        if delivered.sequence <= self._parked[key]:
            # It came before the last of the queue: it is in the queue, or was handled before there was one.
            return True
        if not await self._insist(lambda: self._parking.park_behind(self._name, key, delivered)):
            del self._parked[key]
            return False
        self._parked[key] = delivered.sequence
        return True

    async def replay(self, key: str, release: Release) -> None:
        """Handle a queue again. Raises TurnOver."""

        async def again(parked: Parked) -> ConsumerOutcome:
            return await self._outcome(Delivered(parked.subject, parked.sequence, parked.data, redelivered=True))

        if await self._insist(lambda: self._parking.replay(release, again)):
            self._parked.pop(key, None)

    async def _outcome(self, delivered: Delivered) -> ConsumerOutcome:
        """The last word on a message; as long as it is `again`, its key waits. Raises TurnOver."""
        failures = 0
        while True:
            if self._leaving.is_set():
                raise TurnOver(self._name)
            try:
                async with self._at_once:
                    outcome = await self._handle(delivered)
            except Exception as error:  # noqa: BLE001 - a defect in one handler must not stop the others
                failures += 1
                outcome = self._failed(delivered, error, failures)
            if not isinstance(outcome, Again):
                return outcome
            await self._pause(outcome.delay)

    async def _pause(self, delay: timedelta) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(delay.total_seconds()):
                await self._leaving.wait()

    def _failed(self, delivered: Delivered, error: Exception, failures: int) -> ConsumerOutcome:
        """A handler that raises is tried again a few times: a defect parks the message, it does not lose it."""
        log.warning(
            "handler failed", consumer=self._name, sequence=delivered.sequence, failures=failures, exc_info=error
        )
        if failures > len(self._patience) or isinstance(error, Unreadable):
            return Poison(words_of(error))
        return Again(type(error).__name__, timedelta(seconds=self._patience[failures - 1]))

    async def _insist(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do something in the parking, however long it is out of reach: nothing is acknowledged before."""
        while True:
            heed()
            try:
                return await work()
            except LogUnavailable as error:
                log.warning("parking waits", consumer=self._name, why=str(error))
                await asyncio.sleep(1)
