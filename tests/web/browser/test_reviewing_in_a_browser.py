"""Working off the queue of doubtful proofs in a real browser."""

import io
from decimal import Decimal

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from gomflow.testing.dashboard import come_in, mark, same, waiting_proof
from gomflow.testing.pdfs import pdf_of
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Written
from gomflow.waiting import until
from gomflow_events.payment.terms import Evidence, FieldPlace

pytestmark = pytest.mark.browser


async def test_a_proof_appears_in_an_empty_queue_by_itself(
    site: Site, seller: Person, order: Written, any_page: Page
) -> None:
    await come_in(site, any_page, seller)
    await any_page.goto(f"{site.url}/review")
    await expect(any_page.get_by_role("heading", name="Nothing to review")).to_be_visible()
    await mark(any_page)
    await waiting_proof(site, order)

    await expect(any_page.get_by_text("One proof to review")).to_be_visible()
    await expect(any_page.locator(".menu .count")).to_have_text("1")
    assert await same(any_page)


async def test_a_queue_is_worked_off_by_keyboard(site: Site, seller: Person, order: Written, page: Page) -> None:
    unreadable = await waiting_proof(site, order, "Ana Reyes", amount=None, currency=None)
    partly = await waiting_proof(site, order, "Bea Lim", amount=Decimal("450.00"))
    wrong = await waiting_proof(site, order, "Carla Uy")
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review")
    await expect(page.get_by_role("heading", name="Ana Reyes")).to_be_visible()
    await _ready(page)
    # An amount that could not be read has to be said first.
    await page.keyboard.press("a")
    await expect(page.locator("#amount")).to_be_focused()
    await page.keyboard.type("500")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Bea Lim")).to_be_visible()
    await _ready(page)
    await page.keyboard.press("a")
    await expect(page.get_by_role("heading", name="Carla Uy")).to_be_visible()
    await _ready(page)
    await page.keyboard.press("r")
    await expect(page.get_by_role("heading", name="Why does it not count?")).to_be_focused()
    await page.keyboard.press("2")
    await expect(page.get_by_role("heading", name="Nothing to review")).to_be_visible()

    found = [await site.stage.payment(one) for one in (unreadable, partly, wrong)]
    assert ["Approved", "Approved", "Refused"] == [type(payment).__name__ for payment in found]
    assert ["PHP 500.00", "PHP 450.00"] == [str(payment.amount) for payment in found[:2]]
    assert "reason-amount" == found[2].reason


async def _ready(page: Page) -> None:
    """Wait until the page takes keys: right after it came they could be meant for the one before."""
    await expect(page.locator("body.takes-keys")).to_be_attached()


async def test_a_key_that_was_meant_for_the_page_before_decides_nothing(
    site: Site, seller: Person, order: Written, page: Page
) -> None:
    first = await waiting_proof(site, order, "Ana Reyes")
    second = await waiting_proof(site, order, "Bea Lim")
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review")
    await _ready(page)
    await page.keyboard.down("a")
    for _ in range(3):
        # A key that is held down repeats.
        await page.keyboard.down("a")
    await page.keyboard.up("a")
    await expect(page.get_by_role("heading", name="Bea Lim")).to_be_visible()
    found = [await site.stage.payment(one) for one in (first, second)]

    assert ["Approved", "InReview"] == [type(payment).__name__ for payment in found]


async def test_next_goes_round_the_queue(site: Site, seller: Person, order: Written, page: Page) -> None:
    await waiting_proof(site, order, "Ana Reyes")
    await waiting_proof(site, order, "Bea Lim")
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review")
    seen = []
    for _ in range(3):
        await _ready(page)
        seen.append(await page.locator("h1").inner_text())
        await page.keyboard.press("n")
        await expect(page.locator("h1")).not_to_have_text(seen[-1])

    assert ["Ana Reyes", "Bea Lim", "Ana Reyes"] == seen


async def test_a_decision_made_elsewhere_shows_by_itself(
    site: Site, seller: Person, order: Written, page: Page
) -> None:
    payment_id = await waiting_proof(site, order)
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review/{payment_id}")
    await mark(page)
    async with site.program(seller) as program:
        await program.post(f"/api/v1/payments/{payment_id}/approve")

    await expect(page.get_by_text("Approved: ₱100.00 counts.")).to_be_visible()
    await expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    assert await same(page)


async def test_a_picture_grows_where_it_is_pressed(site: Site, seller: Person, order: Written, page: Page) -> None:
    payment_id = await waiting_proof(site, order)
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review/{payment_id}")
    picture = page.locator("#zoom img")
    await until(lambda: picture.evaluate("one => one.complete && one.naturalWidth === 60"), why="the picture is there")
    await picture.click()
    await expect(page.locator("#zoom")).to_have_class("zoom grown")
    await _ready(page)
    await page.keyboard.press("z")
    await expect(page.locator("#zoom")).to_have_class("zoom")


async def test_an_approval_is_undone_by_keyboard(site: Site, seller: Person, order: Written, page: Page) -> None:
    place = await site.stage.join(order, await site.stage.person("Ana Reyes"))
    payment_id = await site.stage.pays(place)
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review/{payment_id}")
    await _ready(page)
    await page.keyboard.press("u")
    await expect(page.get_by_role("heading", name="Why is the approval taken back?")).to_be_focused()
    await page.keyboard.press("2")
    # The payment follows its order: the page shows it by itself.
    await expect(page.get_by_text("Decision taken back by Juana Cruz")).to_be_visible()
    await expect(page.get_by_role("button", name="Approve")).to_be_visible()
    assert "under_review" == (await site.stage.state(order.order_id)).book[place.submission_id].status.value


async def test_better_pictures_and_other_submissions_by_keyboard(
    site: Site, seller: Person, order: Written, page: Page
) -> None:
    first = await waiting_proof(site, order, "Ana Reyes", amount=Decimal("450.00"))
    second = await waiting_proof(
        site, order, "Bea Lim", amount=Decimal("500.00"), recipient=None, recipient_account=None
    )
    friend = await site.stage.join(order, await site.stage.person("Carla Uy"))
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review")
    await _ready(page)
    await page.keyboard.press("b")
    await expect(page.get_by_role("heading", name="What is wrong with the picture?")).to_be_focused()
    await page.keyboard.press("2")
    await expect(page.get_by_role("heading", name="Bea Lim")).to_be_visible()
    await _ready(page)
    await page.keyboard.press("s")
    await expect(page.get_by_role("heading", name="Whose payment is it?")).to_be_focused()
    # First comes who owes what the receipt shows.
    await expect(page.locator("#assign .reason").first).to_contain_text("Carla Uy")
    await page.keyboard.press("1")
    await expect(page.get_by_role("heading", name="Carla Uy")).to_be_visible()

    found = [await site.stage.payment(one) for one in (first, second)]
    assert ["AskedAgain", "Reading"] == [type(payment).__name__ for payment in found]
    assert friend.submission_id == found[1].proof.submission_id


async def test_several_are_chosen_and_approved(site: Site, seller: Person, order: Written, any_page: Page) -> None:
    proofs = [await waiting_proof(site, order, name, amount=Decimal("450.00")) for name in ("Ana Reyes", "Bea Lim")]
    await come_in(site, any_page, seller)
    await any_page.goto(f"{site.url}/review/{proofs[0]}")
    await any_page.get_by_role("link", name="Approve several").click()
    await any_page.get_by_role("button", name="Choose all").click()
    await any_page.get_by_role("button", name="Approve the chosen").click()

    await expect(any_page.get_by_text("Approved: the payment for PH-")).to_have_count(2)
    assert 0 >= await any_page.evaluate("document.documentElement.scrollWidth - innerWidth")


async def test_marks_lie_on_the_picture_and_go_away(site: Site, seller: Person, order: Written, page: Page) -> None:
    marks = (FieldPlace(evidence=Evidence.AMOUNT, left=100, top=200, right=400, bottom=250),)
    payment_id = await waiting_proof(site, order, amount=Decimal("450.00"), places=marks)
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review/{payment_id}")
    picture, mark = page.locator("#zoom img"), page.locator("rect.mark")
    await until(lambda: picture.evaluate("one => one.complete && one.naturalWidth > 0"), why="the picture is there")
    whole, part = await picture.bounding_box(), await mark.bounding_box()
    assert whole is not None
    assert part is not None
    assert abs(part["x"] + part["width"] / 2 - whole["x"] - whole["width"] / 4) < 2
    assert abs(part["y"] + part["height"] / 2 - whole["y"] - whole["height"] * 0.225) < 2
    await page.locator('tr[data-evidence="amount"]').hover()
    await expect(mark).to_have_class("mark fails lit")
    await _ready(page)
    await page.keyboard.press("m")
    await expect(mark).to_be_hidden()


async def test_the_marks_turn_with_the_picture(site: Site, seller: Person, order: Written, page: Page) -> None:
    marks = (FieldPlace(evidence=Evidence.AMOUNT, left=100, top=200, right=400, bottom=250),)
    payment_id = await waiting_proof(site, order, amount=Decimal("450.00"), places=marks)
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review/{payment_id}")
    await _ready(page)
    picture, mark = page.locator("#zoom img"), page.locator("rect.mark")

    await page.keyboard.press("t")

    lies = "one => one.complete && one.naturalWidth > one.naturalHeight"
    await until(lambda: picture.evaluate(lies), why="the picture lies on its side")
    whole, part = await picture.bounding_box(), await mark.bounding_box()
    assert whole is not None
    assert part is not None
    assert abs(part["x"] + part["width"] / 2 - whole["x"] - whole["width"] * 0.775) < 2
    assert abs(part["y"] + part["height"] / 2 - whole["y"] - whole["height"] / 4) < 2


@pytest.mark.parametrize("kind", ["a screen", "pages"])
async def test_of_a_screen_scrolled_far_and_of_pages_what_was_read_is_seen_at_once(
    site: Site, seller: Person, order: Written, page: Page, kind: str
) -> None:
    far = io.BytesIO()
    Image.new("RGB", (400, 4000), "white").save(far, "PNG")
    picture = far.getvalue() if kind == "a screen" else pdf_of(["Dear Ana Reyes"], ["Amount\tPHP 450.00"])
    marks = (FieldPlace(evidence=Evidence.AMOUNT, left=100, top=700, right=400, bottom=710),)
    payment_id = await waiting_proof(site, order, picture=picture, amount=Decimal("450.00"), places=marks)
    await come_in(site, page, seller)

    await page.goto(f"{site.url}/review/{payment_id}")

    await expect(page.locator("#zoom")).to_have_class("zoom grown far")
    await expect(page.locator("rect.mark")).to_be_in_viewport()


async def test_tab_begins_at_the_top_and_the_proof_is_in_sight_among_the_others(
    site: Site, seller: Person, order: Written, page: Page
) -> None:
    proofs = [await waiting_proof(site, order, f"Withaname{number} Buyer") for number in range(12)]
    await come_in(site, page, seller)
    await page.set_viewport_size({"width": 900, "height": 700})
    await page.goto(f"{site.url}/review/{proofs[-1]}")
    await _ready(page)

    await expect(page.locator(".line [aria-current]")).to_be_in_viewport(ratio=0.9)
    await page.keyboard.press("Tab")
    assert "skip" in str(await page.evaluate("document.activeElement.className"))


async def test_a_wrong_key_is_taken_back_without_searching(
    site: Site, seller: Person, order: Written, page: Page
) -> None:
    first = await waiting_proof(site, order)
    await waiting_proof(site, order, "Bea Lim")
    await come_in(site, page, seller)
    await page.goto(f"{site.url}/review/{first}")
    await _ready(page)
    await page.keyboard.press("a")
    await expect(page.get_by_role("heading", name="Bea Lim")).to_be_visible()
    await _ready(page)

    await page.keyboard.press("l")

    await expect(page).to_have_url(f"{site.url}/review/{first}")
    await _ready(page)
    await page.keyboard.press("u")
    await page.keyboard.press("2")
    await until(lambda: _is_in_review(site, first), why="it waits again")


async def _is_in_review(site: Site, payment_id: str) -> bool:
    return type(await site.stage.payment(payment_id)).__name__ == "InReview"
