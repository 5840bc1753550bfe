"""What the page sends over its WebSocket, and the inbound facts it becomes."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from gomflow_adapters.webchat.visitor import web_chat
from gomflow_events.conversation.inbound import (
    ButtonPressed,
    InboundFact,
    Media,
    MediaKind,
    MessageReceived,
    Sender,
)
from gomflow_events.identity import Language
from gomflow_events.outbound import MAX_TOKEN

MAX_TEXT = 4000
"""Characters a message may have."""

MAX_FRAME = 32 * 1024
"""Bytes of a whole frame: the longest text in the longest encoding, with room around it."""

MAX_SEEN = 200

FrameId = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
"""A UUID made by the page: what it calls a frame by until the frame is kept."""

MessageId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{0,100}$")]

# A text cannot say these, and not every store takes them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Say(Struct, tag="say", frozen=True):
    """Words."""

    id: FrameId
    text: Annotated[str, Meta(max_length=MAX_TEXT)]


class Press(Struct, tag="press", frozen=True):
    """A button under one of our messages."""

    id: FrameId
    token: Annotated[str, Meta(min_length=1, max_length=MAX_TOKEN)]
    message_id: MessageId = ""


class PictureSent(Struct, tag="picture", frozen=True):
    """An upload, with words or without; what is said of the file is only shown, never relied on."""

    id: FrameId
    upload: Annotated[str, Meta(max_length=100)]
    caption: Annotated[str, Meta(max_length=MAX_TEXT)] = ""
    media_type: Annotated[str, Meta(max_length=100)] = ""
    size: Annotated[int, Meta(ge=0, le=2**31)] = 0
    file_name: Annotated[str, Meta(max_length=200)] = ""


class Seen(Struct, tag="seen", frozen=True):
    """Messages that the page showed."""

    message_ids: Annotated[list[MessageId], Meta(max_length=MAX_SEEN)]


class HistoryWanted(Struct, tag="history", frozen=True):
    """The page noticed that it lacks something."""


class Ping(Struct, tag="ping", frozen=True):
    """The page asks whether anybody is there."""


Said = Say | Press | PictureSent
"""What becomes a fact."""

Frame = Said | Seen | HistoryWanted | Ping


class Misformed(ValueError):
    """A frame that cannot be taken. `code` names the sentence for the person, `frame_id` the frame where it has one."""

    def __init__(self, code: str, frame_id: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.frame_id = frame_id


class _Named(Struct):
    id: str = ""
    text: str = ""


_FRAMES = msgspec.json.Decoder(Frame)
_NAMED = msgspec.json.Decoder(_Named)


def read_frame(data: str) -> Frame:
    """The frame in some JSON. Raises Misformed."""
    if len(data) > MAX_FRAME:
        raise Misformed("too-long", _id_in(data[:100]))
    try:
        frame: Frame = _FRAMES.decode(data)
    except (msgspec.MsgspecError, ValueError) as error:
        raise _misformed(data) from error
    if isinstance(frame, Say) and not clean(frame.text):
        raise Misformed("malformed", frame.id)
    return frame


def _misformed(data: str) -> Misformed:
    try:
        named = _NAMED.decode(data)
    except (msgspec.MsgspecError, ValueError):
        return Misformed("malformed")
    return Misformed("too-long" if len(named.text) > MAX_TEXT else "malformed", named.id)


def _id_in(beginning: str) -> str:
    found = re.search(r'"id":\s*"([0-9a-f-]{36})"', beginning)
    return found[1] if found else ""


def clean(text: str) -> str:
    """A text without the characters nobody can read, and without blanks around it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n")).strip()


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is behind a socket, and in which language their page is."""

    chat_id: str
    language: Language


def prefix(chat_id: str) -> str:
    """What the inbound ids of a chat begin with; the page's own id of the frame follows."""
    return f"web-{chat_id}-"


def upload_prefix(chat_id: str) -> str:
    """What the names of a chat's uploads begin with."""
    return f"upload-{chat_id}-"


def to_fact(frame: Said, visit: Visit, at: datetime) -> InboundFact:
    """The fact a frame becomes. Raises Misformed for an upload of somebody else's."""
    inbound_id, chat = prefix(visit.chat_id) + frame.id, web_chat(visit.chat_id)
    sender = Sender(id=visit.chat_id, name="", language=visit.language)
    match frame:
        case Say():
            return MessageReceived(inbound_id=inbound_id, chat=chat, sender=sender, at=at, text=clean(frame.text))
        case Press():
            return ButtonPressed(
                inbound_id=inbound_id, chat=chat, sender=sender, at=at, token=frame.token, message=frame.message_id
            )
        case PictureSent():
            if not frame.upload.startswith(upload_prefix(visit.chat_id)):
                raise Misformed("not-yours", frame.id)
            text, media = clean(frame.caption), (_media(frame),)
            return MessageReceived(inbound_id=inbound_id, chat=chat, sender=sender, at=at, text=text, media=media)


def _media(frame: PictureSent) -> Media:
    return Media(
        kind=MediaKind.PHOTO if frame.media_type.startswith("image/") else MediaKind.DOCUMENT,
        source=frame.upload,
        media_type=clean(frame.media_type),
        size=frame.size,
        file_name=clean(frame.file_name),
    )
