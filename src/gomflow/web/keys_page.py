"""Keys to the HTTP API: issued, shown once, taken out of use."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from gomflow.conversation import answers
from gomflow.conversation.answers import Problem
from gomflow.web.asking import ask, shown
from gomflow.web.doing import do, onward, problem
from gomflow.web.frame import frame
from gomflow.web.house import House, HouseDep
from gomflow.web.keys import LONGEST_LABEL, SHORTEST_LABEL, new_key
from gomflow.web.visitor import ActingDep, Visitor, VisitorDep
from gomflow_events.member.requests import TokenRequested, TokenRevocationRequested

router = APIRouter(prefix="/tokens", include_in_schema=False)


@router.get("")
async def keys(request: Request, house: HouseDep, who: VisitorDep) -> Response:
    """The member's keys."""
    return await _page(request, house, who)


@router.post("")
async def issue(
    request: Request, house: HouseDep, who: ActingDep, label: Annotated[str, Form(max_length=200)]
) -> Response:
    """A new key; this answer is the only place where it is ever shown."""
    try:
        name = answers.words(label, SHORTEST_LABEL, LONGEST_LABEL)
    except Problem as wrong:
        return problem(request, house, who, "/tokens", wrong)
    key = new_key(house.parts.world.new_id())
    asked = TokenRequested(token_id=key.token_id, token_hash=key.digest, label=name)
    answer = await ask(house, who, "member", who.member_id, asked)
    if answer.refused is not None:
        return onward(request, house, "/tokens", bad=house.pages.speech(request, who).refusal(answer.refused))
    await shown(house, answer)
    return await _page(request, house, who, fresh=key.text)


@router.post("/{token_id}/revoke")
async def revoke(request: Request, house: HouseDep, who: ActingDep, token_id: str) -> Response:
    """Take a key out of use."""
    asked = ("member", who.member_id, TokenRevocationRequested(token_id=token_id))
    said = house.pages.speech(request, who).t("done-revoked")
    return await do(request, house, who, asked, to="/tokens", done=said)


async def _page(request: Request, house: House, who: Visitor, fresh: str = "") -> Response:
    return house.pages.show(
        request,
        who,
        "tokens.html",
        **await frame(house, who, "tokens"),
        tokens=await house.board.tokens({who.member_id}),
        fresh=fresh,
        base=house.links.base,
    )
