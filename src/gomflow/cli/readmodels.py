"""The database of the read models: bringing its tables up to this release, and building them anew."""

import asyncio
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from gomflow.chance import World
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.consumers.dead import DeadLetters
from gomflow.handle.desk import Desk
from gomflow.parts import AGGREGATES
from gomflow.serving import Addresses, any_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.streams import LOG, OUTBOUND, ensure_streams
from gomflow_events.codec import Unreadable
from gomflow_projections.database import migrate as migrate_tables
from gomflow_projections.desk import DeskProjection
from gomflow_projections.projection import Projection
from gomflow_projections.rebuild import Rebuilt, rebuild_projection, roll_back
from gomflow_projections.traffic import TrafficProjection

_PROJECTIONS: dict[str, tuple[Projection, str, str]] = {
    "desk": (DeskProjection(), LOG, "log.>"),
    "traffic": (TrafficProjection(), OUTBOUND, ">"),
}


def migrate(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Bring the tables in Postgres up to this release; safe to repeat."""
    asyncio.run(_migrate(as_json=as_json))


async def _migrate(*, as_json: bool) -> None:
    async with any_servers(Settings()) as servers:
        await asyncio.to_thread(migrate_tables, servers.database_url)
    if as_json:
        say_json({"migrated": True})
    else:
        console.print("[green]✓[/] The tables are those of this release.")


def rebuild(
    projection: Annotated[
        str | None, typer.Argument(help="desk (from the log) or traffic (from the outbox); both when left out.")
    ] = None,
    back: Annotated[bool, typer.Option("--rollback", help="Put the tables from before the last rebuild back.")] = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Build read models anew beside the live ones, compare, and switch; nothing stops meanwhile."""
    if projection is not None and projection not in _PROJECTIONS:
        fail(f"There is no projection {projection}; there are {', '.join(_PROJECTIONS)}.", as_json=as_json)
    names = [projection] if projection else list(_PROJECTIONS)
    asyncio.run(_roll_back(names, as_json=as_json) if back else _rebuild(names, as_json=as_json))


async def _rebuild(names: list[str], *, as_json: bool) -> None:
    async with any_servers(Settings()) as servers:
        await asyncio.to_thread(migrate_tables, servers.database_url)
        for name in names:
            try:
                rebuilt = await _one(servers, name, as_json=as_json)
            except Unreadable as error:
                fail(f"{name} cannot be built by this release, and stays as it is: {error}", as_json=as_json)
            _report(rebuilt, as_json=as_json)


async def _one(servers: Addresses, name: str, *, as_json: bool) -> Rebuilt:
    projection, stream, filters = _PROJECTIONS[name]
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=as_json,
        transient=True,
    )
    async with connect(servers.nats_url, "gomflow-rebuild") as connection:
        await ensure_streams(connection.js)
        feed = StreamFeed(connection, stream, filters)
        with bar:
            task = bar.add_task(f"Rebuilding {name}", total=None)
            rebuilt = await rebuild_projection(
                projection,
                feed,
                servers.database_url,
                lambda done, total: bar.update(task, completed=done, total=total),
            )
        world = World()
        desk = Desk(JetStreamLog(connection.nc, connection.js), AGGREGATES, world.new_id)
        # What was parked for the old tables is in the new ones.
        await DeadLetters(JetStreamParking(connection), desk, world).caught_up(f"projection-{name}", rebuilt.position)
        return rebuilt


def _report(rebuilt: Rebuilt, *, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "projection": rebuilt.projection,
                "position": rebuilt.position,
                "rows": rebuilt.rows,
                "different": rebuilt.different,
            }
        )
        return
    table = Table("table", "rows", "different from before", box=None, header_style="dim")
    for name, rows in rebuilt.rows.items():
        table.add_row(name, str(rows), str(rebuilt.different[name]))
    console.print(f"[green]✓[/] {rebuilt.projection} is rebuilt up to message {rebuilt.position} and live.")
    console.print(table)


async def _roll_back(names: list[str], *, as_json: bool) -> None:
    async with any_servers(Settings()) as servers:
        for name in names:
            try:
                await roll_back(_PROJECTIONS[name][0], servers.database_url)
            except LookupError as error:
                fail(f"{str(error).capitalize()}.", as_json=as_json)
            if as_json:
                say_json({"rolled_back": name})
            else:
                console.print(f"[green]✓[/] {name} is back to the tables from before its last rebuild.")
