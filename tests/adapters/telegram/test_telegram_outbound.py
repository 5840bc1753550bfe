"""Messages sent through the Bot API: what people see, and what is said when they cannot."""

from dataclasses import replace
from datetime import timedelta

import pytest
from aiogram import Bot

from gomflow.ports.chat import ChatMoved, NotSent, Refused
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import Fails
from gomflow.testing.telegram import about, chat_of_user, due, jpeg
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import NotNow, Pacing
from gomflow_events.outbound import Button, MessageDue, PictureMark

YES = Button(label="Yes", token="c|yes")
PARAGRAPHS = "\n\n".join(f"<b>Order {number}</b> {'sticker ' * 100}end {number}" for number in range(12))


@pytest.fixture
def sender(bot: Bot) -> TelegramSender:
    """A sender that has sent nothing yet."""
    return TelegramSender(bot, Pacing())


async def started(user: SimulatedUser) -> SimulatedUser:
    await user.says("/start")
    return user


def to(user: SimulatedUser, text: str, *buttons: Button) -> MessageDue:
    return due(text, *buttons, chat=user.id)


async def test_people_see_text_marks_and_buttons(ana: SimulatedUser, sender: TelegramSender) -> None:
    await started(ana)
    sent = await sender.send(to(ana, "<b>Paid</b>: 3 &lt; 4 &amp; ₱1,299.00 🎉 <code>PH-7K3Q</code>", YES), None)
    seen = await ana.expects("Paid")

    assert (str(seen.message_id),) == sent.provider_ids
    assert seen.text == "Paid: 3 < 4 & ₱1,299.00 🎉 PH-7K3Q"
    assert (("bold", "Paid", ""), ("code", "PH-7K3Q", "")) == seen.marked
    assert ["Yes"] == seen.labels


async def test_no_previews_of_links(ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator) -> None:
    await started(ana)
    await sender.send(to(ana, '<a href="https://gomflow.ph/x">there</a>'), None)

    assert simulator.calls[-1].structure("link_preview_options") == {"is_disabled": True}
    assert (("text_link", "there", "https://gomflow.ph/x"),) == ana.messages[-1].marked


async def test_a_long_message_comes_in_parts_with_the_buttons_last(ana: SimulatedUser, sender: TelegramSender) -> None:
    await started(ana)
    sent = await sender.send(to(ana, PARAGRAPHS, YES), None)
    seen = ana.messages

    assert len(seen) > 1
    assert [str(one.message_id) for one in seen] == list(sent.provider_ids)
    assert [[]] * (len(seen) - 1) + [["Yes"]] == [one.labels for one in seen]
    assert [number for number in range(12) if f"end {number}" not in " ".join(one.text for one in seen)] == []


async def test_a_picture_is_a_photo_with_its_caption(ana: SimulatedUser, sender: TelegramSender) -> None:
    await started(ana)
    data = jpeg()
    await sender.send(replace(to(ana, "The <b>proof</b>", YES), picture=about(data)), data)
    seen = await ana.expects("The proof")

    assert (data, "") == (seen.picture, seen.file_name)
    assert ["Yes"] == seen.labels


@pytest.mark.parametrize(("media_type", "name"), [("image/jpeg", ""), ("image/heic", "")])
async def test_what_was_read_is_framed_on_a_photo(
    media_type: str, name: str, ana: SimulatedUser, sender: TelegramSender
) -> None:
    await started(ana)
    data = jpeg()
    marks = (PictureMark(left=100, top=100, right=900, bottom=900, holds=True),)
    await sender.send(replace(to(ana, "The proof"), picture=about(data, media_type), marks=marks), data)
    seen = await ana.expects("The proof")

    # A photo, also where what came is none to Telegram: what is drawn on is a JPEG.
    assert (name, b"\xff\xd8") == (seen.file_name, (seen.picture or b"")[:2])
    assert data != seen.picture


async def test_a_pdf_is_a_document(ana: SimulatedUser, sender: TelegramSender) -> None:
    await started(ana)
    data = b"%PDF-1.7 receipt"
    await sender.send(replace(to(ana, "The proof"), picture=about(data, "application/pdf")), data)
    seen = await ana.expects("The proof")

    assert (data, "picture-1.pdf") == (seen.picture, seen.file_name)


@pytest.mark.parametrize("data", [jpeg(40, 900), b"no picture at all"], ids=["too long and thin", "not an image"])
async def test_what_telegram_does_not_want_as_a_photo_goes_as_a_document(
    data: bytes, ana: SimulatedUser, sender: TelegramSender
) -> None:
    await started(ana)
    await sender.send(replace(to(ana, "The proof", YES), picture=about(data)), data)
    seen = await ana.expects("The proof")

    assert (data, "picture-1.jpg") == (seen.picture, seen.file_name)
    assert len(ana.messages) == 1


async def test_a_person_who_blocked_us_is_gone(ana: SimulatedUser, sender: TelegramSender) -> None:
    await started(ana)
    ana.blocks()
    with pytest.raises(Refused) as refused:
        await sender.send(to(ana, "Hello"), None)

    assert ("bot-was-blocked-by-the-user", True) == (refused.value.code, refused.value.gone)


async def test_a_person_who_left_telegram_is_gone(ana: SimulatedUser, sender: TelegramSender) -> None:
    await started(ana)
    ana.deletes_account()
    with pytest.raises(Refused) as refused:
        await sender.send(to(ana, "Hello"), None)

    assert ("user-is-deactivated", True) == (refused.value.code, refused.value.gone)


async def test_a_chat_that_is_not_there_is_gone(sender: TelegramSender) -> None:
    with pytest.raises(Refused) as refused:
        await sender.send(due("Hello", chat=999), None)

    assert ("chat-not-found", True) == (refused.value.code, refused.value.gone)


async def test_a_message_telegram_never_takes_says_nothing_about_the_chat(
    ana: SimulatedUser, sender: TelegramSender
) -> None:
    await started(ana)
    with pytest.raises(Refused) as refused:
        await sender.send(to(ana, "Hello", Button(label="No", token="x" * 65)), None)

    assert ("button-data-invalid", False) == (refused.value.code, refused.value.gone)


async def test_nothing_to_show_is_refused_before_telegram_is_asked(
    ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    asked = len(simulator.calls)
    with pytest.raises(Refused) as refused:
        await sender.send(to(ana, " "), None)

    assert ("empty", asked) == (refused.value.code, len(simulator.calls))


async def test_a_group_that_became_a_supergroup_is_told_with_its_new_id(
    sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    old = simulator.group(-4001, "Fans")
    new = old.becomes_supergroup(-1004001)
    with pytest.raises(ChatMoved) as moved:
        await sender.send(due("Half is reached", chat=-4001), None)
    await sender.send(replace(due("Half is reached"), chat=moved.value.chat), None)

    assert chat_of_user(-1004001) == moved.value.chat
    assert ["Half is reached"] == [seen.text for seen in new.messages]


async def test_a_pause_telegram_asks_for_holds_the_chat(
    ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    simulator.faults.order(Fails(429, "retry after 40", retry_after=40), "sendMessage")
    with pytest.raises(NotSent) as asked:
        await sender.send(to(ana, "Hello"), None)
    calls = len(simulator.calls)
    with pytest.raises(NotNow) as held:
        await sender.send(to(ana, "Hello"), None)

    assert asked.value.retry_after == timedelta(seconds=40)
    assert timedelta(seconds=30) < held.value.retry_after <= timedelta(seconds=40)
    assert calls == len(simulator.calls)


async def test_a_pause_for_one_chat_holds_no_other(
    ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    ben = await started(simulator.user(4999, "Ben"))
    simulator.faults.order(Fails(429, "retry after 40", retry_after=40), "sendMessage")
    with pytest.raises(NotSent):
        await sender.send(to(ana, "Hello"), None)
    await sender.send(to(ben, "Hello Ben"), None)

    assert (await ben.expects("Hello Ben")).text == "Hello Ben"
