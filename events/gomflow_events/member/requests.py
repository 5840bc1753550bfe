"""What can be asked of a member."""

from datetime import datetime

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import ChatKey, Language, MemberId, Role
from gomflow_events.money import Currency
from gomflow_events.order.terms import Contact, PayTo
from gomflow_events.payment.terms import MethodRule


@fact
class RegistrationRequested:
    """A person wrote for the first time."""

    chat: ChatKey
    name: Personal
    language: Language


@fact
class LanguageChangeRequested:
    """The member wants another language."""

    language: Language


@fact
class ContactGiven:
    """The member gave delivery details."""

    contact: Contact


@fact
class AccountsGiven:
    """A GOM gave the accounts money comes in on, for orders in a currency."""

    pay_to: tuple[PayTo, ...]
    currency: Currency | None = None


@fact
class MethodRuleGiven:
    """A GOM says how far the Smart Agent may go by itself with proofs of a method."""

    rule: MethodRule


@fact
class OutsideReadingAnswered:
    """A GOM agrees, or not, that pictures of payments to them are read on somebody else's machines."""

    allowed: bool


@fact
class LinkCodeRequested:
    """The member wants to join another chat; the code itself is not part of the request."""

    code_hash: str
    until: datetime


@fact
class LinkRequested:
    """The holder of a code asks that `chat`, until now of `joined`, becomes this member's."""

    chat: ChatKey
    joined: MemberId
    code_hash: str


@fact
class JoiningReported:
    """This member's chat was linked to `member_id`, who carries on for both."""

    member_id: MemberId


@fact
class PreferenceGiven:
    """The member wants notices in this chat."""

    chat: ChatKey


@fact
class ChatLossReported:
    """A platform says that a chat cannot be written to any more."""

    chat: ChatKey


@fact
class ChatReturnReported:
    """A person wrote from a chat that had been lost."""

    chat: ChatKey


@fact
class RoleAsked:
    """The member asks for a role, `admitted` when the invite code was right or the installation is open."""

    role: Role
    admitted: bool


@fact
class RoleDecided:
    """An operator grants or refuses a role."""

    role: Role
    granted: bool
    reason: str = ""


@fact
class TokenRequested:
    """A member wants a key to the HTTP API."""

    token_id: str
    token_hash: str
    label: str


@fact
class TokenRevocationRequested:
    """A member takes a key out of use."""

    token_id: str


@fact
class EntranceUsed:
    """The member opens a one-time link; its request id follows from the link, so that it works once."""


MemberRequest = (
    RegistrationRequested
    | LanguageChangeRequested
    | ContactGiven
    | AccountsGiven
    | MethodRuleGiven
    | OutsideReadingAnswered
    | LinkCodeRequested
    | LinkRequested
    | JoiningReported
    | PreferenceGiven
    | ChatLossReported
    | ChatReturnReported
    | RoleAsked
    | RoleDecided
    | TokenRequested
    | TokenRevocationRequested
    | EntranceUsed
)
