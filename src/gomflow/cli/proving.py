"""Proving the log whole, and bringing it or its archive back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import typer

from gomflow.cli.bars import bar
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.operating.rearchive import LogUnsound, archive_anew
from gomflow.operating.restore import NothingArchived, Restored, Unsound
from gomflow.operating.restore import restore as restore_log
from gomflow.operating.verify import Verified
from gomflow.operating.verify import verify as verify_log
from gomflow.serving import Addresses, any_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.refill import NotEmpty
from gomflow_projections.archive import ArchiveDamaged, LogLost
from gomflow_projections.database import ensure_tables, open_engine
from gomflow_projections.store import Store

SHOWN = 50
"""Faults that people are shown; programs get all."""


@asynccontextmanager
async def _both() -> AsyncIterator[tuple[Addresses, Connection, Store]]:
    async with any_servers(Settings()) as servers:
        await ensure_tables(servers.database_url)
        async with (
            connect(servers.nats_url, "gomflow-cli") as connection,
            Store.open(servers.database_url) as store,
        ):
            yield servers, connection, store


def verify(
    rows: Annotated[bool, typer.Option(help="Compare the read models with the log too.")] = True,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Read the log and its archive message by message, and say exactly what is wrong. Ends with 1 when something is."""
    verified = asyncio.run(_verify(rows=rows, as_json=as_json))
    if as_json:
        for fault in verified.copies.faults:
            say_json(fault.document())
        for difference in verified.differences:
            say_json({"copy": "read models", "what": difference})
        say_json(verified.document())
    else:
        _show(verified)
    raise typer.Exit(not verified.whole)


async def _verify(*, rows: bool, as_json: bool) -> Verified:
    async with _both() as (servers, connection, store):
        engine = open_engine(servers.database_url) if rows else None
        try:
            with bar("Reading the log and its archive", as_json=as_json) as told:
                return await verify_log(connection, store, engine, told)
        finally:
            if engine is not None:
                await engine.dispose()


def _show(verified: Verified) -> None:
    counted, archived = verified.copies.log.counted, verified.copies.archive.counted
    console.print(
        f"log      {counted.messages} messages up to {verified.log_ends}: {counted.commits} commits, "
        f"{counted.events} events, {counted.claims} claims"
    )
    console.print(f"archive  {archived.messages} messages up to {verified.archive_ends}")
    if verified.rows is not None:
        console.print(f"rows     {sum(verified.rows.compared.values())} compared with the log")
    for note in verified.notes:
        console.print(f"[yellow]![/] {note}.")
    problems = [*map(str, verified.copies.faults), *(f"read models: {one}" for one in verified.differences)]
    for problem in problems[:SHOWN]:
        console.print(f"[bold red]✗[/] {problem}", soft_wrap=True)
    if len(problems) > SHOWN:
        console.print(f"  … and {len(problems) - SHOWN} more; --json lists all of them.")
    if verified.whole:
        console.print("[green]✓[/] Everything is whole.")
    else:
        console.print(f"    → {verified.remedy}", soft_wrap=True)


def restore(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Bring the log back from the archive into an empty broker, and make the read models anew."""
    try:
        found = asyncio.run(_restore(as_json=as_json))
    except NotEmpty as error:
        fail(
            f"The broker has a log already: {error}. Nothing was changed. A log is only restored into an empty "
            "broker; keep the data folder of this one aside and start another in its place.",
            as_json=as_json,
        )
    except (Unsound, NothingArchived) as error:
        fail(str(error), as_json=as_json)
    different = sum(found.desk.different.values())
    if as_json:
        say_json({"restored": found.messages, "up_to": found.last, "rows_different": different})
        return
    console.print(f"[green]✓[/] {found.messages} messages are back, up to number {found.last}.")
    console.print(f"[green]✓[/] The read models are made anew; {different} rows had to change.")
    console.print("People are not told again what happened before. gomflow verify proves the rest.", style="dim")


async def _restore(*, as_json: bool) -> Restored:
    settings = Settings()
    async with _both() as (servers, connection, store):
        with bar("Restoring the log", as_json=as_json) as told:
            return await restore_log(connection, store, servers.database_url, settings.replicas, told)


def rearchive(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Make a damaged archive anew from a log that is whole; the old one is kept beside it."""
    try:
        end = asyncio.run(_rearchive(as_json=as_json))
    except (LogUnsound, LogLost, ArchiveDamaged) as error:
        fail(str(error), as_json=as_json)
    if as_json:
        say_json({"archived_up_to": end})
    else:
        console.print(f"[green]✓[/] The archive is made anew, up to message {end}.")


async def _rearchive(*, as_json: bool) -> int:
    async with _both() as (_, connection, store):
        with bar("Proving the log whole", as_json=as_json) as told:
            return await archive_anew(connection, store, told)
