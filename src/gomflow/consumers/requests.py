"""Turning what a conversation or a workflow asks for into requests, and bringing them to the desk."""

from datetime import datetime

from gomflow.handle.answer import Answer
from gomflow.handle.desk import Desk
from gomflow.member.state import Member
from gomflow_events.codec import read_request
from gomflow_events.commit import AnyEvent, Request
from gomflow_events.conversation.events import RequestMade
from gomflow_events.identity import INSTALLATION, Actor, ActorKind, MemberId
from gomflow_events.payment.requests import ProofSent


def speaker(member_id: MemberId, member: Member | None, via: str) -> Actor:
    """A person as the actor of what they ask for."""
    if member is None:
        return Actor(kind=ActorKind.MEMBER, id=member_id, via=via)
    return Actor(kind=ActorKind.MEMBER, id=member_id, via=via, roles=member.roles, also=member.also)


def tenant_of(aggregate: str, body: object, actor: Actor) -> str:
    """Whose data a new aggregate holds; an existing one keeps the tenant it has."""
    if aggregate in {"order", "statement"}:
        return actor.id
    if isinstance(body, ProofSent):
        return body.gom_id
    return INSTALLATION


async def bring(desk: Desk, made: AnyEvent, actor: Actor, at: datetime) -> Answer:
    """Bring a request that a conversation recorded to its aggregate; again is harmless."""
    asked = made.event
    assert isinstance(asked, RequestMade)
    body = read_request(asked.aggregate, asked.type, asked.body)
    request = Request(
        request_id=asked.request_id,
        aggregate=asked.aggregate,
        aggregate_id=asked.aggregate_id,
        tenant=tenant_of(asked.aggregate, body, actor),
        actor=actor,
        at=at,
        correlation_id=made.correlation_id,
        causation_id=made.event_id,
        body=body,
    )
    return await desk.ask(request)
