"""Goes through every crash point and a storm, prints what was lost and doubled, and keeps it in docs/guarantees.md."""

import argparse
import asyncio
import tempfile
from pathlib import Path

import structlog
from rich.console import Console

from chaos.matrix import Died, matrix
from chaos.moments import Moment
from chaos.tables import keep, matrix_text, on_console, row, weather_text
from chaos.weather import Weathered, weather

console = Console(highlight=False)


async def points(folder: Path, seed: int, *, all_pay: bool) -> list[Died]:
    """Every crash point."""

    def told(died: Died) -> None:
        mark = "[green]✓[/]" if died.holds else "[red]✗[/]"
        console.print(f"{mark} {row(died)[0]} [dim]({died.seconds:.0f} s)[/]")
        for fault in died.faults:
            console.print(f"  [red]{fault}[/]", soft_wrap=True)

    found = await matrix(folder, Moment, seed, told, all_pay=all_pay)
    console.print(on_console(found))
    return found


async def storm(folder: Path, minutes: float, seed: int) -> Weathered:
    """So many minutes of anything going wrong."""
    weathered = await weather(folder, minutes * 60, seed, lambda what: console.print(f"[dim]{what}[/]"))
    for fault in weathered.proven.faults:
        console.print(f"[red]✗[/] {fault}", soft_wrap=True)
    console.print(weather_text(weathered, seed), soft_wrap=True)
    return weathered


def main() -> int:
    """Run what was asked for; 1 when something does not hold."""
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0, help="how long it storms (2); 0 for no storm")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same blows in the same order (1)")
    parser.add_argument("--no-points", action="store_true", help="leave the crash points out")
    parser.add_argument(
        "--all-pay", action="store_true", help="every buyer pays, not only where the moment is one of it"
    )
    parser.add_argument("--no-keep", action="store_true", help="leave docs/guarantees.md as it is")
    wanted = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    holds = True
    with tempfile.TemporaryDirectory(prefix="gomflow-chaos-") as folder:
        if not wanted.no_points:
            found = asyncio.run(points(Path(folder) / "points", wanted.seed, all_pay=wanted.all_pay))
            holds &= all(died.holds for died in found)
            if not wanted.no_keep:
                keep("crash points", matrix_text(found))
        if wanted.minutes > 0:
            weathered = asyncio.run(storm(Path(folder) / "storm", wanted.minutes, wanted.seed))
            holds &= not weathered.proven.faults
            if not wanted.no_keep:
                keep("storm", weather_text(weathered, wanted.seed))
    console.print("[bold green]Everything holds.[/]" if holds else "[bold red]It does not hold.[/]")
    return 0 if holds else 1


if __name__ == "__main__":
    raise SystemExit(main())
