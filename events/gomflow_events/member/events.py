"""What can have happened to a member."""

from datetime import datetime

from gomflow_events.fact import Confidential, Personal, fact
from gomflow_events.identity import ChatKey, Language, MemberId, Role
from gomflow_events.money import Currency
from gomflow_events.order.terms import Contact, PayTo
from gomflow_events.payment.terms import MethodRule


@fact
class MemberRegistered:
    """A person wrote for the first time."""

    chat: Confidential[ChatKey]
    name: Personal
    language: Language


@fact
class LanguageChosen:
    """The member is to be written to in this language."""

    language: Language


@fact
class ContactRemembered:
    """The member's delivery details, offered again next time."""

    contact: Contact


@fact
class AccountsRemembered:
    """The accounts a GOM takes money on, offered again next time.

    They are those for orders in one `currency`; None where an earlier release remembered one list for all.
    """

    pay_to: tuple[PayTo, ...]
    currency: Currency | None = None


@fact
class MethodRuleSet:
    """The GOM said how far the Smart Agent may go by itself with proofs of one method."""

    rule: MethodRule


@fact
class OutsideReadingDecided:
    """The GOM agreed, or not, that pictures of payments to them may be read on somebody else's machines."""

    allowed: bool


@fact
class LinkCodeIssued:
    """A code with which another chat of the same person can be joined, until `until`. Only its hash is kept."""

    code_hash: Confidential[str]
    until: datetime


@fact
class ChatLinked:
    """A chat belongs to this member; `joined` is the member it belonged to before."""

    chat: Confidential[ChatKey]
    joined: MemberId


@fact
class JoinedInto:
    """This member is the same person as `member_id`, who carries on for both."""

    member_id: MemberId


@fact
class ChatPreferred:
    """Notices go to this chat."""

    chat: Confidential[ChatKey]


@fact
class ChatLost:
    """Messages do not reach this chat any more: it was blocked or deleted."""

    chat: Confidential[ChatKey]


@fact
class ChatRegained:
    """The person wrote from a chat that had been lost."""

    chat: Confidential[ChatKey]


@fact
class RoleRequested:
    """The member asks to become a GOM; an operator decides."""

    role: Role


@fact
class RoleGranted:
    """The member has a role."""

    role: Role


@fact
class RoleRefused:
    """An operator said no."""

    role: Role
    reason: Personal


@fact
class TokenIssued:
    """A key to the HTTP API. Only its SHA-256 is kept."""

    token_id: str
    token_hash: Confidential[str]
    label: str


@fact
class TokenRevoked:
    """The key no longer opens anything."""

    token_id: str


@fact
class DashboardEntered:
    """The member came in through a one-time link; the link opens nothing any more."""


MemberEvent = (
    MemberRegistered
    | LanguageChosen
    | ContactRemembered
    | AccountsRemembered
    | MethodRuleSet
    | OutsideReadingDecided
    | LinkCodeIssued
    | ChatLinked
    | JoinedInto
    | ChatPreferred
    | ChatLost
    | ChatRegained
    | RoleRequested
    | RoleGranted
    | RoleRefused
    | TokenIssued
    | TokenRevoked
    | DashboardEntered
)
