"""The program as people start it: `gomflow …` in a process, a folder and an environment of its own."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sysconfig
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds a command may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that came to its end."""

    code: int
    out: str
    err: str

    @property
    def documents(self) -> list[dict[str, Any]]:
        """What it printed for programs; everything on its standard output has to be that."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def document(self) -> dict[str, Any]:
        """The only document it printed."""
        (only,) = self.documents
        return only

    @property
    def words(self) -> str:
        """What it said to people, without the line breaks of a narrow terminal."""
        return " ".join((self.out + self.err).split())


@dataclass(frozen=True, slots=True)
class Running:
    """A command that goes on, behind the first thing it said."""

    process: asyncio.subprocess.Process
    ready: dict[str, Any]
    seconds: float

    async def line(self) -> str:
        """The next line it says."""
        assert self.process.stdout is not None
        return (await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)).decode()

    async def stop(self, by: signal.Signals = signal.SIGINT) -> Ended:
        """Ask it to end, and see it end."""
        self.process.send_signal(by)
        out, err = await asyncio.wait_for(self.process.communicate(), PATIENCE)
        assert self.process.returncode is not None
        return Ended(self.process.returncode, out.decode(), err.decode())


class Program:
    """`gomflow` on a folder of its own, with nothing in its environment but what a test says."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.environment: Mapping[str, str] = {
            "PATH": os.environ["PATH"],
            # A checkout that is tested from elsewhere than where it is installed is found by this.
            **({"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}),
            "HOME": str(folder),
            "COLUMNS": "100",
            "GOMFLOW_DATA": str(self.data),
            "GOMFLOW_PORT": "0",
            **environment,
        }

    async def does(self, *words: str, **environment: str) -> Ended:
        """A command, from its start to its end."""
        process = await self.start(*words, **environment)
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode is not None
        return Ended(process.returncode, out.decode(), err.decode())

    async def says(self, *words: str, **environment: str) -> list[dict[str, Any]]:
        """What a command answers programs; it has to go well."""
        ended = await self.does(*words, "--json", **environment)
        assert ended.code == 0, f"{words} ended with {ended.code}: {ended.words}"
        return ended.documents

    @asynccontextmanager
    async def running(self, *words: str, **environment: str) -> AsyncIterator[Running]:
        """A command that goes on, from the first document it prints; `run` unless said. Killed where a test fails."""
        began = time.monotonic()
        process = await self.start(*(words or ("run",)), "--json", **environment)
        assert process.stdout is not None
        try:
            line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
            if not line:
                _, err = await process.communicate()
                raise AssertionError(f"it ended with {process.returncode}: {err.decode()}")
            yield Running(process, json.loads(line), time.monotonic() - began)
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()

    async def start(self, *words: str, **environment: str) -> asyncio.subprocess.Process:
        """A command that has just been started; whoever starts it sees to its end."""
        gomflow = Path(sysconfig.get_path("scripts"), "gomflow")
        return await asyncio.create_subprocess_exec(
            gomflow,
            *words,
            cwd=self.folder,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def processes(self) -> list[str]:
        """The processes that have to do with the folder."""
        found = []
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                found.append(place.read_bytes().replace(b"\0", b" ").decode())
        return [line for line in found if str(self.folder) in line]
