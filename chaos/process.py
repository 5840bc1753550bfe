"""GOMFLOW as a process of its own, to be killed and started again."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gomflow.waiting import until

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    """A port nobody listens on; it stays the same across restarts, as an address that people know does."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


class NotUp(Exception):
    """The process did not come up."""


@dataclass
class Process:
    """A program that serves HTTP on a port. `env` is its environment, `output` where its lines go."""

    command: tuple[str, ...]
    env: Mapping[str, str]
    port: int
    output: Path
    starts: int = 0
    _running: asyncio.subprocess.Process | None = field(default=None, repr=False)

    async def start(self) -> None:
        """Start it, and wait until it serves. Raises NotUp, with the end of its output."""
        with self.output.open("ab") as file:
            self._running = await asyncio.create_subprocess_exec(
                *self.command,
                cwd=self.output.parent,
                env=self.env,
                stdin=asyncio.subprocess.PIPE,
                stdout=file,
                stderr=file,
            )
        self.starts += 1
        try:
            await until(self._answers_or_ended, within=120, why=f"port {self.port} answers")
        except AssertionError as error:
            raise NotUp(self.last_words()) from error
        if self._running.returncode is not None:
            raise NotUp(f"ended with {self._running.returncode}: {self.last_words()}")

    async def _answers_or_ended(self) -> bool:
        assert self._running is not None
        if self._running.returncode is not None:
            return True
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.close()
            return True
        return False

    @property
    def pid(self) -> int:
        """Its number; 0 while it does not run."""
        running = self._running
        return running.pid if running is not None and running.returncode is None else 0

    def last_words(self, lines: int = 30) -> str:
        """The end of its output."""
        return "\n".join(self.output.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    async def tell(self, line: str) -> None:
        """Write a line to its standard input."""
        assert self._running is not None
        assert self._running.stdin is not None
        self._running.stdin.write(f"{line}\n".encode())
        await self._running.stdin.drain()

    async def signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self.pid:
            os.kill(self.pid, number)

    async def kill(self) -> None:
        """End it at once, without a chance to say or do anything more."""
        await self.signal(signal.SIGKILL)
        await self.ended()

    async def ended(self) -> int:
        """Wait for its end; how it ended."""
        assert self._running is not None
        return await self._running.wait()


def gomflow_command() -> tuple[str, ...]:
    """The command as people type it."""
    return (str(Path(sys.executable).with_name("gomflow")), "run", "--json")


def breakable_command() -> tuple[str, ...]:
    """The same application, with crash points that can be armed."""
    return (sys.executable, "-m", "chaos.app")


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """An environment with these settings and nothing of GOMFLOW's from outside."""
    ours = ("GOMFLOW_", "TELEGRAM_", "NATS_", "DATABASE_")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join(filter(None, [str(ROOT), outside.get("PYTHONPATH", "")]))
    return {**outside, "PYTHONPATH": path, **settings}
