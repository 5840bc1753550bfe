"""A GOM's statements on the dashboard and through the API, against real servers."""

import asyncio
import re
import secrets
from datetime import datetime, time, timedelta

import httpx
import pytest

from gomflow.payment.state import Approved
from gomflow.testing.giving import TODAY, Credit, gcash
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place
from gomflow_events.payment.requests import ApprovalRequested

LONG_AGO = TODAY - timedelta(days=10)
DOUBTFUL = b"Date,Details,Amount,Note\n03/04/2026,from ANA REYES,+850.00,a\n04/04/2026,x,-1.00,b\n"
CSV = {"Content-Type": "text/csv"}


def a_reference() -> str:
    return str(secrets.randbelow(9 * 10**12) + 10**12)


async def held(site: Site, place: Place, reference: str) -> str:
    return await site.stage.doubtful(place, reference=reference, recipient=None, recipient_account=None)


async def test_a_file_settles_through_the_api_and_the_same_key_again_is_the_same_import(
    site: Site, api: httpx.AsyncClient, place: Place
) -> None:
    reference = a_reference()
    payment_id = await held(site, place, reference)
    data, key = gcash(Credit("500.00", reference), Credit("9.00", a_reference())), {"Idempotency-Key": a_reference()}

    first = await api.post("/api/v1/statements?bank=gcash", content=data, headers={**CSV, **key})
    again = await api.post("/api/v1/statements?bank=gcash", content=data, headers={**CSV, **key})
    imported = first.json()["imported"]
    shown = (await api.get(f"/api/v1/statements/{imported['import_id']}")).json()
    listed = (await api.get("/api/v1/statements")).json()
    free = (await api.get("/api/v1/statements/unclaimed")).json()

    assert (200, 200) == (first.status_code, again.status_code), first.text
    assert (1, 2, 1, "done") == (imported["settled"], imported["new"], imported["outgoing"], imported["state"])
    assert again.json()["repeated"]
    assert imported == again.json()["imported"]
    assert isinstance(await site.stage.payment(payment_id), Approved)
    assert {payment_id, None} == {line["payment_id"] for line in shown["lines"]}
    assert imported["import_id"] in {one["import_id"] for one in listed["imports"]}
    assert "9.00" in {line["amount"]["amount"] for line in free}


async def test_the_same_file_from_many_programs_at_once_has_one_effect(
    site: Site, api: httpx.AsyncClient, place: Place
) -> None:
    reference = a_reference()
    payment_id = await held(site, place, reference)
    data = gcash(Credit("500.00", reference))

    answers = await asyncio.gather(
        *(api.post("/api/v1/statements?bank=gcash", content=data, headers=CSV) for _ in range(6))
    )

    assert {200} == {answer.status_code for answer in answers}
    imported = [answer.json()["imported"] for answer in answers]
    assert (1, 1) == (sum(one["new"] for one in imported), sum(one["settled"] for one in imported))
    assert isinstance(await site.stage.payment(payment_id), Approved)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "statement-empty"),
        (b"PK\x03\x04abc", "statement-spreadsheet"),
        (b"x" * (5 * 1024 * 1024 + 1), "statement-too-large"),
        (b"no table", "statement-no-table"),
    ],
)
async def test_what_is_no_statement_is_a_problem_with_its_reason(
    api: httpx.AsyncClient, data: bytes, code: str
) -> None:
    answer = await api.post("/api/v1/statements?bank=gcash", content=data, headers=CSV)

    assert (422, code) == (answer.status_code, answer.json()["code"])
    assert answer.json()["detail"]


async def test_a_doubtful_file_names_its_ways_and_is_remembered(api: httpx.AsyncClient) -> None:
    asked = await api.post("/api/v1/statements?bank=rcbc", content=DOUBTFUL, headers=CSV)
    chosen = await api.post("/api/v1/statements?bank=rcbc&way=1", content=DOUBTFUL, headers=CSV)
    again = await api.post("/api/v1/statements", content=DOUBTFUL, headers=CSV)

    assert (422, "statement-doubtful") == (asked.status_code, asked.json()["code"])
    assert "0: 2026-03-04 PHP 850.00; 1: 2026-04-03 PHP 850.00" == asked.json()["facts"]["ways"]
    assert ("2026-04-03", "rcbc") == (chosen.json()["imported"]["since"], chosen.json()["imported"]["bank"])
    assert ("2026-04-03", 1) == (again.json()["imported"]["since"], again.json()["imported"]["known"])


async def test_a_notification_through_the_api(site: Site, api: httpx.AsyncClient, place: Place) -> None:
    reference = a_reference()
    payment_id = await held(site, place, reference)
    text = f"You have received PHP 500.00 of GCash from MA***A C. w/ ref. no. {reference}."

    taken = await api.post("/api/v1/statements/notifications", json={"text": text, "bank": "gcash"})
    chat = await api.post("/api/v1/statements/notifications", json={"text": "Good morning!"})

    assert 1 == taken.json()["imported"]["settled"], taken.text
    assert isinstance(await site.stage.payment(payment_id), Approved)
    assert "statement-no-money" == chat.json()["code"]


async def test_a_line_is_set_aside(api: httpx.AsyncClient) -> None:
    reference = a_reference()
    await api.post("/api/v1/statements?bank=gcash", content=gcash(Credit("33.00", reference)), headers=CSV)
    mine = [one for one in (await api.get("/api/v1/statements/unclaimed")).json() if reference in one["references"]]

    done = await api.post(f"/api/v1/statements/lines/{mine[0]['line_id']}/set-aside")
    twice = await api.post(f"/api/v1/statements/lines/{mine[0]['line_id']}/set-aside")
    left = (await api.get("/api/v1/statements/unclaimed")).json()

    assert (200, 409) == (done.status_code, twice.status_code)
    assert reference not in {number for one in left for number in one["references"]}


async def test_nobody_sees_the_statements_of_another(site: Site, api: httpx.AsyncClient, stranger: Person) -> None:
    made = await api.post("/api/v1/statements?bank=gcash", content=gcash(Credit("1.00", a_reference())), headers=CSV)

    async with site.program(stranger) as other:
        seen = await other.get(f"/api/v1/statements/{made.json()['imported']['import_id']}")
        listed = (await other.get("/api/v1/statements")).json()

    assert 404 == seen.status_code
    assert [] == listed["imports"]


async def test_the_page_takes_a_file_and_shows_what_came_of_it(
    site: Site, desk: httpx.AsyncClient, place: Place
) -> None:
    reference = a_reference()
    await held(site, place, reference)
    late = a_reference()

    answer = await desk.post(
        "/statements",
        files={"file": ("gcash.csv", gcash(Credit("500.00", reference), Credit("41.00", late)))},
        data={"bank": "gcash"},
    )
    shown = await desk.get(answer.headers["location"])
    page = await desk.get("/statements")

    assert 303 == answer.status_code
    assert reference in shown.text
    assert "Settled: 1." in shown.text
    assert late in page.text
    aside = re.search(rf"{late}.*?(/statements/lines/\w+/set-aside)", page.text, re.DOTALL)
    assert aside is not None
    assert 303 == (await desk.post(aside[1])).status_code
    assert late not in (await desk.get("/statements")).text


async def test_the_page_asks_what_is_in_doubt(desk: httpx.AsyncClient) -> None:
    data = DOUBTFUL.replace(b"Note", b"Remark")

    asked = await desk.post("/statements", files={"file": ("mine.csv", data)}, data={"bank": "landbank"})
    file = re.search(r'name="file" value="([^"]+)"', asked.text)
    assert file is not None, asked.text
    chosen = await desk.post("/statements/choose", data={"file": file[1], "bank": "landbank", "way": "1"})
    shown = await desk.get(chosen.headers["location"])
    gone = await desk.post("/statements/choose", data={"file": "statement-of-somebody", "bank": "landbank"})

    assert "3 Apr 2026" in asked.text
    assert "4 Mar 2026" in asked.text
    assert "3 Apr 2026" in shown.text
    assert "/statements" == gone.headers["location"]


async def test_a_missing_payment_stands_on_the_page_until_its_money_comes(
    site: Site, desk: httpx.AsyncClient, place: Place
) -> None:
    reference = a_reference()
    payment_id = await site.stage.sends(place)
    await site.stage.reads(place, payment_id, paid_at=datetime.combine(LONG_AGO, time(9)), reference=reference)
    await site.stage.does(place.order.gom, "payment", payment_id, ApprovalRequested())
    file = gcash(since=LONG_AGO - timedelta(days=1), until_=LONG_AGO + timedelta(days=1))

    await desk.post("/statements", files={"file": ("gcash.csv", file)}, data={"bank": "gcash"})
    missing = (await desk.get("/statements")).text
    text = f"You have received PHP 500.00 of GCash w/ ref. no. {reference}."
    await desk.post("/statements/notification", data={"text": text, "bank": "gcash"})
    found = (await desk.get("/statements")).text
    proof = (await desk.get(f"/review/{payment_id}")).text

    assert "Its money is on your statement." in proof
    assert f"/review/{payment_id}" in missing
    assert f"/review/{payment_id}" not in found
