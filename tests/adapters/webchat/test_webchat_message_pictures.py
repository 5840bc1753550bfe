"""Pictures of messages over HTTP: shown to the chat they were sent to, with frames around what was read."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import httpx
import pytest
from PIL import Image

from gomflow.ports.vault import Vault
from gomflow.testing.vaults import vault_on
from gomflow.testing.webchat import Site, cookie_of, message
from gomflow_adapters.webchat.visitor import new_chat_id
from gomflow_events.identity import MemberId
from gomflow_events.outbound import PictureMark
from gomflow_events.payment.terms import Picture


def png(colour: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (40, 60), colour).save(data, "PNG")
    return data.getvalue()


def client(site: Site, chat_id: str) -> httpx.AsyncClient:
    headers = {"Origin": site.url, "Cookie": cookie_of(chat_id)}
    return httpx.AsyncClient(base_url=site.url, headers=headers, trust_env=False)


@pytest.fixture
def vault(site: Site) -> Vault:
    return vault_on(site.connection)


async def test_the_picture_of_a_message_is_shown_to_its_chat_only(site: Site, vault: Vault) -> None:
    chat_id, data = new_chat_id(), png("#ffb38a")
    await vault.put("review-1", data, "image/png", MemberId("gom"))
    picture = Picture(name="review-1", sha256=sha256(data).hexdigest(), media_type="image/png", size=len(data))
    shown, plain = message(chat_id, "Look", picture=picture), message(chat_id, "No picture")
    await site.desk.put(shown, plain)

    async with client(site, chat_id) as http, client(site, new_chat_id()) as other:
        own = await http.get(f"/chat/picture/{shown.message_id}")
        without = await http.get(f"/chat/picture/{plain.message_id}")
        wild = [await http.get(f"/chat/picture/{name}") for name in ("*", "%3E", "a.b", "no-such-message")]
        foreign = await other.get(f"/chat/picture/{shown.message_id}")

    assert (200, "image/png", data) == (own.status_code, own.headers["content-type"], own.content)
    assert own.headers["cache-control"].startswith("private")
    assert [404] * 6 == [answer.status_code for answer in (without, *wild, foreign)]


async def test_what_was_read_is_framed_on_the_picture_of_a_message(site: Site, vault: Vault) -> None:
    packed = BytesIO()
    Image.new("RGB", (600, 1200), "white").save(packed, "PNG")
    chat_id, data = new_chat_id(), packed.getvalue()
    await vault.put("review-2", data, "image/png", MemberId("gom"))
    picture = Picture(name="review-2", sha256=sha256(data).hexdigest(), media_type="image/png", size=len(data))
    marks = (PictureMark(left=100, top=100, right=900, bottom=900, holds=True),)
    shown = replace(message(chat_id, "Look", picture=picture), marks=marks)
    await site.desk.put(shown)

    async with client(site, chat_id) as http:
        answer = await http.get(f"/chat/picture/{shown.message_id}")

    assert (200, "image/jpeg") == (answer.status_code, answer.headers["content-type"])
    assert data != answer.content
