"""Undo, ask again, assign and approve several on the pages; what went before, marks, and who was first."""

import asyncio
import re
from datetime import datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

from gomflow.payment.state import Approved, AskedAgain, InReview, Refused
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place, Written, a_picture
from gomflow.waiting import until
from gomflow_events.identity import PaymentId, Role
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.requests import ApprovalRequested, RejectionRequested
from gomflow_events.payment.terms import Evidence, FieldPlace


async def becomes(site: Site, payment_id: PaymentId, shape: type) -> None:
    async def has() -> bool:
        return isinstance(await site.stage.payment(payment_id), shape)

    await until(has, why=f"the payment is {shape.__name__}")


async def status(site: Site, place: Place) -> str:
    return (await site.stage.state(place.order.order_id)).book[place.submission_id].status.value


async def reference(site: Site, place: Place) -> str:
    return (await site.stage.state(place.order.order_id)).book[place.submission_id].reference


class TestUndoing:
    async def test_an_approval_is_taken_back_and_given_again(
        self, site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        payment_id = await site.stage.pays(place)
        page = (await desk.get(f"/review/{payment_id}")).text
        assert 'action="/review/' + payment_id + '/undo"' in page

        done = await desk.post(f"/review/{payment_id}/undo", data={"reason": "not-arrived"}, follow_redirects=True)
        await becomes(site, payment_id, InReview)

        assert "is taken back, and the buyer is told." in done.text
        assert "under_review" == await status(site, place)
        again = (await desk.get(f"/review/{payment_id}")).text
        assert "Decision taken back by Juana Cruz" in again
        assert "The money has not arrived." in again
        await desk.post(f"/review/{payment_id}/approve", data={"amount": "500"})
        await until(lambda: _is(site, place, "paid"), why="it counts again")

    async def test_it_is_on_the_timeline_and_the_sums_follow(
        self, site: Site, place: Place, desk: httpx.AsyncClient
    ) -> None:
        payment_id = await site.stage.pays(place)
        await desk.post(f"/review/{payment_id}/undo", data={"words": "The bank sent it back."})
        await becomes(site, payment_id, InReview)
        timeline = (await desk.get(f"/orders/{place.order.code}", params={"tab": "timeline"})).text
        card = await site.app.state.house.board.order(place.order.order_id)

        assert "do not count any more" in timeline
        assert ("0.00", "500.00") == (str(card.sums.received.amount), str(card.sums.missing.amount))

    async def test_an_approval_needs_a_reason(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.pays(place)
        silent = await desk.post(f"/review/{payment_id}/undo", data={"words": " "}, follow_redirects=True)

        assert "Please write 3 to 500 characters" in silent.text
        assert isinstance(await site.stage.payment(payment_id), Approved)

    async def test_a_rejection_is_taken_back(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(place)
        await desk.post(f"/review/{payment_id}/reject", data={"reason": "unclear"})
        done = await desk.post(f"/review/{payment_id}/undo", follow_redirects=True)

        assert "waits for a decision again." in done.text
        assert isinstance(await site.stage.payment(payment_id), InReview)

    async def test_a_stranger_undoes_nothing(self, site: Site, place: Place, stranger: Person) -> None:
        payment_id = await site.stage.pays(place)
        said = {"reason": "mistake", "reference": "PH-00000000"}
        async with site.entered(stranger) as client:
            answers = [
                await client.post(f"/review/{payment_id}/{what}", data=said) for what in ("undo", "ask-again", "assign")
            ]

        assert [404] * 3 == [answer.status_code for answer in answers]
        assert isinstance(await site.stage.payment(payment_id), Approved)

    async def test_an_operator_undoes(self, site: Site, place: Place, operator: Person) -> None:
        payment_id = await site.stage.pays(place)
        async with site.entered(operator) as client:
            await client.post(f"/review/{payment_id}/undo", data={"reason": "mistake"})
        await becomes(site, payment_id, InReview)

        assert "under_review" == await status(site, place)


async def _is(site: Site, place: Place, wanted: str) -> bool:
    return await status(site, place) == wanted


class TestAskingAgain:
    async def test_the_proof_leaves_the_queue(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(place)
        done = await desk.post(f"/review/{payment_id}/ask-again", data={"reason": "cropped"}, follow_redirects=True)
        page = (await desk.get(f"/review/{payment_id}")).text
        await until(lambda: _is(site, place, "awaiting_payment"), why="payment is awaited again")

        assert "is asked for a better picture." in done.text
        assert isinstance(await site.stage.payment(payment_id), AskedAgain)
        assert "The buyer was asked for a better picture" in page
        assert "Part of the receipt is missing." in page


class TestAssigning:
    async def test_it_is_weighed_for_the_other_submission(
        self, site: Site, gom: Person, place: Place, desk: httpx.AsyncClient
    ) -> None:
        other = await site.stage.order(gom, title="Winter photobook", minimum=1)
        friends = await site.stage.join(other, await site.stage.person("Bea Lim"))
        payment_id = await site.stage.doubtful(place)
        mine, theirs = await reference(site, place), await reference(site, friends)
        page = (await desk.get(f"/review/{payment_id}")).text
        assert f'<option value="{theirs} · ' in page
        assert f'<option value="{mine} · ' not in page

        done = await desk.post(
            f"/review/{payment_id}/assign", data={"reference": f"{theirs} · Bea Lim"}, follow_redirects=True
        )
        payment = await site.stage.payment(payment_id)
        await until(lambda: _is(site, friends, "proof_received"), why="the friend's submission has the proof")

        assert f"Assigned to {theirs}, was {mine}" in done.text
        assert friends.submission_id == payment.proof.submission_id
        assert "awaiting_payment" == await status(site, place)
        # The Smart Agent holds it against what is due there.
        await site.stage.weighs_anew(friends, payment_id)
        assert isinstance(await site.stage.payment(payment_id), InReview)

    async def test_not_to_a_submission_that_is_not_there_or_of_another_manager(
        self, site: Site, stranger: Person, place: Place, desk: httpx.AsyncClient
    ) -> None:
        elsewhere = await site.stage.join(await site.stage.order(stranger), await site.stage.person("Bea Lim"))
        payment_id = await site.stage.doubtful(place)
        for named in ("PH-00000000", "nonsense", await reference(site, elsewhere)):
            answer = await desk.post(f"/review/{payment_id}/assign", data={"reference": named}, follow_redirects=True)
            assert "No submission that awaits payment fits that." in answer.text
        assert isinstance(await site.stage.payment(payment_id), InReview)


class TestApprovingSeveral:
    async def test_each_has_its_own_outcome(self, site: Site) -> None:
        seller = await site.stage.person("Many At Once", Role.GOM)
        order = await site.stage.order(seller, maximum=None)
        names = ("Ana Reyes", "Bea Lim", "Carla Uy", "Dina Cruz")
        places = [await site.stage.join(order, await site.stage.person(name)) for name in names]
        proofs = [await site.stage.doubtful(place, amount=Decimal("450.00")) for place in places[:3]]
        unread = await site.stage.doubtful(places[3], amount=None, currency=None)
        async with site.entered(seller) as client:
            page = (await client.get("/review/several")).text
            await client.post(f"/review/{proofs[1]}/reject", data={"reason": "unclear"})
            done = (await client.post("/review/several", data={"payment": [*proofs, unread]})).text

        assert 3 == page.count('name="payment"') - page.count("disabled")
        assert "The amount was not read: say it on its page." in page
        assert 2 == done.count("Approved: the payment for PH-")
        assert f"{await reference(site, places[1])} is decided already: you rejected it." in done
        assert "The amount could not be read. Say how much was paid." in done
        found = [type(await site.stage.payment(one)) for one in (*proofs, unread)]
        assert [Approved, Refused, Approved, InReview] == found

    async def test_nothing_chosen_approves_nothing(self, site: Site, place: Place, desk: httpx.AsyncClient) -> None:
        payment_id = await site.stage.doubtful(place)
        answer = await desk.post("/review/several", data={})

        assert 200 == answer.status_code
        assert isinstance(await site.stage.payment(payment_id), InReview)

    async def test_a_strangers_proof_is_not_there(self, site: Site, place: Place, stranger: Person) -> None:
        payment_id = await site.stage.doubtful(place)
        async with site.entered(stranger) as client:
            answer = await client.post("/review/several", data={"payment": [payment_id]})

        assert 404 == answer.status_code
        assert isinstance(await site.stage.payment(payment_id), InReview)


class TestWhatWentBefore:
    async def test_proofs_that_are_alike_stand_side_by_side(
        self, site: Site, gom: Person, stranger: Person, desk: httpx.AsyncClient
    ) -> None:
        picture, order = a_picture(), await site.stage.order(gom, minimum=1, maximum=None)
        first, second, third = [
            await site.stage.join(order, await site.stage.person(name)) for name in ("Ana Reyes", "Bea Lim", "Carla Uy")
        ]
        earlier = await site.stage.doubtful(first, picture, amount=Decimal("1.00"), reference="S0B1GZ778899")
        elsewhere = await site.stage.join(await site.stage.order(stranger), await site.stage.person("Not Shown"))
        await site.stage.doubtful(elsewhere, amount=Decimal("1.00"), reference="50816Z778899")
        same = await site.stage.doubtful(second, picture, amount=Decimal("2.00"), reference="777788889999")
        reads_alike = await site.stage.doubtful(third, amount=Decimal("2.00"), reference="SOB1GZ778899")
        by_picture = (await desk.get(f"/review/{same}")).text
        by_reference = (await desk.get(f"/review/{reads_alike}")).text
        assert '<a href="#alike-head">' in by_reference, "it is said above the fold, where one decides"

        assert "the same picture" in by_picture
        assert f'href="/review/{earlier}"' in by_picture
        assert f'src="/review/{earlier}/picture"' in by_picture
        assert "a reference that reads nearly the same" in by_reference
        assert f'href="/review/{earlier}"' in by_reference
        # That there is one with another manager is told, and no more.
        assert "It belongs to another manager" in by_reference
        assert "Not Shown" not in by_reference
        assert await reference(site, elsewhere) not in by_reference

    async def test_what_seems_to_be_one_transfer_stands_side_by_side_whichever_came_first(
        self, site: Site, gom: Person, desk: httpx.AsyncClient
    ) -> None:
        order, at = await site.stage.order(gom, minimum=1, maximum=None), datetime(2026, 11, 1, 20, 0)  # noqa: DTZ001
        one, other = [await site.stage.join(order, await site.stage.person(name)) for name in ("Ana Reyes", "Bea Lim")]
        shows: dict[str, Any] = {"amount": Decimal("777.00"), "paid_at": at}
        first = await site.stage.doubtful(one, reference="1061318609139", **shows)
        altered = await site.stage.doubtful(other, reference="1061318609193", **shows)
        pages = [(await desk.get(f"/review/{payment_id}")).text for payment_id in (first, altered)]

        for html, beside in zip(pages, (altered, first), strict=True):
            assert "seems to be the same transfer, under another number" in html
            assert f'href="/review/{beside}"' in html
        assert "it may be one transfer, its number changed" in pages[1]
        assert "it may be one transfer, its number changed" not in pages[0]

    async def test_what_the_buyer_did_before(self, site: Site, gom: Person, desk: httpx.AsyncClient) -> None:
        ana = await site.stage.person("Ana Reyes")
        paid = await site.stage.join(await site.stage.order(gom, title="Spring photobook"), ana)
        earlier = await site.stage.pays(paid)
        payment_id = await site.stage.doubtful(await site.stage.join(await site.stage.order(gom), ana))
        html = (await desk.get(f"/review/{payment_id}")).text
        past = html[html.index('id="live-past"') :]

        assert "History of this buyer" in past
        assert "Spring photobook" in past
        assert f'href="/review/{earlier}"' in past
        assert "by the Smart Agent" in past

    async def test_an_account_that_is_named_twice_is_shown_once(
        self, site: Site, gom: Person, desk: httpx.AsyncClient
    ) -> None:
        way = PayTo(method="gcash", account="09175550142", holder="Juana Cruz")
        order = await site.stage.order(gom, minimum=1, pay_to=(way, way))
        place = await site.stage.join(order, await site.stage.person("Ana Reyes"))
        payment_id = await site.stage.doubtful(place, recipient=None, recipient_account=None)
        html = (await desk.get(f"/review/{payment_id}")).text
        (row,) = re.findall(r'<tr class="[a-z]+" data-evidence="recipient">.*?</tr>', html, re.DOTALL)

        assert 1 == row.count("09175550142")


async def test_what_was_read_is_marked_on_the_picture(site: Site, place: Place, desk: httpx.AsyncClient) -> None:
    marks = (
        FieldPlace(evidence=Evidence.AMOUNT, left=100, top=200, right=400, bottom=250),
        FieldPlace(evidence=Evidence.REFERENCE, left=100, top=300, right=600, bottom=340),
    )
    payment_id = await site.stage.doubtful(place, amount=Decimal("450.00"), places=marks)
    html = (await desk.get(f"/review/{payment_id}")).text

    assert '<rect class="mark fails" data-evidence="amount" x="100" y="200" width="300" height="50"/>' in html
    assert '<rect class="mark holds" data-evidence="reference" x="100" y="300" width="500" height="40"/>' in html


@pytest.mark.parametrize("round_", range(3))
async def test_two_reviewers_at_once_get_one_outcome(
    round_: int, site: Site, order: Written, gom: Person, operator: Person
) -> None:
    place = await site.stage.join(order, await site.stage.person(f"Ana {round_}"))
    payment_id = await site.stage.doubtful(place, amount=Decimal("450.00"))
    telegram = await site.stage.actor(operator, "telegram-1")
    chat = ApprovalRequested() if round_ % 2 else RejectionRequested(reason="unclear")
    async with site.entered(gom) as client:
        page, answer = await asyncio.gather(
            client.post(f"/review/{payment_id}/approve", data={"amount": "450"}),
            site.stage.ask(telegram, "payment", payment_id, chat),
        )
        told = (await client.get(page.headers["location"])).text
    commits = await site.stage.parts.log.read("payment", payment_id)
    events = [event.type for stored in commits for decision in stored.commit.decisions for event in decision.events]

    assert 1 == sum(event in {"ProofApproved", "ProofRejected"} for event in events)
    assert 1 == events.count("RequestRefused")
    if answer.refused is None:
        verb = "approved" if round_ % 2 else "rejected"
        assert f"is decided already: Olga Reyes {verb} it." in told
    else:
        assert "payment-decided" == answer.refused.code
