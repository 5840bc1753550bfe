"""The page of figures and the summary in the guide: written by sets, each in its place, nothing else touched."""

from datetime import date
from pathlib import Path

import pytest

from gomflow.evaluating.figures import Figures, figures_of
from gomflow.evaluating.publishing import NoPlace, Record, publish, record_of
from gomflow.evaluating.running import Outcome

GUIDE = "Before.\n<!-- summary of the figures -->\nold\n<!-- end of the summary -->\nAfter.\n"
NOTHING: list[Outcome] = []


def figures() -> Figures:
    return figures_of(NOTHING)


def a_record(name: str, rank: int, commit: str = "abc1234") -> Record:
    return record_of(
        figures(), name=name, title=f"Set {name}", rank=rank, reader="rapidocr", day=date(2026, 11, 21), commit=commit
    )


def test_a_set_takes_its_place_and_is_replaced_alone(tmp_path: Path) -> None:
    guide, page = tmp_path / "smart-agent.md", tmp_path / "smart-agent-figures.md"
    guide.write_text(GUIDE)
    for record in (a_record("late", 100), a_record("first", 0), a_record("late", 100, "def5678")):
        publish(tmp_path, record, figures())

    text = page.read_text()
    assert 2 == text.count("\n## Set ")
    assert text.index("## Set first") < text.index("## Set late")
    assert "at def5678." in text
    said = guide.read_text()
    assert said.startswith("Before.\n")
    assert said.endswith("\nAfter.\n")
    assert "old" not in said
    assert "[Set late](smart-agent-figures.md#set-late)" in said
    assert "2026-11-21, def5678" in said


def test_the_same_figures_write_the_same_pages(tmp_path: Path) -> None:
    (tmp_path / "smart-agent.md").write_text(GUIDE)
    publish(tmp_path, a_record("one", 1), figures())
    once = [path.read_text() for path in sorted(tmp_path.iterdir())]
    publish(tmp_path, a_record("one", 1), figures())

    assert once == [path.read_text() for path in sorted(tmp_path.iterdir())]


def test_a_guide_without_a_place_for_them_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "smart-agent.md").write_text("No marks here.\n")

    with pytest.raises(NoPlace, match="summary of the figures"):
        publish(tmp_path, a_record("one", 1), figures())
    assert ["smart-agent.md"] == [path.name for path in tmp_path.iterdir()]


def test_the_project_s_own_pages_have_their_places(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs"
    for name in ("smart-agent.md", "smart-agent-figures.md"):
        if (docs / name).exists():
            (tmp_path / name).write_text((docs / name).read_text())
    publish(tmp_path, a_record("one", 1), figures())

    assert "Set one" in (tmp_path / "smart-agent.md").read_text()
