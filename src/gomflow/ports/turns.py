"""Whose turn it is: of the processes that offer a service one runs it at a time, and another when that one cannot."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol


class TurnOver(Exception):
    """The service is another process's now: nothing of what was under way is to be written any more."""


class Turn(Protocol):
    """One process's turn at a service.

    `number` is higher than that of every turn before, 0 where there are no fellows. `is_lost` tells that somebody
    else has taken the service; a turn that ends and is not lost is asked for by a fellow, and may be ended gently.
    """

    @property
    def service(self) -> str: ...

    @property
    def number(self) -> int: ...

    @property
    def is_lost(self) -> bool: ...

    @property
    def was_taken(self) -> bool:
        """Whether it was taken from a process that died or fell silent: what that one had in hand is nobody's now."""
        ...

    async def confirm(self) -> None:
        """See that nobody has taken it. Raises TurnOver, gomflow.ports.log.LogUnavailable."""
        ...

    async def ends(self) -> None:
        """Wait until it is to be given up, or is lost."""
        ...


class Turns(Protocol):
    """The turns of all services. Whoever waits for one is a fellow of whoever has it, and takes over from it."""

    def turn(self, service: str) -> AbstractAsyncContextManager[Turn]:
        """One turn, as soon as it is to be had; at the end of the block it is given up."""
        ...


class OnlyTurn:
    """The turn of a process without fellows: it never ends."""

    number = 0
    is_lost = False
    was_taken = True

    def __init__(self, service: str) -> None:
        self.service = service

    async def confirm(self) -> None:
        return

    async def ends(self) -> None:
        await asyncio.Event().wait()


class Alone:
    """Turns where there are no other processes: commands that look, and tests of one part."""

    @asynccontextmanager
    async def turn(self, service: str) -> AsyncIterator[Turn]:
        yield OnlyTurn(service)


async def in_turn(turns: Turns, service: str, work: Callable[[Turn], Awaitable[None]]) -> None:
    """Do work whenever it is one's turn, until cancelled or until the work raises something else than TurnOver."""
    while True:
        async with turns.turn(service) as turn:
            await until_it_ends(turn, work(turn))


async def until_it_ends(turn: Turn, work: Awaitable[None]) -> None:
    """Do work until it is done or the turn ends; it is cancelled then. What it raises is raised, but TurnOver."""
    doing, ending = asyncio.ensure_future(work), asyncio.ensure_future(turn.ends())
    try:
        await asyncio.wait({doing, ending}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        doing.cancel()
        ending.cancel()
        done, _ = await asyncio.gather(doing, ending, return_exceptions=True)
    if isinstance(done, BaseExceptionGroup):
        done = done.split(TurnOver)[1]
    if isinstance(done, Exception) and not isinstance(done, TurnOver):
        raise done
