"""Cookies, origins, languages and pace."""

import pytest

from gomflow_adapters.webchat.languages import language_of, preferred_language
from gomflow_adapters.webchat.origin import same_origin
from gomflow_adapters.webchat.pace import Pace, Paces
from gomflow_adapters.webchat.visitor import Visitors, new_chat_id
from gomflow_events.identity import Language

OURS = Visitors("ours")


def test_a_cookie_proves_its_chat_and_is_kept_from_scripts_and_other_sites() -> None:
    chat_id = new_chat_id()

    name, value, options = OURS.cookie(chat_id)

    assert chat_id == OURS.chat_of({name: value})
    assert (True, "lax", "/chat", False) == (
        options["httponly"],
        options["samesite"],
        options["path"],
        options["secure"],
    )
    assert Visitors("ours", secure=True).cookie(chat_id)[2]["secure"]


def test_chat_ids_are_tokens_of_26_characters_and_do_not_repeat() -> None:
    ids = {new_chat_id() for _ in range(200)}

    assert 200 == len(ids)
    assert {26} == {len(chat_id) for chat_id in ids}
    assert set("".join(ids)) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_a_forged_cookie_proves_nothing() -> None:
    mine, yours = new_chat_id(), new_chat_id()
    name, value, _ = OURS.cookie(mine)
    signature = value.partition(".")[2]

    forged = ["", mine, f"{yours}.{signature}", value[:-1], value + "x", f"{mine}.", Visitors("theirs").cookie(mine)[1]]

    assert [None] * len(forged) == [OURS.chat_of({name: value}) for value in forged]
    assert OURS.chat_of({}) is None


@pytest.mark.parametrize("chat_id", ["", "short", "A" * 26, "a.b" + "c" * 23, "a" * 27])
def test_no_cookie_is_made_for_what_no_chat_is_called(chat_id: str) -> None:
    with pytest.raises(ValueError, match="26 characters"):
        OURS.cookie(chat_id)


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("http://chat.example.org", "chat.example.org", True),
        ("https://chat.example.org:8443", "chat.example.org:8443", True),
        ("https://Chat.Example.org", "chat.example.org", True),
        ("https://evil.example", "chat.example.org", False),
        ("https://chat.example.org.evil.example", "chat.example.org", False),
        ("https://chat.example.org:444", "chat.example.org", False),
        ("https://user@chat.example.org", "chat.example.org", False),
        ("null", "chat.example.org", False),
        ("file://chat.example.org", "chat.example.org", False),
        ("http://[", "chat.example.org", False),
        ("", "chat.example.org", False),
        ("", "", False),
    ],
)
def test_only_the_same_host_is_the_same_origin(origin: str, host: str, *, ours: bool) -> None:
    assert ours is same_origin({"origin": origin, "host": host})


def test_without_an_origin_nothing_is_ours() -> None:
    assert not same_origin({"host": "chat.example.org"})


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fil-PH,en;q=0.8", Language.FILIPINO),
        ("tl", Language.FILIPINO),
        ("ms-MY, en-US;q=0.9", Language.MALAY),
        ("de, ms;q=0.2, en;q=0.7", Language.ENGLISH),
        ("ms;q=0, de", None),
        ("ms;q=x", None),
        ("*", None),
        ("", None),
    ],
)
def test_the_browsers_preference_is_read_by_its_weights(accepted: str, language: Language | None) -> None:
    assert language is preferred_language(accepted)


def test_a_choice_counts_more_than_a_preference() -> None:
    chosen = {"gomflow_language": "ms"}

    assert Language.FILIPINO is language_of("fil", chosen, "en")
    assert Language.MALAY is language_of(None, chosen, "en")
    assert Language.MALAY is language_of("klingon", chosen, "en")
    assert Language.FILIPINO is language_of(None, {"gomflow_language": "klingon"}, "fil")
    assert Language.ENGLISH is language_of(None, {}, "")


def test_a_pace_lets_so_many_go_and_says_when_the_next_may() -> None:
    pace = Pace(most=2, window=5.0)

    assert [0.0, 0.0, 3.0, 1.0] == [pace.wait(now) for now in (10.0, 11.0, 12.0, 14.0)]
    assert [0.0, 1.0] == [pace.wait(15.0), pace.wait(15.0)]


def test_each_has_a_pace_of_their_own_and_the_quietest_are_forgotten() -> None:
    paces = Paces(most=1, window=100.0, remembered=2)

    assert [0.0, 0.0, 99.0] == [paces.wait("a", 0.0), paces.wait("b", 0.0), paces.wait("a", 1.0)]
    assert 0.0 == paces.wait("c", 1.0)
    assert [0.0, 99.0] == [paces.wait("b", 1.0), paces.wait("c", 2.0)]
