"""The shelf for pictures: JetStream's object store, in which nothing that was cleared away can be found again."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

from nats.errors import Error as NatsError
from nats.js.api import Header, ObjectInfo, ObjectMeta
from nats.js.errors import APIError, NotFoundError, ObjectDeletedError, ObjectNotFoundError
from nats.js.object_store import ObjectStore

from gomflow.ports.log import LogUnavailable
from gomflow.ports.vault import NotKept
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import all_of, last_of
from gomflow_adapters.jetstream.erasing import erase_all
from gomflow_adapters.jetstream.streams import PROOFS
from gomflow_adapters.sealing import OnShelf

_GONE: Final = (ObjectNotFoundError, ObjectDeletedError, NotFoundError)
_PATIENCE: Final = 60.0
"""Seconds for the whole of a picture; a piece that is missing never comes."""
HALF_WRITTEN: Final = timedelta(hours=1)
"""After this long nobody is still writing what has no name yet."""


class JetStreamShelf:
    """Named bytes in an object store of the broker (gomflow_adapters.sealing.Shelf)."""

    def __init__(self, connection: Connection, bucket: str = PROOFS) -> None:
        self._connection = connection
        self._bucket = bucket
        self._stream = f"OBJ_{bucket}"

    async def lay(self, name: str, what: OnShelf) -> None:
        await self.clear(name)
        async with _reached():
            store = await self._store()
            await store.put(name, what.data, meta=ObjectMeta(headers=dict(what.labels)))

    async def take(self, name: str) -> OnShelf:
        async with _reached():
            store = await self._store()
            try:
                found = await store.get(name)
            except _GONE as error:
                raise NotKept(name) from error
        return OnShelf(found.data or b"", found.info.headers or {})

    async def clear(self, name: str) -> None:
        """Erase what lies there: its pieces, then its name. Broken off and begun again, it comes to the same end."""
        async with _reached():
            store = await self._store()
            try:
                info = await store.get_info(name, show_deleted=True)
            except _GONE:
                return
            if not info.deleted:
                await self._mark_deleted(name, info)
            await erase_all(self._connection, self._stream, self._pieces(info.nuid))
            await erase_all(self._connection, self._stream, self._label(name))

    async def sweep(self, now: datetime) -> int:
        """Erase pieces that were written before somebody died and belong to no name; of how many objects."""
        async with _reached():
            info = await self._connection.js.stream_info(self._stream, subjects_filter=self._pieces(">"))
            pieces = set(info.state.subjects or {})
            labels = await all_of(self._connection.nc, self._stream, self._label())
            strays = pieces - {self._pieces(json.loads(label.data)["nuid"]) for label in labels}
            swept = 0
            for subject in strays:
                last = await last_of(self._connection.nc, self._stream, subject)
                if last is not None and now - datetime.fromisoformat(last.at) > HALF_WRITTEN:
                    await erase_all(self._connection, self._stream, subject)
                    swept += 1
        return swept

    async def _mark_deleted(self, name: str, info: ObjectInfo) -> None:
        info.deleted, info.size, info.chunks, info.digest, info.mtime = True, 0, 0, "", ""
        marked = json.dumps(info.as_dict()).encode()
        await self._connection.js.publish(self._label(name), marked, headers={Header.ROLLUP.value: "sub"})

    def _pieces(self, nuid: str) -> str:
        return f"$O.{self._bucket}.C.{nuid}"

    def _label(self, name: str | None = None) -> str:
        token = ">" if name is None else base64.urlsafe_b64encode(name.encode()).decode()
        return f"$O.{self._bucket}.M.{token}"

    async def _store(self) -> ObjectStore:
        return await self._connection.js.object_store(self._bucket)


@asynccontextmanager
async def _reached() -> AsyncIterator[None]:
    """Tell a broker that is away from a picture that is: nobody's proof is given up for the former."""
    try:
        async with asyncio.timeout(_PATIENCE):
            yield
    except (NatsError, APIError, TimeoutError) as error:
        raise LogUnavailable("the vault did not answer") from error
