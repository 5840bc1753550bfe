"""Statements in a real browser: a file is given, a line is matched by hand and set free, the import is taken back."""

import secrets

import pytest
from playwright.async_api import Page, expect

from gomflow.payment.state import Approved, InReview
from gomflow.testing.dashboard import come_in
from gomflow.testing.giving import Credit, gcash
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Written
from gomflow.waiting import until
from gomflow_events.member.requests import AccountsGiven
from gomflow_events.order.terms import PayTo

pytestmark = pytest.mark.browser


async def test_a_line_is_matched_set_free_and_its_import_taken_back(
    site: Site, seller: Person, order: Written, any_page: Page
) -> None:
    stage, page = site.stage, any_page
    place = await stage.join(order, await stage.person("Ana Reyes"))
    await stage.join(order, await stage.person("Bea Lim"))
    payment_id = await stage.doubtful(place, reference=None, amount=None, recipient=None, recipient_account=None)
    number = str(secrets.randbelow(9 * 10**12) + 10**12)
    data = gcash(Credit("500.00", number, "CASH IN"), Credit("77.00", "8" + number[1:], "LIZA CRUZ"))
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/statements")
    await page.get_by_label("CSV file, at most 5 MB").set_input_files(
        {"name": "gcash.csv", "mimeType": "text/csv", "buffer": data}
    )
    await page.locator("form[enctype]").get_by_role("combobox").select_option("gcash")
    await page.locator("form[enctype]").get_by_role("button", name="Import").click()
    await expect(page.get_by_text("nobody claims it").first).to_be_visible()

    await page.get_by_role("link", name="₱500.00").click()
    await expect(page.get_by_role("heading", name="Whose payment is it?")).to_be_visible()
    await page.get_by_role("listitem").filter(has_text="proof in review").get_by_role("button").click()
    await expect(page.get_by_text("The line is the money of that payment.")).to_be_visible()
    assert isinstance(await stage.payment(payment_id), Approved)

    await page.get_by_role("button", name="Not this payment").click()
    await expect(page.get_by_role("heading", name="Whose payment is it?")).to_be_visible()
    await until(lambda: _is_in_review(site, payment_id), why="the approval rested on the line")
    await page.goto(f"{site.url}/statements")
    await page.locator("#imports ~ ul a, section[aria-labelledby=imports] a").first.click()
    await page.get_by_text("Take this import back").first.click()
    await page.get_by_role("button", name="Take this import back").click()
    await expect(page.get_by_text("The import is taken back.")).to_be_visible()
    await expect(page.get_by_text("LIZA CRUZ")).to_have_count(0)


async def test_with_two_accounts_the_page_asks_which(
    site: Site, seller: Person, order: Written, any_page: Page
) -> None:
    page = any_page
    ways = tuple(PayTo(method="gcash", account=one, holder="Juana Cruz") for one in ("09171112222", "09283334444"))
    await site.stage.does(seller, "member", seller.member_id, AccountsGiven(pay_to=ways))
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/statements")
    await page.get_by_label("CSV file, at most 5 MB").set_input_files(
        {"name": "gcash.csv", "mimeType": "text/csv", "buffer": gcash(Credit("12.00", "7001112223334"))}
    )
    await page.locator("form[enctype]").get_by_role("button", name="Import").click()
    await page.get_by_role("combobox").select_option("09283334444")
    await page.get_by_role("button", name="Import").click()

    await expect(page.get_by_role("heading", name="GCash 09283334444")).to_be_visible()


async def _is_in_review(site: Site, payment_id: str) -> bool:
    return isinstance(await site.stage.payment(payment_id), InReview)
