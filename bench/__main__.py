"""Measures in rounds, one group after another in each, and says the medians; on servers that wait for the disk."""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from bench.chart import chart
from bench.figures import Figures
from bench.groups import GROUPS, Found, Ground
from gomflow.embedded import Embedded
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import ensure_streams


async def round_of(names: Sequence[str], size: float) -> dict[str, Found]:
    """The figures of each group, one after another on fresh servers."""
    with tempfile.TemporaryDirectory() as folder:
        async with Embedded(Path(folder)) as servers, connect(servers.nats_url, "bench") as connection:
            await ensure_streams(connection.js)
            return {name: await GROUPS[name](Ground(connection, servers.database_url, size)) for name in names}


def medians(rounds: Sequence[dict[str, Found]]) -> dict[str, Found]:
    """The median of every figure over the rounds."""
    return {
        group: {
            name: Figures(*(median(getattr(one[group][name], f.name) for one in rounds) for f in fields(Figures)))
            for name in rounds[0][group]
        }
        for group in rounds[0]
    }


def show(found: dict[str, Found]) -> None:
    """A table for each group; the ratio is to the group's first line."""
    for group, lines in found.items():
        table = Table(group, "per second", "ratio", "p50 ms", "p95 ms", "p99 ms", box=None, header_style="dim")
        first = next(iter(lines.values())).per_second
        for name, one in lines.items():
            latencies = (f"{value:,.2f}" for value in (one.p50, one.p95, one.p99))
            table.add_row(name, f"{one.per_second:,.0f}", f"{one.per_second / first:.2f}", *latencies)
        Console().print(table, "")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}; all when left out")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured (3)")
    parser.add_argument("--size", type=float, default=1.0, help="how much is done of what is usual (1)")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    parser.add_argument("--out", type=Path, help="a folder for bench.json and bench.svg")
    wanted = parser.parse_args()
    if unknown := set(wanted.names) - set(GROUPS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    names = wanted.names or list(GROUPS)
    found = medians([asyncio.run(round_of(names, wanted.size)) for _ in range(wanted.rounds)])
    document = {group: {name: one.as_dict() for name, one in lines.items()} for group, lines in found.items()}
    if wanted.out is not None:
        wanted.out.mkdir(parents=True, exist_ok=True)
        (wanted.out / "bench.json").write_text(json.dumps(document, indent=2) + "\n")
        (wanted.out / "bench.svg").write_text(chart(found))
    if wanted.json:
        print(json.dumps(document))
    else:
        show(found)


if __name__ == "__main__":
    main()
