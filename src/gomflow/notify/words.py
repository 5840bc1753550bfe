"""Words for one reader: sentences and buttons in their language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from gomflow.commands.catalogue import answer_token, token
from gomflow.facts import unpack
from gomflow.texts import Texts
from gomflow.texts.formats import DEFAULT_ZONE, Said, listed, local_moment, moment, money
from gomflow_events.identity import Language
from gomflow_events.money import Money
from gomflow_events.outbound import Button

_SPECIAL = frozenset({"yes", "no", "take", "leave", "anyway"})
"""Last words of a button's command that change what the button says."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that can be said to one reader; moments are read on the clock of `zone`."""

    texts: Texts
    language: Language
    zone: str = DEFAULT_ZONE

    def say(self, key: str, /, **facts: object) -> Said:
        """A sentence."""
        return self.texts.say(key, self.language, self.zone, **facts)

    def packed(self, key: str, facts: dict[str, Any]) -> Said:
        """A sentence whose facts come from JSON."""
        return self.say(key, **unpack(facts))

    def money(self, amount: Money) -> str:
        """An amount."""
        return money(amount, self.language)

    def moment(self, at: datetime) -> str:
        """A date and time."""
        return moment(at, self.language, self.zone)

    def plain(self, key: str, /, **facts: object) -> str:
        """A sentence for a button, which shows no markup."""
        return unescape(str(self.say(key, **facts)))

    def listed(self, said: Iterable[str]) -> Said:
        """Words as an enumeration."""
        return Said(listed(said, self.language))

    def local(self, at: datetime, *, day_only: bool = False) -> str:
        """A date and time that is somebody's own already, as on a receipt."""
        return local_moment(at, self.language, day_only=day_only)

    def press(self, command: str, *args: str, label: str = "", **facts: object) -> Button:
        """A button that gives a command; it says `label`, or what the command's own button says."""
        special = f"-{args[-1]}" if args and args[-1] in _SPECIAL else ""
        if command == "review" and args:
            # Somebody who has just looked at one goes on to the next.
            special = "-next"
        said = label or self.plain(f"button-{command.replace('_', '-')}{special}", **facts)
        return Button(label=said, token=token(command, *args))

    def choose(self, flow_id: str, step: str, value: str, key: str, /, **facts: object) -> Button:
        """A button that answers a step of a flow."""
        return Button(label=self.plain(key, **facts), token=answer_token(flow_id, step, value))

    def option(self, flow_id: str, step: str, value: str, label: str) -> Button:
        """A button that answers a step with something that needs no translation."""
        return Button(label=label, token=answer_token(flow_id, step, value))


def column(buttons: Iterable[Button]) -> tuple[tuple[Button, ...], ...]:
    """Buttons one below the other."""
    return tuple((button,) for button in buttons)


def grid(buttons: Sequence[Button], across: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of so many."""
    return tuple(tuple(buttons[start : start + across]) for start in range(0, len(buttons), across))


def lines(*parts: str) -> str:
    """Parts of a message, each on a line of its own; empty ones are left out."""
    return "\n".join(part for part in parts if part)


def paragraphs(*parts: str) -> str:
    """Parts of a message with a blank line between; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)
