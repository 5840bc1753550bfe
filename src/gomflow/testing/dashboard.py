"""The dashboard in a real browser, for tests."""

from typing import Any

from playwright.async_api import Page, expect

from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Written

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}


async def come_in(site: Site, page: Page, person: Person) -> None:
    await page.goto(site.url + site.stage.entrance(person))
    await page.get_by_role("button", name="Open my dashboard").click()
    await expect(page.get_by_text(person.name).first).to_be_attached()


async def waiting_proof(site: Site, order: Written, name: str = "Ana Reyes", **fields: Any) -> str:  # noqa: ANN401 - any field
    place = await site.stage.join(order, await site.stage.person(name))
    return await site.stage.doubtful(place, **fields)


async def mark(page: Page) -> None:
    """Remember this very document."""
    await page.evaluate("window.mark = 'the same document'")


async def same(page: Page) -> bool:
    return bool(await page.evaluate("window.mark === 'the same document'"))
