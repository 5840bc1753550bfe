"""Buyers buy while everything they need is killed under them, at moments a seed decides."""

from pathlib import Path

import pytest

from chaos.ground import CONTENT
from chaos.kills import USUAL, kill_test

pytestmark = pytest.mark.slow


async def test_nothing_is_lost_and_nothing_doubled_when_everything_is_killed(tmp_path: Path) -> None:
    killed = await kill_test(tmp_path, buyers=6, seed=7)
    assert killed.proven.faults == [], f"{killed.struck}\n" + "\n".join(killed.proven.faults)
    assert all(second < killed.bought_after for second, _ in killed.struck), "the storm came too late"
    assert sorted(name for _, name in killed.struck) == sorted(USUAL)
    assert killed.starts == 1 + USUAL.count("app") + USUAL.count("everything")
    assert killed.proven.checks[CONTENT] == 6
