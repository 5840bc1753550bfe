"""Inbox, outbox, deliveries, history, vault and timers on a real broker."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from gomflow.chance import new_id
from gomflow.ports.chat import AlreadyClaimed
from gomflow.ports.history import Heard, Shown
from gomflow.ports.vault import NotKept
from gomflow.testing.vaults import vault_on
from gomflow.waiting import until
from gomflow_adapters.jetstream.chat import (
    JetStreamDeliveries,
    JetStreamInbox,
    JetStreamOutbox,
    inbound_subject,
    outbound_subject,
)
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.history import JetStreamHistory
from gomflow_adapters.jetstream.streams import CHATS_KEPT, INBOUND, TIMERS
from gomflow_adapters.jetstream.timers import JetStreamTimers, due_subject
from gomflow_events.conversation.inbound import MessageReceived, Sender
from gomflow_events.identity import ChatKey, MemberId, Platform, chat_key
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome


def a_chat() -> ChatKey:
    return chat_key(Platform.WEB, uuid4().hex)


def heard(chat: ChatKey, text: str, inbound_id: str = "") -> MessageReceived:
    sender = Sender(id="1", name="Ana")
    return MessageReceived(inbound_id=inbound_id or new_id(), chat=chat, sender=sender, at=datetime.now(UTC), text=text)


def due(chat: ChatKey, text: str = "hello") -> MessageDue:
    return MessageDue(
        message_id=new_id(),
        chat=chat,
        text=text,
        correlation_id="c",
        causation_id="e",
        tenant="t",
        due_at=datetime.now(UTC),
    )


def claim(message: MessageDue, outcome: Outcome = Outcome.CLAIMED) -> DeliveryRecorded:
    return DeliveryRecorded(message_id=message.message_id, chat=message.chat, outcome=outcome, at=datetime.now(UTC))


async def test_an_update_said_twice_is_kept_once(nats: Connection) -> None:
    inbox, chat = JetStreamInbox(nats), a_chat()
    fact = heard(chat, "hi", "web-1")

    await asyncio.gather(*(inbox.keep(fact) for _ in range(10)))

    assert 1 == len(await all_of(nats.nc, INBOUND, inbound_subject(chat)))


@pytest.mark.parametrize("count", [1, 5, 30, 450])
async def test_a_message_put_twice_is_kept_once(nats: Connection, count: int) -> None:
    outbox, history, chat = JetStreamOutbox(nats), JetStreamHistory(nats), a_chat()
    messages = [due(chat, str(number)) for number in range(count)]

    await outbox.put(messages)
    await outbox.put(messages)
    await outbox.put([*messages[:1], due(chat, "one more")])

    shown = [entry.message for entry in await history.of(chat, 1000) if isinstance(entry, Shown)]
    assert {m.message_id for m in messages} < {m.message_id for m in shown}
    assert count + 1 == len(shown)


async def test_what_the_outbox_may_have_forgotten_is_not_told_again(nats: Connection) -> None:
    outbox, history, chat = JetStreamOutbox(nats), JetStreamHistory(nats), a_chat()
    old, new = due(chat, "from last year"), due(chat, "from today")

    await outbox.put([replace(old, due_at=old.due_at - CHATS_KEPT + timedelta(hours=1)), new])

    assert ["from today"] == [entry.message.text for entry in await history.of(chat, 9) if isinstance(entry, Shown)]


async def test_of_many_senders_one_claims_a_message(nats: Connection) -> None:
    deliveries, message = JetStreamDeliveries(nats), due(a_chat())
    claims = [replace(claim(message), at=datetime(2026, 1, 1, second=n, tzinfo=UTC)) for n in range(10)]

    outcomes = await asyncio.gather(*(deliveries.claim(one) for one in claims), return_exceptions=True)

    assert 1 == sum(outcome is None for outcome in outcomes)
    assert 9 == sum(isinstance(outcome, AlreadyClaimed) for outcome in outcomes)


async def test_a_postponed_message_can_be_claimed_again_and_a_sent_one_cannot(nats: Connection) -> None:
    deliveries, message = JetStreamDeliveries(nats), due(a_chat())
    await deliveries.claim(claim(message))
    await deliveries.record(claim(message, Outcome.POSTPONED))

    await deliveries.claim(claim(message))
    await deliveries.record(claim(message, Outcome.ACCEPTED))

    with pytest.raises(AlreadyClaimed) as taken:
        await deliveries.claim(claim(message))
    assert Outcome.ACCEPTED is taken.value.last.outcome


async def test_history_has_both_sides_in_order_and_live_goes_on_from_there(nats: Connection) -> None:
    inbox, outbox, history, chat = JetStreamInbox(nats), JetStreamOutbox(nats), JetStreamHistory(nats), a_chat()
    await inbox.keep(heard(chat, "hi"))
    await outbox.put([due(chat, "hello")])

    async with history.live("web") as live:
        await outbox.put([due(a_chat(), "somebody else's"), due(chat, "news")])
        seen = []
        async for shown in live:
            if shown.message.chat == chat:
                seen.append(shown.message.text)
                break

    said = await history.of(chat, 10)
    assert [Heard, Shown, Shown] == [type(entry) for entry in said]
    assert ["news"] == seen


async def test_a_message_nobody_can_read_hides_no_other(nats: Connection) -> None:
    inbox, outbox, history, chat = JetStreamInbox(nats), JetStreamOutbox(nats), JetStreamHistory(nats), a_chat()
    broken, after = due(chat, "broken"), due(chat, "after")
    async with history.live("web") as live:
        await nats.js.publish(inbound_subject(chat), b"{}")
        await nats.js.publish(outbound_subject(broken), b"{}")
        await inbox.keep(heard(chat, "hi"))
        await outbox.put([after])
        seen = [shown.message.text async for shown in _until(live, chat)]

    assert ["after"] == seen
    assert [Heard, Shown] == [type(entry) for entry in await history.of(chat, 10)]
    assert await history.message(chat, broken.message_id) is None
    assert after == await history.message(chat, after.message_id)


async def _until(live: AsyncIterator[Shown], chat: ChatKey) -> AsyncIterator[Shown]:
    """What is shown, up to the first message to a chat."""
    async for shown in live:
        if shown.message.chat == chat:
            yield shown
            return


async def test_the_vault_keeps_gives_and_forgets(nats: Connection) -> None:
    vault, name = vault_on(nats), new_id()
    picture = bytes(range(256)) * 5000

    await vault.put(name, picture, "image/png", MemberId("ana"))
    assert picture == await vault.get(name)
    await vault.delete(name)
    await vault.delete(name)

    with pytest.raises(NotKept):
        await vault.get(name)


async def test_a_timer_fires_is_replaced_and_is_cancelled(nats: Connection) -> None:
    timers = JetStreamTimers(nats)
    soon, later, never = new_id(), new_id(), new_id()
    now = datetime.now(UTC)
    await timers.set(soon, now - timedelta(hours=1), {"n": 1})
    await timers.set(later, now + timedelta(hours=1), {"n": 2})
    await timers.set(later, now + timedelta(seconds=0.2), {"n": 3})
    await timers.set(never, now + timedelta(seconds=0.5), {"n": 4})
    await timers.cancel(never)

    async def fired(name: str) -> list[bytes]:
        return [kept.data for kept in await all_of(nats.nc, TIMERS, due_subject(name))]

    assert [b'{"n":1}'] == await until(lambda: fired(soon))
    assert [b'{"n":3}'] == await until(lambda: fired(later))
    await timers.set(soon, now, {"n": 5})
    await until(lambda: fired(soon))
    assert [] == await fired(never)
