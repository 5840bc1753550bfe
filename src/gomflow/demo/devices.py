"""What people hold in their hands: one way to talk, whatever the platform, and a stopwatch."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Protocol

from gomflow.simulators.telegram import SimulatedUser
from gomflow.simulators.webchat import WebVisitor

PATIENCE = 60.0
"""Seconds after which somebody who waits gives up, and the demo has failed."""


class GaveUp(Exception):
    """Somebody did not see what they waited for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as anybody sees it: plain words, and what its buttons send."""

    key: str
    text: str
    tokens: tuple[str, ...]
    has_picture: bool


def plain(text: str) -> str:
    """The words of a message without its markup."""
    return unescape(re.sub(r"</?(?:b|i|code|a)(?: [^>]*)?>", "", text))


@dataclass
class Stopwatch:
    """Times from saying something to the reply, in seconds."""

    replies: list[float] = field(default_factory=list)

    def note(self, seconds: float) -> None:
        """One reply."""
        self.replies.append(seconds)


class Device(Protocol):
    """A chat in somebody's hand. `said` counts what was sent."""

    said: int

    @property
    def chat(self) -> str:
        """The key of the chat."""
        ...

    @property
    def doubles(self) -> int:
        """Messages that changed after they were shown."""
        ...

    @property
    def seen(self) -> list[Seen]:
        """Every message so far."""
        ...

    async def says(self, text: str) -> None:
        """Write, and wait for the reply."""
        ...

    async def presses(self, token: str) -> None:
        """Press the latest button whose token fits an expression, and wait for the reply."""
        ...

    async def tells(self, text: str) -> object:
        """Write, and wait for nothing."""
        ...

    async def taps(self, token: str) -> object:
        """Press the latest button whose token fits an expression, and wait for nothing."""
        ...

    async def sends(self, picture: bytes, media_type: str) -> None:
        """Send a picture; what becomes of it comes later."""
        ...

    async def sees(self, wanted: Callable[[Seen], bool], what: str, within: float = PATIENCE) -> Seen:
        """Wait for a message. Raises GaveUp, saying what came instead."""
        ...


def _latest(seen: list[Seen], pattern: str) -> tuple[Seen, str]:
    for message in reversed(seen):
        for token in message.tokens:
            if re.fullmatch(pattern, token):
                return message, token
    raise GaveUp(f"no button {pattern}; the last message says {seen[-1].text[:200] if seen else 'nothing'}")


def _disappointed(seen: list[Seen], what: str) -> GaveUp:
    return GaveUp(f"{what} did not come; the last messages were {[message.text[:120] for message in seen[-3:]]}")


class TelegramDevice:
    """Telegram on a phone."""

    def __init__(self, user: SimulatedUser, stopwatch: Stopwatch) -> None:
        self._user = user
        self._stopwatch = stopwatch
        self.said = 0

    @property
    def chat(self) -> str:
        """The key of the chat."""
        return f"telegram-{self._user.id}"

    @property
    def doubles(self) -> int:
        """Messages that the bot changed afterwards, which it never does."""
        return sum(one.version > 0 for one in self._user.messages)

    @property
    def seen(self) -> list[Seen]:
        return [
            Seen(
                key=str(one.message_id),
                text=one.text,
                tokens=tuple(button.data for row in one.buttons for button in row),
                has_picture=one.picture is not None,
            )
            for one in self._user.messages
        ]

    async def says(self, text: str) -> None:
        before = len(self._user.messages)
        await self.tells(text)
        await self._reply(before)

    async def presses(self, token: str) -> None:
        before = len(self._user.messages)
        await self.taps(token)
        await self._reply(before)

    async def tells(self, text: str) -> None:
        self.said += 1
        await self._user.says(text)

    async def taps(self, token: str) -> None:
        _, exact = _latest(self.seen, token)
        self.said += 1
        await self._user.presses(exact)

    async def sends(self, picture: bytes, media_type: str) -> None:
        self.said += 1
        if media_type == "application/pdf":
            await self._user.sends_document(picture, "receipt.pdf", media_type)
        else:
            await self._user.sends_photo(picture)

    async def sees(self, wanted: Callable[[Seen], bool], what: str, within: float = PATIENCE) -> Seen:
        found = await self._user.until(lambda: next((one for one in self.seen if wanted(one)), None), within)
        if found is None:
            raise _disappointed(self.seen, what)
        return found

    async def _reply(self, before: int) -> None:
        """The first message after what was said. In a chat of one's own that is the reply."""
        acted = self._user.acted_at
        came = await self._user.until(lambda: self._user.messages[before:] or None, PATIENCE)
        if not came:
            raise _disappointed(self.seen, "a reply")
        self._stopwatch.note(came[0].at - acted)


class WebDevice:
    """The chat page in a browser."""

    def __init__(self, visitor: WebVisitor, stopwatch: Stopwatch) -> None:
        self.visitor = visitor
        self._stopwatch = stopwatch
        self.said = 0

    @property
    def chat(self) -> str:
        """The key of the chat."""
        return f"web-{self.visitor.chat}"

    @property
    def doubles(self) -> int:
        """Messages that came twice and differed."""
        return self.visitor.doubles

    @property
    def seen(self) -> list[Seen]:
        return [
            Seen(
                key=one.message_id,
                text=plain(one.text),
                tokens=tuple(token for row in one.buttons for _, token in row),
                has_picture=bool(one.picture),
            )
            for one in self.visitor.messages.values()
        ]

    async def says(self, text: str) -> None:
        await self._reply(await self.tells(text))

    async def presses(self, token: str) -> None:
        await self._reply(await self.taps(token))

    async def tells(self, text: str) -> str:
        self.said += 1
        return await self.visitor.says(text)

    async def taps(self, token: str) -> str:
        message, exact = _latest(self.seen, token)
        self.said += 1
        return await self.visitor.presses(exact, message.key)

    async def sends(self, picture: bytes, media_type: str) -> None:
        # Counted when it is said: an upload that does not get through was not.
        await self.visitor.sends_picture(picture, media_type)
        self.said += 1

    async def sees(self, wanted: Callable[[Seen], bool], what: str, within: float = PATIENCE) -> Seen:
        found = await self.visitor.until(lambda: next((one for one in self.seen if wanted(one)), None), within)
        if found is None:
            raise _disappointed(self.seen, what)
        assert isinstance(found, Seen)
        return found

    async def _reply(self, frame_id: str) -> None:
        started = time.monotonic()
        answer = await self.visitor.until(
            lambda: next((one for one in self.visitor.messages.values() if one.answers == frame_id), None), PATIENCE
        )
        if answer is None:
            raise _disappointed(self.seen, "a reply")
        self._stopwatch.note(answer.at - min(self.visitor.sent[frame_id], started))
