"""What the broker alone can do, to hold everything else against."""

import time

from bench.figures import Figures, figures
from gomflow.chance import new_id
from gomflow_adapters.jetstream.connection import Connection

ACKNOWLEDGED = "acknowledged-publish"


async def acknowledged(connection: Connection, count: int) -> Figures:
    """Messages of one kilobyte, each on disk before the next is sent."""
    subject, latencies = f"log.bench.{new_id()}", []
    started = time.perf_counter()
    for _ in range(count):
        before = time.perf_counter()
        await connection.js.publish(subject, b"x" * 1024)
        latencies.append(time.perf_counter() - before)
    return figures(latencies, time.perf_counter() - started)
