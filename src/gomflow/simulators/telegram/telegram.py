"""What the simulated Telegram knows, and what happens in it: the place where people and the bot meet."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from gomflow.simulators.telegram.chats import Account, Chat, Json, Message
from gomflow.simulators.telegram.delivery import Delivery
from gomflow.simulators.telegram.errors import bad_request, forbidden
from gomflow.simulators.telegram.faults import Faults
from gomflow.simulators.telegram.files import Files
from gomflow.simulators.telegram.flood import FloodControl, Limits
from gomflow.simulators.telegram.updates import Updates


@dataclass(slots=True)
class Press:
    """A person pressed a button. `answered_at` is when the bot ended the button's waiting, on the simulator's clock."""

    query_id: str
    chat: Chat
    message_id: int
    data: str
    at: float
    answered_at: float | None = None
    answer: str = ""


@dataclass(slots=True)
class Menu:
    """The commands of one scope and language."""

    scope: Json
    language: str
    commands: list[Json]


@dataclass(slots=True)
class Telegram:
    """One bot's world. `clock` counts seconds for what is measured and limited; dates come from the machine's clock."""

    bot: Account
    limits: Limits | None
    clock: Callable[[], float] = time.monotonic
    webhook_pause: float = 1.0
    files: Files = field(default_factory=Files)
    faults: Faults = field(default_factory=Faults)
    updates: Updates = field(default_factory=lambda: Updates(secrets.randbelow(10**8) + 10**8))
    chats: dict[int, Chat] = field(default_factory=dict[int, Chat])
    presses: dict[str, Press] = field(default_factory=dict[str, Press])
    menus: list[Menu] = field(default_factory=list[Menu])
    delivery: Delivery | None = None
    flood: FloodControl | None = field(init=False)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.flood = None if self.limits is None else FloodControl(self.limits, self.clock)

    def next_number(self) -> int:
        """A number that was not used before, for messages and queries."""
        return next(self._numbers)

    def message(self, chat: Chat, sender: Account) -> Message:
        """A new message, empty and not in its chat yet."""
        return Message(self.next_number(), chat, sender, date=int(time.time()), at=self.clock())

    def chat_to_write_to(self, chat_id: str) -> Chat:
        """The chat the bot may write to, counted against the limits. Raises ApiError."""
        chat = self.known_chat(chat_id)
        if chat.moved_to is not None:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if self.flood is not None:
            self.flood.count(chat.id)
        return chat

    def known_chat(self, chat_id: str) -> Chat:
        """A chat by its id. Raises ApiError."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(chat_id)) if chat_id.lstrip("-").isdigit() else None
        if chat is None:
            raise bad_request("chat not found")
        return chat
