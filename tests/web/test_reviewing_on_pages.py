"""Doubtful proofs on the pages: the queue, one proof with its picture, and the decision."""

import io
import re
from decimal import Decimal

import httpx
import pillow_heif
import pypdfium2
import pytest
from PIL import Image

from gomflow.testing.pdfs import pdf_of
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place, a_picture
from gomflow_events.identity import CLOCK, Role
from gomflow_events.payment.requests import ImageDeletionReported
from gomflow_events.payment.terms import TransferStatus


class TestReviewing:
    """The queue of doubtful proofs, and the decision on one."""

    async def test_a_proof_shows_what_was_expected_beside_what_was_read(
        self, site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        payment_id = await site.stage.doubtful(place, amount=Decimal("450.00"), reference="9012345678901")
        html = (await desk.get(f"/review/{payment_id}")).text
        rows = [
            " ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr class=.*?</tr>", html, re.DOTALL)
        ]

        assert "Amount ₱500.00 ₱450.00 0 /30" == rows[0]
        assert "Recipient Juana Cruz 09175550142 Juana Cruz 09175550142 20 /20" == rows[1]
        assert "Reference in the form of the method 9012345678901 20 /20" == rows[2]
        assert "Transfer done done 10 /10" == rows[4]
        assert "The amount is not what is due." in html
        assert f'src="/review/{payment_id}/picture"' in html

    async def test_what_cannot_be_read_says_so(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(
            place, amount=None, currency=None, status=TransferStatus.UNKNOWN, reference=None, paid_at=None
        )
        html = (await desk.get(f"/review/{payment_id}")).text

        assert 5 <= html.count("unreadable")
        assert 'name="amount" id="amount" inputmode="decimal" autocomplete="off" required value=""' in html

    async def test_approving_counts_what_was_read_and_goes_on(
        self, site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        payment_id = await site.stage.doubtful(place, amount=Decimal("450.00"))
        answer = await desk.post(f"/review/{payment_id}/approve", data={"amount": "450.00"})
        payment = await site.stage.payment(payment_id)

        assert (303, f"/review?after={payment_id}") == (answer.status_code, answer.headers["location"])
        assert ("Approved", "PHP 450.00") == (type(payment).__name__, str(payment.amount))

    async def test_an_unreadable_amount_is_said_by_the_gom(
        self, site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        payment_id = await site.stage.doubtful(place, amount=None, currency=None)
        url = f"/review/{payment_id}/approve"
        silent = await desk.post(url, follow_redirects=True)
        wrong = await desk.post(url, data={"amount": "a lot"}, follow_redirects=True)
        right = await desk.post(url, data={"amount": "₱500"}, follow_redirects=True)

        assert "The amount could not be read. Say how much was paid." in silent.text
        assert "That is no amount I understand." in wrong.text
        assert "Approved: the payment for PH-" in right.text

    async def test_rejecting_for_a_usual_reason(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(place)
        done = await desk.post(f"/review/{payment_id}/reject", data={"reason": "amount"}, follow_redirects=True)
        payment = await site.stage.payment(payment_id)
        page = (await desk.get(f"/review/{payment_id}")).text

        assert "is told why." in done.text
        assert "reason-amount" == payment.reason
        assert "The amount is not what is due. Check it with /pay." in page
        assert "by Juana Cruz" in page

    async def test_rejecting_in_ones_own_words(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(place)
        await desk.post(f"/review/{payment_id}/reject", data={"words": "Too <b>blurry</b>, sorry."})
        payment = await site.stage.payment(payment_id)
        page = (await desk.get(f"/review/{payment_id}")).text

        assert "Too <b>blurry</b>, sorry." == payment.reason
        assert "Too &lt;b&gt;blurry&lt;/b&gt;, sorry." in page

    async def test_a_rejection_needs_words(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(place)
        answer = await desk.post(f"/review/{payment_id}/reject", data={"words": " "}, follow_redirects=True)

        assert "Please write 3 to 500 characters" in answer.text
        assert "InReview" == type(await site.stage.payment(payment_id)).__name__

    async def test_a_decision_stands(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(place)
        await desk.post(f"/review/{payment_id}/reject", data={"reason": "unclear"})
        answer = await desk.post(f"/review/{payment_id}/approve", data={"amount": "1"}, follow_redirects=True)

        assert "is decided already: you rejected it." in answer.text

    async def test_the_queue_goes_round(self, site: Site) -> None:
        seller = await site.stage.person("Round And Round", Role.GOM)
        order = await site.stage.order(seller)
        waiting = [
            await site.stage.doubtful(await site.stage.join(order, await site.stage.person(name)))
            for name in ("Ana", "Bea", "Carla")
        ]
        async with site.entered(seller) as client:
            first = (await client.get("/review")).headers["location"]
            after = [(await client.get("/review", params={"after": one})).headers["location"] for one in waiting]

        assert f"/review/{waiting[0]}" == first
        assert [f"/review/{one}" for one in (waiting[1], waiting[2], waiting[0])] == after

    async def test_an_empty_queue_says_so(self, site: Site) -> None:
        async with site.entered(await site.stage.person("Nothing To Do", Role.GOM)) as client:
            assert "Nothing to review" in (await client.get("/review")).text

    async def test_the_buyers_record_is_of_the_goms_own_orders(self, site: Site, gom: Person) -> None:
        ana = await site.stage.person("Ana Everywhere")
        elsewhere = await site.stage.order(await site.stage.person("Another Gom", Role.GOM))
        await site.stage.pays(await site.stage.join(elsewhere, ana))
        mine = await site.stage.order(gom)
        payment_id = await site.stage.doubtful(await site.stage.join(mine, ana))
        async with site.entered(gom) as client:
            html = (await client.get(f"/review/{payment_id}")).text

        assert "one submission, 0 fully paid" in html

    async def test_a_proof_that_is_being_read_says_so(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.sends(place)

        assert "The Smart Agent is reading this proof." in (await desk.get(f"/review/{payment_id}")).text


class TestPictures:
    """The pictures of proofs."""

    async def test_a_picture_comes_as_it_was_sent(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        data = a_picture()
        payment_id = await site.stage.sends(place, data)
        answer = await desk.get(f"/review/{payment_id}/picture")

        assert (data, "image/png") == (answer.content, answer.headers["content-type"])
        assert "private, no-store" == answer.headers["cache-control"], "no copy stays on the manager's disk"
        assert "default-src 'none'; sandbox" == answer.headers["content-security-policy"]
        assert "nosniff" == answer.headers["x-content-type-options"]

    @pytest.mark.parametrize(
        ("turn", "size", "red"),
        [(90, (240, 120), (180, 60)), (180, (120, 240), (60, 180)), (270, (240, 120), (60, 60))],
    )
    async def test_a_picture_on_its_side_is_turned_clockwise(
        self, turn: int, size: tuple[int, int], red: tuple[int, int], site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        image = Image.new("RGB", (120, 240), "white")
        image.paste("red", (0, 0, 120, 120))
        packed = io.BytesIO()
        image.save(packed, "PNG")
        payment_id = await site.stage.sends(place, packed.getvalue())
        answer = await desk.get(f"/review/{payment_id}/picture?turn={turn}")
        shown = Image.open(io.BytesIO(answer.content)).convert("RGB")
        pixel = shown.getpixel(red)

        assert (size, True) == (shown.size, isinstance(pixel, tuple) and pixel[1] < 80)
        assert 422 == (await desk.get(f"/review/{payment_id}/picture?turn=45")).status_code

    @pytest.mark.parametrize("kind", ["heic", "pdf"])
    async def test_what_browsers_do_not_show_comes_as_jpeg(
        self, kind: str, site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        data, media_type = (a_heic(), "image/heic") if kind == "heic" else (a_pdf(), "application/pdf")
        payment_id = await site.stage.sends(place, data, media_type)
        answer = await desk.get(f"/review/{payment_id}/picture")

        assert (200, "image/jpeg") == (answer.status_code, answer.headers["content-type"])
        assert "JPEG" == Image.open(io.BytesIO(answer.content)).format

    async def test_of_a_document_all_pages_are_seen(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.sends(place, pdf_of(["one"], ["two"]), "application/pdf")
        shown = Image.open(io.BytesIO((await desk.get(f"/review/{payment_id}/picture")).content))

        assert 2.8 < shown.height / shown.width < 2.9

    async def test_a_picture_that_is_deleted_is_not_there(
        self, site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        payment_id = await site.stage.doubtful(place)
        await desk.post(f"/review/{payment_id}/reject", data={"reason": "unclear"})
        picture = (await site.stage.payment(payment_id)).proof.picture
        await site.stage.parts.vault.delete(picture.name)
        gone = ImageDeletionReported(name=picture.name, sha256=picture.sha256)
        await site.stage.ask(CLOCK, "payment", payment_id, gone)

        assert 404 == (await desk.get(f"/review/{payment_id}/picture")).status_code
        assert "The picture is deleted" in (await desk.get(f"/review/{payment_id}")).text

    async def test_a_payment_that_is_none_has_no_picture(self, desk: httpx.AsyncClient) -> None:
        answers = [await desk.get(f"/review/{name}/picture") for name in ("x", "a.b", "a*", "01999999-0000-7000")]

        assert [404] * 4 == [answer.status_code for answer in answers]


def a_heic() -> bytes:
    packed = io.BytesIO()
    pillow_heif.from_pillow(Image.open(io.BytesIO(a_picture()))).save(packed)
    return packed.getvalue()


def a_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 400)
    packed = io.BytesIO()
    document.save(packed)
    document.close()
    return packed.getvalue()
