"""The drawer for the locked keys of members: a stream in which old entries are overwritten, not only forgotten."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from nats.errors import Error as NatsError
from nats.js.errors import APIError, NotFoundError

from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.erasing import erase, erase_all
from gomflow_adapters.jetstream.publish import Conflict, Guarded, Unknown, publish_one
from gomflow_adapters.jetstream.streams import KEYS
from gomflow_adapters.sealing import Drawn, Outrun
from gomflow_adapters.sealing.keeping import INSTALLATION

_PREFIX: Final = "keys."


class JetStreamDrawer:
    """Entries in the stream KEYS, the last of each subject (gomflow_adapters.sealing.Drawer)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def read(self, name: str) -> Drawn | None:
        with _reached():
            try:
                # The leader is asked, and none of the other copies: one that is behind would say that there is no key.
                found = await self._connection.js.get_last_msg(KEYS, _PREFIX + name)
            except NotFoundError:
                return None
        return Drawn(found.data or b"", found.seq or 0)

    async def write(self, name: str, data: bytes, after: int) -> None:
        try:
            await publish_one(self._connection.js, Guarded(_PREFIX + name, data, after))
        except Conflict as error:
            raise Outrun from error
        except Unknown as error:
            raise LogUnavailable("the drawer of the keys did not answer") from error
        if after:
            with _reached():
                await erase(self._connection, KEYS, after)

    async def erase(self, name: str) -> None:
        with _reached():
            await erase_all(self._connection, KEYS, _PREFIX + name)

    async def members(self) -> Sequence[str]:
        with _reached():
            info = await self._connection.js.stream_info(KEYS, subjects_filter=f"{_PREFIX}>")
        names = (subject.removeprefix(_PREFIX) for subject in sorted(info.state.subjects or {}))
        return [name for name in names if name != INSTALLATION]


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except (NatsError, APIError, TimeoutError) as error:
        raise LogUnavailable("the drawer of the keys did not answer") from error
