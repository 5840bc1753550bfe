"""The reader that asks an Anthropic model over HTTP: 30 seconds, one repetition, and a rest when it keeps failing."""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

import aiohttp
import msgspec
import structlog

from gomflow.ports.reader import (
    DEFEATED,
    Box,
    ReaderUnavailable,
    Reading,
    TextLine,
    UnreadablePicture,
    below_another,
)
from gomflow_adapters.anthropic.breaker import CircuitBreaker
from gomflow_adapters.anthropic.ledger import Spent, TokenLedger
from gomflow_adapters.anthropic.messages import Message, lines_of, request_of, transcript_of
from gomflow_adapters.pictures.darkroom import DARKROOM
from gomflow_adapters.pictures.rendering import READING_WIDTH

NAME: Final = "anthropic"
API: Final = "https://api.anthropic.com"
MODEL: Final = "claude-sonnet-5-5"
_VERSION: Final = "2026-10-21"
_TRIES: Final = 2
_QUALITY: Final = 85
_LONGEST_WAIT_S: Final = 5.0
_WAIT_S: Final = 1.0
_TRANSIENT: Final = frozenset({408, 409, 429})
_SERVER_ERRORS: Final = 500
_OK: Final = 200
_log = structlog.get_logger()


class _Transient(Exception):
    """This try failed and the next may not; `wait_s` is how long the server asked to be left alone."""

    def __init__(self, why: str, wait_s: float = _WAIT_S) -> None:
        super().__init__(why)
        self.wait_s = wait_s


class AnthropicReader:
    """Reads pictures with a vision model. The picture is made small first, and turned into a plain JPEG.

    Raises ReaderUnavailable for whatever is not the picture's fault, without a word of what was in it.
    """

    def __init__(
        self,
        key: str,
        ledger: TokenLedger,
        *,
        model: str = MODEL,
        api: str = API,
        timeout_s: float = 30.0,
        breaker: CircuitBreaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._headers = {"Authorization": f"Bearer {key}", "anthropic-version": _VERSION}
        self._ledger = ledger
        self._model = model
        self._address = f"{api.rstrip('/')}/v1/messages"
        self._timeout = aiohttp.ClientTimeout(total=timeout_s, connect=min(5.0, timeout_s))
        self._breaker = breaker or CircuitBreaker()
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    @property
    def name(self) -> str:
        return NAME

    async def read(self, data: bytes) -> Reading:
        """The text in an image or in the pages of a PDF. Raises UnreadablePicture, and ReaderUnavailable."""
        pages, places = list[Reading](), 1
        while len(pages) < places:
            page, places = await self._page(data, len(pages))
            pages.append(page)
        return below_another(pages)

    async def _page(self, data: bytes, number: int) -> tuple[Reading, int]:
        """A page, and how many there are."""
        began = self._clock()
        if self._breaker.is_open(began):
            raise ReaderUnavailable("Anthropic failed several times in a row and is left alone for a minute.")
        jpeg, width, height, places = await packed(data, number)
        try:
            message = await self._asked(msgspec.json.encode(request_of(self._model, jpeg)))
            lines = _lines(message, width)
        except ReaderUnavailable:
            self._breaker.failed(self._clock())
            raise
        except UnreadablePicture:
            self._breaker.succeeded()
            raise
        self._breaker.succeeded()
        took_ms = round((self._clock() - began) * 1000)
        return Reading(NAME, width, height, lines, took_ms, within=places[number]), len(places)

    async def aclose(self) -> None:
        """Close the connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _asked(self, body: bytes) -> Message:
        """The model's answer, asked for once more where the first try failed in passing."""
        for left in reversed(range(_TRIES)):
            try:
                return await self._tried(body)
            except _Transient as trouble:
                _log.warning("vision call failed", why=str(trouble), tries_left=left)
                if not left:
                    raise ReaderUnavailable(f"Anthropic does not answer: {trouble}.") from trouble
                await asyncio.sleep(min(trouble.wait_s, _LONGEST_WAIT_S))
        raise AssertionError("unreachable")

    async def _tried(self, body: bytes) -> Message:
        headers = {**self._headers, "content-type": "application/json"}
        try:
            async with self._open().post(self._address, data=body, headers=headers) as answer:
                received = await answer.read()
                status, wait = answer.status, answer.headers.get("retry-after", "")
        except TimeoutError as error:
            raise _Transient("no answer in time") from error
        except aiohttp.ClientError as error:
            raise _Transient(f"the connection failed ({type(error).__name__})") from error
        if status in _TRANSIENT or status >= _SERVER_ERRORS:
            raise _Transient(f"status {status}", float(wait) if wait.isdigit() else _WAIT_S)
        if status != _OK:
            raise ReaderUnavailable(f"Anthropic refuses the request with status {status}: check the key and the model.")
        try:
            message = msgspec.json.decode(received, type=Message)
        except msgspec.MsgspecError as error:
            raise _Transient("an answer in a form nobody knows") from error
        self._ledger.add(
            Spent(
                at=datetime.now(UTC),
                model=self._model,
                input_tokens=message.usage.input_tokens,
                output_tokens=message.usage.output_tokens,
            )
        )
        return message

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        return self._session


async def packed(data: bytes, number: int = 0) -> tuple[bytes, int, int, Sequence[Box]]:
    """A picture or a page as it is sent: small, as a plain JPEG, with its size in pixels and where every page lies.

    Raises UnreadablePicture.
    """
    return await DARKROOM.sheet(data, number, READING_WIDTH, _QUALITY)


def _lines(message: Message, width: int) -> tuple[TextLine, ...]:
    """The lines of an answer.

    Raises UnreadablePicture where it was refused or cut short: the next answer about the same picture would be no
    better. Raises ReaderUnavailable for one in another form.
    """
    if message.stop_reason in {"refusal", "max_tokens"}:
        why = f"Anthropic did not transcribe the whole picture ({message.stop_reason}). Please send a screenshot."
        raise UnreadablePicture(DEFEATED, why)
    try:
        return lines_of(transcript_of(message), width)
    except msgspec.MsgspecError as error:
        raise ReaderUnavailable("Anthropic answered in another form than it was asked for.") from error
