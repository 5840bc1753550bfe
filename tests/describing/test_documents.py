"""The documents that are written from the code say what the code says."""

import subprocess
import sys
from pathlib import Path

from gomflow.describing.documents import DOCUMENTS, outdated, write

ROOT = Path(__file__).parents[2]


def test_the_documents_are_up_to_date() -> None:
    assert [] == outdated(ROOT), "run make docs"


def test_a_document_that_says_something_else_is_noticed_and_written_anew(tmp_path: Path) -> None:
    assert list(DOCUMENTS) == write(tmp_path)
    assert [] == outdated(tmp_path)

    page = tmp_path / "docs" / "projections.md"
    page.write_text(page.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    (tmp_path / ".env.example").unlink()

    assert [".env.example", "docs/projections.md"] == sorted(outdated(tmp_path))
    assert [".env.example", "docs/projections.md"] == sorted(write(tmp_path))
    assert [] == outdated(tmp_path)


def test_the_command_writes_into_a_checkout_only(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gomflow.describing", str(tmp_path)]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (1, []) == (refused.returncode, list(tmp_path.iterdir()))
    assert f"{tmp_path} is no checkout of GOMFLOW" in refused.stderr

    (tmp_path / "pyproject.toml").touch()
    written = subprocess.run(command, capture_output=True, text=True, check=True)

    *lines, summary = written.stdout.splitlines()
    assert {f"{path}: written" for path in DOCUMENTS} == set(lines)
    assert f"0 of {len(DOCUMENTS)} documents were up to date" == summary
    assert [] == outdated(tmp_path)
