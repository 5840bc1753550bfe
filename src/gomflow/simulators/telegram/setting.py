"""The methods that are about the bot itself: who it is, its commands, its updates and its files."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from gomflow.simulators.telegram.call import Call
from gomflow.simulators.telegram.chats import Json
from gomflow.simulators.telegram.delivery import Delivery, Hook
from gomflow.simulators.telegram.errors import bad_request
from gomflow.simulators.telegram.telegram import Menu, Telegram

PORTS = frozenset({None, 80, 88, 443, 8443})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_COMMANDS = 100
MOST_CONNECTIONS = 100
SECRET = re.compile(r"[A-Za-z0-9_-]*")
SECRET_SIGNS = 256
DESCRIPTION_SIGNS = 256
LONGEST_WAIT = 50
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_DEFAULT: Json = {"type": "default"}


async def get_me(telegram: Telegram, _call: Call) -> Json:
    """GetMe."""
    return telegram.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(telegram: Telegram, call: Call) -> list[Json]:
    """GetUpdates, held until there is something or the time asked for is over."""
    telegram.updates.allow(call.structure("allowed_updates"))
    wait = min(call.integer("timeout") or 0, LONGEST_WAIT)
    return await telegram.updates.poll(call.integer("offset") or 0, call.integer("limit") or MOST_COMMANDS, wait)


async def set_webhook(telegram: Telegram, call: Call) -> bool:
    """SetWebhook. Unlike the real one it takes plain HTTP, and any port, on the loopback."""
    url = call.text("url")
    if not url:
        return await delete_webhook(telegram, call)
    _check_address(url)
    secret = call.text("secret_token")
    if len(secret) > SECRET_SIGNS:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = call.integer("max_connections") or 40
    if not 1 <= connections <= MOST_CONNECTIONS:
        raise bad_request("max_connections must be between 1 and 100")
    await _stop_delivery(telegram)
    telegram.updates.allow(call.structure("allowed_updates"))
    _drop_if_asked(telegram, call)
    hook = Hook(url, secret, connections, telegram.webhook_pause)
    telegram.delivery = Delivery(hook, telegram.updates, telegram.faults)
    return True


async def delete_webhook(telegram: Telegram, call: Call) -> bool:
    """DeleteWebhook; what is pending stays unless it is to be dropped."""
    await _stop_delivery(telegram)
    _drop_if_asked(telegram, call)
    return True


async def get_webhook_info(telegram: Telegram, _call: Call) -> Json:
    """GetWebhookInfo."""
    told: Json = {
        "url": "" if telegram.delivery is None else telegram.delivery.hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.updates.pending),
    }
    if telegram.updates.allowed:
        told["allowed_updates"] = sorted(telegram.updates.allowed)
    return told | ({} if telegram.delivery is None else telegram.delivery.info())


async def set_my_commands(telegram: Telegram, call: Call) -> bool:
    """SetMyCommands of one scope and language."""
    scope, language = _scope(telegram, call)
    commands: Any = call.structure("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = [_checked(command) for command in commands]
    _forget_menu(telegram, scope, language)
    if kept:
        telegram.menus.append(Menu(scope, language, kept))
    return True


async def get_my_commands(telegram: Telegram, call: Call) -> list[Json]:
    """GetMyCommands of exactly one scope and language."""
    scope, language = _scope(telegram, call)
    found = [menu for menu in telegram.menus if (menu.scope, menu.language) == (scope, language)]
    return found[0].commands if found else []


async def delete_my_commands(telegram: Telegram, call: Call) -> bool:
    """DeleteMyCommands of one scope and language."""
    _forget_menu(telegram, *_scope(telegram, call))
    return True


async def get_file(telegram: Telegram, call: Call) -> Json:
    """GetFile."""
    return telegram.files.told(call.text("file_id"))


def menu_in(telegram: Telegram, chat_id: int, language_code: str | None) -> list[Json]:
    """The commands a client shows in a private chat: the nearest scope wins, in it the person's language."""
    language = (language_code or "")[:2]
    scopes: tuple[Json, ...] = ({"type": "chat", "chat_id": chat_id}, {"type": "all_private_chats"}, _DEFAULT)
    for scope in scopes:
        for spoken in (language, ""):
            for menu in telegram.menus:
                if (menu.scope, menu.language) == (scope, spoken):
                    return menu.commands
    return []


async def _stop_delivery(telegram: Telegram) -> None:
    if telegram.delivery is not None:
        await telegram.delivery.stop()
        telegram.delivery = None


def _drop_if_asked(telegram: Telegram, call: Call) -> None:
    if call.flag("drop_pending_updates"):
        telegram.updates.pending.clear()


def _check_address(url: str) -> None:
    address = urlsplit(url)
    if address.hostname in LOOPBACK and address.scheme in {"http", "https"}:
        return
    if address.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if address.port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _scope(telegram: Telegram, call: Call) -> tuple[Json, str]:
    language = call.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    scope: Any = call.structure("scope") or _DEFAULT
    if not isinstance(scope, dict) or "type" not in scope:
        raise bad_request("can't parse BotCommandScope: expected an Object")
    if scope["type"] == "chat":
        chat = telegram.known_chat(str(scope.get("chat_id", "")))
        scope = {"type": "chat", "chat_id": chat.id}
    return json.loads(json.dumps(scope)), language


def _forget_menu(telegram: Telegram, scope: Json, language: str) -> None:
    telegram.menus = [menu for menu in telegram.menus if (menu.scope, menu.language) != (scope, language)]


def _checked(command: Any) -> Json:  # noqa: ANN401 - whatever JSON was sent
    if not isinstance(command, dict) or not isinstance(command.get("description"), str):
        raise bad_request("can't parse BotCommand: Can't find field \"description\"")
    name, description = str(command.get("command", "")).removeprefix("/"), command["description"].strip()
    if not description:
        raise bad_request("command description must be non-empty")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if len(description) > DESCRIPTION_SIGNS:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
