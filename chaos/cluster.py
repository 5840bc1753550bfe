"""A cluster of three nats-servers, each a process that comes back after it was killed."""

import asyncio
import os
import secrets
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from nats.errors import Error as NatsError
from nats.js.api import StreamConfig
from nats.js.errors import APIError

from chaos.process import free_port
from gomflow.embedded.binaries import nats_server
from gomflow.embedded.jetstream import accounts, policy
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import ensure_streams

NODES = 3


@dataclass
class Node:
    """One server. `client` and `route` are its ports."""

    name: str
    client: int
    route: int
    folder: Path
    running: "asyncio.subprocess.Process | None" = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        """Its process; 0 while it is down."""
        return self.running.pid if self.running is not None and self.running.returncode is None else 0

    async def start(self) -> None:
        """Start it; it finds its fellows by itself."""
        with (self.folder / "output.log").open("ab") as output:
            self.running = await asyncio.create_subprocess_exec(
                str(nats_server()),
                *("--config", str(self.folder / "server.conf"), "--store_dir", str(self.folder / "store")),
                stdout=output,
                stderr=output,
            )


class Cluster:
    """Three nodes that know each other."""

    def __init__(self, folder: Path, rng: Random) -> None:
        self._rng = rng
        self._password = secrets.token_urlsafe(24)
        self.nodes = [
            Node(f"n{number}", free_port(), free_port(), folder / f"n{number}") for number in range(1, NODES + 1)
        ]
        self._keeping: list[asyncio.Task[None]] = []

    @property
    def url(self) -> str:
        """The first node, and its fellows: whichever is there when somebody comes."""
        first, *others = (f"127.0.0.1:{node.client}" for node in self.nodes)
        return ",".join([f"nats://gomflow:{self._password}@{first}", *(f"nats://{other}" for other in others)])

    @property
    def one(self) -> str:
        """The first node alone; who comes by it finds the others through it."""
        return self.url.split(",")[0]

    async def start(self) -> None:
        """Start all, keep them running, and wait until they agree on a leader."""
        for node in self.nodes:
            node.folder.mkdir(parents=True)
            await asyncio.to_thread((node.folder / "server.conf").write_text, self._configuration(node))
            await node.start()
            self._keeping.append(asyncio.create_task(self._keep(node)))
        await until(self._answers, within=60, why="three nats-servers agree")

    async def stop(self) -> None:
        """End all for good."""
        for keeping in self._keeping:
            keeping.cancel()
        await asyncio.gather(*self._keeping, return_exceptions=True)
        for node in self.nodes:
            if node.pid:
                os.kill(node.pid, signal.SIGKILL)
                assert node.running is not None
                await node.running.wait()

    async def take_down(self, number: int) -> None:
        """Kill a node, and let it stay away."""
        self._keeping[number].cancel()
        running = self.nodes[number].running
        assert running is not None
        running.kill()
        await running.wait()

    async def _keep(self, node: Node) -> None:
        """Start a node again, a while after it was killed."""
        while True:
            assert node.running is not None
            await node.running.wait()
            await asyncio.sleep(self._rng.uniform(0.1, 3))
            await node.start()

    async def _answers(self) -> bool:
        with suppress(OSError, NatsError, APIError, TimeoutError):
            async with asyncio.timeout(5), connect(self.url, "chaos") as connection:
                await connection.js.account_info()
                return True
        return False

    def _configuration(self, node: Node) -> str:
        routes = ", ".join(f'"nats://127.0.0.1:{other.route}"' for other in self.nodes)
        return (
            f'server_name: "{node.name}"\n'
            f'listen: "127.0.0.1:{node.client}"\n'
            f"{accounts(self._password, self._password)}\n"
            f'cluster {{ name: "chaos", listen: "127.0.0.1:{node.route}", routes: [{routes}] }}\n\n'
            f"{policy(durable=False)}"
        )


@asynccontextmanager
async def cluster(folder: Path, rng: Random) -> AsyncIterator[Cluster]:
    """Three nodes, until the end of the block."""
    made = Cluster(folder, rng)
    try:
        await made.start()
        yield made
    finally:
        await made.stop()


@asynccontextmanager
async def cluster_with_streams(folder: Path, seed: int, *own: StreamConfig) -> AsyncIterator[Cluster]:
    """Three nodes with three copies of GOMFLOW's streams, and of some of one's own."""
    async with cluster(folder, Random(seed)) as made, connect(made.url, "setting up") as connection:

        async def streams_stand() -> bool:
            try:
                await ensure_streams(connection.js, NODES)
                for config in own:
                    await connection.js.add_stream(config, num_replicas=NODES)
            except (NatsError, APIError, TimeoutError):
                return False
            return True

        await until(streams_stand, within=60, why="the streams have three copies")
        yield made
