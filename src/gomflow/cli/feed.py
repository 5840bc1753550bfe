"""How another service gets the public feed: the address, the stream, and how far it has come."""

import asyncio
from typing import Annotated
from urllib.parse import urlsplit

import typer
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.embedded.jetstream import SUBSCRIBER, subscriber_url
from gomflow.serving import running_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import connect, servers_in
from gomflow_adapters.jetstream.streams import FEED

_NOT_RUNNING = "GOMFLOW does not run here. Start it with make run (or gomflow run), and ask again."


def feed(
    url: Annotated[bool, typer.Option("--url", help="Print the address only, with the password in it.")] = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Say how another service subscribes to the public feed, which it can read and never change."""
    asyncio.run(_feed(Settings(), url_only=url, as_json=as_json))


async def _feed(settings: Settings, *, url_only: bool, as_json: bool) -> None:
    running = await running_servers(settings)
    if running is None:
        fail(_NOT_RUNNING, as_json=as_json)
    address = None if settings.nats_url else subscriber_url(settings.data, running.nats_url)
    if url_only:
        if address is None:
            fail(f"Only the nats-server at {_place(running.nats_url)} knows the password of the user {SUBSCRIBER}.")
        typer.echo(address)
        return
    last = await _last(running.nats_url)
    shown = address or f"nats://{SUBSCRIBER}:$NATS_SUBSCRIBER_PASSWORD@{_place(running.nats_url)}"
    if as_json:
        say_json({"url": shown, "stream": FEED, "subjects": "events.<aggregate>.<Type>.<id>", "last": last})
        return
    console.print(f"Address   {shown}", soft_wrap=True, markup=False)
    console.print(f"Stream    {FEED}, at message {last}")
    console.print(
        "Subjects  events.<aggregate>.<Type>.<id>, as events.order.> or events.*.PaymentCounted.>", markup=False
    )
    console.print("docs/subscribing.md has a subscriber in Python and one in Node.js.", style="dim")


def _place(address: str) -> str:
    parts = urlsplit(servers_in(address)[0])
    return f"{parts.hostname}:{parts.port or 4222}"


async def _last(address: str) -> int:
    """The number of the feed's last message; 0 before the first start."""
    async with connect(address, "gomflow-cli") as connection:
        try:
            info = await connection.js.stream_info(FEED)
        except (APIError, NatsError, TimeoutError):
            return 0
    return info.state.last_seq
