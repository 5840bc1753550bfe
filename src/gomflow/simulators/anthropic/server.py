"""The imitation as a server: every picture it was shown beforehand has its transcript, and perhaps its fault."""

import asyncio
import base64
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any, Final

from aiohttp import web

from gomflow.ports.reader import ReceiptReader, UnreadablePicture
from gomflow.simulators.anthropic.faults import ERRORS, PASSING, Fault, injected
from gomflow.simulators.anthropic.transcripts import transcript_of
from gomflow_adapters.anthropic import packed

_LETTERS_A_TOKEN: Final = 4
_PIXELS_A_TOKEN: Final = 750
_LARGEST: Final = 32 * 1024**2
_SLOW_S: Final = 60.0


@dataclass(slots=True)
class _Known:
    """A picture: its transcript, what reading it takes, and what goes wrong with it."""

    transcript: dict[str, Any]
    tokens: int
    fault: Fault | None
    asked: int = 0


@dataclass(slots=True)
class Imitation:
    """Learns what is on pictures from a reader. `share` of them have one of the `faults`, drawn by `seed`."""

    reader: ReceiptReader
    share: float = 0.0
    seed: int = 1
    faults: Sequence[Fault] = tuple(Fault)
    slow_s: float = _SLOW_S
    address: str = ""
    calls: Counter[str] = field(default_factory=Counter)
    """What became of the calls: answered, or the fault."""
    input_tokens: int = 0
    output_tokens: int = 0
    _known: dict[str, _Known] = field(default_factory=dict)

    async def learn(self, data: bytes) -> None:
        """Remember what is on a picture; one that cannot be opened is never asked about."""
        try:
            jpeg, width, height, _ = await packed(data)
        except UnreadablePicture:
            return
        rng = Random(f"{self.seed} {sha256(data).hexdigest()}")
        fault = rng.choice(self.faults) if rng.random() < self.share else None
        transcript = transcript_of(await self.reader.read(data))
        self._known[_name(jpeg)] = _Known(transcript, width * height // _PIXELS_A_TOKEN, fault)

    async def messages(self, request: web.Request) -> web.Response:
        """`POST /v1/messages`."""
        asked = await request.json()
        picture = base64.b64decode(asked["messages"][0]["content"][0]["source"]["data"])
        known = self._known.get(_name(picture))
        if known is None:
            return _error(400, "invalid_request_error")
        known.asked += 1
        fault = known.fault
        if fault in PASSING and known.asked > 1:
            fault = None
        self.calls[fault or "answered"] += 1
        if fault is Fault.SLOW:
            await asyncio.sleep(self.slow_s)
        if fault in ERRORS:
            return _error(*ERRORS[fault])
        return self._answered(asked, known, fault)

    def _answered(self, asked: dict[str, Any], known: _Known, fault: Fault | None) -> web.Response:
        transcript = injected(known.transcript) if fault is Fault.INJECTED else known.transcript
        text = json.dumps(transcript, ensure_ascii=False)
        if fault is Fault.CHATTY:
            text = f"Of course! Here is what I see: {text}"
        if fault is Fault.CUT_SHORT:
            text = text[: len(text) // 2]
        prompt = len(asked["system"]) + len(json.dumps(asked["output_config"]))
        took, gave = known.tokens + prompt // _LETTERS_A_TOKEN, len(text) // _LETTERS_A_TOKEN
        self.input_tokens += took
        self.output_tokens += gave
        reasons = {Fault.REFUSAL: "refusal", Fault.CUT_SHORT: "max_tokens"}
        return web.json_response(
            {
                "id": "msg_imitation",
                "type": "message",
                "role": "assistant",
                "model": asked["model"],
                "content": [] if fault is Fault.REFUSAL else [{"type": "text", "text": text}],
                "stop_reason": reasons.get(fault, "end_turn") if fault else "end_turn",
                "usage": {"input_tokens": took, "output_tokens": gave},
            }
        )


@asynccontextmanager
async def imitating(imitation: Imitation, port: int = 0) -> AsyncIterator[Imitation]:
    """The imitation, served on this machine; its address is in it."""
    app = web.Application(client_max_size=_LARGEST)
    app.router.add_post("/v1/messages", imitation.messages)
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        imitation.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield imitation
    finally:
        await runner.cleanup()


def _name(jpeg: bytes) -> str:
    return sha256(jpeg).hexdigest()


def _error(status: int, kind: str) -> web.Response:
    body = {"type": "error", "error": {"type": kind, "message": "as documented"}}
    return web.json_response(body, status=status, headers={"retry-after": "0"})
