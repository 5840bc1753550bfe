"""Pictures over HTTP: uploads and what is shown, with real stores, each only to whom it belongs."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from uuid import uuid4

import httpx
import pillow_heif
import pytest
from PIL import Image

from gomflow.ports.chat import MediaGone, MediaSource
from gomflow.ports.vault import NotKept, Vault
from gomflow.testing.vaults import vault_on
from gomflow.testing.webchat import Site, cookie_of, tab
from gomflow_adapters.webchat.media import WebMedia
from gomflow_adapters.webchat.pictures import UPLOADS
from gomflow_adapters.webchat.uploads import MAX_UPLOAD
from gomflow_adapters.webchat.visitor import new_chat_id
from gomflow_events.conversation.inbound import Media, MediaKind, MessageReceived
from gomflow_events.identity import MemberId


def png(colour: str = "#0b6b62") -> bytes:
    data = BytesIO()
    Image.new("RGB", (40, 60), colour).save(data, "PNG")
    return data.getvalue()


def client(site: Site, chat_id: str) -> httpx.AsyncClient:
    headers = {"Origin": site.url, "Cookie": cookie_of(chat_id)}
    return httpx.AsyncClient(base_url=site.url, headers=headers, trust_env=False)


@pytest.fixture
async def mine(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that has a chat."""
    async with client(site, new_chat_id()) as http:
        yield http


@pytest.fixture
def vault(site: Site) -> Vault:
    return vault_on(site.connection)


async def upload(http: httpx.AsyncClient, data: bytes, name: str = "a.png") -> httpx.Response:
    return await http.post("/chat/upload", files={"file": (name, data, "text/html")})


async def test_a_statement_is_kept_and_handed_out_as_a_file_only(mine: httpx.AsyncClient) -> None:
    answer = await upload(mine, b"Date,Amount\n<script>", "GCash.CSV")
    shown = await mine.get(f"/chat/upload/{answer.json()['upload']}")

    assert (201, "text/csv") == (answer.status_code, answer.json()["media_type"])
    assert shown.headers["content-type"] not in {"text/html", "text/csv"}
    assert "attachment" in shown.headers["content-disposition"]
    assert 415 == (await upload(mine, b"Date,Amount\n", "page.html")).status_code


async def test_files_that_cannot_be_one_picture_are_refused_together(site: Site) -> None:
    good, tiny, other = _wide(), png(), b"PK not a picture"
    async with client(site, new_chat_id()) as http:
        answers = [
            await http.post("/chat/upload", files=[("file", (f"{n}", data)) for n, data in enumerate(files)])
            for files in ([good, good], [good, other], [good, tiny], [good] * 11)
        ]

    assert [201, 415, 415, 400] == [answer.status_code for answer in answers]
    assert "image/jpeg" == answers[0].json()["media_type"]


def _wide() -> bytes:
    data = BytesIO()
    Image.new("RGB", (200, 400), "teal").save(data, "PNG")
    return data.getvalue()


async def test_an_upload_is_kept_and_shown_to_its_owner_only(site: Site) -> None:
    chat_id = new_chat_id()
    async with client(site, chat_id) as http, client(site, new_chat_id()) as other:
        answer = await upload(http, png())
        told = answer.json()

        own = await http.get(f"/chat/upload/{told['upload']}")
        foreign = await other.get(f"/chat/upload/{told['upload']}")
        nobody = await other.get(f"/chat/upload/{told['upload']}", headers={"Cookie": ""})

    assert 201 == answer.status_code
    assert told["upload"].startswith(f"upload-{chat_id}-")
    assert ("image/png", len(png())) == (told["media_type"], told["size"])
    assert (200, "image/png", png()) == (own.status_code, own.headers["content-type"], own.content)
    assert own.headers["cache-control"].startswith("private")
    assert "nosniff" == own.headers["x-content-type-options"]
    assert [404, 404] == [foreign.status_code, nobody.status_code]


async def test_an_upload_that_is_sent_reaches_the_desk_and_the_history(site: Site, vault: Vault) -> None:
    chat_id = new_chat_id()
    async with client(site, chat_id) as http:
        told = (await upload(http, png())).json()
    async with tab(site.port, chat_id) as page:
        sent = str(uuid4())
        await page.send(type="picture", id=sent, caption="my payment", file_name="a.png", **told)
        await page.next("message", answers=sent)
    async with tab(site.port, chat_id) as later:
        hello = await later.next("hello")

    [fact] = await site.desk.kept(chat_id)
    assert isinstance(fact, MessageReceived)
    assert png() == await WebMedia(vault).fetch(fact.media[0], MAX_UPLOAD)
    shown = hello["history"][0]
    assert ("picture", "my payment") == (shown["kind"], shown["text"])
    assert f"/chat/upload/{told['upload']}" == shown["picture"]["url"]


async def test_an_upload_that_is_not_sent_after_all_is_forgotten(
    site: Site, mine: httpx.AsyncClient, vault: Vault
) -> None:
    told = (await upload(mine, png())).json()
    path = f"/chat/upload/{told['upload']}"
    async with client(site, new_chat_id()) as other:
        assert 404 == (await other.delete(path)).status_code
    assert 404 == (await mine.delete(path, headers={"Origin": "https://evil.example"})).status_code
    assert png() == await vault.get(told["upload"])

    dropped = await mine.delete(path)

    assert 204 == dropped.status_code
    assert 404 == (await mine.get(path)).status_code
    with pytest.raises(NotKept):
        await vault.get(told["upload"])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<html><script>alert(1)</script>", "a.png"),
        (b"<svg onload='alert(1)'/>", "a.svg"),
        (b"MZ", "a.exe"),
        (b"GIF89a" + b"0" * 50, "a.gif"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "a.avif"),
    ],
)
async def test_what_the_reader_cannot_read_is_not_taken_and_not_asked_for(
    mine: httpx.AsyncClient, data: bytes, name: str
) -> None:
    answer = await upload(mine, data, name)

    assert (415, "not-a-picture") == (answer.status_code, answer.json()["code"])
    assert "I cannot read that kind of file. Send a screenshot as JPEG, PNG" in answer.json()["text"]
    assert "GIF" not in answer.json()["text"]


async def test_an_empty_file_is_called_that(mine: httpx.AsyncClient) -> None:
    answer = await upload(mine, b"", "a.png")

    assert (415, "damaged") == (answer.status_code, answer.json()["code"])


async def test_of_several_files_the_one_that_is_damaged_is_named(mine: httpx.AsyncClient) -> None:
    good, bad = _wide(), _wide()[:300]

    answer = await mine.post("/chat/upload", files=[("file", ("one.png", good)), ("file", ("two.png", bad))])

    assert (415, "damaged") == (answer.status_code, answer.json()["code"])
    assert answer.json()["text"].startswith("two.png: That file is damaged or cut off.")


async def test_a_photo_of_an_iphone_is_shown_by_every_browser(mine: httpx.AsyncClient) -> None:
    heic = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (200, 400), "teal")).save(heic)

    told = (await upload(mine, heic.getvalue(), "IMG_1.HEIC")).json()
    shown = await mine.get(f"/chat/upload/{told['upload']}")

    assert "image/heic" == told["media_type"]
    assert ("image/jpeg", "inline") == (shown.headers["content-type"], shown.headers["content-disposition"])
    assert (200, 400) == Image.open(BytesIO(shown.content)).size


async def test_a_pdf_is_handed_out_as_a_file_and_never_as_a_page(mine: httpx.AsyncClient) -> None:
    told = (await upload(mine, b"%PDF-1.7 rest", "receipt.pdf")).json()

    shown = await mine.get(f"/chat/upload/{told['upload']}")

    assert "application/pdf" == told["media_type"] == shown.headers["content-type"]
    assert shown.headers["content-disposition"].startswith("attachment")


async def test_what_says_it_is_too_large_is_refused_before_it_is_read(mine: httpx.AsyncClient) -> None:
    answer = await upload(mine, b"\x89PNG\r\n\x1a\n" + b"0" * (MAX_UPLOAD + 1))

    assert (413, "too-large") == (answer.status_code, answer.json()["code"])


async def test_what_hides_its_size_is_counted_while_it_comes(site: Site) -> None:
    """A body in chunks, which declares no length; the server stops listening long before the gigabyte it announces."""
    reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
    head = (
        f"POST /chat/upload HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nOrigin: {site.url}\r\n"
        f"Cookie: {cookie_of(new_chat_id())}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n\x89PNG\r\n\x1a\n'
    writer.write(head.encode() + b"%x\r\n%s\r\n" % (len(form), form))
    chunk = b"%x\r\n%s\r\n" % (1 << 20, b"0" * (1 << 20))
    answer = asyncio.create_task(reader.readline())
    sent = 0
    while not answer.done() and sent < 1000:
        writer.write(chunk)
        await writer.drain()
        await asyncio.sleep(0)
        sent += 1
    status = await answer
    writer.close()

    assert b"HTTP/1.1 413" in status
    assert 20 <= sent < 100


async def test_a_form_without_a_file_is_refused(mine: httpx.AsyncClient) -> None:
    answers = [
        await mine.post("/chat/upload", files={"other": ("a.png", png())}),
        await mine.post("/chat/upload", content=b"junk", headers={"Content-Type": "multipart/form-data; boundary=b"}),
        await mine.post("/chat/upload", content=b"junk", headers={"Content-Type": "multipart/form-data"}),
        await mine.post("/chat/upload", json={}),
    ]

    assert [400, 400, 400, 415] == [answer.status_code for answer in answers]


async def test_uploads_need_a_chat_and_our_own_page(site: Site, mine: httpx.AsyncClient) -> None:
    files = {"file": ("a.png", png())}

    elsewhere = await mine.post("/chat/upload", files=files, headers={"Origin": "https://evil.example"})
    nobody = await mine.post("/chat/upload", files=files, headers={"Cookie": f"gomflow_chat={'a' * 26}.forged"})
    async with httpx.AsyncClient(
        base_url=site.url, headers={"Cookie": cookie_of(new_chat_id())}, trust_env=False
    ) as http:
        without = await http.post("/chat/upload", files=files)

    assert [(403, "other-site"), (403, "no-chat"), (403, "other-site")] == [
        (answer.status_code, answer.json()["code"]) for answer in (elsewhere, nobody, without)
    ]


async def test_one_chat_cannot_fill_the_store(mine: httpx.AsyncClient) -> None:
    statuses = [(await upload(mine, png())).status_code for _ in range(UPLOADS + 1)]

    assert [201] * UPLOADS + [429] == statuses


async def test_the_intake_is_told_what_is_gone_and_what_is_too_large(vault: Vault) -> None:
    source = f"upload-{new_chat_id()}-{'0' * 32}"
    media = Media(kind=MediaKind.PHOTO, source=source)
    intake: MediaSource = WebMedia(vault)
    with pytest.raises(MediaGone):
        await intake.fetch(media, 100)

    await vault.put(source, b"0" * 101, "image/png", MemberId("ana"))

    with pytest.raises(ValueError, match="101 bytes"):
        await intake.fetch(media, 100)
