"""The page in a real browser: saying, pressing, coming back, in three languages, on a phone."""

import re

import pytest
from playwright.async_api import Page, expect

from gomflow.testing.webchat import Site, message, until
from gomflow.testing.webpage import PHONE, Visit, answered, chat_of, say, texts
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.streams import OUTBOUND
from gomflow_events.conversation.inbound import ButtonPressed, InboundFact, MessageReceived
from gomflow_events.identity import Language

pytestmark = pytest.mark.browser


async def kept(site: Site, page: Page) -> list[InboundFact]:
    return await site.desk.kept(await chat_of(page))


async def test_a_first_visit_is_greeted_and_starts_with_one_press(visit: Visit, site: Site) -> None:
    page = await visit(locale="fil")
    await expect(page.locator("#intro")).to_be_visible()

    await page.click("#start")
    await answered(page, "You said /start")

    await expect(page.locator("#intro")).to_be_hidden()
    assert ["/start", "You said /start"] == await texts(page)
    [fact] = await kept(site, page)
    assert Language.FILIPINO is fact.sender.language


async def test_a_pressed_button_shows_what_was_chosen_and_older_ones_still_work(visit: Visit, site: Site) -> None:
    page = await visit()
    await say(page, "one")
    await answered(page, "You said one")
    first = page.locator(".entry.desk").first
    await first.get_by_role("button", name="Yes").click()
    await answered(page, "You pressed c|yes")
    await say(page, "two")
    await answered(page, "You said two")

    await expect(first.locator(".choice.chosen")).to_have_text("Yes")
    assert "latest" not in (await first.get_attribute("class") or "")
    await first.get_by_role("button", name="No").click()
    await answered(page, "You pressed c|no")

    presses = [fact for fact in await kept(site, page) if isinstance(fact, ButtonPressed)]
    assert ["c|yes", "c|no"] == [press.token for press in presses]
    assert 1 == len({press.message for press in presses})
    assert [
        "one",
        "You said one",
        "Yes",
        "You pressed c|yes",
        "two",
        "You said two",
        "No",
        "You pressed c|no",
    ] == await texts(page)


async def test_a_double_click_is_one_press(visit: Visit, site: Site) -> None:
    page = await visit()
    await say(page, "one")
    await answered(page, "You said one")

    await page.get_by_role("button", name="Yes").dblclick()
    await answered(page, "You pressed c|yes")
    await say(page, "two")
    await answered(page, "You said two")

    assert 1 == len([fact for fact in await kept(site, page) if isinstance(fact, ButtonPressed)])


async def test_loading_again_shows_the_same_conversation(visit: Visit) -> None:
    page = await visit()
    await say(page, "one")
    await answered(page, "You said one")
    await page.get_by_role("button", name="Yes").click()
    await answered(page, "You pressed c|yes")
    before = await texts(page)

    await page.reload()
    await answered(page, "You pressed c|yes")

    assert before == await texts(page)
    await expect(page.locator(".choice.chosen")).to_have_text("Yes")
    await expect(page.locator("#intro")).to_be_hidden()


async def test_two_tabs_show_the_same_once_each(visit: Visit) -> None:
    one = await visit()
    other = await visit(beside=one)
    await say(one, "from one")
    await answered(other, "You said from one")
    await say(other, "from the other")
    await answered(one, "You said from the other")
    await answered(other, "You said from the other")

    expected = ["from one", "You said from one", "from the other", "You said from the other"]
    assert expected == await texts(one)
    assert expected == await texts(other)


@pytest.mark.parametrize(
    ("language", "start", "placeholder"),
    [("en", "Start", "Message"), ("fil", "Simulan", "Message"), ("ms", "Mula", "Mesej")],
)
async def test_the_page_speaks_three_languages(visit: Visit, language: str, start: str, placeholder: str) -> None:
    page = await visit(f"/chat?language={language}")

    await expect(page.locator("html")).to_have_attribute("lang", language)
    await expect(page.locator("#start")).to_have_text(start)
    await expect(page.locator("#message")).to_have_attribute("placeholder", re.compile(placeholder))
    await expect(page.locator("[data-language][aria-current]")).to_have_attribute("data-language", language)
    await page.click("#start")
    await answered(page, "You said /start")
    today = {"en": "Today", "fil": "Ngayong araw", "ms": "Hari ini"}[language]
    await expect(page.locator(".day")).to_have_text(today)


async def test_the_language_switch_turns_the_page_and_the_conversation(visit: Visit, site: Site) -> None:
    page = await visit()
    await page.get_by_role("link", name="Bahasa Melayu").click()
    await expect(page.locator("#start")).to_have_text("Mula")
    assert [] == await kept(site, page)
    await page.click("#start")
    await answered(page, "You said /start")

    await page.get_by_role("link", name="Filipino").click()
    await answered(page, "You said /language fil")

    await expect(page.locator("html")).to_have_attribute("lang", "fil")
    assert ["/start", "/language fil"] == [
        fact.text for fact in await kept(site, page) if isinstance(fact, MessageReceived)
    ]
    assert ["/start", "You said /start", "/language fil", "You said /language fil"] == await texts(page)


async def test_a_reference_is_copied_with_one_press(visit: Visit) -> None:
    page = await visit()
    await say(page, "one")
    await answered(page, "You said one")
    await page.get_by_role("button", name="Yes").click()

    await page.get_by_role("button", name="Copy c|yes").click()

    await expect(page.locator("#notice")).to_have_text("Copied: c|yes")
    assert "c|yes" == await page.evaluate("navigator.clipboard.readText()")


async def test_a_link_to_an_order_opens_the_chat_with_it_once(visit: Visit, site: Site) -> None:
    page = await visit("/chat?order=K7QD")
    await answered(page, "You said /start K7QD")

    assert page.url.endswith("/chat")
    await page.reload()
    await answered(page, "You said /start K7QD")
    await say(page, "after")
    await answered(page, "You said after")

    assert ["/start K7QD", "after"] == [
        fact.text for fact in await kept(site, page) if isinstance(fact, MessageReceived)
    ]


async def test_a_draft_survives_loading_again(visit: Visit) -> None:
    page = await visit()
    await page.fill("#message", "not finished")

    await page.reload()

    await expect(page.locator("#message")).to_have_value("not finished")
    await expect(page.locator("#send")).to_be_enabled()


async def test_who_reads_further_up_is_left_there_and_told_what_is_new(visit: Visit, site: Site) -> None:
    page = await visit(**PHONE)
    chat_id = await chat_of(page)
    await site.desk.put(*(message(chat_id, f"line {number}") for number in range(12)))
    await answered(page, "line 11")
    await expect(page.locator("#newest")).to_be_hidden()
    await page.locator("#log").evaluate("log => log.scrollTo(0, 0)")
    await expect(page.locator("#newest")).to_be_visible()

    await site.desk.put(message(chat_id, "news"))

    await expect(page.locator("#newest")).to_have_text("1")
    assert 0 == await page.locator("#log").evaluate("log => log.scrollTop")
    await page.click("#newest")
    await expect(page.locator(".entry.desk", has_text="news")).to_be_in_viewport()
    await expect(page.locator("#newest")).to_be_hidden()


async def test_what_was_shown_counts_as_delivered(visit: Visit, site: Site) -> None:
    page = await visit()
    shown = message(await chat_of(page), "look")
    await site.desk.put(shown)
    await answered(page, "look")

    async def recorded() -> bool:
        return await last_of(site.connection.nc, OUTBOUND, f"delivery.{shown.message_id}") is not None

    await until(recorded, "the delivery is recorded")


async def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit, site: Site) -> None:
    page = await visit(**PHONE)
    chat_id = await chat_of(page)
    long = message(
        chat_id, f"<code>{'X' * 80}</code> {'unbroken' * 20} <a href='https://example.org/{'path' * 30}'>x</a>"
    )
    await site.desk.put(long)
    await answered(page, "unbroken")

    assert 390 == await page.evaluate("document.documentElement.scrollWidth")
    assert await page.locator("#log").evaluate("log => log.scrollWidth === log.clientWidth")
    boxes = await page.locator("button:visible:not(.code), a:visible:not(.skip, .text a)").evaluate_all(
        "all => all.map((one) => [one.getBoundingClientRect().width, one.getBoundingClientRect().height])"
    )
    assert [] == [box for box in boxes if min(box) < 44]
    assert len(boxes) >= 6
