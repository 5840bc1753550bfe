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


async def reading(_connection: Connection | None, count: int) -> Figures:
    """Receipts read one after another by one process with one thread."""
    return (await reading_and_memory(count))[0]


async def reading_and_memory(count: int) -> tuple[Figures, int]:
    """The figures of reading, and the most memory in MB that the process had."""
    reader, latencies = RapidOcrReader(), []
    await reader.warm()
    started = time.perf_counter()
    for picture in _pictures(count):
        before = time.perf_counter()
        await reader.read(picture)
        latencies.append(time.perf_counter() - before)
    found = figures(latencies, time.perf_counter() - started), _most_memory()
    await reader.aclose()
    return found


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
    found, memory = asyncio.run(reading_and_memory(wanted.count))
    if wanted.json:
        loop = {kind: asdict(one) for kind, one in loops.items()}
        print(json.dumps({"reading": found.as_dict(), "memory_mb": memory, "loop": loop}))
        return
    table = Table("the event loop beside", "late p50", "p99", "worst ms", "computed at most ms", box=None)
    for kind, one in loops.items():
        late = (f"{value:.1f}" for value in (one.late.p50, one.late.p99, one.late.worst))
        table.add_row(kind, *late, f"{one.busy:.1f}")
    console = Console()
    console.print(
        f"A receipt, {where}: p50 {found.p50:,.0f} ms, p95 {found.p95:,.0f} ms; {memory} MB at most.", "", table
    )


if __name__ == "__main__":
    main()
