"""The shelf and the drawer of the vault in memory: the same promises as the real ones, but for surviving."""

import asyncio
from collections.abc import Sequence

from gomflow.ports.vault import NotKept
from gomflow_adapters.sealing import Drawn, OnShelf, Outrun
from gomflow_adapters.sealing.keeping import INSTALLATION


class MemoryShelf:
    """Named bytes that live as long as the object."""

    def __init__(self) -> None:
        self.laid: dict[str, OnShelf] = {}

    async def lay(self, name: str, what: OnShelf) -> None:
        await asyncio.sleep(0)
        self.laid[name] = what

    async def take(self, name: str) -> OnShelf:
        await asyncio.sleep(0)
        if name not in self.laid:
            raise NotKept(name)
        return self.laid[name]

    async def clear(self, name: str) -> None:
        await asyncio.sleep(0)
        self.laid.pop(name, None)


class MemoryDrawer:
    """Entries that live as long as the object."""

    def __init__(self) -> None:
        self._entries: dict[str, Drawn] = {}
        self._last = 0

    async def read(self, name: str) -> Drawn | None:
        await asyncio.sleep(0)
        return self._entries.get(name)

    async def write(self, name: str, data: bytes, after: int) -> None:
        await asyncio.sleep(0)
        found = self._entries.get(name)
        if (found.number if found else 0) != after:
            raise Outrun
        self._last += 1
        self._entries[name] = Drawn(data, self._last)

    async def erase(self, name: str) -> None:
        await asyncio.sleep(0)
        self._entries.pop(name, None)

    async def members(self) -> Sequence[str]:
        await asyncio.sleep(0)
        return sorted(self._entries.keys() - {INSTALLATION})
