"""Telegram as GOMFLOW runs it: the bot, how its updates come in, and the menus people see."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

import structlog
from aiogram import Bot
from aiogram.methods import GetMe
from fastapi import APIRouter

from gomflow.commands.catalogue import CATALOGUE
from gomflow.keys import Keys
from gomflow.member.state import Member
from gomflow.parts import Parts
from gomflow.ports.chat import NotSent, Refused, Uncertain
from gomflow.ports.outcome import DONE, ConsumerOutcome
from gomflow.services import Service, one_at_a_time, ordered, sending
from gomflow.settings import Settings, TelegramMode
from gomflow.texts import Texts
from gomflow_adapters.jetstream.delivered import Delivered
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.telegram.bot import commands_for_chat, connect, register_commands
from gomflow_adapters.telegram.calls import ask
from gomflow_adapters.telegram.media import TelegramMedia
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_adapters.telegram.polling import Polling
from gomflow_adapters.telegram.receiving import GroupWords, Receiver
from gomflow_adapters.telegram.webhook import set_webhook, webhook_routes
from gomflow_events.codec import decode, unfold
from gomflow_events.commit import Commit
from gomflow_events.identity import Language, MemberId, Platform, Role, chat_of
from gomflow_events.member.events import LanguageChosen, RoleGranted

log = structlog.get_logger()

SECONDS = 10
SEEN_FOR = 15.0
"""Seconds for which an answer of Telegram counts: not every look at our health asks it."""

_UNREACHED = (NotSent, Uncertain, Refused)


@dataclass(frozen=True, slots=True)
class TelegramBot:
    """The bot, and the name people find it by; empty while Telegram cannot be reached."""

    bot: Bot
    username: str

    def services_on(self, parts: Parts) -> "TelegramServices":
        """What runs for the bot."""
        return TelegramServices(parts, self, parts.keys)


@asynccontextmanager
async def telegram_bot(settings: Settings) -> AsyncIterator[TelegramBot]:
    """The bot of the token that is set. Raises ValueError for what is no token."""
    assert settings.telegram_token is not None
    bot = connect(settings.telegram_token.get_secret_value(), settings.telegram_api)
    try:
        yield TelegramBot(bot, await _username(bot))
    finally:
        await bot.session.close()


async def _username(bot: Bot) -> str:
    try:
        me = await ask(bot, GetMe(), SECONDS)
    except _UNREACHED as error:
        log.warning("telegram cannot be reached yet", why=str(error))
        return ""
    return me.username or ""


def _describe(texts: Texts, name: str, language: Language) -> str:
    return unescape(str(texts.say(f"command-{name.replace('_', '-')}", language)))


class TelegramServices:
    """What runs for Telegram."""

    def __init__(self, parts: Parts, telegram: TelegramBot, keys: Keys) -> None:
        self._parts = parts
        self._bot = telegram.bot
        self._keys = keys
        self._pacing = Pacing()
        self._seen, self._name = -SEEN_FOR, telegram.username
        self.media = TelegramMedia(self._bot)
        self._receiver = Receiver(
            self._bot, parts.inbox, self._pacing, group_words=self._group_words, now=parts.world.now
        )

    def services(self) -> Mapping[str, Service]:
        """Receiving, sending, and keeping menus right."""
        parts = self._parts
        found = dict(sending(parts, Platform.TELEGRAM, TelegramSender(self._bot, self._pacing)))
        found["telegram menus"] = ordered(parts, "telegram-menus", LOG, ["log.member.>"], self._menu)
        if parts.settings.telegram_mode is TelegramMode.POLLING:
            # Telegram lets one ask at a time; whoever's turn it is begins anew, for others have asked meanwhile.
            found["telegram polling"] = one_at_a_time(
                parts, "telegram-polling", lambda: Polling(self._bot, self._receiver).run()
            )
        return found

    def routers(self) -> list[APIRouter]:
        """The webhook's route, where updates come that way."""
        if self._parts.settings.telegram_mode is TelegramMode.POLLING:
            return []
        secret = self._keys.webhook_secret
        return [webhook_routes(self._receiver, path_secret=self._path(), secret_token=secret)]

    def _path(self) -> str:
        """The secret part of the webhook's path: it follows from the key, and says nothing about the header's."""
        return sha256(f"webhook path {self._keys.secret}".encode()).hexdigest()[:40]

    async def close(self) -> None:
        """Let the courtesies under way come to their end."""
        await self._receiver.close()

    async def look(self) -> str:
        """Whether Telegram answers; asked at most every few seconds. Raises NotSent, Uncertain, Refused."""
        if time.monotonic() - self._seen > SEEN_FOR:
            me = await ask(self._bot, GetMe(), SECONDS)
            self._seen, self._name = time.monotonic(), me.username or ""
        return f"@{self._name}"

    async def introduce(self, base_url: str) -> None:
        """Tell Telegram the menu, and where updates go; best effort, for Telegram may be out of reach."""
        try:
            await register_commands(
                self._bot, CATALOGUE, lambda name, language: _describe(self._parts.texts, name, language)
            )
            if self._parts.settings.telegram_mode is TelegramMode.WEBHOOK:
                await set_webhook(self._bot, base_url, path_secret=self._path(), secret_token=self._keys.webhook_secret)
        except _UNREACHED as error:
            log.warning("telegram was not told", why=str(error))

    def _group_words(self, language: Language) -> GroupWords:
        texts = self._parts.texts
        label = unescape(str(texts.say("button-private-chat", language)))
        return GroupWords(text=str(texts.say("group-hint", language)), label=label)

    async def _menu(self, message: Delivered) -> ConsumerOutcome:
        """CONSUMER: a new role or language → the menu of the member's Telegram chats."""
        for recorded in unfold(decode(message.data, Commit), message.sequence):
            if isinstance(recorded.event, RoleGranted | LanguageChosen):
                member = await self._parts.sources.member(MemberId(recorded.aggregate_id))
                if member is not None and member.has(Role.GOM):
                    await self._show_menu(member)
        return DONE

    async def _show_menu(self, member: Member) -> None:
        for chat in member.reachable():
            if chat_of(chat)[0] is not Platform.TELEGRAM:
                continue
            try:
                await commands_for_chat(
                    self._bot,
                    chat,
                    CATALOGUE,
                    lambda name, language: _describe(self._parts.texts, name, language),
                    member.language,
                )
            except _UNREACHED as error:
                # A menu is a convenience: every command works without it.
                log.info("menu not set", why=str(error))
