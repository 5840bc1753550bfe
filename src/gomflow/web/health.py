"""Health: whether the process lives, whether it can serve, and how each of its parts is."""

import asyncio
import time
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from nats.errors import Error as NatsError
from pydantic import BaseModel, Field

from gomflow.ports.chat import NotSent, Refused, Uncertain
from gomflow.ports.log import LogUnavailable
from gomflow.ports.reads import ReadsUnavailable
from gomflow.web.house import House, HouseDep, Look
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG

router = APIRouter()

PATIENCE = 2.0
"""Seconds a part has to answer."""

FAR_BEHIND = 5000
"""Messages of the log by which the lists may lag and still count as keeping up."""

_UNAVAILABLE = 503


class Check(BaseModel):
    """One part: whether it answers, in how many milliseconds, and what there is to say about it."""

    status: Literal["ok", "failing"] = Field(examples=["ok"])
    took_ms: float = Field(examples=[1.4])
    detail: str = Field(default="", examples=["12 messages behind"])


class Health(BaseModel):
    """The whole installation as this process sees it; degraded while only a bot cannot reach its platform."""

    status: Literal["ok", "degraded", "failing"] = Field(examples=["ok"])
    checks: dict[str, Check]


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    look: Look


class _Failing(Exception):
    """A part answers, but not as it should."""


@router.get("/health/live", include_in_schema=False)
async def alive() -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers=_FRESH)


@router.get("/health/ready", include_in_schema=False)
async def ready(house: HouseDep) -> Response:
    """NATS and Postgres answer, and the lists keep up with the log; 503 otherwise."""
    found = await health(house)
    return JSONResponse({"status": found.status}, _code(found), headers=_FRESH)


@router.get(
    "/api/health",
    tags=["health"],
    summary="How each part is",
    response_model=Health,
    responses={503: {"model": Health, "description": "A part does not answer, or the lists are far behind."}},
)
async def details(house: HouseDep) -> Response:
    """The log, the database and the lists, each with the time it took to answer. Needs no key."""
    found = await health(house)
    return JSONResponse(found.model_dump(), _code(found), headers=_FRESH)


async def health(house: House) -> Health:
    """Look at everything at once."""
    parts = [
        _Part("nats", lambda: _nats(house)),
        _Part("postgres", lambda: _postgres(house)),
        _Part("lists", lambda: _lists(house)),
        _Part("parking", lambda: _parking(house)),
        *(_Part(name, look) for name, look in house.bots.items()),
    ]
    checks = dict(zip((part.name for part in parts), await asyncio.gather(*map(_check, parts)), strict=True))
    failing = {name for name, check in checks.items() if check.status == "failing"}
    if not failing:
        return Health(status="ok", checks=checks)
    # A platform that is away takes nothing from the others, and no balancer should take this process out for it.
    return Health(status="degraded" if failing <= set(house.bots) else "failing", checks=checks)


async def _check(part: _Part) -> Check:
    began = time.perf_counter()
    try:
        async with asyncio.timeout(PATIENCE):
            detail = await part.look()
    except (TimeoutError, NatsError, LogUnavailable, ReadsUnavailable, NotSent, Uncertain, Refused, OSError):
        return Check(status="failing", took_ms=_since(began), detail="does not answer")
    except _Failing as why:
        return Check(status="failing", took_ms=_since(began), detail=str(why))
    return Check(status="ok", took_ms=_since(began), detail=detail)


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)


def _code(found: Health) -> int:
    return _UNAVAILABLE if found.status == "failing" else 200


async def _nats(house: House) -> str:
    connection = house.parts.connection
    if not connection.nc.is_connected:
        raise _Failing("is not connected")
    await connection.nc.flush(timeout=int(PATIENCE))
    return ""


async def _postgres(house: House) -> str:
    await house.board.position("desk")
    return ""


async def _lists(house: House) -> str:
    last = await StreamFeed(house.parts.connection, LOG, "log.>").last()
    behind = max(last - await house.board.position("desk"), 0)
    # Claims lie in the same stream and are no business of the lists: a few numbers are always out of their reach.
    if behind > FAR_BEHIND:
        raise _Failing(f"{behind} messages behind")
    return f"{behind} messages behind"


async def _parking(house: House) -> str:
    """What is parked does not keep the rest from being served: it is told, and no reason to take anything away."""
    queues = len(await house.parts.parking.queues())
    return f"{queues} {'queue stands' if queues == 1 else 'queues stand'} still" if queues else ""


_FRESH = {"Cache-Control": "no-store"}
