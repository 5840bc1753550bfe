"""What happens by itself when time passes, on a clock that is moved by hand."""

from datetime import timedelta

import pytest

from gomflow.order.rules import OFFER_LASTS
from gomflow.order.state import Closed, Open
from gomflow.order.submission import Status
from gomflow.ports.outcome import Again
from gomflow.testing.decisions import NOW
from gomflow.testing.orders import DEADLINE, buyer, details
from gomflow.testing.passing import Passing
from gomflow.testing.vaults import vault_on
from gomflow_adapters.jetstream.connection import Connection
from gomflow_events.identity import SubmissionId
from gomflow_events.order import events as e
from gomflow_events.order import requests as r

DAYS = (DEADLINE - NOW) / timedelta(days=1)


@pytest.fixture
def world(nats: Connection) -> Passing:
    return Passing(vault_on(nats))


def count(world: Passing, kind: type) -> int:
    return sum(isinstance(recorded.event, kind) for recorded in world.happened())


async def names(world: Passing) -> list[str]:
    return [timer.name.partition("-")[0] for timer in await world.timers.standing()]


async def test_an_order_closes_at_its_deadline_by_itself(world: Passing) -> None:
    await (await world.opened()).joined("ana", "ben")

    await world.passes(days=DAYS, seconds=-1)
    assert isinstance(await world.order(), Open)
    await world.passes(seconds=1)

    assert isinstance(await world.order(), Closed)
    assert [] == await names(world)


async def test_a_later_deadline_replaces_the_timer(world: Passing) -> None:
    await (await world.opened()).joined("ana", "ben")
    await world.when(r.ExtensionRequested(deadline=DEADLINE + timedelta(days=2)))
    assert ["deadline"] == await names(world)

    await world.passes(days=DAYS + 1)
    assert isinstance(await world.order(), Open)
    await world.passes(days=1)

    assert isinstance(await world.order(), Closed)


async def test_an_edited_deadline_replaces_the_timer_of_an_open_order_only(world: Passing) -> None:
    await world.when(r.OrderCreationRequested(codes=("7K3Q",), details=details()))
    await world.when(r.OrderEditRequested(details=details(deadline=DEADLINE + timedelta(days=1))))
    assert [] == await names(world)

    await world.when(r.OpeningRequested())
    await world.when(r.OrderEditRequested(details=details(deadline=DEADLINE + timedelta(days=2))))

    assert [DEADLINE + timedelta(days=2)] == [timer.at for timer in await world.timers.standing()]


async def test_closing_by_hand_cancels_the_timer(world: Passing) -> None:
    await (await world.opened()).joined("ana", "ben")

    await world.when(r.ClosingRequested(below_minimum_is_fine=True))

    assert [] == await names(world)


async def test_an_offer_that_nobody_answers_goes_to_the_next_in_line(world: Passing) -> None:
    await (await world.opened(maximum=2)).joined("ana", "ben", "cat", "dan")
    await world.when(r.WithdrawalRequested(submission_id=SubmissionId("s-ana")), by=buyer("ana"))
    assert Status.OFFERED is (await world.order()).book[SubmissionId("s-cat")].status

    await world.passes(seconds=OFFER_LASTS.total_seconds())

    book = (await world.order()).book
    assert Status.EXPIRED is book[SubmissionId("s-cat")].status
    assert Status.OFFERED is book[SubmissionId("s-dan")].status
    assert ["offer", "deadline"] == await names(world)


async def test_an_offer_that_was_taken_stays_taken(world: Passing) -> None:
    await (await world.opened(maximum=2)).joined("ana", "ben", "cat")
    await world.when(r.WithdrawalRequested(submission_id=SubmissionId("s-ana")), by=buyer("ana"))
    await world.when(r.OfferAnswered(submission_id=SubmissionId("s-cat"), taken=True), by=buyer("cat"))

    await world.passes(hours=13)

    assert Status.AWAITING_PAYMENT is (await world.order()).book[SubmissionId("s-cat")].status


async def test_after_days_without_power_what_was_due_happens_once_in_its_order_as_of_now(world: Passing) -> None:
    await (await world.opened(maximum=2)).joined("ana", "ben", "cat", "dan")
    await world.when(r.WithdrawalRequested(submission_id=SubmissionId("s-ana")), by=buyer("ana"))

    await world.jumps(days=30)

    assert isinstance(await world.order(), Closed)
    assert count(world, e.OrderClosed) == 1
    book = (await world.order()).book
    assert Status.EXPIRED is book[SubmissionId("s-cat")].status
    # Nobody loses their turn because the machine slept: the next in line has the full time from now on.
    assert Status.OFFERED is book[SubmissionId("s-dan")].status
    assert world.now + OFFER_LASTS == book[SubmissionId("s-dan")].offered_until


async def test_a_clock_that_is_set_back_repeats_nothing(world: Passing) -> None:
    await (await world.opened()).joined("ana", "ben")
    await world.passes(days=DAYS)
    closed = count(world, e.OrderClosed)

    await world.jumps(days=-2)
    await world.passes(days=4)

    assert closed == count(world, e.OrderClosed) == 1


async def test_a_wake_up_that_comes_too_early_comes_again_in_time(world: Passing) -> None:
    await (await world.opened()).joined("ana", "ben")
    (timer,) = await world.timers.standing()
    await world.passes(days=DAYS, seconds=-20)

    outcome = await world.wake(timer.what)

    assert outcome == Again("early", timedelta(seconds=20))
    assert isinstance(await world.order(), Open)


async def test_a_wake_up_for_what_is_over_changes_nothing(world: Passing) -> None:
    await (await world.opened()).joined("ana", "ben")
    (old,) = await world.timers.standing()
    await world.when(r.ExtensionRequested(deadline=DEADLINE + timedelta(days=2)))
    await world.passes(days=DAYS + 1)
    before = len(world.log.commits)

    await world.wake(old.what)
    await world.wake(old.what)

    assert before == len(world.log.commits)
    assert isinstance(await world.order(), Open)


async def test_workflows_that_see_everything_twice_set_what_stands_already(world: Passing) -> None:
    await (await world.opened(maximum=2)).joined("ana", "ben", "cat")
    await world.when(r.WithdrawalRequested(submission_id=SubmissionId("s-ana")), by=buyer("ana"))
    before, commits = await world.timers.standing(), len(world.log.commits)

    await world.react(again=len(world.log.commits))

    assert before == await world.timers.standing()
    assert commits == len(world.log.commits)
