"""Several proofs, several wishes or several reviewers at once, in chats on real servers; and what went before."""

import asyncio
from decimal import Decimal

from gomflow.payment.state import Approved, InReview, Refused
from gomflow.testing.gom_at_work import GomAtWork, tokens
from gomflow.testing.rooms import presses
from gomflow.testing.stage import a_picture
from gomflow_events.identity import Role
from gomflow_events.payment.requests import BetterProofRequested, RejectionRequested, ReopeningRequested


async def test_asked_for_again_and_taken_back_at_once_both_are_told(desk: GomAtWork) -> None:
    stage, place = desk.house.stage, await desk.place()
    payment = await stage.doubtful(place)
    await desk.news(place.buyer)
    gom = await stage.actor(desk.gom)

    # What waits for the same payment is decided into one commit.
    wishes = (BetterProofRequested(reason="reason-cropped"), ReopeningRequested())
    answers = await asyncio.gather(*(stage.ask(gom, "payment", payment, wish) for wish in wishes))
    told = await desk.news(place.buyer)

    assert [None, None] == [answer.refused for answer in answers]
    assert answers[0].sequence == answers[1].sequence
    assert isinstance(await stage.payment(payment), InReview)
    assert "better_proof" in [message.view for message in told]


async def test_several_are_approved_together_and_each_says_what_became_of_it(desk: GomAtWork) -> None:
    stage = desk.house.stage
    places = [await desk.place(name) for name in ("Ana", "Bea", "Carla", "Dina")]
    partly = [await stage.doubtful(place, amount=Decimal("450.00")) for place in places[:3]]
    unreadable = await stage.doubtful(places[3], amount=None, currency=None)

    (asked,) = await desk.writes("/approve_all")
    assert "3 proofs" in asked.text
    assert "One more is left out" in asked.text
    (yes,) = [token for token in tokens([asked]) if token.endswith("|confirm|yes")]
    # Somebody else decides one of them meanwhile.
    await stage.does(desk.gom, "payment", partly[1], RejectionRequested(reason="unclear"))
    answers = await desk.brings(presses(desk.chat, yes))
    await desk.becomes(partly[2], Approved)
    await desk.house.settled("notify")

    found = [type(await stage.payment(one)) for one in (*partly, unreadable)]
    assert [Approved, Refused, Approved, InReview] == found
    views = sorted(message.view for message in answers)
    assert ["gom-approval-done", "gom-approval-done", "payment_decided"] == views
    (late,) = [message for message in answers if message.view == "payment_decided"]
    assert f"The proof for {await desk.reference(places[1])} is decided already: you rejected it." == late.text


async def test_two_reviewers_at_once_get_one_outcome_and_the_loser_is_told_whose(desk: GomAtWork) -> None:
    stage = desk.house.stage
    operator = await stage.person("Olga Reyes", Role.OPERATOR)
    place = await desk.place()
    payment = await stage.doubtful(place, amount=Decimal("450.00"))
    fact = presses(desk.chat, f"c|approve|{payment}")
    rejection = RejectionRequested(reason="unclear")

    _, other = await asyncio.gather(
        desk.house.parts.inbox.keep(fact),
        stage.ask(await stage.actor(operator, "dashboard"), "payment", payment, rejection),
    )
    answers = await desk.house.answered(fact)
    await desk.house.settled("inbound", "workflows", "notify")
    found = await stage.payment(payment)
    decisions = [
        event.type
        for stored in await desk.house.parts.log.read("payment", payment)
        for decision in stored.commit.decisions
        for event in decision.events
        if event.type in {"ProofApproved", "ProofRejected"}
    ]

    assert 1 == len(decisions)
    if isinstance(found, Refused):
        assert other.refused is None
        assert f"The proof for {await desk.reference(place)} is decided already: Olga Reyes rejected it." == (
            answers[0].text
        )
    else:
        assert other.refused is not None
        assert ("payment-decided", "approved") == (other.refused.code, other.refused.args["status"])


async def test_what_went_before_is_told(desk: GomAtWork) -> None:
    stage = desk.house.stage
    ana = await stage.person("Ana Reyes")
    place = await stage.join(desk.order, ana)
    await stage.pays(place)
    other = await stage.join(await stage.order(desk.gom, title="Winter photobook", minimum=1), ana)
    picture = a_picture()
    first = await stage.doubtful(other, picture, amount=Decimal("1.00"), reference="1061318609139")
    await stage.does(desk.gom, "payment", first, RejectionRequested(reason="amount"))
    again = await stage.doubtful(other, picture, amount=Decimal("2.00"), reference="1O61318609139")

    (item,) = await desk.presses("review")
    (told,) = await desk.presses("history", again)

    assert f"· the same picture: {await desk.reference(other)} of Ana Reyes" in item.text
    assert "Summer photobook" in told.text
    assert "paid, ₱500.00 of ₱500.00" in told.text
    assert "2 other proofs:" in told.text
    assert "rejected by you" in told.text
    assert "approved by the Smart Agent" in told.text
    assert "the same picture" in told.text
