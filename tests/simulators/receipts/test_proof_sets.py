"""A set is a folder of pictures and a file of truths that an evaluation can read."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from gomflow.simulators.receipts import APPS, Case, Proof, make_set

REFERENCE_TRUTH = Path(__file__).parents[4] / "shared" / "receipts" / "truth.json"


def truth_of(folder: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((folder / "truth.json").read_text(), parse_float=Decimal)
    return rows


Made = tuple[list[Proof], list[dict[str, object]]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A set large enough for every case and app, and its truth."""
    folder = tmp_path_factory.mktemp("proofs")
    return make_set(folder, 76, seed=3), truth_of(folder)


def test_a_set_has_every_case_and_every_app(whole: Made) -> None:
    proofs, rows = whole

    assert 77 == len(proofs) == len(rows), "and one of the latest case"
    assert set(Case) == {proof.case for proof in proofs}
    assert set(APPS) <= {row["app"] for row in rows}
    assert 46 == Counter(row["case"] for row in rows)["genuine"]


def test_the_truth_names_files_with_these_bytes(tmp_path: Path) -> None:
    proofs = make_set(tmp_path, 6, seed=4)

    for row, proof in zip(truth_of(tmp_path), proofs, strict=True):
        assert proof.image == (tmp_path / "images" / str(row["file"])).read_bytes()
        assert proof.expected.value == row["expected_decision"]
        assert proof.due.amount == row["due"]


def test_duplicates_point_to_what_they_repeat(whole: Made) -> None:
    proofs, rows = whole
    repeated = {str(row["kind"]): int(str(row["duplicate_of"])) for row in rows if "duplicate_of" in row}

    assert {"reused_reference", "exact_resend", "reencoded_resend", "lookalike_reference", "renumbered"} == set(
        repeated
    )
    resend = next(proof for proof in proofs if proof.case is Case.EXACT_RESEND)
    assert proofs[repeated["exact_resend"]].image == resend.image


def test_an_unaccepted_method_is_not_among_the_accepted(whole: Made) -> None:
    for row in whole[1]:
        accepted = row["accepted"]
        assert isinstance(accepted, list)
        assert (row["case"] == "unaccepted_method") == (row["app"] is not None and row["app"] not in accepted)


def test_the_same_seed_makes_the_same_set(tmp_path: Path) -> None:
    first, second, other = (make_set(tmp_path / str(n), 5, seed=seed) for n, seed in enumerate((1, 1, 2)))

    assert [proof.image for proof in first] == [proof.image for proof in second]
    assert [proof.image for proof in first] != [proof.image for proof in other]


def test_a_set_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one picture"):
        make_set(tmp_path, 0, seed=1)


@pytest.mark.skipif(not REFERENCE_TRUTH.exists(), reason=f"{REFERENCE_TRUTH} is not here to compare with")
def test_rows_have_every_key_of_the_development_set(tmp_path: Path) -> None:
    """One evaluation can be run on either."""
    theirs = next(row for row in json.loads(REFERENCE_TRUTH.read_text()) if row["case"] == "genuine")
    make_set(tmp_path, 2, seed=1)
    ours = truth_of(tmp_path)[0]

    assert set(theirs) <= set(ours)
    fields = ours["fields"]
    assert isinstance(fields, dict)
    assert set(theirs["fields"]) == set(fields)
    merchant = ours["merchant"]
    assert isinstance(merchant, dict)
    assert set(theirs["merchant"]["PH"]) == set(merchant["PH"])
