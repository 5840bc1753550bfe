"""Taking a picture in: from the platform, through the safety checks, into the vault."""

from collections.abc import Sequence
from typing import Protocol

from gomflow_events.conversation.inbound import Media
from gomflow_events.identity import ChatKey, MemberId
from gomflow_events.payment.terms import Picture


class Intake(Protocol):
    """Fetches a picture at once, because platforms' links expire."""

    async def take(self, chat: ChatKey, media: Media, name: str, owner: MemberId) -> Picture:
        """Lay a picture into the vault under a name, locked for its owner, and say what it is.

        Raises gomflow.ports.reader.UnreadablePicture for what is no picture that can be read,
        gomflow.ports.chat.MediaGone, and gomflow.ports.chat.NotSent when the platform is out of reach. What lies
        in the vault already, because it was uploaded there, stays under the name it has.
        """
        ...

    async def fetch(self, chat: ChatKey, media: Media, limit: int) -> bytes:
        """The bytes of a file that is no picture, as they are; nothing is laid down.

        Raises gomflow.ports.reader.UnreadablePicture for more than `limit` bytes, and what `take` raises besides.
        """
        ...

    async def join(self, pictures: Sequence[Picture], name: str, owner: MemberId) -> Picture:
        """Make one picture of several, one below the other; of one, that one.

        Raises UnreadablePicture, gomflow.ports.vault.NotKept and gomflow.ports.log.LogUnavailable.
        """
        ...

    async def keep(self, picture: Picture) -> None:
        """The picture is the proof of a payment now; others are thrown away after a day. Raises LogUnavailable."""
        ...
