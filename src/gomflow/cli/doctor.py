"""Whether everything is as it should be: a clear line for each setting and each part, with the remedy."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum

import asyncpg
import nats
import typer
from nats.errors import Error as NatsError
from nats.js.errors import APIError
from pydantic import SecretStr

from gomflow.cli.output import AsJson, console, say_json
from gomflow.embedded import EmbeddedError
from gomflow.embedded.binaries import nats_server, postgres_bin, versions
from gomflow.serving import Addresses, any_servers
from gomflow.settings import Settings, TelegramMode
from gomflow_adapters.jetstream.streams import LOG

LOWEST_SERVER = (2, 15, 1)


class Health(StrEnum):
    """How a line of the doctor ends."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at; `remedy` says what to do where it is not good."""

    what: str
    health: Health
    found: str
    remedy: str = ""


_SIGNS = {Health.GOOD: "[green]✓[/]", Health.NOTE: "[yellow]![/]", Health.BAD: "[bold red]✗[/]"}


def doctor(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Look at every setting and every part, and say what is wrong and what to do. Ends with 1 when something is."""
    lines = asyncio.run(_all_lines())
    for line in lines:
        if as_json:
            say_json({"what": line.what, "health": line.health.value, "found": line.found, "remedy": line.remedy})
            continue
        console.print(f"{_SIGNS[line.health]} {line.what}: {line.found}")
        if line.remedy:
            console.print(f"    → {line.remedy}", style="dim")
    raise typer.Exit(any(line.health is Health.BAD for line in lines))


async def _all_lines() -> list[Line]:
    settings = Settings()
    lines = [*_settings(settings), *_binaries(settings)]
    lines += [line async for line in _servers(settings)]
    lines += [line async for line in _telegram(settings)]
    return lines


def _settings(settings: Settings) -> list[Line]:
    lines = []
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = "set" if isinstance(value, SecretStr) else str(value) if value is not None else "not set"
        lines.append(Line(str(field.validation_alias), Health.GOOD, f"{shown} [dim]· {field.description}[/]"))
    if settings.telegram_mode is TelegramMode.WEBHOOK and not (settings.public_url or "").startswith("https://"):
        remedy = "Set GOMFLOW_PUBLIC_URL to the https address people reach, or GOMFLOW_TELEGRAM_MODE to polling."
        lines.append(Line("webhook", Health.BAD, "Telegram delivers to https addresses only", remedy))
    return lines


def _binaries(settings: Settings) -> list[Line]:
    lines = []
    for name, given, find in (
        ("nats-server", settings.nats_url, nats_server),
        ("Postgres", settings.database_url, postgres_bin),
    ):
        if given is not None:
            lines.append(Line(f"embedded {name}", Health.GOOD, "not used: another is set"))
            continue
        try:
            find()
        except EmbeddedError as error:
            lines.append(Line(f"embedded {name}", Health.BAD, "missing", str(error)))
    if all(line.health is Health.GOOD for line in lines):
        lines.append(Line("embedded versions", Health.GOOD, str(versions())))
    return lines


async def _servers(settings: Settings) -> AsyncIterator[Line]:
    try:
        async with any_servers(settings) as addresses:
            async for line in _broker(addresses):
                yield line
            async for line in _database(addresses):
                yield line
    except EmbeddedError as error:
        yield Line("servers", Health.BAD, "do not start", str(error))


async def _broker(addresses: Addresses) -> AsyncIterator[Line]:
    try:
        client = await nats.connect(addresses.nats_url, allow_reconnect=False, connect_timeout=3)
    except (OSError, NatsError, TimeoutError) as error:
        yield Line("broker", Health.BAD, f"out of reach ({type(error).__name__})", "Start it, or correct NATS_URL.")
        return
    try:
        server = client.connected_server_version
        number = (server.major, server.minor, server.patch)
        version = ".".join(map(str, number))
        fit = number >= LOWEST_SERVER
        remedy = "" if fit else f"GOMFLOW needs nats-server {'.'.join(map(str, LOWEST_SERVER))} or newer."
        yield Line("broker", Health.GOOD if fit else Health.BAD, f"nats-server {version}", remedy)
        try:
            info = await client.jetstream().stream_info(LOG)
        except (APIError, NatsError, TimeoutError):
            yield Line("log", Health.NOTE, "not there yet: the first start makes it")
        else:
            yield Line("log", Health.GOOD, f"{info.state.messages} messages, {info.state.bytes} bytes")
    finally:
        await client.close()


async def _database(addresses: Addresses) -> AsyncIterator[Line]:
    try:
        connection = await asyncpg.connect(addresses.database_url, timeout=5)
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        yield Line(
            "database", Health.BAD, f"out of reach ({type(error).__name__})", "Start it, or correct DATABASE_URL."
        )
        return
    try:
        version = await connection.fetchval("SHOW server_version")
        yield Line("database", Health.GOOD, f"Postgres {version}")
        revision = await connection.fetchval("SELECT to_regclass('gomflow.alembic_version')")
        if revision is None:
            yield Line("tables", Health.NOTE, "not there yet: the first start makes them")
        else:
            yield Line(
                "tables", Health.GOOD, str(await connection.fetchval("SELECT version_num FROM gomflow.alembic_version"))
            )
    finally:
        await connection.close()


async def _telegram(settings: Settings) -> AsyncIterator[Line]:
    if settings.telegram_token is None:
        yield Line("telegram", Health.NOTE, "off", "Set TELEGRAM_BOT_TOKEN to switch it on.")
        return
    from gomflow.telegram import telegram_bot

    try:
        async with telegram_bot(settings) as bot:
            if bot.username:
                yield Line("telegram", Health.GOOD, f"@{bot.username}")
            else:
                yield Line("telegram", Health.BAD, "no answer, or the token is refused", "Check TELEGRAM_BOT_TOKEN.")
    except ValueError as error:
        yield Line("telegram", Health.BAD, "the token is none", str(error))
