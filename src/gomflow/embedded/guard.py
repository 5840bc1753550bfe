"""A tiny process that runs one server for as long as its parent lives: however the parent goes, the server stops.

Started as a script with Python's standard library only, so that it is up in 20 ms and small. Its argument is an order
(JSON, see `Order`). Its standard input is a pipe from the parent: the end of it means stop. On its standard output it
says `pid <n>` when the server runs and `exit <code>` when it ended (negative: killed by that signal).
"""

import contextlib
import ctypes
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any, TypedDict

LOG_LIMIT = 5_000_000  # bytes; one older file of this size is kept
PARENT_CHECKED_EVERY = 0.5  # seconds
OUTPUT_AWAITED = 5.0  # seconds after the server's end
DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Order(TypedDict):
    """What to run. `user` and `group` null: ours. `stopping`: signals in turn, each with seconds of patience."""

    name: str
    command: list[str]
    user: int | None
    group: int | None
    log: str
    pid_file: str
    stopping: list[tuple[int, float]]


class Log:
    """The server's output in a file that never grows for ever."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = self._open()

    def write(self, output: bytes) -> None:
        # A full disk must not stop the server: its lines are lost then, the pipe is still emptied.
        with contextlib.suppress(OSError):
            if os.fstat(self._file).st_size + len(output) > LOG_LIMIT:
                Path(self._path).replace(self._path + ".1")
                os.close(self._file)
                self._file = self._open()
            os.write(self._file, output)

    def _open(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


class Guard:
    """One server, its output, its stop."""

    def __init__(self, order: Order) -> None:
        self._log = Log(order["log"])
        self._steps = list(order["stopping"])
        self._patience = float("inf")
        self._parent = os.getppid()
        self._selector = selectors.DefaultSelector()
        self._selector.register(_child_signals(), selectors.EVENT_READ, self._child_changed)
        self._log.write(f"=== {order['name']} starts, {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}\n".encode())
        self._server = _start(order)
        try:
            Path(order["pid_file"]).write_text(f"{self._server.pid}\n")
        except OSError:
            self._server.kill()
            raise
        _say(f"pid {self._server.pid}")
        os.set_blocking(0, False)
        self._selector.register(0, selectors.EVENT_READ, self._parent_spoke)
        self._output = self._server.stdout.fileno() if self._server.stdout else -1
        os.set_blocking(self._output, False)
        self._selector.register(self._output, selectors.EVENT_READ, self._server_spoke)

    def run(self) -> None:
        """Until the server ended and its last words are in the log."""
        while self._server.poll() is None:
            self._turn(PARENT_CHECKED_EVERY)
            if self._patience == float("inf") and os.getppid() != self._parent:
                self._stop()  # some other child of the parent still holds the pipe open
            elif time.monotonic() > self._patience:
                self._stop()
        # Postgres's children hold its output too: its end says that the last of them has gone, and that a new server
        # will find nobody in the data folder.
        until = time.monotonic() + OUTPUT_AWAITED
        while self._output in self._selector.get_map() and time.monotonic() < until:
            self._turn(PARENT_CHECKED_EVERY)
        _say(f"exit {self._server.returncode}")

    def _turn(self, seconds: float) -> None:
        for key, _ in self._selector.select(seconds):
            key.data(key.fd)

    def _child_changed(self, fd: int) -> None:
        os.read(fd, 4096)

    def _parent_spoke(self, fd: int) -> None:
        if not os.read(fd, 4096):
            self._selector.unregister(fd)
            self._stop()

    def _server_spoke(self, fd: int) -> None:
        output = os.read(fd, 65536)
        if output:
            self._log.write(output)
        else:
            self._selector.unregister(fd)

    def _stop(self) -> None:
        """The next signal in turn, or, when there is none left, the last resort."""
        number, patience = self._steps.pop(0) if self._steps else (signal.SIGKILL, PARENT_CHECKED_EVERY)
        self._patience = time.monotonic() + patience
        self._server.send_signal(number)


def _start(order: Order) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the parent's own program and arguments
        order["command"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        user=order["user"],
        group=order["group"],
        extra_groups=None if order["user"] is None else [],
        preexec_fn=_die_with_guard(order["stopping"][0][0]),  # noqa: PLW1509 - this process has a single thread
    )


def _die_with_guard(number: int) -> Any:  # noqa: ANN401 - what Popen takes
    """On Linux the server gets a signal when even the guard is killed; elsewhere the next start finds and stops it."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(DEATH_OF_PARENT, number)


def _child_signals() -> int:
    """A pipe that speaks when a child changes. What asks the guard itself to end is not heeded: its parent decides."""
    reading, writing = os.pipe()
    for fd in (reading, writing):
        os.set_blocking(fd, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    # A handler that does nothing, and not SIG_IGN, which the server would inherit.
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _heard)
    return reading


def _heard(_number: int, _frame: FrameType | None) -> None:
    """The wake-up pipe says it."""


def _say(line: str) -> None:
    # A parent that is gone does not listen; the end of the input pipe tells that.
    with contextlib.suppress(BrokenPipeError):
        os.write(1, f"{line}\n".encode())


def main() -> int:
    order: Order = json.loads(sys.argv[1])
    try:
        guard = Guard(order)
    except OSError as error:
        os.write(2, f"{order['command'][0]} cannot be started: {error}\n".encode())
        return 1
    guard.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
