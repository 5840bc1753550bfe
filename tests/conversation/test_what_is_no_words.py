"""Stickers, voice and places: whoever sends one is told once what is understood here, and not again for a while."""

from datetime import timedelta

from gomflow.conversation.decide import EXPLAINED_FOR
from gomflow.testing.chats import Chat, shown
from gomflow_events.conversation.events import InboundHandled


def talking() -> Chat:
    chat = Chat()
    chat.says("/start", member=None)
    return chat


def test_a_sticker_is_answered_with_what_is_understood_here() -> None:
    assert ["only-words-and-pictures"] == shown(talking().sends_other("sticker"))


def test_ten_stickers_are_answered_once() -> None:
    chat = talking()

    answers = [shown(chat.sends_other(what)) for what in ["sticker"] * 5 + ["voice"] * 5]

    assert [["only-words-and-pictures"]] + [[]] * 9 == answers


def test_each_of_them_is_handled_all_the_same() -> None:
    chat = talking()
    chat.sends_other("sticker")

    assert [InboundHandled] == [type(event) for event in chat.sends_other("location")]


def test_after_a_while_it_is_said_again() -> None:
    chat = talking()
    chat.sends_other("sticker")
    chat.now += EXPLAINED_FOR - timedelta(seconds=2)
    assert [] == shown(chat.sends_other("sticker"))

    chat.now += timedelta(seconds=1)

    assert ["only-words-and-pictures"] == shown(chat.sends_other("sticker"))


def test_who_begins_with_a_sticker_is_greeted() -> None:
    assert ["start"] == shown(Chat().sends_other("sticker", member=None))


def test_a_sticker_in_the_middle_of_a_flow_leaves_the_flow_where_it_is() -> None:
    chat = talking()
    chat.says("/search")
    before = chat.flow

    chat.sends_other("sticker")

    assert before == chat.flow
