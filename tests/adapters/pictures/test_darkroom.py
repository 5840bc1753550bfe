"""Pictures of strangers that are made to break what opens them, or to keep it busy: nothing else notices."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from gomflow.ports.reader import UnreadablePicture
from gomflow_adapters.pictures import developing
from gomflow_adapters.pictures.darkroom import Darkroom
from gomflow_adapters.pictures.developing import Answer, Order, Task, put, take
from gomflow_events.outbound import PictureMark

MARK = PictureMark(left=100, top=100, right=300, bottom=200, holds=True)


def packed(kind: str, size: tuple[int, int] = (200, 400)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def page_that_computes() -> bytes:
    """A PDF of a kilobyte whose one page paints itself over and over for minutes."""
    drawing = zlib.compress(b"0 0 m 600 1200 l 600 0 l 0 1200 l f\n" * 200_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 1200]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawing), drawing),
    ]
    body = b"".join(b"%d 0 obj%b endobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


BUSY = page_that_computes()


@pytest.fixture
def darkroom() -> Iterator[Darkroom]:
    room = Darkroom(limit_s=0.5, places=1)
    yield room
    room.close()


@pytest.mark.parametrize("task", ["check", "joined", "shown"])
async def test_a_page_that_computes_without_end_is_refused_in_time(darkroom: Darkroom, task: str) -> None:
    began = time.monotonic()
    doing: dict[str, Callable[[], Awaitable[object]]] = {
        "check": lambda: darkroom.check(BUSY),
        "joined": lambda: darkroom.joined([packed("PNG"), BUSY]),
        "shown": lambda: darkroom.shown(BUSY),
    }

    with pytest.raises(UnreadablePicture) as refused:
        await doing[task]()

    assert ("damaged", True) == (refused.value.code, time.monotonic() - began < 20)
    assert "image/png" == (await darkroom.check(packed("PNG"))).media_type, "the next one is opened"


async def test_no_marks_are_drawn_on_what_cannot_be_opened(darkroom: Darkroom) -> None:
    assert await darkroom.marked(BUSY, [MARK]) is None
    assert await darkroom.marked(packed("PNG"), [MARK]) is not None


async def test_others_go_on_while_one_computes() -> None:
    room = Darkroom(limit_s=3.0, places=2)
    try:
        busy = asyncio.create_task(room.check(BUSY))
        found = [await room.check(packed("PNG")) for _ in range(3)]
        assert (3, False) == (len(found), busy.done())
        with pytest.raises(UnreadablePicture):
            await busy
    finally:
        room.close()


async def test_a_file_that_kills_its_process_is_refused_and_nothing_else_happens(darkroom: Darkroom) -> None:
    await darkroom.check(packed("PNG"))
    [process] = darkroom.processes
    os.kill(process, signal.SIGSEGV)

    with pytest.raises(UnreadablePicture):
        await darkroom.check(packed("PNG"))

    assert "image/png" == (await darkroom.check(packed("PNG"))).media_type
    assert [process] != list(darkroom.processes)


def test_the_process_is_gone_when_its_parent_is_and_leaves_no_file(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", developing.__name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert Answer() == take(child.stdout, Answer)
    put(child.stdin, Order(task=Task.SHOW, pictures=[packed("HEIF")], width=720, seconds=5.0))
    assert (take(child.stdout, Answer) or Answer()).data is not None

    child.stdin.close()

    assert 0 == child.wait(10)
    child.stdout.close()
    assert [] == list(tmp_path.iterdir())


async def test_secrets_are_not_told_to_where_strangers_files_are_opened(
    darkroom: Darkroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOMFLOW_SECRET", "a secret of this house")
    await darkroom.check(packed("PNG"))
    [process] = darkroom.processes

    told = await asyncio.to_thread(Path(f"/proc/{process}/environ").read_bytes)
    assert b"PYTHONPATH" in told
    assert b"a secret of this house" not in told
