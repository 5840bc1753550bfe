"""How a GOM is paid, on the dashboard and through the API: what is set here is what proofs are decided by."""

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow_events.identity import Role
from gomflow_events.money import Currency, Money


@pytest.fixture(scope="module")
async def seller(site: Site) -> Person:
    return await site.stage.person("Mara Santos", Role.GOM)


async def test_accounts_and_limits_on_the_page(site: Site, seller: Person) -> None:
    async with site.entered(seller) as client:
        lines = "GCash 0917 555 0142 Juana Cruz\nBPI 1234567890 Juana Cruz"
        kept = await client.post("/methods/accounts", data={"currency": "PHP", "lines": lines}, follow_redirects=True)
        rule = {"currency": "PHP", "method": "gcash", "alone": "5,000", "trusted": ""}
        limited = await client.post("/methods/rule", data=rule, follow_redirects=True)
    member = await site.stage.member(seller)

    assert "BPI 1234567890 Juana Cruz" in kept.text
    assert 'value="5000.00"' in limited.text
    assert ["gcash", "bpi"] == [way.method for way in member.accounts[Currency.PHP]]
    found = member.rules["gcash", Currency.PHP]
    assert (Money.of(5000, "PHP"), None) == (found.approve_up_to, found.trust_up_to)


@pytest.mark.parametrize(
    ("path", "form", "said"),
    [
        ("accounts", {"currency": "PHP", "lines": "Bitcoin 123456 Me"}, "Bitcoin"),
        ("rule", {"currency": "PHP", "method": "tng", "alone": "5"}, "tng"),
        ("rule", {"currency": "PHP", "method": "gcash", "alone": "-5"}, "amount"),
    ],
)
async def test_what_is_wrong_is_said(site: Site, seller: Person, path: str, form: dict[str, str], said: str) -> None:
    async with site.entered(seller) as client:
        answer = await client.post(f"/methods/{path}", data=form, follow_redirects=True)

    assert 'class="notice bad"' in answer.text
    assert said in answer.text


async def test_the_page_says_what_is_sent_to_whom_before_it_is_allowed(site: Site) -> None:
    other = await site.stage.person("Nur Aisyah", Role.GOM)
    async with site.entered(other) as client:
        before = await client.get("/methods")
        after = await client.post("/methods/outside", data={"allowed": "yes"}, follow_redirects=True)
        again = await client.post("/methods/outside", data={"allowed": "no"}, follow_redirects=True)
    member = await site.stage.member(other)

    assert "Anthropic" in before.text
    assert 'name="allowed" value="yes"' in before.text
    assert 'name="allowed" value="no"' in after.text
    assert 'name="allowed" value="yes"' in again.text
    assert member.outside_reading is False


async def test_the_same_through_the_api(site: Site) -> None:
    gom = await site.stage.person("Api", Role.GOM)
    account = {"method": "tng", "account": "0123456789", "holder": "Nur Aisyah"}
    rule = {"method": "tng", "currency": "MYR", "approve_up_to": _ringgit("300.00"), "trust_up_to": None}
    async with site.program(gom) as program:
        done = [
            await program.put("/api/v1/methods/accounts", json={"currency": "MYR", "accounts": [account]}),
            await program.put("/api/v1/methods/rules", json=rule),
            await program.put("/api/v1/methods/outside-reading", json={"allowed": True}),
        ]
        shown = (await program.get("/api/v1/methods")).json()

    assert [200, 200, 200] == [one.status_code for one in done]
    accounts = [{"currency": "MYR", "accounts": [{**account, "trust_up_to": None}]}]
    assert {"accounts": accounts, "rules": [rule], "outside_reading": True} == shown


async def test_the_api_refuses_what_cannot_be(site: Site, api: httpx.AsyncClient) -> None:
    rule = {"method": "gcash", "currency": "PHP", "approve_up_to": _ringgit("300.00")}
    foreign = await api.put("/api/v1/methods/rules", json=rule)
    unknown = await api.put("/api/v1/methods/rules", json={"method": "gcash", "currency": "MYR"})

    assert (409, "limit-invalid") == (foreign.status_code, foreign.json()["code"])
    assert 422 == unknown.status_code


def _ringgit(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "MYR"}
