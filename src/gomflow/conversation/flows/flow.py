"""What a flow is: steps that take an answer each, and what happens when all are answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from gomflow.conversation.answers import Problem
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.turn import Said, Turn

Values: TypeAlias = Mapping[str, Any]
"""The seed of a flow and its answers by step, as JSON."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that was understood. `stays`: the step may be answered again (another item for the basket)."""

    value: Any
    stays: bool = False


def _always(_values: Values) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question.

    `take` understands an answer, or raises gomflow.conversation.answers.Problem. `when` says whether the question is
    asked at all. `shows` names the values that the question needs to be put. `look` adds to what was taken what was
    looked up for it.
    """

    name: str
    take: Callable[[AnswerGiven, Values, datetime], Taken]
    when: Callable[[Values], bool] = _always
    shows: tuple[str, ...] = ()
    look: Callable[[Taken, Turn], Taken] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A flow by its name. `finish` says what is done with the answers."""

    name: str
    steps: tuple[Step, ...]
    finish: Callable[[Values, Turn], Said]
    by_name: Mapping[str, Step] = field(init=False)

    def __post_init__(self) -> None:
        """Index the steps."""
        object.__setattr__(self, "by_name", {step.name: step for step in self.steps})

    def first(self, values: Values) -> str:
        """The first question that is asked."""
        return next(step.name for step in self.steps if step.when(values))

    def after(self, name: str, values: Values) -> str:
        """The question after one; empty when it was the last."""
        names = [step.name for step in self.steps]
        later = self.steps[names.index(name) + 1 :]
        return next((step.name for step in later if step.when(values)), "")

    def before(self, name: str, values: Values) -> str:
        """The question before one; the same when it is the first."""
        names = [step.name for step in self.steps]
        earlier = self.steps[: names.index(name)]
        return next((step.name for step in reversed(earlier) if step.when(values)), name)


CONFIRM = "confirm"
YES = "yes"
_YESES = frozenset({YES, "y", "ok", "okay", "confirm", "oo", "opo", "tama", "sige", "ya", "betul", "baik"})


def confirm(*shows: str) -> Step:
    """The last question of most flows: is this right."""

    def take(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
        if answer.said.strip().lower() not in _YESES:
            raise Problem("confirm")
        return Taken(YES)

    return Step(name=CONFIRM, take=take, shows=shows)
