"""What a conversation can look like: a union of shapes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from gomflow_events.identity import ChatKey, Language, MemberId
from gomflow_events.payment.terms import Picture


@dataclass(frozen=True, slots=True)
class Silent:
    """Nobody has written in this chat yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flowing:
    """A guided flow under way: where it stands and what it knows. `values` are the seed and the answers by step."""

    flow: str
    flow_id: str
    step: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedProof:
    """The submission that the next picture is for."""

    order_id: str
    submission_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """Pictures that were sent together, as far as they have come; `troubles` are why others could not be taken in."""

    pictures: tuple[Picture, ...] = ()
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talking:
    """A chat with somebody in it. `explained_at` is when they were last told what is understood here.

    `albums` are those that are still coming, by the platform's names for them.
    """

    chat: ChatKey
    member_id: MemberId
    language: Language
    flow: Flowing | None = None
    proof_for: AwaitedProof | None = None
    explained_at: datetime | None = None
    albums: Mapping[str, Album] = field(default_factory=dict)


Conversation: TypeAlias = Silent | Talking

INITIAL: Conversation = Silent()
