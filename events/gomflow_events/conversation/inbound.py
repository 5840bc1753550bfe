"""Inbound facts: what a platform said happened in a chat, before anybody understood it."""

from datetime import datetime
from enum import StrEnum

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import ChatKey, Language


@fact
class Sender:
    """The person who wrote, as the platform knows them; `language` where the platform tells one of ours."""

    id: str
    name: Personal
    language: Language | None = None


class MediaKind(StrEnum):
    """How a picture came."""

    PHOTO = "photo"
    DOCUMENT = "document"


@fact
class Media:
    """A picture or document in a message.

    `source` is what the platform needs to hand over the bytes (a file id, an upload's name). `size` is in bytes, 0
    where the platform does not say.
    """

    kind: MediaKind
    source: str
    media_type: str = ""
    size: int = 0
    file_name: Personal = ""


@fact
class MessageReceived:
    """Somebody wrote, or sent pictures. `other` names what else it was: a sticker, a voice message, a location.

    `album` is the platform's name for pictures that were sent together and come as a message each, empty for others.
    """

    inbound_id: str
    chat: ChatKey
    sender: Sender
    at: datetime
    text: Personal = ""
    media: tuple[Media, ...] = ()
    other: str = ""
    album: str = ""


@fact
class ButtonPressed:
    """Somebody pressed a button under one of our messages; `token` is what we put in it."""

    inbound_id: str
    chat: ChatKey
    sender: Sender
    at: datetime
    token: str
    message: str = ""


@fact
class ChatClosed:
    """The person blocked us or deleted the chat: writing there fails from now on."""

    inbound_id: str
    chat: ChatKey
    sender: Sender
    at: datetime


@fact
class AlbumComplete:
    """No more pictures came of an album for a moment: what has come is all of it. Said by the clock, not a platform."""

    inbound_id: str
    chat: ChatKey
    sender: Sender
    at: datetime
    album: str


InboundFact = MessageReceived | ButtonPressed | ChatClosed | AlbumComplete
