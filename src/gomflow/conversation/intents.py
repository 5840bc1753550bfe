"""Understanding what arrived: a command, an answer to the flow, a picture, or small talk."""

import re
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from gomflow.codes import ALPHABET
from gomflow.commands.catalogue import CATALOGUE, TOKEN_SIGN
from gomflow.conversation.state import Conversation, Talking
from gomflow.statement.reading.notifications import Notification, notification_in
from gomflow_events.conversation.inbound import (
    AlbumComplete,
    ButtonPressed,
    ChatClosed,
    InboundFact,
    Media,
    MediaKind,
    MessageReceived,
)

# A person may also just write the word, without the slash that chats use for commands: alone, or with a code.
_SPOKEN = frozenset(name for name, command in CATALOGUE.items() if command.in_menu)
_TAKES_WORDS = frozenset({"search", "link"})
_TABLES = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".ods")
_TABLE_TYPES = ("text/", "application/csv", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument")
_CODE = re.compile(rf"[{ALPHABET}]{{4}}", re.IGNORECASE)
_REFERENCE = re.compile(rf"(PH|MY)-?[{ALPHABET}]{{8}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommandGiven:
    """A command of the catalogue, its arguments, and all that was written after its name."""

    name: str
    args: tuple[str, ...] = ()
    rest: str = ""

    @property
    def argument(self) -> str:
        """The first argument, empty when there is none."""
        return self.args[0] if self.args else ""


@dataclass(frozen=True, slots=True)
class CommandUnknown:
    """Written like a command, but there is none such."""

    name: str


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """Something for the flow under way: written, or chosen by a button."""

    text: str = ""
    choice: str = ""

    @property
    def said(self) -> str:
        """The button's value, or else what was written."""
        return self.choice or self.text


@dataclass(frozen=True, slots=True)
class ButtonTooOld:
    """A button of a flow or a step that is over."""


@dataclass(frozen=True, slots=True)
class PictureSent:
    """A picture or a document; several in one message count as one."""

    media: tuple[Media, ...]
    text: str


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file that is a table or a text, and no picture; of several the first counts."""

    media: tuple[Media, ...]
    text: str


@dataclass(frozen=True, slots=True)
class MoneyTold:
    """What a wallet or bank wrote about money that came, passed on."""

    said: Notification


@dataclass(frozen=True, slots=True)
class AlbumPicture:
    """A picture of an album, the rest of which is still coming."""

    media: tuple[Media, ...]
    album: str


@dataclass(frozen=True, slots=True)
class AlbumSent:
    """All pictures of an album have come."""

    album: str


@dataclass(frozen=True, slots=True)
class OtherSent:
    """Neither words nor a picture: a sticker, a voice message, a location."""

    sent: str


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Words that are no command, while no flow waits for an answer."""

    text: str


@dataclass(frozen=True, slots=True)
class ChatLost:
    """The person left the chat."""


Intent: TypeAlias = (
    CommandGiven
    | CommandUnknown
    | AnswerGiven
    | ButtonTooOld
    | PictureSent
    | FileSent
    | MoneyTold
    | AlbumPicture
    | AlbumSent
    | OtherSent
    | SmallTalk
    | ChatLost
)


def understand(fact: InboundFact, conversation: Conversation) -> Intent:
    """What an inbound fact means in a conversation."""
    match fact:
        case ChatClosed():
            return ChatLost()
        case AlbumComplete():
            return AlbumSent(fact.album)
        case ButtonPressed():
            return _button(fact.token, conversation)
        case MessageReceived():
            if fact.media and fact.album and not is_table(fact.media[0]):
                return AlbumPicture(fact.media, fact.album)
            if fact.media:
                sent = FileSent if is_table(fact.media[0]) else PictureSent
                return sent(fact.media, fact.text)
            if fact.other and not fact.text:
                return OtherSent(fact.other)
            meant = _words(fact.text.strip(), conversation)
            told = notification_in(fact.text, fact.at.date()) if isinstance(meant, SmallTalk) else None
            return meant if told is None else MoneyTold(told)
        case _:
            assert_never(fact)


def is_table(media: Media) -> bool:
    """Whether a document is a table or a text, as far as its sender's device says."""
    if media.kind is not MediaKind.DOCUMENT:
        return False
    return media.file_name.lower().endswith(_TABLES) or media.media_type.lower().startswith(_TABLE_TYPES)


def _button(token: str, conversation: Conversation) -> Intent:
    kind, *parts = token.split(TOKEN_SIGN)
    if kind == "c" and parts and parts[0] in CATALOGUE:
        name, *args = parts
        return CommandGiven(name, tuple(args), " ".join(args))
    if kind == "a" and len(parts) >= 3:  # noqa: PLR2004 - flow, step, value
        flow_id, step = parts[0], parts[1]
        flow = conversation.flow if isinstance(conversation, Talking) else None
        if flow is not None and flow.flow_id.endswith(flow_id) and flow.step == step:
            return AnswerGiven(choice=TOKEN_SIGN.join(parts[2:]))
    return ButtonTooOld()


def _words(text: str, conversation: Conversation) -> Intent:
    flowing = isinstance(conversation, Talking) and conversation.flow is not None
    first, _, rest = text.partition(" ")
    if text.startswith("/"):
        # In groups a command carries the bot's name: /orders@our_bot
        name = first[1:].partition("@")[0].lower().replace("-", "_")
        if name == "start" and _CODE.fullmatch(rest.strip()):
            # A link to an order that was shared: the messenger opens the chat with /start and the order's code.
            return CommandGiven("order", (rest.strip(),), rest.strip())
        if name in CATALOGUE:
            return CommandGiven(name, tuple(rest.split()), rest.strip())
        return CommandUnknown(name)
    if flowing:
        return AnswerGiven(text=text)
    word, rest = first.lower(), rest.strip()
    if _REFERENCE.fullmatch(text):
        return CommandGiven("status", (text,), text)
    fits = not rest or word in _TAKES_WORDS or _CODE.fullmatch(rest) or _REFERENCE.fullmatch(rest)
    if word in _SPOKEN and fits:
        return CommandGiven(word, tuple(rest.split()), rest)
    return SmallTalk(text)
