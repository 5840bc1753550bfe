"""The vault for pictures: JetStream's object store."""

from nats.js.api import ObjectMeta
from nats.js.errors import NotFoundError, ObjectDeletedError, ObjectNotFoundError
from nats.js.object_store import ObjectStore

from gomflow.ports.vault import NotKept
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.streams import PROOFS


class JetStreamVault:
    """Named bytes in an object store of the broker."""

    def __init__(self, connection: Connection, bucket: str = PROOFS) -> None:
        self._connection = connection
        self._bucket = bucket

    async def put(self, name: str, data: bytes, media_type: str) -> None:
        store = await self._store()
        await store.put(name, data, meta=ObjectMeta(headers={"Content-Type": media_type}))

    async def get(self, name: str) -> bytes:
        store = await self._store()
        try:
            found = await store.get(name)
        except (ObjectNotFoundError, ObjectDeletedError, NotFoundError) as error:
            raise NotKept(name) from error
        return found.data or b""

    async def delete(self, name: str) -> None:
        store = await self._store()
        try:
            await store.delete(name)
        except (ObjectNotFoundError, ObjectDeletedError, NotFoundError):
            return

    async def _store(self) -> ObjectStore:
        return await self._connection.js.object_store(self._bucket)
