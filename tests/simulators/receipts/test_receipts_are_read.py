"""A real OCR engine reads what the pictures say, and cannot read what is blurred."""

import re
from collections.abc import Callable
from datetime import datetime
from random import Random

import pytest
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput

from gomflow.simulators.receipts import APPS, Case, Degradation, Proof, make_proof
from gomflow.simulators.receipts.wording import figures
from gomflow_events.money import Money

Reader = Callable[[bytes], str]


@pytest.fixture(scope="module")
def read() -> Reader:
    engine = RapidOCR(params={"Global.log_level": "error"})

    def text_of(image: bytes) -> str:
        answer = engine(image)
        assert isinstance(answer, RapidOCROutput)
        return " ".join(answer.txts or ())

    return text_of


def a_proof(app: str, degradation: Degradation = Degradation.CLEAN, *, seed: int = 12) -> Proof:
    wallet, country = APPS[app].wallet, APPS[app].country
    return make_proof(
        Case.GENUINE,
        app,
        amount=Money.of("2489.50", APPS[app].currency),
        payee_name="Katrina Joy Salonga",
        payee_account=("0928 555 0167" if country == "PH" else "017-555 0193") if wallet else "109344278856",
        sender="Rhea Mae Domingo",
        paid_at=datetime(2026, 11, 5, 18, 8, 7),  # noqa: DTZ001 - receipts show local time without a zone
        rng=Random(seed),
        degradation=degradation,
    )


@pytest.mark.parametrize("app", ["gcash", "maya", "bpi", "gotyme", "cimb", "tng"])
def test_amount_and_reference_of_a_clean_receipt_are_read_exactly(app: str, read: Reader) -> None:
    proof = a_proof(app, seed=14)
    text = read(proof.image)

    assert proof.receipt is not None
    assert figures(proof.due) in text
    assert proof.receipt.reference in re.sub(r"\s", "", text)


def test_heavy_blur_is_not_read(read: Reader) -> None:
    proof = a_proof("maya", Degradation.HEAVY_BLUR)
    text = read(proof.image)

    assert proof.receipt is not None
    assert "2,489" not in text
    assert proof.receipt.reference not in re.sub(r"\s", "", text)


def test_a_receipt_photographed_from_a_screen_is_read(read: Reader) -> None:
    assert "2,489.50" in read(a_proof("bdo", Degradation.PHOTO).image)
