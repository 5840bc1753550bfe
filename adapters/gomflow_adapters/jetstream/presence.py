"""The processes that run GOMFLOW beside each other: who is there, what each offers, and what each has in hand.

Each tells the others twice a second, by messages that nobody keeps. Whoever is not heard is asked: the broker answers
for a process whose connection is gone, and one that is frozen does not answer. What is found out here decides only when
somebody tries to take over; that it is safe to is the broker's business (gomflow_adapters.jetstream.turns).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from secrets import token_hex

import msgspec
import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError

from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.heeding import heed

log = structlog.get_logger()

BEAT = 0.5
"""Seconds between two words of a process."""

SILENCE = 3.0
"""Seconds after which a process that says nothing, although its connection is up, counts as gone."""

SETTLED = 3.0
"""Seconds a process has to be there before others give up services for it."""

_BEATS = "present.beat"


class Word(msgspec.Struct, frozen=True):
    """What a process says of itself: the services it offers, its turns by service, and the last it gave up of each."""

    process: str
    offers: tuple[str, ...]
    holds: dict[str, int]
    gave_up: dict[str, int]
    leaves: bool = False


@dataclass(slots=True)
class _Fellow:
    word: Word
    since: float
    heard: float
    is_gone: bool = False


@dataclass(slots=True)
class Mine:
    """What this process offers and has."""

    offers: set[str] = field(default_factory=set[str])
    holds: dict[str, int] = field(default_factory=dict[str, int])
    gave_up: dict[str, int] = field(default_factory=dict[str, int])


class Presence:
    """This process among its fellows."""

    def __init__(self, connection: Connection, *, silence: float = SILENCE) -> None:
        self._connection = connection
        self._silence = silence
        self.process = token_hex(8)
        self.mine = Mine()
        self._fellows: dict[str, _Fellow] = {}
        self._asked: dict[str, float] = {}
        self._back_since = float("-inf")
        self._news = asyncio.Event()
        self.on_word: Callable[[Word], None] = lambda _word: None
        self.on_return: Callable[[], None] = lambda: None
        """Called when this process was away itself: frozen, or without the broker."""

    @asynccontextmanager
    async def shown(self) -> AsyncIterator["Presence"]:
        """Be there, until the end of the block."""
        nc = self._connection.nc
        hearing = await nc.subscribe(_BEATS, cb=self._hear)
        asking = await nc.subscribe(_ask_subject(self.process), cb=self._answer)
        beating = asyncio.create_task(self._beat(), name="presence")
        try:
            yield self
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)
            with suppress(NatsError):
                await self.say(leaves=True)
                await nc.flush()
                await hearing.unsubscribe()
                await asking.unsubscribe()

    async def say(self, *, leaves: bool = False) -> None:
        """Tell the others what there is to tell, now rather than later."""
        mine = self.mine
        word = Word(self.process, tuple(sorted(mine.offers)), dict(mine.holds), dict(mine.gave_up), leaves)
        with suppress(NatsError):
            await self._connection.nc.publish(_BEATS, msgspec.json.encode(word))

    async def news(self) -> None:
        """Wait until somebody said something new, or for a beat."""
        self._news.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(BEAT):
                await self._news.wait()

    def gave_up(self, process: str, service: str) -> int:
        """The number of the last turn that a process gave up of its own will; 0 where none is known."""
        if process == self.process:
            return self.mine.gave_up.get(service, 0)
        fellow = self._fellows.get(process)
        return 0 if fellow is None else fellow.word.gave_up.get(service, 0)

    async def is_gone(self, process: str) -> bool:
        """Whether a process has died, left, or been silent for long. Asks it where it was not heard of late."""
        now = time.monotonic()
        fellow = self._fellows.get(process)
        if fellow is not None and fellow.is_gone:
            return True
        if now - self._back_since < self._silence or (fellow is not None and now - fellow.heard < 2 * BEAT):
            # Who was away was not there to hear anything.
            return False
        gone = await self._does_not_answer(process, now if fellow is None else fellow.heard)
        if fellow is not None:
            fellow.is_gone = gone
        return gone

    async def _does_not_answer(self, process: str, heard: float) -> bool:
        try:
            await self._connection.nc.request(_ask_subject(process), b"", timeout=BEAT)
        except NoRespondersError:
            return True
        except (NatsError, TimeoutError):
            # Where it was never heard, the silence begins with the first question.
            return time.monotonic() - self._asked.setdefault(process, heard) > self._silence
        self._asked.pop(process, None)
        return False

    def meant(self, service: str, *, settled: bool = False) -> str:
        """The process a service is meant for: each gets as many as the others, all agree, and few change hands."""
        now = time.monotonic()
        offers = {self.process: self.mine.offers} | {
            process: set(fellow.word.offers)
            for process, fellow in self._fellows.items()
            if not fellow.is_gone
            and now - fellow.heard < self._silence
            and (not settled or now - fellow.since > SETTLED)
        }
        load = dict.fromkeys(offers, 0)
        chosen = self.process
        for one in sorted(set().union(*offers.values())):
            able = [process for process in offers if one in offers[process]]
            chosen = min(able, key=lambda process: (load[process], process))
            load[chosen] += 1
            if one == service:
                return chosen
        return chosen

    async def _beat(self) -> None:
        returns = self._connection.returns
        while True:
            heed()
            began = time.monotonic()
            await self.say()
            await asyncio.sleep(BEAT)
            away = time.monotonic() - began > self._silence / 2
            if away or returns != self._connection.returns:
                returns = self._connection.returns
                self._back_since = time.monotonic()
                self.on_return()
            self._news.set()

    async def _hear(self, message: Msg) -> None:
        try:
            word = msgspec.json.decode(message.data, type=Word)
        except msgspec.MsgspecError as error:
            log.warning("a process of another release says something", why=str(error))
            return
        if word.process == self.process:
            return
        now = time.monotonic()
        known = self._fellows.get(word.process)
        if known is None:
            log.info("a fellow is there", process=word.process)
            self._fellows[word.process] = _Fellow(word, now, now)
            await self.say()
        else:
            known.word, known.heard = word, now
        self._asked.pop(word.process, None)
        self._fellows[word.process].is_gone = word.leaves
        if word.leaves:
            log.info("a fellow leaves", process=word.process)
        self.on_word(word)
        self._news.set()

    async def _answer(self, message: Msg) -> None:
        await message.respond(b"")


def _ask_subject(process: str) -> str:
    return f"present.ask.{process}"
