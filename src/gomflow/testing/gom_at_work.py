"""A GOM at work in a chat: pressing, writing, and what they and their buyers are told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from gomflow.chance import derived_id
from gomflow.order.submission import Status
from gomflow.testing.rooms import Rooms, a_chat, presses, writes
from gomflow.testing.stage import Person, Place, Written
from gomflow.waiting import until
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.identity import CLOCK, ChatKey, MemberId, PaymentId, Role
from gomflow_events.member.requests import RoleDecided
from gomflow_events.outbound import MessageDue


@dataclass(slots=True)
class GomAtWork:
    """A GOM at work in a chat, with an order of theirs."""

    house: Rooms
    chat: ChatKey
    gom: Person
    order: Written
    heard: set[str] = field(default_factory=set)

    async def place(self, name: str = "Ana Reyes", order: Written | None = None) -> Place:
        """A buyer's place."""
        return await self.house.stage.join(order or self.order, await self.house.stage.person(name))

    async def presses(self, *token: str) -> list[MessageDue]:
        """Press a button, and what it is answered with."""
        return await self.brings(presses(self.chat, "|".join(("c", *token))))

    async def writes(self, text: str) -> list[MessageDue]:
        """Write something, and what it is answered with."""
        return await self.brings(writes(self.chat, text))

    async def brings(self, fact: InboundFact) -> list[MessageDue]:
        """What something that was said or pressed is answered with."""
        await self.house.parts.inbox.keep(fact)
        await self.house.answered(fact)
        await self.house.settled("inbound", "workflows", "notify")
        return await self.house.answered(fact)

    async def news(self, person: Person) -> list[MessageDue]:
        """What a person was told since the last time."""
        await self.house.settled("workflows", "notify")
        chats = (await self.house.stage.member(person)).chats
        found = [message for chat in chats for message in await self.house.said(chat)]
        fresh = [message for message in found if message.message_id not in self.heard]
        self.heard |= {message.message_id for message in found}
        return fresh

    async def status(self, place: Place) -> Status:
        """How a submission stands."""
        return (await self.house.stage.state(place.order.order_id)).book[place.submission_id].status

    async def becomes(self, payment_id: PaymentId, shape: type) -> None:
        """Wait until a payment is of this shape."""

        async def has() -> bool:
            return isinstance(await self.house.stage.payment(payment_id), shape)

        await until(has, why=f"the payment is {shape.__name__}")

    async def reference(self, place: Place) -> str:
        """The reference of a submission."""
        return (await self.house.stage.state(place.order.order_id)).book[place.submission_id].reference

    async def stands(self, place: Place, status: Status, within: float = 10.0) -> None:
        """Wait until a submission stands like this."""

        async def does() -> bool:
            return await self.status(place) is status

        await until(does, within, why=f"the submission is {status}")


@asynccontextmanager
async def gom_at_work(house: Rooms) -> AsyncIterator[GomAtWork]:
    """Somebody who said hello, became a GOM and wrote an order down."""
    chat = a_chat()
    async with house.open("inbound", "notify"):
        hello = writes(chat, "/start")
        await house.parts.inbox.keep(hello)
        await house.answered(hello)
        gom = Person(MemberId(derived_id("member", chat)), "Ana Reyes")
        await house.stage.ask(CLOCK, "member", gom.member_id, RoleDecided(role=Role.GOM, granted=True))
        yield GomAtWork(house, chat, gom, await house.stage.order(gom, minimum=1, maximum=None))


def tokens(messages: list[MessageDue]) -> list[str]:
    """What the buttons of messages do."""
    return [button.token for message in messages for row in message.buttons for button in row]
