"""The dashboard in a real browser: coming in, pages that live, a queue worked off by keyboard, phones."""

import pytest
from playwright.async_api import Browser, Page, expect

from gomflow.testing.dashboard import DESK, come_in, mark, same, waiting_proof
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Written
from gomflow.testing.webpage import PATIENCE
from gomflow_events.order import requests as r

pytestmark = pytest.mark.browser


async def test_coming_in_and_leaving(site: Site, seller: Person, order: Written, any_page: Page) -> None:
    await come_in(site, any_page, seller)
    await expect(any_page.get_by_role("heading", name="Summer photobook")).to_be_visible()
    await any_page.get_by_role("button", name="Leave").click()

    await expect(any_page.get_by_role("heading", name="You have left.")).to_be_visible()


async def test_an_order_is_closed_after_a_question(site: Site, seller: Person, order: Written, any_page: Page) -> None:
    await come_in(site, any_page, seller)
    await any_page.goto(f"{site.url}/orders/{order.code}")
    await any_page.get_by_role("button", name="Close the order").click()
    dialog = any_page.get_by_role("dialog", name="Close the order")
    await dialog.get_by_role("button", name="Close the order").click()
    # Nobody has joined: the box has to be ticked first.
    await expect(dialog).to_be_visible()
    await dialog.get_by_role("checkbox").check()
    await dialog.get_by_role("button", name="Close the order").click()

    await expect(any_page.get_by_text("Summer photobook is closed.")).to_be_visible()
    await expect(any_page.locator("h1 .badge")).to_have_text("closed")


async def test_what_somebody_works_in_is_left_alone(site: Site, seller: Person, order: Written, page: Page) -> None:
    ana = await site.stage.join(order, await site.stage.person("Ana Reyes"))
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/orders/{order.code}")
    await page.locator("summary").click()
    await page.get_by_role("button", name="Cancel the order").click()
    reason = page.get_by_label("Reason, as the buyers are told")
    await reason.fill("Half a sentence")
    await site.stage.join(order, await site.stage.person("Bea Lim"))
    # The list is shown anew, with what was unfolded unfolded; the dialog stays as it is.
    await expect(page.locator("summary")).to_have_count(2)
    await expect(page.locator("details").first).to_have_attribute("open", "")
    await expect(reason).to_have_value("Half a sentence")
    await expect(page.locator(".stand-buyers p")).to_contain_text("1 buyer")
    await page.get_by_role("dialog").get_by_role("button", name="Back").click()
    await reason.evaluate("one => { one.value = '' }")
    await site.stage.does(seller, "order", order.order_id, r.ClosingRequested())

    await expect(page.locator("h1 .badge")).to_have_text("closed")
    assert ana.submission_id


async def test_buyers_are_narrowed_while_one_types(site: Site, seller: Person, order: Written, page: Page) -> None:
    for name in ("Ana Reyes", "Bea Lim"):
        await site.stage.join(order, await site.stage.person(name))
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/orders/{order.code}")
    await mark(page)
    await page.get_by_placeholder("Search name, phone or reference").fill("bea")

    await expect(page.locator("summary")).to_have_count(1)
    await expect(page.locator("summary")).to_contain_text("Bea Lim")
    assert page.url.endswith("tab=buyers&q=bea&status=")
    assert await same(page)


async def test_a_refund_is_asked_about_before_it_is_noted(
    site: Site, seller: Person, order: Written, page: Page
) -> None:
    place = await site.stage.join(order, await site.stage.person("Ana Reyes"))
    await site.stage.pays(place)
    await site.stage.does(seller, "order", order.order_id, r.CancellationRequested(reason="No more."))
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/orders/{order.code}?status=refund_due")
    await page.locator("summary").click()
    await page.get_by_role("button", name="Refund of ₱500.00 sent").click()
    question = page.get_by_role("dialog")
    await expect(question).to_contain_text("Have you sent ₱500.00 back to Ana Reyes?")
    await question.get_by_role("button", name="Back").click()
    assert "refund_due" == (await site.stage.state(order.order_id)).book[place.submission_id].status.value
    await page.get_by_role("button", name="Refund of ₱500.00 sent").click()
    await page.get_by_role("dialog").get_by_role("button", name="Yes, go on").click()

    await expect(page.get_by_text("The refund is noted, and the buyer knows.")).to_be_visible()


async def test_an_open_page_whose_session_is_over_says_so(
    site: Site, seller: Person, order: Written, installed: Browser
) -> None:
    context = await installed.new_context(**DESK)
    page = await context.new_page()
    await come_in(site, page, seller)
    await context.clear_cookies()
    await site.stage.order(seller)

    await expect(page.get_by_role("heading", name="You are not signed in")).to_be_visible(timeout=PATIENCE)
    await context.close()


async def test_no_page_is_wider_than_the_screen_or_complains(
    site: Site, seller: Person, order: Written, any_page: Page
) -> None:
    payment_id = await waiting_proof(site, order, "Jessa Mae Concepcion Villanueva-Macapagal")
    await come_in(site, any_page, seller)
    tabs = [f"/orders/{order.code}?tab={tab}" for tab in ("buyers", "payments", "timeline", "about")]
    for path in ("/", "/orders", *tabs, f"/review/{payment_id}", "/tokens"):
        await any_page.goto(site.url + path)
        await any_page.wait_for_load_state("load")
        wide = await any_page.evaluate("document.documentElement.scrollWidth - innerWidth")
        small = await any_page.evaluate(
            "[...document.querySelectorAll('main a.button, main button')].filter(one => one.offsetHeight"
            " && one.getBoundingClientRect().height < 28).map(one => one.textContent.trim())"
        )

        assert (path, 0, []) == (path, max(wide, 0), small)


async def test_the_documentation_of_the_api_works_without_anything_from_elsewhere(site: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(f"{site.url}/docs")
    await page.get_by_role("button", name="POST /api/v1/orders Write an order down").first.click()
    await expect(
        page.get_by_text("By a program").or_(page.get_by_text("Summer photobook, first press")).first
    ).to_be_visible()

    assert [] == [url for url in asked if not url.startswith((site.url, "data:"))]
