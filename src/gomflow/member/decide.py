"""What a member answers to each request."""

from collections.abc import Sequence
from typing import assert_never

from gomflow.aggregate import Aggregate, Asked
from gomflow.member import rejections as no
from gomflow.member.evolve import evolve
from gomflow.member.state import INITIAL, AnyMember, Member, Unregistered
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow_events.identity import ActorKind, Role
from gomflow_events.member import events as e
from gomflow_events.member import requests as r

_OfTheirOwn = (
    r.LanguageChangeRequested
    | r.ContactGiven
    | r.AccountsGiven
    | r.LinkCodeRequested
    | r.PreferenceGiven
    | r.ChatLossReported
    | r.ChatReturnReported
    | r.RoleAsked
    | r.TokenRequested
    | r.TokenRevocationRequested
    | r.EntranceUsed
)


def decide(request: r.MemberRequest, member: AnyMember, asked: Asked) -> Sequence[e.MemberEvent]:
    """The events a request brings; none when there is nothing to do. Raises Rejected."""
    match request:
        case r.RegistrationRequested():
            return register(request, member)
        case r.JoiningReported():
            return join(request, member)
        case r.LinkRequested():
            return link(request, _known(member), asked)
        case r.RoleDecided():
            return decide_role(request, _known(member), asked)
        case r.MethodRuleGiven():
            return set_rule(request, _gom(member, asked))
        case r.OutsideReadingAnswered():
            return decide_on_outside_reading(request, _gom(member, asked))
        case _:
            return _decide_their_own(request, _itself(member, asked))


def _decide_their_own(request: _OfTheirOwn, member: Member) -> Sequence[e.MemberEvent]:
    """What members ask for themselves."""
    match request:
        case r.LanguageChangeRequested():
            return choose_language(request, member)
        case r.ContactGiven():
            return remember_contact(request, member)
        case r.AccountsGiven():
            return remember_accounts(request, member)
        case r.LinkCodeRequested():
            return [e.LinkCodeIssued(code_hash=request.code_hash, until=request.until)]
        case r.PreferenceGiven():
            return prefer(request, member)
        case r.ChatLossReported():
            return lose_chat(request, member)
        case r.ChatReturnReported():
            return regain_chat(request, member)
        case r.RoleAsked():
            return ask_for_role(request, member)
        case r.TokenRequested():
            return issue_token(request, member)
        case r.TokenRevocationRequested():
            return revoke_token(request, member)
        case r.EntranceUsed():
            return [e.DashboardEntered()]
        case _:
            assert_never(request)


def _known(member: AnyMember) -> Member:
    if not isinstance(member, Member):
        raise no.MemberUnknown
    return member


def _itself(member: AnyMember, asked: Asked) -> Member:
    """The member, asking for themselves, or asked by an operator or from inside."""
    inside = asked.actor.kind is not ActorKind.MEMBER
    if not (inside or asked.actor.id == asked.about or asked.actor.has(Role.OPERATOR)):
        raise NotAllowed
    return _known(member)


def _gom(member: AnyMember, asked: Asked) -> Member:
    """The member, who has to be a GOM; what is theirs to say nobody says for them."""
    known = _known(member)
    if asked.actor.id != asked.about or not known.has(Role.GOM):
        raise NotAllowed
    return known


def register(request: r.RegistrationRequested, member: AnyMember) -> Sequence[e.MemberEvent]:
    """Know a person from now on."""
    if not isinstance(member, Unregistered):
        raise no.AlreadyRegistered
    return [e.MemberRegistered(chat=request.chat, name=request.name, language=request.language)]


def choose_language(request: r.LanguageChangeRequested, member: Member) -> Sequence[e.MemberEvent]:
    """Write to the member in another language."""
    return [] if member.language is request.language else [e.LanguageChosen(language=request.language)]


def remember_contact(request: r.ContactGiven, member: Member) -> Sequence[e.MemberEvent]:
    """Keep delivery details for next time."""
    return [] if member.contact == request.contact else [e.ContactRemembered(contact=request.contact)]


def remember_accounts(request: r.AccountsGiven, member: Member) -> Sequence[e.MemberEvent]:
    """Keep a GOM's accounts for next time."""
    known = member.pay_to if request.currency is None else member.accounts.get(request.currency)
    return [] if known == request.pay_to else [e.AccountsRemembered(pay_to=request.pay_to, currency=request.currency)]


def set_rule(request: r.MethodRuleGiven, member: Member) -> Sequence[e.MemberEvent]:
    """Let the Smart Agent go so far by itself with proofs of a method, from the next one on."""
    rule = request.rule
    for limit in (rule.approve_up_to, rule.trust_up_to):
        if limit is not None and (limit.currency is not rule.currency or limit.amount < 0):
            raise no.LimitInvalid(currency=rule.currency)
    return [] if member.rules.get((rule.method, rule.currency)) == rule else [e.MethodRuleSet(rule=rule)]


def decide_on_outside_reading(request: r.OutsideReadingAnswered, member: Member) -> Sequence[e.MemberEvent]:
    """Agree that pictures may be read on somebody else's machines, or not any more."""
    if member.outside_reading == request.allowed:
        return []
    return [e.OutsideReadingDecided(allowed=request.allowed)]


def link(request: r.LinkRequested, member: Member, asked: Asked) -> Sequence[e.MemberEvent]:
    """Take over a chat whose person brought the right code in time; a code works once."""
    if request.chat in member.chats:
        raise no.ChatAlreadyLinked
    code = member.link_code
    if code is None or code.code_hash != request.code_hash or code.until < asked.at:
        raise no.LinkCodeInvalid
    return [e.ChatLinked(chat=request.chat, joined=request.joined)]


def join(request: r.JoiningReported, member: AnyMember) -> Sequence[e.MemberEvent]:
    """Let another member carry on for this one."""
    if not isinstance(member, Member):
        return []
    return [e.JoinedInto(member_id=request.member_id)]


def prefer(request: r.PreferenceGiven, member: Member) -> Sequence[e.MemberEvent]:
    """Send notices to one of the member's chats."""
    if request.chat not in member.chats:
        raise no.ChatNotLinked
    return [] if member.preferred == request.chat else [e.ChatPreferred(chat=request.chat)]


def lose_chat(request: r.ChatLossReported, member: Member) -> Sequence[e.MemberEvent]:
    """Write to a chat no more."""
    known = request.chat in member.chats and request.chat not in member.lost
    return [e.ChatLost(chat=request.chat)] if known else []


def regain_chat(request: r.ChatReturnReported, member: Member) -> Sequence[e.MemberEvent]:
    """Write to a chat again."""
    return [e.ChatRegained(chat=request.chat)] if request.chat in member.lost else []


def ask_for_role(request: r.RoleAsked, member: Member) -> Sequence[e.MemberEvent]:
    """Become a GOM: at once when admitted, else when an operator says so."""
    if request.role is not Role.GOM:
        raise NotAllowed
    if member.has(request.role):
        raise no.HasTheRole
    if request.admitted:
        return [e.RoleGranted(role=request.role)]
    if request.role in member.asks_for:
        raise no.RoleAlreadyRequested
    return [e.RoleRequested(role=request.role)]


def decide_role(request: r.RoleDecided, member: Member, asked: Asked) -> Sequence[e.MemberEvent]:
    """An operator grants a role, or refuses the one that was asked for."""
    if not (asked.actor.has(Role.OPERATOR) or asked.actor.kind is ActorKind.CLOCK):
        raise NotAllowed
    if member.has(request.role):
        raise no.HasTheRole
    if request.granted:
        return [e.RoleGranted(role=request.role)]
    if request.role not in member.asks_for:
        raise no.RoleNotRequested
    return [e.RoleRefused(role=request.role, reason=request.reason)]


def issue_token(request: r.TokenRequested, member: Member) -> Sequence[e.MemberEvent]:
    """Give the member a key to the API."""
    if request.token_id in member.tokens:
        raise NothingToChange
    return [e.TokenIssued(token_id=request.token_id, token_hash=request.token_hash, label=request.label)]


def revoke_token(request: r.TokenRevocationRequested, member: Member) -> Sequence[e.MemberEvent]:
    """Take a key out of use."""
    if request.token_id not in member.tokens:
        raise no.TokenUnknown
    return [e.TokenRevoked(token_id=request.token_id)]


MEMBER: Aggregate[AnyMember, r.MemberRequest, e.MemberEvent] = Aggregate(
    name="member", initial=INITIAL, decide=decide, evolve=evolve
)
