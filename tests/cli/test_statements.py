"""`gomflow statement`: a GOM's file is taken in beside a GOMFLOW that runs."""

from pathlib import Path

from gomflow.testing.api import Started
from gomflow.testing.giving import Credit, gcash
from gomflow.testing.program import Program

DOUBTFUL = b"Date,Details,Amount\n03/04/2026,from ANA REYES,+850.00\n04/04/2026,x,-1.00\n"


async def test_a_file_is_taken_in_once(house: Started, tmp_path: Path) -> None:
    me = (await house.client.get("/me")).json()["member_id"]
    file = tmp_path / "gcash.csv"
    file.write_bytes(gcash(Credit("850.00", "7021456789012", "ANA REYES")))
    given = ("statement", "import", str(file), "--gom", me, "--bank", "gcash")

    (first,) = await house.program.says(*given)
    again = await house.program.does(*given)

    assert ("gcash", 1, 0, 1, 1) == tuple(first[name] for name in ("bank", "new", "known", "outgoing", "unclaimed"))
    assert 0 == again.code, again.words
    assert "GCash: 2 rows: 0 new, 1 known, 1 went out, 0 left out." in again.words


async def test_what_cannot_be_taken_in_is_said(house: Started, tmp_path: Path) -> None:
    me = (await house.client.get("/me")).json()["member_id"]
    file, other = tmp_path / "doubtful.csv", tmp_path / "table.xlsx"
    file.write_bytes(DOUBTFUL)
    other.write_bytes(b"PK\x03\x04")

    nobody = await house.program.does("statement", "import", str(file), "--gom", "Nobody")
    doubtful = await house.program.does("statement", "import", str(file), "--gom", me, "--bank", "bpi")
    sheet = await house.program.does("statement", "import", str(other), "--gom", me, "--bank", "bpi", "--json")

    assert (1, True) == (nobody.code, "No GOMs are called 'Nobody'" in nobody.err)
    assert (1, True) == (doubtful.code, "--way 1: 2026-04-03 PHP 850.00" in doubtful.err)
    assert (1, True) == (sheet.code, "Save it as CSV" in sheet.document["error"])


async def test_it_needs_a_gomflow_that_runs(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "gcash.csv"
    file.write_bytes(DOUBTFUL)

    ended = await program.does("statement", "import", str(file), "--gom", "me")

    assert (1, True) == (ended.code, "GOMFLOW is not running here" in ended.err)
