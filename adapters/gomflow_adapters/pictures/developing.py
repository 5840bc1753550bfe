"""The process in which strangers' pictures are opened: `python -m` runs it, and it answers until its parent is gone."""

import contextlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import IO, Final, TypeVar

import msgspec

from gomflow.ports.reader import Box, UnreadablePicture
from gomflow_adapters.limiting import ending_after
from gomflow_adapters.pictures.checks import check
from gomflow_adapters.pictures.joining import joined
from gomflow_adapters.pictures.kinds import MediaType
from gomflow_adapters.pictures.marking import marked
from gomflow_adapters.pictures.rendering import places_in, render
from gomflow_events.outbound import PictureMark

T = TypeVar("T")

MEMORY: Final = 3 * 1024**3
"""Bytes of address space: several times what the largest picture takes that is not refused."""
_LENGTH: Final = 8
QUALITY: Final = 88


class Task(StrEnum):
    """What is done with pictures."""

    CHECK = "check"
    JOIN = "join"
    MARK = "mark"
    SHOW = "show"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted of which pictures: at what width, turned clockwise by how many degrees, in how many seconds.

    `sheet` is the page of a document that is wanted, None for all.
    """

    task: Task
    pictures: list[bytes]
    marks: Sequence[PictureMark] = ()
    width: int = 0
    quality: int = QUALITY
    turn: int = 0
    sheet: int | None = None
    seconds: float


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: a picture, or what one is, and where the pages lie on the whole of which one was shown.

    `refused` is the code of an UnreadablePicture, `why` its words.
    """

    data: bytes | None = None
    media_type: str = ""
    width: int = 0
    height: int = 0
    places: tuple[Box, ...] = ()
    refused: str = ""
    why: str = ""


def put(stream: IO[bytes], what: Order | Answer) -> None:
    """Write one thing, its length in front of it."""
    packed = msgspec.msgpack.encode(what)
    stream.write(len(packed).to_bytes(_LENGTH, "big") + packed)
    stream.flush()


def take(stream: IO[bytes], kind: type[T]) -> T | None:
    """The next thing of its kind; None where the other side is gone."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    packed = stream.read(int.from_bytes(length, "big"))
    return msgspec.msgpack.decode(packed, type=kind) if len(packed) == int.from_bytes(length, "big") else None


def develop(order: Order) -> Answer:
    """Do what is wanted."""
    try:
        return _developed(order)
    except UnreadablePicture as refusal:
        return Answer(refused=refusal.code, why=str(refusal))


def _developed(order: Order) -> Answer:
    first = order.pictures[0]
    match order.task:
        case Task.CHECK:
            found = check(first)
            return Answer(media_type=found.media_type, width=found.width, height=found.height)
        case Task.JOIN:
            return Answer(data=joined(order.pictures), media_type=MediaType.JPEG)
        case Task.MARK:
            return Answer(data=marked(first, order.marks), media_type=MediaType.JPEG)
        case Task.SHOW:
            return _shown(first, order)


def _shown(data: bytes, order: Order) -> Answer:
    image, packed = render(data, order.width, order.sheet).rotate(-order.turn, expand=True), io.BytesIO()
    image.save(packed, "JPEG", quality=order.quality)
    places = () if order.sheet is None else places_in(data)
    jpeg = MediaType.JPEG
    return Answer(data=packed.getvalue(), media_type=jpeg, width=image.width, height=image.height, places=places)


def main() -> None:
    """Answer what comes on standard input, on what was standard output: decoders may print what they like."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    put(answers, Answer())
    while (order := take(sys.stdin.buffer, Order)) is not None:
        with ending_after(order.seconds):
            answer = develop(order)
        put(answers, answer)


if __name__ == "__main__":
    main()
