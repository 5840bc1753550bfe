"""Who and what there is on the simulated Telegram: people, chats, and the messages in them, with their JSON."""

from dataclasses import dataclass, field
from typing import Any

from gomflow.simulators.telegram.changes import Changes
from gomflow.simulators.telegram.keyboards import Keyboard

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str | None = None
    is_bot: bool = False

    def json(self) -> Json:
        """As a User."""
        told = {"id": self.id, "is_bot": self.is_bot} | self.names()
        return told | ({"language_code": self.language_code} if self.language_code else {})

    def names(self) -> Json:
        """What a private chat tells of the person as well."""
        named = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {key: value for key, value in named.items() if value}


@dataclass(slots=True, eq=False)
class Message:
    """One message. `at` is in seconds of the simulator's clock, `date` is Unix time; `version` grows with each edit."""

    message_id: int
    chat: "Chat"
    sender: Account
    date: int
    at: float
    text: str = ""
    entities: list[Json] = field(default_factory=list[Json])
    photo: list[Json] | None = None
    document: Json | None = None
    keyboard: Keyboard | None = None
    album: str = ""
    reply_to: "Message | None" = None
    preview: Json | None = None
    edited: int | None = None
    version: int = 0

    @property
    def has_media(self) -> bool:
        """Whether its text is a caption."""
        return self.photo is not None or self.document is not None

    def json(self) -> Json:
        """As a Message."""
        told: Json = {
            "message_id": self.message_id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": self.date,
        }
        text, entities = ("caption", "caption_entities") if self.has_media else ("text", "entities")
        markup = {"inline_keyboard": self.keyboard} if self.keyboard else None
        reply = None if self.reply_to is None else {**self.reply_to.json()}
        if reply is not None:
            reply.pop("reply_to_message", None)
        further = {
            "edit_date": self.edited,
            "media_group_id": self.album,
            "reply_to_message": reply,
            text: self.text,
            entities: self.entities,
            "link_preview_options": self.preview,
            "photo": self.photo,
            "document": self.document,
            "reply_markup": markup,
        }
        return told | {key: value for key, value in further.items() if value}


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with the bot, or a group the bot is in."""

    id: int
    person: Account | None = None
    title: str = ""
    kind: str = "private"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    moved_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict[int, Message])
    typing: int = 0
    changes: Changes = field(default_factory=Changes)

    def json(self) -> Json:
        """As a Chat."""
        if self.person is not None:
            return {"id": self.id, "type": self.kind} | self.person.names()
        return {"id": self.id, "type": self.kind, "title": self.title}

    def put(self, message: Message) -> None:
        """A message appears, or appears changed."""
        self.messages[message.message_id] = message
        self.changes.tell()

    def take_away(self, message_id: int) -> None:
        """A message disappears."""
        del self.messages[message_id]
        self.changes.tell()
