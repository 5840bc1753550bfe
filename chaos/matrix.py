"""The matrix: a buyer joins and pays once for every crash point, and the application dies there."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from chaos.ground import Ground, at_work, ground
from chaos.kills import crowd
from chaos.moments import Moment
from chaos.people import Persistent, Wish
from chaos.process import breakable_command
from gomflow.demo.buyer import Show
from gomflow.demo.cast import Person
from gomflow.demo.proving import Proven
from gomflow.embedded import Embedded
from gomflow.waiting import until
from gomflow_events.identity import Platform

PATIENCE = 240.0
"""Seconds in which a buyer gets what they want, however busy the machine is."""

OFTEN = 4
"""Most moments come many times while somebody joins and pays; these come as often as this, at least."""

ONLY_PAYING: Mapping[Moment, int] = {
    Moment.PAYMENT_READ: 1,
    Moment.PAYMENT_APPEND: 2,
    Moment.PAYMENT_APPENDED: 2,
    Moment.LISTS_READ: 1,
    Moment.PICTURE_PUT: 1,
    Moment.PICTURE_KEPT: 1,
    Moment.PICTURE_GOT: 1,
    Moment.TIMER_SET: 1,
    Moment.TIMER_KEPT: 1,
}
"""Moments that come only when somebody pays, and how often."""

SELDOM: Mapping[Moment, int] = {
    **ONLY_PAYING,
    Moment.MEMBER_READ: 1,
    Moment.MEMBER_APPEND: 2,
    Moment.MEMBER_APPENDED: 2,
    Moment.ORDER_READ: 1,
    Moment.ORDER_APPEND: 1,
    Moment.ORDER_APPENDED: 1,
    Moment.HOLDER_READ: 1,
}
"""Moments that come less often, with how often they do when somebody only joins."""

_LOST = ("not put out", "not shown", "was kept", "handled 0 times", "is not in", "has no row", "no place", "no outcome")
_DOUBLED = (
    "put out 2",
    "nothing makes it due",
    "handled 2",
    "no outcome explains",
    "counts twice",
    "unasked",
    "places",
)


@dataclass(frozen=True, slots=True)
class Died:
    """What came of one crash point. `uncertain` are messages nobody knows the outcome of, `seen` those that came."""

    moment: Moment
    times: int
    died: bool
    lost: int
    doubled: int
    wrong: int
    uncertain: int
    seen: int
    seconds: float
    faults: Sequence[str]

    @property
    def holds(self) -> bool:
        """Whether it died there, and everything was as it should be afterwards."""
        return self.died and not self.faults


async def matrix(
    folder: Path,
    moments: Iterable[Moment],
    seed: int,
    told: Callable[[Died], None] = lambda _: None,
    *,
    all_pay: bool = False,
) -> list[Died]:
    """Die at each moment, one after the other, on the same servers and in the same order.

    Unless all pay, those who meet a moment of paying send what is no receipt: reading one takes longer than the rest.
    """
    rng = Random(seed)
    found: list[Died] = []
    async with _opened(folder) as (place, show):
        before = await place.verify()
        for number, moment in enumerate(moments):
            times = rng.randint(1, SELDOM.get(moment, OFTEN))
            people = crowd(1, seed * 1000 + number, pace=0.05)
            # On Telegram, for there the platform is one that has to be told: its path is the longest.
            person = replace(people[0], platform=Platform.TELEGRAM)
            wish = Wish.PAID if all_pay else Wish.ANSWER if moment in ONLY_PAYING else Wish.PLACE
            buyers = await place.come([person], show, partial(_always, wish))
            died, before = await _die_at(place, moment, times, buyers[0], before)
            found.append(died)
            told(died)
    return found


def _always(wish: Wish, _: Person) -> Wish:
    return wish


@asynccontextmanager
async def _opened(folder: Path) -> AsyncIterator[tuple[Ground, Show]]:
    """The ground with an order that is open; the manager decides what is doubtful."""
    async with (
        Embedded(folder / "servers", durable=False) as servers,
        ground(folder, breakable_command(), servers.nats_url, servers.database_url) as place,
    ):
        manager, show = await place.manager(places=1000)
        async with at_work(manager):
            yield place, show


async def _die_at(place: Ground, moment: Moment, times: int, buyer: Persistent, before: Proven) -> tuple[Died, Proven]:
    began = time.monotonic()
    await place.app.tell(f"{moment.name} {times}")
    reviving = asyncio.create_task(_revive(place))
    try:
        with suppress(TimeoutError):
            # Who waits longer than that is found not to have what they wanted.
            await asyncio.wait_for(buyer.buy(), PATIENCE)
        died = await _is_over(reviving)
    finally:
        reviving.cancel()
    after = await place.verify()
    return _counted(moment, times, time.monotonic() - began, before, after, died=died), after


async def _revive(place: Ground) -> None:
    await place.app.ended()
    await place.app.start()


async def _is_over(reviving: "asyncio.Task[None]") -> bool:
    """Whether it died and is back: a moment late on the path may come after the buyer is content."""
    try:
        await until(reviving.done, within=20, why="the application died and came back")
    except AssertionError:
        return False
    return not reviving.cancelled()


def _counted(moment: Moment, times: int, seconds: float, before: Proven, after: Proven, *, died: bool) -> Died:
    # What an earlier moment left behind is its own fault.
    new = [fault for fault in after.faults if fault not in before.faults]
    lost = sum(any(word in fault for word in _LOST) for fault in new)
    doubled = sum(any(word in fault for word in _DOUBLED) for fault in new)
    return Died(
        moment=moment,
        times=times,
        died=died,
        lost=lost,
        doubled=doubled,
        wrong=len(new) - lost - doubled,
        uncertain=after.uncertain - before.uncertain,
        seen=after.uncertain_and_seen - before.uncertain_and_seen,
        seconds=seconds,
        faults=new,
    )
