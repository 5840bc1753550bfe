"""How far a projection has come in this process, and waiting for it to come further."""

import asyncio


class Progress:
    """The position of one projection; readers wait on it."""

    def __init__(self) -> None:
        self.position = 0
        self._moved = asyncio.Condition()
        self._waiting = 0
        self._wanted = asyncio.Event()

    async def reached(self, position: int) -> None:
        """Note a new position and wake who waits for it."""
        async with self._moved:
            self.position = position
            self._moved.notify_all()

    async def wait_for(self, position: int, patience: float) -> bool:
        """Wait until the projection has come this far, at most `patience` seconds; whether it has."""
        if self.position >= position:
            return True
        self._waiting += 1
        self._wanted.set()
        try:
            async with asyncio.timeout(patience), self._moved:
                await self._moved.wait_for(lambda: self.position >= position)
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._wanted.clear()
        return True

    async def wanted(self) -> None:
        """Wait until somebody waits for the projection."""
        await self._wanted.wait()
