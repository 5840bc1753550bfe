"""One run of a program under a guard process that ends it when this process ends."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from gomflow.embedded import guard
from gomflow.embedded.account import OURSELVES, Account
from gomflow.embedded.errors import EmbeddedError

# What a server may know of our environment: where libraries are, and none of our secrets.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")

_TAIL = 15  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What to run, and how.

    `home` is the folder the program works in; its name stands in the command, by which a left-over process is known.
    `stopping` are the signals that end it, in turn, each with the seconds it is given.
    """

    name: str
    command: tuple[str, ...]
    home: Path
    log: Path
    pid_file: Path
    stopping: tuple[tuple[int, float], ...]
    account: Account = OURSELVES

    def tail(self) -> str:
        """The last lines of its log, of its latest run only."""
        try:
            lines = self.log.read_text(errors="replace").splitlines()
        except FileNotFoundError:
            return "(it wrote nothing)"
        starts = [number for number, line in enumerate(lines) if line.startswith(f"=== {self.name} starts")]
        said = lines[starts[-1] + 1 :] if starts else lines
        return "\n".join(said[-_TAIL:]) or "(it wrote nothing)"


class Guarded:
    """A program that runs, or has run, under its guard."""

    def __init__(self, program: Program, process: asyncio.subprocess.Process) -> None:
        self._program = program
        self._process = process
        self._code: int | None = None
        self.pid = 0

    @classmethod
    async def start(cls, program: Program) -> "Guarded":
        """EmbeddedError when the program cannot even be started."""
        try:
            process = await _start_guard(program)
        except OSError as error:
            raise EmbeddedError(f"{program.name} cannot be started: {error}") from error
        guarded = cls(program, process)
        try:
            guarded.pid = int(await guarded._told("pid"))
        except BaseException:
            await guarded.stop()
            raise
        return guarded

    async def ended(self) -> int:
        """Waits until it ends. Its exit code, negative for a signal; -9 too when the guard itself was killed."""
        if self._code is None:
            try:
                self._code = int(await self._told("exit"))
            except EmbeddedError:
                self._code = -signal.SIGKILL
        await self._process.wait()
        return self._code

    async def stop(self) -> None:
        """Ends it as `stopping` of its program says, and returns when it has ended. May be called at any time."""
        if self._process.stdin:
            self._process.stdin.close()
            with contextlib.suppress(ConnectionError):
                await self._process.stdin.wait_closed()
        await self._process.wait()

    async def _told(self, word: str) -> str:
        assert self._process.stdout is not None
        line = (await self._process.stdout.readline()).decode()
        if not line.startswith(word):
            raise EmbeddedError(f"{self._program.name} did not start:\n{self._program.tail()}")
        return line.removeprefix(word)


async def _start_guard(program: Program) -> asyncio.subprocess.Process:
    errors = os.open(program.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-I", "-S", guard.__file__, _order(program)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            # Of its own session: Ctrl-C in the terminal is for us, who then stop the servers in good order.
            start_new_session=True,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"LC_ALL": "C"},
            cwd="/",
        )
    finally:
        os.close(errors)


def _order(program: Program) -> str:
    order = guard.Order(
        name=program.name,
        command=[*program.account.prefix, *program.command],
        user=program.account.user,
        group=program.account.group,
        log=str(program.log),
        pid_file=str(program.pid_file),
        stopping=list(program.stopping),
    )
    return json.dumps(order)
