"""Turns in JetStream: the last message of `turn.<service>` says who has the service, and its number is the turn's.

A turn is taken under the guard of the one before, so that of several who try one gets it. What a turn parks is stored
under the guard of its own number, in the same stream: a process that lost its turn and does not know it yet, because it
was frozen, is refused by the broker.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import msgspec
import structlog
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from gomflow.ports.log import LogUnavailable
from gomflow.ports.turns import Turn, TurnOver
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.heeding import heed
from gomflow_adapters.jetstream.presence import SILENCE, Presence, Word
from gomflow_adapters.jetstream.publish import Conflict, Guarded, Unknown, publish_one
from gomflow_adapters.jetstream.standing import last_at_the_leader
from gomflow_adapters.jetstream.streams import DEAD, turn_subject

log = structlog.get_logger()

AGREED = 1.5
"""Seconds for which a service is meant for a fellow before it is handed over."""


class _Taken(msgspec.Struct, frozen=True):
    process: str


@dataclass(frozen=True, slots=True)
class _Record:
    """Who took a service last; `number` 0 where nobody did."""

    process: str
    number: int


class _Turn:
    """A turn that this process has."""

    def __init__(self, connection: Connection, service: str, number: int, *, was_taken: bool) -> None:
        self._connection = connection
        self.service = service
        self.number = number
        self.was_taken = was_taken
        self.is_lost = False
        self.meant_for_another: float | None = None
        """Since when; a moment of it is nothing, for processes offer one service after the other."""
        self._ended = asyncio.Event()

    async def confirm(self) -> None:
        if await last_at_the_leader(self._connection.nc, DEAD, turn_subject(self.service)) != self.number:
            self.lose()
        if self.is_lost:
            raise TurnOver(f"{self.service} is another process's")

    async def ends(self) -> None:
        await self._ended.wait()

    def lose(self) -> None:
        """Somebody else has it."""
        if not self.is_lost:
            log.warning("a turn is lost", service=self.service, turn=self.number)
        self.is_lost = True
        self._ended.set()

    def hand_over(self) -> None:
        """A fellow is there that it is meant for."""
        self._ended.set()


class JetStreamTurns:
    """The turns of this process, and what is known of those of others."""

    def __init__(self, connection: Connection, presence: Presence, *, silence: float = SILENCE) -> None:
        self._connection = connection
        self._presence = presence
        self._silence = silence
        self._records: dict[str, _Record] = {}
        self._mine: dict[str, _Turn] = {}
        self._returning: set[asyncio.Task[None]] = set()
        presence.on_word = self._heard
        presence.on_return = self._returned

    @classmethod
    @asynccontextmanager
    async def open(cls, connection: Connection, *, silence: float = SILENCE) -> AsyncIterator["JetStreamTurns"]:
        """The turns of a process that is there until the end of the block."""
        presence = Presence(connection, silence=silence)
        async with presence.shown():
            yield cls(connection, presence, silence=silence)

    @property
    def process(self) -> str:
        """This process, as it is named in turns."""
        return self._presence.process

    @asynccontextmanager
    async def turn(self, service: str) -> AsyncIterator[Turn]:
        mine = self._presence.mine
        mine.offers.add(service)
        try:
            turn = self._mine[service] = await self._wait_for(service)
            yield turn
        finally:
            mine.offers.discard(service)
            self._mine.pop(service, None)
            if number := mine.holds.pop(service, 0):
                mine.gave_up[service] = number
            await self._presence.say()

    async def _wait_for(self, service: str) -> _Turn:
        free_since: float | None = None
        while True:
            heed()
            try:
                record = self._records.get(service) or await self._read(service)
                mine = record.process == self._presence.process
                given_up = mine or record.number == self._presence.gave_up(record.process, service)
                if given_up or await self._presence.is_gone(record.process):
                    free_since = free_since or time.monotonic()
                    meant = self._presence.meant(service) == self._presence.process
                    if (meant or time.monotonic() - free_since > self._silence) and (
                        number := await self._take(service, record)
                    ):
                        return _Turn(self._connection, service, number, was_taken=not given_up)
                else:
                    free_since = None
            except LogUnavailable as error:
                log.warning("a turn waits", service=service, why=str(error))
            await self._presence.news()

    async def _read(self, service: str) -> _Record:
        last = await last_of(self._connection.nc, DEAD, turn_subject(service))
        record = _Record("", 0)
        if last is not None:
            record = _Record(msgspec.json.decode(last.data, type=_Taken).process, last.sequence)
        self._records[service] = record
        return record

    async def _take(self, service: str, before: _Record) -> int:
        """The number of the turn; 0 where somebody else was first, or nobody knows."""
        data = msgspec.json.encode(_Taken(self._presence.process))
        try:
            number = await publish_one(self._connection.js, Guarded(turn_subject(service), data, before.number))
        except (Conflict, Unknown):
            found = await self._read(service)
            if found.process != self._presence.process or found.number <= before.number:
                return 0
            number = found.number
        # Taking over from somebody is news; having a service because nobody else is there is not.
        (log.info if before.process else log.debug)("takes a turn", service=service, turn=number, after=before.process)
        self._records[service] = _Record(self._presence.process, number)
        self._presence.mine.holds[service] = number
        await self._presence.say()
        if before.number:
            await self._forget_earlier(service)
        return number

    async def _forget_earlier(self, service: str) -> None:
        try:
            await self._connection.js.purge_stream(DEAD, subject=turn_subject(service), keep=1)
        except (NatsError, APIError, TimeoutError) as error:
            # They are in nobody's way; whoever takes the next turn tries again.
            log.info("earlier turns stay", service=service, why=str(error) or type(error).__name__)

    def _heard(self, word: Word) -> None:
        for service, number in word.holds.items():
            known = self._records.get(service)
            if known is None or known.number < number:
                self._records[service] = _Record(word.process, number)
            mine = self._mine.get(service)
            if mine is not None and mine.number < number:
                mine.lose()
        for service, mine in self._mine.items():
            if self._presence.meant(service, settled=True) == self._presence.process:
                mine.meant_for_another = None
            elif mine.meant_for_another is None:
                mine.meant_for_another = time.monotonic()
            elif time.monotonic() - mine.meant_for_another > AGREED:
                mine.hand_over()

    def _returned(self) -> None:
        task = asyncio.create_task(self._confirm_all(), name="turns after a break")
        self._returning.add(task)
        task.add_done_callback(self._returning.discard)

    async def _confirm_all(self) -> None:
        """See whether one's turns are still one's own, after one was away."""
        for turn in list(self._mine.values()):
            try:
                await turn.confirm()
            except TurnOver:
                continue
            except LogUnavailable as error:
                log.warning("a turn cannot be confirmed", service=turn.service, why=str(error))
