"""Reading processes that are killed, hang, crash or have no time: what becomes of the picture, and of the next one."""

import asyncio
import io
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image

from gomflow.ports.reader import Reading, UnreadablePicture
from gomflow.testing import engines
from gomflow.waiting import until
from gomflow_adapters.fallback import FallbackReader
from gomflow_adapters.pooled import PooledReader, ReaderBroken

Engine = Callable[..., object]


def a_picture(colour: str) -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (200, 200), colour).save(packed, "PNG")
    return packed.getvalue()


def a_document(*colours: str) -> bytes:
    """A page of each colour."""
    pages = [Image.new("RGB", (200, 200), colour) for colour in colours]
    packed = io.BytesIO()
    pages[0].save(packed, "PDF", save_all=True, append_images=pages[1:])
    return packed.getvalue()


def children() -> set[int]:
    return {child.pid for child in multiprocessing.active_children() if child.pid is not None}


@asynccontextmanager
async def a_reader(engine: Engine = engines.obedient, **settings: float) -> AsyncIterator[PooledReader]:
    reader = PooledReader("test", engine, **settings)  # type: ignore[arg-type]  # any engine, any settings
    try:
        yield reader
    finally:
        await reader.aclose()


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


async def test_a_picture_that_gets_no_processor_for_long_is_read_all_the_same() -> None:
    """The limit is on the work a picture makes: on a busy machine an honest one waits, and is not called damaged."""
    async with a_reader(limit_s=engines.WAIT_S / 2) as reader:
        assert ["read"] == texts(await reader.read(a_picture(engines.WAITS)))


async def test_a_picture_that_makes_endless_work_is_refused_and_the_next_one_read() -> None:
    async with a_reader(limit_s=0.3) as reader:
        with pytest.raises(UnreadablePicture, match="takes too long"):
            await reader.read(a_picture(engines.SPINS))

        assert ["read"] == texts(await reader.read(a_picture(engines.READS)))


@pytest.mark.parametrize("colour", [engines.CRASHES, engines.FAILS])
async def test_a_picture_that_defeats_the_engine_is_refused_and_the_next_one_read(colour: str) -> None:
    async with a_reader() as reader:
        with pytest.raises(UnreadablePicture) as refused:
            await reader.read(a_picture(colour))

        assert "defeats-reader" == refused.value.code
        assert ["read"] == texts(await reader.read(a_picture(engines.READS)))


async def test_every_page_of_a_document_is_read_and_none_defeats_the_reader_unseen() -> None:
    async with a_reader() as reader:
        reading = await reader.read(a_document(engines.READS, engines.READS, engines.READS))
        with pytest.raises(UnreadablePicture, match="breaks the reader"):
            await reader.read(a_document(engines.READS, engines.FAILS))

    assert (["read"] * 3, 3) == (texts(reading), len(reading.sheets))


async def test_the_pages_of_a_document_have_the_time_of_one_picture_together() -> None:
    async with a_reader(limit_s=2 * engines.WORK_S) as reader:
        assert ["read"] == texts(await reader.read(a_document(engines.WORKS)))
        with pytest.raises(UnreadablePicture, match="takes too long"):
            await reader.read(a_document(engines.WORKS, engines.WORKS, engines.WORKS))


async def test_a_crash_disturbs_no_other_picture() -> None:
    of_others = children()
    async with a_reader(workers=2) as reader:
        await reader.warm()
        before = children() - of_others
        slow = asyncio.ensure_future(reader.read(a_picture(engines.WAITS)))
        with pytest.raises(UnreadablePicture):
            await reader.read(a_picture(engines.CRASHES))

        assert ["read"] == texts(await slow)
        assert 1 == len(before & children()), "the process beside the one that crashed went on"


async def test_what_defeats_one_reader_is_shown_to_the_next() -> None:
    async with a_reader() as first, a_reader(engines.obedient) as second:
        chain = FallbackReader([first, second])
        with pytest.raises(UnreadablePicture, match="breaks the reader"):
            await chain.read(a_picture(engines.FAILS))

    class Other:
        async def read(self, data: bytes) -> Reading:
            return Reading("other", 1, 1, (), len(data))

    async with a_reader() as first:
        assert "other" == (await FallbackReader([first, Other()]).read(a_picture(engines.FAILS))).reader


async def test_a_process_that_hangs_is_killed_and_the_fault_is_not_the_picture_s() -> None:
    async with a_reader(engines.stuck, wait_s=1.0) as reader:
        before = children()
        with pytest.raises(ReaderBroken, match="does not answer"):
            await reader.read(a_picture(engines.READS))

        assert set() == children() - before


async def test_a_process_that_was_stopped_is_killed_and_replaced() -> None:
    async with a_reader(wait_s=6.0) as reader:
        before = children()
        await reader.warm()
        (process,) = children() - before
        os.kill(process, signal.SIGSTOP)
        with pytest.raises(ReaderBroken):
            await reader.read(a_picture(engines.READS))

        assert ["read"] == texts(await reader.read(a_picture(engines.READS)))
        assert process not in children()


async def test_a_process_killed_while_nothing_is_read_is_not_missed() -> None:
    async with a_reader() as reader:
        before = children()
        await reader.warm()
        (process,) = children() - before
        os.kill(process, signal.SIGKILL)
        await until(lambda: process not in children(), within=5, why="it is gone")

        assert ["read"] == texts(await reader.read(a_picture(engines.READS)))


async def test_an_engine_that_cannot_be_loaded_is_the_reader_s_fault() -> None:
    async with a_reader(engines.absent) as reader:
        with pytest.raises(ReaderBroken, match="does not start"):
            await reader.warm()
        with pytest.raises(ReaderBroken, match="does not start"):
            await reader.read(a_picture(engines.READS))


async def test_who_gives_up_waiting_leaves_the_process_to_its_work() -> None:
    async with a_reader() as reader:
        await reader.warm()
        given_up = asyncio.ensure_future(reader.read(a_picture(engines.WAITS)))
        await until(lambda: reader.at_work == 1, within=5, why="it is being read")
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up

        assert ["read"] == texts(await reader.read(a_picture(engines.READS)))


async def test_closing_while_a_process_starts_leaves_nothing_behind() -> None:
    before, threads = children(), threading.active_count()
    reader = PooledReader("test", engines.obedient)
    warming = asyncio.ensure_future(reader.warm())
    await until(lambda: reader.at_work == 1, within=5, why="it begins")
    await reader.aclose()
    await warming

    assert set() == children() - before
    await until(lambda: threading.active_count() <= threads, within=5, why="its threads ended")


async def test_what_waits_when_it_is_closed_is_not_begun() -> None:
    reader = PooledReader("test", engines.obedient)
    await reader.warm()
    first, second = (asyncio.ensure_future(reader.read(a_picture(engines.WAITS))) for _ in range(2))
    await until(lambda: reader.at_work == 1, within=5, why="one is being read")
    await reader.aclose()

    assert ["read"] == texts(await first)
    with pytest.raises(ReaderBroken, match="closed"):
        await second


def runs(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


ALONE = """
import asyncio, multiprocessing
from gomflow.testing import engines
from gomflow_adapters.pooled import PooledReader

async def main():
    await PooledReader("test", engines.obedient).warm()
    print(multiprocessing.active_children()[0].pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system does not list its processes in /proc")
async def test_a_process_whose_parent_was_killed_ends() -> None:
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", ALONE, stdout=asyncio.subprocess.PIPE)
    assert parent.stdout is not None
    process = int(await asyncio.wait_for(parent.stdout.readline(), 60))
    assert runs(process)

    parent.kill()
    await parent.wait()

    await until(lambda: not runs(process), within=20, why="nobody reads for nobody")
