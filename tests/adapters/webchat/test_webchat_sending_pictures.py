"""Pictures from the page: chosen, pasted, dropped, in haste, removed, and those that cannot be taken."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import FilePayload, Page, expect

from gomflow.ports.vault import NotKept, Vault
from gomflow.testing.vaults import vault_on
from gomflow.testing.webchat import Site
from gomflow.testing.webpage import Visit, answered, chat_of, say
from gomflow_adapters.webchat.uploads import MAX_UPLOAD
from gomflow_events.conversation.inbound import InboundFact, MessageReceived

pytestmark = pytest.mark.browser


async def kept(site: Site, page: Page) -> list[InboundFact]:
    return await site.desk.kept(await chat_of(page))


def png(colour: str = "#0b6b62") -> bytes:
    data = BytesIO()
    Image.new("RGB", (60, 90), colour).save(data, "PNG")
    return data.getvalue()


def file(name: str = "receipt.png", media_type: str = "image/png") -> FilePayload:
    return {"name": name, "mimeType": media_type, "buffer": png()}


async def sent_picture(site: Site, page: Page, vault: Vault) -> tuple[MessageReceived, bytes]:
    fact = (await kept(site, page))[-1]
    assert isinstance(fact, MessageReceived)
    return fact, await vault.get(fact.media[0].source)


async def shows_picture(page: Page) -> None:
    image = page.locator(".entry.own .picture img").last
    await expect(image).to_be_visible()
    await expect(image).to_have_js_property("naturalWidth", 60)


async def test_a_file_is_shown_before_it_is_sent_with_a_word(visit: Visit, site: Site) -> None:
    page = await visit()
    await page.set_input_files("#file", file())
    await expect(page.locator("#attachment-name")).to_have_text("receipt.png is ready to send.")

    await say(page, "my payment")
    await answered(page, "You sent a picture: my payment")

    await shows_picture(page)
    await expect(page.locator("#attachment")).to_be_hidden()
    fact, data = await sent_picture(site, page, vault_on(site.connection))
    assert ("my payment", png()) == (fact.text, data)
    assert ("image/png", "receipt.png", len(png())) == (
        fact.media[0].media_type,
        fact.media[0].file_name,
        fact.media[0].size,
    )


async def test_several_files_are_one_picture(visit: Visit, site: Site) -> None:
    page = await visit()
    await page.set_input_files("#file", [file("top.png"), file("bottom.png")])
    await expect(page.locator("#attachment-name")).to_have_text("top.png +1 is ready to send.")

    await page.click("#send")
    await answered(page, "You sent a picture:")

    await shows_picture(page)
    fact, data = await sent_picture(site, page, vault_on(site.connection))
    assert (60, 90 + 40 + 90) == Image.open(BytesIO(data)).size
    assert ("image/jpeg", "top.png +1") == (fact.media[0].media_type, fact.media[0].file_name)


async def test_a_picture_is_pasted_from_the_clipboard(visit: Visit, site: Site) -> None:
    page = await visit()
    await page.evaluate(
        """async (bytes) => {
            const blob = new Blob([new Uint8Array(bytes)], { type: "image/png" });
            await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
        }""",
        list(png("#ffb38a")),
    )
    await page.focus("#message")
    await page.keyboard.press("Control+V")
    await expect(page.locator("#attachment-name")).to_contain_text("ready to send")

    await page.click("#send")
    await answered(page, "You sent a picture:")

    await shows_picture(page)
    fact, data = await sent_picture(site, page, vault_on(site.connection))
    # The clipboard holds the picture, not the file: the browser writes one anew.
    assert (60, 90) == Image.open(BytesIO(data)).size
    assert "image/png" == fact.media[0].media_type


async def test_a_picture_is_dropped_on_the_page(visit: Visit, site: Site) -> None:
    page = await visit()
    transfer = await page.evaluate_handle(
        """(bytes) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], "dropped.png", { type: "image/png" }));
            return transfer;
        }""",
        list(png()),
    )
    await page.dispatch_event("#log", "dragenter", {"dataTransfer": transfer})
    await expect(page.locator("#drop")).to_be_visible()
    await page.dispatch_event("#log", "drop", {"dataTransfer": transfer})
    await expect(page.locator("#drop")).to_be_hidden()
    await expect(page.locator("#attachment-name")).to_have_text("dropped.png is ready to send.")

    await page.click("#send")
    await answered(page, "You sent a picture:")

    fact, data = await sent_picture(site, page, vault_on(site.connection))
    assert ("dropped.png", png()) == (fact.media[0].file_name, data)


async def test_a_picture_sent_in_haste_goes_out_once_its_upload_is_complete(
    visit: Visit, site: Site, tmp_path: Path
) -> None:
    page = await visit()
    large = tmp_path / "large.png"
    large.write_bytes(png() + b"\0" * 8_000_000)
    await page.set_input_files("#file", large)
    await page.fill("#message", "in haste")
    await page.keyboard.press("Enter")

    await answered(page, "You sent a picture: in haste")

    _, data = await sent_picture(site, page, vault_on(site.connection))
    assert large.stat().st_size == len(data)


async def test_an_upload_that_failed_is_tried_again_and_sent(visit: Visit, site: Site) -> None:
    page = await visit(hostile=True)
    await page.route("**/chat/upload?*", lambda route: route.abort(), times=1)
    await page.set_input_files("#file", file())
    await expect(page.locator("#attachment-problem")).to_have_text("The upload did not work.")
    await expect(page.locator("#attachment-again")).to_be_visible()

    await say(page, "once more")
    await answered(page, "You sent a picture: once more")

    _, data = await sent_picture(site, page, vault_on(site.connection))
    assert png() == data


async def test_a_picture_that_is_removed_is_forgotten(visit: Visit, site: Site) -> None:
    page = await visit()
    async with page.expect_response("**/chat/upload?*") as answered:
        await page.set_input_files("#file", file())
    name = (await (await answered.value).json())["upload"]
    await expect(page.locator("#attachment-name")).to_contain_text("ready")
    async with page.expect_response(f"**/{name}"):
        await page.click("#attachment-remove")

    await expect(page.locator("#attachment")).to_be_hidden()
    await expect(page.locator("#send")).to_be_disabled()
    with pytest.raises(NotKept):
        await vault_on(site.connection).get(name)


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [("a.exe", 10, "I cannot read that kind of file"), ("a.png", MAX_UPLOAD + 1, "too large")],
)
async def test_a_file_that_cannot_be_taken_is_told_at_once(
    visit: Visit, tmp_path: Path, name: str, size: int, said: str
) -> None:
    page = await visit()
    (tmp_path / name).write_bytes(b"0" * size)

    await page.set_input_files("#file", tmp_path / name)

    await expect(page.locator("#notice")).to_contain_text(said)
    await expect(page.locator("#attachment")).to_be_hidden()


async def test_a_file_that_only_calls_itself_a_picture_is_told_by_the_server(visit: Visit) -> None:
    page = await visit("/chat?language=ms", hostile=True)

    await page.set_input_files("#file", {"name": "a.png", "mimeType": "image/png", "buffer": b"<html>"})

    await expect(page.locator("#attachment-problem")).to_contain_text("Saya tidak dapat membaca fail jenis itu.")
    await page.click("#attachment-remove")
    await expect(page.locator("#attachment")).to_be_hidden()
