"""References look as the apps write them, and look-alikes differ in one character."""

from datetime import datetime
from random import Random

import pytest

from gomflow.simulators.receipts import APPS, reference_for
from gomflow.simulators.receipts.references import has_look_alike, is_well_formed, look_alike

PAID_AT = datetime(2026, 11, 5, 18, 8, 7)  # noqa: DTZ001 - receipts show local time without a zone


def chance(seed: int | str) -> Random:
    return Random(seed)


@pytest.mark.parametrize("app", APPS)
def test_a_reference_is_well_formed_and_hardly_ever_the_same(app: str) -> None:
    rng = chance(8)
    references = [reference_for(app, rng, PAID_AT) for _ in range(300)]

    assert len(set(references)) >= 299
    assert all(is_well_formed(app, reference) for reference in references)


@pytest.mark.parametrize(
    ("app", "example"),
    [
        ("gcash", "1001543610110"),
        ("maya", "7C2A91F03B11"),
        ("bpi", "20261002ABC12345"),
        ("bdo", "BN-20260128-49830535"),
        ("metrobank", "681811740353"),
        ("maybank_mae", "960386438M"),
        ("maybank2u", "7901990048"),
        ("cimb", "202608070343897254"),
        ("public_bank", "2608070370908566"),
        ("rhb", "260806446749"),
        ("duitnow", "20260807HLBBMYKL010OCB65523848"),
    ],
)
def test_references_that_were_seen_are_of_the_format(app: str, example: str) -> None:
    """Forms described in public: GCash 4-3-6, the date in BDO and CIMB, nine digits and a letter in MAE."""
    assert is_well_formed(app, example)
    assert not is_well_formed(app, example[:-1])
    assert not is_well_formed(app, example + "0")


@pytest.mark.parametrize("app", ["bpi", "bdo", "cimb", "tng", "duitnow"])
def test_a_reference_carries_the_date_where_the_app_puts_it(app: str) -> None:
    assert "20261105" in reference_for(app, chance(1), PAID_AT)


@pytest.mark.parametrize("app", APPS)
def test_a_look_alike_differs_in_one_character(app: str) -> None:
    rng = chance(3)
    for _ in range(50):
        reference = reference_for(app, rng, PAID_AT)
        if not has_look_alike(reference):
            continue
        other = look_alike(app, reference, rng)

        assert 1 == sum(a != b for a, b in zip(reference, other, strict=True))


def test_a_look_alike_keeps_the_format_where_it_can() -> None:
    """B and 8 are both hexadecimal, 0 and O are not: of the five twins only these two are taken."""
    assert {"84C0AA94D3C1", "B4C0AA94D3C1"} == {
        look_alike("gotyme", f"{first}4C0AA94D3C1", chance(0)) for first in "B8"
    }


def test_a_reference_without_twins_has_no_look_alike() -> None:
    with pytest.raises(ValueError, match="no character of A-TCLQQKDEXD3M has a look-alike"):
        look_alike("grabpay", "A-TCLQQKDEXD3M", chance(0))
