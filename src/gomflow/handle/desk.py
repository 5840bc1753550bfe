"""The desk: every request to an aggregate goes through here, and the log has the last word."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from gomflow.aggregate import Aggregate
from gomflow.handle.answer import Answer
from gomflow.handle.deciding import AnyRequest, Draft, NewId, decide_all
from gomflow.handle.home import Home, catch_up
from gomflow.ports.log import Appended, ClaimTaken, CommitTooLarge, EventLog, LogUnavailable, Stored, WrongVersion
from gomflow_events.codec import unfold
from gomflow_events.commit import AnyEvent, Commit

ATTEMPTS = 8
"""How often a batch is decided anew when somebody else was first, before it is left to be asked again."""

_MOMENT = 0.02
"""Seconds to wait for a commit that is known to be there and not to be seen."""

TOGETHER = 64
"""Requests to one aggregate that are decided into one commit at most."""

KEPT = 20_000
"""Aggregates kept in memory by default."""

AnyAggregate = Aggregate[Any, Any, Any]

Watch = Callable[[AnyRequest], AbstractContextManager[Callable[[Answer], None]]]
"""Who watches the desk: entered with each request, told the answer, left with the error where there is none."""


@contextmanager
def _nobody(_request: AnyRequest) -> Iterator[Callable[[Answer], None]]:
    yield lambda _answer: None


@dataclass(slots=True)
class _Place:
    """An aggregate in this process: its home, and who waits for a decision."""

    aggregate: AnyAggregate
    aggregate_id: str
    home: Home[Any]
    warm: bool = False
    waiting: list[tuple[AnyRequest, "asyncio.Future[Answer]"]] = field(default_factory=list)
    worker: "asyncio.Task[None] | None" = None


class Desk:
    """Answers requests: loads the aggregate, decides what has arrived for it together, appends, answers each.

    Requests to one aggregate are decided in the order they came in; those to different ones do not wait for each other.
    """

    def __init__(
        self,
        log: EventLog,
        aggregates: Mapping[str, AnyAggregate],
        new_id: NewId,
        kept: int = KEPT,
        watch: Watch = _nobody,
    ) -> None:
        self._log = log
        self._aggregates = aggregates
        self._new_id = new_id
        self._kept = kept
        self._watch = watch
        self._places: OrderedDict[tuple[str, str], _Place] = OrderedDict()
        self.reached = 0
        """The number of the last commit that this desk wrote; a reader that has reached it sees all its effects."""

    async def ask(self, request: AnyRequest) -> Answer:
        """The decision on a request.

        Raises LogUnavailable when it is not known whether the decision was written: asking the same again is safe.
        """
        place = self._place(request.aggregate, request.aggregate_id)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        place.waiting.append((request, answer))
        if place.worker is None:
            place.worker = asyncio.create_task(self._work(place))
        with self._watch(request) as decided:
            found = await answer
            decided(found)
        return found

    async def state(self, aggregate: str, aggregate_id: str) -> Any:  # noqa: ANN401 - one desk for every aggregate
        """The state of an aggregate, as far as the log has come. Raises LogUnavailable."""
        return (await self.home(aggregate, aggregate_id)).state

    async def home(self, aggregate: str, aggregate_id: str) -> Home[Any]:
        """The state of an aggregate with its place in the log."""
        place = self._place(aggregate, aggregate_id)
        await self._catch_up(place)
        return place.home

    def _place(self, aggregate: str, aggregate_id: str) -> _Place:
        key = (aggregate, aggregate_id)
        place = self._places.get(key)
        if place is None:
            kind = self._aggregates[aggregate]
            place = self._places[key] = _Place(kind, aggregate_id, Home(kind.initial))
            self._make_room()
        self._places.move_to_end(key)
        return place

    def _make_room(self) -> None:
        while len(self._places) > self._kept:
            key, oldest = next(iter(self._places.items()))
            if oldest.worker is not None:
                self._places.move_to_end(key)
                return
            del self._places[key]

    async def _work(self, place: _Place) -> None:
        """Decide what waits, together, until nothing does."""
        try:
            while place.waiting:
                batch, place.waiting[:TOGETHER] = place.waiting[:TOGETHER], []
                await self._answer(place, batch)
        finally:
            place.worker = None

    async def _answer(self, place: _Place, batch: Sequence[tuple[AnyRequest, "asyncio.Future[Answer]"]]) -> None:
        try:
            answers = await self._decide(place, [request for request, _ in batch])
        except Exception as error:  # noqa: BLE001 - whatever went wrong belongs to those who asked
            place.home, place.warm = Home(place.aggregate.initial), False
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), answer in zip(batch, answers, strict=True):
            if not future.done():
                future.set_result(answer)

    async def _decide(self, place: _Place, requests: Sequence[AnyRequest]) -> list[Answer]:
        taken: frozenset[tuple[str, str]] = frozenset()
        too_large: frozenset[str] = frozenset()
        if not place.warm:
            await self._catch_up(place)
        for _ in range(ATTEMPTS):
            known = {request.request_id for request in requests if request.request_id in place.home.answered}
            draft = decide_all(place.aggregate, place.home, requests, taken, self._new_id, too_large)
            try:
                sequence = await self._append(place, draft)
            except WrongVersion:
                before = place.home.sequence
                await self._catch_up(place)
                if place.home.sequence == before:
                    # Somebody was first whom the log does not show yet: a fellow's commit is on its way.
                    await asyncio.sleep(_MOMENT)
            except CommitTooLarge:
                if len(requests) > 1:
                    half = len(requests) // 2
                    return [
                        *await self._decide(place, requests[:half]),
                        *await self._decide(place, requests[half:]),
                    ]
                too_large = frozenset({requests[0].request_id})
            except ClaimTaken as conflict:
                taken |= {(conflict.claim.kind, conflict.claim.key)}
            else:
                fresh = {} if draft.commit is None else by_request(draft.commit, sequence)
                return [
                    await self._recall(place, request)
                    if request.request_id in known
                    else fresh.get(request.request_id, Answer(0))
                    for request in requests
                ]
        raise LogUnavailable(f"too many were first at {place.aggregate.name} {place.aggregate_id}")

    async def _append(self, place: _Place, draft: Draft) -> int:
        """Write a draft, if there is anything to write; its number in the log."""
        if draft.commit is None:
            return place.home.sequence
        at: Appended = await self._log.append(draft.commit, after=place.home.sequence, claims=draft.claims)
        self.reached = max(self.reached, at.sequence)
        # Whoever asked for the state meanwhile may have found the commit in the log before its writer heard of it.
        if at.sequence > place.home.sequence:
            place.home = catch_up(place.aggregate, place.home, [Stored(draft.commit, at.sequence, at.digest)])
        return at.sequence

    async def _catch_up(self, place: _Place) -> None:
        after = place.home.sequence
        tail = await self._log.read(place.aggregate.name, place.aggregate_id, after)
        while place.home.sequence < after:
            # Forgotten while the log was read: what was read does not follow the beginning.
            after = place.home.sequence
            tail = await self._log.read(place.aggregate.name, place.aggregate_id, after)
        # Others may have caught up or appended while the log was read.
        news = [stored for stored in tail if stored.sequence > place.home.sequence]
        place.home = catch_up(place.aggregate, place.home, news)
        place.warm = True

    async def _recall(self, place: _Place, request: AnyRequest) -> Answer:
        """The answer that a request got when it came for the first time, from the log."""
        sequence = place.home.answered[request.request_id]
        commits = await self._log.read(place.aggregate.name, place.aggregate_id, sequence - 1)
        if not commits or commits[0].sequence != sequence:
            raise LogUnavailable(f"commit {sequence} of {place.aggregate.name} {place.aggregate_id} cannot be read now")
        answer = by_request(commits[0].commit, sequence)[request.request_id]
        return replace(answer, repeated=True)


def by_request(commit: Commit, sequence: int) -> dict[str, Answer]:
    """The answers a commit holds, by the id of the request."""
    found: dict[str, list[AnyEvent]] = {}
    for recorded in unfold(commit, sequence):
        found.setdefault(recorded.request_id, []).append(recorded)
    return {request_id: Answer(sequence, tuple(events)) for request_id, events in found.items()}
