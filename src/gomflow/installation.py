"""The first operator: whoever starts an installation runs it, and may manage orders at once."""

from gomflow.chance import derived_id
from gomflow.handle.desk import Desk
from gomflow.keys import Keys
from gomflow.member.state import Member
from gomflow.parts import Parts
from gomflow_events.commit import Request
from gomflow_events.identity import (
    CLOCK,
    INSTALLATION,
    ChatKey,
    Language,
    MemberId,
    Platform,
    Role,
    chat_key,
)
from gomflow_events.member.requests import RegistrationRequested, RoleDecided


def operator_chat(keys: Keys) -> ChatKey:
    """The web chat of the first operator."""
    return chat_key(Platform.WEB, keys.operator_chat)


def operator_id(keys: Keys) -> MemberId:
    """The first operator, who is known by that chat."""
    return MemberId(derived_id("member", operator_chat(keys)))


async def ensure_operator(parts: Parts) -> MemberId:
    """Have the first operator be known, with the roles that come with it; again is harmless."""
    member_id = operator_id(parts.keys)
    known = await parts.desk.state("member", member_id)
    if not isinstance(known, Member):
        registration = RegistrationRequested(chat=operator_chat(parts.keys), name="Operator", language=Language.ENGLISH)
        await _ask(parts.desk, parts, member_id, "registered", registration)
    for role in (Role.OPERATOR, Role.GOM):
        if not (isinstance(known, Member) and known.has(role)):
            await _ask(parts.desk, parts, member_id, role.value, RoleDecided(role=role, granted=True))
    return member_id


async def _ask(desk: Desk, parts: Parts, member_id: MemberId, what: str, body: object) -> None:
    await desk.ask(
        Request(
            request_id=derived_id("installation", member_id, what),
            aggregate="member",
            aggregate_id=member_id,
            tenant=INSTALLATION,
            actor=CLOCK,
            at=parts.world.now(),
            correlation_id="installation",
            causation_id="installation",
            body=body,
        )
    )
