"""The page of people for those who run the installation, and the page of keys to the API."""

import re

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Stage
from gomflow_events.identity import Role
from gomflow_events.member.requests import RoleAsked


class TestPeople:
    """The page of those who run the installation."""

    async def test_who_asks_is_admitted(self, site: Site, operator: Person) -> None:
        asker = await _asker(site.stage, "Maria Santos")
        async with site.entered(operator) as client:
            assert "Maria Santos" in (await client.get("/people")).text
            done = await client.post(
                f"/people/{asker.member_id}/decide", data={"granted": "yes"}, follow_redirects=True
            )

        assert "Maria Santos is a group order manager now." in done.text
        assert Role.GOM in (await site.stage.member(asker)).roles

    async def test_who_asks_is_refused(self, site: Site, operator: Person) -> None:
        asker = await _asker(site.stage, "Somebody Else")
        async with site.entered(operator) as client:
            done = await client.post(f"/people/{asker.member_id}/decide", data={"granted": "no"}, follow_redirects=True)
        member = await site.stage.member(asker)

        assert "Somebody Else was not admitted." in done.text
        assert (frozenset(), frozenset()) == (member.roles, member.asks_for)

    @pytest.mark.parametrize("member_id", ["nobody", "01999999-0000-7000-8000-000000000000", "a.b"])
    async def test_nobody_is_not_there(self, member_id: str, site: Site, operator: Person) -> None:
        async with site.entered(operator) as client:
            assert 404 == (await client.post(f"/people/{member_id}/decide", data={"granted": "yes"})).status_code

    async def test_the_invite_code_is_shown(self, site: Site, operator: Person) -> None:
        async with site.entered(operator) as client:
            assert site.stage.parts.keys.invite_code in (await client.get("/people")).text


async def _asker(stage: Stage, name: str) -> Person:
    asker = await stage.person(name)
    await stage.does(asker, "member", asker.member_id, RoleAsked(role=Role.GOM, admitted=False))
    return asker


class TestKeys:
    """The page of keys to the API."""

    async def test_a_key_is_shown_once(self, site: Site, desk: httpx.AsyncClient) -> None:
        issued = (await desk.post("/tokens", data={"label": "Stock-keeping"})).text
        key = re.search(r'id="fresh">(gf_[\w-]+)<', issued)
        assert key is not None
        again = (await desk.get("/tokens")).text
        async with httpx.AsyncClient(base_url=site.url, headers={"Authorization": f"Bearer {key[1]}"}) as program:
            me = await program.get("/api/v1/me")

        assert "Stock-keeping" in again
        assert key[1] not in again
        assert "Juana Cruz" == me.json()["name"]

    async def test_a_key_that_was_revoked_opens_nothing(self, site: Site, desk: httpx.AsyncClient) -> None:
        issued = (await desk.post("/tokens", data={"label": "Short-lived"})).text
        key = re.search(r'id="fresh">(gf_([\w-]{36})_[\w-]+)<', issued)
        assert key is not None
        async with httpx.AsyncClient(base_url=site.url, headers={"Authorization": f"Bearer {key[1]}"}) as program:
            before = await program.get("/api/v1/me")
            done = await desk.post(f"/tokens/{key[2]}/revoke", follow_redirects=True)
            after = await program.get("/api/v1/me")

        assert "That key opens nothing any more." in done.text
        assert [200, 401] == [before.status_code, after.status_code]

    async def test_a_key_needs_a_name(self, desk: httpx.AsyncClient) -> None:
        answer = await desk.post("/tokens", data={"label": " "}, follow_redirects=True)

        assert "Please write 2 to 60 characters" in answer.text


async def test_what_was_done_is_said_once(site: Site, operator: Person) -> None:
    asker = await _asker(site.stage, "Said Once")
    async with site.entered(operator) as client:
        done = await client.post(f"/people/{asker.member_id}/decide", data={"granted": "yes"}, follow_redirects=True)
        again = await client.get("/people")

    assert "Said Once is a group order manager now." in done.text
    assert "Said Once is a group order manager now." not in again.text
