"""Statements on real servers: what is in review is settled, what counts is confirmed, what never came is flagged."""

import asyncio
import contextlib
import secrets
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from gomflow.consumers.offering import Offering, request_of
from gomflow.payment.state import Approved, InReview
from gomflow.ports.vault import NotKept
from gomflow.testing.giving import TODAY, Credit, begin, gcash, give, outcome, statements, tell
from gomflow.testing.stage import Person, Place, Stage
from gomflow.verifying import money_adds_up
from gomflow.waiting import until
from gomflow_events.codec import unfold
from gomflow_events.identity import ActorKind, Role
from gomflow_events.money import Currency, Money
from gomflow_events.payment.events import PaymentConfirmed, ProofApproved
from gomflow_events.payment.requests import ApprovalRequested
from gomflow_events.statement.requests import NotificationOffered, ReconciliationReported, SettingAsideRequested
from gomflow_events.statement.terms import How, StatementLine

LONG_AGO = TODAY - timedelta(days=10)


def at(day: date) -> datetime:
    return datetime.combine(day, time(9))


async def test_a_line_with_its_reference_settles_what_is_in_review(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    ana = places[0]
    payment_id = await scene.doubtful(ana, reference=reference, recipient=None, recipient_account=None)
    before = await scene.payment(payment_id)

    found = await give(scene, gom, gcash(Credit("500.00", reference)))

    after = await scene.payment(payment_id)
    assert isinstance(before, InReview)
    assert isinstance(after, Approved)
    assert after.on_statement.confirmed
    assert (before.assessed.score, Money.of(500, "PHP")) == (after.assessed.score, after.amount)
    assert found.outcome is not None
    assert (1, 0, 0) == (found.outcome.settled, found.outcome.confirmed, found.outcome.unclaimed)
    await until(lambda: is_now(scene, ana, "paid"), why="the order counts it")
    (commit,) = [one.commit for one in await scene.parts.log.read("payment", payment_id)][-1:]
    decided = list(unfold(commit, 1))
    assert [ProofApproved, PaymentConfirmed] == [type(one.event) for one in decided]
    assert {(ActorKind.AGENT, "statement")} == {(one.actor.kind, one.actor.via) for one in decided}


async def test_an_approved_payment_is_confirmed_and_the_same_file_again_changes_nothing(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    payment_id = await scene.pays(places[0])
    reference = (await scene.payment(payment_id)).reference
    file = gcash(Credit("500.00", reference), Credit("77.00", "9999888877776"))

    first = await give(scene, gom, file)
    again = await give(scene, gom, file)

    assert first.outcome is not None
    assert again.outcome is not None
    assert (0, 1, 1) == (first.outcome.settled, first.outcome.confirmed, first.outcome.unclaimed)
    assert (0, 0, 1) == (again.outcome.settled, again.outcome.confirmed, again.outcome.unclaimed)
    assert ((), 2) == (again.new, len(again.known))
    assert (await scene.payment(payment_id)).on_statement.confirmed


async def test_what_was_approved_and_never_came_is_flagged_until_a_statement_brings_it(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    payment_id = await scene.sends(places[0])
    await scene.reads(places[0], payment_id, paid_at=at(LONG_AGO), reference=reference)
    await scene.does(gom, "payment", payment_id, ApprovalRequested())

    missed = await give(scene, gom, gcash(since=LONG_AGO - timedelta(days=1), until_=LONG_AGO + timedelta(days=1)))
    flagged = await scene.payment(payment_id)
    found = await give(scene, gom, gcash(Credit("500.00", reference, day=LONG_AGO + timedelta(days=2))))

    after = await scene.payment(payment_id)
    assert missed.outcome is not None
    assert (payment_id,) == missed.outcome.missing
    assert flagged.on_statement.missing
    assert Money.of(500, "PHP") == flagged.amount, "nothing is taken back by itself"
    assert found.outcome is not None
    assert ((), 1) == (found.outcome.missing, found.outcome.confirmed)
    assert after.on_statement.confirmed
    assert not after.on_statement.missing


async def test_nothing_is_missed_before_the_statement_is_complete_for_its_day_and_one_more(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    payment_id = await scene.sends(places[0])
    await scene.reads(places[0], payment_id, paid_at=at(LONG_AGO), reference=reference)
    await scene.does(gom, "payment", payment_id, ApprovalRequested())

    found = await give(scene, gom, gcash(since=LONG_AGO - timedelta(days=5), until_=LONG_AGO))

    assert found.outcome is not None
    assert () == found.outcome.missing
    assert not (await scene.payment(payment_id)).on_statement.missing


async def test_a_proof_that_comes_after_its_line_is_settled_at_once(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    found = await give(scene, gom, gcash(Credit("500.00", reference)))

    payment_id = await scene.sends(places[0])
    await scene.reads(places[0], payment_id, reference=reference, recipient=None, recipient_account=None)

    async def settled() -> bool:
        return isinstance(await scene.payment(payment_id), Approved)

    await until(settled, why="the line that was there settles it")
    (line_id,) = found.new

    async def explained() -> bool:
        kept = (await statements(scene, gom)).lines[line_id]
        return (kept.payment_id, kept.how) == (payment_id, How.SETTLED)

    await until(explained, why="the line knows its payment")


async def test_another_amount_is_flagged_with_both_and_confirmed_when_the_gom_agrees(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    payment_id = await scene.doubtful(places[0], reference=reference, recipient=None, recipient_account=None)

    found = await give(scene, gom, gcash(Credit("50.00", reference)))
    flagged = await scene.payment(payment_id)
    await scene.does(gom, "payment", payment_id, ApprovalRequested(amount=Money.of(50, "PHP")))

    async def confirmed() -> bool:
        return bool((await scene.payment(payment_id)).on_statement.confirmed)

    await until(confirmed, why="what counts is what came")
    assert found.outcome is not None
    assert (payment_id,) == found.outcome.differing
    assert isinstance(flagged, InReview)
    assert (False, Money.of(50, "PHP")) == (flagged.on_statement.confirmed, flagged.on_statement.arrived)


async def test_two_who_could_be_meant_are_left_to_the_gom(scene: Stage, gom: Person, places: list[Place]) -> None:
    order = places[0].order
    namesake = await scene.join(order, await scene.person("Ana Reyes"))
    both = [
        await scene.doubtful(place, amount=Decimal("500.00"), method="bpi", recipient_account="09170000000")
        for place in (places[0], namesake)
    ]

    found = await give(scene, gom, gcash(Credit("500.00", sender="ANA REYES")))

    assert found.outcome is not None
    assert sorted(both) == list(found.outcome.unclear)
    assert 1 == found.outcome.unclaimed
    assert all([isinstance(await scene.payment(one), InReview) for one in both])


async def test_a_notification_settles_and_the_file_that_has_it_too_adds_nothing(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    payment_id = await scene.doubtful(places[0], reference=reference, recipient=None, recipient_account=None)
    line = StatementLine(day=TODAY, amount=Money.of("500", Currency.PHP), references=(reference,))

    told = await tell(scene, gom, line)
    found = await give(scene, gom, gcash(Credit("500.00", reference)))

    assert isinstance(await scene.payment(payment_id), Approved)
    assert told.outcome is not None
    assert found.outcome is not None
    assert (1, 0) == (told.outcome.settled, found.outcome.confirmed)
    assert (told.new, ()) == (found.known, found.new)


async def test_the_same_file_ten_times_at_once_has_one_effect(scene: Stage, gom: Person, places: list[Place]) -> None:
    first = int(a_reference())
    sent = [
        await scene.doubtful(place, reference=str(first + number), recipient=None, recipient_account=None)
        for number, place in enumerate(places)
    ]
    file = gcash(*(Credit("500.00", str(first + number)) for number in range(len(places))))

    names = await asyncio.gather(*(begin(scene, gom, file) for _ in range(10)))
    found = [await outcome(scene, gom, name) for name in names]

    assert all([isinstance(await scene.payment(one), Approved) for one in sent])
    assert 3 == sum(one.outcome.settled for one in found if one.outcome)
    assert 3 == len((await statements(scene, gom)).lines)

    async def all_paid() -> bool:
        return all([await is_now(scene, place, "paid") for place in places])

    await until(all_paid, why="each counts")
    about = [*(("payment", str(one)) for one in sent), ("order", str(places[0].order.order_id))]
    assert [] == money_adds_up({key: await scene.parts.desk.home(*key) for key in about})


async def test_a_file_is_deleted_when_it_is_read(scene: Stage, gom: Person) -> None:
    name = await begin(scene, gom, gcash(Credit("500.00", a_reference())))
    await outcome(scene, gom, name)

    async def gone() -> bool:
        with contextlib.suppress(NotKept):
            return not await scene.parts.vault.get(name)
        return True

    await until(gone, why="what was read is in the log, and nowhere else")


async def test_a_file_that_is_gone_before_it_was_read_is_said_to_be(scene: Stage, gom: Person) -> None:
    parts = scene.parts
    offering = Offering(parts.desk, parts.vault, parts.world)
    prepared = await offering.prepare(gom.member_id, await scene.member(gom), gcash(Credit("1.00")), "gcash")
    name = parts.world.new_id()
    await scene.does(gom, "statement", gom.member_id, request_of(prepared, name, "nowhere"))

    assert "gone" == (await outcome(scene, gom, name)).unreadable


async def test_nobody_gives_or_touches_the_statements_of_another(scene: Stage, gom: Person) -> None:
    stranger = await scene.actor(await scene.person("Pedro Santos", Role.GOM))
    line = StatementLine(day=TODAY, amount=Money.of("500", Currency.PHP), references=(a_reference(),))
    body = NotificationOffered(import_id="i", bank="gcash", line=line)

    for asked in (
        body,
        SettingAsideRequested(line_id="l"),
        ReconciliationReported(import_id="i", missing=(), unclear=()),
    ):
        answer = await scene.ask(stranger, "statement", gom.member_id, asked)
        assert answer.refused is not None
        assert "not-allowed" == answer.refused.code


def a_reference() -> str:
    """A reference that no other test uses."""
    return str(secrets.randbelow(9 * 10**12) + 10**12)


async def is_now(scene: Stage, place: Place, status: str) -> bool:
    return (await scene.state(place.order.order_id)).book[place.submission_id].status.value == status
