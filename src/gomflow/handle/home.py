"""An aggregate at home: its state as of the last commit this process knows, and what is needed to append the next."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from gomflow.aggregate import Aggregate
from gomflow.ports.log import Stored
from gomflow_events.codec import unfold
from gomflow_events.refusal import RequestRefused

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Home(Generic[S]):
    """The state of one aggregate and its place in the log.

    `version` is that of the last event, `sequence` and `digest` those of the last commit; 0 and empty before the first.
    `answered` maps every request that was ever answered to the number of the commit that did: that, and not a
    broker's two-minute window, is what makes a repeated request harmless. It only grows, and is shared by all the
    homes an aggregate goes through, so that a long history costs nothing more per commit.
    """

    state: S
    version: int = 0
    sequence: int = 0
    digest: str = ""
    tenant: str = ""
    answered: dict[str, int] = field(default_factory=dict[str, int])


def catch_up(aggregate: Aggregate[S, Any, Any], home: Home[S], commits: Iterable[Stored]) -> Home[S]:
    """The home after more commits. Raises BrokenChain, or gomflow_events.codec.Unreadable."""
    state, version, sequence, digest, tenant = home.state, home.version, home.sequence, home.digest, home.tenant
    for stored in commits:
        commit = stored.commit
        if commit.version != version + 1 or commit.previous != digest:
            name = f"{commit.aggregate} {commit.aggregate_id}"
            raise BrokenChain(f"{name}: commit {stored.sequence} does not follow version {version}")
        for recorded in unfold(commit, stored.sequence):
            version = recorded.version
            if not isinstance(recorded.event, RequestRefused):
                state = aggregate.evolve(state, recorded.event)
        for decision in commit.decisions:
            home.answered[decision.request_id] = stored.sequence
        sequence, digest, tenant = stored.sequence, stored.digest, commit.tenant
    return replace(home, state=state, version=version, sequence=sequence, digest=digest, tenant=tenant)


class BrokenChain(Exception):
    """The commits of an aggregate do not follow one another: something was altered, lost or reordered."""
