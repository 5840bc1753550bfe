"""Receiving by being told: the webhook's route, and telling Telegram where it is."""

import hmac
import json

import structlog
from aiogram import Bot
from aiogram.methods import SetWebhook
from fastapi import APIRouter, Request, Response

from gomflow.ports.log import LogUnavailable
from gomflow_adapters.telegram.calls import ask
from gomflow_adapters.telegram.inbound import WANTED_UPDATES, UnreadableUpdate, read_update
from gomflow_adapters.telegram.receiving import Receiver

log = structlog.get_logger()

PATH = "/webhooks/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
BODY_BYTES = 1024 * 1024
SECONDS = 20


def webhook_routes(receiver: Receiver, *, path_secret: str, secret_token: str) -> APIRouter:
    """The route Telegram delivers to: `/webhooks/telegram/<path_secret>`.

    200 says that the update is stored, or has nothing to store. Everything else makes Telegram come again.
    """
    router = APIRouter()

    @router.post(PATH + "/{given}", include_in_schema=False)
    async def deliver(given: str, request: Request) -> Response:
        if not _same(given, path_secret):
            return Response(status_code=404)
        if not _same(request.headers.get(SECRET_HEADER, ""), secret_token):
            return Response(status_code=401)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        return await _take(receiver, body)

    return router


async def set_webhook(
    bot: Bot, base_url: str, *, path_secret: str, secret_token: str, max_connections: int = 40
) -> None:
    """Have updates delivered to the web app at `base_url`; those that are waiting are kept.

    Raises what `gomflow_adapters.telegram.calls.ask` raises.
    """
    method = SetWebhook(
        url=f"{base_url.rstrip('/')}{PATH}/{path_secret}",
        secret_token=secret_token,
        max_connections=max_connections,
        allowed_updates=list(WANTED_UPDATES),
        drop_pending_updates=False,
    )
    await ask(bot, method, SECONDS)


async def _take(receiver: Receiver, body: bytes) -> Response:
    try:
        update = read_update(json.loads(body))
    except UnreadableUpdate as error:
        if error.update_id is None:
            return Response(status_code=400)
        # Telegram would bring it again and again, and this release would never read it.
        log.warning("update left out", platform="telegram", update=error.update_id, why=str(error))
        return Response(status_code=200)
    except ValueError:
        return Response(status_code=400)
    try:
        await receiver.take(update)
    except LogUnavailable:
        return Response(status_code=503, headers={"Retry-After": "1"})
    return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    """The body, or None where it is larger than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            return None
    return bytes(body)


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode(), secret.encode())
