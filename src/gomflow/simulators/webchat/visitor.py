"""One person with the chat page open: a cookie, a WebSocket that comes back, and an outbox that keeps what was said."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import aiohttp

Json = dict[str, Any]
AGAIN = 0.2
"""Seconds before a broken connection is tried again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on the page. `buttons` are label and token, row by row; `at` is when it came, in seconds."""

    message_id: str
    text: str
    buttons: tuple[tuple[tuple[str, str], ...], ...]
    picture: str
    answers: str
    at: float


class WebVisitor:
    """Talks to a web chat at an address, as the page does: nothing said is lost, nothing shown twice.

    `sent` maps what was said to when, `kept` to when the server had it. `doubles` counts messages that came again with
    other words than before, which must never happen.
    """

    def __init__(self, url: str, language: str) -> None:
        self._url = url
        self._language = language
        self._http: aiohttp.ClientSession | None = None
        self._task: asyncio.Task[None] | None = None
        self._outbox: dict[str, Json] = {}
        self._changed = asyncio.Condition()
        self._new = asyncio.Event()
        self.messages: dict[str, Shown] = {}
        self.sent: dict[str, float] = {}
        self.kept: dict[str, float] = {}
        self.doubles = 0
        self.chat = ""

    async def __aenter__(self) -> Self:
        # The address is a number, and a jar keeps cookies of such only when it is told to.
        jar = aiohttp.CookieJar(unsafe=True)
        self._http = aiohttp.ClientSession(headers={"Accept-Language": self._language}, cookie_jar=jar)
        try:
            async with self._http.get(f"{self._url}/chat") as page:
                page.raise_for_status()
        except BaseException:
            await self._http.close()
            raise
        self._task = asyncio.create_task(self._stay())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._task is not None
        assert self._http is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._http.close()

    async def says(self, text: str) -> str:
        """Write something; its id."""
        return await self._send({"type": "say", "text": text})

    async def presses(self, token: str, message_id: str) -> str:
        """Press a button; the press's id."""
        return await self._send({"type": "press", "token": token, "message_id": message_id})

    async def sends_picture(self, data: bytes, media_type: str, caption: str = "") -> str:
        """Upload a picture and send it; its id."""
        assert self._http is not None
        form = aiohttp.FormData()
        form.add_field("file", data, filename="receipt", content_type=media_type)
        headers = {"Origin": self._url}
        async with self._http.post(f"{self._url}/chat/upload", data=form, headers=headers) as answer:
            answer.raise_for_status()
            upload = await answer.json()
        frame = {
            "type": "picture",
            "upload": upload["upload"],
            "caption": caption,
            "media_type": upload["media_type"],
            "size": upload["size"],
            "file_name": "receipt",
        }
        return await self._send(frame)

    async def until(self, found: Callable[[], Any], within: float) -> Any:  # noqa: ANN401 - any value
        """The first true value of a condition that is looked at whenever something comes; None after the time."""
        try:
            async with asyncio.timeout(within), self._changed:
                return await self._changed.wait_for(found)
        except TimeoutError:
            return None

    async def _send(self, frame: Json) -> str:
        frame_id = str(uuid4())
        self._outbox[frame_id] = {**frame, "id": frame_id}
        self.sent[frame_id] = time.monotonic()
        self._new.set()
        return frame_id

    async def _stay(self) -> None:
        """Be connected, again and again; say what is not kept yet."""
        while True:
            try:
                await self._visit()
            except (aiohttp.ClientError, OSError):
                await asyncio.sleep(AGAIN)

    async def _visit(self) -> None:
        assert self._http is not None
        address = self._url.replace("http", "ws", 1) + "/chat/ws"
        async with self._http.ws_connect(address, headers={"Origin": self._url}, heartbeat=20) as socket:
            said: set[str] = set()
            speaking = asyncio.create_task(self._speak(socket, said))
            try:
                async for message in socket:
                    if message.type is aiohttp.WSMsgType.TEXT:
                        await self._hear(message.json(), said)
            finally:
                speaking.cancel()
                await asyncio.gather(speaking, return_exceptions=True)
        await asyncio.sleep(AGAIN)

    async def _speak(self, socket: aiohttp.ClientWebSocketResponse, said: set[str]) -> None:
        while True:
            self._new.clear()
            for frame_id, frame in list(self._outbox.items()):
                if frame_id not in said:
                    said.add(frame_id)
                    await socket.send_json(frame)
            await self._new.wait()

    async def _hear(self, frame: Json, said: set[str]) -> None:
        match frame["type"]:
            case "hello":
                self.chat = frame["chat"]
                for entry in frame["history"]:
                    self._take(entry)
            case "message":
                self._take(frame)
            case "kept":
                self._outbox.pop(frame["id"], None)
                self.kept.setdefault(frame["id"], time.monotonic())
            case "trouble" if frame.get("again") is not None:
                # Not taken in just now: it is said once more.
                said.discard(frame["id"])
                asyncio.get_running_loop().call_later(frame["again"], self._new.set)
            case _:
                pass
        async with self._changed:
            self._changed.notify_all()

    def _take(self, frame: Json) -> None:
        if frame["type"] != "message":
            return
        known = self.messages.get(frame["id"])
        if known is not None:
            self.doubles += known.text != frame["text"]
            return
        self.messages[frame["id"]] = Shown(
            message_id=frame["id"],
            text=frame["text"],
            buttons=tuple(tuple((one["label"], one["token"]) for one in row) for row in frame["buttons"]),
            picture=(frame["picture"] or {}).get("url", ""),
            answers=frame["answers"],
            at=time.monotonic(),
        )
