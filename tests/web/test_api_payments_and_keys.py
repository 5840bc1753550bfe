"""The HTTP API for payments, and for who asks with which key."""

from decimal import Decimal
from uuid import uuid4

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place, Written, a_picture
from gomflow_events.identity import Role


def _php(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "PHP"}


class TestPayments:
    """Proofs, the queue, and decisions."""

    async def test_a_proof_with_its_evidence(
        self, site: Site, api: httpx.AsyncClient, order: Written, place: Place
    ) -> None:
        payment_id = await site.stage.doubtful(place, amount=Decimal("450.00"))
        shown = (await api.get(f"/api/v1/payments/{payment_id}")).json()
        listed = (await api.get(f"/api/v1/orders/{order.code}/payments", params={"status": "review"})).json()

        assert ("review", 70, ["amount_differs"]) == (shown["status"], shown["score"], shown["doubts"])
        assert ("450.00", _php("500.00"), None) == (shown["amount_read"], shown["due"], shown["counted"])
        amount = {"evidence": "amount", "expected": "PHP 500.00", "read": "PHP 450.00", "points": 0, "of": 30}
        assert amount == shown["evidence"][0]
        assert 100 == sum(one["of"] for one in shown["evidence"])
        assert [{name: value for name, value in shown.items() if name != "evidence"}] == listed["items"]

    async def test_the_queue(self, site: Site) -> None:
        seller = await site.stage.person("Queue", Role.GOM)
        order = await site.stage.order(seller)
        waiting = [
            await site.stage.doubtful(await site.stage.join(order, await site.stage.person(name)))
            for name in ("Ana", "Bea")
        ]
        async with site.program(seller) as program:
            before = (await program.get("/api/v1/review")).json()
            done = await program.post(f"/api/v1/payments/{waiting[0]}/approve")
            after = (await program.get("/api/v1/review", params={"after": done.json()["sequence"]})).json()

        assert waiting == [one["payment_id"] for one in before["items"]]
        assert waiting[1:] == [one["payment_id"] for one in after["items"]]
        assert "approved" == done.json()["status"]

    async def test_an_amount_that_could_not_be_read(self, site: Site, api: httpx.AsyncClient, place: Place) -> None:
        payment_id = await site.stage.doubtful(place, amount=None, currency=None)
        url = f"/api/v1/payments/{payment_id}/approve"
        silent = await api.post(url)
        foreign = await api.post(url, json={"amount": {"amount": "500.00", "currency": "MYR"}})
        right = await api.post(url, json={"amount": _php("500.00"), "note": "Seen on the statement."})

        assert ["amount-unknown", "amount-invalid"] == [one.json()["code"] for one in (silent, foreign)]
        assert (200, "approved") == (right.status_code, right.json()["status"])

    @pytest.mark.parametrize(("reason", "kept"), [("unclear", "reason-unclear"), ("Not ours.", "Not ours.")])
    async def test_a_rejection(self, reason: str, kept: str, site: Site, api: httpx.AsyncClient, place: Place) -> None:
        payment_id = await site.stage.doubtful(place)
        headers = {"Idempotency-Key": "reject"}
        url = f"/api/v1/payments/{payment_id}"
        first = await api.post(f"{url}/reject", json={"reason": reason}, headers=headers)
        again = await api.post(f"{url}/reject", json={"reason": reason}, headers=headers)
        late = await api.post(f"{url}/approve")
        shown = (await api.get(url, params={"after": first.json()["sequence"]})).json()

        assert {**first.json(), "repeated": True} == again.json()
        assert (409, "payment-decided") == (late.status_code, late.json()["code"])
        assert ("rejected", kept) == (shown["status"], shown["reason"])

    async def test_the_picture(self, site: Site, api: httpx.AsyncClient, place: Place) -> None:
        data = a_picture()
        payment_id = await site.stage.sends(place, data)
        answer = await api.get(f"/api/v1/payments/{payment_id}/picture")

        assert (data, "image/png") == (answer.content, answer.headers["content-type"])

    async def test_a_decision_is_taken_back(self, site: Site, place: Place, api: httpx.AsyncClient) -> None:
        payment_id = await site.stage.pays(place)
        url = f"/api/v1/payments/{payment_id}/undo"
        headers = {"Idempotency-Key": str(uuid4())}
        done = await api.post(url, json={"reason": "not-arrived"}, headers=headers)
        again = await api.post(url, json={"reason": "not-arrived"}, headers=headers)
        twice = await api.post(url, json={"reason": "not-arrived"})
        submission = (await site.stage.state(place.order.order_id)).book[place.submission_id]

        assert ("review", False) == (done.json()["status"], done.json()["repeated"])
        assert ("review", True) == (again.json()["status"], again.json()["repeated"])
        assert done.json()["sequence"] == again.json()["sequence"]
        # What waits already is not taken back once more.
        assert (409, "nothing-to-change") == (twice.status_code, twice.json()["code"])
        assert "0.00" == str(submission.paid.amount)

    async def test_a_better_picture_and_another_submission(
        self, site: Site, order: Written, place: Place, api: httpx.AsyncClient
    ) -> None:
        friend = await site.stage.join(order, await site.stage.person("Bea Lim"))
        reference = (await site.stage.state(order.order_id)).book[friend.submission_id].reference
        payment_id = await site.stage.doubtful(place)
        nowhere = await api.post(f"/api/v1/payments/{payment_id}/assign", json={"reference": "PH-00000000"})
        there = await api.post(f"/api/v1/payments/{payment_id}/assign", json={"reference": reference})
        await site.stage.weighs_anew(friend, payment_id)
        better = await api.post(f"/api/v1/payments/{payment_id}/ask-again", json={"reason": "cropped"})

        assert (404, "reading", "asked_again") == (
            nowhere.status_code,
            there.json()["status"],
            better.json()["status"],
        )
        listed = await api.get(f"/api/v1/orders/{order.code}/payments", params={"status": "asked_again"})
        assert [(payment_id, reference)] == [(one["payment_id"], one["reference"]) for one in listed.json()["items"]]


class TestAccount:
    """Who asks, and the keys they hold."""

    async def test_me(self, api: httpx.AsyncClient, gom: Person) -> None:
        assert {
            "member_id": gom.member_id,
            "name": "Juana Cruz",
            "language": "en",
            "roles": ["gom"],
            "also": [],
        } == (await api.get("/api/v1/me")).json()

    async def test_a_session_reads(self, desk: httpx.AsyncClient, gom: Person) -> None:
        assert gom.member_id == (await desk.get("/api/v1/me")).json()["member_id"]

    async def test_a_key_lives_and_dies(self, site: Site, api: httpx.AsyncClient) -> None:
        made = (await api.post("/api/v1/tokens", json={"label": "A program"})).json()
        listed = (await api.get("/api/v1/tokens", params={"after": made["sequence"]})).json()
        headers = {"Authorization": f"Bearer {made['token']}"}
        async with httpx.AsyncClient(base_url=site.url, headers=headers) as program:
            before = await program.get("/api/v1/me")
            gone = await api.delete(f"/api/v1/tokens/{made['token_id']}")
            after = await program.get("/api/v1/me")
        left = (await api.get("/api/v1/tokens", params={"after": gone.json()["sequence"]})).json()

        assert [200, 200, 401] == [before.status_code, gone.status_code, after.status_code]
        assert (made["token_id"], "A program") == (listed[0]["token_id"], listed[0]["label"])
        assert made["token"] not in str(listed)
        assert made["token_id"] not in {one["token_id"] for one in left}

    async def test_only_a_hash_of_a_key_is_kept(self, site: Site, api: httpx.AsyncClient, gom: Person) -> None:
        made = (await api.post("/api/v1/tokens", json={"label": "Hashed"})).json()
        commits = await site.stage.parts.log.read("member", gom.member_id)
        kept = b"".join(bytes(event.data) for one in commits for d in one.commit.decisions for event in d.events)

        assert made["token_id"].encode() in kept
        assert made["token"].rpartition("_")[2].encode() not in kept

    async def test_a_key_is_not_shown_twice(self, api: httpx.AsyncClient) -> None:
        headers = {"Idempotency-Key": f"token-{uuid4()}"}
        answers = [await api.post("/api/v1/tokens", json={"label": "Once"}, headers=headers) for _ in range(2)]

        assert [201, 409] == [answer.status_code for answer in answers]
        assert "already-issued" == answers[1].json()["code"]
