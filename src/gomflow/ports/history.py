"""What was said in a chat, as a platform of our own shows it again: history, and what comes now."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.identity import ChatKey
from gomflow_events.outbound import MessageDue


@dataclass(frozen=True, slots=True)
class Heard:
    """Something a person said, and when it was stored."""

    fact: InboundFact
    at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """A message to the person, and when it was stored."""

    message: MessageDue
    at: datetime


class History(Protocol):
    """The two sides of a chat. All raise gomflow.ports.log.LogUnavailable."""

    async def of(self, chat: ChatKey, most: int) -> Sequence[Heard | Shown]:
        """The last entries of a chat, oldest first, each once."""
        ...

    async def message(self, chat: ChatKey, message_id: str) -> MessageDue | None:
        """One message to a chat."""
        ...

    def live(self, platform: str) -> AbstractAsyncContextManager[AsyncIterator[Shown]]:
        """Every message to any chat of a platform from now on, in order, none left out across broken connections.

        It begins when the context is entered: what is stored after that is in the iterator, what was stored before
        is in `of`.
        """
        ...
