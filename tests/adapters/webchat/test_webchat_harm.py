"""Texts, names and files that mean harm, in a real browser: they are drawn as what they are."""

from dataclasses import replace

import pytest
from playwright.async_api import expect

from gomflow.testing.webchat import Site, message
from gomflow.testing.webpage import Visit, answered, chat_of
from gomflow_events.outbound import Button

pytestmark = pytest.mark.browser


NAME = "<img src=x onerror=pwned=2>.png"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cf500f0003860181e6d9c5b40000000049454e44ae426082"
)
HOSTILE = (
    "<img src=x onerror=pwned=1><script>pwned=2</script><svg onload=pwned=3>"
    "<iframe srcdoc='<script>pwned=4</script>'></iframe>"
    "<b onclick=pwned=5 style='position:fixed;inset:0'>bold</b><a href='javascript:pwned=6'>bad</a>"
    "<a href='https://example.org/' onclick='pwned=7'>good</a><style>*{display:none}</style><form><input name=a></form>"
    "<math><mtext><table><mglyph><style><img src=x onerror=pwned=8></style></mglyph></table></mtext></math>"
    "<i>&lt;script&gt;as text&lt;/script&gt;</i><code>PH-1<b>2</b></code>"
)


async def test_a_hostile_message_is_drawn_as_text(visit: Visit, site: Site) -> None:
    page = await visit(hostile=True)
    hostile = message(await chat_of(page), HOSTILE)
    labels = (Button(label="<img src=x onerror=pwned=9>", token="c|x"), Button(label="bad", url="javascript:pwned=10"))
    await site.desk.put(replace(hostile, buttons=(labels,)))

    await answered(page, "bold")

    drawn = page.locator(".entry.desk .text")
    allowed = {"b", "i", "a", "button", "code", "svg", "use"}
    assert set(await drawn.evaluate("node => [...node.querySelectorAll('*')].map((one) => one.localName)")) <= allowed
    assert [["href", "rel", "target"]] == await drawn.locator("a").evaluate_all(
        "all => all.map((a) => a.getAttributeNames().sort())"
    )
    assert [[]] == await drawn.locator("b").evaluate_all("all => all.map((b) => b.getAttributeNames())")
    assert "noopener noreferrer" == await drawn.locator("a").get_attribute("rel")
    await expect(drawn).to_contain_text("<script>as text</script>")
    await expect(drawn.locator("code")).to_have_text("PH-12")
    assert ["<img src=x onerror=pwned=9>"] == await page.locator(".choice").all_inner_texts()
    await page.click(".choice")
    await answered(page, "You pressed c|x")
    assert not await page.evaluate("'pwned' in window")


async def test_what_a_person_says_is_never_markup(visit: Visit) -> None:
    page = await visit()
    said = "<img src=x onerror=pwned=1> & <b>bold</b>\nsecond line"

    await page.set_input_files("#file", {"name": NAME, "mimeType": "image/png", "buffer": PIXEL})
    await expect(page.locator("#attachment-name")).to_contain_text(NAME)
    await page.fill("#message", said)
    await page.click("#send")
    await answered(page, "second line")

    for _ in range(2):
        await expect(page.locator(".entry.own .text")).to_have_text(said)
        assert 0 == await page.locator("#entries .text img, .entry.own b").count()
        assert not await page.evaluate("'pwned' in window")
        await page.reload()
        await answered(page, "second line")
