"""How a member becomes what its events say."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import assert_never

from gomflow.member.state import INITIAL, AnyMember, Joined, LinkCode, Member
from gomflow_events.member import events as e


class ImpossibleHistory(Exception):
    """The events contradict the rules they were decided by: the log was altered, or a release is broken."""


def fold(events: Iterable[e.MemberEvent], start: AnyMember = INITIAL) -> AnyMember:
    """The member after these events."""
    return reduce(evolve, events, start)


def evolve(member: AnyMember, event: e.MemberEvent) -> AnyMember:
    """The member after one more event."""
    if isinstance(event, e.MemberRegistered):
        return Member(name=event.name, language=event.language, chats=(event.chat,))
    if not isinstance(member, Member):
        raise ImpossibleHistory(f"{type(event).__name__} after {type(member).__name__}")
    if isinstance(event, e.JoinedInto):
        return Joined(member_id=event.member_id)
    return _advance(member, event)


_Later = (
    e.LanguageChosen
    | e.ContactRemembered
    | e.AccountsRemembered
    | e.MethodRuleSet
    | e.OutsideReadingDecided
    | e.LinkCodeIssued
    | e.ChatLinked
    | e.ChatPreferred
    | e.ChatLost
    | e.ChatRegained
    | e.RoleRequested
    | e.RoleGranted
    | e.RoleRefused
    | e.TokenIssued
    | e.TokenRevoked
    | e.DashboardEntered
)


def _advance(member: Member, event: _Later) -> Member:
    match event:
        case e.LanguageChosen():
            return replace(member, language=event.language)
        case e.ContactRemembered():
            return replace(member, contact=event.contact)
        case e.AccountsRemembered():
            return _with_accounts(member, event)
        case e.MethodRuleSet(rule=rule):
            return replace(member, rules={**member.rules, (rule.method, rule.currency): rule})
        case e.OutsideReadingDecided():
            return replace(member, outside_reading=event.allowed)
        case e.LinkCodeIssued():
            return replace(member, link_code=LinkCode(code_hash=event.code_hash, until=event.until))
        case e.ChatLinked():
            chats = tuple(dict.fromkeys((*member.chats, event.chat)))
            return replace(member, chats=chats, also=(*member.also, event.joined), link_code=None)
        case e.ChatPreferred():
            return replace(member, preferred=event.chat)
        case e.ChatLost():
            return replace(member, lost=member.lost | {event.chat})
        case e.ChatRegained():
            return replace(member, lost=member.lost - {event.chat})
        case e.RoleRequested():
            return replace(member, asks_for=member.asks_for | {event.role})
        case e.RoleGranted():
            return replace(member, roles=member.roles | {event.role}, asks_for=member.asks_for - {event.role})
        case e.RoleRefused():
            return replace(member, asks_for=member.asks_for - {event.role})
        case e.TokenIssued():
            return replace(member, tokens={**member.tokens, event.token_id: event.token_hash})
        case e.TokenRevoked():
            kept = {name: value for name, value in member.tokens.items() if name != event.token_id}
            return replace(member, tokens=kept)
        case e.DashboardEntered():
            return member
        case _:
            assert_never(event)


def _with_accounts(member: Member, event: e.AccountsRemembered) -> Member:
    if event.currency is None:
        return replace(member, pay_to=event.pay_to)
    return replace(member, accounts={**member.accounts, event.currency: event.pay_to})
