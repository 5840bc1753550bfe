"""For those who run the installation: who asks to become a GOM, who is one, and the invite code."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response

from gomflow.web.doing import do
from gomflow.web.frame import frame
from gomflow.web.house import HouseDep
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import ActingDep, OperatorDep, find_member, operator
from gomflow_events.identity import MemberId, Role
from gomflow_events.member.requests import RoleDecided

router = APIRouter(prefix="/people", include_in_schema=False)


@router.get("")
async def people(request: Request, house: HouseDep, who: OperatorDep) -> Response:
    """Who asks, who is a GOM, and how one becomes one here."""
    return house.pages.show(
        request,
        who,
        "people.html",
        **await frame(house, who, "people"),
        askers=await house.board.asking(Role.GOM),
        goms=await house.board.holding(Role.GOM),
        operators=await house.board.holding(Role.OPERATOR),
        door=house.parts.door,
    )


@router.post("/{member_id}/decide", dependencies=[Depends(operator)])
async def decide(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    member_id: str,
    granted: Annotated[str, Form(pattern="^(yes|no)$")],
) -> Response:
    """Admit somebody as a GOM, or not."""
    known = member_id.isascii() and member_id.replace("-", "").isalnum()
    found = await find_member(house.parts.desk, MemberId(member_id)) if known else None
    if found is None:
        raise NotThere
    asked = RoleDecided(role=Role.GOM, granted=granted == "yes")
    said = house.pages.speech(request, who).t(f"done-admit-{granted}", name=found[1].name)
    return await do(request, house, who, ("member", found[0], asked), to="/people", done=said)
