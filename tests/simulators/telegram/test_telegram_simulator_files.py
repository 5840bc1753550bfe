"""Files on the simulated Telegram: kept, sized, handed out again, or refused."""

from typing import Any

import httpx
import pytest

from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.testing.telegram import jpeg, png


async def test_a_photo_has_sizes_and_its_bytes_come_back(
    api: Any, ana: SimulatedUser, simulator: TelegramSimulator
) -> None:
    data = jpeg(1080, 2400)
    told = await api("sendPhoto", chat_id=1001, caption="<i>proof</i>", parse_mode="HTML", files={"photo": data})
    sizes = told["result"]["photo"]
    file = await api("getFile", file_id=sizes[-1]["file_id"])
    small = await api("getFile", file_id=sizes[0]["file_id"])
    async with httpx.AsyncClient(base_url=f"{simulator.url}/file/bot{simulator.token}/") as client:
        whole = await client.get(file["result"]["file_path"])
        thumb = await client.get(small["result"]["file_path"])
        nothing = await client.get("photos/none.jpg")

    assert [(40, 90), (144, 320), (360, 800), (1080, 2400)] == [(size["width"], size["height"]) for size in sizes]
    assert data == whole.content
    assert thumb.content.startswith(b"\xff\xd8")
    assert (404, {"ok": False, "error_code": 404, "description": "Not Found"}) == (nothing.status_code, nothing.json())
    assert ("proof", data) == (ana.messages[-1].text, ana.messages[-1].picture)


async def test_a_file_may_be_sent_again_by_its_id(api: Any, ana: SimulatedUser) -> None:
    photo = await api("sendPhoto", chat_id=1001, files={"photo": png()})
    document = await api("sendDocument", chat_id=1001, files={"document": ("list.csv", b"a,b", "text/csv")})
    await api("sendPhoto", chat_id=1001, photo=photo["result"]["photo"][-1]["file_id"])
    await api("sendDocument", chat_id=1001, document=document["result"]["document"]["file_id"])

    assert ["", "list.csv", "", "list.csv"] == [seen.file_name for seen in ana.messages]
    assert ana.messages[1].picture == ana.messages[3].picture == b"a,b"


@pytest.mark.parametrize(
    ("method", "fields", "files", "what"),
    [
        ("sendPhoto", {}, None, "there is no photo in the request"),
        ("sendDocument", {}, None, "there is no document in the request"),
        ("sendPhoto", {"photo": "nobody knows"}, None, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {}, {"photo": b"no picture"}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {}, {"photo": png(30, 700)}, "PHOTO_INVALID_DIMENSIONS"),
        (
            "sendPhoto",
            {},
            {"photo": bytes(10 * 1024 * 1024 + 1)},
            "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
        ("sendPhoto", {"caption": "x" * 1025}, {"photo": png()}, "message caption is too long"),
        ("getFile", {"file_id": "none"}, None, "wrong file_id or the file is temporarily unavailable"),
    ],
)
async def test_a_file_that_cannot_be_is_refused(
    method: str, fields: dict[str, str], files: dict[str, bytes] | None, what: str, api: Any, ana: SimulatedUser
) -> None:
    told = await api(method, chat_id=1001, files=files, **fields)

    assert f"Bad Request: {what}" == told["description"]
