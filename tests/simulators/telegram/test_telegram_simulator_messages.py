"""The simulated Telegram takes, shows and refuses messages as the real one does, in its words."""

from typing import Any

import pytest

from gomflow.simulators.telegram import SeenButton, SimulatedUser, TelegramSimulator
from gomflow.testing.telegram import png

YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "c|yes"}]]}


async def test_a_message_is_seen_without_its_markup(api: Any, ana: SimulatedUser) -> None:
    told = await api(
        "sendMessage", chat_id=1001, text=" 🎉<b>a<i>b</i></b> &lt;&#33; ", parse_mode="HTML", reply_markup=YES
    )
    seen = await ana.expects("ab")

    assert told["result"]["text"] == "🎉ab <!"
    assert told["result"]["entities"] == [
        {"type": "bold", "offset": 2, "length": 2},
        {"type": "italic", "offset": 3, "length": 1},
    ]
    assert (("bold", "ab", ""), ("italic", "b", "")) == seen.marked
    assert ((SeenButton("Yes", "c|yes"),),) == seen.buttons


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>ñ</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("a <img>", 'Unsupported start tag "img" at byte offset 2'),
        ("3 < 4", 'Unsupported start tag "" at byte offset 2'),
        ("<b", 'Unclosed start tag "b" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_bad_markup_is_refused_with_its_place(html: str, what: str, api: Any, ana: SimulatedUser) -> None:
    told = await api("sendMessage", chat_id=1001, text=html, parse_mode="HTML")

    assert {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: can't parse entities: {what}",
    } == told


@pytest.mark.parametrize("text", ["&laquo; stays", "AT&T stays", "a > b stays"])
async def test_what_only_looks_like_markup_stays(text: str, api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text=text, parse_mode="HTML")

    assert text == ana.messages[-1].text


async def test_a_link_without_a_dot_in_its_host_loses_its_address(api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text='<a href="http://localhost/x">here</a>', parse_mode="HTML")

    assert ("here", ()) == (ana.messages[-1].text, ana.messages[-1].marked)


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "🎉" * 2049}, "message is too long"),
        ({"text": "x", "parse_mode": "Word"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 4}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ],
)
async def test_what_cannot_be_a_message_is_refused(
    fields: dict[str, Any], what: str, api: Any, ana: SimulatedUser
) -> None:
    told = await api("sendMessage", **{"chat_id": 1001} | fields)

    assert (400, f"Bad Request: {what}") == (told["error_code"], told["description"])
    assert [] == ana.messages


async def test_exactly_the_limit_is_taken(api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text=f"<b>{'🎉' * 2048}</b>", parse_mode="HTML")

    assert "🎉" * 2048 == ana.messages[-1].text


@pytest.mark.parametrize(
    ("button", "what"),
    [
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": 4, "callback_data": "x"},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        ("x", "can't parse inline keyboard button: expected an Object"),
        (
            {"text": "x", "url": "http://localhost:8000/d"},
            "inline keyboard button URL 'http://localhost:8000/d' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_a_button_that_cannot_work_is_refused(button: Any, what: str, api: Any, ana: SimulatedUser) -> None:
    told = await api("sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": [[button]]})

    assert f"Bad Request: {what}" == told["description"]


async def test_a_message_is_edited_and_may_be_waited_for_anew(api: Any, ana: SimulatedUser) -> None:
    sent = await api("sendMessage", chat_id=1001, text="before", reply_markup=YES)
    number = sent["result"]["message_id"]
    await ana.expects("before")
    edited = await api("editMessageText", chat_id=1001, message_id=number, text="after", reply_markup=YES)
    await ana.expects("after")
    bare = await api("editMessageReplyMarkup", chat_id=1001, message_id=number)

    assert "edit_date" in edited["result"]
    assert "reply_markup" not in bare["result"]
    assert ("after", []) == (ana.messages[-1].text, ana.messages[-1].labels)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            {"text": "same", "reply_markup": YES},
            (
                "message is not modified: specified new message content and reply markup are exactly the same as a "
                "current content and reply markup of the message"
            ),
        ),
        ({"text": ""}, "message text is empty"),
        ({"text": "x", "message_id": 999}, "message to edit not found"),
        ({"text": "x", "message_id": ""}, "message identifier is not specified"),
        ({"text": "x", "message_id": 1}, "message can't be edited"),
    ],
)
async def test_an_edit_that_makes_no_sense_is_refused(
    change: dict[str, Any], what: str, api: Any, ana: SimulatedUser
) -> None:
    sent = await api("sendMessage", chat_id=1001, text="same", reply_markup=YES)
    told = await api("editMessageText", **{"chat_id": 1001, "message_id": sent["result"]["message_id"]} | change)

    assert f"Bad Request: {what}" == told["description"]


async def test_a_picture_has_no_text_to_edit(api: Any, ana: SimulatedUser) -> None:
    sent = await api("sendPhoto", chat_id=1001, files={"photo": png()})
    told = await api("editMessageText", chat_id=1001, message_id=sent["result"]["message_id"], text="x")

    assert told["description"] == "Bad Request: there is no text in the message to edit"


async def test_a_message_is_deleted_once(api: Any, ana: SimulatedUser) -> None:
    sent = await api("sendMessage", chat_id=1001, text="gone soon")
    number = sent["result"]["message_id"]
    first = await api("deleteMessage", chat_id=1001, message_id=number)
    second = await api("deleteMessage", chat_id=1001, message_id=number)

    assert (True, []) == (first["result"], ana.messages)
    assert second["description"] == "Bad Request: message to delete not found"


async def test_a_press_is_answered_once(api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text="Join?", reply_markup=YES)
    press = await ana.presses("Yes")
    long = await api("answerCallbackQuery", callback_query_id=press.query_id, text="x" * 201)
    first = await api("answerCallbackQuery", callback_query_id=press.query_id, text="Done")
    second = await api("answerCallbackQuery", callback_query_id=press.query_id)

    assert long["description"] == "Bad Request: MESSAGE_TOO_LONG"
    assert (True, "Done") == (first["result"], press.answer)
    assert second["description"] == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_typing_is_seen_and_nonsense_is_not(api: Any, ana: SimulatedUser, simulator: TelegramSimulator) -> None:
    typing = await api("sendChatAction", chat_id=1001, action="typing")
    nonsense = await api("sendChatAction", chat_id=1001, action="dancing")

    assert (True, 1) == (typing["result"], simulator.telegram.chats[1001].typing)
    assert nonsense["description"] == "Bad Request: wrong parameter action in request"
