"""Where one kind of work is done: the four words, patience with failures, and the queues of what was parked."""

import asyncio
from datetime import timedelta

import structlog
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import Again, ConsumerOutcome, Poison
from gomflow.ports.parking import Parked, Parking, Release
from gomflow.ports.turns import Turn, Turns, in_turn
from gomflow.reticent import words_of
from gomflow_adapters.jetstream.delivered import PATIENCE, Delivered, Handle
from gomflow_adapters.jetstream.heeding import heed
from gomflow_events.codec import Unreadable

log = structlog.get_logger()

RETRY = timedelta(seconds=1)


class Bench:
    """Handles messages one by one, whoever brings them; a parked subject keeps its order, for it has a queue."""

    def __init__(self, name: str, handle: Handle, parking: Parking, turns: Turns) -> None:
        self.name = name
        self._turns = turns
        self._handle = handle
        self._parking = parking
        self._failures: dict[int, int] = {}
        self._queues = asyncio.Lock()
        self._busy = 0

    def is_idle(self) -> bool:
        """Whether nothing is being handled at the moment."""
        return self._busy == 0

    async def one(self, delivered: Delivered) -> timedelta | None:
        """Handle a message; how long until it has to come again, None when it is dealt with."""
        self._busy += 1
        try:
            return await self._one(delivered)
        except LogUnavailable as error:
            log.warning("parking waits", consumer=self.name, why=str(error))
            return RETRY
        finally:
            self._busy -= 1

    async def _one(self, delivered: Delivered) -> timedelta | None:
        # Asked each time and not remembered: a fellow may have parked it, or handled what was parked.
        if await self._parking.is_parked(self.name, delivered.subject):
            async with self._queues:
                if await self._parking.park_behind(self.name, delivered.subject, delivered):
                    return None
        outcome = await self._outcome(delivered)
        if isinstance(outcome, Again):
            return outcome.delay
        self._failures.pop(delivered.sequence, None)
        if isinstance(outcome, Poison):
            async with self._queues:
                await self._parking.park(self.name, delivered.subject, delivered, outcome.why)
        return None

    async def _outcome(self, delivered: Delivered) -> ConsumerOutcome:
        try:
            return await self._handle(delivered)
        except Exception as error:
            # A defect in one handler must not stop the others.
            failures = self._failures[delivered.sequence] = self._failures.get(delivered.sequence, 0) + 1
            log.warning(
                "handler failed", consumer=self.name, sequence=delivered.sequence, failures=failures, exc_info=error
            )
            if failures > len(PATIENCE) or isinstance(error, Unreadable):
                return Poison(words_of(error))
            return Again(type(error).__name__, timedelta(seconds=PATIENCE[failures - 1]))

    async def replays(self) -> None:
        """Handle parked queues again whenever somebody wishes it and it is this process's turn, until cancelled."""
        await in_turn(self._turns, f"replays-{self.name}", self._replays)

    async def _replays(self, _turn: Turn) -> None:
        while True:
            heed()
            try:
                async with self._parking.releases(self.name) as releases:
                    async for release in releases:
                        await self._replay(release)
            except (LogUnavailable, NatsError, APIError, TimeoutError) as error:
                log.warning("replay waits", consumer=self.name, why=str(error) or type(error).__name__)
                await asyncio.sleep(RETRY.total_seconds())

    async def _replay(self, release: Release) -> None:
        async def again(parked: Parked) -> ConsumerOutcome:
            delivered = Delivered(parked.subject, parked.sequence, parked.data, redelivered=True)
            while True:
                outcome = await self._outcome(delivered)
                if not isinstance(outcome, Again):
                    self._failures.pop(delivered.sequence, None)
                    return outcome
                await asyncio.sleep(outcome.delay.total_seconds())

        async with self._queues:
            await self._parking.replay(release, again)
