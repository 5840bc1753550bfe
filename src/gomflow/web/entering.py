"""Coming in by a one-time link, and leaving."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from gomflow.chance import derived_id
from gomflow.web.asking import ask
from gomflow.web.doing import SEE_OTHER
from gomflow.web.headers import SET_COOKIES
from gomflow.web.house import House, HouseDep
from gomflow.web.links import LinkInvalid
from gomflow.web.origin import from_our_pages
from gomflow.web.troubles import FromElsewhere, LinkIsOver
from gomflow.web.visitor import Visitor, find_member
from gomflow_events.member.requests import EntranceUsed

router = APIRouter(include_in_schema=False)


@router.get("/enter/{signed}")
async def door(request: Request, house: HouseDep, signed: str) -> Response:
    """A page with one button: messengers that look at a link to preview it do not use it up."""
    who, _ = await _whom(house, signed)
    return house.pages.show(request, who, "enter.html", signed=signed)


@router.post("/enter/{signed}")
async def come_in(request: Request, house: HouseDep, signed: str) -> Response:
    """Use the link up, and begin a session."""
    if not from_our_pages(request.headers, house.links.base):
        raise FromElsewhere
    who, once = await _whom(house, signed)
    answer = await ask(house, who, "member", who.member_id, EntranceUsed(), derived_id("enter", once))
    if answer.repeated or answer.refused is not None:
        raise LinkIsOver
    session = house.sessions.begin(who.member_id, house.now())
    getattr(request.state, SET_COOKIES).append(house.sessions.cookie(session))
    return RedirectResponse("/", SEE_OTHER)


@router.post("/leave")
async def leave(request: Request, house: HouseDep) -> Response:
    """End the session in this browser."""
    if not from_our_pages(request.headers, house.links.base):
        raise FromElsewhere
    getattr(request.state, SET_COOKIES).append(house.sessions.no_cookie())
    return house.pages.show(request, None, "left.html")


async def _whom(house: House, signed: str) -> tuple[Visitor, str]:
    """Whom a link lets in, and the id by which it is used once. Raises LinkIsOver."""
    try:
        entry = house.links.read_entrance(signed, house.now())
    except LinkInvalid as error:
        raise LinkIsOver from error
    found = await find_member(house.parts.desk, entry.member_id)
    if found is None:
        raise LinkIsOver
    return Visitor(*found), entry.once
