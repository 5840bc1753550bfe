"""Coming in by a one-time link, staying for a while, leaving."""

from datetime import timedelta

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow.web.links import WebLinks
from gomflow.web.session import AT_MOST, LASTS, RENEWED_AFTER, Notice, Session, Sessions
from gomflow_events.identity import Language, MemberId, Role
from gomflow_events.member.requests import JoiningReported, LanguageChangeRequested


async def test_looking_at_a_link_does_not_use_it_up(site: Site, gom: Person, browser: httpx.AsyncClient) -> None:
    link = site.stage.entrance(gom)
    looks = [await browser.get(link) for _ in range(3)]

    assert [200, 200, 200] == [look.status_code for look in looks]
    assert "Hello, Juana Cruz!" in looks[2].text
    assert {} == dict(browser.cookies)
    assert 303 == (await browser.post(link)).status_code
    assert 200 == (await browser.get("/")).status_code


async def test_a_link_lets_in_once(site: Site, gom: Person, browser: httpx.AsyncClient) -> None:
    link = site.stage.entrance(gom)
    await browser.post(link)
    async with site.browser() as second:
        again = await second.post(link)

        assert 410 == again.status_code
        assert "/dashboard" in again.text
        assert 401 == (await second.get("/")).status_code


async def test_a_link_is_good_for_fifteen_minutes(site: Site, gom: Person, browser: httpx.AsyncClient) -> None:
    old = site.stage.entrance(gom, site.stage.parts.world.now() - timedelta(minutes=15, seconds=1))

    assert [410, 410] == [(await browser.get(old)).status_code, (await browser.post(old)).status_code]


@pytest.mark.parametrize("signed", ["", "x", "WyJ4IiwieSJd.AAAA", "a.b.c", "%00"])
async def test_a_link_that_was_not_made_here_opens_nothing(signed: str, browser: httpx.AsyncClient) -> None:
    assert (await browser.post(f"/enter/{signed}")).status_code in {404, 410}


async def test_a_link_signed_with_another_secret_opens_nothing(
    site: Site, gom: Person, browser: httpx.AsyncClient
) -> None:
    forged = WebLinks(site.stage.links.base, "somebody else's secret, just as long as ours")
    link = forged.entrance(gom.member_id, site.stage.parts.world.now()).removeprefix(forged.base)

    assert 410 == (await browser.post(link)).status_code


async def test_a_link_of_nobody_opens_nothing(site: Site, browser: httpx.AsyncClient) -> None:
    link = site.stage.entrance(Person(MemberId("01999999-0000-7000-8000-000000000000"), "Nobody"))

    assert 410 == (await browser.post(link)).status_code


async def test_another_site_cannot_bring_somebody_in(site: Site, gom: Person, browser: httpx.AsyncClient) -> None:
    answer = await browser.post(site.stage.entrance(gom), headers={"Origin": "https://elsewhere.example"})

    assert 403 == answer.status_code
    assert {} == dict(browser.cookies)


async def test_the_cookie_is_for_this_site_and_no_script(site: Site, gom: Person, browser: httpx.AsyncClient) -> None:
    cookie = (await browser.post(site.stage.entrance(gom))).headers["set-cookie"]

    assert cookie.startswith("gomflow_session=")
    assert ["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Lax"] == sorted(cookie.split("; ")[1:])


def test_behind_https_the_cookie_is_for_https_only() -> None:
    sessions = Sessions("secret", secure=True)

    assert "__Host-gomflow_session" == sessions.name
    assert sessions.no_cookie().endswith("; Secure")


async def test_leaving_ends_the_session(desk: httpx.AsyncClient) -> None:
    left = await desk.post("/leave")

    assert 200 == left.status_code
    assert 401 == (await desk.get("/")).status_code


async def test_without_a_session_a_page_says_how_to_get_one(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/orders")

    assert 401 == answer.status_code
    assert "/dashboard" in answer.text


async def test_a_buyer_is_told_how_to_become_a_manager(site: Site, buyer: Person) -> None:
    async with site.entered(buyer) as client:
        answer = await client.get("/")

    assert 403 == answer.status_code
    assert "/become_gom" in answer.text


async def test_who_turned_out_to_be_somebody_comes_in_as_them(site: Site, browser: httpx.AsyncClient) -> None:
    first = await site.stage.person("Bea on Telegram")
    second = await site.stage.person("Bea Lim", Role.GOM)
    await site.stage.does(first, "member", first.member_id, JoiningReported(member_id=second.member_id))
    await browser.post(site.stage.entrance(first))

    assert "Bea Lim" in (await browser.get("/")).text


async def test_pages_are_in_the_language_of_the_member(site: Site) -> None:
    person = await site.stage.person("Nur Aina", Role.GOM, language=Language.MALAY)
    async with site.entered(person) as client:
        malay = (await client.get("/")).text
        asked = LanguageChangeRequested(language=Language.FILIPINO)
        await site.stage.does(person, "member", person.member_id, asked)
        filipino = (await client.get("/")).text

    assert ['lang="ms"', "Tiada pesanan sedang diurus"] == [
        said for said in ('lang="ms"', "Tiada pesanan sedang diurus") if said in malay
    ]
    assert "Walang order na inaasikaso" in filipino


async def test_a_stranger_is_told_in_the_language_of_the_browser(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/", headers={"Accept-Language": "ms-MY,ms;q=0.9,en;q=0.5"})

    assert "Anda belum masuk" in answer.text


class TestTheCookie:
    """What is read from a cookie, at which time."""

    def test_lasts_twelve_hours_unused(self, site: Site, gom: Person) -> None:
        sessions, now = Sessions("secret"), site.stage.parts.world.now()
        session = sessions.begin(gom.member_id, now)
        cookies = {sessions.name: sessions.cookie(session).split(";")[0].partition("=")[2]}

        assert session == sessions.read(cookies, now + LASTS - timedelta(seconds=1))
        assert sessions.read(cookies, now + LASTS) is None

    def test_is_written_anew_when_it_is_used(self, site: Site, gom: Person) -> None:
        sessions, now = Sessions("secret"), site.stage.parts.world.now()
        session = sessions.begin(gom.member_id, now)
        later = now + RENEWED_AFTER

        assert sessions.renewed(session, now) is None
        assert Session(gom.member_id, now, later) == sessions.renewed(session, later)

    def test_ends_after_a_week_however_much_it_is_used(self, site: Site, gom: Person) -> None:
        sessions, now = Sessions("secret"), site.stage.parts.world.now()
        worn = sessions.renewed(sessions.begin(gom.member_id, now), now + AT_MOST - timedelta(hours=1))
        assert worn is not None
        cookies = {sessions.name: sessions.cookie(worn).split(";")[0].partition("=")[2]}

        assert worn == sessions.read(cookies, now + AT_MOST - timedelta(seconds=1))
        assert sessions.read(cookies, now + AT_MOST) is None

    @pytest.mark.parametrize("changed", ["", "x", "e30.AAAA", "bnVsbA.AAAA"])
    def test_that_was_made_elsewhere_says_nothing(self, changed: str, site: Site) -> None:
        sessions, now = Sessions("secret"), site.stage.parts.world.now()
        theirs = Sessions("another secret")
        notice = theirs.notice_cookie(Notice("good", "<b>words</b>")).split(";")[0].partition("=")[2]

        assert sessions.read({sessions.name: changed}, now) is None
        assert sessions.notice({sessions.notice_name: notice}) is None
        assert sessions.read({sessions.name: notice}, now) is None


async def test_a_session_in_use_gets_a_fresh_cookie(site: Site, gom: Person, browser: httpx.AsyncClient) -> None:
    house, now = site.app.state.house, site.stage.parts.world.now()
    old = house.sessions.begin(gom.member_id, now - timedelta(hours=3))
    name, _, value = house.sessions.cookie(old).split(";")[0].partition("=")
    answer = await browser.get("/", headers={"Cookie": f"{name}={value}"})

    assert 200 == answer.status_code
    assert answer.headers["set-cookie"].startswith(f"{name}=")
    assert value not in answer.headers["set-cookie"]
