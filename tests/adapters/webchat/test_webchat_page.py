"""The page itself: its words, its rules for the browser, its files, its colours."""

import re
from html import unescape
from importlib.resources import files

import httpx
import pytest

from gomflow.texts import load_texts
from gomflow.texts.bundle import ftl_files
from gomflow_adapters.webchat.words import TROUBLES, WORDS, page_words
from gomflow_events.identity import Language

TEXTS = load_texts()
STATIC = files("gomflow_adapters.webchat") / "static"


async def test_the_first_visit_makes_a_chat_and_later_ones_keep_it(http: httpx.AsyncClient) -> None:
    first = await http.get("/chat")
    second = await http.get("/chat")

    assert 200 == first.status_code == second.status_code
    chat = re.search(r"&#34;chat&#34;: &#34;([a-z2-7]{26})&#34;", first.text)
    assert chat is not None
    assert f"gomflow_chat={chat[1]}." in first.headers["set-cookie"]
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=lax" in first.headers["set-cookie"]
    assert chat[1] in second.text


async def test_a_forged_cookie_gets_a_chat_of_its_own(http: httpx.AsyncClient) -> None:
    page = await http.get("/chat", headers={"Cookie": f"gomflow_chat={'a' * 26}.forged"})

    assert "a" * 26 not in page.text
    assert "gomflow_chat=" in page.headers["set-cookie"]


async def test_the_browser_is_told_to_run_and_fetch_nothing_but_ours(http: httpx.AsyncClient) -> None:
    page = await http.get("/chat")

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page.text)
    assert [] == re.findall(r"""(?:src|href)=["'](?!/chat|#)[^"']*""", page.text)


def test_no_file_of_the_page_names_another_place() -> None:
    named = {
        entry.name: found
        for entry in STATIC.iterdir()
        if (found := re.findall(r"https?://(?!www\.w3\.org/2000/svg)[^\s\"'`$]+", entry.read_text()))
    }

    assert {} == named


async def test_every_file_of_the_page_is_there_and_for_good(http: httpx.AsyncClient) -> None:
    page = await http.get("/chat")
    found = set(re.findall(r"""(?:src|href)="(/chat/static/[^"#]+)""", page.text))

    answers = {path: await http.get(path) for path in found}

    assert {200} == {answer.status_code for answer in answers.values()}
    assert all("immutable" in answer.headers["cache-control"] for answer in answers.values())
    assert all("nosniff" == answer.headers["x-content-type-options"] for answer in answers.values())
    scripts = {path.rpartition("/")[2] for path in found if path.endswith(".js")}
    assert {entry.name for entry in STATIC.iterdir() if entry.name.endswith(".js")} == scripts
    styles = {path.rpartition("/")[2] for path in found if path.endswith(".css")}
    assert {entry.name for entry in STATIC.iterdir() if entry.name.endswith(".css")} == styles


async def test_files_of_another_release_are_not_there(http: httpx.AsyncClient) -> None:
    assert 404 == (await http.get("/chat/static/0000000000000000/chat.js")).status_code
    assert 404 == (await http.get("/chat/static/0000000000000000/..%2F..%2Fvisitor.py")).status_code


@pytest.mark.parametrize("language", Language)
async def test_the_page_speaks_the_language_that_was_chosen_and_remembers_it(
    http: httpx.AsyncClient, language: Language
) -> None:
    chosen = await http.get("/chat", params={"language": language.value})
    later = await http.get("/chat", headers={"Accept-Language": "de"})

    start = TEXTS.say("webchat-start", language)
    for page in (chosen, later):
        assert f'<html lang="{language.value}">' in page.text
        assert f">{start}</button>" in page.text


async def test_without_a_choice_the_browsers_language_counts(http: httpx.AsyncClient) -> None:
    page = await http.get("/chat", headers={"Accept-Language": "ms-MY,ms;q=0.9,en;q=0.5"})

    assert '<html lang="ms">' in page.text


@pytest.mark.parametrize("language", Language)
def test_every_word_of_the_page_exists_in_every_language(language: Language) -> None:
    words = page_words(TEXTS, language)

    assert set(WORDS) == set(words)
    assert [] == [code for code in TROUBLES if not TEXTS.has(f"webchat-trouble-{code}", language)]
    missing = {key: place for key, places in WORDS.items() for place in places if f"{{{place}}}" not in words[key]}
    assert {} == missing


@pytest.mark.parametrize("language", Language)
def test_no_word_of_the_page_is_left_over(language: Language) -> None:
    file = next(entry for entry in ftl_files(language) if entry.name == "webchat.ftl")
    written = set(re.findall(r"^webchat-([\w-]+) =", file.read_text(encoding="utf-8"), re.MULTILINE))

    assert {*WORDS, *(f"trouble-{code}" for code in TROUBLES)} == written


def test_every_word_is_said_somewhere() -> None:
    template = (files("gomflow_adapters.webchat") / "templates" / "chat.html").read_text()
    scripts = "\n".join(entry.read_text() for entry in STATIC.iterdir() if entry.name.endswith(".js"))

    unsaid = [key for key in WORDS if f'words["{key}"]' not in template and f'"{key}"' not in scripts]

    assert [] == unsaid


@pytest.mark.parametrize("language", Language)
async def test_the_commands_are_listed_with_what_they_are_for(http: httpx.AsyncClient, language: Language) -> None:
    listed = (await http.get("/chat/commands", params={"language": language.value})).json()

    about = {command["name"]: command["about"] for command in listed}
    assert unescape(TEXTS.say("command-orders", language)) == about["orders"]
    assert unescape(TEXTS.say("help-gom", language)) == next(c["group"] for c in listed if c["name"] == "create")
    assert "back" not in about


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_texts_stand_out_from_their_ground_in_light_and_in_dark() -> None:
    """WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for the borders and icons that controls are known by."""
    styles = (STATIC / "base.css").read_text()
    themes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", styles, re.DOTALL)
    ]
    text = [
        ("ink", "paper"),
        ("ink", "surface"),
        ("ink", "accent-soft"),
        ("quiet", "paper"),
        ("quiet", "surface"),
        ("quiet", "accent-soft"),
        ("accent", "paper"),
        ("accent", "surface"),
        ("accent", "accent-soft"),
        ("accent-ink", "accent"),
        ("own-ink", "own"),
        ("alert", "paper"),
        ("alert", "surface"),
    ]
    controls = [("control", "paper"), ("control", "surface"), ("accent", "paper")]

    assert 2 == len(themes)
    pairs = [(theme, pair, 4.5) for theme in themes for pair in text]
    pairs += [(theme, pair, 3.0) for theme in themes for pair in controls]
    weak = {
        pair: contrast(theme[pair[0]], theme[pair[1]])
        for theme, pair, least in pairs
        if contrast(theme[pair[0]], theme[pair[1]]) < least
    }
    assert {} == weak
