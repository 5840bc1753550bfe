"""The desk: requests become decisions in the log, once each, whoever else is writing."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from gomflow.chance import new_id
from gomflow.handle.answer import Answer
from gomflow.handle.desk import Desk
from gomflow.order.decide import ORDER
from gomflow.order.state import Open
from gomflow.order.submission import Status
from gomflow.ports.log import Appended, Claim, EventLog, LogUnavailable, Stored
from gomflow.testing.decisions import GOM, NOW
from gomflow.testing.orders import buyer, details, joining
from gomflow.testing.requests import request
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.memory.log import MemoryLog
from gomflow_events.commit import Commit
from gomflow_events.identity import Actor
from gomflow_events.order import events as e
from gomflow_events.order import requests as r


@pytest.fixture(params=["memory", "jetstream"])
def log(request: pytest.FixtureRequest, nats: Connection) -> EventLog:
    return MemoryLog() if request.param == "memory" else JetStreamLog(nats.nc, nats.js)


def desk_on(log: EventLog) -> Desk:
    return Desk(log, {"order": ORDER}, new_id)


async def opened(desk: Desk, maximum: int | None = 3) -> str:
    order_id = new_id()
    codes = tuple(new_id()[-4:].upper() for _ in range(8))
    creation = r.OrderCreationRequested(codes=codes, details=details(maximum=maximum, minimum=1))
    await desk.ask(request(order_id, creation))
    await desk.ask(request(order_id, r.OpeningRequested()))
    return order_id


def kinds(answer: Answer) -> list[type]:
    return [type(recorded.event) for recorded in answer.events]


async def test_an_answer_tells_what_was_decided_and_where_it_lies(log: EventLog) -> None:
    desk = desk_on(log)
    order_id = await opened(desk)

    answer = await desk.ask(request(order_id, joining("ana"), buyer("ana")))

    assert [e.SubmissionPlaced, e.MinimumReached] == kinds(answer)
    assert answer.sequence == (await log.read("order", order_id))[-1].sequence
    assert answer.sequence == desk.reached
    assert [3, 4] == [recorded.version for recorded in answer.events]


async def test_a_request_that_comes_again_has_the_answer_it_had(log: EventLog) -> None:
    desk = desk_on(log)
    order_id = await opened(desk)
    first = await desk.ask(request(order_id, joining("ana"), buyer("ana"), "same"))

    again = await desk.ask(request(order_id, joining("ana"), buyer("ana"), "same"))
    in_another_process = await desk_on(log).ask(request(order_id, joining("ana"), buyer("ana"), "same"))

    assert again.repeated
    assert in_another_process.repeated
    assert first.events == again.events == in_another_process.events
    assert 3 == len(await log.read("order", order_id))


async def test_a_refusal_is_recorded_and_repeated(log: EventLog) -> None:
    desk = desk_on(log)
    order_id = await opened(desk)

    no = await desk.ask(request(order_id, r.OpeningRequested(), request_id="twice"))
    again = await desk.ask(request(order_id, r.OpeningRequested(), request_id="twice"))

    assert no.refused is not None
    assert "nothing-to-change" == no.refused.code
    assert again.refused == no.refused


async def test_nothing_to_do_leaves_no_trace(log: EventLog) -> None:
    desk = desk_on(log)
    order_id = await opened(desk)
    late = r.DeadlineReached(deadline=NOW)

    answer = await desk.ask(request(order_id, late, by=Actor(kind=GOM.kind.CLOCK, id="clock", via="test")))

    assert Answer(0) == answer


async def test_the_state_of_an_order_comes_from_its_log(log: EventLog) -> None:
    order_id = await opened(desk_on(log))

    state = await desk_on(log).state("order", order_id)

    assert isinstance(state, Open)


async def test_many_at_once_get_exactly_the_places_there_are(log: EventLog) -> None:
    desk = desk_on(log)
    order_id = await opened(desk, maximum=20)
    names = [f"buyer{number}" for number in range(50)]

    answers = await asyncio.gather(*(desk.ask(request(order_id, joining(name), buyer(name))) for name in names))

    placed = [a for a in answers if e.SubmissionPlaced in kinds(a)]
    waiting = [a for a in answers if kinds(a) == [e.SubmissionWaitlisted]]
    assert (20, 30) == (len(placed), len(waiting))
    assert list(range(1, 31)) == [a.events[0].event.position for a in waiting]
    commits = await log.read("order", order_id)
    assert len(commits) < 52, "requests that wait together are decided together"


async def test_two_desks_on_one_order_never_give_the_same_place_twice(log: EventLog) -> None:
    desks = [desk_on(log), desk_on(log)]
    order_id = await opened(desks[0], maximum=10)
    names = [f"buyer{number}" for number in range(30)]

    answers = await asyncio.gather(
        *(desks[number % 2].ask(request(order_id, joining(name), buyer(name))) for number, name in enumerate(names))
    )

    assert 10 == sum(e.SubmissionPlaced in kinds(a) for a in answers)
    states = [await desk.state("order", order_id) for desk in desks]
    assert states[0] == states[1]
    assert 10 == sum(s.status is Status.AWAITING_PAYMENT for s in states[0].book.values())


async def test_a_short_name_that_is_taken_leads_to_the_next(log: EventLog) -> None:
    desk = desk_on(log)
    shared, own = new_id()[-4:].upper(), new_id()[-4:].upper()
    first = r.OrderCreationRequested(codes=(shared,), details=details())
    second = r.OrderCreationRequested(codes=(shared, own), details=details())

    await desk.ask(request(new_id(), first))
    answer = await desk.ask(request(new_id(), second))

    assert own == answer.events[0].event.code


async def test_a_small_desk_forgets_and_loads_again(log: EventLog) -> None:
    small = Desk(log, {"order": ORDER}, new_id, kept=2)
    orders = [await opened(small) for _ in range(5)]

    states = [await small.state("order", order_id) for order_id in orders]

    assert all(isinstance(state, Open) for state in states)


async def test_every_commit_carries_the_digest_of_the_one_before(log: EventLog) -> None:
    desk = desk_on(log)
    order_id = await opened(desk)
    await desk.ask(request(order_id, joining("ana"), buyer("ana")))

    commits = await log.read("order", order_id)

    assert ["", *(stored.digest for stored in commits[:-1])] == [stored.commit.previous for stored in commits]


async def test_an_order_of_ten_thousand_can_be_called_off_in_one_commit(log: EventLog) -> None:
    desk = desk_on(log)
    order_id = await opened(desk, maximum=None)
    joinings = [replace(joining(f"buyer{number}"), suffixes=(f"{number:04X}",)) for number in range(10_000)]
    await asyncio.gather(*(desk.ask(request(order_id, one, buyer(one.member_id))) for one in joinings))

    answer = await desk.ask(request(order_id, r.CancellationRequested(reason="The supplier has closed.")))

    assert 10_000 == kinds(answer).count(e.SubmissionEnded)
    state = await desk_on(log).state("order", order_id)
    assert {Status.CANCELLED} == {submission.status for submission in state.book.values()}


class LateWordLog(MemoryLog):
    """A log whose writers hear late that a commit is stored, and whose readers can be held up, as on a cluster."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = asyncio.Event()
        self.handed_over = asyncio.Event()
        self.out_of_reach = False
        self.heard.set()
        self.handed_over.set()

    async def read(self, aggregate: str, aggregate_id: str, after: int = 0) -> Sequence[Stored]:
        found = await super().read(aggregate, aggregate_id, after)
        await self.handed_over.wait()
        return found

    async def append(self, commit: Commit, *, after: int, claims: Sequence[Claim] = ()) -> Appended:
        if self.out_of_reach:
            raise LogUnavailable("as was ordered")
        at = await super().append(commit, after=after, claims=claims)
        await self.heard.wait()
        return at


async def test_who_reads_a_commit_before_its_writer_hears_of_it_does_no_harm() -> None:
    log = LateWordLog()
    desk = desk_on(log)
    order_id = await opened(desk)
    log.heard.clear()
    asked = asyncio.create_task(desk.ask(request(order_id, joining("ana"), buyer("ana"))))
    await until(lambda: len(log.commits) == 3, why="the commit is stored")
    assert len((await desk.state("order", order_id)).book) == 1
    log.heard.set()
    answer = await asked
    assert answer.sequence == 3
    assert kinds(answer)[0] is e.SubmissionPlaced
    assert (await desk.home("order", order_id)).sequence == 3


async def test_what_was_read_for_a_state_that_was_forgotten_meanwhile_is_not_put_on_top_of_nothing() -> None:
    log = LateWordLog()
    desk = desk_on(log)
    order_id = await opened(desk)
    log.handed_over.clear()
    reading = asyncio.create_task(desk.state("order", order_id))
    log.out_of_reach = True
    with pytest.raises(LogUnavailable):
        await desk.ask(request(order_id, joining("ana"), buyer("ana")))
    log.handed_over.set()
    assert isinstance(await reading, Open)
