"""Where pictures are kept until they are no longer needed."""

from typing import Protocol


class NotKept(Exception):
    """The vault has nothing of this name."""


class Vault(Protocol):
    """An object store: named bytes. All methods raise gomflow.ports.log.LogUnavailable."""

    async def put(self, name: str, data: bytes, media_type: str) -> None:
        """Keep bytes under a name; the same name again replaces them."""
        ...

    async def get(self, name: str) -> bytes:
        """The bytes under a name; raises NotKept."""
        ...

    async def delete(self, name: str) -> None:
        """Forget a name; nothing happens where it is not known."""
        ...
