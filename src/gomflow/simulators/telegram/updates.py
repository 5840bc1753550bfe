"""The bot's updates: kept until it confirms them, asked for by long polling, or delivered to a webhook."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gomflow.simulators.telegram.changes import Changes
from gomflow.simulators.telegram.chats import Json
from gomflow.simulators.telegram.errors import ApiError

BY_DEFAULT_LEFT_OUT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MOST = 100
_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Update:
    """One update; `lane` is the chat whose updates are delivered in order."""

    update_id: int
    lane: int
    body: Json


class Updates:
    """Everything the bot has not confirmed yet, in order."""

    def __init__(self, first_id: int) -> None:
        self.pending: dict[int, Update] = {}
        self.allowed: frozenset[str] | None = None
        self.webhook: Callable[[Update], None] | None = None
        self._next_id = first_id
        self._changes = Changes()
        self._poll = 0
        self._ended = False

    def add(self, kind: str, lane: int, payload: Json) -> None:
        """Something happened that the bot is told, if it wants to know."""
        wanted = kind in self.allowed if self.allowed else kind not in BY_DEFAULT_LEFT_OUT
        if not wanted:
            return
        update = Update(self._next_id, lane, {"update_id": self._next_id, kind: payload})
        self._next_id += 1
        self.pending[update.update_id] = update
        if self.webhook is not None:
            self.webhook(update)
        self._changes.tell()

    def allow(self, kinds: Any) -> None:  # noqa: ANN401 - whatever JSON the bot sent
        """Remember which kinds the bot wants: an empty list means the default, none at all means as before."""
        if isinstance(kinds, list):
            self.allowed = frozenset(kinds) or None

    def confirm(self, before: int) -> None:
        """The bot has everything up to an id, which is left out itself."""
        for update_id in [known for known in self.pending if known < before]:
            del self.pending[update_id]
        self._changes.tell()

    def delivered(self, update_id: int) -> None:
        """The webhook took one."""
        self.pending.pop(update_id, None)
        self._changes.tell()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """What getUpdates answers. Raises ApiError 409."""
        if self.webhook is not None:
            raise ApiError(409, _WEBHOOK)
        if offset < 0:
            newest = sorted(self.pending)[offset:]
            offset = newest[0] if newest else 0
        self._poll += 1
        mine = self._poll
        # The newer question ends the older one, which hears of the change.
        self.confirm(offset)

        def found() -> list[Json] | None:
            if mine != self._poll or self.webhook is not None:
                raise ApiError(409, _TERMINATED)
            if self._ended:
                return []
            return [update.body for update in self.pending.values()][: min(max(limit, 1), MOST)] or None

        return await self._changes.until(found, seconds) or []

    def end(self) -> None:
        """Hold no question any longer: the server goes away."""
        self._ended = True
        self._changes.tell()

    async def until_confirmed(self, within: float) -> bool:
        """Whether the bot confirms everything within so many seconds."""
        return await self._changes.until(lambda: None if self.pending else True, within) is not None
