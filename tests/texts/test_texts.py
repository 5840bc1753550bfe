"""The three languages say the same: the same sentences, about the same facts, in the same shape."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest
from babel import Locale

from gomflow.commands.catalogue import CATALOGUE
from gomflow.testing.sentences import Sentence, scenarios, sentences
from gomflow.texts import Texts
from gomflow.texts.bundle import TextMissing, ftl_files
from gomflow.texts.formats import LOCALES
from gomflow_events.identity import Language
from gomflow_events.money import Money

Written = Mapping[Language, Mapping[str, Sentence]]

ENGLISH = Language.ENGLISH
TRANSLATIONS = [language for language in Language if language is not ENGLISH]
PLAIN = ("Ana", 3, Money.of("1299", "PHP"), datetime(2026, 11, 21, 10, 30, tzinfo=UTC))
NUMBERS = (0, 1, 2, 5, 9)
MARKUP = re.compile(r"</?(?:b|i|code)>")
STRAY_SPACE = re.compile(r"  | [,.;!?)]|\( | \n|\n ")
LONGEST_MESSAGE = 4096
"""Characters of a message on Telegram, the narrowest of the platforms."""

LONGEST = {"text": 1000, "address": 500, "line": 80, "reference": 11}
"""What people can write for an argument, in characters; 300 for all others."""


def said(
    texts: Texts, language: Language, sentence: Sentence, plain: tuple[object, ...] = PLAIN
) -> Iterator[tuple[str, dict[str, object]]]:
    """A sentence said in every way, with the arguments of each."""
    for given in scenarios(sentence, plain, NUMBERS):
        yield texts.say(sentence.key, language, **given), given


def translated(written: Written, language: Language) -> list[Sentence]:
    """The English sentences that a language has too."""
    return [sentence for key, sentence in written[ENGLISH].items() if key in written[language]]


@pytest.mark.parametrize("language", Language)
def test_every_language_has_the_same_files(language: Language) -> None:
    expected = [file.name for file in ftl_files(ENGLISH)]

    assert expected
    assert expected == [file.name for file in ftl_files(language)]


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_written_twice(language: Language) -> None:
    counted = Counter(sentence.key for sentence in sentences(language))

    assert [] == [key for key, times in counted.items() if times > 1]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_sentence_is_translated_in_the_file_of_the_english_one(language: Language, written: Written) -> None:
    expected = {key: sentence.file for key, sentence in written[ENGLISH].items()}

    assert expected == {key: sentence.file for key, sentence in written[language].items()}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_says_the_same_facts(language: Language, written: Written) -> None:
    both = [(one, written[language][one.key]) for one in translated(written, language)]

    assert [] == [(one.key, one.takes ^ other.takes) for one, other in both if one.takes != other.takes]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_tells_the_same_cases_apart(language: Language, written: Written) -> None:
    both = [(one, written[language][one.key]) for one in translated(written, language)]

    assert [] == [(one.key, one.words, other.words) for one, other in both if one.words != other.words]


@pytest.mark.parametrize("language", Language)
def test_plurals_are_those_the_language_has(language: Language, written: Written) -> None:
    has = {*Locale.parse(LOCALES[language]).plural_form.tags, "other"}
    unknown = {
        (key, case)
        for key, sentence in written[language].items()
        for name in sentence.counts
        for case in sentence.cases[name]
        if not case.isdigit() and case not in has
    }

    assert set() == unknown


@pytest.mark.parametrize("language", Language)
def test_no_plural_swallows_its_number(language: Language, written: Written, texts: Texts) -> None:
    # In Filipino the category "one" has 2, 3, 5 and 11 in it: a variant of that name may not say "one buyer".
    several = (2, 3, 4, 5, 11, 21)
    swallowed = []
    for sentence in translated(written, language):
        for name in sentence.counts:
            for given in scenarios(sentence, ("Ana",), several):
                ways = [{**given, name.replace("-", "_"): number} for number in several]
                different = [
                    len({texts.say(sentence.key, each, **way) for way in ways}) for each in (ENGLISH, language)
                ]
                if different[0] != different[1]:
                    swallowed.append((sentence.key, name, given))

    assert [] == swallowed


@pytest.mark.parametrize("language", Language)
def test_every_sentence_can_be_said_with_all_it_may_be_given(
    language: Language, written: Written, texts: Texts
) -> None:
    wrong = [
        (key, text)
        for key, sentence in written[language].items()
        for text, _ in said(texts, language, sentence)
        if not text.strip() or text != text.strip() or "{" in text or STRAY_SPACE.search(text)
    ]

    assert [] == wrong


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_the_lines_and_the_markup_of_the_english_sentence(
    language: Language, written: Written, texts: Texts
) -> None:
    different = []
    for sentence in translated(written, language):
        for english, given in said(texts, ENGLISH, sentence):
            text = texts.say(sentence.key, language, **given)
            if _shape(english) != _shape(text):
                different.append((sentence.key, english, text))

    assert [] == different


def _shape(text: str) -> tuple[int, Counter[str]]:
    return text.count("\n"), Counter(MARKUP.findall(text))


@pytest.mark.parametrize("language", Language)
def test_markup_is_closed_in_order_and_nothing_else_looks_like_it(
    language: Language, written: Written, texts: Texts
) -> None:
    broken = [
        (key, text)
        for key, sentence in written[language].items()
        for text, _ in said(texts, language, sentence)
        if not _well_formed(text)
    ]

    assert [] == broken


def _well_formed(text: str) -> bool:
    waiting: list[str] = []
    for tag in MARKUP.findall(text):
        if tag.startswith("</"):
            if not waiting or waiting.pop() != tag.replace("/", ""):
                return False
        else:
            waiting.append(tag)
    return not waiting and not set("<>") & set(MARKUP.sub("", text))


@pytest.mark.parametrize("language", Language)
def test_what_people_write_is_shown_and_never_obeyed(language: Language, written: Written, texts: Texts) -> None:
    hostile = '</b><code>"&lt;'
    obeyed = [
        (key, text)
        for key, sentence in written[language].items()
        for text, given in said(texts, language, sentence, (hostile,))
        if not _well_formed(text)
        or hostile in text
        or _shape(text)
        != _shape(texts.say(key, language, **{n: "Ana" if v == hostile else v for n, v in given.items()}))
    ]

    assert [] == obeyed
    assert "<i>&lt;/b&gt;&lt;code&gt;&quot;&amp;lt;</i>" == texts.say("quoted", language, text=hostile)


@pytest.mark.parametrize("language", Language)
def test_the_longest_message_fits_every_platform(language: Language, written: Written, texts: Texts) -> None:
    too_long = []
    for key, sentence in written[language].items():
        longest = {
            name.replace("-", "_"): "m" * LONGEST.get(name, 300) for name in sentence.takes - sentence.cases.keys()
        }
        for given in scenarios(sentence, ("",), NUMBERS):
            text = texts.say(key, language, **{**given, **longest})
            too_long += [key] if len(text) >= LONGEST_MESSAGE else []

    assert [] == too_long


@pytest.mark.parametrize("language", Language)
def test_buttons_are_one_short_line_without_markup(language: Language, written: Written, texts: Texts) -> None:
    labels = [
        text
        for key, sentence in written[language].items()
        if key.startswith(("button-", "currency-", "field-"))
        for text, _ in said(texts, language, sentence)
    ]

    assert labels
    assert [] == [label for label in labels if len(label) > 64 or "\n" in label or MARKUP.search(label)]


@pytest.mark.parametrize("language", Language)
def test_commands_are_described_as_telegram_takes_it(language: Language, texts: Texts) -> None:
    listed = [command.name for command in CATALOGUE.values() if command.in_menu]
    described = {name: texts.say(f"command-{name.replace('_', '-')}", language) for name in listed}

    assert listed
    assert {} == {name: text for name, text in described.items() if not 1 <= len(text) <= 256 or "\n" in text}


@pytest.mark.parametrize("language", Language)
def test_the_names_of_the_commands_are_not_translated(language: Language, written: Written, texts: Texts) -> None:
    named = re.compile(r"(?<![\w/<])/([a-z_]+)")
    unknown = [
        (key, name)
        for key, sentence in written[language].items()
        for text, _ in said(texts, language, sentence)
        for name in named.findall(text)
        if name not in CATALOGUE
    ]

    assert [] == unknown


@pytest.mark.parametrize("language", Language)
def test_a_sentence_that_does_not_exist_is_a_defect(language: Language, texts: Texts) -> None:
    with pytest.raises(TextMissing, match="no text never-written"):
        texts.say("never-written", language)


@pytest.mark.parametrize("language", Language)
def test_a_sentence_that_lacks_an_argument_is_a_defect(language: Language, texts: Texts) -> None:
    with pytest.raises(TextMissing, match="unknown-command"):
        texts.say("unknown-command", language)
