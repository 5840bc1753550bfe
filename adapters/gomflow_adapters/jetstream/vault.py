"""The vault for pictures: JetStream's object store."""

from collections.abc import Iterator
from contextlib import contextmanager

from nats.errors import Error as NatsError
from nats.js.api import ObjectMeta
from nats.js.errors import APIError, NotFoundError, ObjectDeletedError, ObjectNotFoundError
from nats.js.object_store import ObjectStore

from gomflow.ports.log import LogUnavailable
from gomflow.ports.vault import NotKept
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.streams import PROOFS


class JetStreamVault:
    """Named bytes in an object store of the broker."""

    def __init__(self, connection: Connection, bucket: str = PROOFS) -> None:
        self._connection = connection
        self._bucket = bucket

    async def put(self, name: str, data: bytes, media_type: str) -> None:
        with _reached():
            store = await self._store()
            await store.put(name, data, meta=ObjectMeta(headers={"Content-Type": media_type}))

    async def get(self, name: str) -> bytes:
        with _reached():
            store = await self._store()
            try:
                found = await store.get(name)
            except (ObjectNotFoundError, ObjectDeletedError, NotFoundError) as error:
                raise NotKept(name) from error
        return found.data or b""

    async def delete(self, name: str) -> None:
        with _reached():
            store = await self._store()
            try:
                await store.delete(name)
            except (ObjectNotFoundError, ObjectDeletedError, NotFoundError):
                return

    async def _store(self) -> ObjectStore:
        return await self._connection.js.object_store(self._bucket)


@contextmanager
def _reached() -> Iterator[None]:
    """Tell a broker that is away from a picture that is: nobody's proof is given up for the former."""
    try:
        yield
    except (NatsError, APIError, TimeoutError) as error:
        raise LogUnavailable("the vault did not answer") from error
