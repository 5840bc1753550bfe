"""What the texts tell people to write is understood when they write it."""

import re
from datetime import UTC, datetime

import pytest

from gomflow.conversation import answers
from gomflow.conversation.accounts import EXAMPLES, accounts
from gomflow.conversation.flows.flow import CONFIRM
from gomflow.conversation.flows.submitting import SUBMIT
from gomflow.conversation.handlers.reviewing import ASK_REASONS, REASONS, UNDO_REASONS
from gomflow.conversation.intents import AnswerGiven
from gomflow.methods import offered
from gomflow.texts import Texts
from gomflow.texts.formats import ZONES
from gomflow_events.identity import Language
from gomflow_events.money import Currency

CURRENCY = {Language.ENGLISH: Currency.PHP, Language.FILIPINO: Currency.PHP, Language.MALAY: Currency.MYR}
"""In which country the examples of a language are at home."""

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
CODE = re.compile(r"<code>(.*?)</code>")
PHONE = re.compile(r"\b0\d{2,3}[ -]\d{3}[ -]?\d{3,4}")


@pytest.mark.parametrize("language", Language)
def test_items_with_prices(language: Language, texts: Texts) -> None:
    asked = CODE.findall(texts.say("ask-create-items", language))
    asked_again = CODE.findall(texts.say("ask-edit-items", language))
    explained = texts.say("problem-items", language, line="?").rpartition(": ")[2]

    assert [2, 1] == [len(answers.priced_lines("\n".join(examples))) for examples in (asked, asked_again)]
    assert answers.priced_lines(asked_again[0]) == answers.priced_lines(explained)


@pytest.mark.parametrize("currency", Currency)
@pytest.mark.parametrize("language", Language)
def test_accounts(language: Language, currency: Currency, texts: Texts) -> None:
    known = ", ".join(method.shown for method in offered(currency.value).values())
    example = EXAMPLES[currency]
    (asked,) = CODE.findall(texts.say("ask-create-pay-to", language, methods=known, example=example))
    explained = texts.say("problem-account", language, line="?", example=example).rpartition(": ")[2]

    assert accounts(asked, currency) == accounts(explained, currency)


@pytest.mark.parametrize("language", Language)
def test_quantities(language: Language, texts: Texts) -> None:
    (asked,) = CODE.findall(texts.say("ask-choose", language, title="Photobook"))
    explained = re.findall(r"\d+x \d+", texts.say("problem-item", language, said="?"))
    names = [("1", "Version A"), ("2", "Version B")]

    assert {"1": 2, "2": 1} == answers.basket(asked, names)
    assert [{"1": 2}] == [answers.basket(example, names) for example in explained]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("currency", Currency)
def test_phone_numbers_of_both_countries(language: Language, currency: Currency, texts: Texts) -> None:
    for key in ("ask-submit-phone", "problem-phone"):
        numbers = [answers.phone(example, currency) for example in PHONE.findall(texts.say(key, language))]

        assert ["+60", "+63"] == sorted(number[:3] for number in numbers)


@pytest.mark.parametrize("language", Language)
def test_deadlines(language: Language, texts: Texts) -> None:
    currency = CURRENCY[language]
    asked = CODE.findall(texts.say("ask-create-deadline", language))
    explained = re.findall(r"\d+/\d+/\d+(?: \d+:\d+)?", texts.say("problem-deadline", language))
    moments = [answers.deadline(example, currency, NOW) for example in asked]

    assert asked == explained
    assert ["2026-12-25 23:59 " + ZONES[currency], "2026-12-25 18:00 " + ZONES[currency]] == [
        f"{at:%Y-%m-%d %H:%M} {at.tzinfo}" for at in moments
    ]


@pytest.mark.parametrize(("language", "days"), [(Language.FILIPINO, "7 araw"), (Language.MALAY, "7 hari")])
def test_days_until_the_deadline(language: Language, days: str, texts: Texts) -> None:
    currency = CURRENCY[language]

    assert days in texts.say("problem-deadline", language)
    assert answers.deadline("7", currency, NOW) == answers.deadline(days, currency, NOW)


@pytest.mark.parametrize("language", Language)
def test_amounts(language: Language, texts: Texts) -> None:
    examples = re.findall(r"\d+(?:\.\d+)?(?=\D|$)", texts.say("problem-amount", language).rstrip("."))

    assert 2 == len(examples)
    assert all(answers.amount(example, CURRENCY[language]) for example in examples)


@pytest.mark.parametrize(("language", "word"), [(Language.FILIPINO, "oo"), (Language.MALAY, "ya")])
def test_a_yes_in_ones_own_language(language: Language, word: str, texts: Texts) -> None:
    taken = SUBMIT.by_name[CONFIRM].take(AnswerGiven(text=word), {}, NOW)

    assert f"“{word}”" in texts.say("problem-confirm", language)
    assert "yes" == taken.value


@pytest.mark.parametrize("language", Language)
def test_a_reason_for_the_buyer_fits_a_button_of_the_gom(language: Language, texts: Texts) -> None:
    reasons = (*REASONS, *ASK_REASONS, *UNDO_REASONS)
    labels = [texts.say(f"reason-{reason}", language) for reason in reasons]

    assert [] == [label for label in labels if len(label) > 60]
