"""Telegram updates become inbound facts: pure, and nothing that has no meaning for us comes through.

Only private chats are conversations. An edited message is no new statement (what was said has been answered already),
so it is left out, as are service messages. Stickers, voice and the like come through by their name only, for whoever
sends one is owed an answer. Each picture of an album is a message of its own,
as Telegram sends it, with the album's name on it; a forwarded picture is a picture.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update, User
from pydantic import ValidationError

from gomflow_events.conversation.inbound import (
    ButtonPressed,
    ChatClosed,
    InboundFact,
    Media,
    MediaKind,
    MessageReceived,
    Sender,
)
from gomflow_events.identity import ChatKey, Language, Platform, chat_key

WANTED_UPDATES = ("message", "callback_query", "my_chat_member")
"""The kinds of updates Telegram is asked for; all others would only be thrown away."""

# Telegram says Filipino as `fil` or, where only two letters fit, as `tl`. Indonesian is a language of its own: whoever
# uses it is asked for a language like everybody else whose language we do not speak.
_LANGUAGES: Mapping[str, Language] = {
    "en": Language.ENGLISH,
    "fil": Language.FILIPINO,
    "tl": Language.FILIPINO,
    "ms": Language.MALAY,
}
_PHOTO_TYPE = "image/jpeg"
"""Telegram makes a JPEG of every photo, whatever it was."""

_OTHERS: Mapping[str, str] = {
    ContentType.STICKER: "sticker",
    ContentType.VOICE: "voice",
    ContentType.AUDIO: "audio",
    ContentType.VIDEO: "video",
    ContentType.VIDEO_NOTE: "video",
    ContentType.LOCATION: "location",
    ContentType.VENUE: "location",
    ContentType.CONTACT: "contact",
    ContentType.POLL: "poll",
    ContentType.DICE: "dice",
    ContentType.STORY: "story",
    ContentType.GAME: "game",
    ContentType.PAID_MEDIA: "video",
}
"""What people send that is neither words nor a picture. Everything else without words is a service message."""

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_GROUP_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}@(?P<bot>[A-Za-z0-9_]+)(?:\s+(?P<rest>.*))?", re.DOTALL)
_START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class UnreadableUpdate(ValueError):
    """Not an update of the Bot API this release knows. `update_id` is None where it has none at all."""

    def __init__(self, update_id: int | None) -> None:
        super().__init__("not an update this release can read")
        self.update_id = update_id


@dataclass(frozen=True, slots=True)
class GroupQuestion:
    """A command given to us in a group, where we do not talk.

    `start` is what a link into the private chat can carry on from it, empty where there is nothing that fits.
    """

    chat: int
    message: int
    thread: int | None
    start: str
    language: Language | None


def read_update(payload: object) -> Update:
    """An update from the JSON value Telegram sent. Raises UnreadableUpdate."""
    try:
        return Update.model_validate(payload)
    except ValidationError:
        # What was written must not come along in an error, so the cause stays here.
        raise UnreadableUpdate(_id_in(payload)) from None


def to_fact(update: Update, bot_id: int, received_at: datetime) -> InboundFact | None:
    """What an update means for us, or None.

    `received_at` stands in for the moment of a press, which Telegram does not tell.
    """
    inbound_id = f"{Platform.TELEGRAM}-{bot_id}-{update.update_id}"
    if update.message is not None:
        return _message(update.message, inbound_id)
    if update.callback_query is not None:
        return _press(update.callback_query, inbound_id, received_at)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member, inbound_id)
    return None


def group_question(update: Update, username: str) -> GroupQuestion | None:
    """The command that was given to the bot `username` in a group, or None.

    One without our name behind it may be meant for any of the group's bots, and is none of ours.
    """
    message = update.message
    if message is None or message.chat.type not in _GROUPS or message.text is None:
        return None
    command = _GROUP_COMMAND.fullmatch(message.text)
    if command is None or command["bot"].casefold() != username.casefold():
        return None
    rest = (command["rest"] or "").strip()
    return GroupQuestion(
        chat=message.chat.id,
        message=message.message_id,
        thread=message.message_thread_id if message.is_topic_message else None,
        start=rest if _START_PAYLOAD.fullmatch(rest) else "",
        language=_language(message.from_user),
    )


def lane_of(update: Update) -> int:
    """The chat an update is about, whose updates are kept in their order; 0 where it is about none."""
    if update.message is not None:
        return update.message.chat.id
    if update.callback_query is not None:
        return update.callback_query.from_user.id
    if update.my_chat_member is not None:
        return update.my_chat_member.chat.id
    return 0


def _message(message: Message, inbound_id: str) -> MessageReceived | None:
    if message.chat.type != ChatType.PRIVATE or message.from_user is None:
        return None
    text = message.text or message.caption or ""
    media = _media(message)
    other = "" if media or text else _OTHERS.get(message.content_type, "")
    if not text and not media and not other:
        return None
    return MessageReceived(
        inbound_id=inbound_id,
        chat=_chat(message.chat.id),
        sender=_sender(message.from_user),
        at=message.date,
        text=text,
        media=media,
        other=other,
        album=message.media_group_id or "" if media else "",
    )


def _media(message: Message) -> tuple[Media, ...]:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (
            Media(kind=MediaKind.PHOTO, source=largest.file_id, media_type=_PHOTO_TYPE, size=largest.file_size or 0),
        )
    if message.document is not None:
        document = message.document
        return (
            Media(
                kind=MediaKind.DOCUMENT,
                source=document.file_id,
                media_type=document.mime_type or "",
                size=document.file_size or 0,
                file_name=document.file_name or "",
            ),
        )
    return ()


def _press(query: CallbackQuery, inbound_id: str, received_at: datetime) -> ButtonPressed | None:
    # An old message may be out of the bot's reach, but its chat and its id are told even then.
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE or query.data is None:
        return None
    return ButtonPressed(
        inbound_id=inbound_id,
        chat=_chat(message.chat.id),
        sender=_sender(query.from_user),
        at=received_at,
        token=query.data,
        message=str(message.message_id),
    )


def _membership(change: ChatMemberUpdated, inbound_id: str) -> ChatClosed | None:
    """Of the ways our own place in a chat changes, only being blocked matters; being unblocked is followed by words."""
    gone = change.new_chat_member.status in {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}
    if change.chat.type != ChatType.PRIVATE or not gone:
        return None
    return ChatClosed(
        inbound_id=inbound_id, chat=_chat(change.chat.id), sender=_sender(change.from_user), at=change.date
    )


def _chat(chat: int) -> ChatKey:
    return chat_key(Platform.TELEGRAM, str(chat))


def _sender(user: User) -> Sender:
    return Sender(id=str(user.id), name=user.full_name, language=_language(user))


def _language(user: User | None) -> Language | None:
    if user is None or not user.language_code:
        return None
    return _LANGUAGES.get(re.split("[-_]", user.language_code.lower())[0])


def _id_in(payload: object) -> int | None:
    known: Any = payload.get("update_id") if isinstance(payload, Mapping) else None
    return known if isinstance(known, int) else None
