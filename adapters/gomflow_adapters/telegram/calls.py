"""Asking Telegram once, with its errors in the words of the ports."""

import re
from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from gomflow.ports.chat import ChatMoved, NotSent, Refused, Uncertain
from gomflow_adapters.telegram.session import NotReached
from gomflow_events.identity import Platform, chat_key

log = structlog.get_logger()

_OUT_OF_REACH = timedelta(seconds=2)
_TOKEN_WRONG = timedelta(seconds=30)
_GONE = ("chat not found", "user not found", "peer_id_invalid", "user_is_blocked", "group chat was deactivated")
"""Bad requests that say, in lower case, that the chat is gone for good."""

_QUOTED = re.compile(r"""(?<!\w)(['"]).*\1""")


class Flooded(NotSent):
    """Telegram wants a pause (429)."""


class Conflicted(NotSent):
    """Somebody else receives this bot's updates (409)."""


class TokenRefused(NotSent):
    """Telegram does not know the bot's token (401, 404)."""


async def ask(bot: Bot, method: TelegramMethod[TelegramType], seconds: int | None = None) -> TelegramType:
    """Call a method of the Bot API once, and wait for its answer for so many seconds.

    Raises NotSent (Flooded, Conflicted, TokenRefused), Refused, ChatMoved or Uncertain. None of them carries its cause:
    aiogram's errors hold the request, and that holds what somebody wrote.
    """
    try:
        return await bot(method, request_timeout=seconds)
    except AiogramError as error:
        raise _in_words_of_ports(error) from None


def _in_words_of_ports(error: AiogramError) -> Exception:
    match error:
        case TelegramRetryAfter():
            return Flooded("Telegram asks for a pause", timedelta(seconds=error.retry_after))
        case TelegramMigrateToChat():
            return ChatMoved(chat_key(Platform.TELEGRAM, str(error.migrate_to_chat_id)))
        case TelegramUnauthorizedError() | TelegramNotFound():
            log.error("Telegram does not accept the bot's token: check it with @BotFather")
            return TokenRefused("Telegram does not accept the bot's token", _TOKEN_WRONG)
        case TelegramConflictError():
            return Conflicted(_headline(error), _OUT_OF_REACH)
        case TelegramEntityTooLarge():
            return Refused("too-large", "the file is too large for Telegram")
        case TelegramNetworkError() | TelegramServerError() | ClientDecodeError():
            return _no_answer(error)
        case TelegramAPIError():
            gone = isinstance(error, TelegramForbiddenError) or _says_gone(error)
            return Refused(_code(error), _headline(error), gone=gone)
        case _:
            return error


def _no_answer(error: AiogramError) -> NotSent | Uncertain:
    if isinstance(error, NotReached):
        return NotSent(f"Telegram is out of reach ({error.message})", _OUT_OF_REACH)
    return Uncertain(f"Telegram gave no answer that says what became of it ({type(error).__name__})")


def _headline(error: TelegramAPIError) -> str:
    """What Telegram says in general: in quotation marks, and after a further colon, it repeats what was written."""
    kind, _, detail = error.message.partition(": ")
    general = _QUOTED.sub("…", detail).partition(":")[0]
    return f"{kind}: {general}" if general else kind


def _code(error: TelegramAPIError) -> str:
    """The headline without its kind as one word: ``message-is-too-long``, ``button-data-invalid``."""
    said = _headline(error)
    return re.sub(r"[^a-z0-9]+", "-", said.partition(": ")[2].lower() or said.lower()).strip("-")[:60]


def _says_gone(error: TelegramAPIError) -> bool:
    said = error.message.lower()
    return any(phrase in said for phrase in _GONE)
