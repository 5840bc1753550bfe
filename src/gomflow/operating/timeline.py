"""The timeline of an order: every event of it and of its payments, with who, why, and through which message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gomflow.member.decide import MEMBER
from gomflow.member.state import Joined, Member
from gomflow.operating.events import Happened, of_aggregate
from gomflow.ports.log import EventLog
from gomflow_adapters.jetstream.chat import inbound_subject
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.streams import INBOUND
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_events.codec import decode_inbound
from gomflow_events.conversation.events import InboundHandled
from gomflow_events.conversation.inbound import ButtonPressed, MessageReceived
from gomflow_events.identity import Actor, ActorKind, ChatKey, Platform
from gomflow_events.order.events import OrderCreated
from gomflow_events.refusal import RequestRefused

_CHATS = tuple(f"{platform.value}-" for platform in Platform)
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the timeline, in words: who did it, why it happened, and through which message."""

    happened: Happened
    who: str
    why: str
    through: str

    def document(self, *, personal: bool) -> dict[str, Any]:
        """The line for programs."""
        return self.happened.document(personal=personal) | {"who": self.who, "why": self.why, "through": self.through}


async def timeline_of(connection: Connection, log: EventLog, order_id: str, *, personal: bool) -> list[Line]:
    """Everything that happened to an order and its payments, in the order it became fact. Raises LogUnavailable."""
    events = await of_aggregate(log, "order", order_id)
    payments = dict.fromkeys(p for one in events if (p := getattr(one.recorded.event, "payment_id", None)) is not None)
    for payment_id in payments:
        events += await of_aggregate(log, "payment", payment_id)
    events.sort(key=lambda one: (one.recorded.sequence, one.recorded.version))
    gom = next((e.gom_id for one in events if isinstance(e := one.recorded.event, OrderCreated)), "")
    people = await _people(log, events, gom, personal=personal)
    messages = await _messages(connection, log, events, personal=personal)
    types = {one.recorded.event_id: one.recorded.type for one in events}
    return [
        Line(one, _who(one.recorded.actor, people), _why(one, types), messages.get(_key(one), one.recorded.actor.via))
        for one in events
    ]


def _who(actor: Actor, people: Mapping[str, str]) -> str:
    return people[actor.id] if actor.kind is ActorKind.MEMBER else actor.id


def _why(one: Happened, types: Mapping[str, str]) -> str:
    cause = types.get(one.recorded.causation_id)
    return f"{one.request} after {cause}" if cause is not None else one.request


def _key(one: Happened) -> tuple[str, str]:
    return one.recorded.actor.via, one.recorded.correlation_id


async def _people(log: EventLog, events: Sequence[Happened], gom: str, *, personal: bool) -> Mapping[str, str]:
    """What to call each person: the manager or a buyer, and by name where that was asked for."""
    ids = {one.recorded.actor.id for one in events if one.recorded.actor.kind is ActorKind.MEMBER}
    found = {}
    for member_id in ids:
        part = "manager" if member_id == gom else "buyer"
        name = await _name(log, member_id) if personal else ""
        found[member_id] = f"{part} {name or member_id[-6:]}"
    return found


async def _name(log: EventLog, member_id: str) -> str:
    state = MEMBER.initial
    for one in await of_aggregate(log, "member", member_id):
        if not isinstance(one.recorded.event, RequestRefused):
            state = MEMBER.evolve(state, one.recorded.event)
    if isinstance(state, Joined):
        return await _name(log, state.member_id)
    if not isinstance(state, Member):
        return ""
    # Who came in through the web gave no name before there was something to send.
    return state.name or (state.contact.name if state.contact is not None else "")


async def _messages(
    connection: Connection, log: EventLog, events: Sequence[Happened], *, personal: bool
) -> Mapping[tuple[str, str], str]:
    """The message each event came from, by its chat and its id: what it was understood as, and its words if asked."""
    chats = {one.recorded.actor.via for one in events if one.recorded.actor.via.startswith(_CHATS)}
    found: dict[tuple[str, str], str] = {}
    for chat in chats:
        said = await _said(connection, ChatKey(chat)) if personal else {}
        for one in await of_aggregate(log, "conversation", chat):
            event = one.recorded.event
            if isinstance(event, InboundHandled):
                understood = f"/{event.command}" if event.command else event.kind.value
                words = f" “{said[event.inbound_id][:_SHORT]}”" if said.get(event.inbound_id) else ""
                found[chat, event.inbound_id] = f"{chat} {understood}{words}"
    return found


async def _said(connection: Connection, chat: ChatKey) -> Mapping[str, str]:
    """What was said in a chat, as far as the inbox still has it."""
    found: dict[str, str] = {}
    async for page in WholeStream(connection.nc, INBOUND).pages(subject=inbound_subject(chat)):
        for entry in page:
            match decode_inbound(entry.data):
                case MessageReceived() as message:
                    found[message.inbound_id] = message.text or ("a picture" if message.media else "")
                case ButtonPressed() as pressed:
                    found[pressed.inbound_id] = f"button {pressed.token}"
                case _:
                    continue
    return found
