"""A GOM takes an import back: its lines and all that came of them go, and it is given again as it should be read."""

import secrets
from datetime import datetime, time, timedelta

from gomflow.payment.state import Approved, InReview
from gomflow.testing.giving import TODAY, Credit, begin, gcash, give, outcome, statements, tell
from gomflow.testing.stage import Person, Place, Stage
from gomflow.verifying import money_adds_up
from gomflow.waiting import until
from gomflow_events.identity import PaymentId
from gomflow_events.money import Money
from gomflow_events.order.requests import CancellationRequested, RefundReported
from gomflow_events.payment.requests import ApprovalRequested
from gomflow_events.statement.requests import TakingBackRequested
from gomflow_events.statement.terms import StatementLine

LONG_AGO = TODAY - timedelta(days=10)


async def test_what_it_settled_waits_again_and_what_it_confirmed_is_confirmed_no_more(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    settled = await scene.doubtful(places[0], reference=reference, recipient=None, recipient_account=None)
    confirmed = await scene.pays(places[1])
    mine = (await scene.payment(confirmed)).reference
    file = gcash(Credit("500.00", reference), Credit("500.00", mine), Credit("7.00", a_reference()))
    name = await begin(scene, gom, file)
    first = await outcome(scene, gom, name)
    await until(lambda: is_now(scene, places[0], "paid"), why="the line settles it")

    await scene.does(gom, "statement", gom.member_id, TakingBackRequested(import_id=name))
    await until(lambda: is_now(scene, places[0], "under_review"), why="nothing speaks for it any more")
    await until(lambda: has_line(scene, confirmed, wanted=False), why="it counts on, unconfirmed")

    state = await statements(scene, gom)
    assert {} == dict(state.lines)
    assert {} == dict(state.covered)
    assert {} == dict(state.columns)
    assert state.imports[name].withdrawn
    assert isinstance(await scene.payment(settled), InReview)
    assert isinstance(await scene.payment(confirmed), Approved)

    again = await give(scene, gom, file)
    await until(lambda: is_now(scene, places[0], "paid"), why="given again, it settles again")
    await until(lambda: has_line(scene, confirmed, wanted=True), why="and confirms")
    assert len(first.new) == len(again.new)
    about = [("payment", settled), ("payment", confirmed), ("order", places[0].order.order_id)]
    assert [] == money_adds_up({key: await scene.parts.desk.home(*key) for key in about})


async def test_a_line_that_another_import_has_too_stays(scene: Stage, gom: Person, places: list[Place]) -> None:
    reference = a_reference()
    payment_id = await scene.doubtful(places[0], reference=reference, recipient=None, recipient_account=None)
    line = StatementLine(day=TODAY, amount=Money.of("500", "PHP"), references=(reference,))
    await tell(scene, gom, line)
    name = await begin(scene, gom, gcash(Credit("500.00", reference), Credit("3.00", a_reference())))
    await outcome(scene, gom, name)

    await scene.does(gom, "statement", gom.member_id, TakingBackRequested(import_id=name))

    state = await statements(scene, gom)
    assert [payment_id] == [kept.payment_id for kept in state.lines.values()]
    assert (await scene.payment(payment_id)).on_statement.confirmed


async def test_what_only_that_file_lacked_is_not_missing_any_more(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    payment_id = await scene.sends(places[0])
    await scene.reads(places[0], payment_id, paid_at=datetime.combine(LONG_AGO, time(9)), reference=a_reference())
    await scene.does(gom, "payment", payment_id, ApprovalRequested())
    file = gcash(since=LONG_AGO - timedelta(days=1), until_=LONG_AGO + timedelta(days=1))
    name = await begin(scene, gom, file)
    await outcome(scene, gom, name)
    flagged = (await scene.payment(payment_id)).on_statement.missing

    await scene.does(gom, "statement", gom.member_id, TakingBackRequested(import_id=name))
    await until(lambda: not_missing(scene, payment_id), why="no file says that it is missing")

    assert flagged


async def test_where_the_order_is_over_the_money_stays_and_only_the_line_goes(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    payment_id = await scene.doubtful(places[0], reference=reference, recipient=None, recipient_account=None)
    name = await begin(scene, gom, gcash(Credit("500.00", reference)))
    await outcome(scene, gom, name)
    await until(lambda: is_now(scene, places[0], "paid"), why="the line settles it")
    await scene.does(gom, "order", places[0].order.order_id, CancellationRequested(reason="sold out"))
    await scene.does(gom, "order", places[0].order.order_id, RefundReported(submission_id=places[0].submission_id))

    await scene.does(gom, "statement", gom.member_id, TakingBackRequested(import_id=name))
    await until(lambda: has_line(scene, payment_id, wanted=False), why="the line is gone")

    assert isinstance(await scene.payment(payment_id), Approved), "what went back had come"


async def test_an_import_is_taken_back_once_and_by_its_gom(scene: Stage, gom: Person, places: list[Place]) -> None:
    name = await begin(scene, gom, gcash(Credit("7.00", a_reference())))
    await outcome(scene, gom, name)
    wish = TakingBackRequested(import_id=name)

    stranger = await scene.ask(await scene.actor(places[0].buyer), "statement", gom.member_id, wish)
    done = await scene.ask(await scene.actor(gom), "statement", gom.member_id, wish)
    twice = await scene.ask(await scene.actor(gom), "statement", gom.member_id, wish)
    unknown = await scene.ask(await scene.actor(gom), "statement", gom.member_id, TakingBackRequested(import_id="x"))

    codes = [one.refused.code if one.refused else "" for one in (stranger, done, twice, unknown)]
    assert ["not-allowed", "", "nothing-to-change", "statement-unknown"] == codes


async def has_line(scene: Stage, payment_id: PaymentId, *, wanted: bool) -> bool:
    payment = await scene.payment(payment_id)
    return isinstance(payment, Approved) and bool(payment.on_statement.line_id) is wanted


async def not_missing(scene: Stage, payment_id: PaymentId) -> bool:
    return not (await scene.payment(payment_id)).on_statement.missing


def a_reference() -> str:
    return str(secrets.randbelow(9 * 10**12) + 10**12)


async def is_now(scene: Stage, place: Place, status: str) -> bool:
    return (await scene.state(place.order.order_id)).book[place.submission_id].status.value == status
