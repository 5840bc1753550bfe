"""Playing the log again, to a file or to a subject outside."""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer

from gomflow.chance import World
from gomflow.cli.bars import bar
from gomflow.cli.looking import Aggregate, AggregateId, EventTypes, Personal, Tenant, by_id, check, looking
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.operating.events import Happened, Wanted
from gomflow.operating.moments import NoMoment, moment
from gomflow.operating.replaying import NotOutside, Player, ensure_outside, publishing


def replay(
    to: Annotated[str, typer.Option(help="A file to write, one event a line; - for the standard output.")] = "",
    subject: Annotated[str, typer.Option(help="A subject to publish to, one that is none of GOMFLOW's own.")] = "",
    aggregate: Aggregate = None,
    aggregate_id: AggregateId = None,
    kinds: EventTypes = None,
    tenant: Tenant = None,
    since: Annotated[str | None, typer.Option(help="From this moment on (2026-11-21T14:00, 2h).")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this moment.")] = None,
    speed: Annotated[float | None, typer.Option(min=0.001, help="1 as it happened, 60 a minute a second.")] = None,
    personal: Personal = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Play what was decided again, for others: nothing happens here because of it."""
    if bool(to) == bool(subject):
        fail("Say where to: --to FILE, or --subject SUBJECT.", as_json=as_json)
    check(aggregate, kinds, as_json=as_json)
    now = World().now()
    try:
        wanted = Wanted(
            aggregate=aggregate or "",
            aggregate_id=aggregate_id or "",
            types=frozenset(kinds or ()),
            tenant=tenant or "",
            after=_moment(since, now),
            before=_moment(until, now),
        )
        count = asyncio.run(_replay(wanted, to, subject, speed, personal=personal, as_json=as_json))
    except (NoMoment, NotOutside, FileExistsError) as error:
        fail(str(error), as_json=as_json)
    if to == "-":
        return
    if as_json:
        say_json({"events": count, "to": to or subject})
    else:
        console.print(f"[green]✓[/] {count} events are in {to}." if to else f"[green]✓[/] {count} events went out.")


def _moment(text: str | None, now: datetime) -> datetime | None:
    return None if text is None else moment(text, now)


async def _replay(wanted: Wanted, to: str, subject: str, speed: float | None, *, personal: bool, as_json: bool) -> int:
    async with looking() as (connection, log):
        one = await by_id(log, wanted.aggregate_id or None)
        wanted = wanted.about(one)
        player = Player(connection.nc, wanted, personal=personal, speed=speed)
        with bar("Playing", as_json=as_json or to == "-") as told:
            if subject:
                await ensure_outside(connection.nc, subject)
                count = await player.play(publishing(connection.nc, subject), told=told)
                await connection.nc.flush()
                return count
            with _opened(to) as file:

                async def write(_: Happened, document: str) -> None:
                    file.write(document + "\n")

                return await player.play(write, told=told)


@contextmanager
def _opened(to: str) -> Iterator[TextIO]:
    """The file, which is there as a whole or not at all; its owner alone may read it. Raises FileExistsError."""
    if to == "-":
        yield sys.stdout
        return
    target = Path(to)
    if target.exists():
        raise FileExistsError(f"{to} is there already and is left as it is: name another file.")
    draft = target.with_name(f"{target.name}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            yield file
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
