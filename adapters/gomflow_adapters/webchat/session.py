"""One open page: what it says is kept, what it is told comes from its history and from the hub."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from gomflow.ports.chat import Deliveries, Inbox
from gomflow.ports.history import Heard, History, Shown
from gomflow.ports.log import LogUnavailable
from gomflow.texts import Texts
from gomflow_adapters.webchat.frames import (
    PONG,
    encode_frame,
    heard_frame,
    hello_frame,
    kept_frame,
    noted_frame,
    trouble_frame,
)
from gomflow_adapters.webchat.hub import Hub, Seat, Telling
from gomflow_adapters.webchat.inbound import (
    HistoryWanted,
    Misformed,
    PictureSent,
    Ping,
    Press,
    Said,
    Say,
    Seen,
    Visit,
    read_frame,
    to_fact,
)
from gomflow_adapters.webchat.pace import Pace
from gomflow_adapters.webchat.visitor import web_chat
from gomflow_adapters.webchat.words import plain
from gomflow_events.fact import Json
from gomflow_events.outbound import DeliveryRecorded, Outcome

log = structlog.get_logger()

HISTORY = 200
"""Entries of a chat that a page gets when it connects."""

FRAMES, SECONDS = 20, 5.0
"""The pace of one page."""

AGAIN = 2.0
"""Seconds after which something that failed for want of a server is tried again."""

_CLOSING = 2.0
"""Seconds a page that does not read any more has to take note of its being closed."""


@dataclass(frozen=True, slots=True)
class Stores:
    """What a session reaches."""

    inbox: Inbox
    history: History
    deliveries: Deliveries
    hub: Hub
    texts: Texts
    now: Callable[[], datetime]


class Session:
    """Serves one WebSocket until it ends."""

    def __init__(self, socket: WebSocket, visit: Visit, stores: Stores) -> None:
        self._socket = socket
        self._visit = visit
        self._stores = stores
        self._chat = web_chat(visit.chat_id)
        self._pace = Pace(FRAMES, SECONDS)
        self._told: set[str] = set()
        self._noted: set[str] = set()
        self._seen: set[str] = set()
        self._seen_more = asyncio.Event()
        self._greet_again = asyncio.Event()

    async def serve(self) -> None:
        """Talk until the page goes, or has to."""
        with self._stores.hub.seat(self._chat) as seat:
            code = await self._first(self._listen(seat), self._tell(seat), self._greet(), self._note(), seat.over())
        if code is not None:
            try:
                async with asyncio.timeout(_CLOSING):
                    await self._socket.close(code)
            except (TimeoutError, WebSocketDisconnect):
                log.info("a page was gone before it could be closed")

    async def _first(self, *works: Coroutine[Any, Any, int | None]) -> int | None:
        """Do all this until one of it ends: the close code, None where the page is gone already."""
        tasks = [asyncio.create_task(work) for work in works]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        try:
            codes = [task.result() for task in done]
        except WebSocketDisconnect:
            return None
        return codes[0]

    async def _listen(self, seat: Seat) -> None:
        while True:
            event = await self._socket.receive()
            if event["type"] == "websocket.disconnect":
                return
            try:
                await self._take(read_frame(event.get("text") or ""), seat)
            except Misformed as problem:
                self._pace.wait(time.monotonic())
                await self._trouble(problem.code, problem.frame_id)

    async def _take(self, frame: Say | Press | PictureSent | Seen | HistoryWanted | Ping, seat: Seat) -> None:
        wait = self._pace.wait(time.monotonic())
        if wait > 0:
            await self._trouble("slow-down", getattr(frame, "id", ""), again=wait)
            return
        match frame:
            case Say() | Press() | PictureSent():
                await self._keep(frame, seat)
            case Seen():
                self._seen.update(frame.message_ids)
                self._seen_more.set()
            case HistoryWanted():
                self._greet_again.set()
            case Ping():
                await self._send(PONG)
            case _:
                assert_never(frame)

    async def _keep(self, frame: Said, seat: Seat) -> None:
        at = self._stores.now()
        fact = to_fact(frame, self._visit, at)
        try:
            await self._stores.inbox.keep(fact)
        except LogUnavailable:
            await self._trouble("unavailable", frame.id, again=AGAIN)
            return
        # The other pages of this chat hear it too.
        self._stores.hub.tell(self._chat, Telling(encode_frame(heard_frame(Heard(fact, at)))), but=seat)
        await self._send(kept_frame(frame.id, at))

    async def _note(self) -> None:
        """Write down what was shown; apart from listening, for nobody waits for this."""
        while True:
            await self._seen_more.wait()
            self._seen_more.clear()
            ours, self._seen = self._told & self._seen, set()
            at = self._stores.now()
            try:
                await asyncio.gather(*(self._delivered(message_id, at) for message_id in ours - self._noted))
            except LogUnavailable:
                # Not told so, the page says it again when it connects again; a line written twice says the same.
                continue
            self._noted |= ours
            await self._send(noted_frame(sorted(ours)))

    async def _delivered(self, message_id: str, at: datetime) -> None:
        record = DeliveryRecorded(message_id=message_id, chat=self._chat, outcome=Outcome.DELIVERED, at=at)
        await self._stores.deliveries.record(record)

    async def _greet(self) -> None:
        """Tell the history, now and whenever the page asks for it."""
        while True:
            self._greet_again.clear()
            await self._send(await self._hello())
            await self._greet_again.wait()

    async def _hello(self) -> Json:
        while True:
            try:
                async with asyncio.timeout(AGAIN):
                    # First the hub listens, then the history is read: what comes in between is in both.
                    await self._stores.hub.live()
                entries = await self._stores.history.of(self._chat, HISTORY)
            except (LogUnavailable, TimeoutError):
                await self._trouble("unavailable", again=AGAIN)
                await asyncio.sleep(AGAIN)
            else:
                self._told.update(entry.message.message_id for entry in entries if isinstance(entry, Shown))
                return hello_frame(entries, self._visit, self._stores.now())

    async def _tell(self, seat: Seat) -> None:
        while True:
            telling = await seat.next()
            if telling.message_id:
                self._told.add(telling.message_id)
            await self._socket.send_text(telling.frame)

    async def _trouble(self, code: str, frame_id: str = "", again: float | None = None) -> None:
        text = plain(self._stores.texts, f"webchat-trouble-{code}", self._visit.language)
        await self._send(trouble_frame(code, text, frame_id, again))

    async def _send(self, frame: Json) -> None:
        await self._socket.send_text(encode_frame(frame))
