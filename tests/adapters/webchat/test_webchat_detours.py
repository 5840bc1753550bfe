"""What happens behind the page: a message nobody can read, another chat, another replica."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.async_api import expect

from gomflow.testing.webchat import Site, message
from gomflow.testing.webpage import Visit, answered, chat_of, say, texts
from gomflow_adapters.jetstream.chat import JetStreamInbox
from gomflow_adapters.webchat.inbound import Say, to_fact
from gomflow_adapters.webchat.inbound import Visit as Visitor
from gomflow_adapters.webchat.visitor import new_chat_id
from gomflow_events.identity import Language

pytestmark = pytest.mark.browser


async def test_a_message_nobody_can_read_keeps_no_page_from_the_others(visit: Visit, site: Site) -> None:
    page = await visit()
    await say(page, "before")
    await answered(page, "You said before")

    await site.connection.js.publish(f"outbound.web.{new_chat_id()}.{uuid4()}", b"{}")
    await say(page, "after")
    await answered(page, "You said after")

    assert ["before", "You said before", "after", "You said after"] == await texts(page)


async def test_a_browser_that_was_given_another_chat_shows_that_one(visit: Visit, site: Site) -> None:
    page = await visit()
    await say(page, "in the first chat")
    await answered(page, "You said in the first chat")
    other = new_chat_id()
    await site.desk.put(message(other, "in the other chat"))
    name, value, _ = site.chat.chat_cookie(other)

    await page.context.add_cookies([{"name": name, "value": value, "url": page.url}])
    await page.reload()

    await answered(page, "in the other chat")
    assert other == await chat_of(page)
    assert ["in the other chat"] == await texts(page)


async def test_what_another_replica_kept_is_shown_as_soon_as_it_is_answered(visit: Visit, site: Site) -> None:
    page = await visit()
    chat_id = await chat_of(page)
    said = Say(str(uuid4()), "through another door")
    fact = to_fact(said, Visitor(chat_id, Language.ENGLISH), datetime.now(UTC))

    await JetStreamInbox(site.connection).keep(fact)

    await answered(page, "You said through another door")
    await expect(page.locator(".entry.own .text")).to_have_text("through another door")
    assert ["through another door", "You said through another door"] == await texts(page)
