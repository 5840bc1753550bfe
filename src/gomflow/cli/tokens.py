"""Keys to the HTTP API from the command line; they act for the first operator."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from gomflow.chance import new_id
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.installation import ensure_operator
from gomflow.keys import keys_of
from gomflow.member.state import Member
from gomflow.parts import Parts, assemble
from gomflow.serving import any_servers
from gomflow.settings import Settings
from gomflow.web.keys import LONGEST_LABEL, SHORTEST_LABEL, new_key
from gomflow.web.links import WebLinks
from gomflow_events.codec import unfold
from gomflow_events.commit import Request
from gomflow_events.identity import INSTALLATION, Actor, ActorKind, MemberId
from gomflow_events.member.events import TokenIssued
from gomflow_events.member.requests import TokenRequested, TokenRevocationRequested
from gomflow_projections.database import migrate

token = typer.Typer(help="Keys to the HTTP API.", no_args_is_help=True)


@asynccontextmanager
async def _operator() -> AsyncIterator[tuple[Parts, MemberId, Member]]:
    settings = Settings()
    keys = keys_of(settings)
    async with any_servers(settings) as servers:
        await asyncio.to_thread(migrate, servers.database_url)
        links = WebLinks("", keys.secret)
        async with assemble(settings, keys, servers.nats_url, servers.database_url, links) as parts:
            member_id = await ensure_operator(parts)
            member = await parts.sources.member(member_id)
            assert member is not None
            yield parts, member_id, member


def _run(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(work())


async def _ask(parts: Parts, member_id: MemberId, member: Member, body: object) -> str | None:
    """Ask for a change; the code of the refusal, None when it was done."""
    request_id = new_id()
    answer = await parts.desk.ask(
        Request(
            request_id=request_id,
            aggregate="member",
            aggregate_id=member_id,
            tenant=INSTALLATION,
            actor=Actor(kind=ActorKind.MEMBER, id=member_id, via="cli", roles=member.roles),
            at=parts.world.now(),
            correlation_id=request_id,
            causation_id=request_id,
            body=body,
        )
    )
    return answer.refused.code if answer.refused is not None else None


@token.command()
def issue(
    label: Annotated[str, typer.Argument(help="What the key is for, as in: spreadsheet import.")],
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Make a key. It is shown once: only its hash is kept."""
    if not SHORTEST_LABEL <= len(label.strip()) <= LONGEST_LABEL:
        fail(f"Say what the key is for, in {SHORTEST_LABEL} to {LONGEST_LABEL} characters.", as_json=as_json)

    async def work() -> None:
        async with _operator() as (parts, member_id, member):
            key = new_key(new_id())
            asked = TokenRequested(token_id=key.token_id, token_hash=key.digest, label=label.strip())
            refused = await _ask(parts, member_id, member, asked)
        if refused:
            fail(f"The key was not made: {refused}.", as_json=as_json)
        if as_json:
            say_json({"token_id": key.token_id, "token": key.text, "label": label.strip()})
        else:
            console.print(f"[bold]{key.text}[/]")
            console.print("Keep it now: it is not shown again. Send it as Authorization: Bearer …", style="dim")

    _run(work)


@token.command("list")
def list_(as_json: AsJson = False) -> None:  # noqa: FBT002
    """The keys that open the API, with what they are for."""

    async def work() -> None:
        async with _operator() as (parts, member_id, member):
            found = [one for one in await _issued(parts, member_id) if one["token_id"] in member.tokens]
        if as_json:
            say_json({"tokens": found})
            return
        if not found:
            console.print("There are no keys. [bold]gomflow token issue LABEL[/] makes one.")
            return
        table = Table("token id", "for", "made (UTC)", box=None, header_style="dim")
        for one in found:
            table.add_row(one["token_id"], Text(one["label"]), one["issued_at"][:16].replace("T", " "))
        console.print(table)

    _run(work)


async def _issued(parts: Parts, member_id: MemberId) -> list[dict[str, str]]:
    """Every key the member was ever given, from the log: the read models may not run now."""
    commits = await parts.log.read("member", member_id)
    recorded = [one for stored in commits for one in unfold(stored.commit, stored.sequence)]
    return [
        {"token_id": one.event.token_id, "label": one.event.label, "issued_at": one.at.astimezone(UTC).isoformat()}
        for one in recorded
        if isinstance(one.event, TokenIssued)
    ]


@token.command()
def revoke(
    token_id: Annotated[str, typer.Argument(help="The id of the key, from gomflow token list.")],
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Take a key out of use."""

    async def work() -> None:
        async with _operator() as (parts, member_id, member):
            refused = await _ask(parts, member_id, member, TokenRevocationRequested(token_id=token_id))
        if refused:
            fail(f"There is no key {token_id}.", as_json=as_json)
        if as_json:
            say_json({"revoked": token_id})
        else:
            console.print("[green]✓[/] The key opens nothing any more.")

    _run(work)
