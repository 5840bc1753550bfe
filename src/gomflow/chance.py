"""Where ids and random characters come from: the one place that is not a pure function of what happened."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from uuid_utils import uuid7

from gomflow.codes import code
from gomflow.conversation.known import Chance
from gomflow_events.identity import ChatKey, MemberId

_NAMES = UUID("5f1d2c52-8d1e-4f0c-9a55-2b6f4a0c7e11")
"""The namespace of ids that follow from others."""


def new_id() -> str:
    """A fresh UUIDv7: ids sort by their time."""
    return str(uuid7())


def derived_id(*names: str) -> str:
    """The id that follows from names: the same names, the same id, for ever."""
    return str(uuid5(_NAMES, "\x1f".join(names)))


def first_member_id(chat: ChatKey) -> MemberId:
    """The id of whoever writes first in a chat: it follows, so that two first messages at once make one person."""
    return MemberId(derived_id("member", chat))


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class World:
    """The clock and chance, handed to whoever needs them."""

    now: Callable[[], datetime] = now
    new_id: Callable[[], str] = new_id
    pick: Callable[[str], str] = secrets.choice

    def chance(self) -> Chance:
        """Fresh ids and characters for one message."""
        return Chance(
            ids=tuple(self.new_id() for _ in range(24)),
            codes=tuple(code(self.pick, 4) for _ in range(8)),
            suffixes=tuple(code(self.pick, 4) for _ in range(8)),
            secret=code(self.pick, 8),
        )
