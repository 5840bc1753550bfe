"""Pictures over HTTP: what people send us, and what we show them, each only to the chat it belongs to."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from uuid import uuid4

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from gomflow.chance import first_member_id
from gomflow.ports.history import History
from gomflow.ports.log import LogUnavailable
from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.vault import Locked, NotKept, Vault
from gomflow.texts import Texts
from gomflow_adapters.pictures.darkroom import DARKROOM
from gomflow_adapters.pictures.kinds import MediaType, media_type_of
from gomflow_adapters.webchat.frames import trouble_frame
from gomflow_adapters.webchat.inbound import upload_prefix
from gomflow_adapters.webchat.languages import language_of
from gomflow_adapters.webchat.origin import same_origin
from gomflow_adapters.webchat.pace import Paces
from gomflow_adapters.webchat.uploads import PICTURE_TYPES, FileRefused, UploadRefused, read_upload, upload_in
from gomflow_adapters.webchat.visitor import Visitors, web_chat
from gomflow_adapters.webchat.words import plain

log = structlog.get_logger()

UPLOADS, SECONDS = 30, 300.0
"""The pace of one chat's uploads."""

COMING = 16
"""Uploads that come in at the same time: a file lies in memory until it is locked, never in a temporary one."""

AT_ONCE = 4
"""Uploads stored at the same time: each is held in memory three times meanwhile."""

AGAIN = 2.0
"""Seconds after which a browser may try again what failed for want of a server."""

_MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_UPLOAD = re.compile(r"upload-[a-z2-7]{26}-[0-9a-f]{32}")

_SAFE = {
    # A picture is locked where it lies, and deleted a day after the decision: no browser lays a copy on a disk.
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_NOT_FOUND = 404
_OUT_OF_REACH = 503


class Pictures:
    """The routes for pictures."""

    def __init__(self, visitors: Visitors, history: History, vault: Vault, uploads: Vault, texts: Texts) -> None:
        self._visitors = visitors
        self._history = history
        self._vault = vault
        self._uploads = uploads
        self._texts = texts
        self._paces = Paces(UPLOADS, SECONDS)
        self._coming = asyncio.Semaphore(COMING)
        self._room = asyncio.Semaphore(AT_ONCE)

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        add = router.add_api_route
        add("/chat/upload", self.take, methods=["POST"], include_in_schema=False)
        add("/chat/upload/{name}", self.show_upload, methods=["GET"], include_in_schema=False)
        add("/chat/upload/{name}", self.drop_upload, methods=["DELETE"], include_in_schema=False)
        add("/chat/picture/{message_id}", self.show_picture, methods=["GET"], include_in_schema=False)

    async def take(self, request: Request) -> Response:
        """Keep a picture for a message that comes next."""
        try:
            chat_id = self._owner(request)
            name = upload_prefix(chat_id) + uuid4().hex
            async with self._coming, upload_in(request) as files, self._room:
                uploaded = await read_upload(files)
                await self._uploads.put(name, uploaded.data, uploaded.media_type, first_member_id(web_chat(chat_id)))
        except UploadRefused as refused:
            return self._refusal(request, refused)
        except (LogUnavailable, TimeoutError):
            return self._refusal(request, UploadRefused("unavailable", _OUT_OF_REACH))
        except Locked as error:
            log.warning("an upload cannot be kept", why=str(error))
            return self._refusal(request, UploadRefused("unavailable", _OUT_OF_REACH))
        told = {"upload": name, "media_type": uploaded.media_type, "size": len(uploaded.data)}
        return JSONResponse(told, status_code=201)

    async def show_upload(self, request: Request, name: str) -> Response:
        """A picture the person sent, while it is kept."""
        if not self._is_theirs(request, name):
            return Response(status_code=_NOT_FOUND)
        return await _answer(lambda: self._uploads.get(name))

    async def drop_upload(self, request: Request, name: str) -> Response:
        """Forget an upload the person did not send after all."""
        if not same_origin(request.headers) or not self._is_theirs(request, name):
            return Response(status_code=_NOT_FOUND)
        try:
            await self._uploads.delete(name)
        except (LogUnavailable, TimeoutError):
            return Response(status_code=_OUT_OF_REACH)
        return Response(status_code=204)

    async def show_picture(self, request: Request, message_id: str) -> Response:
        """The picture of a message to the person's own chat."""
        chat_id = self._visitors.chat_of(request.cookies)
        if chat_id is None or not _MESSAGE_ID.fullmatch(message_id):
            return Response(status_code=_NOT_FOUND)

        async def kept() -> bytes:
            message = await self._history.message(web_chat(chat_id), message_id)
            if message is None or message.picture is None:
                raise NotKept(message_id)
            data = await self._vault.get(message.picture.name)
            return await DARKROOM.marked(data, message.marks) or data

        return await _answer(kept)

    def _owner(self, request: Request) -> str:
        if not same_origin(request.headers):
            raise UploadRefused("other-site", 403)
        chat_id = self._visitors.chat_of(request.cookies)
        if chat_id is None:
            raise UploadRefused("no-chat", 403)
        if self._paces.wait(chat_id, time.monotonic()) > 0:
            raise UploadRefused("too-many-uploads", 429)
        return chat_id

    def _is_theirs(self, request: Request, name: str) -> bool:
        chat_id = self._visitors.chat_of(request.cookies)
        return chat_id is not None and bool(_UPLOAD.fullmatch(name)) and name.startswith(upload_prefix(chat_id))

    def _refusal(self, request: Request, refused: UploadRefused) -> Response:
        query, accepted = request.query_params.get("language"), request.headers.get("accept-language", "")
        language = language_of(query, request.cookies, accepted)
        if isinstance(refused, FileRefused):
            # The same words as for a file that comes another way.
            text = plain(self._texts, f"picture-{refused.code}", language)
            text = f"{refused.name}: {text}" if refused.name else text
        else:
            text = plain(self._texts, f"webchat-trouble-{refused.code}", language)
        log.info("an upload was refused", code=refused.code)
        again = AGAIN if refused.status == _OUT_OF_REACH else None
        return JSONResponse(trouble_frame(refused.code, text, again=again), status_code=refused.status)


async def _answer(fetch: Callable[[], Awaitable[bytes]]) -> Response:
    try:
        data = await fetch()
    except NotKept:
        return Response(status_code=_NOT_FOUND)
    except (LogUnavailable, TimeoutError, Locked) as error:
        log.warning("a picture cannot be shown", why=str(error))
        return Response(status_code=_OUT_OF_REACH, headers={"Retry-After": str(int(AGAIN))})
    # Never the type a client claimed: a file that calls itself a page must not become one.
    media_type: str = media_type_of(data) or "application/octet-stream"
    if media_type == MediaType.HEIC:
        try:
            data, media_type = (await DARKROOM.shown(data))[0], MediaType.JPEG
        except UnreadablePicture as error:
            log.info("a picture cannot be shown", why=error.code)
    ending = ".pdf" if media_type == MediaType.PDF else ""
    shown = "inline" if media_type in PICTURE_TYPES else f'attachment; filename="document{ending}"'
    return Response(data, media_type=media_type, headers={**_SAFE, "Content-Disposition": shown})
