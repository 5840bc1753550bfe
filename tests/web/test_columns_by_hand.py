"""A file that is read wrongly, or that nobody can read unasked: the GOM says on the page what its columns hold."""

import re
import secrets

import httpx

from gomflow.testing.giving import statements
from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow_events.identity import Role

SHOP = "Day,Our debit,Our credit,Who\n18/11/2026,500.00,,ANA REYES {0}\n19/11/2026,,12.00,BANK FEE\n"
"""A shop's own ledger: what the wallet owes it is a debit."""

STRANGE = "when,in pesos,what for\n2026-11-18,500.00,ANA REYES {0}\n2026-11-19,-12.00,fee\n"


async def test_an_import_that_was_read_wrongly_is_taken_back_and_read_as_the_gom_says(site: Site) -> None:
    gom = await site.stage.person("Mara Santos", Role.GOM)
    number = str(secrets.randbelow(9 * 10**12) + 10**12)
    data = SHOP.format(number).replace("Day", "Date").encode()

    async with site.entered(gom) as desk:
        wrong = await given(desk, data)
        before = await amounts(site, gom)
        await desk.post(f"{wrong.headers['location']}/take-back")
        asked = await given(desk, data, anew="yes")
        chosen = await desk.post(
            "/statements/choose",
            data={"file": file_in(asked), "bank": "gcash", "by_hand": "yes", "date": "0", "credit": "1", "debit": "2",
                  "description": "3", "days": "day"},
        )  # fmt: skip
        again = await given(desk, data.replace(b"500.00", b"501.00"))

    assert ["12.00"] == before
    assert "Say what each column holds" in asked.text
    assert 303 == chosen.status_code
    assert "/statements/" in chosen.headers["location"]
    assert "/statements/" in again.headers["location"], "what was said is remembered for the bank"
    assert ["500.00", "501.00"] == await amounts(site, gom)


async def test_a_table_nobody_can_read_unasked_is_read_as_the_gom_says(site: Site) -> None:
    gom = await site.stage.person("Mara Santos", Role.GOM)
    data = STRANGE.format("1013345678901").replace("2026-11-18", "day 18.11.2026").encode()

    async with site.entered(gom) as desk:
        asked = await given(desk, data)
        nothing = await desk.post(
            "/statements/choose", data={"file": file_in(asked), "bank": "gcash", "by_hand": "yes", "amount": "1"}
        )
        why = (await desk.get(nothing.headers["location"])).text
        empty = await desk.post(
            "/statements/choose",
            data={"file": file_in(asked), "bank": "gcash", "by_hand": "yes", "date": "2", "amount": "1"},
        )
        none = (await desk.get(empty.headers["location"])).text
        await desk.post(
            "/statements/choose",
            data={"file": file_in(asked), "bank": "gcash", "by_hand": "yes", "date": "0", "amount": "1",
                  "description": "2", "days": "day"},
        )  # fmt: skip

    assert "in pesos" in asked.text
    assert "Say which column has the date" in why
    assert "I do not find a row with a date and an amount" in none
    assert ["500.00"] == await amounts(site, gom)


async def given(desk: httpx.AsyncClient, data: bytes, anew: str = "") -> httpx.Response:
    return await desk.post("/statements", files={"file": ("mine.csv", data)}, data={"bank": "gcash", "anew": anew})


def file_in(page: httpx.Response) -> str:
    found = re.search(r'name="file" value="([^"]+)"', page.text)
    assert found is not None, page.text
    return found[1]


async def amounts(site: Site, gom: Person) -> list[str]:
    lines = (await statements(site.stage, gom)).lines.values()
    return sorted(str(kept.line.amount.amount) for kept in lines)
