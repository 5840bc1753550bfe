"""A check that cannot fail proves nothing: each kind of harm is done to the scene, found, named, and undone."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from nats.js.api import RawStreamMsg
from sqlalchemy import ColumnElement, delete, literal_column, select, text, update

from gomflow.demo import proving
from gomflow.demo.buyer import End
from gomflow.demo.delivering import seen_by
from gomflow.demo.devices import TelegramDevice, WebDevice
from gomflow.handle.home import Home
from gomflow.payment.state import Approved
from gomflow.simulators.telegram.chats import Chat
from gomflow.simulators.webchat import WebVisitor
from gomflow.testing.scene import Scene
from gomflow.verifying import Folded, fold_all, money_adds_up
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND
from gomflow_events.codec import decode
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome
from gomflow_projections.tables import SCHEMA, messages, metadata

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
async def whole(scene: Scene) -> AsyncIterator[None]:
    """Whatever a test does is undone in the end: everything holds again."""
    yield
    assert (await scene.proven()).faults == []


async def faults_of(scene: Scene, *checks: str) -> str:
    """The faults that are found now; exactly these checks fail."""
    proven = await scene.proven()
    assert proven.failed() == set(checks), proven.faults
    return "\n".join(proven.faults)


@asynccontextmanager
async def altered(scene: Scene, name: str, column: str, where: str, harm: str) -> AsyncIterator[None]:
    """One field of one row of a read model, changed by hand for a while."""
    engine, table = scene.stage.running.parts.engine, metadata.tables[f"{SCHEMA}.{name}"]
    hidden: ColumnElement[str] = literal_column("ctid")
    async with engine.begin() as connection:
        before = (await connection.execute(select(table).where(text(where)).limit(1))).mappings().one()
        same = [key == before[key.name] for key in table.primary_key.columns]
        changed = update(table).where(*same).values({column: text(harm)}).returning(hidden)
        place = (await connection.execute(changed)).scalar_one()
    yield
    async with engine.begin() as connection:
        await connection.execute(update(table).where(hidden == place).values({column: before[column]}))


@pytest.mark.parametrize(
    ("table", "column", "where", "harm", "words"),
    [
        ("orders", "state", "true", "'open'", "state is 'open', the log says 'completed'"),
        ("submissions", "paid", "paid > 0", "paid + 0.01", "paid is Decimal"),
        ("submissions", "status", "status = 'received'", "'paid'", "status is 'paid', the log says 'received'"),
        ("payments", "amount_counted", "amount_counted > 0", "amount_counted - 1", "amount_counted is"),
        ("members", "name", "true", "'Somebody else'", "name is 'Somebody else'"),
        ("ledger", "amount", "kind = 'payment'", "amount + 0.01", "the ledger has"),
    ],
)
async def test_a_field_that_was_altered_in_postgres_is_found(
    scene: Scene, table: str, column: str, where: str, harm: str, words: str
) -> None:
    async with altered(scene, table, column, where, harm):
        assert words in await faults_of(scene, proving.ROWS)


async def test_a_row_that_is_missing_and_one_too_many_are_found(scene: Scene) -> None:
    async with altered(scene, "submissions", "submission_id", "true", "'nobody'"):
        found = await faults_of(scene, proving.ROWS)
    assert "has no row" in found
    assert "submissions has a row nobody that the log does not know" in found


async def test_an_outcome_that_was_altered_in_postgres_is_found(scene: Scene) -> None:
    async with altered(scene, "messages", "outcome", "platform = 'telegram'", "'failed'"):
        assert "outcome is 'failed', the log says 'accepted'" in await faults_of(scene, proving.MESSAGE_ROWS)


async def the_last(scene: Scene, stream: str, subject: str) -> RawStreamMsg:
    """The latest message of a subject."""
    return await scene.stage.running.parts.connection.js.get_last_msg(stream, subject)


async def remove(scene: Scene, stream: str, message: RawStreamMsg) -> None:
    """Take a message out of its stream, as if it had never been there."""
    assert message.seq is not None
    assert await scene.stage.running.parts.connection.js.delete_msg(stream, message.seq)


async def put_back(scene: Scene, message: RawStreamMsg) -> None:
    """Bring a message again, with nothing that would mark it as a repetition."""
    await scene.stage.running.parts.connection.js.publish(message.subject or "", message.data or b"")


@pytest.mark.parametrize("platform", ["telegram", "web"])
async def test_a_message_that_is_missing_in_the_outbox_is_found(scene: Scene, platform: str) -> None:
    device = next(one for one in scene.stage.devices.values() if one.chat.startswith(platform))
    message = await the_last(scene, OUTBOUND, f"outbound.{device.chat.replace('-', '.', 1)}.>")
    await remove(scene, OUTBOUND, message)
    found = await faults_of(scene, proving.DUE_ONCE, proving.SEEN_ONCE, proving.MESSAGE_ROWS)
    await put_back(scene, message)
    assert f"message {decode(message.data or b'', MessageDue).message_id} was due and not put out" in found


async def test_a_message_that_is_doubled_in_the_outbox_is_found(scene: Scene) -> None:
    message = await the_last(scene, OUTBOUND, "outbound.web.>")
    await put_back(scene, message)
    found = await faults_of(scene, proving.DUE_ONCE)
    await remove(scene, OUTBOUND, await the_last(scene, OUTBOUND, message.subject or ""))
    assert "was put out 2 times" in found


async def test_a_message_nobody_asked_for_is_found(scene: Scene) -> None:
    device = next(one for one in scene.stage.devices.values() if isinstance(one, WebDevice))
    message = await the_last(scene, OUTBOUND, f"outbound.web.{device.visitor.chat}.>")
    due = replace(decode(message.data or b"", MessageDue), message_id="unasked")
    await scene.stage.running.parts.outbox.put([due])
    assert await device.visitor.until(lambda: device.visitor.messages.get("unasked"), 10)
    found = await faults_of(scene, proving.DUE_ONCE)
    await remove(scene, OUTBOUND, await the_last(scene, OUTBOUND, f"outbound.web.{device.visitor.chat}.unasked"))
    await forget(scene, device, "unasked")
    assert "message unasked was put out and nothing makes it due" in found


async def forget(scene: Scene, device: WebDevice, message_id: str) -> None:
    """Take a message, and every trace of it, away again."""
    parts = scene.stage.running.parts
    await device.visitor.until(lambda: None, 0.5)
    del device.visitor.messages[message_id]
    await parts.connection.js.purge_stream(OUTBOUND, subject=f"delivery.{message_id}")
    async with parts.engine.begin() as connection:
        await connection.execute(delete(messages).where(messages.c.message_id == message_id))


async def test_an_outcome_that_is_missing_is_found(scene: Scene) -> None:
    device, _ = telegram(scene)
    message = await the_last(scene, OUTBOUND, inbox_of(device))
    name = decode(message.data or b"", MessageDue).message_id
    outcome = await the_last(scene, OUTBOUND, f"delivery.{name}")
    await remove(scene, OUTBOUND, outcome)
    found = await faults_of(scene, proving.SEEN_ONCE, proving.MESSAGE_ROWS)
    await put_back(scene, outcome)
    assert f"{name} to {device.chat} was put out and has no outcome" in found


def inbox_of(device: TelegramDevice) -> str:
    """The subjects of the messages to somebody."""
    return f"outbound.telegram.{device.chat.removeprefix('telegram-')}.>"


def telegram(scene: Scene) -> tuple[TelegramDevice, Chat]:
    """Somebody with Telegram, and their chat as Telegram has it."""
    device = next(device for device in scene.stage.devices.values() if isinstance(device, TelegramDevice))
    return device, scene.stage.telegram.telegram.chats[int(device.chat.removeprefix("telegram-"))]


async def test_a_message_that_telegram_does_not_show_is_found(scene: Scene) -> None:
    device, chat = telegram(scene)
    number = int(device.seen[-1].key)
    missing = chat.messages.pop(number)
    found = await faults_of(scene, proving.SEEN_ONCE)
    chat.messages[number] = missing
    assert f"was accepted and is not in {device.chat}" in found


async def test_a_message_that_telegram_shows_twice_is_found(scene: Scene) -> None:
    device, chat = telegram(scene)
    again = scene.stage.telegram.telegram.next_number()
    chat.messages[again] = replace(chat.messages[int(device.seen[-1].key)], message_id=again)
    found = await faults_of(scene, proving.SEEN_ONCE)
    del chat.messages[again]
    assert f"{device.chat} shows 1 messages that no outcome explains" in found


async def test_a_message_that_telegram_shows_in_other_words_is_found(scene: Scene) -> None:
    device, chat = telegram(scene)
    number = int(device.seen[-1].key)
    chat.messages[number], right = replace(chat.messages[number], text="Something else"), chat.messages[number]
    found = await faults_of(scene, proving.SEEN_ONCE)
    chat.messages[number] = right
    assert f"was shown in {device.chat} in other words" in found


async def test_a_second_message_is_not_taken_for_one_of_unknown_outcome(scene: Scene) -> None:
    device, chat = telegram(scene)
    message = decode((await the_last(scene, OUTBOUND, inbox_of(device))).data or b"", MessageDue)
    outcome = await the_last(scene, OUTBOUND, f"delivery.{message.message_id}")
    record = decode(outcome.data or b"", DeliveryRecorded)
    lost, again = chat.messages.pop(int(record.provider_ids[0])), scene.stage.telegram.telegram.next_number()
    chat.messages[again] = replace(next(iter(chat.messages.values())), message_id=again)
    seeing = seen_by([device], [message], {message.message_id: replace(record, outcome=Outcome.UNCERTAIN)})
    del chat.messages[again]
    chat.messages[lost.message_id] = lost
    assert (seeing.uncertain, seeing.uncertain_and_seen) == (1, 0)
    assert len(seeing.faults) == 1


def page(scene: Scene) -> WebVisitor:
    """Somebody with the chat page."""
    return next(device for device in scene.stage.devices.values() if isinstance(device, WebDevice)).visitor


async def test_a_message_that_the_page_does_not_show_is_found(scene: Scene) -> None:
    visitor = page(scene)
    name, shown = visitor.messages.popitem()
    found = await faults_of(scene, proving.SEEN_ONCE)
    visitor.messages[name] = shown
    assert f"{name} was not shown in web-{visitor.chat}" in found


async def test_a_message_that_changed_on_the_page_is_found(scene: Scene) -> None:
    visitor = page(scene)
    visitor.doubles += 1
    found = await faults_of(scene, proving.SEEN_ONCE)
    visitor.doubles -= 1
    assert f"1 messages changed on the page of web-{visitor.chat}" in found


async def test_something_said_that_was_not_kept_is_found(scene: Scene) -> None:
    device, _ = telegram(scene)
    fact = await the_last(scene, INBOUND, f"inbound.telegram.{device.chat.removeprefix('telegram-')}")
    await remove(scene, INBOUND, fact)
    found = await faults_of(scene, proving.INBOUND_ONCE)
    await put_back(scene, fact)
    assert f"{device.chat} said {device.said} and {device.said - 1} was kept" in found
    assert "was handled and is not kept" in found


async def test_a_story_that_ends_otherwise_is_found(scene: Scene) -> None:
    buyer = next(buyer for buyer in scene.played.buyers if buyer.end is End.RECEIVED)
    buyer.end = End.LEFT
    found = await faults_of(scene, proving.STORIES)
    buyer.end = End.RECEIVED
    assert f"{buyer.reference} is received, for the buyer it cancelled" in found


Harm = Callable[[Any], Any]


def harmed(folded: Folded, wanted: Callable[[Any], bool], harm: Harm) -> Folded:
    """The folds, with one state other than it is."""
    key = next(key for key, home in folded.items() if wanted(home.state))
    home: Home[Any] = folded[key]
    return {**folded, key: replace(home, state=harm(home.state))}


async def test_money_that_does_not_add_up_is_found(scene: Scene) -> None:
    feed = StreamFeed(scene.stage.running.parts.connection, LOG, "log.>")
    folded = await fold_all(feed, await feed.last())
    assert money_adds_up(folded) == []

    def is_approved(state: Any) -> bool:
        return isinstance(state, Approved)

    more = harmed(folded, is_approved, lambda payment: replace(payment, amount=payment.amount * 2))
    assert "was approved for" in "\n".join(money_adds_up(more))
    key = next(key for key, home in folded.items() if is_approved(home.state))
    without = {name: home for name, home in folded.items() if name != key}
    assert money_adds_up(without) == [f"payment {key[1]} counts and was not approved"]
    twice = {**folded, ("order", "a copy"): next(h for (kind, _), h in folded.items() if kind == "order")}
    assert f"payment {key[1]} counts twice" in money_adds_up(twice)
