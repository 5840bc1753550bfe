"""How long reading a receipt takes on one core, and how late the event loop is meanwhile."""

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime
from random import Random

from bench.figures import Figures, figures
from gomflow.simulators.receipts import APPS, Case, Degradation, make_proof
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.pictures import check
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.money import Money

_MOST = 40
_TICK_S = 0.005


async def reading(_connection: Connection, count: int) -> Figures:
    """Receipts read one after another by one process with one thread."""
    reader, latencies = RapidOcrReader(), []
    await reader.warm()
    started = time.perf_counter()
    for picture in _pictures(count):
        before = time.perf_counter()
        await reader.read(picture)
        latencies.append(time.perf_counter() - before)
    found = figures(latencies, time.perf_counter() - started)
    await reader.aclose()
    return found


async def loop_while_reading(_connection: Connection, count: int) -> Figures:
    """By how much ticks of the event loop come late while pictures are checked and read beside it."""
    reader, late = RapidOcrReader(), list[float]()
    await reader.warm()
    pictures = _pictures(count)
    started = time.perf_counter()
    work = asyncio.create_task(_taken_in(reader, pictures))
    while not work.done():
        before = time.perf_counter()
        await asyncio.sleep(_TICK_S)
        late.append(time.perf_counter() - before - _TICK_S)
    await work
    found = figures(late, time.perf_counter() - started)
    await reader.aclose()
    return found


async def _taken_in(reader: RapidOcrReader, pictures: Sequence[bytes]) -> None:
    for picture in pictures:
        await asyncio.to_thread(check, picture)
        await reader.read(picture)


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
