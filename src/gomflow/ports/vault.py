"""Where pictures are kept until they are no longer needed."""

from typing import Protocol

from gomflow_events.identity import MemberId


class NotKept(Exception):
    """The vault has nothing of this name, or nothing that anybody could read any more."""


class Altered(NotKept):
    """What lies under this name is not what was put there: damaged, or put in the place of another."""


class Locked(Exception):
    """The picture is there, and the key to it cannot be opened here; the message says what to set."""


class Vault(Protocol):
    """An object store: named bytes, each locked with the key of the member it is of.

    All methods raise gomflow.ports.log.LogUnavailable.
    """

    async def put(self, name: str, data: bytes, media_type: str, owner: MemberId) -> None:
        """Lay bytes down under a name, for a day unless somebody keeps them; the same name again replaces them.

        `name` is one NATS token. Raises Locked.
        """
        ...

    async def keep(self, name: str) -> None:
        """The bytes belong to something now, and stay until they are deleted."""
        ...

    async def get(self, name: str) -> bytes:
        """The bytes under a name. Raises NotKept and Locked."""
        ...

    async def delete(self, name: str) -> None:
        """Forget a name; nothing happens where it is not known."""
        ...
