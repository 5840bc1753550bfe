"""Deciding a batch of requests to one aggregate into one commit, without touching anything outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from gomflow.aggregate import Aggregate, Asked
from gomflow.handle.home import Home
from gomflow.ports.log import Claim
from gomflow.rejected import Rejected, TooLarge
from gomflow_events.codec import write_event
from gomflow_events.commit import Commit, Request, WrittenDecision
from gomflow_events.refusal import RequestRefused

S = TypeVar("S")

AnyRequest = Request[Any]
NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A commit that may be appended; None when no request brought anything."""

    commit: Commit | None
    claims: tuple[Claim, ...]


def decide_all(
    aggregate: Aggregate[S, Any, Any],
    home: Home[S],
    requests: Sequence[AnyRequest],
    taken: frozenset[tuple[str, str]],
    new_id: NewId,
    too_large: frozenset[str] = frozenset(),
) -> Draft:
    """Decide requests one after the other, each seeing the effects of those before it.

    A request that was answered before, or comes twice in the batch, brings nothing; one of `too_large` is refused, for
    the log takes no commit of the size that its events have.
    """
    state = home.state
    seen: set[str] = set()
    decisions: list[WrittenDecision] = []
    claims: list[Claim] = []
    for request in requests:
        if request.request_id in home.answered or request.request_id in seen:
            continue
        seen.add(request.request_id)
        asked = Asked(request.aggregate_id, request.actor, request.at, taken)
        events = _decide(aggregate, state, request, asked, too_large)
        if not events:
            continue
        for event in events:
            if not isinstance(event, RequestRefused):
                state = aggregate.evolve(state, event)
        claims.extend(aggregate.claims(request.aggregate_id, events))
        decisions.append(_written(request, events, new_id))
    if not decisions:
        return Draft(None, ())
    return Draft(_commit(home, requests[0], decisions, new_id), tuple(claims))


def _decide(
    aggregate: Aggregate[S, Any, Any], state: S, request: AnyRequest, asked: Asked, too_large: frozenset[str]
) -> Sequence[object]:
    try:
        if request.request_id in too_large:
            raise TooLarge
        return aggregate.decide(request.body, state, asked)
    except Rejected as no:
        name = type(request.body).__name__
        return [RequestRefused(request=name, code=no.code, args=dict(no.facts))]


def _written(request: AnyRequest, events: Sequence[object], new_id: NewId) -> WrittenDecision:
    return WrittenDecision(
        request_id=request.request_id,
        request=type(request.body).__name__,
        at=request.at,
        actor=request.actor,
        correlation_id=request.correlation_id,
        causation_id=request.causation_id,
        events=tuple(write_event(new_id(), event) for event in events),
    )


def _commit(home: Home[S], request: AnyRequest, decisions: Sequence[WrittenDecision], new_id: NewId) -> Commit:
    return Commit(
        commit_id=new_id(),
        aggregate=request.aggregate,
        aggregate_id=request.aggregate_id,
        tenant=home.tenant or request.tenant,
        version=home.version + 1,
        previous=home.digest,
        decisions=tuple(decisions),
    )
