"""Strangers' pictures opened in processes of their own: what breaks its process, or takes it too long, is refused.

What decodes pictures is native code, and a page of a PDF is a program: a file of a kilobyte can compute for hours.
"""

import asyncio
import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final

import structlog

from gomflow.ports.reader import Box, UnreadablePicture
from gomflow_adapters.pictures import developing
from gomflow_adapters.pictures.checks import Checked
from gomflow_adapters.pictures.developing import Answer, Order, Task, put, take
from gomflow_events.outbound import PictureMark

LIMIT_S: Final = 10.0
"""Seconds of computing that a picture may take; the largest photo of a phone takes two."""
PLACES: Final = 2
"""Pictures that are opened at the same time."""
WIDTH: Final = 1080
_GOODBYE_S: Final = 1.0
_log = structlog.get_logger()


class _Broke(Exception):
    """The process is gone."""


class Darkroom:
    """Opens pictures in processes it starts when it has to. All methods raise UnreadablePicture."""

    def __init__(self, *, limit_s: float = LIMIT_S, places: int = PLACES) -> None:
        self._limit_s = limit_s
        self._threads = ThreadPoolExecutor(places, "darkroom")
        self._mine = threading.local()
        self._open: set[subprocess.Popen[bytes]] = set()
        atexit.register(self.close)

    @property
    def processes(self) -> Sequence[int]:
        """The ids of the processes that are open."""
        return [process.pid for process in self._open]

    async def check(self, data: bytes) -> Checked:
        """What a picture is, after it was opened once to be sure."""
        answer = await self._ask(Task.CHECK, [data])
        return Checked(answer.media_type, answer.width, answer.height)

    async def joined(self, pictures: Sequence[bytes]) -> bytes:
        """Several pictures as one JPEG (gomflow_adapters.pictures.joining)."""
        return (await self._ask(Task.JOIN, list(pictures))).data or b""

    async def marked(self, data: bytes, marks: Sequence[PictureMark]) -> bytes | None:
        """The picture with its marks as a JPEG; None where there are none, or it cannot be opened."""
        if not marks:
            return None
        try:
            return (await self._ask(Task.MARK, [data], marks=marks)).data
        except UnreadablePicture:
            return None

    async def shown(
        self, data: bytes, width: int = WIDTH, quality: int = developing.QUALITY, turn: int = 0
    ) -> tuple[bytes, int, int]:
        """The picture as a JPEG that every browser shows, upright, with its size in pixels.

        `turn` turns it further, clockwise, by so many degrees.
        """
        answer = await self._ask(Task.SHOW, [data], width=width, quality=quality, turn=turn)
        return answer.data or b"", answer.width, answer.height

    async def sheet(self, data: bytes, number: int, width: int, quality: int) -> tuple[bytes, int, int, Sequence[Box]]:
        """A page of a document, from 0, as `shown` shows a picture; also where all its pages lie. A picture has one."""
        answer = await self._ask(Task.SHOW, [data], width=width, quality=quality, sheet=number)
        return answer.data or b"", answer.width, answer.height, answer.places

    def close(self) -> None:
        """End the processes; what is being opened is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in list(self._open):
            self._end(process)

    async def _ask(
        self,
        task: Task,
        pictures: list[bytes],
        marks: Sequence[PictureMark] = (),
        width: int = 0,
        quality: int = developing.QUALITY,
        turn: int = 0,
        sheet: int | None = None,
    ) -> Answer:
        order = Order(
            task=task,
            pictures=pictures,
            marks=marks,
            width=width,
            quality=quality,
            turn=turn,
            sheet=sheet,
            seconds=self._limit_s * (1 + len(pictures)) / 2,
        )
        answer = await asyncio.get_running_loop().run_in_executor(self._threads, self._asked, order)
        if answer.refused:
            raise UnreadablePicture(answer.refused, answer.why)
        return answer

    def _asked(self, order: Order) -> Answer:
        """In a thread, which has a process of its own."""
        process = getattr(self._mine, "process", None) or self._started()
        self._mine.process = process
        try:
            return _answered(process, order)
        except _Broke:
            self._mine.process = None
            self._end(process)
            _log.warning("a picture broke the process that opened it", task=order.task.value, code=process.returncode)
            why = "The file cannot be opened: it takes too long, or breaks what opens it. Please send a screenshot."
            return Answer(refused="damaged", why=why)

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", developing.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # No secrets where files of strangers are opened.
            env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._open.add(process)
        assert process.stdout is not None
        if take(process.stdout, Answer) is None:
            self._end(process)
            raise RuntimeError(f"the process that opens pictures does not start: python -m {developing.__name__}")
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self._open.discard(process)
        process.kill()
        process.wait(_GOODBYE_S)
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            # What was not written any more is for nobody.
            with suppress(BrokenPipeError):
                stream.close()


def _answered(process: subprocess.Popen[bytes], order: Order) -> Answer:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        put(process.stdin, order)
        answer = take(process.stdout, Answer)
    except (OSError, ValueError) as error:
        raise _Broke from error
    if answer is None:
        raise _Broke
    return answer


DARKROOM: Final = Darkroom()
"""The one of this process; nothing is started before it is asked."""
