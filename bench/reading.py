"""How long reading a receipt takes on one core, what it keeps in memory, and how late the event loop is meanwhile.

`python -m bench.reading` measures the reading alone, without servers.
"""

import argparse
import asyncio
import io
import json
import multiprocessing
import os
import re
import time
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from random import Random

import pillow_heif
from PIL import Image
from rich.console import Console
from rich.table import Table

from bench.figures import Figures, figures
from gomflow.simulators.receipts import APPS, Case, Degradation, make_proof
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.pictures.darkroom import DARKROOM
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.money import Money

_MOST = 40
_TICK_S = 0.005
_PHOTO = (3024, 4032)
"""A phone's camera: 12 million pixels."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late ticks came, and the most the loop's own thread computed between two of them, in milliseconds.

    A machine that does other work is late without the loop's doing anything.
    """

    late: Figures
    busy: float


@dataclass(frozen=True, slots=True)
class Work:
    """How long receipts took, how long they had the processor for it, and the most memory the process had, in MB.

    On a machine that does other work the first says how much of it there is.
    """

    waited: Figures
    computed: Figures
    memory_mb: int


async def reading(_connection: Connection | None, count: int) -> Figures:
    """Receipts read one after another by one process with one thread."""
    return (await work_of_reading(count)).waited


async def work_of_reading(count: int) -> Work:
    """The same, with what it took of the processor and of memory."""
    reader, waited, computed = RapidOcrReader(), list[float](), list[float]()
    await reader.warm()
    started = time.perf_counter()
    for picture in _pictures(count):
        before, used = time.perf_counter(), _processor_s()
        await reader.read(picture)
        waited.append(time.perf_counter() - before)
        computed.append(_processor_s() - used)
    seconds = time.perf_counter() - started
    found = Work(figures(waited, seconds), figures(computed, max(sum(computed), 0.001)), _most_memory())
    await reader.aclose()
    return found


def _processor_s() -> float:
    """Seconds of processor that our processes have had; 0 where the system does not say."""
    used = 0
    for child in multiprocessing.active_children():
        stat = Path(f"/proc/{child.pid}/stat")
        if stat.exists():
            of_all = stat.read_text().rpartition(")")[2].split()
            used += int(of_all[11]) + int(of_all[12])
    return used / os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 0.0


async def loop_while_reading(_connection: Connection | None, count: int) -> Figures:
    """By how much ticks of the event loop come late while pictures are checked and read beside it."""
    reader = RapidOcrReader()
    await reader.warm()
    found = await _late(_taken_in(reader, _pictures(count)))
    await reader.aclose()
    return found.late


async def loop_by_kind() -> Mapping[str, Lateness]:
    """The same for what is large or hard to open, and for the start of a process."""
    found = {}
    reader = RapidOcrReader()
    found["a reading process that starts"] = await _late(reader.warm())
    found["receipts of phones"] = await _late(_taken_in(reader, _pictures(10)))
    for kind, picture in _large().items():
        found[kind] = await _late(_taken_in(reader, [picture] * 3))
    await reader.aclose()
    return found


async def _late(work: Awaitable[None]) -> Lateness:
    """By how much ticks come late until some work is done, and what the loop itself did between two of them."""
    late, busy = list[float](), list[float]()
    started, task = time.perf_counter(), asyncio.ensure_future(work)
    while not task.done():
        before, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(_TICK_S)
        late.append(time.perf_counter() - before - _TICK_S)
        busy.append(time.thread_time() - worked)
    await task
    return Lateness(figures(late, time.perf_counter() - started), max(busy) * 1000)


async def _taken_in(reader: RapidOcrReader, pictures: Sequence[bytes]) -> None:
    """What becomes of a picture from its arrival to its reading."""
    for picture in pictures:
        await DARKROOM.check(picture)
        sha256(picture).hexdigest()
        await reader.read(picture)


def _most_memory() -> int:
    """In MB, of the largest process of ours; 0 where the system does not say."""
    most = 0
    for child in multiprocessing.active_children():
        status = Path(f"/proc/{child.pid}/status")
        said = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
        most = max(most, int(said[1]) // 1024 if said else 0)
    return most


def _large() -> dict[str, bytes]:
    """Pictures that take long to open, by what they are."""
    receipt = Image.open(io.BytesIO(_picture("gcash", Random(5)))).convert("RGB")
    photo = receipt.resize(_PHOTO, Image.Resampling.BICUBIC)
    # Noise, as a camera has it: a flat picture of this size would be small.
    noisy = Image.blend(photo, Image.effect_noise(_PHOTO, 60).convert("RGB"), 0.15)
    made: dict[str, bytes] = {}
    for kind, suffix in (
        ("JPEG, 12 MP", "JPEG"),
        ("PNG, 12 MP", "PNG"),
        ("WebP, 12 MP", "WEBP"),
        ("PDF, 12 MP", "PDF"),
    ):
        packed = io.BytesIO()
        (photo if suffix == "PNG" else noisy).save(packed, suffix)
        made[kind] = packed.getvalue()
    packed = io.BytesIO()
    pillow_heif.from_pillow(noisy).save(packed)
    made["HEIC, 12 MP"] = packed.getvalue()
    return made


def _pictures(count: int) -> list[bytes]:
    """Receipts of every app in turn, as they come through a messenger."""
    rng = Random(5)
    return [_picture(list(APPS)[number % len(APPS)], rng) for number in range(min(count, _MOST))]


def _picture(app: str, rng: Random) -> bytes:
    known = APPS[app]
    wallet = ("0928 555 0167" if known.country == "PH" else "017-555 0193") if known.wallet else "109344278856"
    return make_proof(
        Case.GENUINE,
        app,
        amount=Money.of("1249.50", known.currency),
        payee_name="Katrina Joy Salonga",
        payee_account=wallet,
        sender="Rhea Mae Domingo",
        paid_at=datetime(2026, 11, 5, 18, 8, 7),  # noqa: DTZ001 - receipts show local time without a zone
        rng=rng,
        degradation=Degradation.WHATSAPP_1600,
    ).image


def _pin() -> str:
    """Have this process and those it starts on one core, where the system lets us."""
    if not hasattr(os, "sched_setaffinity"):
        return "on whatever cores there are"
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return "on one core"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--count", type=int, default=_MOST, help=f"how many receipts ({_MOST})")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    wanted = parser.parse_args()
    loops = asyncio.run(loop_by_kind())
    where = _pin()
    found = asyncio.run(work_of_reading(wanted.count))
    if wanted.json:
        loop = {kind: asdict(one) for kind, one in loops.items()}
        print(json.dumps({"reading": asdict(found), "loop": loop}))
        return
    table = Table("the event loop beside", "late p50", "p99", "worst ms", "computed at most ms", box=None)
    for kind, one in loops.items():
        late = (f"{value:.1f}" for value in (one.late.p50, one.late.p99, one.late.worst))
        table.add_row(kind, *late, f"{one.busy:.1f}")
    console, waited, computed = Console(), found.waited, found.computed
    console.print(f"A receipt, {where}: p50 {waited.p50:,.0f} ms, p95 {waited.p95:,.0f} ms.")
    console.print(f"  of the processor: p50 {computed.p50:,.0f} ms, p95 {computed.p95:,.0f} ms")
    console.print(f"  of memory: {found.memory_mb} MB at most", "")
    console.print(table)


if __name__ == "__main__":
    main()
