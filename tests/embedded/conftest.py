"""What the tests of the embedded servers share: waiting with a deadline, a log and a table to write to."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

Until = Callable[..., Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def until() -> Until:
    async def wait(condition: Callable[[], bool], what: str, *, within: float = 20.0) -> None:
        deadline = time.monotonic() + within
        while not condition():
            if time.monotonic() > deadline:
                pytest.fail(f"Not within {within} s: {what}")
            await asyncio.sleep(0.02)

    return wait
