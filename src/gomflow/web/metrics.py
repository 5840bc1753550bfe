"""The instruments for Prometheus: to whoever has the token, and without one to this machine alone."""

import hmac
from ipaddress import ip_address

import asyncpg
from fastapi import APIRouter, Request, Response
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0

from gomflow.observing.gauges import Gauges
from gomflow.ports.log import LogUnavailable
from gomflow.web.house import House, HouseDep

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
async def metrics(request: Request, house: HouseDep) -> Response:
    """Everything that is counted. What the broker or the database does not answer for is left as it was."""
    if not _may_look(request, house):
        return Response("Set GOMFLOW_METRICS_TOKEN and send it as a bearer token.\n", 403, media_type="text/plain")
    parts = house.parts
    try:
        await Gauges(parts.metrics, parts.connection, parts.store, parts.world.now).look()
    except (LogUnavailable, asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
        parts.metrics.looked.set(0)
    else:
        parts.metrics.looked.set(1)
    headers = {"Cache-Control": "no-store"}
    return Response(generate_latest(parts.metrics.registry), media_type=CONTENT_TYPE_PLAIN_1_0_0, headers=headers)


def _may_look(request: Request, house: House) -> bool:
    token = house.parts.settings.metrics_token
    if token is not None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.get_secret_value().encode())
    # Behind a proxy on this machine everybody comes from this machine.
    forwarded = "forwarded" in request.headers or "x-forwarded-for" in request.headers
    return not forwarded and request.client is not None and _is_here(request.client.host)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
