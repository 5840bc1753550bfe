"""A message laid out for Telegram: parts, captions, buttons and links."""

from dataclasses import replace

import pytest
from aiogram.types import InlineKeyboardButton

from gomflow.testing.telegram import about, due, jpeg
from gomflow_adapters.telegram.layout import PicturePart, TextPart, lay_out, opens
from gomflow_adapters.telegram.markup import CAPTION_LIMIT, TEXT_LIMIT, units
from gomflow_events.outbound import Button

YES = Button(label="Yes", token="c|yes")
LONG = "\n\n".join(f"<b>Order {number}</b> {'sticker ' * 40}" for number in range(40))


def buttons_of(part: TextPart | PicturePart) -> list[list[InlineKeyboardButton]]:
    return [] if part.keyboard is None else part.keyboard.inline_keyboard


def test_a_text_is_one_part_with_its_buttons() -> None:
    (part,) = lay_out(due("Join <b>now</b>?", YES), None)

    assert isinstance(part, TextPart)
    assert part.html == "Join <b>now</b>?"
    assert [[InlineKeyboardButton(text="Yes", callback_data="c|yes")]] == buttons_of(part)


def test_a_long_text_has_its_buttons_under_the_last_part() -> None:
    parts = lay_out(due(LONG, YES), None)

    assert len(parts) > 1
    assert all(isinstance(part, TextPart) and units(part.html) <= TEXT_LIMIT for part in parts)
    assert [False] * (len(parts) - 1) + [True] == [part.keyboard is not None for part in parts]


def test_a_picture_takes_a_short_text_as_its_caption() -> None:
    data = jpeg()
    (part,) = lay_out(due("The <b>proof</b>", YES, picture=about(data)), data)

    assert isinstance(part, PicturePart)
    assert ("The <b>proof</b>", True, "picture-1.jpg") == (part.caption, part.as_photo, part.file_name)
    assert buttons_of(part)


def test_a_text_too_long_for_a_caption_follows_its_picture_whole() -> None:
    data = jpeg()
    text = "proof " * (CAPTION_LIMIT // 5)
    picture, words = lay_out(due(text, YES, picture=about(data)), data)

    assert isinstance(picture, PicturePart)
    assert isinstance(words, TextPart)
    assert ("", text.strip()) == (picture.caption, words.html)
    assert (False, True) == (picture.keyboard is not None, words.keyboard is not None)


def test_a_picture_needs_no_words() -> None:
    data = jpeg()
    (part,) = lay_out(due("", YES, picture=about(data)), data)

    assert isinstance(part, PicturePart)
    assert part.caption == ""
    assert buttons_of(part)


@pytest.mark.parametrize(
    ("media_type", "size", "as_photo", "file_name"),
    [
        ("image/png", 1000, True, "picture-1.png"),
        ("application/pdf", 1000, False, "picture-1.pdf"),
        ("image/heic", 1000, False, "picture-1.heic"),
        ("image/jpeg", 10 * 1024 * 1024, True, "picture-1.jpg"),
        ("image/jpeg", 10 * 1024 * 1024 + 1, False, "picture-1.jpg"),
    ],
)
def test_what_cannot_be_a_photo_goes_as_a_document(media_type: str, size: int, as_photo: bool, file_name: str) -> None:  # noqa: FBT001 - a column of the table
    data = bytes(size)
    (part,) = lay_out(due("proof", picture=about(data, media_type)), data)

    assert isinstance(part, PicturePart)
    assert (as_photo, file_name) == (part.as_photo, part.file_name)


def test_words_go_out_without_a_picture_that_is_kept_no_more() -> None:
    (part,) = lay_out(due("The proof", picture=about(b"")), None)

    assert TextPart("The proof") == part


def test_there_may_be_nothing_to_show() -> None:
    assert lay_out(due(" \n "), None) == ()


def test_an_address_telegram_takes_is_a_button() -> None:
    (part,) = lay_out(due("Look", Button(label="Dashboard", url="https://gomflow.ph/d/1")), None)

    assert [[InlineKeyboardButton(text="Dashboard", url="https://gomflow.ph/d/1")]] == buttons_of(part)


def test_an_address_telegram_refuses_is_written_out() -> None:
    (part,) = lay_out(due("Look", YES, Button(label="Dashboard", url="http://localhost:8000/d?a=1&b=2")), None)

    assert isinstance(part, TextPart)
    assert part.html == "Look\n\nDashboard:\n<code>http://localhost:8000/d?a=1&amp;b=2</code>"
    assert [["Yes"]] == [[button.text for button in row] for row in buttons_of(part)]


def test_where_all_buttons_are_written_out_there_is_no_keyboard() -> None:
    (part,) = lay_out(due("Look", Button(label="Dashboard", url="http://127.0.0.1:8000/d")), None)

    assert part.keyboard is None


def test_a_link_telegram_would_drop_is_written_out_behind_its_words() -> None:
    (part,) = lay_out(due('See <a href="http://localhost:8000/x">the <b>page</b></a>.'), None)

    assert TextPart("See the <b>page</b> (http://localhost:8000/x).") == part


def test_a_link_that_shows_its_own_address_is_not_said_twice() -> None:
    (part,) = lay_out(due('<a href="http://localhost:8000/x">http://localhost:8000/x</a>'), None)

    assert TextPart("http://localhost:8000/x") == part


def test_a_row_longer_than_telegram_shows_is_broken() -> None:
    row = tuple(Button(label=str(number), token=f"c|{number}") for number in range(10))
    (part,) = lay_out(replace(due("Choose"), buttons=(row,)), None)

    assert [8, 2] == [len(line) for line in buttons_of(part)]


@pytest.mark.parametrize(
    ("url", "whether"),
    [
        ("https://gomflow.ph/d/1", True),
        ("http://192.168.1.20:8000/d", True),
        ("tg://resolve?domain=gomflow_bot", True),
        ("http://localhost:8000", False),
        ("http://app.localhost/", False),
        ("http://127.0.0.1:8000/", False),
        ("http://[::1]:8000/", False),
        ("http://intranet/", False),
        ("ftp://gomflow.ph/", False),
        ("javascript:alert(1)", False),
        ("http://[broken/", False),
        ("", False),
    ],
)
def test_what_telegram_makes_something_to_press_of(url: str, whether: bool) -> None:  # noqa: FBT001 - a column of the table
    assert whether is opens(url)
