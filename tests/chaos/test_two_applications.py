"""Buyers buy from two applications on the same servers while one or the other is killed or frozen."""

from pathlib import Path

import pytest

from chaos.ground import CONTENT
from chaos.kills import two_applications

pytestmark = pytest.mark.slow


async def test_two_applications_do_everything_once_whichever_of_them_is_killed_or_frozen(tmp_path: Path) -> None:
    killed = await two_applications(tmp_path, buyers=6, seed=5)

    assert killed.proven.faults == [], f"{killed.struck}\n" + "\n".join(killed.proven.faults)
    assert ["nats", "one frozen", "one killed", "other frozen", "other killed"] == sorted(
        name for _, name in killed.struck
    )
    assert killed.proven.checks[CONTENT] == 6
