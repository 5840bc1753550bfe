"""What a reading process does: one picture at a time with one engine, out of everybody's way."""

import contextlib
import multiprocessing
import os
import signal
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, TypeAlias

from PIL import Image

from gomflow.ports.reader import Reading, TextLine, UnreadablePicture
from gomflow_adapters.pictures import render
from gomflow_adapters.pictures.rendering import READING_WIDTH
from gomflow_adapters.pooled.upright import Boxed, is_sideways, straightened

Engine: TypeAlias = Callable[[Image.Image, int], list[Boxed]]
"""Finds the texts in an upright image, in RGB, with so many threads. A function of a module: it crosses processes."""

_NICE: Final = 10
_SMALL_LETTERS: Final = 15.0
"""In pixels: lines lower than this are read again larger, if the picture has more to give."""
_LARGER: Final = 1.6
_WORTHWHILE: Final = 1.2
_DOUBTFUL: Final = 0.8


@dataclass(frozen=True, slots=True)
class Refused:
    """A picture that cannot be read, in a form that crosses between processes."""

    code: str
    why: str


def _no_engine(_image: Image.Image, _threads: int) -> list[Boxed]:
    raise RuntimeError("this process was not started as a reader")


class _Process:
    """What this process was started with."""

    engine: Engine = staticmethod(_no_engine)
    name = ""
    threads = 1
    limit_s = 60.0


def start(engine: Engine, name: str, threads: int, limit_s: float) -> None:
    """Prepare this process: behind others in line for the processor, deaf to Ctrl-C, gone when its parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Process.engine = staticmethod(engine)
    _Process.name, _Process.threads, _Process.limit_s = name, threads, limit_s


def warm() -> None:
    """Read one small picture, so that the first real one finds everything loaded."""
    _read(Image.new("RGB", (320, 64), "white"))


def read(data: bytes) -> Reading | Refused:
    """The text in a picture. A picture that takes longer than the limit ends the process."""
    began = time.perf_counter()
    try:
        with _limited():
            image, boxes = _seen(data)
    except UnreadablePicture as refusal:
        return Refused(refusal.code, str(refusal))
    lines = tuple(
        TextLine(box.text, box.confidence, left, top, right, bottom)
        for box, left, top, right, bottom in sorted(straightened(boxes), key=lambda found: (found[2], found[1]))
    )
    took_ms = round((time.perf_counter() - began) * 1000)
    return Reading(_Process.name, image.width, image.height, lines, took_ms)


def _read(image: Image.Image) -> list[Boxed]:
    return _Process.engine(image, _Process.threads)


def _seen(data: bytes) -> tuple[Image.Image, list[Boxed]]:
    """A picture the right way up, at a size at which its letters can be read, with the texts in it."""
    image = render(data)
    boxes = _read(image)
    turn = _turn(boxes)
    if turn:
        best = max(
            ((other, _read(other)) for other in (image.transpose(way) for way in turn)), key=lambda t: _trust(t[1])
        )
        # Words that lie on their side can be read as they are, in an order that makes no sense: upright is better.
        enough = _DOUBTFUL if len(turn) > 1 else 1.0
        if _trust(best[1]) >= enough * _trust(boxes):
            image, boxes = best
    if boxes and not turn and statistics.median(box.height for box in boxes) < _SMALL_LETTERS:
        larger = render(data, round(READING_WIDTH * _LARGER))
        if larger.width >= _WORTHWHILE * image.width:
            return larger, _read(larger)
    return image, boxes


def _turn(boxes: Sequence[Boxed]) -> tuple[Image.Transpose, ...]:
    """The ways a picture may have to be turned to be upright; none for nearly all pictures."""
    if is_sideways(boxes):
        return Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270
    return (Image.Transpose.ROTATE_180,) if boxes and _is_gibberish(boxes) else ()


def _is_gibberish(boxes: Sequence[Boxed]) -> bool:
    return _trust(boxes) < _DOUBTFUL * sum(len(box.text) for box in boxes)


def _trust(boxes: Sequence[Boxed]) -> float:
    """How many letters were read for certain."""
    return sum(box.confidence * len(box.text) for box in boxes)


@contextmanager
def _limited() -> Iterator[None]:
    """End this process, native code and all, when the time for one picture is over."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, _Process.limit_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        with contextlib.suppress(OSError):
            parent.join()
        os._exit(0)
