"""The keys of members, with which what is personal is locked; without its key nobody can read it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from gomflow_events.identity import MemberId

KEY_BYTES = 32
"""The length of every key here: AES-256."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """A member's key, and the id that what was locked with it carries."""

    key_id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class InstallationKey:
    """A key that locks the keys of members; whoever has it and the broker's disk can read everything."""

    secret: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """What it is called by; says nothing about it."""
        return sha256(b"gomflow installation key\0" + self.secret).hexdigest()[:16]


class InstallationKeys(Protocol):
    """The installation keys this process has. All methods raise gomflow.ports.vault.Locked where there is none."""

    def current(self) -> InstallationKey:
        """The one that locks."""
        ...

    def every(self) -> Sequence[InstallationKey]:
        """Those that open: the current one first, then those before it."""
        ...


class MemberKeys(Protocol):
    """A key for each member. All methods raise gomflow.ports.log.LogUnavailable."""

    async def of(self, owner: MemberId) -> DataKey:
        """The member's key, made now where there is none yet. Raises gomflow.ports.vault.Locked."""
        ...

    async def find(self, owner: MemberId) -> DataKey | None:
        """The member's key; None where there is none (any more). Raises gomflow.ports.vault.Locked."""
        ...

    async def destroy(self, owner: MemberId) -> None:
        """Make everything that was locked with the member's key unreadable, for ever and everywhere."""
        ...
