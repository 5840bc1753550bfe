"""The bot itself: connecting, and the menu of commands Telegram shows beside the text field."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import DeleteMyCommands, SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat
from aiogram.utils.token import TokenValidationError

from gomflow_adapters.telegram.calls import ask
from gomflow_adapters.telegram.session import TelegramSession
from gomflow_events.identity import ChatKey, Language, chat_of

SECONDS = 30
DESCRIPTION = 256
_MENU_LANGUAGES: Mapping[Language, str] = {Language.FILIPINO: "tl", Language.MALAY: "ms"}
"""Telegram takes codes of two letters only; whoever uses another language sees the default, which is English."""

_FOR_BUYERS = frozenset({"everybody", "buyer"})
_FOR_GOMS = _FOR_BUYERS | {"gom"}


class MenuCommand(Protocol):
    """A command of the catalogue, as far as a menu needs it."""

    @property
    def name(self) -> str:
        """What is written behind the slash."""
        ...

    @property
    def audience(self) -> str:
        """``everybody``, ``buyer``, ``gom`` or ``operator``."""
        ...

    @property
    def in_menu(self) -> bool:
        """Whether menus list it."""
        ...


Describe = Callable[[str, Language], str]
"""What a command is for, in one line of plain text, by the command's name."""


def connect(token: str, api_base: str | None = None) -> Bot:
    """The bot behind a token; `api_base` is another Bot API server than Telegram's own, as in ``http://127.0.0.1:8081``.

    Nothing is sent yet. Close it with `await bot.session.close()`. Raises ValueError for what is no token at all.
    """
    api = PRODUCTION if api_base is None else TelegramAPIServer.from_base(api_base)
    try:
        return Bot(token, session=TelegramSession(api=api))
    except TokenValidationError:
        raise ValueError("a bot's token looks like 123456:ABC-DEF and comes from @BotFather") from None


async def register_commands(bot: Bot, catalogue: Mapping[str, MenuCommand], describe: Describe) -> None:
    """Set the menu everybody sees, in each language.

    Raises what `gomflow_adapters.telegram.calls.ask` raises.
    """
    commands = list(catalogue.values())
    for language in Language:
        menu = _menu(commands, _FOR_BUYERS, describe, language)
        await ask(bot, SetMyCommands(commands=menu, language_code=_MENU_LANGUAGES.get(language)), SECONDS)


async def commands_for_chat(
    bot: Bot,
    chat: ChatKey,
    catalogue: Mapping[str, MenuCommand],
    describe: Describe,
    language: Language,
    *,
    gom: bool = True,
) -> None:
    """Set the menu of one chat, in its language: with the commands of a GOM, or back to what everybody sees.

    Raises what `gomflow_adapters.telegram.calls.ask` raises.
    """
    scope = BotCommandScopeChat(chat_id=int(chat_of(chat)[1]))
    if gom:
        menu = _menu(catalogue.values(), _FOR_GOMS, describe, language)
        await ask(bot, SetMyCommands(commands=menu, scope=scope), SECONDS)
    else:
        await ask(bot, DeleteMyCommands(scope=scope), SECONDS)


def _menu(
    commands: Iterable[MenuCommand], audiences: frozenset[str], describe: Describe, language: Language
) -> list[BotCommand]:
    return [
        BotCommand(command=command.name, description=describe(command.name, language)[:DESCRIPTION])
        for command in commands
        if command.in_menu and command.audience in audiences
    ]
