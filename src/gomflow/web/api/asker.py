"""Who asks the API: the member of a key, or for reading the one of the dashboard's session."""

from typing import Annotated

from fastapi import Depends, Header, Query, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from gomflow.chance import derived_id
from gomflow.web.asking import PATIENCE
from gomflow.web.house import House, HouseDep
from gomflow.web.keys import read_key
from gomflow.web.troubles import Behind, NotAManager, SessionOnlyReads, TokenNeeded
from gomflow.web.visitor import Visitor, find_member, of_session

VIA = "api"

_bearer = HTTPBearer(
    auto_error=False, scheme_name="key", bearerFormat="gf_…", description="A key from the dashboard, under *API keys*."
)
_session = APIKeyCookie(
    name="gomflow_session",
    auto_error=False,
    scheme_name="session",
    description="The dashboard's session: reading only.",
)

Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def _of_key(request: Request, house: House, text: str) -> Visitor | None:
    """Whose key it is. The list says whose; whether it still opens, the member themselves, who are never behind."""
    key = read_key(text)
    card = None if key is None else await house.board.token(key.token_id)
    if key is None or card is None:
        return None
    found = await find_member(house.parts.desk, card.member_id)
    if found is None or not key.opens(found[1].tokens.get(key.token_id, "")):
        return None
    who = Visitor(*found, via=VIA)
    request.state.reader = who
    request.state.asked_by = key.token_id
    return who


async def acting(request: Request, house: HouseDep, given: Credentials) -> Visitor:
    """Who changes something: the member of a key. Raises TokenNeeded, SessionOnlyReads, NotAManager."""
    if given is None:
        if house.sessions.read(request.cookies, house.now()) is not None:
            raise SessionOnlyReads
        raise TokenNeeded
    return _manager(await _of_key(request, house, given.credentials))


async def reading(
    request: Request, house: HouseDep, given: Credentials, _cookie: Annotated[str | None, Depends(_session)]
) -> Visitor:
    """Who reads: the member of a key, or of the dashboard's session. Raises TokenNeeded, NotAManager."""
    if given is None:
        return _manager(await of_session(request, house))
    return _manager(await _of_key(request, house, given.credentials))


def _manager(who: Visitor | None) -> Visitor:
    if who is None:
        raise TokenNeeded
    if not who.is_manager:
        raise NotAManager
    return who


async def caught_up(
    house: HouseDep,
    after: Annotated[int, Query(ge=0, description="Wait until the lists show this number of the log.")] = 0,
) -> None:
    """Wait until the lists show what the asker wants to see. Raises Behind."""
    if after and not await house.parts.reads.reach(after, PATIENCE):
        raise Behind


async def once(
    request: Request,
    house: HouseDep,
    _who: Annotated[Visitor, Depends(acting)],
    idempotency_key: Annotated[
        str | None,
        Header(min_length=1, max_length=200, description="Makes the request happen once, however often it is sent."),
    ] = None,
) -> str:
    """The id of what is asked: the same for the same key on the same path, a fresh one without a key."""
    if idempotency_key is None:
        return house.parts.world.new_id()
    return derived_id(VIA, request.state.asked_by, request.method, request.url.path, idempotency_key)


ActingDep = Annotated[Visitor, Depends(acting)]
ReadingDep = Annotated[Visitor, Depends(reading)]
OnceDep = Annotated[str, Depends(once)]
CAUGHT_UP = Depends(caught_up)
