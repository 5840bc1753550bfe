"""Looking into the log: the timeline of an order, and what is happening now."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC
from typing import Annotated, Any

import typer
from nats.js.errors import NotFoundError
from rich.text import Text

from gomflow.chance import World
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.operating.events import NOT_AN_ORDER, Happened, Wanted, find_order, in_entry
from gomflow.operating.moments import NoMoment, moment
from gomflow.operating.timeline import Line, timeline_of
from gomflow.parts import AGGREGATES
from gomflow.reaching import OutOfReach
from gomflow.serving import any_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_events.catalogue import EVENTS

Personal = Annotated[bool, typer.Option("--personal", help="Show names, numbers and addresses instead of hiding them.")]
Aggregate = Annotated[str | None, typer.Option(help="Only this kind: order, payment, member, conversation, parking.")]
AggregateId = Annotated[str | None, typer.Option("--id", help="Only this one: an id; for an order its code does too.")]
EventTypes = Annotated[list[str] | None, typer.Option("--type", help="Only events of this name; may be repeated.")]
Tenant = Annotated[str | None, typer.Option(help="Only what belongs to this manager (a member id).")]

_WIDTH = 160
_VALUE = 40


@asynccontextmanager
async def looking() -> AsyncIterator[tuple[Connection, JetStreamLog]]:
    """The log of the servers that are there. Raises OutOfReach when there is none yet."""
    async with any_servers(Settings()) as servers, connect(servers.nats_url, "gomflow-cli") as connection:
        try:
            await connection.js.stream_info(LOG)
        except NotFoundError:
            raise OutOfReach("There is no log yet: the first `gomflow run` makes it.") from None
        yield connection, JetStreamLog(connection.nc, connection.js)


def timeline(
    order: Annotated[str, typer.Argument(help="The order's code, a submission's reference, or the order's id.")],
    personal: Personal = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Everything that happened to an order: who, what, why, and through which message."""
    asyncio.run(_timeline(order, personal=personal, as_json=as_json))


async def _timeline(order: str, *, personal: bool, as_json: bool) -> None:
    async with looking() as (connection, log):
        order_id = await find_order(log, order)
        if order_id is None:
            fail(NOT_AN_ORDER.format(order), as_json=as_json)
        lines = await timeline_of(connection, log, order_id, personal=personal)
    if as_json:
        for line in lines:
            say_json(line.document(personal=personal))
        return
    for line in lines:
        _show(line, personal=personal)


def _show(line: Line, *, personal: bool) -> None:
    recorded = line.happened.recorded
    console.print(
        Text.assemble(
            (_when(line.happened), "dim"),
            (f" {recorded.type} ", "bold"),
            (line.who, "green"),
            " through ",
            (line.through, "cyan"),
        ),
        soft_wrap=True,
    )
    about = _about(line.happened, personal=personal)
    console.print(Text(f"    {line.why}{' · ' if about else ''}{about}", style="dim"), soft_wrap=True)


def _when(one: Happened) -> str:
    return one.recorded.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _about(one: Happened, *, personal: bool) -> str:
    data: Mapping[str, Any] = one.document(personal=personal)["data"]
    return ", ".join(f"{name}={_short(value)}" for name, value in data.items() if value not in (None, "", []))[:_WIDTH]


def _short(value: object) -> str:
    if isinstance(value, dict) and set(value) == {"amount", "currency"}:
        return f"{value['amount']} {value['currency']}"
    text = str(value)
    return text if len(text) <= _VALUE else text[: _VALUE - 1] + "…"


def tail(
    since: Annotated[
        str | None, typer.Option(help="Start behind this number, or at this moment (15m, 2026-11-21T14:00), not now.")
    ] = None,
    aggregate: Aggregate = None,
    aggregate_id: AggregateId = None,
    kinds: EventTypes = None,
    tenant: Tenant = None,
    follow: Annotated[bool, typer.Option(help="Go on until interrupted; --no-follow stops at the end.")] = True,  # noqa: FBT002
    personal: Personal = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """What is being decided, as it happens."""
    check(aggregate, kinds, as_json=as_json)
    wanted = Wanted(
        aggregate=aggregate or "",
        aggregate_id=aggregate_id or "",
        types=frozenset(kinds or ()),
        tenant=tenant or "",
    )
    try:
        asyncio.run(_tail(since, wanted, follow=follow, personal=personal, as_json=as_json))
    except NoMoment as error:
        fail(str(error), as_json=as_json)
    except KeyboardInterrupt:
        return


def check(aggregate: str | None, kinds: list[str] | None, *, as_json: bool) -> None:
    """Refuse names that nothing has: they would find nothing for ever."""
    if aggregate is not None and aggregate not in AGGREGATES:
        fail(f"There is no aggregate {aggregate}; there are {', '.join(AGGREGATES)}.", as_json=as_json)
    for kind in kinds or ():
        if kind not in EVENTS:
            fail(
                f"No event is called {kind}; gomflow tail --since 0 --no-follow shows those there are.", as_json=as_json
            )


async def by_id(log: JetStreamLog, wanted_id: str | None) -> str:
    """The id that was typed, or that of the order whose code was."""
    if wanted_id is None:
        return ""
    return await find_order(log, wanted_id) or wanted_id


async def start(connection: Connection, since: str | None) -> int:
    """The number behind which to begin: the end where nothing was said. Raises NoMoment."""
    if since is None:
        return await StreamFeed(connection, LOG, "log.>").last()
    if since.isdigit():
        return int(since)
    return await WholeStream(connection.nc, LOG).since(moment(since, World().now())) - 1


async def _tail(since: str | None, wanted: Wanted, *, follow: bool, personal: bool, as_json: bool) -> None:
    async with looking() as (connection, log):
        wanted = wanted.about(await by_id(log, wanted.aggregate_id or None))
        position = await start(connection, since)
        async for page in WholeStream(connection.nc, LOG).pages(position, wanted.subjects):
            for entry in page:
                position = entry.sequence
                for one in filter(wanted, in_entry(entry)):
                    _line(one, personal=personal, as_json=as_json)
        if not follow:
            return
        async with StreamFeed(connection, LOG, wanted.subjects).follow(position) as batches:
            async for batch in batches:
                for entry in batch:
                    for one in filter(wanted, in_entry(entry)):
                        _line(one, personal=personal, as_json=as_json)


def _line(one: Happened, *, personal: bool, as_json: bool) -> None:
    if as_json:
        say_json(one.document(personal=personal))
        return
    recorded = one.recorded
    who = recorded.actor.kind.value if recorded.actor.kind != "member" else recorded.actor.id[:8]
    console.print(
        Text.assemble(
            (_when(one), "dim"),
            (f" {recorded.sequence} ", "dim"),
            (f"{recorded.aggregate} ", "dim"),
            (recorded.type, "bold"),
            f" {who} ",
            (recorded.actor.via, "cyan"),
            (f" {_about(one, personal=personal)}", "dim"),
        ),
        soft_wrap=True,
    )
