"""Lines of a GOM's statement in a chat, on real servers: whose payment one is, by their word, and that it is not."""

import secrets
from collections.abc import AsyncIterator

import pytest

from gomflow.chance import new_id
from gomflow.order.submission import Status
from gomflow.payment.state import Approved, InReview, Refused
from gomflow.testing.giving import Credit, gcash, give, statements
from gomflow.testing.gom_at_work import GomAtWork, tokens
from gomflow.testing.rooms import presses, shows
from gomflow.waiting import until
from gomflow_events.conversation.inbound import InboundFact, Media, MediaKind
from gomflow_events.member.requests import AccountsGiven
from gomflow_events.order.terms import PayTo


@pytest.fixture
async def reading(desk: GomAtWork) -> AsyncIterator[GomAtWork]:
    """The GOM at work while their statements are read."""
    async with desk.house.open("statements"):
        yield desk


async def a_line(desk: GomAtWork, amount: str, sender: str = "") -> str:
    found = await give(desk.house.stage, desk.gom, gcash(Credit(amount, str(secrets.randbelow(10**13)), sender)))
    return found.new[0]


async def test_a_line_is_matched_and_unmatched_with_buttons(reading: GomAtWork) -> None:
    desk, place = reading, await reading.place()
    payment = await desk.house.stage.doubtful(
        place, reference=None, amount=None, recipient=None, recipient_account=None
    )
    line = await a_line(desk, "500.00")

    overview = await desk.writes("/statements")
    assert "c|match" in tokens(overview)
    listed = await desk.writes("/match")
    assert f"c|match|{line}" in tokens(listed)
    (asked,) = await desk.presses("match", line)
    assert "whose payment is it?" in asked.text
    (choice,) = [one for one in tokens([asked]) if one.endswith(f"|candidate|{payment}")]
    await desk.brings(presses(desk.chat, choice))
    await desk.becomes(payment, Approved)
    await desk.stands(place, Status.PAID)
    await until(lambda: is_known(desk, line), why="the line knows its payment")
    told = [one.text for one in await desk.news(desk.gom)]
    reference = await desk.reference(place)
    assert any(f"is the payment for {reference}" in text for text in told)

    (sure,) = await desk.presses("unmatch", line)
    assert "takes its approval back too" in sure.text
    (yes,) = [one for one in tokens([sure]) if one.endswith("|confirm|yes")]
    await desk.brings(presses(desk.chat, yes))
    await desk.becomes(payment, InReview)
    await desk.stands(place, Status.UNDER_REVIEW)
    (buyer,) = [one for one in await desk.news(place.buyer) if one.view == "payment_undone"]
    assert "not yours after all" in buyer.text


async def test_what_nobody_sent_a_proof_for_is_recorded_by_its_reference(reading: GomAtWork) -> None:
    desk, place = reading, await reading.place("Bea Lim")
    line = await a_line(desk, "200.00", "CASH IN")

    await desk.presses("match", line)
    (wrong,) = await desk.writes("Nobody Of This Name")
    await desk.writes((await desk.reference(place)).lower())
    await desk.stands(place, Status.PARTLY_PAID)
    await until(lambda: is_known(desk, line), why="the line knows its payment")
    payment = (await statements(desk.house.stage, desk.gom)).lines[line].payment_id
    assert payment is not None
    buyers = [one.text for one in await desk.news(place.buyer)]
    (again,) = await desk.presses("match", line)
    listed = await desk.writes("/unmatch")
    (sure,) = await desk.presses("unmatch", line)
    (yes,) = [one for one in tokens([sure]) if one.endswith("|confirm|yes")]
    await desk.brings(presses(desk.chat, yes))
    await desk.becomes(payment, Refused)
    await desk.stands(place, Status.AWAITING_PAYMENT)
    told = [one.view for one in await desk.news(place.buyer)]

    assert "No submission that awaits payment fits that" in wrong.text
    assert any("₱200.00" in text for text in buyers)
    assert "That line is the money of a payment." == again.text
    assert f"c|unmatch|{line}" in tokens(listed)
    assert ["payment_undone"] == told, "nobody sent a proof that could be refused"


async def test_what_was_matched_a_moment_ago_is_unmatched_though_the_statement_lags(desk: GomAtWork) -> None:
    place = await desk.place()
    async with desk.house.open("statements"):
        line = await a_line(desk, "500.00")
    await desk.presses("match", line)
    await desk.writes(await desk.reference(place))
    await desk.stands(place, Status.PAID)
    lagging = await is_known(desk, line)

    (again,) = await desk.presses("match", line)
    (sure,) = await desk.presses("unmatch", line)

    assert not lagging
    assert "That line is the money of a payment." == again.text
    assert f"is not the money of {await desk.reference(place)}" in sure.text


async def test_with_two_accounts_at_a_bank_the_chat_asks_which(reading: GomAtWork) -> None:
    desk = reading
    ways = tuple(PayTo(method="gcash", account=number, holder="Ana Reyes") for number in ("09171112222", "09283334444"))
    await desk.house.stage.does(desk.gom, "member", desk.gom.member_id, AccountsGiven(pay_to=ways))

    (asked,) = await desk.brings(await a_file(desk, gcash(Credit("33.00", "7001234567890"))))
    (second,) = [one for one in tokens([asked]) if one.endswith("|account|1")]
    await desk.brings(presses(desk.chat, second))

    async def taken() -> bool:
        state = await statements(desk.house.stage, desk.gom)
        return any(kept.account == "09283334444" for kept in state.lines.values())

    assert "Which one is this statement of?" in asked.text
    await until(taken, why="the file is of the account that was said")


async def test_there_may_be_nothing_to_match(reading: GomAtWork) -> None:
    (nothing,) = await reading.writes("/match")
    (neither,) = await reading.writes("/unmatch")

    assert "All money on your statements belongs to a payment, or is set aside." == nothing.text
    assert "No line of your statements is the money of a payment." == neither.text


async def a_file(desk: GomAtWork, data: bytes) -> InboundFact:
    source = new_id()
    await desk.house.parts.vault.put(source, data, "text/csv", desk.gom.member_id)
    media = Media(kind=MediaKind.DOCUMENT, source=source, media_type="text/csv", size=len(data), file_name="gcash.csv")
    return shows(desk.chat, media)


async def is_known(desk: GomAtWork, line: str) -> bool:
    return not (await statements(desk.house.stage, desk.gom)).lines[line].is_free
