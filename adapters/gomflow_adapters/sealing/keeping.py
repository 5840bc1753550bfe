"""The keys of members, kept locked with the installation's key, and locked anew when that changes."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import msgspec

from gomflow.ports.member_keys import KEY_BYTES, DataKey, InstallationKey, InstallationKeys
from gomflow.ports.vault import Locked
from gomflow_adapters.sealing.envelope import NotOpened, lock, unlock
from gomflow_events.identity import MemberId

INSTALLATION: Final = "installation"
"""The entry that says which installation key the others are locked with."""
_MEMBER: Final = "member-key"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An entry, and its number, which another has as soon as it is written anew."""

    data: bytes
    number: int


class Outrun(Exception):
    """Somebody else wrote the entry first."""


class Drawer(Protocol):
    """Small entries by name. All methods raise gomflow.ports.log.LogUnavailable."""

    async def read(self, name: str) -> Drawn | None:
        """The entry; None where there is none."""
        ...

    async def write(self, name: str, data: bytes, after: int) -> None:
        """Write an entry in the place of number `after`, 0 for none, which is erased. Raises Outrun."""
        ...

    async def erase(self, name: str) -> None:
        """Erase an entry and all that it was before, so that no disk tells it."""
        ...

    async def members(self) -> Sequence[str]:
        """The names of all entries but that of the installation."""
        ...


class _Entry(msgspec.Struct, frozen=True):
    """A member's key: its id, the fingerprint of the key it is locked with, the locked key."""

    key_id: str
    locked_by: str
    locked: bytes


class _Sign(msgspec.Struct, frozen=True):
    """Which installation key is the one here."""

    fingerprint: str


_ENTRY: Final = msgspec.json.Decoder(_Entry)
_SIGN: Final = msgspec.json.Decoder(_Sign)


@dataclass(frozen=True, slots=True)
class Rotated:
    """What became of the keys of members: locked anew now, and locked with the current key already."""

    anew: int
    already: int


class KeptMemberKeys:
    """Implements gomflow.ports.member_keys.MemberKeys. Nothing is remembered: what is destroyed is gone at once."""

    def __init__(self, drawer: Drawer, keys: InstallationKeys) -> None:
        self._drawer = drawer
        self._keys = keys

    async def of(self, owner: MemberId) -> DataKey:
        while True:
            found = await self.find(owner)
            if found is not None:
                return found
            made = DataKey(secrets.token_hex(8), secrets.token_bytes(KEY_BYTES))
            with_key = self._keys.current()
            try:
                await self._drawer.write(owner, self._entry(owner, made, with_key), 0)
            except Outrun:
                continue
            if self._keys.current() != with_key:
                # The installation key changed in between, and whoever changed it may not have seen this one.
                await self._lock_anew(owner)
            return made

    async def find(self, owner: MemberId) -> DataKey | None:
        drawn = await self._drawer.read(owner)
        return None if drawn is None else self._opened(owner, drawn)

    async def destroy(self, owner: MemberId) -> None:
        await self._drawer.erase(owner)

    async def locked_with(self) -> str | None:
        """The fingerprint of the installation key that is the one here; None before the first."""
        drawn = await self._drawer.read(INSTALLATION)
        return None if drawn is None else _SIGN.decode(drawn.data).fingerprint

    async def sign(self) -> None:
        """Write down that the current installation key is the one here, where nobody has yet."""
        sign = msgspec.json.encode(_Sign(self._keys.current().fingerprint))
        try:
            await self._drawer.write(INSTALLATION, sign, 0)
        except Outrun:
            return

    async def rotate(self) -> Rotated:
        """Lock every member's key with the current installation key. Raises gomflow.ports.vault.Locked.

        Safe to repeat, and while others work: who makes a key meanwhile looks again whether it is locked rightly.
        """
        anew = [await self._lock_anew(MemberId(owner)) for owner in await self._drawer.members()]
        drawn = await self._drawer.read(INSTALLATION)
        sign = msgspec.json.encode(_Sign(self._keys.current().fingerprint))
        if drawn is None or drawn.data != sign:
            await self._drawer.write(INSTALLATION, sign, drawn.number if drawn else 0)
        return Rotated(anew.count(True), anew.count(False))

    async def abandon(self) -> int:
        """Erase every key, so that another installation key can begin; how many there were."""
        members = await self._drawer.members()
        for owner in members:
            await self._drawer.erase(owner)
        await self._drawer.erase(INSTALLATION)
        return len(members)

    async def _lock_anew(self, owner: MemberId) -> bool:
        """Whether the member's key was locked with another installation key than the current."""
        while True:
            drawn, current = await self._drawer.read(owner), self._keys.current()
            if drawn is None or _ENTRY.decode(drawn.data).locked_by == current.fingerprint:
                return False
            opened = self._opened(owner, drawn)
            try:
                await self._drawer.write(owner, self._entry(owner, opened, current), drawn.number)
            except Outrun:
                continue
            return True

    def _entry(self, owner: MemberId, key: DataKey, with_key: InstallationKey) -> bytes:
        locked = lock(with_key.secret, key.secret, _MEMBER, owner, key.key_id)
        return msgspec.json.encode(_Entry(key.key_id, with_key.fingerprint, locked))

    def _opened(self, owner: MemberId, drawn: Drawn) -> DataKey:
        entry = _ENTRY.decode(drawn.data)
        fitting = next((key for key in self._keys.every() if key.fingerprint == entry.locked_by), None)
        if fitting is None:
            raise Locked(
                f"a member's key is locked with installation key {entry.locked_by}, which is not here: "
                "add it to GOMFLOW_INSTALLATION_KEY, or to the file installation.key in the data folder"
            )
        try:
            secret = unlock(fitting.secret, entry.locked, _MEMBER, owner, entry.key_id)
        except NotOpened:
            raise Locked("a member's key was altered on the broker's disk: what it locks cannot be read") from None
        return DataKey(entry.key_id, secret)
