"""What the code says: every call that names a sentence, found in the source."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import gomflow
import gomflow_adapters

CODE = tuple(Path(package.__path__[0]) for package in (gomflow, gomflow_adapters))

PEOPLE = frozenset({"demo", "simulators", "testing"})
"""Folders of gomflow that play people: what these say is written in no text."""

KEY_AT = {"say": 0, "packed": 0, "plain": 0, "text_args": 0, "tell": 1, "broadcast": 1, "choose": 3}
"""Functions that say something, and which of their arguments is the key of the sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the code; `path` begins with the package."""

    path: str
    tree: ast.Module

    @property
    def constants(self) -> Mapping[str, str]:
        """Its module-level names for strings."""
        return {
            target.id: node.value.value
            for node in self.tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name) and isinstance(node.value.value, str)
        }

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """All calls, with the last part of the name of what is called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield last_name(node.func), node


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the packages that speak."""
    files = (
        (folder, file)
        for folder in CODE
        for file in sorted(folder.rglob("*.py"))
        if file.relative_to(folder).parts[0] not in PEOPLE
    )
    return tuple(
        Source(file.relative_to(folder.parent).as_posix(), ast.parse(file.read_text(encoding="utf-8")))
        for folder, file in files
    )


def last_name(node: ast.expr) -> str:
    """The name that is called or raised, without where it comes from."""
    return ast.unparse(node).rpartition(".")[2]


def kebab(name: str) -> str:
    """A name as keys and facts are written."""
    return name.replace("_", "-")


def literals(node: ast.expr) -> list[str]:
    """The strings an expression can be, as far as they are written there."""
    match node:
        case ast.Constant(value=str(value)):
            return [value]
        case ast.IfExp():
            return [*literals(node.body), *literals(node.orelse)]
        case _:
            return []


def spoken() -> Iterator[tuple[Source, ast.Call, ast.expr]]:
    """Every call that says something, and the expression of its key."""
    for source in sources():
        for name, call in source.calls():
            if name in KEY_AT and len(call.args) > KEY_AT[name]:
                yield source, call, call.args[KEY_AT[name]]


def first_arguments(function: str, *within: str) -> set[str]:
    """The strings a function is called with first, in files whose path begins so."""
    return {
        literal
        for source in sources()
        if source.path.startswith(within)
        for name, call in source.calls()
        if name == function and call.args
        for literal in literals(call.args[0])
    }


def facts_given(call: ast.Call, in_one_piece: Mapping[str, set[str]]) -> set[str] | None:
    """The facts a call hands over; None where it hands over something in one piece that is not known."""
    facts: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg is not None:
            facts.add(kebab(keyword.arg))
        elif ast.unparse(keyword.value) in in_one_piece:
            facts |= in_one_piece[ast.unparse(keyword.value)]
        else:
            return None
    return facts
