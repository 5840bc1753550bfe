"""What an aggregate is: a name, a first state, and three pure functions over it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from gomflow.ports.log import Claim
from gomflow_events.identity import Actor

S = TypeVar("S")
E = TypeVar("E")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which aggregate is asked, by whom, when, and what turned out to be claimed by another while deciding."""

    about: str
    actor: Actor
    at: datetime
    taken: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def is_taken(self, kind: str, key: str) -> bool:
        """Whether a claim of this kind and key already has another holder."""
        return (kind, key) in self.taken


def _claims_nothing(_aggregate_id: str, _events: Sequence[object]) -> tuple[Claim, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Aggregate(Generic[S, R, E]):
    """One kind of aggregate.

    `decide` gives the events a request brings, none when there is nothing to do, or raises Rejected. `evolve` takes the
    state past one event. `claims` names what the events use up in the whole installation; when another holds one,
    `decide` is asked again and finds it in `Asked.taken`.
    """

    name: str
    initial: S
    decide: Callable[[R, S, Asked], Sequence[E]]
    evolve: Callable[[S, E], S]
    claims: Callable[[str, Sequence[E]], tuple[Claim, ...]] = _claims_nothing
