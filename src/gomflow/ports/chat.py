"""The chats, as the core sees them: an inbox that keeps, an outbox that sends once, and the platforms behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from gomflow_events.conversation.inbound import InboundFact, Media
from gomflow_events.identity import ChatKey
from gomflow_events.outbound import DeliveryRecorded, MessageDue


class Inbox(Protocol):
    """Where adapters put what a platform said; they acknowledge to the platform only after this returned."""

    async def keep(self, fact: InboundFact) -> None:
        """Store an inbound fact durably; the same one again is harmless."""
        ...


class Outbox(Protocol):
    """Where the notifier puts what people are to be shown."""

    async def put(self, messages: Sequence[MessageDue]) -> None:
        """Store messages durably; one with a `message_id` that is there already is left out."""
        ...


class AlreadyClaimed(Exception):
    """Another attempt holds this message; `last` says how far it came."""

    def __init__(self, last: DeliveryRecorded) -> None:
        super().__init__(f"message {last.message_id} is {last.outcome}")
        self.last = last


class Deliveries(Protocol):
    """What became of each message; one line per message, moving forward only."""

    async def claim(self, record: DeliveryRecorded) -> None:
        """Take a message for sending, durably and alone. Raises AlreadyClaimed."""
        ...

    async def record(self, record: DeliveryRecorded) -> None:
        """Write down how far a message came."""
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform took the message; its own ids for the parts of it, in order."""

    provider_ids: tuple[str, ...]


class NotSent(Exception):
    """The message certainly did not reach the platform, or the platform asked to come again: sending again is safe."""

    def __init__(self, why: str, retry_after: timedelta = timedelta(seconds=1)) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Refused(Exception):
    """The platform will never take this message. `gone`: nor any other to this chat."""

    def __init__(self, code: str, why: str, *, gone: bool = False) -> None:
        super().__init__(why)
        self.code = code
        self.gone = gone


class ChatMoved(Exception):
    """The chat has another id now; send there."""

    def __init__(self, chat: ChatKey) -> None:
        super().__init__("the chat has another id now")
        self.chat = chat


class Uncertain(Exception):
    """Nobody knows whether the platform took the message: the connection broke after it was handed over."""


class Sender(Protocol):
    """One platform, as the outbox sees it."""

    async def send(self, message: MessageDue, picture: bytes | None) -> Sent:
        """Show a message in its chat, in parts where the platform's limits ask for it.

        Raises NotSent, Refused, ChatMoved or Uncertain; anything else is a defect.
        """
        ...


class MediaGone(Exception):
    """The platform does not have the bytes any more."""


class MediaSource(Protocol):
    """One platform, as the intake of pictures sees it.

    `in_the_vault`: its pictures were uploaded to us, and lie in the vault under the name that is their source.
    """

    in_the_vault: bool

    async def fetch(self, media: Media, limit: int) -> bytes:
        """The bytes behind a picture in a message.

        Raises MediaGone, ValueError for more than `limit` bytes, and NotSent when the platform is out of reach.
        """
        ...
