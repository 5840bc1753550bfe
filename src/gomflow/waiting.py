"""Waiting for a condition with a deadline, never for luck."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any


async def until(condition: Callable[[], Any], within: float = 10.0, why: str = "") -> Any:  # noqa: ANN401 - any value
    """The first true value of a condition.

    Raises AssertionError when there is none within so many seconds; `why` says what was waited for.
    """
    deadline = time.monotonic() + within
    while True:
        value = condition()
        found = await value if isinstance(value, Awaitable) else value
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within} s: {why or condition}")
        await asyncio.sleep(0.01)
