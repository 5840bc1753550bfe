"""The installation key from the command line: where it is, another in its place, beginning anew without it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import typer

from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.installation_keys import KeysOfInstallation, new_key
from gomflow.locking import ensure_installation_key, keys_of_installation
from gomflow.serving import any_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.drawer import JetStreamDrawer
from gomflow_adapters.jetstream.streams import ensure_streams
from gomflow_adapters.sealing import KeptMemberKeys

keys = typer.Typer(help="The installation key, which locks pictures.", no_args_is_help=True)


@asynccontextmanager
async def _kept() -> AsyncIterator[tuple[KeysOfInstallation, KeptMemberKeys]]:
    settings = Settings()
    installation = keys_of_installation(settings)
    async with any_servers(settings) as servers, connect(servers.nats_url, "gomflow-keys") as connection:
        await ensure_streams(connection.js, settings.replicas)
        yield installation, KeptMemberKeys(JetStreamDrawer(connection), installation)


@keys.command()
def new(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Print a fresh key for GOMFLOW_INSTALLATION_KEY; nothing else happens."""
    key = new_key()
    if as_json:
        say_json({"key": key})
    else:
        console.print(key)


@keys.command()
def rotate(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Lock the keys of all members with another installation key. Safe to repeat, and while GOMFLOW runs.

    A key in the data folder is changed here. One that is set is changed by whoever set it: put a fresh one (`gomflow
    keys new`) and a comma before it everywhere, or set it where only GOMFLOW_SECRET was, start GOMFLOW once more,
    rotate, and then take the old one out.
    """
    asyncio.run(_rotate(as_json=as_json))


async def _rotate(*, as_json: bool) -> None:
    async with _kept() as (installation, members):
        await ensure_installation_key(installation, members)
        if not installation.is_set:
            installation.change()
        done = await members.rotate()
        # Whoever made a key with the old one meanwhile has seen the new one by now, or comes under this second look.
        late = await members.rotate()
        if not installation.is_set:
            installation.drop_earlier()
        fingerprint = installation.current().fingerprint
    if as_json:
        say_json({"fingerprint": fingerprint, "anew": done.anew + late.anew, "already": done.already})
        return
    console.print(f"[green]✓[/] {done.anew + late.anew} keys are locked with installation key {fingerprint} now.")
    if installation.is_set:
        console.print("Keys behind the first in GOMFLOW_INSTALLATION_KEY open nothing any more: take them out.")
    else:
        console.print(f"Copies of {installation.path} from before open nothing any more: copy it anew.")


@keys.command()
def abandon(
    yes: Annotated[bool, typer.Option("--yes", help="Do it.")] = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Begin anew with another installation key, because the one so far is lost: its pictures stay unreadable."""
    if not yes:
        fail("Every picture that is kept now becomes unreadable for ever. Say --yes if that is meant.", as_json=as_json)
    asyncio.run(_abandon(as_json=as_json))


async def _abandon(*, as_json: bool) -> None:
    async with _kept() as (installation, members):
        erased = await members.abandon()
        installation.begin_anew()
        await ensure_installation_key(installation, members)
        fingerprint = installation.current().fingerprint
    if as_json:
        say_json({"fingerprint": fingerprint, "erased": erased})
    else:
        console.print(f"[green]✓[/] {erased} keys are gone; installation key {fingerprint} begins.")
