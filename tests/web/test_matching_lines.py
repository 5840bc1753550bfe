"""Lines of a statement on the dashboard and in the API: matched by hand, unmatched, and imports taken back."""

import secrets

import httpx

from gomflow.payment.state import Approved, InReview, Refused
from gomflow.testing.giving import Credit, gcash, statements
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place
from gomflow.waiting import until
from gomflow_events.identity import PaymentId, Role

CSV = {"Content-Type": "text/csv"}
SOON = 60.0
"""Seconds within which all has followed; a page waits two for it, and then shows how it stands."""


async def test_a_line_without_a_name_is_matched_on_its_page_and_taken_away_again(
    site: Site, desk: httpx.AsyncClient, place: Place
) -> None:
    payment_id = await unreadable(site, place)
    line_id = await a_line(site, desk, place.order.gom, "500.00")

    listed = (await desk.get("/statements")).text
    shown = await says(desk, f"/statements/lines/{line_id}", f'value="{payment_id}"')
    done = await desk.post(f"/statements/lines/{line_id}/match", data={"payment": payment_id})
    matched = await says(desk, f"/statements/lines/{line_id}", "takes its approval back too")
    proof = (await desk.get(f"/review/{payment_id}")).text
    approved = await site.stage.payment(payment_id)
    undone = await desk.post(f"/statements/lines/{line_id}/unmatch")

    assert f"/statements/lines/{line_id}" in listed
    assert "proof in review" in shown
    assert (303, 303) == (done.status_code, undone.status_code)
    assert isinstance(approved, Approved)
    assert await reference_of(site, place) in matched
    assert f"/statements/lines/{line_id}" in proof
    await until(lambda: is_a(site, payment_id, InReview), SOON, "the approval rested on the line")
    await says(desk, f"/statements/lines/{line_id}", "Whose payment is it?")


async def test_money_without_a_proof_is_recorded_for_a_submission_by_its_reference(
    site: Site, desk: httpx.AsyncClient, place: Place
) -> None:
    line_id = await a_line(site, desk, place.order.gom, "200.00")
    reference = await reference_of(site, place)

    unknown = await desk.post(f"/statements/lines/{line_id}/match", data={"payment": "PH-ZZZZZZZZ"})
    still = (await desk.get(unknown.headers["location"])).text
    await desk.post(f"/statements/lines/{line_id}/match", data={"payment": f"{reference} · Ana Reyes"})
    await until(lambda: is_now(site, place, "partly_paid"), SOON, "it counts")
    payment_id = await until(lambda: whose(site, place.order.gom, line_id), SOON, "the statement follows")
    proof = (await desk.get(f"/review/{payment_id}")).text
    picture = await desk.get(f"/review/{payment_id}/picture")
    await says(desk, f"/orders/{place.order.code}?tab=payments", reference)

    assert "No submission that awaits payment fits that" in still
    assert "Recorded from your statement" in proof
    assert 404 == picture.status_code


async def test_a_program_matches_and_unmatches_and_the_same_key_again_is_the_same(
    site: Site, api: httpx.AsyncClient, desk: httpx.AsyncClient, place: Place
) -> None:
    line_id = await a_line(site, desk, place.order.gom, "500.00")
    path, to = f"/api/v1/statements/lines/{line_id}", {"payment": await reference_of(site, place)}
    first, second = {"Idempotency-Key": secrets.token_hex(8)}, {"Idempotency-Key": secrets.token_hex(8)}

    made = [await api.post(f"{path}/match", json=to, headers=first) for _ in range(2)]
    taken = await api.post(f"{path}/match", json=to, headers={"Idempotency-Key": secrets.token_hex(8)})
    of = {"payment_id": made[0].json()["payment_id"]}
    await until(lambda: whose(site, place.order.gom, line_id), SOON, "the statement follows")
    undone = [await api.post(f"{path}/unmatch", json=of, headers=second) for _ in range(2)]
    unknown = await api.post("/api/v1/statements/lines/nothing/match", json=to)

    assert [200, 200] == [one.status_code for one in made], made[0].text
    assert [False, True] == [one.json()["repeated"] for one in made]
    assert made[0].json()["payment_id"] == made[1].json()["payment_id"]
    assert (409, "line-taken") == (taken.status_code, taken.json()["code"])
    assert [(200, False), (200, True)] == [(one.status_code, one.json()["repeated"]) for one in undone]
    assert 404 == unknown.status_code
    await until(lambda: is_a(site, of["payment_id"], Refused), SOON, "nothing is left of what was recorded")


async def test_what_was_matched_is_unmatched_though_the_statement_lags(
    site: Site, api: httpx.AsyncClient, desk: httpx.AsyncClient, place: Place
) -> None:
    payment_id = await unreadable(site, place)
    line_id = await a_line(site, desk, place.order.gom, "500.00")
    path, to = f"/api/v1/statements/lines/{line_id}", {"payment": await reference_of(site, place)}
    first, second = {"Idempotency-Key": secrets.token_hex(8)}, {"Idempotency-Key": secrets.token_hex(8)}

    with site.stage.without("statements"):
        made = [await api.post(f"{path}/match", json=to, headers=first) for _ in range(2)]
        page = (await desk.get(f"/statements/lines/{line_id}")).text
        lagging = await whose(site, place.order.gom, line_id)
        of = {"payment_id": payment_id}
        undone = [await api.post(f"{path}/unmatch", json=of, headers=second) for _ in range(2)]
        free = (await desk.get(f"/statements/lines/{line_id}")).text

    assert [(200, False), (200, True)] == [(one.status_code, one.json()["repeated"]) for one in made], made[1].text
    assert "" == lagging, "the statement does not know of its payment yet"
    assert "takes its approval back too" in page
    assert [(200, False), (200, True)] == [(one.status_code, one.json()["repeated"]) for one in undone], undone[0].text
    assert "Whose payment is it?" in free
    await until(lambda: is_a(site, payment_id, InReview), SOON, "the approval rested on the line")
    await says(desk, f"/statements/lines/{line_id}", "Whose payment is it?")


async def test_an_approval_that_its_order_does_not_count_yet_is_taken_back_a_moment_later(
    site: Site, api: httpx.AsyncClient, desk: httpx.AsyncClient, place: Place
) -> None:
    payment_id = await unreadable(site, place)
    line_id = await a_line(site, desk, place.order.gom, "500.00")
    path, of = f"/api/v1/statements/lines/{line_id}", {"payment_id": payment_id}
    again = {"Idempotency-Key": secrets.token_hex(8)}

    with site.stage.without("workflows"):
        matched = await api.post(f"{path}/match", json={"payment": payment_id})
        early = await api.post(f"{path}/unmatch", json=of, headers=again)
        undo = await api.post(f"/api/v1/payments/{payment_id}/undo", json={"reason": "mistake"})
    await until(lambda: is_now(site, place, "paid"), SOON, "the order counts it")
    late = await api.post(f"{path}/unmatch", json=of, headers=again)

    assert 200 == matched.status_code
    assert [(503, "behind", "2")] * 2 == [
        (one.status_code, one.json()["code"], one.headers["retry-after"]) for one in (early, undo)
    ]
    assert (200, False) == (late.status_code, late.json().get("repeated")), late.text
    await until(lambda: is_a(site, payment_id, InReview), SOON, "the approval rested on the line")


async def test_an_import_is_taken_back_on_its_page_and_through_the_api(
    site: Site, desk: httpx.AsyncClient, api: httpx.AsyncClient, place: Place
) -> None:
    reference, other = a_reference(), a_reference()
    payment_id = await site.stage.doubtful(place, reference=reference, recipient=None, recipient_account=None)
    data = gcash(Credit("500.00", reference), Credit("9.00", other))
    given = await desk.post("/statements", files={"file": ("gcash.csv", data)}, data={"bank": "gcash"})
    here = given.headers["location"]

    back = await desk.post(f"{here}/take-back")
    page = (await desk.get("/statements")).text
    await until(lambda: is_a(site, payment_id, InReview), SOON, "what it settled waits again")
    again = (await api.post("/api/v1/statements?bank=gcash", content=data, headers=CSV)).json()["imported"]
    program = await api.post(f"/api/v1/statements/{again['import_id']}/take-back")
    shown = (await api.get(f"/api/v1/statements/{again['import_id']}")).json()

    assert 303 == back.status_code
    assert other not in page
    assert here not in page
    assert 2 == again["new"]
    assert 200 == program.status_code
    assert ("withdrawn", []) == (shown["state"], shown["lines"])


async def test_nobody_touches_the_lines_of_another(site: Site, desk: httpx.AsyncClient, place: Place) -> None:
    stranger = await site.stage.person("Petra Cruz", Role.GOM)
    payment_id = await unreadable(site, place)
    line_id = await a_line(site, desk, place.order.gom, "500.00")

    async with site.entered(stranger) as browser, site.program(stranger) as program:
        seen = await browser.get(f"/statements/lines/{line_id}")
        matched = await browser.post(f"/statements/lines/{line_id}/match", data={"payment": payment_id})
        asked = await program.post(f"/api/v1/statements/lines/{line_id}/match", json={"payment": payment_id})
        theirs = await a_line(site, browser, stranger, "500.00")
        stolen = await browser.post(f"/statements/lines/{theirs}/match", data={"payment": payment_id})

    assert [404] * 4 == [one.status_code for one in (seen, matched, asked, stolen)]
    assert isinstance(await site.stage.payment(payment_id), InReview)


async def a_line(site: Site, browser: httpx.AsyncClient, gom: Person, amount: str) -> str:
    """A line that says nothing but an amount."""
    said = a_reference()
    data = gcash(Credit(amount, said))
    answer = await browser.post("/statements", files={"file": ("gcash.csv", data)}, data={"bank": "gcash"})
    assert 303 == answer.status_code
    lines = (await statements(site.stage, gom)).lines
    return next(name for name, kept in lines.items() if said in kept.line.references)


async def says(browser: httpx.AsyncClient, path: str, words: str) -> str:
    """A page, once it has these words."""

    async def shown() -> str:
        text = (await browser.get(path)).text
        return text if words in text else ""

    found: str = await until(shown, SOON, f"{path} says: {words}")
    return found


async def unreadable(site: Site, place: Place) -> PaymentId:
    return await site.stage.doubtful(place, reference=None, amount=None, recipient=None, recipient_account=None)


async def whose(site: Site, gom: Person, line_id: str) -> str:
    return (await statements(site.stage, gom)).lines[line_id].payment_id or ""


async def reference_of(site: Site, place: Place) -> str:
    return (await site.stage.state(place.order.order_id)).book[place.submission_id].reference


async def is_now(site: Site, place: Place, status: str) -> bool:
    return (await site.stage.state(place.order.order_id)).book[place.submission_id].status.value == status


async def is_a(site: Site, payment_id: str, shape: type) -> bool:
    return isinstance(await site.stage.payment(payment_id), shape)


def a_reference() -> str:
    return str(secrets.randbelow(9 * 10**12) + 10**12)
