"""People with Telegram, for tests and the demo: what they do, and what they see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from gomflow.simulators.telegram.chats import Account, Chat, Json, Message
from gomflow.simulators.telegram.entities import commands_in
from gomflow.simulators.telegram.setting import menu_in
from gomflow.simulators.telegram.telegram import Press, Telegram


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button as a person sees it; it sends `data` or opens `url`."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message of the bot's as a person sees it, without markup.

    `marked` are the parts of the text that look or act differently: kind, words, address. `picture` are the bytes of a
    photo or document. `at` counts seconds on the simulator's clock, `version` the edits.
    """

    message_id: int
    text: str
    buttons: tuple[tuple[SeenButton, ...], ...]
    marked: tuple[tuple[str, str, str], ...]
    picture: bytes | None
    file_name: str
    sent: datetime
    at: float
    version: int

    @property
    def labels(self) -> list[str]:
        """What its buttons say, in order."""
        return [button.label for row in self.buttons for button in row]


T = TypeVar("T")

Wanted = str | Callable[[SeenMessage], bool]


class Disappointed(AssertionError):
    """A person did not see what they waited for."""


class SimulatedUser:
    """One person in their private chat with the bot. `acted_at` is when they last did something, in seconds."""

    def __init__(self, telegram: Telegram, account: Account, chat: Chat) -> None:
        self.account = account
        self.acted_at = 0.0
        self._telegram = telegram
        self._chat = chat
        self._expected: set[tuple[int, int]] = set()

    @property
    def id(self) -> int:
        """The person's id, and that of the chat."""
        return self._chat.id

    @property
    def messages(self) -> list[SeenMessage]:
        """What the bot wrote, as it is now."""
        return [self._seen(message) for message in self._chat.messages.values() if message.sender.is_bot]

    @property
    def menu(self) -> dict[str, str]:
        """The commands Telegram offers the person, with what they are for."""
        shown = menu_in(self._telegram, self.id, self.account.language_code)
        return {command["command"]: command["description"] for command in shown}

    async def says(self, text: str, group: "SimulatedGroup | None" = None) -> int:
        """Write; returns the message's id."""
        message = self._write(self._chat if group is None else group.chat)
        message.text, message.entities = text, commands_in(text)
        return self._sent(message)

    async def sends_photo(self, data: bytes, caption: str = "", *, album: str = "") -> int:
        """Send a picture as a photo; pictures with the same `album` are shown together."""
        message = self._write(self._chat)
        message.photo, message.text, message.album = self._telegram.files.photo(data), caption, album
        return self._sent(message)

    async def sends_document(
        self, data: bytes, file_name: str, media_type: str = "application/octet-stream", caption: str = ""
    ) -> int:
        """Send a file."""
        message = self._write(self._chat)
        message.document = self._telegram.files.document(data, file_name, media_type)
        message.text = caption
        return self._sent(message)

    async def presses(self, label_or_data: str) -> Press:
        """Press a button of the last message that has it: named by its label, its data, or a part of its label."""
        message_id, button = self._button(label_or_data)
        if not button.data:
            raise Disappointed(f"the button {button.label!r} opens {button.url} and tells the bot nothing")
        self.acted_at = self._telegram.clock()
        query_id = str(4 * 10**17 + self._telegram.next_number())
        press = Press(query_id, self._chat, message_id, button.data, self.acted_at)
        self._telegram.presses[query_id] = press
        payload: Json = {
            "id": query_id,
            "from": self.account.json(),
            "message": self._chat.messages[message_id].json(),
            "chat_instance": str(self.id * 7919),
            "data": button.data,
        }
        self._telegram.updates.add("callback_query", self.id, payload)
        return press

    def link(self, label: str) -> str:
        """Where a button with an address leads."""
        return self._button(label)[1].url

    def blocks(self) -> None:
        """Block the bot."""
        self._member(blocked=True)

    def unblocks(self) -> None:
        """Let the bot write again."""
        self._member(blocked=False)

    def deletes_account(self) -> None:
        """Leave Telegram."""
        self._chat.deactivated = True

    async def expects(self, wanted: Wanted, within: float = 5.0) -> SeenMessage:
        """The oldest message that fits and was not expected before, waited for so many seconds.

        `wanted` is a part of its text, or what is asked of it. An edited message may be expected anew. Raises
        Disappointed, saying what came instead.
        """

        def found() -> SeenMessage | None:
            new = (seen for seen in self.messages if (seen.message_id, seen.version) not in self._expected)
            return next((seen for seen in new if _fits(seen, wanted)), None)

        seen = await self._chat.changes.until(found, within)
        if seen is None:
            raise Disappointed(self._instead(wanted, within))
        self._expected.add((seen.message_id, seen.version))
        return seen

    async def until(self, found: Callable[[], T | None], within: float) -> T | None:
        """What a condition finds, looked at whenever the chat changes; None after so many seconds."""
        return await self._chat.changes.until(found, within)

    async def sees_answered(self, press: Press, within: float = 5.0) -> float:
        """Wait until a pressed button stops waiting; returns the seconds it took. Raises Disappointed."""
        at = await self._chat.changes.until(lambda: press.answered_at, within)
        if at is None:
            raise Disappointed(f"the button still waits after {within} s")
        return at - press.at

    def catches_up(self) -> None:
        """Everything up to now is read: `expects` looks only at what comes after."""
        self._expected |= {(seen.message_id, seen.version) for seen in self.messages}

    def _write(self, chat: Chat) -> Message:
        self.acted_at = self._telegram.clock()
        chat.started = True
        return self._telegram.message(chat, self.account)

    def _sent(self, message: Message) -> int:
        message.chat.put(message)
        self._telegram.updates.add("message", message.chat.id, message.json())
        return message.message_id

    def _button(self, named: str) -> tuple[int, SeenButton]:
        latest_first = self.messages[::-1]
        all_buttons = [(seen.message_id, button) for seen in latest_first for row in seen.buttons for button in row]
        exact = [found for found in all_buttons if named in {found[1].label, found[1].data}]
        alike = [found for found in all_buttons if named.casefold() in found[1].label.casefold()]
        if exact or alike:
            return (exact or alike)[0]
        labels = latest_first[0].labels if latest_first else []
        raise Disappointed(f"no button {named!r}; the last message has {labels}")

    def _member(self, *, blocked: bool) -> None:
        was, self._chat.blocked = self._chat.blocked, blocked
        payload: Json = {
            "chat": self._chat.json(),
            "from": self.account.json(),
            "date": self._telegram.message(self._chat, self.account).date,
            "old_chat_member": self._membership(blocked=was),
            "new_chat_member": self._membership(blocked=blocked),
        }
        self._telegram.updates.add("my_chat_member", self.id, payload)

    def _membership(self, *, blocked: bool) -> Json:
        told: Json = {"user": self._telegram.bot.json(), "status": "kicked" if blocked else "member"}
        return told | ({"until_date": 0} if blocked else {})

    def _seen(self, message: Message) -> SeenMessage:
        return seen(self._telegram, message)

    def _instead(self, wanted: Wanted, within: float) -> str:
        said = wanted if isinstance(wanted, str) else "what was wanted"
        came = [one.text[:200] for one in self.messages[-3:]]
        return f"{self.account.first_name} did not see {said!r} within {within} s; the last messages were {came}"


class SimulatedGroup:
    """A group the bot is in."""

    def __init__(self, telegram: Telegram, chat: Chat) -> None:
        self.chat = chat
        self._telegram = telegram

    @property
    def messages(self) -> list[SeenMessage]:
        """What the bot wrote."""
        return [seen(self._telegram, message) for message in self.chat.messages.values() if message.sender.is_bot]

    async def expects(self, fragment: str, within: float = 5.0) -> SeenMessage:
        """The first message of the bot's with these words, waited for so many seconds. Raises Disappointed."""
        found = await self.chat.changes.until(
            lambda: next((one for one in self.messages if fragment in one.text), None), within
        )
        if found is None:
            raise Disappointed(f"nobody in the group saw {fragment!r}")
        return found

    def becomes_supergroup(self, chat_id: int) -> "SimulatedGroup":
        """The group gets another id; what is sent to the old one is refused with the new one."""
        new = self._telegram.chats[chat_id] = Chat(chat_id, title=self.chat.title, kind="supergroup", started=True)
        self.chat.moved_to = chat_id
        return SimulatedGroup(self._telegram, new)


def seen(telegram: Telegram, message: Message) -> SeenMessage:
    """A message as people see it."""
    file: Any = message.photo[-1] if message.photo else message.document
    rows = [
        [SeenButton(one["text"], one.get("callback_data", ""), one.get("url", "")) for one in row]
        for row in message.keyboard or []
    ]
    return SeenMessage(
        message_id=message.message_id,
        text=message.text,
        buttons=tuple(tuple(row) for row in rows),
        marked=tuple((one["type"], _words(message.text, one), one.get("url", "")) for one in message.entities),
        picture=telegram.files.bytes_of(file["file_id"]) if file else None,
        file_name=(message.document or {}).get("file_name", ""),
        sent=datetime.fromtimestamp(message.date, UTC),
        at=message.at,
        version=message.version,
    )


def _words(text: str, entity: Json) -> str:
    start, stop = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return text.encode("utf-16-le")[start:stop].decode("utf-16-le")


def _fits(message: SeenMessage, wanted: Wanted) -> bool:
    return wanted in message.text if isinstance(wanted, str) else wanted(message)
