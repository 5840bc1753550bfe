"""A GOM says whose money a line is, or that it is not after all: one outcome, the sums right, the line free again."""

import asyncio
import secrets
from typing import Any

from gomflow.consumers.settling import Settling
from gomflow.consumers.statements import StatementConsumer
from gomflow.conversation.flows.matching import matching, recording, unmatching
from gomflow.payment.state import Approved, InReview, Refused
from gomflow.ports.outcome import Done
from gomflow.statement.state import Kept
from gomflow.testing.giving import Credit, gcash, give, statements
from gomflow.testing.stage import Person, Place, Stage
from gomflow.verifying import money_adds_up
from gomflow.waiting import until
from gomflow_events.codec import encode, unfold
from gomflow_events.identity import PaymentId
from gomflow_events.money import Money
from gomflow_events.order.requests import ApprovalUndoRequested
from gomflow_events.payment.requests import AssignmentRequested, RejectionRequested
from gomflow_events.payment.terms import Doubt
from gomflow_events.statement.terms import Explained, How


async def test_a_line_without_a_name_settles_the_proof_that_the_gom_says(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    payment_id = await unreadable(scene, places[0])
    line = await a_line(scene, gom, "500.00")

    await scene.does(gom, "payment", payment_id, matching("gcash", line.line))

    payment = await scene.payment(payment_id)
    assert isinstance(payment, Approved)
    assert (True, True) == (payment.on_statement.confirmed, payment.on_statement.settled)
    await until(lambda: is_now(scene, places[0], "paid"), why="it counts")
    await explained(scene, gom, line, payment_id)


async def test_a_line_is_recorded_as_the_payment_of_who_sent_no_proof_and_taken_back(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    line = await a_line(scene, gom, "350.00", sender="CASH IN 7-ELEVEN")
    recorded = await record(scene, gom, places[0], line)
    await until(lambda: is_now(scene, places[0], "partly_paid"), why="what came counts")
    await explained(scene, gom, line, recorded)

    asked = unmatching(recorded, await scene.payment(recorded), line.line.line_id)
    await scene.does(gom, *asked)
    await until(lambda: is_now(scene, places[0], "awaiting_payment"), why="the submission waits for its payment")

    assert isinstance(await scene.payment(recorded), Refused)
    await free(scene, gom, line)
    again = await record(scene, gom, places[1], line)
    await until(lambda: is_now(scene, places[1], "partly_paid"), why="the line is free for who it belongs to")
    about = [("payment", recorded), ("payment", again), ("order", places[0].order.order_id)]
    assert [] == money_adds_up({key: await scene.parts.desk.home(*key) for key in about})


async def test_of_two_who_match_one_line_at_once_one_is_first(scene: Stage, gom: Person, places: list[Place]) -> None:
    proofs = [await unreadable(scene, place) for place in places[:2]]
    line = await a_line(scene, gom, "500.00")
    actor = await scene.actor(gom)
    order = await scene.state(places[2].order.order_id)
    submission = order.book[places[2].submission_id]
    wish = recording("gcash", line.line, places[2].order.order_id, order, submission, scene.parts.world.now())
    third = PaymentId(scene.parts.world.new_id())

    answers = await asyncio.gather(
        *(scene.ask(actor, "payment", one, matching("gcash", line.line)) for one in proofs),
        scene.ask(actor, "payment", third, wish),
    )

    refused = [answer.refused.code for answer in answers if answer.refused is not None]
    assert ["line-taken", "line-taken"] == refused
    states = [await scene.payment(one) for one in proofs]
    won = [state for state in states if isinstance(state, Approved)]
    assert len(won) == (0 if answers[2].refused is None else 1)


async def test_what_settled_goes_back_to_review_when_the_line_is_not_its_money(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    payment_id = await scene.doubtful(places[0], reference=reference, recipient=None, recipient_account=None)
    line = await a_line(scene, gom, "500.00", reference)
    await until(lambda: is_now(scene, places[0], "paid"), why="the line settles it")
    await explained(scene, gom, line, payment_id)

    await scene.does(gom, *unmatching(payment_id, await scene.payment(payment_id), line.line.line_id))
    await until(lambda: is_now(scene, places[0], "under_review"), why="the approval rested on the line")
    await free(scene, gom, line)
    await give(scene, gom, gcash(Credit("500.00", reference), Credit("1.00")))

    payment = await scene.payment(payment_id)
    assert isinstance(payment, InReview), "what the GOM said is not found out otherwise"
    assert "" == payment.on_statement.line_id
    await scene.does(gom, "payment", payment_id, matching("gcash", line.line))
    assert (await scene.payment(payment_id)).on_statement.confirmed, "the GOM may change their mind"


async def test_what_counted_before_counts_on_without_the_line(scene: Stage, gom: Person, places: list[Place]) -> None:
    payment_id = await scene.pays(places[0])
    line = await a_line(scene, gom, "480.00")

    await scene.does(gom, "payment", payment_id, matching("gcash", line.line))
    differs = (await scene.payment(payment_id)).on_statement
    await explained(scene, gom, line, payment_id)
    await scene.does(gom, *unmatching(payment_id, await scene.payment(payment_id), line.line.line_id))
    await free(scene, gom, line)

    payment = await scene.payment(payment_id)
    assert (Money.of("480", "PHP"), False) == (differs.arrived, differs.confirmed)
    assert isinstance(payment, Approved)
    assert "" == payment.on_statement.line_id


async def test_an_assigned_proof_keeps_its_line_and_counts_where_it_belongs(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    reference = a_reference()
    here, there = places[0], places[1]
    payment_id = await scene.doubtful(here, reference=reference, recipient=None, recipient_account=None)
    line = await a_line(scene, gom, "500.00", reference)
    await until(lambda: is_now(scene, here, "paid"), why="the line settles it")
    undo = ApprovalUndoRequested(submission_id=here.submission_id, payment_id=payment_id, reason="reason-mistake")
    await scene.does(gom, "order", here.order.order_id, undo)
    await until(lambda: is_now(scene, here, "under_review"), why="the approval is undone")

    await scene.does(gom, "payment", payment_id, assigned_to(there))
    while_read = (await scene.payment(payment_id)).on_statement
    await scene.weighs_anew(there, payment_id)
    await until(lambda: is_now(scene, there, "paid"), why="the money is there: it counts where it belongs")

    payment = await scene.payment(payment_id)
    kept = (await statements(scene, gom)).lines[line.line.line_id]
    assert while_read.confirmed
    assert (line.line.line_id, True) == (payment.on_statement.line_id, payment.on_statement.confirmed)
    assert payment_id == kept.payment_id
    other = await scene.doubtful(places[2], reference=a_reference(), amount=None)
    answer = await scene.ask(await scene.actor(gom), "payment", other, matching("gcash", line.line))
    assert "line-taken" == (answer.refused.code if answer.refused else "")
    await until(lambda: is_now(scene, here, "awaiting_payment"), why="it waits for its own payment")


async def test_a_rejected_proof_lets_its_line_go(scene: Stage, gom: Person, places: list[Place]) -> None:
    reference = a_reference()
    payment_id = await scene.doubtful(places[0], reference=reference, recipient=None, recipient_account=None)
    line = await a_line(scene, gom, "500.00", reference)
    await until(lambda: is_now(scene, places[0], "paid"), why="the line settles it")
    undo = ApprovalUndoRequested(submission_id=places[0].submission_id, payment_id=payment_id, reason="reason-mistake")
    await scene.does(gom, "order", places[0].order.order_id, undo)
    await until(lambda: is_now(scene, places[0], "under_review"), why="the approval is undone")
    await scene.does(gom, "payment", payment_id, RejectionRequested(reason="reason-other-order"))
    await free(scene, gom, line)

    again = await scene.sends(places[1])
    await scene.reads(places[1], again, reference=reference, recipient=None, recipient_account=None)
    await until(lambda: is_now(scene, places[1], "paid"), why="the money that came settles the same receipt sent again")

    before, now = await scene.payment(payment_id), await scene.payment(again)
    assert isinstance(before, Refused)
    assert Doubt.REFERENCE_USED not in now.doubts
    await explained(scene, gom, line, again)


async def test_nobody_else_matches_a_line(scene: Stage, gom: Person, places: list[Place]) -> None:
    payment_id = await unreadable(scene, places[0])
    line = await a_line(scene, gom, "500.00")
    order = await scene.state(places[1].order.order_id)
    wish = recording(
        "gcash",
        line.line,
        places[1].order.order_id,
        order,
        order.book[places[1].submission_id],
        scene.parts.world.now(),
    )
    asked: list[tuple[str, Any]] = [
        (payment_id, matching("gcash", line.line)),
        (scene.parts.world.new_id(), wish),
        (payment_id, unmatching(payment_id, await scene.payment(payment_id), line.line.line_id)[2]),
    ]

    for name, body in asked:
        answer = await scene.ask(await scene.actor(places[0].buyer), "payment", name, body)
        assert "not-allowed" == (answer.refused.code if answer.refused else "")


async def test_what_is_noted_after_it_was_taken_away_does_not_stand(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    payment_id = await unreadable(scene, places[0])
    line = await a_line(scene, gom, "500.00")
    (told,) = [one.commit for one in await scene.parts.log.read("payment", payment_id)][-1:]
    cause = list(unfold(told, 1))[-1]
    late = Explained(line_id=line.line.line_id, payment_id=payment_id, how=How.SETTLED)

    await Settling(scene.parts.desk, scene.parts.sources, scene.parts.world).explain(gom.member_id, "", [late], cause)

    assert (await statements(scene, gom)).lines[line.line.line_id].is_free, "the payment never had it, or no longer"


async def test_a_line_goes_over_to_another_payment_in_whatever_order_the_two_are_followed(
    scene: Stage, gom: Person, places: list[Place]
) -> None:
    before, after = [await unreadable(scene, place) for place in places[:2]]
    line = await a_line(scene, gom, "500.00")
    await scene.does(gom, "payment", before, matching("gcash", line.line))
    await until(lambda: is_now(scene, places[0], "paid"), why="it counts")
    await explained(scene, gom, line, before)

    with scene.without("statements"):
        await scene.does(gom, *unmatching(before, await scene.payment(before), line.line.line_id))
        await until(lambda: is_now(scene, places[0], "under_review"), why="the approval rested on the line")
        await scene.does(gom, "payment", after, matching("gcash", line.line))
        parts = scene.parts
        consumer = StatementConsumer(parts.desk, parts.sources, parts.vault, parts.world)
        known = []
        for name in (after, before):
            [*_, latest] = await parts.log.read("payment", name)
            assert isinstance(await consumer.handle(encode(latest.commit), latest.sequence), Done)
            known.append((await statements(scene, gom)).lines[line.line.line_id].payment_id)

    assert [after, after] == known, "the one that it was before lets it go, and takes it from nobody"
    await until(lambda: is_now(scene, places[1], "paid"), why="it counts")


async def a_line(scene: Stage, gom: Person, amount: str, reference: str = "", sender: str = "") -> Kept:
    """A line of the GOM's statement."""
    found = await give(scene, gom, gcash(Credit(amount, reference, sender)))
    return (await statements(scene, gom)).lines[found.new[0]]


async def unreadable(scene: Stage, place: Place) -> PaymentId:
    """A proof of which nothing can be read that a line could be known by."""
    return await scene.doubtful(place, reference=None, amount=None, recipient=None, recipient_account=None)


async def record(scene: Stage, gom: Person, place: Place, line: Kept) -> PaymentId:
    """The GOM records a line as a submission's payment."""
    payment_id = PaymentId(scene.parts.world.new_id())
    order = await scene.state(place.order.order_id)
    submission = order.book[place.submission_id]
    wish = recording(line.bank, line.line, place.order.order_id, order, submission, scene.parts.world.now())
    await scene.does(gom, "payment", payment_id, wish)
    return payment_id


def assigned_to(place: Place) -> AssignmentRequested:
    gom_id = place.order.gom.member_id
    return AssignmentRequested(order_id=place.order.order_id, submission_id=place.submission_id, gom_id=gom_id)


async def explained(scene: Stage, gom: Person, line: Kept, payment_id: PaymentId) -> None:
    async def is_known() -> bool:
        return (await statements(scene, gom)).lines[line.line.line_id].payment_id == payment_id

    await until(is_known, why="the statement says whose money it is")


async def free(scene: Stage, gom: Person, line: Kept) -> None:
    async def is_free() -> bool:
        return (await statements(scene, gom)).lines[line.line.line_id].is_free

    await until(is_free, why="the line is free again")


def a_reference() -> str:
    """A reference that no other test uses."""
    return str(secrets.randbelow(9 * 10**12) + 10**12)


async def is_now(scene: Stage, place: Place, status: str) -> bool:
    return (await scene.state(place.order.order_id)).book[place.submission_id].status.value == status
