"""What a reading process does: one picture at a time with one engine, out of everybody's way."""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Final, TypeAlias

from PIL import Image

from gomflow.ports.reader import DEFEATED, Box, Reading, TextLine, UnreadablePicture, below_another
from gomflow_adapters.limiting import ending_after
from gomflow_adapters.pictures.kinds import MediaType, media_type_of
from gomflow_adapters.pictures.rendering import places_in
from gomflow_adapters.pooled.seeing import seen
from gomflow_adapters.pooled.upright import Boxed, straightened, tilt_of

Engine: TypeAlias = Callable[[Image.Image, int], list[Boxed]]
"""Finds the texts in an upright image, in RGB, with so many threads. A function of a module: it crosses processes."""

_NICE: Final = 10
WARM: Final = b""
"""Sent in place of a picture to have everything loaded; answered with None."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A picture that cannot be read, in a form that crosses between processes."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What a reading process is started with. `limit_s` is in seconds of work for one picture, not of waiting."""

    engine: Engine
    name: str
    threads: int
    limit_s: float


Answer: TypeAlias = "Reading | Refused | None"


def serve(asked: Connection, setup: Setup) -> None:
    """Read what is sent until nobody sends any more: behind others in line for the processor, deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            data = asked.recv_bytes()
            asked.send(_read(data, setup) if data != WARM else _warmed(setup))


def _warmed(setup: Setup) -> Refused | None:
    """Read one small picture, so that the first real one finds everything loaded."""
    try:
        _looked_at(Image.new("RGB", (320, 64), "white"), setup)
    except UnreadablePicture as refusal:
        return Refused(refusal.code, str(refusal))
    return None


def _looked_at(image: Image.Image, setup: Setup) -> list[Boxed]:
    """The texts in an image. Raises UnreadablePicture where it breaks the engine: that is others' work."""
    try:
        return setup.engine(image, setup.threads)
    except Exception as error:
        why = f"The file breaks the reader ({type(error).__name__}). Please send a screenshot."
        raise UnreadablePicture(DEFEATED, why) from error


def _read(data: bytes, setup: Setup) -> Reading | Refused:
    """The text in a picture, or in the pages of a document. What makes more work than the limit ends the process."""
    try:
        with ending_after(setup.limit_s):
            return below_another([_page(data, number, place, setup) for number, place in enumerate(places_in(data))])
    except UnreadablePicture as refusal:
        return Refused(refusal.code, str(refusal))


def _page(data: bytes, number: int, place: Box, setup: Setup) -> Reading:
    """The text on a page, and in a picture what was painted behind it: boxes around a value are usual in documents."""
    from gomflow_adapters.pooled.patches import with_patches  # with NumPy, which only reading processes load

    began = time.perf_counter()
    image, boxes, turned = seen(data, lambda picture: _looked_at(picture, setup), number)
    lines = tuple(
        TextLine(box.text, box.confidence, left, top, right, bottom)
        for box, left, top, right, bottom in sorted(straightened(boxes), key=lambda found: (found[2], found[1]))
    )
    reading = Reading(setup.name, image.width, image.height, lines, 0, turned, tilt_of(boxes), place)
    if media_type_of(data) is not MediaType.PDF:
        reading = with_patches(image, reading)
    return replace(reading, took_ms=round((time.perf_counter() - began) * 1000))


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        with contextlib.suppress(OSError):
            parent.join()
        os._exit(0)
