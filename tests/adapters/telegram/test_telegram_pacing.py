"""The pace of messages, on a clock that tests turn."""

import asyncio
import heapq
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest

from gomflow_adapters.telegram.pacing import BULK, BURST, GROUP, OVERALL, NotNow, Pacing

ANA, BEN, FANS = 1001, 1002, -4001
PATIENT = timedelta(hours=1)


class TurnedClock:
    """Time that stands still until everybody waits for it, and then jumps to whoever waits least."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = 0

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self._order += 1
        wakes: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._order, wakes))
        await wakes

    async def through(self, *work: Coroutine[Any, Any, None]) -> None:
        """Run work to its end, turning the clock whenever all of it waits."""
        tasks = [asyncio.ensure_future(one) for one in work]
        while not all(task.done() for task in tasks):
            for _ in range(10):
                await asyncio.sleep(0)
            if self._sleepers and not all(task.done() for task in tasks):
                at, _, wakes = heapq.heappop(self._sleepers)
                if not wakes.done():
                    self.now = at
                    wakes.set_result(None)
        await asyncio.gather(*tasks)


class Paced:
    """A pacing on such a clock, and the moments of the turns it gave."""

    def __init__(self, patience: timedelta = PATIENT) -> None:
        self.clock = TurnedClock()
        self.pacing = Pacing(self.clock.read, self.clock.sleep, patience)
        self.turns: list[tuple[float, int]] = []
        self.answer_takes = 0.0

    async def turn(self, chat: int, *, bulk: bool = False) -> None:
        async with self.pacing.turn(chat, bulk=bulk):
            self.turns.append((self.clock.now - 1000, chat))
            await self.clock.sleep(self.answer_takes)

    def most_within(self, seconds: float) -> int:
        """The largest number of turns in any stretch of so many seconds."""
        moments = [at for at, _ in self.turns]
        return max(sum(start <= at < start + seconds for at in moments) for start in moments)

    def moments_of(self, chat: int) -> list[float]:
        return [at for at, whose in self.turns if whose == chat]


@pytest.fixture
def paced() -> Paced:
    """Nobody had a turn yet."""
    return Paced()


async def test_a_burst_in_one_chat_passes_at_once_and_then_one_a_second(paced: Paced) -> None:
    await paced.clock.through(*(paced.turn(ANA) for _ in range(BURST + 3)))

    assert [0.0] * BURST == paced.moments_of(ANA)[:BURST]
    assert [1, 1, 1] == [
        round(later - sooner)
        for sooner, later in zip([0.0, *paced.moments_of(ANA)[BURST:]], paced.moments_of(ANA)[BURST:], strict=False)
    ]


async def test_a_rest_gives_the_burst_back(paced: Paced) -> None:
    await paced.clock.through(*(paced.turn(ANA) for _ in range(BURST)))
    paced.clock.now += 60
    await paced.clock.through(*(paced.turn(ANA) for _ in range(BURST)))

    assert [0.0] * BURST + [60.0] * BURST == paced.moments_of(ANA)


async def test_all_chats_together_keep_to_thirty_a_second(paced: Paced) -> None:
    await paced.clock.through(*(paced.turn(chat) for chat in range(1, 151)))

    assert paced.most_within(1.0) == OVERALL
    assert paced.turns[-1][0] < 5


async def test_a_turn_lasts_until_telegram_has_answered(paced: Paced) -> None:
    paced.answer_takes = 0.5
    await paced.clock.through(*(paced.turn(chat) for chat in range(1, 61)))

    assert [0.0] * OVERALL + [1.5] * OVERALL == [at for at, _ in paced.turns]


async def test_whoever_gives_up_waiting_gives_the_turn_back(paced: Paced) -> None:
    await paced.clock.through(*(paced.turn(chat) for chat in range(1, OVERALL + 1)))
    waiting = asyncio.ensure_future(paced.turn(ANA))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await paced.clock.through(*(paced.turn(chat) for chat in range(101, 2 * OVERALL + 101)))

    assert 3 * OVERALL == len(paced.turns)


async def test_a_crowded_chat_keeps_nobody_else_waiting(paced: Paced) -> None:
    await paced.clock.through(*(paced.turn(ANA) for _ in range(20)), paced.turn(BEN))

    assert [0.0] == paced.moments_of(BEN)


async def test_a_group_has_twenty_a_minute(paced: Paced) -> None:
    await paced.clock.through(*(paced.turn(FANS) for _ in range(45)))

    assert paced.most_within(60.0) == GROUP


async def test_broadcasts_leave_room_for_answers(paced: Paced) -> None:
    broadcast = [paced.turn(chat, bulk=True) for chat in range(1, 101)]
    answers = [paced.turn(chat) for chat in range(201, 206)]
    await paced.clock.through(*broadcast, *answers)

    assert [0.0] * 5 == [at for at, chat in paced.turns if chat > 200]
    assert BULK == len([at for at, chat in paced.turns if chat < 200 and at < 1.0])


async def test_a_pause_holds_its_chat_and_no_other(paced: Paced) -> None:
    paced.pacing.hold(ANA, timedelta(seconds=7))
    await paced.clock.through(paced.turn(ANA), paced.turn(BEN))

    assert ([7.0], [0.0]) == (paced.moments_of(ANA), paced.moments_of(BEN))


async def test_a_pause_asked_for_in_two_chats_holds_all(paced: Paced) -> None:
    paced.pacing.hold(ANA, timedelta(seconds=7))
    paced.pacing.hold(BEN, timedelta(seconds=5))
    await paced.clock.through(paced.turn(ANA), paced.turn(BEN), paced.turn(1003))

    assert ([7.0], [5.0], [5.0]) == (paced.moments_of(ANA), paced.moments_of(BEN), paced.moments_of(1003))


async def test_a_pause_that_is_over_counts_no_more(paced: Paced) -> None:
    paced.pacing.hold(ANA, timedelta(seconds=7))
    paced.clock.now += 8
    paced.pacing.hold(BEN, timedelta(seconds=5))
    await paced.clock.through(paced.turn(1003))

    assert [8.0] == paced.moments_of(1003)


async def test_a_pause_asked_for_while_others_wait_holds_them_too(paced: Paced) -> None:
    async def ask_for_pause() -> None:
        await paced.clock.sleep(0.5)
        paced.pacing.hold(ANA, timedelta(seconds=9))

    await paced.clock.through(*(paced.turn(ANA) for _ in range(BURST + 1)), ask_for_pause())

    assert paced.moments_of(ANA)[-1] == 9.5


async def test_who_would_wait_too_long_is_told_how_long_instead() -> None:
    paced = Paced(timedelta(seconds=2))
    await paced.clock.through(*(paced.turn(ANA) for _ in range(BURST)))
    await paced.clock.through(paced.turn(ANA))
    await paced.clock.through(paced.turn(ANA))
    paced.pacing.hold(ANA, timedelta(seconds=30))
    with pytest.raises(NotNow) as later:
        await paced.turn(ANA)

    assert timedelta(seconds=30) == later.value.retry_after


async def test_being_told_to_come_later_uses_no_turn() -> None:
    paced = Paced(timedelta(seconds=2))
    await paced.clock.through(*(paced.turn(FANS) for _ in range(GROUP)))
    for _ in range(5):
        with pytest.raises(NotNow):
            await paced.turn(FANS)
    paced.clock.now += 61
    await paced.clock.through(*(paced.turn(FANS) for _ in range(GROUP)))

    assert 2 * GROUP == len(paced.moments_of(FANS))


async def test_many_chats_are_not_remembered_for_ever(paced: Paced) -> None:
    for chat in range(1, 10_001):
        await paced.clock.through(paced.turn(chat))
    paced.clock.now += 100
    await paced.clock.through(*(paced.turn(ANA) for _ in range(BURST + 1)))

    assert round(paced.moments_of(ANA)[-1] - paced.moments_of(ANA)[-2]) == 1
