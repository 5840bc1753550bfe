"""The connection to NATS: it never gives up, and it tells when it came back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit, urlunsplit

import nats
import structlog
from nats.aio.client import Client
from nats.js import JetStreamContext

log = structlog.get_logger()


def credentials_in(url: str) -> tuple[str, str] | None:
    """The name and password in an address, when it has both; of several, parted by commas, those of the first.

    They are said apart from it, because the other servers of a cluster are found by addresses that have none.
    """
    parts = urlsplit(url.split(",", maxsplit=1)[0])
    return (parts.username, parts.password) if parts.username and parts.password else None


def servers_in(url: str) -> list[str]:
    """The addresses in it, one of each server of a cluster; without the name and password where they are known."""
    addresses = [address.strip() for address in url.split(",")]
    if credentials_in(url) is None:
        return addresses
    every = [urlsplit(address) for address in addresses]
    return [urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) for parts in every]


class Connection:
    """A NATS client with its JetStream context, and a count of how often it came back after a break."""

    def __init__(self, nc: Client) -> None:
        self.nc = nc
        self.js: JetStreamContext = nc.jetstream(timeout=5)
        self._returned = asyncio.Condition()
        self.returns = 0

    async def came_back(self) -> None:
        """Note that the connection is up again after a break."""
        async with self._returned:
            self.returns += 1
            self._returned.notify_all()

    async def wait_for_return(self, after: int) -> None:
        """Wait until the connection has come back more often than `after` times."""
        async with self._returned:
            await self._returned.wait_for(lambda: self.returns > after)


class _Watch:
    """Says in the logs what becomes of a connection, and tells it when it is up again."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.closing = False

    async def back(self) -> None:
        log.info("nats is back")
        if self.connection is not None:
            await self.connection.came_back()

    async def gone(self) -> None:
        if not self.closing:
            log.warning("nats is out of reach")

    async def trouble(self, error: Exception) -> None:
        log.warning("nats reports", error=type(error).__name__, detail=str(error))


@asynccontextmanager
async def connect(url: str, name: str) -> AsyncIterator[Connection]:
    """A connection that is closed at the end, to whichever server of `url` answers; waits until one does.

    Who does not want to wait looks first whether one is there (`gomflow.reaching`).
    """
    watch = _Watch()
    user, password = credentials_in(url) or (None, None)
    nc = await nats.connect(
        servers_in(url),
        user=user,
        password=password,
        name=name,
        max_reconnect_attempts=-1,
        reconnect_time_wait=0.1,
        connect_timeout=5,
        ping_interval=10,
        max_outstanding_pings=2,
        reconnected_cb=watch.back,
        disconnected_cb=watch.gone,
        error_cb=watch.trouble,
    )
    connection = watch.connection = Connection(nc)
    try:
        yield connection
    finally:
        watch.closing = True
        await nc.close()
