"""How far a projection has come in this process, and waiting for it to come further."""

import asyncio


class Progress:
    """The position of one projection; readers wait on it."""

    def __init__(self) -> None:
        self.position = 0
        self._moved = asyncio.Condition()

    async def reached(self, position: int) -> None:
        """Note a new position and wake who waits for it."""
        async with self._moved:
            self.position = position
            self._moved.notify_all()

    async def wait_for(self, position: int, patience: float) -> bool:
        """Wait until the projection has come this far, at most `patience` seconds; whether it has."""
        if self.position >= position:
            return True
        try:
            async with asyncio.timeout(patience), self._moved:
                await self._moved.wait_for(lambda: self.position >= position)
        except TimeoutError:
            return False
        return True
