"""Several processes that run the same consumers, for tests: started, killed, frozen, and held against what they did."""

import asyncio
import os
import signal
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import msgspec
from nats.errors import Error as NatsError
from nats.js.api import StreamConfig
from nats.js.errors import APIError

from gomflow.ports.log import LogUnavailable
from gomflow.testing.replica import effects_of
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import all_of, last_of
from gomflow_adapters.jetstream.streams import DEAD, turn_subject


@dataclass
class Replica:
    """One process."""

    name: str
    running: asyncio.subprocess.Process

    def kill(self) -> None:
        """End it without a warning."""
        self.running.kill()

    def freeze(self) -> None:
        """Stop it where it is."""
        os.kill(self.running.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Have it go on as if no time had passed."""
        os.kill(self.running.pid, signal.SIGCONT)


class Replicas:
    """The processes on a stream, and the stream of what they did."""

    def __init__(self, url: str, connection: Connection, stream: str) -> None:
        self._url = url
        self._connection = connection
        self.stream = stream
        self._all: list[Replica] = []

    async def start(self, *services: str) -> Replica:
        """One more."""
        running = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "gomflow.testing.replica", self._url, self.stream, *services),
            stdout=asyncio.subprocess.PIPE,
        )
        assert running.stdout is not None
        replica = Replica((await running.stdout.readline()).decode().strip(), running)
        self._all.append(replica)
        return replica

    async def holder(self, service: str) -> str:
        """The name of the process whose turn a service is; empty while it is nobody's, or nobody says."""
        try:
            last = await last_of(self._connection.nc, DEAD, turn_subject(service))
        except LogUnavailable:
            return ""
        return "" if last is None else str(msgspec.json.decode(last.data)["process"])

    async def publish(self, keys: Sequence[str], first: int, beyond: int, prefix: str = "m") -> None:
        """Numbered messages for each key, in turns."""
        for number in range(first, beyond):
            for key in keys:
                await self._insist(f"{self.stream}.{key}", f"{prefix}{number:04}".encode())

    async def mend(self) -> None:
        """From now on nothing is poison."""
        await self._insist(f"mended.{self.stream}", b"")

    async def _insist(self, subject: str, data: bytes) -> None:
        """Publish once, on a broker that may be electing a leader."""
        while True:
            try:
                headers = {"Nats-Msg-Id": f"{subject} {data.decode()}"}
                await self._connection.js.publish(subject, data, headers=headers, timeout=2)
            except (NatsError, APIError, TimeoutError):
                await asyncio.sleep(0.1)
            else:
                return

    async def done(self, service: str) -> dict[str, list[str]]:
        """What had its effect, in order, by key; nothing while nobody says."""
        found: dict[str, list[str]] = defaultdict(list)
        try:
            effects = await all_of(self._connection.nc, effects_of(self.stream), f"done.{self.stream}.{service}.>")
        except LogUnavailable:
            return {}
        for kept in effects:
            _, _, _, key, message = kept.subject.split(".")
            found[key].append(message)
        return dict(found)

    async def end(self) -> None:
        """End all, whatever state they are in."""
        for replica in self._all:
            if replica.running.returncode is None:
                replica.kill()
            await replica.running.wait()


@asynccontextmanager
async def replicas(url: str, connection: Connection, stream: str, copies: int = 1) -> AsyncIterator[Replicas]:
    """Processes on a stream that exists, until the end of the block."""
    effects = effects_of(stream)
    await connection.js.add_stream(
        StreamConfig(
            name=effects, subjects=[f"done.{stream}.>", f"mended.{stream}"], allow_direct=True, num_replicas=copies
        )
    )
    made = Replicas(url, connection, stream)
    try:
        yield made
    finally:
        await made.end()
        await connection.js.delete_stream(effects)
