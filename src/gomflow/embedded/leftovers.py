"""Servers of an earlier run that nobody stopped: found by their pid file and stopped, but never a stranger."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import structlog

from gomflow.embedded.errors import EmbeddedError
from gomflow.embedded.guarded import Program

_log = structlog.get_logger()

_OUR_OWN = Path("/proc/self")
_LOOKED_AT_EVERY = 0.02  # seconds
_KILLED_WITHIN = 10.0  # seconds


async def stop_leftover(program: Program) -> None:
    """Ends the process that `program`'s pid file names if it is that program at work in the same folder."""
    pid = read_pid(program.pid_file)
    if pid is None or not is_running(pid, program.name, program.home):
        return
    _log.warning("embedded_leftover_stopped", server=program.name, pid=pid)
    for number, patience in (*program.stopping, (signal.SIGKILL, _KILLED_WITHIN)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        if await _gone(pid, program, patience):
            return
    raise EmbeddedError(f"{program.name} of an earlier run (process {pid}) does not end. End it, then try again.")


def read_pid(pid_file: Path) -> int | None:
    """The number on the first line, or None when there is no such file or number."""
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        return int(pid_file.read_text().splitlines()[0])
    return None


def is_process(pid: int) -> bool:
    """Whether any process has this number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_running(pid: int, name: str, home: Path) -> bool:
    """Whether process `pid` is a program called `name` with the folder `home` among its arguments."""
    if not _OUR_OWN.exists():
        return is_running_by_ps(pid, name, home)
    words: list[str] = []
    with contextlib.suppress(OSError):
        # Empty when it is dead but unburied.
        words = _OUR_OWN.with_name(str(pid)).joinpath("cmdline").read_text(errors="surrogateescape").split("\0")
    return bool(words) and Path(words[0]).name == name and any(str(home) in word for word in words[1:])


def is_running_by_ps(pid: int, name: str, home: Path) -> bool:
    """The same where there is no /proc, as on macOS. False when there is no ps either."""
    ps = shutil.which("ps", path=os.defpath)
    if ps is None:
        return False
    answer = subprocess.run(  # noqa: S603 - a system program and a number
        [ps, "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    # One line without marks between the words; the program's own path may hold spaces, but comes before any option.
    program, _, arguments = answer.stdout.partition(f"/{name} ")
    return str(home) in arguments and " -" not in program


async def _gone(pid: int, program: Program, patience: float) -> bool:
    until = time.monotonic() + patience
    while is_running(pid, program.name, program.home):
        if time.monotonic() > until:
            return False
        await asyncio.sleep(_LOOKED_AT_EVERY)
    return True
