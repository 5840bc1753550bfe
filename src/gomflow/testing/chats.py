"""A chat without anything around it: what somebody says, and what the conversation makes of it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from gomflow.aggregate import Asked
from gomflow.conversation.decide import InboundArrived, decide
from gomflow.conversation.evolve import evolve
from gomflow.conversation.known import Chance, Known
from gomflow.conversation.state import INITIAL, Conversation, Flowing, Talking
from gomflow.member.state import Member
from gomflow_events.conversation.events import ConversationEvent, ReplyDue, RequestMade
from gomflow_events.conversation.inbound import ButtonPressed, Media, MediaKind, MessageReceived, Sender
from gomflow_events.identity import Actor, ActorKind, ChatKey, Language, MemberId, Role

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
CHAT = ChatKey("web-ana")
ANA = MemberId("ana")


def person(*roles: Role, **changes: Any) -> Member:  # noqa: ANN401 - any field
    """A member who can be talked to."""
    known = Member(name="Ana", language=Language.ENGLISH, chats=(CHAT,), roles=frozenset(roles))
    return replace(known, **changes)


@dataclass
class Chat:
    """One chat: say something, look at what was decided."""

    known: Known = field(default_factory=lambda: Known(member_id=ANA, member=person()))
    state: Conversation = INITIAL
    now: datetime = NOW
    count: int = 0

    def says(self, text: str, **known: Any) -> list[ConversationEvent]:  # noqa: ANN401 - any field of Known
        """Write something."""
        self.count += 1
        return self._arrives(
            MessageReceived(
                inbound_id=f"i{self.count}", chat=CHAT, sender=Sender(id="1", name="Ana"), at=self.now, text=text
            ),
            known,
        )

    def presses(self, token: str, **known: Any) -> list[ConversationEvent]:  # noqa: ANN401 - as above
        """Press a button."""
        self.count += 1
        pressed = ButtonPressed(
            inbound_id=f"i{self.count}", chat=CHAT, sender=Sender(id="1", name="Ana"), at=self.now, token=token
        )
        return self._arrives(pressed, known)

    def answers(self, step: str, value: str) -> list[ConversationEvent]:
        """Press the button that answers a step of the flow under way."""
        return self.presses(f"a|{self.flow.flow_id[-6:]}|{step}|{value}")

    def sends_picture(self, **known: Any) -> list[ConversationEvent]:  # noqa: ANN401 - as above
        """Send a picture."""
        self.count += 1
        sent = MessageReceived(
            inbound_id=f"i{self.count}",
            chat=CHAT,
            sender=Sender(id="1", name="Ana"),
            at=self.now,
            media=(Media(kind=MediaKind.PHOTO, source="file"),),
        )
        return self._arrives(sent, known)

    def sends_other(self, what: str, **known: Any) -> list[ConversationEvent]:  # noqa: ANN401 - as above
        """Send a sticker, a voice message, a location."""
        self.count += 1
        sent = MessageReceived(
            inbound_id=f"i{self.count}", chat=CHAT, sender=Sender(id="1", name="Ana"), at=self.now, other=what
        )
        return self._arrives(sent, known)

    def _arrives(self, fact: Any, known: dict[str, Any]) -> list[ConversationEvent]:  # noqa: ANN401 - any fact
        self.now += timedelta(seconds=1)
        actor = Actor(kind=ActorKind.MEMBER, id=ANA, via=CHAT)
        chance = Chance(
            ids=tuple(f"{self.count:06d}-{number:06d}" for number in range(8)),
            codes=("7K3Q",),
            suffixes=("9D2M",),
            secret="AB12CD34",  # noqa: S106 - the code of a test
        )
        request = InboundArrived(fact=fact, known=replace(self.known, **known), chance=chance)
        events = list(decide(request, self.state, Asked(CHAT, actor, self.now)))
        for event in events:
            self.state = evolve(self.state, event)
        return events

    @property
    def flow(self) -> Flowing:
        """The flow under way."""
        assert isinstance(self.state, Talking)
        assert self.state.flow is not None, "no flow is under way"
        return self.state.flow


def asked(events: list[ConversationEvent]) -> list[tuple[str, str]]:
    """What was asked of whom: aggregate and type of each request."""
    return [(event.aggregate, event.type) for event in events if isinstance(event, RequestMade)]


def shown(events: list[ConversationEvent]) -> list[str]:
    """What is shown: the view, or the key of a plain sentence."""
    replies = [event for event in events if isinstance(event, ReplyDue)]
    return [event.args["key"] if event.view == "text" else event.view for event in replies]


def problem(events: list[ConversationEvent]) -> str:
    """What was wrong with the last answer."""
    steps = [event for event in events if isinstance(event, ReplyDue) and event.view == "step"]
    found: str = (steps[-1].args["problem"] or {}).get("code", "") if steps else ""
    return found
