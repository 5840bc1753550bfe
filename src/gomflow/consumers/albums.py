"""Albums: pictures that were sent together, come one by one, and are one act when no more of them come."""

from datetime import datetime, timedelta
from typing import Final

from gomflow.chance import derived_id
from gomflow_events.codec import to_json
from gomflow_events.conversation.inbound import AlbumComplete, InboundFact, Sender
from gomflow_events.fact import Json
from gomflow_events.identity import ChatKey

ALBUM_PATIENCE: Final = timedelta(seconds=2)
"""How long no picture has to come for an album to be complete; Telegram sends all of them within a second."""
MOST_PICTURES: Final = 10
"""Pictures of one message that are looked at."""


def album_timer(fact: InboundFact, album: str, now: datetime) -> tuple[str, datetime, Json]:
    """The timer that says that an album is complete: its name, its time, and what it says."""
    at = now + ALBUM_PATIENCE
    what: Json = {"kind": "album", "chat": fact.chat, "sender": fact.sender.id, "album": album, "at": to_json(at)}
    return f"album-{derived_id('album', fact.chat, album)}", at, what


def album_complete(what: Json, now: datetime) -> AlbumComplete:
    """What the timer says, as something that happened in the chat: behind every picture that came before it.

    The sender has no name here: a picture came before this, so that they are known.
    """
    return AlbumComplete(
        inbound_id=derived_id("album-complete", what["chat"], what["album"], what["at"]),
        chat=ChatKey(what["chat"]),
        sender=Sender(id=what["sender"], name=""),
        at=now,
        album=what["album"],
    )
