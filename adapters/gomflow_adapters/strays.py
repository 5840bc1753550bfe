"""A vault that throws away what nobody came to keep: a picture for no order, an upload that was never sent."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from gomflow.ports.timers import Timers
from gomflow.ports.vault import Vault
from gomflow_events.identity import MemberId

STRAYS_KEPT: Final = timedelta(hours=24)
"""How long something may lie in the vault that belongs to nothing."""


def stray_timer(name: str) -> str:
    """The timer that throws it away."""
    return f"stray-{name}"


class TidyVault:
    """Implements gomflow.ports.vault.Vault on another; the timer is set before anything lies there to be forgotten."""

    def __init__(self, vault: Vault, timers: Timers, now: Callable[[], datetime]) -> None:
        self._vault = vault
        self._timers = timers
        self._now = now

    async def put(self, name: str, data: bytes, media_type: str, owner: MemberId) -> None:
        await self._timers.set(stray_timer(name), self._now() + STRAYS_KEPT, {"kind": "stray", "name": name})
        await self._vault.put(name, data, media_type, owner)

    async def keep(self, name: str) -> None:
        await self._timers.cancel(stray_timer(name))

    async def get(self, name: str) -> bytes:
        return await self._vault.get(name)

    async def delete(self, name: str) -> None:
        await self._vault.delete(name)
        await self._timers.cancel(stray_timer(name))
