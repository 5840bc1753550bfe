"""What crosses the WebSocket, both ways, as plain functions."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gomflow.ports.history import Heard, Shown
from gomflow_adapters.webchat.frames import heard_frame, hello_frame, message_frame, moment
from gomflow_adapters.webchat.inbound import (
    MAX_TEXT,
    HistoryWanted,
    Misformed,
    PictureSent,
    Ping,
    Press,
    Say,
    Seen,
    Visit,
    read_frame,
    to_fact,
)
from gomflow_events.conversation.inbound import (
    ButtonPressed,
    ChatClosed,
    Media,
    MediaKind,
    MessageReceived,
    Sender,
)
from gomflow_events.identity import ChatKey, Language
from gomflow_events.outbound import Button, MessageDue
from gomflow_events.payment.terms import Picture

CHAT = "abcdefghijklmnopqrstuvwx23"
OTHER = "zyxwvutsrqponmlkjihgfedc67"
VISIT = Visit(CHAT, Language.FILIPINO)
KEY = ChatKey(f"web-{CHAT}")
SENDER = Sender(id=CHAT, name="", language=Language.FILIPINO)
ID = "0b0e7f3e-2c5d-4a55-9f0e-6a1f0c2d3e4f"
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def frame(**fields: object) -> str:
    return json.dumps(fields)


def test_words_become_a_message_under_an_id_of_the_chat_and_the_page() -> None:
    said = read_frame(frame(type="say", id=ID, text=" Hi \x00there\r\nyou "))

    assert isinstance(said, Say)
    expected = MessageReceived(inbound_id=f"web-{CHAT}-{ID}", chat=KEY, sender=SENDER, at=NOW, text="Hi there\nyou")
    assert expected == to_fact(said, VISIT, NOW)


def test_a_button_becomes_a_press_of_its_message() -> None:
    pressed = read_frame(frame(type="press", id=ID, token="c|orders", message_id="m-1"))

    assert isinstance(pressed, Press)
    expected = ButtonPressed(
        inbound_id=f"web-{CHAT}-{ID}", chat=KEY, sender=SENDER, at=NOW, token="c|orders", message="m-1"
    )
    assert expected == to_fact(pressed, VISIT, NOW)


def test_an_upload_becomes_a_message_with_its_picture() -> None:
    upload = f"upload-{CHAT}-{'0' * 32}"
    sent = read_frame(
        frame(
            type="picture",
            id=ID,
            upload=upload,
            caption="here",
            media_type="image/png",
            size=7,
            file_name="a.png",
        )
    )

    assert isinstance(sent, PictureSent)
    media = Media(kind=MediaKind.PHOTO, source=upload, media_type="image/png", size=7, file_name="a.png")
    expected = MessageReceived(
        inbound_id=f"web-{CHAT}-{ID}", chat=KEY, sender=SENDER, at=NOW, text="here", media=(media,)
    )
    assert expected == to_fact(sent, VISIT, NOW)


def test_a_pdf_is_a_document() -> None:
    sent = PictureSent(id=ID, upload=f"upload-{CHAT}-{'0' * 32}", media_type="application/pdf")

    fact = to_fact(sent, VISIT, NOW)

    assert isinstance(fact, MessageReceived)
    assert MediaKind.DOCUMENT is fact.media[0].kind


def test_the_upload_of_another_chat_is_not_taken() -> None:
    sent = PictureSent(id=ID, upload=f"upload-{OTHER}-{'0' * 32}")

    with pytest.raises(Misformed) as refused:
        to_fact(sent, VISIT, NOW)

    assert ("not-yours", ID) == (refused.value.code, refused.value.frame_id)


@pytest.mark.parametrize(
    ("data", "code", "frame_id"),
    [
        ("", "malformed", ""),
        ("null", "malformed", ""),
        ("[]", "malformed", ""),
        ("{", "malformed", ""),
        (frame(type="unheard-of", id=ID), "malformed", ID),
        (frame(type="say", text="no id"), "malformed", ""),
        (frame(type="say", id="not a uuid", text="x"), "malformed", "not a uuid"),
        (frame(type="say", id=ID, text=7), "malformed", ""),
        (frame(type="say", id=ID, text=" \n "), "malformed", ID),
        (frame(type="say", id=ID, text="x" * (MAX_TEXT + 1)), "too-long", ID),
        (frame(type="say", id=ID, text="x" * 40_000), "too-long", ID),
        (frame(type="press", id=ID, token="x" * 65), "malformed", ID),
        (frame(type="press", id=ID, token="c|help", message_id="m.>"), "malformed", ID),
        (frame(type="seen", message_ids=["m"] * 201), "malformed", ""),
    ],
)
def test_what_cannot_be_taken_is_named(data: str, code: str, frame_id: str) -> None:
    with pytest.raises(Misformed) as refused:
        read_frame(data)

    assert (code, frame_id) == (refused.value.code, refused.value.frame_id)


def test_the_longest_text_fits_in_any_alphabet() -> None:
    text = "\N{HANGUL SYLLABLE GA}" * MAX_TEXT

    assert Say(ID, text) == read_frame(frame(type="say", id=ID, text=text))


def test_small_frames_are_understood() -> None:
    assert Ping() == read_frame(frame(type="ping"))
    assert HistoryWanted() == read_frame(frame(type="history"))
    assert Seen(["m-1", "m-2"]) == read_frame(frame(type="seen", message_ids=["m-1", "m-2"]))


@given(st.text() | st.builds(json.dumps, st.recursive(st.none() | st.text() | st.integers(), st.lists)))
def test_whatever_comes_is_a_frame_or_is_misformed(data: str) -> None:
    assert read_or_refuse(data) in {"Say", "Press", "Seen", "HistoryWanted", "Ping", "malformed", "too-long"}


def read_or_refuse(data: str) -> str:
    try:
        return type(read_frame(data)).__name__
    except Misformed as refused:
        return refused.code


def due(**fields: object) -> MessageDue:
    whole = {
        "message_id": "m-1",
        "chat": KEY,
        "text": "<b>Hi</b>",
        "correlation_id": "c",
        "causation_id": "c",
        "tenant": "installation",
        "due_at": NOW,
    }
    return MessageDue(**{**whole, **fields})  # type: ignore[arg-type]


def test_a_message_is_told_with_its_buttons_its_picture_and_what_it_answers() -> None:
    buttons = ((Button(label="Help", token="c|help"), Button(label="Open", url="https://example.org/")),)
    picture = Picture(name="secret-name", sha256="0", media_type="image/png", size=1)

    told = message_frame(Shown(due(buttons=buttons, picture=picture, answers=f"web-{CHAT}-{ID}"), NOW))

    assert {
        "type": "message",
        "id": "m-1",
        "at": "2026-11-21T10:30:00.000000Z",
        "text": "<b>Hi</b>",
        "buttons": [
            [
                {"label": "Help", "token": "c|help", "url": ""},
                {"label": "Open", "token": "", "url": "https://example.org/"},
            ]
        ],
        "picture": {"url": "/chat/picture/m-1", "media_type": "image/png"},
        "answers": ID,
    } == told


def test_what_a_person_said_is_told_under_the_id_of_their_page() -> None:
    fact = to_fact(Say(ID, "Hi"), VISIT, NOW)

    assert {"type": "heard", "id": ID, "at": moment(NOW), "kind": "say", "text": "Hi"} == heard_frame(Heard(fact, NOW))


def test_a_press_a_picture_and_an_end_are_told_as_what_they_are() -> None:
    upload = f"upload-{CHAT}-{'0' * 32}"
    press = to_fact(Press(ID, "c|help", "m-1"), VISIT, NOW)
    picture = to_fact(PictureSent(ID, upload, "here", "image/png", 1, "a.png"), VISIT, NOW)
    end = ChatClosed(inbound_id=f"web-{CHAT}-{ID}", chat=KEY, sender=SENDER, at=NOW)

    assert ("press", "c|help", "m-1") == tuple(
        heard_frame(Heard(press, NOW))[key] for key in ("kind", "token", "message_id")
    )
    shown = heard_frame(Heard(picture, NOW))
    assert {"url": f"/chat/upload/{upload}", "media_type": "image/png", "file_name": "a.png"} == shown["picture"]
    assert ("picture", "here") == (shown["kind"], shown["text"])
    assert "closed" == heard_frame(Heard(end, NOW))["kind"]


def test_the_greeting_holds_both_sides_in_order() -> None:
    entries: list[Heard | Shown] = [
        Heard(to_fact(Say(ID, "Hi"), VISIT, NOW), NOW),
        Shown(due(), NOW + timedelta(seconds=1)),
    ]

    hello = hello_frame(entries, VISIT, NOW)

    assert ["heard", "message"] == [entry["type"] for entry in hello["history"]]
    assert ("fil", CHAT, moment(NOW)) == (hello["language"], hello["chat"], hello["now"])


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)), min_size=2))  # noqa: DTZ001 - bounds are naive
def test_moments_sort_as_text_as_they_do_in_time(moments: list[datetime]) -> None:
    key: Callable[[datetime], str] = moment

    assert sorted(moments) == sorted(moments, key=key)
