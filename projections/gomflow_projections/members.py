"""Members, their chats and their API tokens: what a member's events make of their rows."""

from collections.abc import Callable
from typing import Any

from gomflow_events.commit import AnyEvent
from gomflow_events.identity import ChatKey, Role, chat_of
from gomflow_events.member import events as e
from gomflow_projections.rows import Book
from gomflow_projections.tables import api_tokens, chats, members


def apply(book: Book, recorded: AnyEvent) -> None:
    """Change the rows that one event of a member concerns."""
    _HANDLERS[type(recorded.event)](book, recorded, recorded.event)


def _registered(book: Book, recorded: AnyEvent, event: e.MemberRegistered) -> None:
    book[members].insert(
        {
            "member_id": recorded.aggregate_id,
            "name": event.name,
            "language": event.language.value,
            "roles": [],
            "asks_for": [],
            "registered_at": recorded.at,
        }
    )
    _chat(book, recorded, event.chat)


def _chat(book: Book, recorded: AnyEvent, chat: ChatKey) -> None:
    book[chats].insert(
        {
            "chat": chat,
            "platform": chat_of(chat)[0].value,
            "member_id": recorded.aggregate_id,
            "lost": False,
            "since": recorded.at,
        }
    )


def _language(book: Book, recorded: AnyEvent, event: e.LanguageChosen) -> None:
    book[members].update(recorded.aggregate_id, language=event.language.value)


def _nothing(_book: Book, _recorded: AnyEvent, _event: object) -> None:
    """No list shows this: it stays in the log."""


def _code(book: Book, recorded: AnyEvent, event: e.LinkCodeIssued) -> None:
    book[members].update(recorded.aggregate_id, link_code_hash=event.code_hash, link_code_until=event.until)


def _linked(book: Book, recorded: AnyEvent, event: e.ChatLinked) -> None:
    book[members].update(recorded.aggregate_id, link_code_hash=None, link_code_until=None)
    _chat(book, recorded, event.chat)


def _joined(book: Book, recorded: AnyEvent, event: e.JoinedInto) -> None:
    book[members].update(recorded.aggregate_id, joined_into=event.member_id)


def _preferred(book: Book, recorded: AnyEvent, event: e.ChatPreferred) -> None:
    book[members].update(recorded.aggregate_id, preferred_chat=event.chat)


def _lost(book: Book, _recorded: AnyEvent, event: e.ChatLost) -> None:
    book[chats].update(event.chat, lost=True)


def _regained(book: Book, _recorded: AnyEvent, event: e.ChatRegained) -> None:
    book[chats].update(event.chat, lost=False)


def _change_roles(book: Book, member_id: str, role: Role, *, asked: bool, granted: bool) -> None:
    row = book[members].get(member_id)
    asks = [name for name in row["asks_for"] if name != role.value]
    roles = [name for name in row["roles"] if name != role.value]
    book[members].update(
        member_id,
        asks_for=[*asks, role.value] if asked else asks,
        roles=sorted([*roles, role.value]) if granted else row["roles"],
    )


def _asked(book: Book, recorded: AnyEvent, event: e.RoleRequested) -> None:
    _change_roles(book, recorded.aggregate_id, event.role, asked=True, granted=False)


def _granted(book: Book, recorded: AnyEvent, event: e.RoleGranted) -> None:
    _change_roles(book, recorded.aggregate_id, event.role, asked=False, granted=True)


def _refused(book: Book, recorded: AnyEvent, event: e.RoleRefused) -> None:
    _change_roles(book, recorded.aggregate_id, event.role, asked=False, granted=False)


def _issued(book: Book, recorded: AnyEvent, event: e.TokenIssued) -> None:
    book[api_tokens].insert(
        {
            "token_id": event.token_id,
            "member_id": recorded.aggregate_id,
            "token_hash": event.token_hash,
            "label": event.label,
            "issued_at": recorded.at,
        }
    )


def _revoked(book: Book, recorded: AnyEvent, event: e.TokenRevoked) -> None:
    book[api_tokens].update(event.token_id, revoked_at=recorded.at)


_HANDLERS: dict[type, Callable[[Book, AnyEvent, Any], None]] = {
    e.MemberRegistered: _registered,
    e.LanguageChosen: _language,
    e.ContactRemembered: _nothing,
    e.AccountsRemembered: _nothing,
    e.MethodRuleSet: _nothing,
    e.OutsideReadingDecided: _nothing,
    e.LinkCodeIssued: _code,
    e.ChatLinked: _linked,
    e.JoinedInto: _joined,
    e.ChatPreferred: _preferred,
    e.ChatLost: _lost,
    e.ChatRegained: _regained,
    e.RoleRequested: _asked,
    e.RoleGranted: _granted,
    e.RoleRefused: _refused,
    e.TokenIssued: _issued,
    e.TokenRevoked: _revoked,
    e.DashboardEntered: _nothing,
}
