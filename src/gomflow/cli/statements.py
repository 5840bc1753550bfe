"""Statements from the command line: a GOM's file is taken in, and what came of it is told."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from gomflow.chance import new_id
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.consumers.giving import Given, Giving, Gom
from gomflow.consumers.offering import Prepared, with_account
from gomflow.installation import ensure_operator
from gomflow.keys import keys_of
from gomflow.member.state import Member
from gomflow.methods import method_name
from gomflow.parts import Parts, assemble
from gomflow.serving import running_servers
from gomflow.settings import Settings
from gomflow.statement.reading.decoding import LARGEST
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.statement.state import Import
from gomflow.web.api.statement_shapes import ImportShape
from gomflow.web.links import WebLinks
from gomflow_events.identity import Actor, ActorKind, Language, MemberId, Role

statement = typer.Typer(help="Statements of a GOM's own wallet or bank.", no_args_is_help=True)


@statement.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The CSV file, as the bank made it.", exists=True, dir_okay=False)],
    gom: Annotated[str, typer.Option(help="Whose statement it is: the GOM's id, or their name where only one has it.")],
    bank: Annotated[
        str, typer.Option(help="The wallet or bank, as in gcash; needed where the file does not tell.")
    ] = "",
    way: Annotated[int, typer.Option(help="Which reading of a doubtful file is meant, as it lists them.")] = -1,
    account: Annotated[str, typer.Option(help="Which of several accounts at that bank it is of, by its number.")] = "",
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Take a statement in, and hold every open payment of the GOM against it. GOMFLOW has to be running."""
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)

    async def work() -> None:
        settings = Settings()
        servers = await running_servers(settings)
        if servers is None:
            fail("GOMFLOW is not running here: start it with gomflow run, which compares the lines.", as_json=as_json)
        keys = keys_of(settings)
        links = WebLinks("", keys.secret)
        async with assemble(settings, keys, servers.nats_url, servers.database_url, links) as parts:
            given = await _give(parts, data, gom, bank, way, account, as_json=as_json)
        _tell(given, as_json=as_json)

    asyncio.run(work())


async def _give(parts: Parts, data: bytes, gom: str, bank: str, way: int, account: str, *, as_json: bool) -> Given:
    operator = await ensure_operator(parts)
    member_id, member = await _gom(parts, gom, as_json=as_json)
    actor = Actor(kind=ActorKind.MEMBER, id=operator, via="cli", roles=frozenset({Role.OPERATOR}))
    hands = Giving(parts.desk, parts.vault, parts.world)
    try:
        prepared = await hands.offering.prepare(member_id, member, data, bank, anew=way >= 0)
    except StatementTrouble as trouble:
        said = parts.texts.say(f"statement-{trouble.code}", Language.ENGLISH, **trouble.facts)
        fail(str(said), as_json=as_json)
    if not prepared.bank:
        fail(f"Say whose file it is with --bank: {', '.join(prepared.banks) or 'gcash, maya, …'}", as_json=as_json)
    chosen = _way(prepared, way, as_json=as_json)
    if account and account not in prepared.accounts:
        fail(f"There is no account {account} there: {', '.join(prepared.accounts) or 'none is known'}", as_json=as_json)
    if prepared.asks_account and not account and not as_json:
        numbers = ", ".join(prepared.accounts)
        console.print(
            f"Nothing is flagged as missing: say with --account which this is of ({numbers}).", style="yellow"
        )
    whose = Gom(member_id, member, actor)
    return await hands.file(whose, with_account(prepared, account), data, chosen, new_id())


def _way(prepared: Prepared, way: int, *, as_json: bool) -> int:
    ways = prepared.offer.ways
    if 0 <= way < len(ways):
        return way
    if not prepared.offer.certain:
        first = [next(iter(one.sample), None) for one in ways]
        said = "; ".join(f"--way {place}: {line.day} {line.amount}" for place, line in enumerate(first) if line)
        fail(
            f"The columns could be read in more than one way. Say how the first line is meant: {said}", as_json=as_json
        )
    return 0


async def _gom(parts: Parts, gom: str, *, as_json: bool) -> tuple[MemberId, Member]:
    """The GOM of an id or a name."""
    found: list[tuple[MemberId, Member]] = []
    ids = [*await parts.reads.members_with(Role.GOM), *await parts.reads.members_with(Role.OPERATOR)]
    for member_id in dict.fromkeys(ids):
        member = await parts.sources.member(member_id)
        if member is not None and gom in {member_id, member.name}:
            found.append((member_id, member))
    if len(found) != 1:
        fail(f"{len(found) or 'No'} GOMs are called {gom!r}: give the id of the one that is meant.", as_json=as_json)
    return found[0]


def _tell(given: Given, *, as_json: bool) -> None:
    if given.answer.refused is not None:
        fail(f"The statement was not taken in: {given.answer.refused.code}.", as_json=as_json)
    found = given.found
    if found is None:
        fail(f"It takes long: look at the import {given.import_id} on the dashboard.", as_json=as_json)
    if as_json:
        say_json(ImportShape.of(given.import_id, found).model_dump(mode="json"))
        return
    if found.unreadable:
        fail(f"The file could not be read: {found.unreadable}.")
    _print(found)


def _print(found: Import) -> None:
    rows = f"{found.rows} rows: {len(found.new)} new, {len(found.known)} known, {found.outgoing} went out"
    console.print(f"[green]✓[/] {method_name(found.bank)}: {rows}, {len(found.skipped)} left out.")
    for row in found.skipped:
        console.print(f"  row {row.row}: {row.why.value.replace('_', ' ')}", style="dim")
    if found.outcome is not None:
        done = found.outcome
        console.print(f"  {done.settled} settled, {done.confirmed} confirmed, {done.unclaimed} claimed by nobody")
        for label, names in (("another amount", done.differing), ("missing", done.missing), ("unclear", done.unclear)):
            for name in names:
                console.print(f"  [yellow]{label}[/] {name}")
