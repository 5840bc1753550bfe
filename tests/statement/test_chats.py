"""A GOM's statement in a chat: the file, what is asked about it, the notification passed on, and the reports."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta

import pytest

from gomflow.chance import first_member_id, new_id
from gomflow.embedded import Embedded
from gomflow.payment.state import Approved
from gomflow.testing.giving import TODAY, Credit, gcash
from gomflow.testing.rooms import Rooms, a_chat, presses, rooms, shows, writes
from gomflow.testing.servers import drop_database, fresh_database
from gomflow.testing.stage import Person, Place
from gomflow.waiting import until
from gomflow_events.conversation.inbound import InboundFact, Media, MediaKind
from gomflow_events.identity import CLOCK, ChatKey, Role
from gomflow_events.member.requests import AccountsGiven, RoleDecided
from gomflow_events.order.terms import PayTo
from gomflow_events.outbound import MessageDue
from gomflow_events.payment.requests import ApprovalRequested
from gomflow_projections.database import migrate

LONG_AGO = TODAY - timedelta(days=10)


@pytest.fixture(scope="module")
async def house(servers: Embedded, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Rooms]:
    url = await fresh_database(servers.database_url)
    await asyncio.to_thread(migrate, url)
    folder = tmp_path_factory.mktemp("chats")
    async with (
        Embedded(folder / "nats", postgres=False, durable=False) as broker,
        rooms(folder / "data", broker.nats_url, url) as found,
        found.open("inbound", "notify", "statements"),
    ):
        yield found
    await drop_database(url)


@pytest.fixture
async def chat(house: Rooms) -> ChatKey:
    """The chat of a GOM who takes money on GCash and BPI."""
    chat = a_chat()
    await says(house, writes(chat, "/start"))
    gom = first_member_id(chat)
    await house.stage.ask(CLOCK, "member", gom, RoleDecided(role=Role.GOM, granted=True))
    accounts = (
        PayTo(method="gcash", account="09175550142", holder="Juana Cruz"),
        PayTo(method="bpi", account="1234567890", holder="Juana Cruz"),
    )
    await house.stage.does(Person(gom, "Juana Cruz"), "member", gom, AccountsGiven(pay_to=accounts))
    return chat


@pytest.fixture
async def place(house: Rooms, chat: ChatKey) -> Place:
    """The place of a buyer who owes the GOM 500 pesos."""
    order = await house.stage.order(Person(first_member_id(chat), "Juana Cruz"), minimum=1, maximum=None)
    return await house.stage.join(order, await house.stage.person("Ana Reyes"))


async def says(house: Rooms, fact: InboundFact) -> MessageDue:
    """Say something; the answer to it."""
    await house.parts.inbox.keep(fact)
    return (await house.answered(fact))[0]


async def a_file(house: Rooms, chat: ChatKey, data: bytes, name: str = "statement.csv") -> InboundFact:
    """A file that is sent in a chat."""
    source = new_id()
    await house.parts.vault.put(source, data, "text/csv", first_member_id(chat))
    media = Media(kind=MediaKind.DOCUMENT, source=source, media_type="text/csv", size=len(data), file_name=name)
    return shows(chat, media)


def labels(message: MessageDue) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def told(house: Rooms, chat: ChatKey, *words: str) -> MessageDue:
    """The first message in a chat that says all of this."""

    async def found() -> MessageDue | None:
        return next((one for one in await house.said(chat) if all(word in one.text for word in words)), None)

    message: MessageDue = await until(found, why=f"the chat is told {words}")
    return message


async def held(house: Rooms, place: Place, reference: str) -> str:
    return await house.stage.doubtful(place, reference=reference, recipient=None, recipient_account=None)


async def reference_of(house: Rooms, place: Place) -> str:
    return (await house.stage.state(place.order.order_id)).book[place.submission_id].reference


def a_reference() -> str:
    return str(secrets.randbelow(9 * 10**12) + 10**12)


async def test_a_file_whose_name_tells_the_bank_needs_no_question(house: Rooms, chat: ChatKey, place: Place) -> None:
    reference = a_reference()
    payment_id = await held(house, place, reference)
    data = gcash(Credit("500.00", reference), Credit("77.00", a_reference(), "LIZA CRUZ"))

    answer = await says(house, await a_file(house, chat, data, "GCash_November.csv"))
    report = await told(house, chat, "Statement of GCash")

    assert "reading your statement of GCash" in answer.text
    assert isinstance(await house.stage.payment(payment_id), Approved)
    assert "3 rows read: 2 new, 0 known already, 1 of money that went out" in report.text
    assert "One payment</b> that was in review is settled" in report.text
    assert "₱77.00 · LIZA CRUZ" in report.text


async def test_what_is_asked_once_is_remembered_for_the_bank(house: Rooms, chat: ChatKey) -> None:
    first = b"Date,Details,Amount\n03/04/2026,from ANA REYES,+850.00\n04/04/2026,x,-1.00\n"
    second = b"Date,Details,Amount\n05/06/2026,from LIZA CRUZ,+120.00\n06/06/2026,x,-1.00\n"

    whose = await says(house, await a_file(house, chat, first))
    bank = next(button for row in whose.buttons for button in row if button.label == "BPI")
    which = await says(house, presses(chat, bank.token))
    way = next(button for row in which.buttons for button in row if button.label.startswith("3 Apr 2026"))
    taken = await says(house, presses(chat, way.token))
    again = await says(house, await a_file(house, chat, second))

    assert "Which of your accounts" in whose.text
    assert ["4 Mar 2026 · ₱850.00 · ANA REYES", "3 Apr 2026 · ₱850.00 · ANA REYES"] == labels(which)[:2]
    assert "statement of BPI" in taken.text
    assert "statement of BPI" in again.text, "neither the bank nor the columns are asked for again"
    await told(house, chat, "5 Jun 2026 · ₱120.00 · LIZA CRUZ")


@pytest.mark.parametrize(
    ("data", "name", "says_"),
    [
        (b"PK\x03\x04" + b"\x00" * 30, "gcash.xlsx", "Save it as CSV"),
        (b"", "gcash.csv", "is empty"),
        (b"hello there", "gcash.txt", "do not find a table"),
        (b"Date,Amount\nnever,nothing\n", "gcash.csv", "do not find the columns"),
    ],
)
async def test_what_is_no_statement_is_refused_in_words(
    house: Rooms, chat: ChatKey, data: bytes, name: str, says_: str
) -> None:
    assert says_ in (await says(house, await a_file(house, chat, data, name))).text


async def test_a_buyer_has_no_statements(house: Rooms) -> None:
    chat = a_chat()
    await says(house, writes(chat, "/start"))

    file = await says(house, await a_file(house, chat, gcash(Credit("1.00"))))
    words = await says(house, writes(chat, "You have received PHP 850.00 of GCash from ANA R. Ref. No. 1234567890123."))

    assert "Send a screenshot" in file.text
    assert "PHP 850" not in words.text


async def test_a_notification_that_is_passed_on_settles_its_payment(house: Rooms, chat: ChatKey, place: Place) -> None:
    reference = a_reference()
    payment_id = await held(house, place, reference)

    await house.parts.inbox.keep(
        writes(chat, f"You have received PHP 500.00 of GCash from MA***A C. w/ ref. no. {reference}. Bal: PHP 1,500.00")
    )
    report = await told(house, chat, "GCash</b>:", "₱500.00")

    assert isinstance(await house.stage.payment(payment_id), Approved)
    assert f"It settles {await reference_of(house, place)}" in report.text


async def test_a_notification_of_money_nobody_claims_waits_for_its_proof(
    house: Rooms, chat: ChatKey, place: Place
) -> None:
    reference = a_reference()
    text = f"You have received PHP 500.00 of GCash from MA***A C. w/ ref. no. {reference}."

    await house.parts.inbox.keep(writes(chat, text))
    await told(house, chat, "No payment claims it yet")
    payment_id = await house.stage.sends(place)
    await house.stage.reads(place, payment_id, reference=reference, recipient=None, recipient_account=None)

    async def settled() -> bool:
        return isinstance(await house.stage.payment(payment_id), Approved)

    await until(settled, why="the proof finds its money")


async def test_money_that_never_came_is_told_with_a_way_to_take_the_approval_back(
    house: Rooms, chat: ChatKey, place: Place
) -> None:
    payment_id = await house.stage.sends(place)
    paid_at = datetime.combine(LONG_AGO, time(9))
    await house.stage.reads(place, payment_id, paid_at=paid_at, reference=a_reference())
    await house.stage.does(place.order.gom, "payment", payment_id, ApprovalRequested())
    file = gcash(since=LONG_AGO - timedelta(days=1), until_=LONG_AGO + timedelta(days=1))

    await says(house, await a_file(house, chat, file, "gcash.csv"))
    report = await told(house, chat, "the money is not on your statement")
    listed = await says(house, writes(chat, "/statements"))
    undo = next(button for row in report.buttons for button in row if "undo" in button.token)
    asked = await says(house, presses(chat, undo.token))

    reference = await reference_of(house, place)
    assert reference in report.text
    assert reference in listed.text
    assert "GCash:" in listed.text
    assert reference in undo.label
    assert asked.buttons, "the approval can be taken back, with a reason"


async def test_statements_are_explained_to_whoever_has_sent_none(house: Rooms, chat: ChatKey) -> None:
    assert "CSV file" in (await says(house, writes(chat, "/statements"))).text
