"""What could not be handled, and deciding about it: look, replay, discard."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from gomflow.chance import World
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.consumers.dead import DeadLetters, DeadQueue, Refused
from gomflow.handle.desk import Desk
from gomflow.installation import operator_id
from gomflow.keys import keys_of
from gomflow.parts import AGGREGATES
from gomflow.ports.parking import Parked, Release
from gomflow.serving import any_servers
from gomflow.settings import Settings
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.streams import ensure_streams
from gomflow_events.codec import unfold
from gomflow_events.identity import Actor, ActorKind, Role
from gomflow_events.parking.events import MessageDiscarded

dead = typer.Typer(help="Messages that could not be handled: look, replay, discard.", no_args_is_help=True)

Number = Annotated[str, typer.Argument(help="The queue's number from gomflow dead list, or a beginning of it.")]
Wait = Annotated[float, typer.Option(min=0, help="Seconds to wait for the outcome.")]
Work = Callable[["_Desk"], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every command here works with. `me` is whoever runs the installation: they hold its keys."""

    letters: DeadLetters
    log: JetStreamLog
    me: Actor
    as_json: bool

    async def one(self, number: str) -> DeadQueue:
        """The queue that is meant."""
        found = await self.letters.find(number)
        if not found:
            fail(f"No queue {number} stands still. gomflow dead list shows those that do.", as_json=self.as_json)
        if len(found) > 1:
            numbers = ", ".join(queue.queue_id for queue in found)
            fail(f"{number} is the beginning of several: {numbers}. Give more of it.", as_json=self.as_json)
        return found[0]


@asynccontextmanager
async def _desk(*, as_json: bool) -> AsyncIterator[_Desk]:
    settings, world = Settings(), World()
    operator = operator_id(keys_of(settings))
    async with any_servers(settings) as servers, connect(servers.nats_url, "gomflow-cli") as connection:
        await ensure_streams(connection.js, settings.replicas)
        log = JetStreamLog(connection.nc, connection.js)
        letters = DeadLetters(JetStreamParking(connection), Desk(log, AGGREGATES, world.new_id), world)
        me = Actor(kind=ActorKind.MEMBER, id=operator, via="cli", roles=frozenset({Role.OPERATOR}))
        yield _Desk(letters, log, me, as_json)


def _run(work: Work, *, as_json: bool) -> None:
    async def on_a_desk() -> None:
        async with _desk(as_json=as_json) as desk:
            await work(desk)

    asyncio.run(on_a_desk())


@dead.command("list")
def list_(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Every queue that stands still, the one that has waited longest first."""

    async def work(desk: _Desk) -> None:
        queues = await desk.letters.all()
        if as_json:
            for queue in queues:
                say_json(_document(queue, await desk.letters.reason(queue)))
            return
        if not queues:
            console.print("[green]✓[/] Nothing is parked.")
            return
        table = Table("number", "consumer", "of", "messages", "since (UTC)", "why", box=None, header_style="dim")
        for queue in queues:
            since = queue.head.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
            why = Text((await desk.letters.reason(queue))[:120], style="dim")
            table.add_row(queue.number, queue.consumer, queue.key, str(len(queue.messages)), since, why)
        console.print(table)

    _run(work, as_json=as_json)


@dead.command()
def show(
    number: Number,
    personal: Annotated[bool, typer.Option("--personal", help="Show what the messages hold.")] = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """The messages of a queue, in order, and what was decided about it before."""

    async def work(desk: _Desk) -> None:
        queue = await desk.one(number)
        history = await _history(desk, queue)
        if as_json:
            messages = [_message(parked, personal=personal) for parked in queue.messages]
            say_json({**_document(queue, await desk.letters.reason(queue)), "queue": messages, "history": history})
            return
        console.print(f"[bold]{queue.number}[/]  {queue.consumer} does not get past {queue.key}", soft_wrap=True)
        console.print(Text(await desk.letters.reason(queue), style="red"), soft_wrap=True)
        for parked in queue.messages:
            console.print(f"  message {parked.sequence} of {parked.subject}, {len(parked.data)} bytes", soft_wrap=True)
            if personal:
                console.print(Text(parked.data.decode(errors="backslashreplace"), style="dim"), soft_wrap=True)
        for past in history:
            console.print(f"  {past['at']}  {past['what']}  {past['why']}", style="dim", soft_wrap=True)

    _run(work, as_json=as_json)


@dead.command()
def replay(number: Number, wait: Wait = 10.0, as_json: AsJson = False) -> None:  # noqa: FBT002
    """Handle a queue again, in order; do this when the cause is mended."""

    async def work(desk: _Desk) -> None:
        queue = await desk.one(number)
        release = await desk.letters.replay(queue, desk.me)
        await _outcome(desk, queue, release, wait, {"replayed": len(queue.messages)})

    _run(work, as_json=as_json)


@dead.command()
def discard(
    number: Number,
    reason: Annotated[str, typer.Option(prompt="Why", help="Why it goes; it is kept in the log.")],
    everything: Annotated[bool, typer.Option("--all", help="All of the queue, not only its first.")] = False,  # noqa: FBT002
    wait: Wait = 10.0,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Take the first message of a queue away for good, and handle the rest again."""

    async def work(desk: _Desk) -> None:
        queue = await desk.one(number)
        messages = queue.messages if everything else queue.messages[:1]
        try:
            release = await desk.letters.discard(queue, messages, reason, desk.me)
        except Refused:
            fail("Nothing was discarded: say why, with --reason.", as_json=as_json)
        await _outcome(desk, queue, release, wait, {"discarded": len(messages)})

    _run(work, as_json=as_json)


async def _outcome(desk: _Desk, queue: DeadQueue, release: Release, wait: float, done: dict[str, Any]) -> None:
    """Say what came of it. Ends with 1 when the queue stands still again."""
    try:
        await until(lambda: desk.letters.is_over(release), within=wait)
    except AssertionError:
        if desk.as_json:
            say_json({**done, "outcome": "waits"})
        else:
            console.print("Noted. GOMFLOW does it as soon as it runs.")
        return
    left = await desk.letters.find(queue.queue_id)
    why = await desk.letters.reason(left[0]) if left else ""
    if desk.as_json:
        say_json({**done, "outcome": "stands still" if left else "went through", "why": why})
    elif left:
        console.print(Text(f"✗ It stands still again, before message {left[0].head.sequence}: {why}", style="red"))
    else:
        console.print("[green]✓[/] The queue went through; its key is handled like all others again.")
    if left:
        raise typer.Exit(1)


async def _history(desk: _Desk, queue: DeadQueue) -> list[dict[str, Any]]:
    commits = await desk.log.read("parking", queue.queue_id)
    events = [event for stored in commits for event in unfold(stored.commit, stored.sequence)]
    return [
        {
            "at": event.at.isoformat(timespec="seconds"),
            "what": event.type,
            "by": event.actor.id,
            "why": event.event.reason if isinstance(event.event, MessageDiscarded) else getattr(event.event, "why", ""),
        }
        for event in events
    ]


def _document(queue: DeadQueue, why: str) -> dict[str, Any]:
    return {
        "number": queue.number,
        "queue_id": queue.queue_id,
        "consumer": queue.consumer,
        "key": queue.key,
        "messages": len(queue.messages),
        "since": queue.head.at.isoformat(),
        "why": why,
    }


def _message(parked: Parked, *, personal: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "subject": parked.subject,
        "sequence": parked.sequence,
        "bytes": len(parked.data),
        "why": parked.why,
    }
    if personal:
        try:
            described["data"] = json.loads(parked.data)
        except ValueError:
            described["data"] = parked.data.decode(errors="backslashreplace")
    return described
