"""The commands that are promised are there, each with a sentence."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TARGETS = [
    "run",
    "test",
    "demo",
    "bench",
    "chaos",
    "docs",
    "check",
    "format",
    "lint",
    "types",
    "imports",
    "lock",
    "clean",
]


def test_make_alone_lists_what_it_can_do() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = dict(re.findall(r"^  make (\S+) +(\S.*)$", listed, re.MULTILINE))

    assert [] == [name for name in TARGETS if len(found.get(name, "").split()) < 1]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_pages_name_commands_that_there_are(page: str) -> None:
    text = (ROOT / page).read_text()
    named = set(re.findall(r"(?:`|^)make ([a-z][a-z-]*)", text, re.MULTILINE))
    known = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert named, "it says how to start"
    assert set() == named - known


def test_what_make_would_do_can_be_said_of_every_target() -> None:
    for target in TARGETS:
        dry = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert 0 == dry.returncode, dry.stderr
        assert dry.stdout.strip()


def test_every_target_that_is_no_file_is_declared_so() -> None:
    text = (ROOT / "Makefile").read_text()
    phony = set(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split())

    assert phony == set(re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE))
