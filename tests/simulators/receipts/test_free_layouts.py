"""Layouts put together from chance: every one states its facts, on the picture, and no two are alike."""

from dataclasses import replace
from datetime import datetime

import pytest

from gomflow.simulators.receipts import APPS, Case, Receipt
from gomflow.simulators.receipts.apps import draw
from gomflow.simulators.receipts.improvised.wording import spoken
from gomflow.simulators.receipts.receipt import Language, Scene, Style
from gomflow.simulators.receipts.screen import Field
from gomflow_events.money import Money

FRAUDS = {
    Case.WRONG_RECIPIENT, Case.REUSED_REFERENCE, Case.EXACT_RESEND, Case.REENCODED_RESEND, Case.EDITED_AMOUNT,
    Case.EDITED_PARTLY, Case.LOOKALIKE_REFERENCE, Case.STALE_DATE, Case.MALFORMED_REFERENCE, Case.REDATED,
    Case.RENAMED_RECIPIENT, Case.UNDERPAID_BY_FEE, Case.OTHER_CURRENCY, Case.CONTRADICTED, Case.INCOMING,
    Case.NOT_YET_SENT, Case.SPECIMEN,
}  # fmt: skip


def a_receipt(app: str, seed: int, style: Style) -> Receipt:
    currency = APPS[app].currency
    return Receipt(
        app=app, amount=Money.of("1489.50", currency), fee=Money.of("15.00", currency), reference="20261104216479",
        paid_at=datetime(2026, 11, 4, 18, 8, 7),  # noqa: DTZ001 - receipts show local time without a zone
        sender="Rhea Domingo", recipient="LUNA MERCH MANILA", account="109344278856", style=style, seed=seed,
    )  # fmt: skip


@pytest.mark.parametrize("style", [Style.FREE, Style.HELD_BACK])
@pytest.mark.parametrize("app", APPS)
def test_every_fact_is_on_the_picture(app: str, style: Style) -> None:
    for seed in range(4):
        screen = draw(a_receipt(app, seed, style))
        fields = {each.field for each in screen.written}
        beyond = [each.text for each in screen.written if each.field and each.box[3] > screen.image.height]

        assert {Field.AMOUNT, Field.REFERENCE, Field.RECIPIENT, Field.ACCOUNT, Field.DATE, Field.STATUS} <= fields
        assert [] == beyond


@pytest.mark.parametrize("style", [Style.IMPROVISED_A, Style.IMPROVISED_C, Style.IMPROVISED_E, Style.IMPROVISED_F])
@pytest.mark.parametrize("app", APPS)
def test_every_fact_is_on_an_improvised_picture(app: str, style: Style) -> None:
    for seed in range(2):
        screen = draw(a_receipt(app, seed, style))
        fields = {each.field for each in screen.written}
        width, height = screen.image.size
        beyond = [each.text for each in screen.written if each.field and (each.box[3] > height or each.box[2] > width)]

        assert {Field.AMOUNT, Field.REFERENCE, Field.RECIPIENT, Field.ACCOUNT, Field.DATE, Field.STATUS} <= fields
        assert [] == beyond


def test_the_parts_of_the_vocabulary_share_no_word() -> None:
    """What a part is measured with was not there to tune on."""
    for things in spoken().values():
        for thing, parts in things.items():
            words = [word for part in parts for word in part]

            assert len(set(words)) == len(words), thing


def test_no_two_layouts_are_alike() -> None:
    places = {
        tuple((each.field, each.box) for each in draw(a_receipt("bpi", seed, Style.FREE)).written if each.field)
        for seed in range(20)
    }

    assert 20 == len(places)


def test_the_same_receipt_makes_the_same_picture() -> None:
    first, again = (draw(a_receipt("tng", 7, Style.HELD_BACK)).image.tobytes() for _ in range(2))

    assert first == again


@pytest.mark.parametrize("language", list(Language))
def test_every_language_is_drawn(language: Language) -> None:
    said = {
        each.text
        for seed in range(6)
        for each in draw(replace(a_receipt("gcash", seed, Style.FREE), language=language)).written
    }
    known = {Language.ENGLISH: "Re", Language.FILIPINO: "Halaga", Language.MALAY: "Ju"}

    assert any(text.startswith(known[language]) for text in said)


def test_a_page_before_the_transfer_has_no_reference() -> None:
    screen = draw(replace(a_receipt("bdo", 3, Style.FREE), scene=Scene.NOT_YET))

    assert Field.REFERENCE not in {each.field for each in screen.written}


def test_there_are_more_than_a_dozen_frauds_and_one_cannot_be_seen() -> None:
    assert len(FRAUDS) > 12
    assert [Case.EDITED_AMOUNT] == [case for case in Case if not case.detectable]
