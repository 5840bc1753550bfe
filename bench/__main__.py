"""Runs every measurement, or those named, on servers of its own that wait for the disk as real ones do."""

import argparse
import asyncio
import json
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.figures import Figures
from bench.orders import HOT_ORDER, MANY_ORDERS, hot_order, many_orders
from bench.raw import ACKNOWLEDGED, acknowledged
from bench.reading import LOOP, READING, loop_while_reading, reading
from gomflow.embedded import Embedded
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import ensure_streams

MEASURED = {
    ACKNOWLEDGED: acknowledged,
    HOT_ORDER: hot_order,
    MANY_ORDERS: many_orders,
    READING: reading,
    LOOP: loop_while_reading,
}


async def measure(names: list[str], count: int) -> dict[str, Figures]:
    """The figures of each measurement, one after another on the same broker."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Embedded(Path(folder), postgres=False) as servers,
            connect(servers.nats_url, "bench") as connection,
        ):
            await ensure_streams(connection.js)
            return {name: await MEASURED[name](connection, count) for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(MEASURED)}; all when left out")
    parser.add_argument("--count", type=int, default=500, help="requests per measurement (500)")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    wanted = parser.parse_args()
    if unknown := set(wanted.names) - set(MEASURED):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(MEASURED)}")
    found = asyncio.run(measure(wanted.names or list(MEASURED), wanted.count))
    if wanted.json:
        print(json.dumps({name: figures.as_dict() for name, figures in found.items()}))
        return
    table = Table("measured", "per second", "p50 ms", "p95 ms", "p99 ms", "worst ms", box=None, header_style="dim")
    for name, figures in found.items():
        table.add_row(name, *(f"{value:,.1f}" for value in figures.as_dict().values()))
    Console().print(table)


if __name__ == "__main__":
    main()
