"""The vault for pictures: what is laid on the shelf is locked with its member's key, for its name only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from gomflow.ports.member_keys import MemberKeys
from gomflow.ports.vault import Altered, NotKept
from gomflow_adapters.sealing.envelope import NotOpened, lock, unlock
from gomflow_events.identity import MemberId

log = structlog.get_logger()

_OWNER: Final = "Gomflow-Owner"
_KEY: Final = "Gomflow-Key"
_TYPE: Final = "Content-Type"
_PICTURE: Final = "picture"


@dataclass(frozen=True, slots=True)
class OnShelf:
    """Bytes as they lie there, with what is written on them."""

    data: bytes
    labels: Mapping[str, str]


class Shelf(Protocol):
    """Named bytes with labels, in the open. All methods raise gomflow.ports.log.LogUnavailable."""

    async def lay(self, name: str, what: OnShelf) -> None:
        """Lay something down; what lay there before is gone."""
        ...

    async def take(self, name: str) -> OnShelf:
        """What lies there. Raises gomflow.ports.vault.NotKept."""
        ...

    async def clear(self, name: str) -> None:
        """Throw away what lies there; nothing happens where nothing does."""
        ...


class SealedVault:
    """Implements gomflow.ports.vault.Vault, but for the day after which what nobody keeps is thrown away."""

    def __init__(self, shelf: Shelf, keys: MemberKeys) -> None:
        self._shelf = shelf
        self._keys = keys

    async def put(self, name: str, data: bytes, media_type: str, owner: MemberId) -> None:
        key = await self._keys.of(owner)
        locked = lock(key.secret, data, _PICTURE, owner, name)
        await self._shelf.lay(name, OnShelf(locked, {_TYPE: media_type, _OWNER: owner, _KEY: key.key_id}))

    async def keep(self, name: str) -> None:
        """Nothing to do: it lies here until it is deleted."""

    async def get(self, name: str) -> bytes:
        found = await self._shelf.take(name)
        if _KEY not in found.labels:
            # From a release that did not lock pictures; a day after its decision it is gone.
            return found.data
        owner = MemberId(found.labels.get(_OWNER, ""))
        key = await self._keys.find(owner)
        if key is None or key.key_id != found.labels[_KEY]:
            raise NotKept(f"the key to {name} was destroyed")
        try:
            return unlock(key.secret, found.data, _PICTURE, owner, name)
        except NotOpened:
            log.warning("a picture is not what was put there", name=name)
            raise Altered(name) from None

    async def delete(self, name: str) -> None:
        await self._shelf.clear(name)
