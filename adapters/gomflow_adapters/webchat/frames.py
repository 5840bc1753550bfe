"""What the page is told over its WebSocket: both sides of the chat as plain JSON."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import assert_never

import msgspec

from gomflow.ports.history import Heard, Shown
from gomflow_adapters.webchat.inbound import Visit, prefix
from gomflow_events.conversation.inbound import AlbumComplete, ButtonPressed, ChatClosed, InboundFact, MessageReceived
from gomflow_events.fact import Json
from gomflow_events.identity import chat_of
from gomflow_events.outbound import Button, MessageDue


def encode_frame(frame: Json) -> str:
    """A frame as it goes over the wire."""
    return msgspec.json.encode(frame).decode()


def moment(at: datetime) -> str:
    """A moment in UTC, always of one length, so that the page can sort moments as text."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def message_frame(shown: Shown) -> Json:
    """A message to the person."""
    message = shown.message
    return {
        "type": "message",
        "id": message.message_id,
        "at": moment(shown.at),
        "text": message.text,
        "buttons": [[_button(button) for button in row] for row in message.buttons],
        "picture": _picture(message),
        "answers": message.answers.removeprefix(prefix(chat_of(message.chat)[1])),
    }


def _button(button: Button) -> Json:
    return {"label": button.label, "token": button.token, "url": button.url}


def _picture(message: MessageDue) -> Json | None:
    if message.picture is None:
        return None
    return {"url": f"/chat/picture/{message.message_id}", "media_type": message.picture.media_type}


def heard_frame(heard: Heard) -> Json:
    """Something the person said, under the id that the page gave it."""
    fact = heard.fact
    own = {"type": "heard", "id": fact.inbound_id.removeprefix(prefix(chat_of(fact.chat)[1])), "at": moment(heard.at)}
    return {**own, **_said(fact)}


def _said(fact: InboundFact) -> Json:
    match fact:
        case MessageReceived(media=()):
            return {"kind": "say", "text": fact.text}
        case MessageReceived():
            first = fact.media[0]
            picture = {"url": f"/chat/upload/{first.source}", "media_type": first.media_type}
            return {"kind": "picture", "text": fact.text, "picture": {**picture, "file_name": first.file_name}}
        case ButtonPressed():
            return {"kind": "press", "token": fact.token, "message_id": fact.message}
        case ChatClosed() | AlbumComplete():
            return {"kind": "closed"}
        case _:
            assert_never(fact)


def hello_frame(entries: Iterable[Heard | Shown], visit: Visit, now: datetime) -> Json:
    """The last entries of a chat, oldest first."""
    history = [message_frame(entry) if isinstance(entry, Shown) else heard_frame(entry) for entry in entries]
    return {
        "type": "hello",
        "history": history,
        "language": visit.language.value,
        "chat": visit.chat_id,
        "now": moment(now),
    }


def kept_frame(frame_id: str, at: datetime) -> Json:
    """What the page said is kept."""
    return {"type": "kept", "id": frame_id, "at": moment(at)}


def noted_frame(message_ids: Iterable[str]) -> Json:
    """That the page showed these messages is written down."""
    return {"type": "noted", "message_ids": list(message_ids)}


def trouble_frame(code: str, text: str, frame_id: str = "", again: float | None = None) -> Json:
    """Something is wrong; `again` says in how many seconds to try once more, None that it would be in vain."""
    return {"type": "trouble", "code": code, "text": text, "id": frame_id, "again": again}


PONG: Json = {"type": "pong"}
