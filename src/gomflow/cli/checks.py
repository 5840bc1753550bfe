"""What the doctor looks at: the settings one by one, the machine, the servers, Telegram."""

import os
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import asyncpg
from nats.errors import Error as NatsError
from pydantic import SecretStr, ValidationError

from gomflow.embedded import EmbeddedError
from gomflow.embedded.binaries import dotted, nats_server_version, postgres_version
from gomflow.keys import KeysUnreadable, keys_of
from gomflow.locking import keys_of_installation, trouble_with
from gomflow.operating.safety import Grade, safety
from gomflow.reaching import OutOfReach, reach_broker, reach_database
from gomflow.serving import Addresses, any_servers, running_servers
from gomflow.settings import Settings, mistakes
from gomflow.web.serving import CannotServe, listen
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.drawer import JetStreamDrawer
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.sealing import KeptMemberKeys
from gomflow_projections.database import newest_revision
from gomflow_projections.store import Store

_ENOUGH_SPACE = 1_000_000_000
_SERVERS = {"GOMFLOW_DATA", "NATS_URL", "DATABASE_URL"}


class Health(StrEnum):
    """How a line of the doctor ends."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at; `remedy` says what to do where it is not good, `about` what it is for."""

    what: str
    health: Health
    found: str
    remedy: str = ""
    about: str = ""


async def checks() -> AsyncIterator[Line]:
    """Everything, one line after another."""
    settings, wrong = read_settings()
    for line in [*_settings(settings, wrong), *_machine(settings)]:
        yield line
    if wrong.keys() & _SERVERS:
        yield Line("servers", Health.NOTE, "not looked at", "Correct the settings above first.")
    else:
        async with aclosing(_servers(settings)) as lines:
            async for line in lines:
                yield line
    if not wrong.keys() & {"TELEGRAM_BOT_TOKEN", "GOMFLOW_TELEGRAM_API"}:
        yield await _telegram(settings)


def read_settings() -> tuple[Settings, Mapping[str, str]]:
    """The settings, with their defaults for those that cannot be understood; and what these should be."""
    try:
        return Settings(), {}
    except ValidationError as error:
        wrong = mistakes(error)
    fields = Settings.model_fields.values()
    spared = {
        str(field.validation_alias): field.get_default(call_default_factory=True)
        for field in fields
        if field.validation_alias in wrong
    }
    return Settings(**spared), wrong


def _settings(settings: Settings, wrong: Mapping[str, str]) -> Iterator[Line]:
    for name, field in Settings.model_fields.items():
        variable, about = str(field.validation_alias), str(field.description)
        if variable in wrong:
            remedy = f"{variable} {wrong[variable]}. Correct it in the environment or in .env."
            yield Line(variable, Health.BAD, "cannot be understood", remedy, about)
        else:
            value = getattr(settings, name)
            secret = isinstance(value, SecretStr) or not field.repr
            found = "not set" if value is None else "set" if secret else str(value)
            yield Line(variable, Health.GOOD, found, "", about)
    everywhere = settings.host in {"", "0.0.0.0", "::"}  # noqa: S104 - looked at, not bound
    if everywhere and settings.public_url is None and "GOMFLOW_PUBLIC_URL" not in wrong:
        remedy = "Set GOMFLOW_PUBLIC_URL to the address people reach this machine at."
        yield Line("links", Health.NOTE, "lead to this machine only, though others may reach the web server", remedy)


def _machine(settings: Settings) -> Iterator[Line]:
    yield _folder(settings.data)
    try:
        keys_of(settings)
    except (KeysUnreadable, OSError) as error:
        yield Line("keys", Health.BAD, "cannot be read", str(error))
    else:
        yield Line("keys", Health.GOOD, "there, for the owner only")
    for name, given, version in (
        ("nats-server", settings.nats_url, nats_server_version),
        ("Postgres", settings.database_url, postgres_version),
    ):
        if given is not None:
            yield Line(f"embedded {name}", Health.GOOD, "not used: another is set")
            continue
        try:
            yield Line(f"embedded {name}", Health.GOOD, f"version {dotted(version())}")
        except EmbeddedError as error:
            yield Line(f"embedded {name}", Health.BAD, "cannot be used", str(error))


def _folder(data: Path) -> Line:
    there = next(folder for folder in (data.absolute(), *data.absolute().parents) if folder.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return Line("data folder", Health.BAD, f"{there} cannot be written to", "Choose another with GOMFLOW_DATA.")
    free = shutil.disk_usage(there).free
    found = f"{free / 1e9:.1f} GB free" + ("" if data.exists() else ", made at the first start")
    if free < _ENOUGH_SPACE:
        return Line("data folder", Health.NOTE, found, "Make room: a log that cannot be written to takes no orders.")
    return Line("data folder", Health.GOOD, found)


async def _servers(settings: Settings) -> AsyncGenerator[Line, None]:
    """Those that are set have to answer; those that are not have to run here already, or to start."""
    unreached = [line async for line in _given(settings)]
    for line in unreached:
        yield line
    try:
        running = None if unreached else await running_servers(settings)
        note = settings.data / "addresses.json"
        yield _web(settings, runs_here=running is not None and note.exists())
        if unreached:
            return
        async with any_servers(settings) as addresses:
            yield await _broker(addresses)
            yield await _log(addresses)
            yield await _database(addresses)
            yield await _tables(addresses)
            yield await _installation_key(settings, addresses)
            async for line in _safety(settings, addresses):
                yield line
    except (EmbeddedError, OutOfReach) as error:
        yield Line("servers", Health.BAD, "do not start", str(error))


async def _given(settings: Settings) -> AsyncIterator[Line]:
    """The servers that are set and do not answer."""
    for what, url, reach in (
        ("broker", settings.nats_url, reach_broker),
        ("database", settings.database_url, reach_database),
    ):
        try:
            if url is not None:
                await reach(url.get_secret_value())
        except OutOfReach as error:
            yield Line(what, Health.BAD, "out of reach", str(error))


def _web(settings: Settings, *, runs_here: bool) -> Line:
    try:
        listen(settings.host, settings.port).close()
    except CannotServe as error:
        if runs_here:
            return Line("web server", Health.GOOD, "in use, by the GOMFLOW that runs here")
        return Line("web server", Health.BAD, "cannot listen", str(error))
    return Line("web server", Health.GOOD, "can listen")


async def _broker(addresses: Addresses) -> Line:
    return Line("broker", Health.GOOD, f"nats-server {await reach_broker(addresses.nats_url)}")


async def _log(addresses: Addresses) -> Line:
    async with connect(addresses.nats_url, "gomflow-doctor") as connection:
        try:
            info = await connection.js.stream_info(LOG)
        except NatsError:
            return Line("log", Health.GOOD, "not there yet: the first start makes it")
    return Line("log", Health.GOOD, f"{info.state.messages:,} messages, {info.state.bytes:,} bytes")


async def _database(addresses: Addresses) -> Line:
    return Line("database", Health.GOOD, f"Postgres {await reach_database(addresses.database_url)}")


async def _tables(addresses: Addresses) -> Line:
    connection = await asyncpg.connect(addresses.database_url)
    try:
        if await connection.fetchval("SELECT to_regclass('gomflow.alembic_version')") is None:
            return Line("tables", Health.GOOD, "not there yet: the first start makes them")
        revision = str(await connection.fetchval("SELECT version_num FROM gomflow.alembic_version"))
    finally:
        await connection.close()
    if revision == newest_revision():
        return Line("tables", Health.GOOD, f"of this release (revision {revision})")
    return Line(
        "tables",
        Health.NOTE,
        f"of another release (revision {revision}; this one has {newest_revision()})",
        "Run `gomflow migrate`; the next start does it too.",
    )


async def _installation_key(settings: Settings, addresses: Addresses) -> Line:
    """Whether the pictures on the broker can be opened, and whether anybody else could take the key."""
    what, installation = "installation key", keys_of_installation(settings)
    async with connect(addresses.nats_url, "gomflow-doctor") as connection:
        members = KeptMemberKeys(JetStreamDrawer(connection), installation)
        trouble = await trouble_with(installation, members)
    if trouble:
        return Line(what, Health.BAD, "does not fit this broker", trouble)
    if installation.is_set:
        return Line(what, Health.GOOD, f"set, {installation.current().fingerprint}")
    if not installation.path.exists():
        return Line(what, Health.GOOD, "not there yet: the first start makes it")
    if installation.path.stat().st_mode & 0o077:
        found = "others on this machine may read it"
        return Line(what, Health.BAD, found, f"chmod 600 {installation.path}, and then gomflow keys rotate.")
    return Line(what, Health.GOOD, f"{installation.current().fingerprint}, for the owner only")


async def _safety(settings: Settings, addresses: Addresses) -> AsyncIterator[Line]:
    """Whether what is acknowledged stays, whatever happens to one server."""
    folder = settings.data if settings.nats_url is None else None
    healths = {Grade.SAFE: Health.GOOD, Grade.UNSURE: Health.NOTE, Grade.UNSAFE: Health.BAD}
    async with (
        connect(addresses.nats_url, "gomflow-doctor") as connection,
        Store.open(addresses.database_url) as store,
    ):
        looked = safety(connection, store, replicas=settings.replicas, folder=folder, nats_url=addresses.nats_url)
        async for one in looked:
            yield Line(one.what, healths[one.grade], one.found, one.remedy)


async def _telegram(settings: Settings) -> Line:
    if settings.telegram_token is None:
        return Line("telegram", Health.NOTE, "off", "Set TELEGRAM_BOT_TOKEN to switch it on.")
    from gomflow.telegram import telegram_bot

    async with telegram_bot(settings) as bot:
        if bot.username:
            return Line("telegram", Health.GOOD, f"@{bot.username}")
    remedy = "Check TELEGRAM_BOT_TOKEN with @BotFather, and whether this machine reaches Telegram."
    return Line("telegram", Health.BAD, "no answer, or the token is refused", remedy)
