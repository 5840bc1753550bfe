"""`gomflow agent`: what is read in a picture, and how right it is over a folder."""

import asyncio
import json
import shutil
from pathlib import Path

import pytest

from gomflow.testing.program import Program


@pytest.fixture
async def drawn(program: Program, tmp_path: Path) -> Path:
    ended = await program.does("agent", "draw", str(tmp_path / "set"), "--count", "2", "--seed", "3")
    assert 0 == ended.code, ended.err
    return tmp_path / "set"


async def reads(program: Program, *words: str) -> str:
    """What a command says that reads pictures, which takes its time on a busy machine."""
    process = await program.start("agent", *words)
    out, err = await asyncio.wait_for(process.communicate(), 240)
    assert 0 == process.returncode, err
    return out.decode()


@pytest.mark.slow
async def test_a_drawn_set_is_evaluated_and_kept_readings_are_used(program: Program, drawn: Path) -> None:
    kept = drawn.parent / "kept"

    first = await reads(program, "evaluate", str(drawn), "--keep", str(kept), "--workers", "1", "--json")
    for picture in kept.iterdir():
        assert picture.name.startswith("rapidocr-")
    again = await program.does("agent", "evaluate", str(drawn), "--keep", str(kept))

    figures = json.loads(first)
    assert (2, 0) == (figures["pictures"], figures["detectable_approved"]["count"])
    assert {"amount", "reference", "method", "datetime"} <= set(figures["fields"])
    assert "What became of each case" in again.out
    assert 2 == len(list(kept.iterdir()))


@pytest.mark.slow
async def test_the_project_s_own_figures_go_into_its_pages(program: Program, tmp_path: Path) -> None:
    docs, work = tmp_path / "docs", tmp_path / "work"
    docs.mkdir()
    (docs / "smart-agent.md").write_text("<!-- summary of the figures -->\n<!-- end of the summary -->\n")
    words = ("--work", str(work), "--only", "improvised-b", "--share", "0.02", "--commit", "abc1234", "--workers", "1")

    await reads(program, "figures", str(docs), *words)

    assert "## Nothing designed, part B" in (docs / "smart-agent-figures.md").read_text()
    assert (
        "[Nothing designed, part B](smart-agent-figures.md#nothing-designed-part-b)"
        in (docs / "smart-agent.md").read_text()
    )
    assert "### Wrong:" in (work / "improvised-b.md").read_text()


async def test_a_set_that_there_is_not_is_refused(program: Program, tmp_path: Path) -> None:
    ended = await program.does("agent", "figures", str(tmp_path), "--work", str(tmp_path), "--only", "imagined")

    assert 1 == ended.code
    assert "improvised-f" in ended.err


@pytest.mark.slow
async def test_reading_shows_fields_boxes_and_the_score_of_each_line(program: Program, drawn: Path) -> None:
    picture = next(iter((drawn / "images").iterdir()))

    found = json.loads(await reads(program, "read", str(picture), "--json"))

    assert "rapidocr" == found["reader"]
    assert found["fields"]["is_receipt"]
    assert {"text", "confidence", "left", "top", "right", "bottom", "patch"} == set(found["lines"][0])


async def test_a_drawn_set_is_evaluated_by_its_texts_without_a_reader(program: Program, drawn: Path) -> None:
    ended = await program.does("agent", "evaluate", str(drawn), "--as-drawn", "--json")

    figures = json.loads(ended.out)
    assert (0, 2) == (ended.code, figures["pictures"])
    assert 2 == figures["genuine_approved"]["count"]


async def test_a_set_that_was_not_drawn_has_no_texts_to_evaluate_it_by(program: Program, drawn: Path) -> None:
    shutil.rmtree(drawn / "texts")

    ended = await program.does("agent", "evaluate", str(drawn), "--as-drawn")

    assert 1 == ended.code
    assert "has no texts beside its pictures" in ended.err


async def test_a_folder_without_a_truth_is_refused_with_what_it_needs(program: Program, tmp_path: Path) -> None:
    ended = await program.does("agent", "evaluate", str(tmp_path))

    assert 1 == ended.code
    assert "truth.json" in ended.err


async def test_pictures_that_are_missing_are_named(program: Program, drawn: Path) -> None:
    for picture in (drawn / "images").iterdir():
        picture.unlink()

    ended = await program.does("agent", "evaluate", str(drawn))

    assert 1 == ended.code
    assert "000_genuine_clean.png" in ended.err


@pytest.mark.parametrize(("reader", "missing"), [("anthropic", "ANTHROPIC_API_KEY"), ("easyocr", "gomflow[easyocr]")])
async def test_a_reader_that_is_not_set_up_says_what_is_missing(
    program: Program, drawn: Path, reader: str, missing: str
) -> None:
    picture = next(iter((drawn / "images").iterdir()))

    ended = await program.does("agent", "read", str(picture), "--reader", reader)

    assert 1 == ended.code
    assert missing in ended.err


async def test_without_a_vision_model_no_tokens_were_taken(program: Program) -> None:
    assert "No picture was sent" in (await program.does("agent", "tokens")).out
