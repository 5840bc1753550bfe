"""What a measurement says: how many per second, and how long one took."""

import asyncio
import time
from collections.abc import Awaitable, Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Figures:
    """Throughput in things per second, latency in milliseconds."""

    per_second: float
    p50: float
    p95: float
    p99: float
    worst: float

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


def figures(latencies: Sequence[float], seconds: float) -> Figures:
    """The figures of so many things that took so long each, and so long in all, in seconds."""
    cuts = quantiles(latencies, n=100)
    p50, p95, p99 = (cuts[at] * 1000 for at in (49, 94, 98))
    return Figures(len(latencies) / seconds, p50, p95, p99, max(latencies) * 1000)


async def all_at_once(things: Sequence[Awaitable[object]]) -> Figures:
    """The figures of things that all begin in the same moment."""
    started = time.perf_counter()

    async def timed(thing: Awaitable[object]) -> float:
        await thing
        return time.perf_counter() - started

    latencies = await asyncio.gather(*map(timed, things))
    return figures(latencies, time.perf_counter() - started)
