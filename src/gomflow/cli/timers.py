"""What GOMFLOW will do by itself and when; setting again what a broker lost."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import typer
from rich.table import Table

from gomflow.chance import now
from gomflow.cli.output import AsJson, console, say_json
from gomflow.operating.timers import compare_timers, repair_timers
from gomflow.ports.timers import Timer
from gomflow.serving import any_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG, ensure_streams
from gomflow_adapters.jetstream.timers import JetStreamTimers

timers = typer.Typer(help="What happens by itself: deadlines, offers, pictures that go.", no_args_is_help=True)

_WHAT = {
    "deadline": "the order closes",
    "offer": "the offered place goes to the next in line",
    "picture": "the picture of a decided payment is deleted",
    "stray": "a picture that belongs to no payment is deleted",
    "album": "pictures that were sent together are looked at as one",
}


@timers.command("list")
def list_timers(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Every timer that stands, the next one first, and those that the log misses."""
    asyncio.run(_list(as_json=as_json))


@timers.command()
def repair(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Set again what should stand and does not; what is overdue happens at once. Safe to repeat."""
    asyncio.run(_repair(as_json=as_json))


@asynccontextmanager
async def _broker() -> AsyncIterator[tuple[StreamFeed, JetStreamTimers]]:
    settings = Settings()
    async with any_servers(settings) as servers, connect(servers.nats_url, "gomflow-timers") as connection:
        await ensure_streams(connection.js, settings.replicas)
        yield StreamFeed(connection, LOG, "log.>"), JetStreamTimers(connection)


async def _list(*, as_json: bool) -> None:
    async with _broker() as (feed, found):
        compared = await compare_timers(feed, found)
    if as_json:
        say_json(
            {
                "standing": [_document(timer) for timer in compared.standing],
                "missing": [_document(timer) for timer in compared.missing],
                "superfluous": [timer.name for timer in compared.superfluous],
            }
        )
        return
    if not compared.standing:
        console.print("No timer stands.")
    else:
        console.print(_table(compared.standing))
    if compared.missing:
        console.print(
            f"[bold red]✗[/] {len(compared.missing)} should stand and do not: gomflow timers repair sets them."
        )
        console.print(_table(compared.missing))
        raise typer.Exit(1)


async def _repair(*, as_json: bool) -> None:
    async with _broker() as (feed, found):
        repaired = await repair_timers(feed, found)
    if as_json:
        say_json({"set": [_document(timer) for timer in repaired]})
    elif repaired:
        console.print(f"[green]✓[/] {len(repaired)} set again.")
        console.print(_table(repaired))
    else:
        console.print("[green]✓[/] Everything that should stand does.")


def _table(found: Sequence[Timer]) -> Table:
    table = Table("at (UTC)", "in", "timer", "what happens", box=None, header_style="dim")
    for timer in found:
        seconds = (timer.at - now()).total_seconds()
        table.add_row(f"{timer.at:%Y-%m-%d %H:%M:%S}", _span(seconds), timer.name, _WHAT[timer.what["kind"]])
    return table


def _span(seconds: float) -> str:
    """How far away, in the one unit that says it."""
    if seconds <= 0:
        return "overdue"
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def _document(timer: Timer) -> dict[str, Any]:
    return {"name": timer.name, "at": timer.at.isoformat(), **timer.what}
