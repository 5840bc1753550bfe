"""Given some events, when a request comes, then these events follow: tests of rules as sentences."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from gomflow.aggregate import Aggregate, Asked
from gomflow.rejected import Rejected
from gomflow_events.identity import Actor, ActorKind, MemberId, Role

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def member(name: str, *roles: Role, also: tuple[str, ...] = ()) -> Actor:
    """A person as an actor."""
    return Actor(
        kind=ActorKind.MEMBER, id=name, via="test", roles=frozenset(roles), also=tuple(MemberId(a) for a in also)
    )


GOM = member("gom", Role.GOM)
OPERATOR = member("operator", Role.OPERATOR)


@dataclass(frozen=True, slots=True)
class Given:
    """A history. `when` asks something of what it made."""

    aggregate: Aggregate[Any, Any, Any]
    history: tuple[Any, ...]

    @property
    def state(self) -> Any:  # noqa: ANN401 - any aggregate's
        """What the history made."""
        state = self.aggregate.initial
        for event in self.history:
            state = self.aggregate.evolve(state, event)
        return state

    def and_given(self, *events: Any) -> "Given":  # noqa: ANN401 - as above
        """The history with more behind it."""
        return replace(self, history=(*self.history, *events))

    def when(
        self,
        request: object,
        *,
        by: Actor = GOM,
        at: datetime = NOW,
        taken: Collection[tuple[str, str]] = (),
        about: str = "it",
    ) -> "When":
        """Ask something."""
        asked = Asked(about, by, at, frozenset(taken))
        try:
            events = tuple(self.aggregate.decide(request, self.state, asked))
        except Rejected as no:
            return When(self, (), no)
        return When(self, events, None)


@dataclass(frozen=True, slots=True)
class When:
    """What came of it."""

    given: Given
    events: tuple[Any, ...]
    no: Rejected | None

    def then(self, *expected: Any) -> Given:  # noqa: ANN401 - any events
        """These events followed; the history with them."""
        assert self.no is None, f"refused: {self.no.code} {dict(self.no.facts)}"
        assert expected == self.events
        return self.given.and_given(*self.events)

    def then_nothing(self) -> None:
        """There was nothing to do."""
        self.then()

    def then_kinds(self, *expected: type) -> Given:
        """Events of these kinds followed; the history with them."""
        assert self.no is None, f"refused: {self.no.code} {dict(self.no.facts)}"
        assert list(expected) == [type(event) for event in self.events]
        return self.given.and_given(*self.events)

    def then_rejected(self, expected: type[Rejected]) -> None:
        """A rule said no."""
        assert self.no is not None, f"allowed: {self.events}"
        assert expected is type(self.no)

    def done(self) -> Given:
        """It was allowed, whatever followed; the history with it."""
        assert self.no is None, f"refused: {self.no.code} {dict(self.no.facts)}"
        return self.given.and_given(*self.events)


def given(aggregate: Aggregate[Any, Any, Any], *events: Any) -> Given:  # noqa: ANN401 - any events
    """A history to start from."""
    return Given(aggregate, tuple(events))


def apply(aggregate: Aggregate[Any, Any, Any], state: Any, events: Sequence[Any]) -> Any:  # noqa: ANN401 - as above
    """A state after some events."""
    for event in events:
        state = aggregate.evolve(state, event)
    return state
