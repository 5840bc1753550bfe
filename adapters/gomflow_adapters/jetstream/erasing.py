"""Erasing messages: the broker writes chance over their bytes, where a purge only forgets where they lie."""

from typing import Final

from nats.js.errors import APIError

from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import all_of

_NOT_THERE: Final = frozenset({10037, 10043, 10057})
"""JetStream's error codes for a message that is not there: somebody erased it before."""


async def erase(connection: Connection, stream: str, sequence: int) -> None:
    """Erase one message; nothing happens where it is gone."""
    try:
        await connection.js.delete_msg(stream, sequence)
    except APIError as error:
        if error.err_code not in _NOT_THERE:
            raise


async def erase_all(connection: Connection, stream: str, subject: str) -> None:
    """Erase every message of a subject. Raises gomflow.ports.log.LogUnavailable."""
    for kept in await all_of(connection.nc, stream, subject):
        await erase(connection, stream, kept.sequence)
