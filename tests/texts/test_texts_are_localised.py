"""Amounts, dates, numbers and plurals look as people of each language write them."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from gomflow.notify.words import Words
from gomflow.texts import Texts
from gomflow.texts.formats import Said, argument, listed, moment, money
from gomflow_events.identity import Language
from gomflow_events.money import Currency, Money

EN, FIL, MS = Language.ENGLISH, Language.FILIPINO, Language.MALAY
EVENING = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 4, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        ("0", "PHP", "₱0.00"),
        ("0.05", "PHP", "₱0.05"),
        ("1299", "PHP", "₱1,299.00"),
        ("1234567.8", "PHP", "₱1,234,567.80"),
        ("45", "MYR", "RM45.00"),
        ("1000.5", "MYR", "RM1,000.50"),
    ],
)
def test_an_amount_has_its_sign_its_commas_and_its_cents(
    language: Language, amount: str, currency: str, expected: str
) -> None:
    assert expected == money(Money.of(amount, currency), language)


@pytest.mark.parametrize(
    ("language", "at", "zone", "expected"),
    [
        (EN, EVENING, "Asia/Manila", "21 Nov 2026, 6:30 PM"),
        (FIL, EVENING, "Asia/Manila", "21 Nob 2026, 6:30 PM"),
        (MS, EVENING, "Asia/Kuala_Lumpur", "21 Nov 2026, 6:30 PTG"),
        (EN, MIDNIGHT, "Asia/Manila", "5 Mar 2026, 12:05 AM"),
        (FIL, MIDNIGHT, "Asia/Manila", "5 Mar 2026, 12:05 AM"),
        (MS, MIDNIGHT, "Asia/Kuala_Lumpur", "5 Mac 2026, 12:05 PG"),
        (EN, EVENING, "UTC", "21 Nov 2026, 10:30 AM"),
        (FIL, EVENING, "UTC", "21 Nob 2026, 10:30 AM"),
        (MS, EVENING, "UTC", "21 Nov 2026, 10:30 PG"),
    ],
)
def test_a_moment_is_read_on_the_clock_of_its_zone(language: Language, at: datetime, zone: str, expected: str) -> None:
    assert expected == moment(at, language, zone)
    assert expected == moment(at.astimezone(timezone(timedelta(hours=-7))), language, zone)


@pytest.mark.parametrize(
    ("language", "expected"), [(EN, "a, b, and &lt;c&gt;"), (FIL, "a, b, at &lt;c&gt;"), (MS, "a, b dan &lt;c&gt;")]
)
def test_words_are_listed_with_the_and_of_the_language(language: Language, expected: str) -> None:
    assert expected == listed(["a", "b", "<c>"], language)


@pytest.mark.parametrize(
    ("language", "minutes", "expected"),
    [
        (EN, 1, "within one minute."),
        (EN, 15, "within 15 minutes."),
        (EN, 1500, "within 1,500 minutes."),
        (FIL, 1, "sa loob ng 1 minuto."),
        (FIL, 2, "sa loob ng 2 minuto."),
        (FIL, 4, "sa loob ng 4 minuto."),
        (FIL, 1500, "sa loob ng 1,500 minuto."),
        (MS, 1, "dalam masa 1 minit."),
        (MS, 15, "dalam masa 15 minit."),
        (MS, 1500, "dalam masa 1,500 minit."),
    ],
)
def test_a_number_goes_with_its_noun(texts: Texts, language: Language, minutes: int, expected: str) -> None:
    assert expected in texts.say("link-code", language, code="7K3Q", minutes=minutes)


@pytest.mark.parametrize(
    ("language", "buyers", "expected"),
    [
        (EN, 0, "Nobody has joined yet."),
        (EN, 1, "One buyer will be told; what they paid will be due back."),
        (EN, 2, "2 buyers will be told; what they paid will be due back."),
        (FIL, 0, "Wala pang sumali."),
        (FIL, 1, "Sasabihan ang isang buyer; ire-refund ang naibayad niya."),
        (FIL, 2, "Sasabihan ang 2 buyers; ire-refund ang mga naibayad nila."),
        (FIL, 11, "Sasabihan ang 11 buyers; ire-refund ang mga naibayad nila."),
        (MS, 0, "Belum ada yang menyertai."),
        (MS, 1, "Seorang pembeli dimaklumkan; bayarannya perlu dipulangkan."),
        (MS, 2, "2 pembeli dimaklumkan; bayaran mereka perlu dipulangkan."),
    ],
)
def test_one_several_and_nobody_are_told_apart(texts: Texts, language: Language, buyers: int, expected: str) -> None:
    said = texts.say("confirm-cancelorder", language, title="Photobook", reason="no stock", buyers=buyers)

    assert expected == said.splitlines()[1].strip()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (EN, "Please pay <b>₱1,299.00</b> before 21 Nov 2026, 6:30 PM to one of these accounts:"),
        (FIL, "Magbayad po ng <b>₱1,299.00</b> bago ang 21 Nob 2026, 6:30 PM sa isa sa mga account na ito:"),
        (MS, "Sila bayar <b>₱1,299.00</b> sebelum 21 Nov 2026, 6:30 PTG ke salah satu akaun ini:"),
    ],
)
def test_a_sentence_says_amounts_and_moments_in_its_language(texts: Texts, language: Language, expected: str) -> None:
    total = Money.of("1299", Currency.PHP)

    assert expected == texts.say("placed-due", language, total=total, deadline=EVENING)
    assert expected == Words(texts, language).say("placed-due", total=total, deadline=EVENING)


def test_a_sentence_tells_the_time_of_where_the_buyers_are(texts: Texts) -> None:
    words = Words(texts, MS, "Asia/Kuala_Lumpur")

    assert "sebelum 5 Mac 2026, 12:05 PG." in words.say("offer-until", until=MIDNIGHT)


@pytest.mark.parametrize(
    ("language", "expected"),
    [(EN, "From now on I write to you in English."), (FIL, "Filipino na"), (MS, "dalam bahasa Melayu")],
)
def test_the_new_language_is_confirmed_in_itself(texts: Texts, language: Language, expected: str) -> None:
    assert expected in texts.say("language-chosen", language)


@pytest.mark.parametrize("language", Language)
def test_what_is_a_sentence_already_goes_in_as_it_is(texts: Texts, language: Language) -> None:
    assert "<b>open</b>" in texts.say("quoted", language, text=Said("<b>open</b>"))
    assert "&lt;b&gt;open&lt;/b&gt;" in texts.say("quoted", language, text="<b>open</b>")


def test_numbers_stay_numbers_and_truth_is_a_word() -> None:
    assert 3 == argument(3, EN, "UTC")
    assert Decimal("4.5") == argument(Decimal("4.5"), EN, "UTC")
    assert ["true", "false"] == [argument(value, EN, "UTC") for value in (True, False)]


@pytest.mark.parametrize("value", [None, 4.5, ["a"]])
def test_what_no_text_can_say_is_a_defect(value: object) -> None:
    with pytest.raises(TypeError, match="a text cannot say a"):
        argument(value, EN, "UTC")


def test_a_button_shows_what_was_written_and_not_its_markup(texts: Texts) -> None:
    assert "Ana & Bea <3" == Words(texts, EN).plain("as-it-is", text="Ana & Bea <3")
