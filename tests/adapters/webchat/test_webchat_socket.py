"""The WebSocket, with a real client, a real server and a real broker."""

import asyncio
import socket
from uuid import uuid4

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from gomflow.testing.webchat import Site, cookie_of, message, tab
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.streams import OUTBOUND
from gomflow_adapters.webchat.hub import TOO_SLOW
from gomflow_adapters.webchat.visitor import new_chat_id
from gomflow_adapters.webchat.webchat import NO_CHAT
from gomflow_events.codec import decode
from gomflow_events.conversation.inbound import ButtonPressed, MessageReceived
from gomflow_events.identity import Language
from gomflow_events.outbound import DeliveryRecorded, Outcome


async def test_what_is_said_is_kept_and_answered(site: Site) -> None:
    async with tab(site.port, query="?language=ms") as page:
        hello = await page.next("hello")
        said = await page.say("Hi & hello")

        kept = await page.next("kept", id=said)
        answer = await page.next("message", answers=said)

    assert ([], page.chat_id, "ms") == (hello["history"], hello["chat"], hello["language"])
    assert kept["at"] < answer["at"]
    assert "You said <b>Hi &amp; hello</b>" == answer["text"]
    [fact] = await site.desk.kept(page.chat_id)
    assert isinstance(fact, MessageReceived)
    assert (f"web-{page.chat_id}-{said}", "Hi & hello") == (fact.inbound_id, fact.text)
    assert (page.chat_id, "", Language.MALAY) == (fact.sender.id, fact.sender.name, fact.sender.language)


async def test_a_button_is_kept_with_its_message(site: Site) -> None:
    async with tab(site.port) as page:
        press = str(uuid4())
        await page.send(type="press", id=press, token="c|yes", message_id="m-1")
        await page.next("message", answers=press)

    [fact] = await site.desk.kept(page.chat_id)
    assert isinstance(fact, ButtonPressed)
    assert ("c|yes", "m-1") == (fact.token, fact.message)


async def test_saying_it_again_is_kept_once_and_said_to_be_kept_each_time(site: Site) -> None:
    async with tab(site.port) as page:
        said = await page.say("once")
        await page.next("kept", id=said)
        await page.say("once", said)
        await page.next("kept", id=said)
        await page.next("message", answers=said)

    assert 1 == len(await site.desk.kept(page.chat_id))


async def test_who_comes_back_finds_both_sides_in_order(site: Site) -> None:
    async with tab(site.port) as page:
        first = await page.say("one")
        await page.next("message", answers=first)
        second = await page.say("two")
        await page.next("message", answers=second)
    async with tab(site.port, page.chat_id) as later:
        hello = await later.next("hello")

    told = [(entry["type"], entry.get("answers") or entry["id"]) for entry in hello["history"]]
    assert [("heard", first), ("message", first), ("heard", second), ("message", second)] == told
    moments = [entry["at"] for entry in hello["history"]]
    assert sorted(moments) == moments


async def test_every_tab_of_a_chat_hears_both_sides(site: Site) -> None:
    async with tab(site.port) as one, tab(site.port, one.chat_id) as other:
        await one.next("hello")
        await other.next("hello")
        said = await one.say("to both")

        heard = await other.next("heard")
        answers = [await page.next("message", answers=said) for page in (one, other)]

    assert (said, "say", "to both") == (heard["id"], heard["kind"], heard["text"])
    assert answers[0] == answers[1]
    assert [] == one.of("heard")


async def test_nobody_hears_what_is_not_for_them(site: Site) -> None:
    async with tab(site.port) as mine, tab(site.port) as theirs:
        await mine.next("hello")
        await theirs.next("hello")
        said = await mine.say("private")
        await mine.next("message", answers=said)
        own = await theirs.say("something else")
        await theirs.next("message", answers=own)

    assert [] == theirs.of("heard")
    assert [own] == [frame["answers"] for frame in theirs.of("message")]


async def test_messages_that_come_while_the_history_is_read_are_in_one_or_the_other(site: Site) -> None:
    chat_id = new_chat_id()
    total = 40

    async def speak() -> None:
        for number in range(total):
            await site.desk.put(message(chat_id, str(number)))

    speaking = asyncio.create_task(speak())
    async with tab(site.port, chat_id) as page:
        hello = await page.next("hello")
        shown = {entry["id"] for entry in hello["history"]} | {frame["id"] for frame in page.of("message")}
        while len(shown) < total:
            shown.add((await page.next("message"))["id"])
    await speaking

    assert total == len(shown)


async def test_a_page_may_ask_for_its_history_again(site: Site) -> None:
    async with tab(site.port) as page:
        await page.next("hello")
        said = await page.say("Hi")
        await page.next("message", answers=said)
        await page.send(type="history")

        hello = await page.next("hello")

    assert ["heard", "message"] == [entry["type"] for entry in hello["history"]]


@pytest.mark.parametrize("cookie", ["", "gomflow_chat=", "gomflow_chat=" + "a" * 26, cookie_of("a" * 26, "another")])
async def test_without_a_true_cookie_there_is_no_chat(site: Site, cookie: str) -> None:
    async with tab(site.port, cookie=cookie or "other=1") as page:
        with pytest.raises(ConnectionClosed) as closed:
            await page.next("hello")

    assert closed.value.rcvd is not None
    assert NO_CHAT == closed.value.rcvd.code


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
async def test_another_site_cannot_open_the_socket(site: Site, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with tab(site.port, origin=origin):
            pass

    assert 403 == refused.value.response.status_code


async def test_what_cannot_be_understood_is_answered_and_the_line_stands(site: Site) -> None:
    async with tab(site.port, query="?language=fil") as page:
        await page.next("hello")
        await page.connection.send("{nonsense")
        await page.connection.send(b"\x00\x01")
        unknown = str(uuid4())
        await page.send(type="unheard-of", id=unknown)
        lengthy = await page.say("x" * 4001)
        wide = await page.say("x" * 33_000)
        foreign = str(uuid4())
        await page.send(type="picture", id=foreign, upload=f"upload-{'a' * 26}-{'0' * 32}")
        await page.send(type="ping")
        await page.next("pong")

    troubles = [(frame["code"], frame["id"], frame["again"]) for frame in page.of("trouble")]
    assert [
        ("malformed", "", None),
        ("malformed", "", None),
        ("malformed", unknown, None),
        ("too-long", lengthy, None),
        ("too-long", wide, None),
        ("not-yours", foreign, None),
    ] == troubles
    assert "Hindi iyon naintindihan. Pakisulat ulit." == page.of("trouble")[0]["text"]
    assert [] == await site.desk.kept(page.chat_id)


async def test_too_much_at_once_is_held_up_and_not_lost(site: Site) -> None:
    async with tab(site.port) as page:
        await page.next("hello")
        for number in range(21):
            await page.say(str(number), f"00000000-0000-4000-8000-{number:012}")

        slower = await page.next("trouble")
        await page.send(type="ping")

    assert ("slow-down", "00000000-0000-4000-8000-000000000020") == (slower["code"], slower["id"])
    assert 0 < slower["again"] <= 5
    assert 20 == len(await site.desk.kept(page.chat_id))


async def delivery(site: Site, message_id: str) -> DeliveryRecorded | None:
    kept = await last_of(site.connection.nc, OUTBOUND, f"delivery.{message_id}")
    return None if kept is None else decode(kept.data, DeliveryRecorded)


async def test_what_was_shown_is_recorded_as_delivered_once(site: Site) -> None:
    async with tab(site.port) as page:
        said = await page.say("Hi")
        answer = await page.next("message", answers=said)
        await page.send(type="seen", message_ids=[answer["id"]])
        noted = await page.next("noted")
        first = await last_of(site.connection.nc, OUTBOUND, f"delivery.{answer['id']}")
        await page.send(type="seen", message_ids=[answer["id"]])
        await page.next("noted")
        second = await last_of(site.connection.nc, OUTBOUND, f"delivery.{answer['id']}")

    record = await delivery(site, answer["id"])
    assert [answer["id"]] == noted["message_ids"]
    assert record is not None
    assert (Outcome.DELIVERED, f"web-{page.chat_id}") == (record.outcome, record.chat)
    assert first == second


async def test_the_messages_of_others_cannot_be_called_delivered(site: Site) -> None:
    theirs = message(new_chat_id(), "not yours")
    await site.desk.put(theirs)
    async with tab(site.port) as page:
        await page.next("hello")
        await page.send(type="seen", message_ids=[theirs.message_id, "no-such-message"])
        noted = await page.next("noted")

    assert [] == noted["message_ids"]
    assert await delivery(site, theirs.message_id) is None


async def test_who_does_not_keep_up_loses_the_line_and_holds_up_nobody(site: Site) -> None:
    chat_id = new_chat_id()
    stuck = socket.create_connection(("127.0.0.1", site.port))
    request = (
        f"GET /chat/ws HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nOrigin: http://127.0.0.1:{site.port}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: {cookie_of(chat_id)}\r\n\r\n"
    )
    stuck.sendall(request.encode())
    assert b"101" in await asyncio.to_thread(stuck.recv, 15)
    large = "x" * 100_000
    total = 400
    async with tab(site.port, chat_id) as quick:
        await quick.next("hello")

        async def speak() -> None:
            for number in range(total):
                await site.desk.put(message(chat_id, f"{number} {large}"))

        speaking = asyncio.create_task(speak())
        shown = {(await quick.next("message"))["id"] for _ in range(total)}
        await speaking
    ended = await asyncio.to_thread(_rest, stuck)
    stuck.close()

    assert total == len(shown)
    assert ended < total * len(large)


def _rest(stuck: socket.socket) -> int:
    stuck.settimeout(20)
    size, closing = 0, b"\x88\x02" + TOO_SLOW.to_bytes(2, "big")
    while data := stuck.recv(1 << 20):
        size += len(data)
        if data.endswith(closing):
            break
    return size
