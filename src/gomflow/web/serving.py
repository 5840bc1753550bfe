"""Serving an app in the event loop that runs already, without touching the process's signal handlers."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI

GRACE = 2
"""Seconds that requests under way have to end when the server stops."""

_LARGEST_FRAME = 256 * 1024
_WAITING = 2048
"""Connections the kernel holds until they are accepted."""


class CannotServe(Exception):
    """The address cannot be listened on; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that answers: where it listens, and its end."""

    host: str
    port: int
    task: "asyncio.Task[None]"

    @property
    def url(self) -> str:
        """Its address on this machine."""
        shown = "127.0.0.1" if self.host in {"", "0.0.0.0"} else self.host  # noqa: S104 - shown, not bound
        return f"http://[{shown}]:{self.port}" if ":" in shown else f"http://{shown}:{self.port}"

    async def over(self) -> None:
        """Wait until the server ends; raises what ended it, if it was a fault."""
        await asyncio.shield(self.task)


class _Server(uvicorn.Server):
    """Uvicorn that leaves signals to whoever runs the loop."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serve(app: FastAPI, host: str, port: int) -> AsyncIterator[Serving]:
    """Serve an app while the block runs; port 0 picks a free one. Raises CannotServe.

    At the end the app's streams are closed first, so that stopping takes no longer than requests under way, and 2
    seconds at most. What the app's lifespan raises at its start comes out here.
    """
    listening = listen(host, port)
    try:
        async with app.router.lifespan_context(app), _answering(app, listening) as serving:
            yield serving
    finally:
        listening.close()


@asynccontextmanager
async def _answering(app: FastAPI, listening: socket.socket) -> AsyncIterator[Serving]:
    # Access and errors are logged by the app; uvicorn's own loggers stay as whoever runs it has set them up.
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=_LARGEST_FRAME,
        timeout_graceful_shutdown=GRACE,
        proxy_headers=False,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    address = listening.getsockname()
    try:
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn tells it by a flag only
            await asyncio.sleep(0.005)
        if task.done():
            await task
        yield Serving(address[0], address[1], task)
    finally:
        close_streams: Callable[[], None] = getattr(app.state, "close_streams", lambda: None)
        close_streams()
        server.should_exit = True
        await task


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to an address. Raises CannotServe."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotServe(f"{host} is no address this machine can listen on: {error.strerror}.") from error
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(_WAITING)
    except OSError as error:
        bound.close()
        raise CannotServe(_why(host, port, error)) from error
    bound.setblocking(False)
    return bound


def _why(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use on {host}: stop what uses it, or choose another with GOMFLOW_PORT (0 is any)."
    if error.errno == errno.EACCES:
        return f"Port {port} is for administrators only: choose one above 1023 with GOMFLOW_PORT."
    return f"GOMFLOW cannot listen on {host}, port {port}: {error.strerror}."
