"""The web chat's page in a real browser, for tests."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Page, async_playwright, expect

Visit = Callable[..., Awaitable[Page]]
"""Opens the chat at a path in a browser of its own, or `beside` another page; `hostile` says that harm is tried."""

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}

PATIENCE = 40_000
"""Milliseconds a page has to show something, breaks included."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A Chromium without a window: this machine's own, or else Playwright's. Raises NoBrowser."""
    async with async_playwright() as playwright:
        own = next(filter(None, map(shutil.which, _NAMES)), None)
        path = own or shutil.which(playwright.chromium.executable_path)
        if path is None:
            raise NoBrowser("no Chromium here: install chromium, or run `playwright install chromium`")
        browser = await playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        await browser.close()


async def opened(page: Page, url: str) -> Page:
    """The page, once it has greeted its chat at an address."""
    page.set_default_timeout(PATIENCE)
    await page.goto(url)
    await page.wait_for_selector("#log[aria-busy=false]")
    return page


async def chat_of(page: Page) -> str:
    """The id of the page's chat."""
    found: str = await page.evaluate("JSON.parse(document.body.dataset.page).chat")
    return found


async def texts(page: Page) -> list[str]:
    """What stands in the conversation, in order, without who said it."""
    return [text.strip() for text in await page.locator("#entries .text").all_text_contents()]


async def say(page: Page, text: str) -> None:
    """Write something and send it."""
    await page.fill("#message", text)
    await page.keyboard.press("Enter")


async def answered(page: Page, text: str) -> None:
    """Wait until the desk has said something."""
    await expect(page.locator(".entry.desk .text", has_text=text).last).to_be_visible(timeout=PATIENCE)
