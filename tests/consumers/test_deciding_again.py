"""Doubtful proofs in a chat, on real servers: looked at, undone, asked for again, assigned."""

from decimal import Decimal

from gomflow.order.submission import Status
from gomflow.payment.state import Approved, AskedAgain, InReview, Refused
from gomflow.testing.gom_at_work import GomAtWork, tokens
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.outbound import PictureMark
from gomflow_events.payment.terms import Evidence, FieldPlace


async def test_a_proof_is_shown_with_what_was_expected_beside_what_was_read(desk: GomAtWork) -> None:
    places = (FieldPlace(evidence=Evidence.AMOUNT, left=100, top=200, right=400, bottom=250),)
    payment = await desk.house.stage.doubtful(await desk.place(), amount=Decimal("450.00"), places=places)

    (item,) = await desk.presses("review")

    assert "Amount read: ₱450.00 · expected ₱500.00" in item.text
    assert "Recipient: Juana Cruz 09175550142 · expected Juana Cruz 09175550142" in item.text
    assert item.picture is not None
    assert payment == item.picture.name
    assert (PictureMark(left=100, top=200, right=400, bottom=250, holds=False),) == item.marks
    assert {f"c|{name}|{payment}" for name in ("approve", "reject", "ask_again", "assign", "history")} <= set(
        tokens([item])
    )


async def test_an_approval_of_the_smart_agent_is_undone_and_approved_again(desk: GomAtWork) -> None:
    place = await desk.place()
    payment = await desk.house.stage.pays(place)
    await desk.news(place.buyer)

    # With one decision only, that is the one that is meant.
    why = await desk.writes("/undo")
    assert f"c|undo|{payment}|not-arrived" in tokens(why)
    answers = await desk.presses("undo", payment, "not-arrived")
    await desk.becomes(payment, InReview)
    told = await desk.news(place.buyer)

    assert Status.UNDER_REVIEW is await desk.status(place)
    assert any("do not count any more" in message.text for message in answers)
    assert ["payment_undone"] == [message.view for message in told]
    assert "The money has not arrived." in told[0].text
    assert "₱500.00 are open" in told[0].text
    # It waits in the queue again, and counts again when it is approved.
    (item,) = await desk.presses("review")
    assert f"c|approve|{payment}" in tokens([item])
    await desk.presses("approve", payment)
    await desk.stands(place, Status.PAID)
    assert ["paid"] == [message.view for message in await desk.news(place.buyer)]


async def test_undone_twice_the_second_says_that_there_is_nothing(desk: GomAtWork) -> None:
    payment = await desk.house.stage.pays(await desk.place())

    await desk.presses("undo", payment, "mistake")
    await desk.becomes(payment, InReview)
    (again,) = await desk.presses("undo", payment, "mistake")

    # It is back in the queue: that is what is shown.
    assert "review_item" == again.view
    assert isinstance(await desk.house.stage.payment(payment), InReview)


async def test_a_rejection_is_taken_back_too(desk: GomAtWork) -> None:
    place = await desk.place()
    payment = await desk.house.stage.doubtful(place)
    await desk.presses("reject", payment, "amount")
    await desk.becomes(payment, Refused)

    await desk.presses("undo", payment)

    await desk.becomes(payment, InReview)
    await desk.stands(place, Status.UNDER_REVIEW)


async def test_a_better_picture_is_asked_for(desk: GomAtWork) -> None:
    place = await desk.place()
    payment = await desk.house.stage.doubtful(place)
    await desk.news(place.buyer)

    why = await desk.presses("ask_again", payment)
    assert f"c|ask_again|{payment}|cropped" in tokens(why)
    await desk.presses("ask_again", payment, "cropped")
    await desk.becomes(payment, AskedAgain)
    (told,) = await desk.news(place.buyer)
    (queue,) = await desk.presses("review")

    assert Status.AWAITING_PAYMENT is await desk.status(place)
    assert "Part of the receipt is missing." in told.text
    assert "The picture shows what a good screenshot has on it" in told.text
    assert told.picture is not None
    assert told.picture.name.startswith("example-gcash-")
    assert "For example: the screen of GCash right after the transfer" in told.text
    assert f"c|proof|{await desk.reference(place)}" in tokens([told])
    assert "No payment proof is waiting for you." == queue.text


async def test_a_better_picture_is_asked_for_in_ones_own_words(desk: GomAtWork) -> None:
    place = await desk.place()
    payment = await desk.house.stage.doubtful(place)
    await desk.news(place.buyer)

    await desk.presses("ask_again", payment, "words")
    await desk.writes("Please show the <date>.")
    await desk.becomes(payment, AskedAgain)
    (told,) = await desk.news(place.buyer)

    assert "Please show the &lt;date&gt;." in told.text


async def test_a_payment_of_a_friend_counts_where_it_belongs(desk: GomAtWork) -> None:
    other = await desk.house.stage.order(desk.gom, title="Winter photobook", minimum=1, maximum=None)
    mine, friends = await desk.place(), await desk.place("Bea Lim", other)
    # The friend owes 500, which is what the receipt shows; here it is doubtful because of the amount.
    payment = await desk.house.stage.doubtful(mine, amount=Decimal("500.00"), recipient=None, recipient_account=None)
    here, there = await desk.reference(mine), await desk.reference(friends)
    await desk.news(mine.buyer)

    (asked,) = await desk.presses("assign", payment)
    assert any(there in token for token in tokens([asked]))
    assert not any(here in token for token in tokens([asked]))
    (unclear,) = await desk.writes("Nobody Of This Name")
    assert "No submission that awaits payment fits that." in unclear.text
    reader = RapidOcrReader()
    async with desk.house.open(reader=reader):
        await desk.writes("bea")
        await desk.stands(friends, Status.UNDER_REVIEW, within=60)
        await desk.presses("approve", payment)
        await desk.stands(friends, Status.PAID)
    await reader.aclose()

    assert Status.AWAITING_PAYMENT is await desk.status(mine)
    assert [there in message.text for message in await desk.news(mine.buyer) if message.view == "proof-assigned"] == [
        True
    ]
    found = await desk.house.stage.payment(payment)
    assert isinstance(found, Approved)
    assert (friends.submission_id, mine.buyer.member_id) == (found.proof.submission_id, found.proof.member_id)
