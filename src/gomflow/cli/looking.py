"""Looking into the log: the timeline of an order, and what is happening now."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.codes import as_meant, split_reference
from gomflow.parts import AGGREGATES
from gomflow.serving import any_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.codec import decode, to_json, unfold
from gomflow_events.commit import AnyEvent, Commit
from gomflow_events.personal import without_personal

Personal = Annotated[bool, typer.Option("--personal", help="Show names, numbers and addresses instead of hiding them.")]


@asynccontextmanager
async def _log() -> AsyncIterator[tuple[Connection, JetStreamLog]]:
    async with any_servers(Settings()) as servers, connect(servers.nats_url, "gomflow-cli") as connection:
        yield connection, JetStreamLog(connection.nc, connection.js)


def timeline(
    order: Annotated[str, typer.Argument(help="The order's code, a submission's reference, or the order's id.")],
    personal: Personal = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Everything that happened to an order: who, what, why, and through which message."""
    asyncio.run(_timeline(order, personal=personal, as_json=as_json))


async def _timeline(order: str, *, personal: bool, as_json: bool) -> None:
    async with _log() as (_, log):
        order_id = await _find(log, order)
        if order_id is None:
            fail(
                f"There is no order {order}. Give its code (as 7K3Q), a reference (as PH-7K3Q9D2M) or its id.",
                as_json=as_json,
            )
        events = await _events_of(log, "order", order_id)
        payments = dict.fromkeys(p for e in events if (p := getattr(e.event, "payment_id", None)) is not None)
        for payment_id in payments:
            events += await _events_of(log, "payment", payment_id)
        events.sort(key=lambda recorded: (recorded.sequence, recorded.version))
        _show(events, personal=personal, as_json=as_json)


async def _find(log: JetStreamLog, order: str) -> str | None:
    reference = split_reference(order)
    code = reference[1] if reference is not None else as_meant(order)
    held = await log.holder("order", code) if code.isalnum() and code.isascii() else None
    if held is not None:
        return held
    known = order.replace("-", "").isalnum() and await log.read("order", order)
    return order if known else None


async def _events_of(log: JetStreamLog, aggregate: str, aggregate_id: str) -> list[AnyEvent]:
    commits = await log.read(aggregate, aggregate_id)
    return [event for stored in commits for event in unfold(stored.commit, stored.sequence)]


def _document(recorded: AnyEvent, *, personal: bool) -> dict[str, Any]:
    return {
        "sequence": recorded.sequence,
        "at": recorded.at.isoformat(),
        "aggregate": recorded.aggregate,
        "aggregate_id": recorded.aggregate_id,
        "version": recorded.version,
        "type": recorded.type,
        "actor": {"kind": recorded.actor.kind.value, "id": recorded.actor.id, "via": recorded.actor.via},
        "request_id": recorded.request_id,
        "correlation_id": recorded.correlation_id,
        "causation_id": recorded.causation_id,
        "data": to_json(recorded.event) if personal else without_personal(recorded.event),
    }


def _show(events: list[AnyEvent], *, personal: bool, as_json: bool) -> None:
    if as_json:
        for recorded in events:
            say_json(_document(recorded, personal=personal))
        return
    table = Table("when (UTC)", "what", "who", "through", "about", box=None, header_style="dim")
    for recorded in events:
        table.add_row(*_cells(recorded, personal=personal))
    console.print(table)


def _cells(recorded: AnyEvent, *, personal: bool) -> tuple[Text, ...]:
    document = _document(recorded, personal=personal)
    about = ", ".join(
        f"{name}={_short(value)}" for name, value in document["data"].items() if value not in (None, "", [])
    )
    who = recorded.actor.kind.value if recorded.actor.kind != "member" else recorded.actor.id[:8]
    return (
        Text(recorded.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"), style="dim"),
        Text(recorded.type, style="bold"),
        Text(who),
        Text(recorded.actor.via, style="cyan"),
        Text(about[:160], style="dim"),
    )


def _short(value: object) -> str:
    if isinstance(value, dict) and set(value) == {"amount", "currency"}:
        return f"{value['amount']} {value['currency']}"
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 - a column's width


def tail(
    since: Annotated[
        int | None, typer.Option(help="Start behind this number instead of now; 0 is the beginning.")
    ] = None,
    aggregate: Annotated[str | None, typer.Option(help="Only this kind: order, payment, member, conversation.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="Only events of this name.")] = None,
    follow: Annotated[bool, typer.Option(help="Go on until interrupted; --no-follow stops at the end.")] = True,  # noqa: FBT002
    personal: Personal = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """What is being decided, as it happens."""
    wanted = _Wanted(aggregate, kind)
    try:
        asyncio.run(_tail(since, wanted, follow=follow, personal=personal, as_json=as_json))
    except KeyboardInterrupt:
        return


class _Wanted:
    def __init__(self, aggregate: str | None, kind: str | None) -> None:
        if aggregate is not None and aggregate not in AGGREGATES:
            fail(f"There is no aggregate {aggregate}; there are {', '.join(AGGREGATES)}.")
        self.filter = f"log.{aggregate}.>" if aggregate else "log.>"
        self._kind = kind

    def __call__(self, recorded: AnyEvent) -> bool:
        return self._kind is None or recorded.type == self._kind


async def _tail(since: int | None, wanted: _Wanted, *, follow: bool, personal: bool, as_json: bool) -> None:
    async with _log() as (connection, _):
        feed = StreamFeed(connection, LOG, wanted.filter)
        end = await feed.last()
        start = end if since is None else since
        if not follow and start >= end:
            return
        async with feed.follow(start) as batches:
            async for batch in batches:
                for entry in batch:
                    for recorded in unfold(decode(entry.data, Commit), entry.sequence):
                        if wanted(recorded):
                            _line(recorded, personal=personal, as_json=as_json)
                if not follow and batch[-1].sequence >= end:
                    return


def _line(recorded: AnyEvent, *, personal: bool, as_json: bool) -> None:
    if as_json:
        say_json(_document(recorded, personal=personal))
        return
    when, what, who, through, about = _cells(recorded, personal=personal)
    console.print(Text.assemble(when, " ", (f"{recorded.aggregate} ", "dim"), what, " ", who, " ", through, " ", about))
