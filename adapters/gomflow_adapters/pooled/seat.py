"""A place at which one process reads: it is started with the first picture, and again after it ended."""

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Timer
from typing import Final

from gomflow_adapters.pooled.process import Answer, Setup, serve

_FAREWELL_S: Final = 10.0


class ProcessDied(Exception):
    """The process ended while it read: killed, crashed, or over the limit of work for one picture."""


class ProcessHung(Exception):
    """The process was killed, for it gave no answer in any sensible time."""


class Seat:
    """One process and the thread that talks to it, so that nobody else waits for either.

    A process that gives no answer for `wait_s` seconds is killed.
    """

    def __init__(self, setup: Setup, wait_s: float) -> None:
        self._setup = setup
        self._wait_s = wait_s
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._talker = ThreadPoolExecutor(1, thread_name_prefix=f"{setup.name}-reader")

    async def ask(self, data: bytes) -> Answer:
        """What the process answers. Raises ProcessDied and ProcessHung; the next question has a new process."""
        return await asyncio.get_running_loop().run_in_executor(self._talker, self._ask, data)

    async def leave(self) -> None:
        """End the process, once it has answered what it was asked."""
        await asyncio.get_running_loop().run_in_executor(self._talker, self._leave)
        self._talker.shutdown(wait=False)

    def _ask(self, data: bytes) -> Answer:
        process, line = self._standing()
        hung = False

        def give_up() -> None:
            nonlocal hung
            hung = True
            process.kill()

        watch = Timer(self._wait_s, give_up)
        watch.daemon = True
        watch.start()
        try:
            line.send_bytes(data)
            answer: Answer = line.recv()
        except (EOFError, OSError) as error:
            self._leave()
            if hung:
                raise ProcessHung from error
            raise ProcessDied from error
        finally:
            watch.cancel()
        return answer

    def _standing(self) -> tuple[BaseProcess, Connection]:
        """The process, started where there is none: in the talker's thread, for it takes some 20 ms."""
        if self._process is not None and self._line is not None and self._process.is_alive():
            return self._process, self._line
        self._leave()
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, self._setup), daemon=True)
        self._process.start()
        theirs.close()
        return self._process, self._line

    def _leave(self) -> None:
        line, process = self._line, self._process
        self._line = self._process = None
        if line is not None:
            line.close()
        if process is not None:
            process.join(_FAREWELL_S)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()
