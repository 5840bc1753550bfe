"""Whether a server answers and will do, and what to do about it where not."""

import asyncio
import os
import time
from urllib.parse import urlsplit

import asyncpg
from nats.aio.client import Client
from nats.errors import Error as NatsError

from gomflow.embedded.binaries import OLDEST_NATS_SERVER, dotted
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import credentials_in, servers_in

PATIENCE = 5.0
"""Seconds a server that is just starting is waited for."""

_PAUSE = 0.2
_ANSWER = 3


class OutOfReach(Exception):
    """A server does not answer, or is not one GOMFLOW can use; the message says which, why, and what to do."""


async def reach_given(settings: Settings) -> None:
    """See that the servers that are set are there. Raises OutOfReach."""
    if settings.nats_url is not None:
        await reach_broker(settings.nats_url.get_secret_value())
    if settings.database_url is not None:
        await reach_database(settings.database_url.get_secret_value())


async def reach_broker(url: str, patience: float = PATIENCE) -> str:
    """The version of the nats-server at an address, or of the first that answers of a cluster's, parted by commas.

    Raises OutOfReach where none answers, or the one that does is none GOMFLOW can use.
    """
    addresses, until, why = servers_in(url), time.monotonic() + patience, ""
    while True:
        for address in addresses:
            where = f"nats-server at {_place(address, 4222)}"
            try:
                return await _broker_version(address, credentials_in(url), where)
            except OSError as error:
                why = _why(error)
            except NatsError as error:
                raise OutOfReach(f"The {where} turns GOMFLOW away ({_why(error)}). Correct NATS_URL.") from None
        if time.monotonic() > until:
            places = ", ".join(_place(address, 4222) for address in addresses)
            raise OutOfReach(f"The nats-server at {places} does not answer ({why}). Start it, or correct NATS_URL.")
        await asyncio.sleep(_PAUSE)


async def _broker_version(address: str, known: tuple[str, str] | None, where: str) -> str:
    client = Client()
    user, password = known or (None, None)

    async def met(error: Exception) -> None:
        # The client tries one address again and again, whatever is said of reconnecting: this ends it.
        raise error

    try:
        await client.connect(
            address, user=user, password=password, allow_reconnect=False, connect_timeout=_ANSWER, error_cb=met
        )
        return await _fit(client, where)
    finally:
        await client.close()


async def _fit(client: Client, where: str) -> str:
    version = client.connected_server_version
    number = (version.major, version.minor, version.patch)
    if number < OLDEST_NATS_SERVER:
        needed = dotted(OLDEST_NATS_SERVER)
        raise OutOfReach(f"The {where} is version {dotted(number)}. GOMFLOW needs {needed} or newer: update it.")
    try:
        await client.jetstream(timeout=_ANSWER).account_info()
    except (NatsError, TimeoutError):
        raise OutOfReach(f"The {where} offers no JetStream. Start it with nats.conf of this repository.") from None
    return dotted(number)


async def reach_database(url: str, patience: float = PATIENCE) -> str:
    """The version of the Postgres at an address. Raises OutOfReach."""
    where, until = f"Postgres at {_place(url, 5432)}", time.monotonic() + patience
    while True:
        try:
            return await _database_version(url)
        except (OSError, asyncpg.CannotConnectNowError) as error:
            if time.monotonic() > until:
                why = f"The {where} does not answer ({_why(error)}). Start it, or correct DATABASE_URL."
                raise OutOfReach(why) from None
            await asyncio.sleep(_PAUSE)
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise OutOfReach(f"The {where} turns GOMFLOW away ({_why(error)}). Correct DATABASE_URL.") from None


async def _database_version(url: str) -> str:
    connection = await asyncpg.connect(url, timeout=_ANSWER)
    try:
        return str(await connection.fetchval("SHOW server_version"))
    finally:
        await connection.close()


def _place(url: str, usual: int) -> str:
    """Host and port of an address, without who may enter."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or usual}"


def _why(error: BaseException) -> str:
    """What went wrong in a few words."""
    if isinstance(error, OSError) and error.strerror:
        # asyncio puts words of its own, and the address, in the place of the system's.
        return os.strerror(error.errno) if error.errno is not None and error.errno > 0 else error.strerror
    return str(error).removeprefix("nats: ").strip("'").splitlines()[0] if str(error) else "no answer in time"
