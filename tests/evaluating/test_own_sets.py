"""The sets of `make eval` have in them what is promised: layouts, themes, phones, languages, degradations, frauds."""

import json
from pathlib import Path
from random import Random

import pytest

from gomflow.cli.figures import SETS
from gomflow.reader_editions import edition_of
from gomflow.reader_settings import ReaderName, ReaderSettings
from gomflow.simulators.receipts import make_set
from gomflow.simulators.receipts.apps import APPS
from gomflow.simulators.receipts.cases import Case
from gomflow.simulators.receipts.degradations import Degradation
from gomflow.simulators.receipts.sets import plan_of

HONEST = {Case.GENUINE, Case.PARTIAL_CROP, Case.UNREADABLE, Case.UNACCEPTED_METHOD, Case.PENDING, Case.FAILED}


def test_every_set_has_every_case_and_every_journey() -> None:
    for one in SETS:
        planned = plan_of(one.count, Random(one.seed))

        assert set(Case) == {case for case, _ in planned}, one.name
        assert set(Degradation) - {Degradation.HEAVY_BLUR} == {journey for _, journey in planned}, one.name
    assert {style for one in SETS for style in one.styles} >= {"known", "free", "held_back", "improvised_f"}


def test_there_are_layouts_and_frauds_enough() -> None:
    layouts = {layout for app in APPS.values() for layout in app.layouts}
    frauds = [case for case in Case if case not in HONEST and case.is_receipt]

    assert (len(layouts) >= 16, len(frauds) >= 12, len(Degradation) >= 8) == (True, True, True)


def test_phones_themes_and_languages_differ(tmp_path: Path) -> None:
    one = SETS[0]
    receipts = [
        (proof, proof.receipt)
        for proof in make_set(tmp_path, 30, one.seed, styles=one.styles)
        if proof.receipt is not None and proof.degradation is Degradation.CLEAN
    ]

    assert len({proof.size for proof, _ in receipts}) >= 3
    assert {True, False} == {receipt.dark for _, receipt in receipts}
    assert len({receipt.language for _, receipt in receipts}) >= 2


def test_a_set_is_the_same_wherever_it_is_drawn(tmp_path: Path) -> None:
    one = SETS[0]
    for folder in ("a", "b"):
        make_set(tmp_path / folder, 6, one.seed, styles=one.styles)
    a, b = (json.loads((tmp_path / folder / "truth.json").read_text()) for folder in ("a", "b"))

    assert a == b
    assert all(
        (tmp_path / "a" / "images" / row["file"]).read_bytes() == (tmp_path / "b" / "images" / row["file"]).read_bytes()
        for row in a
    )


@pytest.mark.parametrize("name", list(ReaderName))
def test_an_edition_names_its_reader_and_stays_the_same(name: ReaderName) -> None:
    settings = ReaderSettings()

    assert edition_of(name, settings).startswith(f"{name.value}-")
    assert edition_of(name, settings) == edition_of(name, settings)


def test_another_model_is_another_edition() -> None:
    other = ReaderSettings.model_validate({"GOMFLOW_ANTHROPIC_MODEL": "another-model"})

    assert edition_of(ReaderName.ANTHROPIC, ReaderSettings()) != edition_of(ReaderName.ANTHROPIC, other)
