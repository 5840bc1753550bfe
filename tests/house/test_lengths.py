"""Files stay up to 300 lines and functions up to 40, as CONTRIBUTING.md asks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "events", "projections", "adapters", "migrations", "bench", "chaos", "tests")
WRITTEN_BY_HAND = {".py", ".js", ".css", ".html"}
"""Texts, word lists and schemas are data: they are as long as there is something to say."""
MIGRATIONS = "migrations/versions/"
"""A migration says what was done once, table by table, and nothing is ever added to it."""

FILE, FUNCTION = 300, 40


def too_long(path: str, text: str) -> Iterator[str]:
    """The file where it is too long, and its functions that are, counted from `def` to their last line."""
    lines = len(text.splitlines())
    if lines > FILE:
        yield f"{path}:{FILE + 1} the file has {lines} lines"
    if not path.endswith(".py") or path.startswith(MIGRATIONS):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION:
                yield f"{path}:{node.lineno} {node.name} has {length} lines"


def by_hand(folder: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN_BY_HAND)


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_and_functions_are_short(folder: str) -> None:
    paths = by_hand(folder)
    assert paths, "something is looked at"

    found = [one for path in paths for one in too_long(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))]

    assert not found, f"up to {FILE} lines a file and {FUNCTION} a function; split by meaning:\n" + "\n".join(found)


def test_a_function_is_counted_from_its_def_to_its_last_line() -> None:
    def function(lines: int) -> str:
        return "@cache\nasync def walk(\n    far: int,\n) -> None:\n" + "    far += 1\n" * (lines - 3)

    assert [] == list(too_long("src/a.py", function(40)))
    assert ["src/a.py:2 walk has 41 lines"] == list(too_long("src/a.py", function(41)))


def test_methods_and_functions_within_functions_are_counted() -> None:
    text = "class Walk:\n    def on(self) -> None:\n        def step() -> None:\n" + "            pass\n" * 40

    assert ["src/a.py:2 on has 42 lines", "src/a.py:3 step has 41 lines"] == list(too_long("src/a.py", text))


def test_files_of_every_kind_are_counted() -> None:
    assert [] == list(too_long("a.css", "a {}\n" * 300))
    assert ["a.css:301 the file has 301 lines"] == list(too_long("a.css", "a {}\n" * 301))
    assert ["a.py:301 the file has 301 lines"] == list(too_long("a.py", "a = 1\n" * 301))


def test_functions_of_migrations_may_be_long() -> None:
    text = "def upgrade() -> None:\n" + "    pass\n" * 40

    assert [] == list(too_long(f"{MIGRATIONS}0001.py", text))
    assert ["migrations/env.py:1 upgrade has 41 lines"] == list(too_long("migrations/env.py", text))
