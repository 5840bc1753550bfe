"""The embedded servers as one thing: a nats-server and a Postgres on a data folder, together or one alone."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from gomflow.embedded import binaries
from gomflow.embedded.errors import EmbeddedError
from gomflow.embedded.folder import DataFolder
from gomflow.embedded.jetstream import jetstream_answers, nats_program, nats_url
from gomflow.embedded.ports import choose_port
from gomflow.embedded.postgres import database_url, postgres_answers, postgres_program
from gomflow.embedded.supervised import Supervised, end_tasks

_PORTS_TRIED = 3


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where the servers are, credentials included; None for one that was not asked for."""

    nats_url: str | None = None
    database_url: str | None = None


class Embedded:
    """Servers that run for as long as this process does, on free loopback ports unless ports are given.

    Not `durable`: nothing waits for the disk, for tests only; what was acknowledged then survives the death of a
    process, not of the machine.
    """

    def __init__(
        self,
        folder: Path,
        *,
        nats: bool = True,
        postgres: bool = True,
        nats_port: int | None = None,
        postgres_port: int | None = None,
        durable: bool = True,
    ) -> None:
        self._folder = DataFolder(folder)
        self._durable = durable
        self._wants_nats = nats
        self._wants_postgres = postgres
        self._nats_port = nats_port
        self._postgres_port = postgres_port
        self._nats: Supervised | None = None
        self._postgres: Supervised | None = None
        self._endpoints = Endpoints()
        self._over = asyncio.Event()
        self._failure: EmbeddedError | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def folder(self) -> Path:
        """The data folder, as an absolute path."""
        return self._folder.path

    @property
    def nats_url(self) -> str:
        return _present(self._endpoints.nats_url, "nats-server")

    @property
    def database_url(self) -> str:
        return _present(self._endpoints.database_url, "Postgres")

    @property
    def nats_pid(self) -> int:
        """The nats-server's process as of now; 0 when none was asked for."""
        return self._nats.pid if self._nats else 0

    @property
    def postgres_pid(self) -> int:
        """Postgres's first process as of now; 0 when none was asked for."""
        return self._postgres.pid if self._postgres else 0

    async def start(self) -> Endpoints:
        """Returns when the servers answer. EmbeddedError when one does not; nothing is left running then."""
        nats, postgres = await asyncio.gather(
            asyncio.to_thread(binaries.nats_server_version if self._wants_nats else _no_version),
            asyncio.to_thread(binaries.postgres_version if self._wants_postgres else _no_version),
        )
        if nats or postgres:
            # Who keeps nothing in the folder leaves it to others: replicas on servers of their own may share one.
            self._folder.open(nats_server=nats, postgres=postgres)
        self._over, self._failure = asyncio.Event(), None
        wanted = [start for version, start in ((nats, self._start_nats), (postgres, self._start_postgres)) if version]
        starting = [asyncio.create_task(start()) for start in wanted]
        try:
            await asyncio.gather(*starting)
        except BaseException:
            await end_tasks(*starting)
            await self.stop()
            raise
        return self._endpoints

    async def stop(self) -> None:
        """Stops what runs, in good order, and lets go of the folder. May be called at any time, and again."""
        await asyncio.gather(*(server.stop() for server in (self._nats, self._postgres) if server))
        self._folder.close()
        self._over.set()

    async def wait_failed(self) -> None:
        """EmbeddedError once a server is lost for good; returns when the servers were stopped."""
        await self._over.wait()
        if self._failure:
            raise self._failure

    async def _start_nats(self) -> None:
        async def supervised(port: int) -> Supervised:
            program = nats_program(self._folder, port, durable=self._durable)
            return Supervised(program, lambda: jetstream_answers(self._folder, port), self._lost)

        self._nats, port = await self._started(supervised, self._nats_port)
        self._endpoints = replace(self._endpoints, nats_url=nats_url(self._folder, port))

    async def _start_postgres(self) -> None:
        async def supervised(port: int) -> Supervised:
            url = database_url(self._folder, port)
            program = await postgres_program(self._folder, port, durable=self._durable)
            return Supervised(program, lambda: postgres_answers(url), self._lost)

        self._postgres, port = await self._started(supervised, self._postgres_port)
        self._endpoints = replace(self._endpoints, database_url=database_url(self._folder, port))

    async def _started(
        self, supervised: Callable[[int], Awaitable[Supervised]], wanted: int | None
    ) -> tuple[Supervised, int]:
        for tries_left in reversed(range(_PORTS_TRIED)):
            port = choose_port(wanted)
            try:
                server = await supervised(port)
                await server.start()
            except PermissionError as error:
                raise EmbeddedError(
                    f"The data folder {self._folder.path} belongs to another user ({error}). "
                    "Start GOMFLOW as that user, or choose another data folder."
                ) from error
            except EmbeddedError as error:
                # Somebody else took the port in the meantime: one more, when it is ours to choose.
                if wanted is not None or not tries_left or "address already in use" not in str(error).lower():
                    raise
            else:
                return server, port
        raise AssertionError("the last try raises or returns")

    def _lost(self, failure: EmbeddedError) -> None:
        self._failure = self._failure or failure
        self._over.set()


def _no_version() -> None:
    """The version of a server that will not run."""


def _present(url: str | None, server: str) -> str:
    if url is None:
        raise EmbeddedError(f"No embedded {server} was asked for or started.")
    return url
