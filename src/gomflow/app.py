"""GOMFLOW as one process: servers, parts, services, web; the composition root."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from gomflow.commands.catalogue import CATALOGUE
from gomflow.embedded import Embedded
from gomflow.installation import ensure_operator
from gomflow.keys import keys_of
from gomflow.operating.agreeing import ensure_log_is_the_archived_one
from gomflow.parts import Parts, assemble
from gomflow.ports.chat import MediaSource
from gomflow.readers import opened_readers
from gomflow.services import Service, archiving, conversations, feeding, projections, reactions, tidying, works
from gomflow.serving import own_servers
from gomflow.settings import Settings
from gomflow.web.app import create_app
from gomflow.web.links import WebLinks
from gomflow.web.serving import listen, serve
from gomflow_adapters.jetstream.workers import working
from gomflow_adapters.webchat.media import WebMedia
from gomflow_adapters.webchat.webchat import WebChat
from gomflow_events.identity import MemberId, Platform
from gomflow_projections.database import ensure_tables

if TYPE_CHECKING:
    from gomflow.telegram import TelegramBot

log = structlog.get_logger()


class ServiceEnded(Exception):
    """A service that should run for ever came to an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gomflow:
    """A GOMFLOW that runs."""

    parts: Parts
    url: str
    operator: MemberId
    bot_username: str
    tasks: "Mapping[str, asyncio.Task[None]]"
    servers: Embedded

    async def over(self) -> None:
        """Wait until something that should run for ever ends. Raises what ended it."""
        lost = asyncio.create_task(self.servers.wait_failed())
        try:
            done, _ = await asyncio.wait([*self.tasks.values(), lost], return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                raise error if error is not None else ServiceEnded(task.get_name())
        finally:
            lost.cancel()

    def entrance(self) -> str:
        """A one-time link to the dashboard for the operator."""
        return self.parts.links.entrance(self.operator, self.parts.world.now())


def _as_assembled(parts: Parts) -> Parts:
    return parts


@asynccontextmanager
async def gomflow(settings: Settings, *, arranged: Callable[[Parts], Parts] = _as_assembled) -> AsyncIterator[Gomflow]:
    """Everything, running, until the end of the block.

    `arranged` may put something of its own in the place of parts before anything runs on them, as the kill tests do.
    Raises gomflow.embedded.EmbeddedError, gomflow.web.serving.CannotServe and ValueError (for a token that is none),
    each saying what to do.
    """
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(_telegram(settings))
        addresses, servers = await stack.enter_async_context(own_servers(settings))
        await ensure_tables(addresses.database_url)
        keys = keys_of(settings)
        port = _port(settings)
        base = settings.public_url or f"http://{_shown(settings.host)}:{port}"
        links = WebLinks(base.rstrip("/"), keys.secret, telegram.username if telegram else "")
        parts = await stack.enter_async_context(
            assemble(settings, keys, addresses.nats_url, addresses.database_url, links)
        )
        parts = arranged(parts)
        await ensure_log_is_the_archived_one(parts.connection, parts.store)
        operator = await ensure_operator(parts)
        tasks = await stack.enter_async_context(_services(parts, telegram, links, port))
        yield Gomflow(
            parts=parts,
            url=base,
            operator=operator,
            bot_username=links.bot,
            tasks=tasks,
            servers=servers,
        )


@asynccontextmanager
async def _telegram(settings: Settings) -> "AsyncIterator[TelegramBot | None]":
    """The bot, when there is a token. Its library takes seconds to load, so that nobody else waits for it."""
    if settings.telegram_token is None:
        yield None
        return
    from gomflow.telegram import telegram_bot

    async with telegram_bot(settings) as bot:
        yield bot


def _port(settings: Settings) -> int:
    """The port that is set, or a free one; refuses one that is in use before anything else starts."""
    listening = listen(settings.host, settings.port)
    port: int = listening.getsockname()[1]
    listening.close()
    return port


def _shown(host: str) -> str:
    """A host as it stands in an address that leads to it from this machine."""
    here = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - shown, not bound
    return here.get(host, f"[{host}]" if ":" in host else host)


@asynccontextmanager
async def _services(
    parts: Parts, telegram: "TelegramBot | None", links: WebLinks, port: int
) -> "AsyncIterator[Mapping[str, asyncio.Task[None]]]":
    async with AsyncExitStack() as stack:
        settings = parts.settings
        readers = await stack.enter_async_context(opened_readers(settings, settings.data, settings.reader_workers))
        bot = None if telegram is None else telegram.services_on(parts)
        media: dict[Platform, MediaSource] = {Platform.WEB: WebMedia(parts.vault)}
        if bot is not None:
            media[Platform.TELEGRAM] = bot.media
            stack.push_async_callback(bot.close)
        running: dict[str, Service] = {
            **projections(parts),
            **archiving(parts),
            **feeding(parts),
            **conversations(parts, media),
            **reactions(parts),
            **tidying(parts),
            **(bot.services() if bot is not None else {}),
        }
        tasks = await stack.enter_async_context(_tasks(running))
        await stack.enter_async_context(
            working(parts.connection, parts.nats_url, works(parts, readers), parts.parking, turns=parts.turns)
        )
        chat = _web_chat(parts, links)
        routers = [chat.router(), *(bot.routers() if bot is not None else [])]
        app = create_app(
            parts, links, routers, running=[chat.running], bots={} if bot is None else {"telegram": bot.look}
        )
        serving = await stack.enter_async_context(serve(app, parts.settings.host, port))
        tasks["web"] = serving.task
        stack.enter_context(_beside(readers.warm(), "warm the reader"))
        if bot is not None:
            stack.enter_context(_beside(bot.introduce(links.base), "introduce to telegram"))
        yield tasks


def _web_chat(parts: Parts, links: WebLinks) -> WebChat:
    return WebChat(
        parts.inbox,
        parts.history,
        parts.vault,
        parts.deliveries,
        parts.keys.secret,
        parts.texts,
        names={command.name: command.audience.value for command in CATALOGUE.values() if command.in_menu},
        secure=links.base.startswith("https://"),
        now=parts.world.now,
    )


@asynccontextmanager
async def _tasks(services: Mapping[str, Service]) -> "AsyncIterator[dict[str, asyncio.Task[None]]]":
    """Services as tasks; at the end they are cancelled, for what they have in hand comes again."""
    tasks = {name: asyncio.create_task(_named(name, run), name=name) for name, run in services.items()}
    try:
        yield tasks
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)


async def _named(name: str, run: Service) -> None:
    try:
        await run()
    except Exception:
        log.exception("service failed", service=name)
        raise


@contextmanager
def _beside(work: Coroutine[None, None, None], what: str) -> Iterator[None]:
    """Something that is done once, beside everything else; what goes wrong with it is logged."""

    async def attempt() -> None:
        try:
            await work
        except Exception:
            log.exception("could not", what=what)

    task = asyncio.create_task(attempt(), name=what)
    try:
        yield
    finally:
        task.cancel()
