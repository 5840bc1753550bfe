"""What a view is asked with: who reads, in which words, and where the facts are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from gomflow.member.state import Member
from gomflow.notify.words import Words
from gomflow.order.state import Existing
from gomflow.payment.state import Sent
from gomflow.ports.reads import Reads
from gomflow.statement.state import Statements
from gomflow_events.identity import ChatKey, Language, MemberId
from gomflow_events.payment.terms import Picture


class Sources(Protocol):
    """Where views find what is true."""

    @property
    def reads(self) -> Reads:
        """The lists."""
        ...

    async def order(self, order_id: str) -> Existing | None:
        """An order as it stands."""
        ...

    async def payment(self, payment_id: str) -> Sent | None:
        """A payment as it stands."""
        ...

    async def member(self, member_id: MemberId) -> Member | None:
        """A person, under whichever of their ids."""
        ...

    async def example(self, method: str, language: Language) -> Picture | None:
        """A picture of what a good screenshot of a method has on it; None where none can be drawn."""
        ...

    async def statements(self, gom_id: MemberId) -> Statements:
        """What a GOM's own statements say."""
        ...

    def entrance(self, member_id: MemberId, at: datetime) -> str:
        """A link that opens the dashboard for this person, once."""
        ...

    def invitation(self, code: str) -> tuple[tuple[str, str], ...]:
        """Links that lead to an order: the platform's name, and the address."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One view for one reader."""

    words: Words
    sources: Sources
    reader: MemberId
    member: Member | None
    chat: ChatKey
    args: dict[str, Any]
    at: datetime

    @property
    def all_of_me(self) -> frozenset[MemberId]:
        """The reader's id, and those of the members that turned out to be the same person."""
        return frozenset({self.reader, *(self.member.also if self.member is not None else ())})
