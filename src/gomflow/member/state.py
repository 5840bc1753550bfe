"""What a member can look like: a union of shapes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from gomflow_events.identity import ChatKey, Language, MemberId, Role
from gomflow_events.money import Currency
from gomflow_events.order.terms import Contact, PayTo
from gomflow_events.payment.terms import MethodRule


@dataclass(frozen=True, slots=True)
class Unregistered:
    """Nobody yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCode:
    """A code that lets another chat join, known by its hash."""

    code_hash: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person with chats.

    `chats` are all that are linked, the first being where the person came from; `lost` those that cannot be written to.
    `also` are the members whose person turned out to be the same. `tokens` maps the ids of API tokens to their hashes.
    `pay_to` are a GOM's accounts as an earlier release kept them, `accounts` those for orders in each currency, `rules`
    how far the Smart Agent may go with each method. `outside_reading` is None while they have not said.
    """

    name: str
    language: Language
    chats: tuple[ChatKey, ...]
    preferred: ChatKey | None = None
    lost: frozenset[ChatKey] = frozenset()
    also: tuple[MemberId, ...] = ()
    roles: frozenset[Role] = frozenset()
    asks_for: frozenset[Role] = frozenset()
    contact: Contact | None = None
    pay_to: tuple[PayTo, ...] = ()
    accounts: Mapping[Currency, tuple[PayTo, ...]] = field(default_factory=dict[Currency, tuple[PayTo, ...]])
    rules: Mapping[tuple[str, Currency], MethodRule] = field(default_factory=dict[tuple[str, Currency], MethodRule])
    outside_reading: bool | None = None
    link_code: LinkCode | None = None
    tokens: Mapping[str, str] = field(default_factory=dict[str, str])

    def has(self, role: Role) -> bool:
        """Whether the member holds a role."""
        return role in self.roles

    def reachable(self) -> tuple[ChatKey, ...]:
        """The chats that can be written to, the preferred one first."""
        order = [*([self.preferred] if self.preferred else []), *self.chats]
        return tuple(dict.fromkeys(chat for chat in order if chat not in self.lost))


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The same person as another member, who carries on for both."""

    member_id: MemberId


AnyMember: TypeAlias = Unregistered | Member | Joined

INITIAL: AnyMember = Unregistered()
