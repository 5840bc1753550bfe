"""`make docs` writes the schemas, and refuses what would harm the log or its readers."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout as the command looks at."""
    (tmp_path / "pyproject.toml").touch()
    shutil.copytree(ROOT / "events" / "schemas", tmp_path / "events" / "schemas")
    return tmp_path


def make_docs(checkout: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "gomflow.describing", str(checkout)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def edit(file: Path, old: str, new: str) -> str:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def test_a_forbidden_change_is_not_written(checkout: Path) -> None:
    file = checkout / "events" / "schemas" / "order" / "OrderClosed.v1.json"
    released = edit(file, '"buyers"', '"how_many"')

    refused = make_docs(checkout)

    assert 1 == refused.returncode
    assert refused.stderr.startswith("Nothing was written.")
    assert "- order/OrderClosed.v1: the field how_many is gone. Give OrderClosed schema version 2" in refused.stderr
    assert released == file.read_text(encoding="utf-8")
    assert not (checkout / "docs").exists()


def test_a_description_may_change(checkout: Path) -> None:
    file = checkout / "events" / "schemas" / "order" / "OrderClosed.v1.json"
    edit(file, "Nobody can join any more.", "It was closed.")

    written = make_docs(checkout)

    assert (0, "") == (written.returncode, written.stderr)
    assert "Nobody can join any more." in json.loads(file.read_text("utf-8"))["$defs"]["OrderClosed"]["description"]
    assert "events/schemas/order/OrderClosed.v1.json: written" in written.stdout
