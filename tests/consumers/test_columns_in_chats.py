"""A file whose columns nobody can tell: the GOM says in the chat which is what, and it is remembered for the bank."""

import secrets
from collections.abc import AsyncIterator

import pytest

from gomflow.chance import derived_id, new_id
from gomflow.statement.state import Kept
from gomflow.testing.giving import statements
from gomflow.testing.gom_at_work import GomAtWork
from gomflow.testing.rooms import presses, shows
from gomflow.waiting import until
from gomflow_events.conversation.inbound import InboundFact, Media, MediaKind
from gomflow_events.member.requests import AccountsGiven
from gomflow_events.order.terms import PayTo
from gomflow_events.outbound import MessageDue

STRANGE = "when,in pesos,who <b>,no\n2026-11-18,500.00,ANA REYES,{0}\n2026-11-19,-12.00,fee,\n"
"""A table with a header in which no word is known, and too few rows to guess from them."""

SHOP = "on day,our debit,our credit,about,left\n18/11/2026,500,,ANA REYES {0},1500\n19/11/2026,,12,BANK FEE,1488\n"
"""A shop's own ledger: what the wallet owes it is a debit."""


@pytest.fixture
async def gom(desk: GomAtWork) -> AsyncIterator[GomAtWork]:
    """A GOM with one account, while their statements are read."""
    ways = (PayTo(method="gcash", account="09171112222", holder="Ana Reyes"),)
    await desk.house.stage.does(desk.gom, "member", desk.gom.member_id, AccountsGiven(pay_to=ways))
    async with desk.house.open("statements"):
        yield desk


async def sends(gom: GomAtWork, text: str) -> MessageDue:
    """Send a file; what is answered."""
    (answer,) = await gom.brings(await a_file(gom, text.encode()))
    return answer


async def a_file(gom: GomAtWork, data: bytes) -> InboundFact:
    source = new_id()
    await gom.house.parts.vault.put(source, data, "text/csv", gom.gom.member_id)
    media = Media(kind=MediaKind.DOCUMENT, source=source, media_type="text/csv", size=len(data), file_name="mine.csv")
    return shows(gom.chat, media)


async def chooses(gom: GomAtWork, message: MessageDue, label: str) -> MessageDue:
    """Press the button of a message that begins like this."""
    [token] = [one.token for row in message.buttons for one in row if one.label.startswith(label)]
    (answer,) = await gom.brings(presses(gom.chat, token))
    return answer


async def writes(gom: GomAtWork, *texts: str) -> MessageDue:
    """Write answers, one after the other; what is answered to the last."""
    answers = [(await gom.writes(text))[-1] for text in texts]
    return answers[-1]


async def taken_in(gom: GomAtWork, count: int) -> list[Kept]:
    """The lines of the GOM's statements, once there are so many."""

    async def found() -> list[Kept]:
        lines = list((await statements(gom.house.stage, gom.gom)).lines.values())
        return lines if len(lines) == count else []

    lines: list[Kept] = await until(found, why=f"{count} lines are taken in")
    return lines


def a_number() -> str:
    return str(secrets.randbelow(9 * 10**12) + 10**12)


def labels(message: MessageDue) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def test_columns_are_told_with_buttons_and_remembered_for_the_bank(gom: GomAtWork) -> None:
    number = a_number()

    date = await sends(gom, STRANGE.format(number))
    came = await chooses(gom, date, "1 ·")
    went = await chooses(gom, came, "2 ·")
    reference = await chooses(gom, went, "The same one")
    sender = await chooses(gom, reference, "4 ·")
    check = await chooses(gom, sender, "3 ·")
    taken = await chooses(gom, check, "18 Nov 2026")
    [line] = await taken_in(gom, 1)
    again = await sends(gom, STRANGE.format(a_number()))
    await taken_in(gom, 2)

    assert "for GCash" in date.text
    assert "3. who &lt;b&gt; · ANA REYES · fee" in date.text, "what a file says is no markup"
    assert ["1 · when", "2 · in pesos", "3 · who <b>", "4 · no"] == labels(date)[:4]
    assert "that came in" in came.text
    assert {"The same one", "None of them"} <= set(labels(went))
    assert "one row of money that came in, and 1 of money that went out" in check.text
    assert ["18 Nov 2026 · ₱500.00 · ANA REYES", "No, I say it again"] == labels(check)[:2]
    assert "reading your statement of GCash" in taken.text
    assert ("ANA REYES", (number,)) == (line.line.sender, line.line.references)
    assert "reading your statement of GCash" in again.text, "what was told is remembered"


async def test_columns_are_told_in_writing_and_a_wrong_answer_is_said_again(gom: GomAtWork) -> None:
    number = a_number()

    date = await sends(gom, SHOP.format(number))
    nonsense, beyond = await writes(gom, "the first"), await writes(gom, "6")
    twice = await writes(gom, "1", "1")
    backwards = await writes(gom, "3", "2", "none", "none")
    once_more = await chooses(gom, backwards, "No, I say it again")
    check = await writes(gom, "1.", "2", "3", "none", "4")
    await chooses(gom, check, "18 Nov 2026")
    [line] = await taken_in(gom, 1)

    assert "5. left · 1500 · 1488" in date.text
    assert "from 1 to 5" in nonsense.text
    assert "from 1 to 5" in beyond.text
    assert "holds something else already" in twice.text
    assert ["19 Nov 2026 · ₱12.00", "18 Nov 2026 · ₱500.00"] == [labels(one)[0][:21] for one in (backwards, check)]
    assert "Which one has the date?" in once_more.text
    assert ("500.00", (number,)) == (str(line.line.amount.amount), line.line.references)


async def test_dates_that_may_be_two_days_are_shown_as_both(gom: GomAtWork) -> None:
    two = "when,in pesos,who\n03/04/2026,850.00,LIZA CRUZ\n"

    await sends(gom, two)
    check = await writes(gom, "1", "2", "same", "none", "3")
    await chooses(gom, check, "3 Apr 2026")
    [line] = await taken_in(gom, 1)

    assert {"4 Mar 2026 · ₱850.00 · LIZA CRUZ", "3 Apr 2026 · ₱850.00 · LIZA CRUZ"} <= set(labels(check))
    assert "2026-04-03" == str(line.line.day)


async def test_who_sees_that_neither_guess_is_right_says_it_themselves(gom: GomAtWork) -> None:
    doubtful = "Date,Amount,Details,Paid\n03/04/2026,1.00,from ANA REYES,+850.00\n04/04/2026,2.00,x,-1.00\n"

    guessed = await sends(gom, doubtful)
    date = await chooses(gom, guessed, "None of these")
    check = await writes(gom, "Date", "paid", "same", "none", "details")
    await chooses(gom, check, "3 Apr 2026")
    [line] = await taken_in(gom, 1)

    assert "could be read in more than one way" in guessed.text
    assert "1. <b>Date</b>: 03/04/2026 · 04/04/2026" in date.text
    assert ("850.00", "from ANA REYES") == (str(line.line.amount.amount), line.line.sender)


async def test_where_no_row_can_be_read_like_that_it_is_asked_again(gom: GomAtWork) -> None:
    await sends(gom, STRANGE.format(a_number()))
    nothing = await writes(gom, "3", "1", "same", "none", "none")
    date = await chooses(gom, nothing, "No, I say it again")

    assert "no row has a date and money that came in" in nothing.text
    assert ["No, I say it again"] == labels(nothing)[:1]
    assert "Which one has the date?" in date.text
    assert {} == (await statements(gom.house.stage, gom.gom)).lines


async def test_a_file_that_was_deleted_meanwhile_is_sent_again(gom: GomAtWork) -> None:
    file = await a_file(gom, STRANGE.format(a_number()).encode())
    await gom.brings(file)
    await writes(gom, "1", "2", "same", "none")
    await gom.house.parts.vault.delete(derived_id("statement", file.inbound_id))

    gone = await writes(gom, "3")
    after = await writes(gom, "/statements")

    assert "no longer have that file" in gone.text
    assert "have not sent me a statement" in after.text


async def test_with_several_banks_it_is_asked_first_whose_file_it_is_in_their_language(gom: GomAtWork) -> None:
    ways = tuple(PayTo(method=bank, account="1640551234567", holder="Ana Reyes") for bank in ("maybank2u", "tng"))
    await gom.house.stage.does(gom.gom, "member", gom.gom.member_id, AccountsGiven(pay_to=ways))
    await gom.brings(presses(gom.chat, "c|language|ms"))

    whose = await sends(gom, STRANGE.replace("pesos", "ringgit").format(a_number()))
    date = await chooses(gom, whose, "Maybank2u")
    check = await writes(gom, "1", "2", "same", "4", "3")
    await chooses(gom, check, "18 Nov 2026")
    [kept] = await taken_in(gom, 1)

    assert "Yang manakah tarikh?" in date.text
    assert "untuk Maybank2u" in date.text
    assert "satu baris wang masuk, dan 1 wang keluar" in check.text
    assert ("maybank2u", "MYR 500.00") == (kept.bank, str(kept.line.amount))


async def test_a_file_with_nothing_like_a_date_or_money_is_refused_as_ever(gom: GomAtWork) -> None:
    assert "do not find the columns" in (await sends(gom, "when,much\nnever,nothing\n")).text
