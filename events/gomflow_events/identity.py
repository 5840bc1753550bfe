"""Who is who: the ids of the aggregates, and the actor of a decision."""

from enum import StrEnum
from typing import NewType

from gomflow_events.fact import fact

OrderId = NewType("OrderId", str)
SubmissionId = NewType("SubmissionId", str)
PaymentId = NewType("PaymentId", str)
MemberId = NewType("MemberId", str)
ChatKey = NewType("ChatKey", str)
"""A chat of a platform, `<platform>-<chat>`: one NATS token, and the id of the chat's conversation."""

INSTALLATION = "installation"
"""The tenant of what belongs to no GOM: members and conversations."""


class Platform(StrEnum):
    """Where a chat is."""

    TELEGRAM = "telegram"
    WEB = "web"


class Language(StrEnum):
    """The languages every text exists in."""

    ENGLISH = "en"
    FILIPINO = "fil"
    MALAY = "ms"


class Role(StrEnum):
    """What a member may be, besides a buyer (which everybody is)."""

    GOM = "gom"
    OPERATOR = "operator"
    SERVICE = "service"


class ActorKind(StrEnum):
    """Who can cause a decision."""

    MEMBER = "member"
    AGENT = "agent"
    GATEWAY = "gateway"
    CLOCK = "clock"


@fact
class Actor:
    """Who asked for a decision, and through what.

    `also` names the members that were joined into this one, whose orders and submissions are theirs too.
    `via` is the chat, `api`, `dashboard`, `cli`, or the name of the workflow.
    """

    kind: ActorKind
    id: str
    via: str
    roles: frozenset[Role] = frozenset()
    also: tuple[MemberId, ...] = ()

    def is_member(self, member_id: str) -> bool:
        """Whether this is that member, under any of the ids that were joined."""
        return self.kind is ActorKind.MEMBER and (member_id == self.id or member_id in self.also)

    def has(self, role: Role) -> bool:
        """Whether the actor holds a role."""
        return role in self.roles


CLOCK = Actor(kind=ActorKind.CLOCK, id="clock", via="timers")
AGENT = Actor(kind=ActorKind.AGENT, id="smart-agent", via="agent")


def chat_key(platform: Platform, chat: str) -> ChatKey:
    """The key of a chat, safe as one NATS token.

    Raises ValueError where the platform's chat id has characters a subject cannot carry.
    """
    if not chat or not all(sign.isalnum() or sign in "-_" for sign in chat):
        raise ValueError("a chat id has only letters, digits, - and _")
    return ChatKey(f"{platform}-{chat}")


def chat_of(key: ChatKey) -> tuple[Platform, str]:
    """The platform and the platform's own chat id behind a key."""
    platform, _, chat = key.partition("-")
    return Platform(platform), chat
