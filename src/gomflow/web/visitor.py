"""Who asks: a member with the roles they hold now, and what of the orders is theirs to see."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from gomflow.consumers.requests import speaker
from gomflow.handle.desk import Desk
from gomflow.member.state import Joined, Member
from gomflow.order.state import Existing
from gomflow.payment.state import Sent
from gomflow.ports.board import Scope
from gomflow.web.headers import SET_COOKIES
from gomflow.web.house import House, HouseDep
from gomflow.web.origin import from_our_pages
from gomflow.web.troubles import ForOperators, FromElsewhere, NotAManager, NotEntered, NotThere
from gomflow_events.identity import Actor, MemberId, OrderId, Role

VIA = "dashboard"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member who asks, and through what: `dashboard` or `api`."""

    member_id: MemberId
    member: Member
    via: str = VIA

    @property
    def ids(self) -> frozenset[MemberId]:
        """The member's id, and those of the members that turned out to be the same person."""
        return frozenset({self.member_id, *self.member.also})

    @property
    def is_operator(self) -> bool:
        """Whether they run the installation."""
        return self.member.has(Role.OPERATOR)

    @property
    def is_manager(self) -> bool:
        """Whether there is anything for them here: GOMs and operators."""
        return self.is_operator or self.member.has(Role.GOM)

    @property
    def scope(self) -> Scope:
        """Whose orders they see: their own, or an operator everybody's."""
        return None if self.is_operator else self.ids

    def sees(self, gom_id: MemberId) -> bool:
        """Whether a GOM's orders are theirs to see."""
        return self.is_operator or gom_id in self.ids

    def actor(self) -> Actor:
        """Who they are to the aggregates."""
        return speaker(self.member_id, self.member, self.via)


async def find_member(desk: Desk, member_id: MemberId) -> tuple[MemberId, Member] | None:
    """The member of this id, or the one they turned out to be. Raises gomflow.ports.log.LogUnavailable."""
    state = await desk.state("member", member_id)
    if isinstance(state, Joined):
        return await find_member(desk, state.member_id)
    return (member_id, state) if isinstance(state, Member) else None


async def of_session(request: Request, house: House) -> Visitor | None:
    """Who a request's cookie proves; a cookie that has grown old is written anew with the answer."""
    now = house.now()
    session = house.sessions.read(request.cookies, now)
    found = None if session is None else await find_member(house.parts.desk, session.member_id)
    if session is None or found is None:
        return None
    renewed = house.sessions.renewed(session, now)
    if renewed is not None:
        getattr(request.state, SET_COOKIES).append(house.sessions.cookie(renewed))
    who = Visitor(*found)
    # Whatever goes wrong from here on is told in their language.
    request.state.reader = who
    return who


async def visitor(request: Request, house: HouseDep) -> Visitor:
    """Who looks at a page. Raises NotEntered, NotAManager."""
    who = await of_session(request, house)
    if who is None:
        raise NotEntered
    if not who.is_manager:
        raise NotAManager
    return who


VisitorDep = Annotated[Visitor, Depends(visitor)]


async def acting_visitor(request: Request, house: HouseDep, who: VisitorDep) -> Visitor:
    """Who changes something from a page of ours. Raises FromElsewhere.

    The origin that the browser names is looked at instead of a token in each form: it cannot be forged by another site,
    it never goes stale in an open tab, and there is nothing in the page to leak. SameSite=Lax stands behind it.
    """
    if not from_our_pages(request.headers, house.links.base):
        raise FromElsewhere
    return who


ActingDep = Annotated[Visitor, Depends(acting_visitor)]


async def operator(who: VisitorDep) -> Visitor:
    """Who runs the installation. Raises ForOperators."""
    if not who.is_operator:
        raise ForOperators
    return who


OperatorDep = Annotated[Visitor, Depends(operator)]


async def order_for(house: House, who: Visitor, code: str) -> tuple[OrderId, Existing]:
    """An order by its short name, within what the visitor may see. Raises NotThere."""
    found = await house.order_called(code)
    if found is None or not who.sees(found[1].gom_id):
        raise NotThere
    return found


async def payment_for(house: House, who: Visitor, payment_id: str) -> Sent:
    """A payment, within what the visitor may see. Raises NotThere."""
    payment = await house.payment(payment_id)
    if payment is None or not who.sees(payment.proof.gom_id):
        raise NotThere
    return payment
