"""Updates as Telegram sends them, and the facts they become."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram.types import Update

from gomflow.testing.bot_api import BotApi
from gomflow_adapters.telegram.inbound import (
    GroupQuestion,
    UnreadableUpdate,
    group_question,
    lane_of,
    read_update,
    to_fact,
)
from gomflow_events.codec import decode_inbound, encode_inbound
from gomflow_events.conversation.inbound import (
    ButtonPressed,
    ChatClosed,
    InboundFact,
    Media,
    MediaKind,
    MessageReceived,
    Sender,
)
from gomflow_events.identity import ChatKey, Language

PAYLOADS = Path(__file__).parent / "payloads"
BOT_ID = 700100200
NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
SAID_AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ANA = Sender(id="60012345", name="Ana Reyes", language=Language.FILIPINO)
CHAT = ChatKey("telegram-60012345")
LARGEST = Media(kind=MediaKind.PHOTO, source="AgAClarge", media_type="image/jpeg", size=188231)


def update(name: str) -> Update:
    return read_update(json.loads((PAYLOADS / f"{name}.json").read_text()))


def fact(name: str) -> InboundFact | None:
    return to_fact(update(name), BOT_ID, NOW)


def message(number: int, text: str = "", *media: Media) -> MessageReceived:
    return MessageReceived(
        inbound_id=f"telegram-{BOT_ID}-{number}", chat=CHAT, sender=ANA, at=SAID_AT, text=text, media=media
    )


def test_words_are_a_message() -> None:
    assert message(104001901, "/submit K7QM") == fact("text")


def test_a_photo_is_its_largest_size_and_its_caption_the_text() -> None:
    assert message(104001902, "Bayad na po, salamat!", LARGEST) == fact("photo_proof")


def test_each_picture_of_an_album_is_a_message_with_the_albums_name() -> None:
    assert replace(message(104001903, "", LARGEST), album="13620000000000001") == fact("album_photo")


def test_a_forwarded_picture_is_a_picture() -> None:
    assert message(104001904, "", LARGEST) == fact("forwarded_photo")


def test_a_document_keeps_its_name_and_type() -> None:
    pdf = Media(
        kind=MediaKind.DOCUMENT,
        source="BQACpdf",
        media_type="application/pdf",
        size=48211,
        file_name="maybank receipt.pdf",
    )

    assert message(104001905, "resit", pdf) == fact("document_pdf")


def test_a_document_of_which_nothing_is_told_is_taken_as_it_is() -> None:
    assert message(104001906, "", Media(kind=MediaKind.DOCUMENT, source="BQACx")) == fact("document_untold")


def test_the_caption_of_something_we_cannot_read_is_what_was_said() -> None:
    assert message(104001907, "see my parcel") == fact("video_with_caption")


def test_a_press_carries_our_token_and_the_message_it_was_under() -> None:
    expected = ButtonPressed(
        inbound_id=f"telegram-{BOT_ID}-104001911", chat=CHAT, sender=ANA, at=NOW, token="c|submit|K7QM", message="77"
    )

    assert expected == fact("button")


def test_a_press_under_a_message_too_old_to_see_counts_all_the_same() -> None:
    pressed = fact("button_of_old_message")

    assert isinstance(pressed, ButtonPressed)
    assert ("c|mine", "12") == (pressed.token, pressed.message)


def test_blocking_the_bot_closes_the_chat() -> None:
    assert ChatClosed(inbound_id=f"telegram-{BOT_ID}-104001915", chat=CHAT, sender=ANA, at=SAID_AT) == fact("blocked")


@pytest.mark.parametrize(
    "name",
    [
        "added_to_group",
        "button_in_group",
        "button_of_inline_message",
        "channel_post",
        "edited_message",
        "group_command",
        "group_photo",
        "pinned",
        "removed_from_group",
        "unblocked",
    ],
)
def test_what_has_no_meaning_for_us_is_left_out(name: str) -> None:
    assert fact(name) is None


def test_a_sticker_comes_through_by_its_name() -> None:
    sticker = fact("sticker")

    assert isinstance(sticker, MessageReceived)
    assert ("", (), "sticker") == (sticker.text, sticker.media, sticker.other)


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"voice": {"file_id": "AwACs", "file_unique_id": "u", "duration": 3}}, "voice"),
        ({"location": {"latitude": 14.6, "longitude": 121.0}}, "location"),
        ({"contact": {"phone_number": "+639171234567", "first_name": "Bea"}}, "contact"),
        ({"dice": {"emoji": "🎲", "value": 4}}, "dice"),
        ({"video_note": {"file_id": "D", "file_unique_id": "u", "length": 240, "duration": 2}}, "video"),
    ],
)
def test_whatever_else_people_send_is_owed_an_answer(sent: dict[str, object], name: str) -> None:
    payload = json.loads((PAYLOADS / "sticker.json").read_text())
    del payload["message"]["sticker"]
    payload["message"] |= sent
    said = to_fact(read_update(payload), BOT_ID, NOW)

    assert isinstance(said, MessageReceived)
    assert ("", name) == (said.text, said.other)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", Language.ENGLISH),
        ("en-US", Language.ENGLISH),
        ("fil", Language.FILIPINO),
        ("fil-PH", Language.FILIPINO),
        ("tl", Language.FILIPINO),
        ("ms", Language.MALAY),
        ("ms_MY", Language.MALAY),
        ("id", None),
        ("zh-hans", None),
        (None, None),
    ],
)
def test_the_language_of_a_person_is_told_where_it_is_one_of_ours(code: str | None, language: Language | None) -> None:
    payload = json.loads((PAYLOADS / "text.json").read_text())
    payload["message"]["from"]["language_code"] = code
    said = to_fact(read_update(payload), BOT_ID, NOW)

    assert said is not None
    assert language == said.sender.language


def test_a_person_may_have_one_name_only() -> None:
    payload = json.loads((PAYLOADS / "text.json").read_text())
    del payload["message"]["from"]["last_name"]
    said = to_fact(read_update(payload), BOT_ID, NOW)

    assert said is not None
    assert said.sender.name == "Ana"


@pytest.mark.parametrize("name", ["text", "photo_proof", "button", "blocked"])
def test_a_fact_survives_being_stored(name: str) -> None:
    said = fact(name)

    assert said is not None
    assert said == decode_inbound(encode_inbound(said))


def test_the_same_update_has_the_same_id_whenever_it_comes() -> None:
    first, later = (to_fact(update("button"), BOT_ID, at) for at in (SAID_AT, NOW))

    assert first is not None
    assert later is not None
    assert first.inbound_id == later.inbound_id


def test_updates_of_one_chat_share_a_lane() -> None:
    assert {60012345} == {lane_of(update(name)) for name in ("text", "button", "blocked")}


def test_an_update_about_no_chat_of_ours_has_the_lane_of_its_like() -> None:
    assert lane_of(update("channel_post")) == 0


def test_a_command_in_a_group_is_a_question_to_us() -> None:
    expected = GroupQuestion(chat=-1001234567890, message=41, thread=None, start="K7QM", language=Language.FILIPINO)

    assert expected == group_question(update("group_command"), "gomflow_bot")


def test_in_a_forum_the_answer_belongs_into_the_topic() -> None:
    question = group_question(update("group_topic_command"), "gomflow_bot")

    assert question is not None
    assert (9, "") == (question.thread, question.start)


@pytest.mark.parametrize(
    "name", ["group_command_of_another_bot", "group_command_of_nobody", "group_photo", "text", "button"]
)
def test_nothing_else_in_a_group_is_a_question_to_us(name: str) -> None:
    assert group_question(update(name), "gomflow_bot") is None


@pytest.mark.parametrize(
    ("payload", "update_id"),
    [
        ([], None),
        ("update", None),
        ({"message": {}}, None),
        ({"update_id": 7, "message": {"message_id": "none"}}, 7),
    ],
)
def test_what_is_no_update_is_told_by_its_id_and_never_by_its_content(payload: object, update_id: int | None) -> None:
    with pytest.raises(UnreadableUpdate) as unreadable:
        read_update(payload)

    assert update_id == unreadable.value.update_id
    assert unreadable.value.__cause__ is None


@pytest.mark.parametrize("path", sorted(PAYLOADS.glob("*.json")), ids=lambda path: path.stem)
def test_the_payloads_of_these_tests_are_as_the_bot_api_says(path: Path) -> None:
    assert [] == BotApi().faults_of("Update", json.loads(path.read_text()))
