"""Where views find what is true: the aggregates at the desk, and the read models."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gomflow.handle.desk import Desk
from gomflow.member.state import Joined, Member
from gomflow.methods import catalogue
from gomflow.order.state import Existing, Unwritten
from gomflow.payment.state import Sent, Unsent
from gomflow.ports.examples import Examples
from gomflow.ports.reads import Reads
from gomflow.statement.state import Statements
from gomflow_events.identity import Language, MemberId
from gomflow_events.payment.terms import Picture


class Links(Protocol):
    """The addresses that GOMFLOW hands out."""

    def entrance(self, member_id: MemberId, at: datetime) -> str:
        """A link that opens the dashboard for a member, once."""
        ...

    def invitation(self, code: str) -> tuple[tuple[str, str], ...]:
        """Links that lead to an order: the platform's name, and the address."""
        ...


@dataclass(frozen=True, slots=True)
class DeskSources:
    """The truth from the desk; implements gomflow.notify.views.ask.Sources."""

    desk: Desk
    reads: Reads
    links: Links
    examples: Examples | None = None

    async def example(self, method: str, language: Language) -> Picture | None:
        if self.examples is None or method not in catalogue():
            return None
        return await self.examples.about(method, language)

    async def order(self, order_id: str) -> Existing | None:
        order = await self.desk.state("order", order_id)
        return None if isinstance(order, Unwritten) else order

    async def payment(self, payment_id: str) -> Sent | None:
        payment = await self.desk.state("payment", payment_id)
        return None if isinstance(payment, Unsent) else payment

    async def member(self, member_id: MemberId) -> Member | None:
        member = await self.desk.state("member", member_id)
        if isinstance(member, Joined):
            return await self.member(member.member_id)
        return member if isinstance(member, Member) else None

    async def statements(self, gom_id: MemberId) -> Statements:
        state: Statements = await self.desk.state("statement", gom_id)
        return state

    def entrance(self, member_id: MemberId, at: datetime) -> str:
        return self.links.entrance(member_id, at)

    def invitation(self, code: str) -> tuple[tuple[str, str], ...]:
        return self.links.invitation(code)
