"""The page without a mouse, and for those who hear it instead of seeing it."""

from collections.abc import Awaitable

import pytest
from playwright.async_api import Page, expect

from gomflow.testing.webchat import HUSH, Site, message
from gomflow.testing.webpage import PHONE, Visit, answered, chat_of
from gomflow_events.conversation.inbound import MessageReceived

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 390, "height": 844}}


async def press(page: Page, *keys: str) -> None:
    for key in keys:
        await page.keyboard.press(key)


def focused(page: Page, selector: str) -> Awaitable[None]:
    return expect(page.locator(selector)).to_be_focused()


async def said(site: Site, page: Page) -> list[str]:
    facts = await site.desk.kept(await chat_of(page))
    return [fact.text for fact in facts if isinstance(fact, MessageReceived)]


async def test_a_whole_conversation_by_keyboard(visit: Visit, site: Site) -> None:
    page = await visit()
    await focused(page, "#message")
    await page.keyboard.type("line one")
    await press(page, "Shift+Enter")
    await page.keyboard.type("line two")
    await press(page, "Enter")
    await answered(page, "line two")
    await focused(page, "#message")

    # Back over the tools of the box to the newest buttons.
    await press(page, "Shift+Tab", "Shift+Tab")
    await expect(page.locator(".latest .choice", has_text="No")).to_be_focused()
    await press(page, "Shift+Tab")
    await expect(page.locator(".latest .choice", has_text="Yes")).to_be_focused()
    await press(page, "Space")
    await answered(page, "You pressed c|yes")
    await press(page, "Escape")
    await focused(page, "#message")

    assert ["line one\nline two"] == await said(site, page)


async def test_the_first_tab_leads_past_everything_to_the_message_box(visit: Visit) -> None:
    # Where a finger is expected the page leaves the focus alone, and the first key finds it at the top.
    page = await visit(**PHONE)

    await press(page, "Tab")
    await focused(page, ".skip")
    await press(page, "Enter")
    await focused(page, "#message")


async def test_where_the_keyboard_is_can_be_seen(visit: Visit) -> None:
    # Where a finger is expected the page leaves the focus alone, and the first key finds it at the top.
    page = await visit(**PHONE)
    outlines = []
    for _ in range(7):
        await press(page, "Tab")
        outlines.append(
            await page.evaluate(
                """() => {
                    const at = document.activeElement;
                    const box = at.id === "message" ? at.closest("form") : at;
                    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(box);
                    return outlineStyle !== "none" && outlineWidth !== "0px" || boxShadow !== "none";
                }"""
            )
        )

    assert [True] * 7 == outlines


async def test_commands_are_found_chosen_and_sent_by_keyboard(visit: Visit, site: Site) -> None:
    page = await visit()
    await page.keyboard.type("/")
    options = page.get_by_role("option")
    await expect(options.first).to_be_visible()
    assert await options.count() > 20
    await expect(page.locator("#announcer")).to_contain_text("Choose with the arrow keys")

    await page.keyboard.type("or")
    await expect(options.first).to_contain_text("/orders")
    await press(page, "ArrowDown", "ArrowUp")
    await expect(page.locator("#message")).to_have_attribute("aria-activedescendant", "command-0")
    await expect(options.first).to_have_attribute("aria-selected", "true")
    await press(page, "Enter")
    await answered(page, "You said /orders")
    await expect(page.locator("#palette")).to_be_hidden()

    await page.keyboard.type("/sea")
    await expect(options).to_have_count(1)
    await press(page, "Tab")
    await expect(page.locator("#message")).to_have_value("/search ")
    await focused(page, "#message")
    await page.keyboard.type("album")
    await press(page, "Enter")
    await answered(page, "You said /search album")

    await page.keyboard.type("/")
    await expect(options.first).to_be_visible()
    await press(page, "Enter")
    await press(page, "Escape")
    await expect(page.locator("#palette")).to_be_hidden()
    await focused(page, "#message")
    assert ["/orders", "/search album"] == await said(site, page)


async def test_a_reference_is_copied_by_keyboard_and_said_to_be(visit: Visit, site: Site) -> None:
    page = await visit()
    await site.desk.put(message(await chat_of(page), "Pay with <code>PH-7K3Q9D2M</code>"))
    await answered(page, "Pay with")

    await page.get_by_role("button", name="Copy PH-7K3Q9D2M").focus()
    await press(page, "Enter")

    await expect(page.get_by_role("status").filter(has_text="Copied: PH-7K3Q9D2M")).to_be_visible()
    assert "PH-7K3Q9D2M" == await page.evaluate("navigator.clipboard.readText()")


async def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(visit: Visit, site: Site) -> None:
    page = await visit(**NARROW)
    menu = page.get_by_role("button", name="Menu")
    await expect(page.get_by_role("button", name="Open orders")).to_be_hidden()
    await menu.focus()

    await press(page, "Enter")
    await expect(menu).to_have_attribute("aria-expanded", "true")
    await focused(page, "#menu button >> nth=0")
    await press(page, "Escape")
    await expect(menu).to_have_attribute("aria-expanded", "false")
    await expect(menu).to_be_focused()
    await press(page, "Enter", "Tab", "Enter")
    await answered(page, "You said /mine")

    await expect(menu).to_have_attribute("aria-expanded", "false")
    assert ["/mine"] == await said(site, page)


async def test_what_comes_is_read_out_and_history_is_not(visit: Visit, site: Site) -> None:
    page = await visit()
    log = page.get_by_role("log", name="Conversation")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).to_have_attribute("aria-busy", "false")
    await site.desk.put(message(await chat_of(page), "for your ears"))

    await answered(page, "for your ears")

    assert "GOMFLOW: for your ears" == await page.locator(".entry.desk .bubble").text_content()
    unnamed = await page.locator("button:visible, a:visible, textarea").evaluate_all(
        "all => all.filter((one) => !(one.getAttribute('aria-label') || one.textContent).trim()).map((one) => one.id)"
    )
    assert [] == unnamed


async def test_waiting_for_an_answer_shows_and_keeps_still_for_who_wants_it_so(visit: Visit, site: Site) -> None:
    page = await visit(reduced_motion="reduce")
    await page.fill("#message", f"{HUSH}, not yet")
    await press(page, "Enter")
    await expect(page.locator("#typing")).to_be_visible()

    assert {"none"} == set(
        await page.locator("#typing i").evaluate_all("all => all.map((dot) => getComputedStyle(dot).animationName)")
    )
    await site.desk.put(message(await chat_of(page), "now"))
    await answered(page, "now")
    await expect(page.locator("#typing")).to_be_hidden()
