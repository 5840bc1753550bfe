"""Who asks, and the keys they hold, in the API."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gomflow.chance import derived_id
from gomflow.ports.board import TokenCard
from gomflow.web.api.asker import CAUGHT_UP, ActingDep, OnceDep, ReadingDep
from gomflow.web.api.described import CHANGING, READING
from gomflow.web.api.done import Done, answered
from gomflow.web.house import HouseDep
from gomflow.web.keys import LONGEST_LABEL, SHORTEST_LABEL, new_key
from gomflow.web.troubles import AlreadyIssued
from gomflow_events.identity import Language, Role
from gomflow_events.member.requests import TokenRequested, TokenRevocationRequested

router = APIRouter(tags=["account"])


class Me(BaseModel):
    """The member who asks."""

    member_id: str
    name: str
    language: Language
    roles: list[Role]
    also: list[str] = Field(description="Ids of members that turned out to be the same person.")


@router.get("/me", summary="Who is asking", responses=READING)
async def me(who: ReadingDep) -> Me:
    """The member whose key or session it is."""
    member = who.member
    return Me(
        member_id=who.member_id,
        name=member.name,
        language=member.language,
        roles=sorted(member.roles),
        also=list(member.also),
    )


class TokenShape(BaseModel):
    """A key, without its secret."""

    token_id: str
    label: str = Field(examples=["stock-keeping"])
    issued_at: datetime

    @classmethod
    def of(cls, card: TokenCard) -> "TokenShape":
        """A key as the API writes it."""
        return cls(token_id=card.token_id, label=card.label, issued_at=card.issued_at)


class TokenWanted(BaseModel):
    """What the key is for."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"label": "stock-keeping"}]})

    label: Annotated[str, StringConstraints(strip_whitespace=True, min_length=SHORTEST_LABEL, max_length=LONGEST_LABEL)]


class TokenMade(Done):
    """A new key. This is the only time it is shown."""

    token_id: str
    token: str = Field(description="Keep it: only its hash is stored.", examples=["gf_01932f6e-…_4ZkX…"])


@router.get("/tokens", summary="List keys", dependencies=[CAUGHT_UP], responses=READING)
async def list_tokens(house: HouseDep, who: ReadingDep) -> list[TokenShape]:
    """The keys of the member that are in use, the newest first."""
    return [TokenShape.of(card) for card in await house.board.tokens({who.member_id})]


@router.post("/tokens", summary="Issue a key", status_code=201, responses=CHANGING)
async def issue_token(house: HouseDep, who: ActingDep, once: OnceDep, wanted: TokenWanted) -> TokenMade:
    """A new key with the same rights. Asked again with the same `Idempotency-Key`, it cannot be shown again (409)."""
    key = new_key(derived_id("token", once))
    asked = TokenRequested(token_id=key.token_id, token_hash=key.digest, label=wanted.label)
    answer = await answered(house, who, ("member", who.member_id, asked), once)
    if answer.repeated:
        raise AlreadyIssued
    return TokenMade(sequence=answer.sequence, repeated=False, token_id=key.token_id, token=key.text)


@router.delete("/tokens/{token_id}", summary="Take a key out of use", responses=CHANGING)
async def revoke_token(house: HouseDep, who: ActingDep, once: OnceDep, token_id: str) -> Done:
    """The key opens nothing from now on, not even for requests under way elsewhere."""
    asked = ("member", who.member_id, TokenRevocationRequested(token_id=token_id))
    answer = await answered(house, who, asked, once)
    return Done(sequence=answer.sequence, repeated=answer.repeated)
