"""Flood control: what is tolerated, what is refused, and for how long. The clock is turned by hand."""

import pytest

from gomflow.simulators.telegram.errors import ApiError
from gomflow.simulators.telegram.flood import FloodControl, Limits

ANA, BEN, FANS = 1001, 1002, -4001


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def flood(clock: Clock) -> FloodControl:
    """Telegram's usual limits."""
    return FloodControl(Limits(), clock)


def passes(flood: FloodControl, chat: int, times: int) -> int:
    """How many of so many messages pass."""
    passed = 0
    for _ in range(times):
        try:
            flood.count(chat)
        except ApiError:
            continue
        passed += 1
    return passed


def test_a_burst_is_tolerated_and_then_refused_with_a_pause(flood: FloodControl) -> None:
    assert passes(flood, ANA, 6) == 6
    with pytest.raises(ApiError) as refused:
        flood.count(ANA)

    assert {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 2",
        "parameters": {"retry_after": 2},
    } == refused.value.body()


def test_one_a_second_may_go_on_for_ever(flood: FloodControl, clock: Clock) -> None:
    for _ in range(100):
        flood.count(ANA)
        clock.now += 1.0

    assert flood.refused == 0


def test_whoever_was_refused_waits_the_whole_pause(flood: FloodControl, clock: Clock) -> None:
    passes(flood, ANA, 7)
    clock.now += 1.5
    with pytest.raises(ApiError) as early:
        flood.count(ANA)
    clock.now += 0.6
    flood.count(ANA)

    assert early.value.parameters == {"retry_after": 1}


def test_one_chat_refused_is_no_other(flood: FloodControl) -> None:
    passes(flood, ANA, 7)

    assert passes(flood, BEN, 3) == 3


def test_thirty_a_second_in_all_and_then_nobody(flood: FloodControl, clock: Clock) -> None:
    assert sum(passes(flood, chat, 1) for chat in range(1, 41)) == 30
    clock.now += 1.9
    assert passes(flood, BEN, 1) == 0
    clock.now += 0.2
    assert passes(flood, BEN, 1) == 1


def test_a_group_has_twenty_a_minute(flood: FloodControl, clock: Clock) -> None:
    assert passes(flood, FANS, 25) == 20
    clock.now += 30
    assert passes(flood, FANS, 1) == 0
    clock.now += 31
    assert passes(flood, FANS, 1) == 1
