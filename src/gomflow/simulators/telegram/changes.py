"""Waiting for something to become so: no asking again and again, and never for longer than a deadline."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """Tells whoever waits that something is different now."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Something changed."""
        for one in self._waiting:
            if not one.done():
                one.set_result(None)

    async def until(self, found: Callable[[], T | None], within: float) -> T | None:
        """What `found` finds, looked for at every change; None when it finds nothing within so many seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while (result := found()) is None:
            left = deadline - loop.time()
            change = loop.create_future()
            self._waiting.add(change)
            try:
                await asyncio.wait_for(change, max(left, 0))
            except TimeoutError:
                return None
            finally:
                self._waiting.discard(change)
        return result
