"""The sentences of the Fluent files as they are written: what they take, and what they choose their words by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from gomflow.texts.bundle import ftl_files
from gomflow_events.identity import Language

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural categories of the CLDR; a language has some of them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message of a file. `takes` are its variables; `cases` are the names of its variants, by what chooses them."""

    key: str
    file: str
    takes: frozenset[str]
    cases: Mapping[str, frozenset[str]]

    @property
    def counts(self) -> frozenset[str]:
        """The variables that choose by number: by a plural category, or by the number itself."""
        return frozenset(name for name, cases in self.cases.items() if all(_numeric(case) for case in cases))

    @property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The cases of the variables that choose by a word, such as true, or the name of a state."""
        return {name: cases for name, cases in self.cases.items() if name not in self.counts}


def _numeric(case: str) -> bool:
    return case in CATEGORIES or case.isdigit()


def sentences(language: Language) -> list[Sentence]:
    """All messages of a language, file by file. Raises ValueError for a line that is not Fluent."""
    return [sentence for file, text in _files(language) for sentence in _read(file, text)]


def _files(language: Language) -> Iterator[tuple[str, str]]:
    for entry in ftl_files(language):
        yield entry.name, entry.read_text(encoding="utf-8")


def _read(file: str, text: str) -> Iterator[Sentence]:
    for entry in FluentParser(with_spans=False).parse(text).body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"{file}: this is not Fluent: {entry.content}")  # noqa: TRY004 - what is wrong is the file
        if isinstance(entry, ast.Message):
            seen = _Seen()
            seen.visit(entry)
            cases = {name: frozenset(found) for name, found in seen.cases.items()}
            yield Sentence(entry.id.name, file, frozenset(seen.variables), cases)


@dataclass
class _Seen(Visitor):
    """Collects what a message takes."""

    variables: set[str] = field(default_factory=set)
    cases: dict[str, set[str]] = field(default_factory=dict)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the name of the node
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - as above
        if isinstance(node.selector, ast.VariableReference):
            cases = self.cases.setdefault(node.selector.id.name, set())
            cases |= {_name(variant.key) for variant in node.variants}
        self.generic_visit(node)


def _name(key: ast.Identifier | ast.NumberLiteral) -> str:
    return str(key.value if isinstance(key, ast.NumberLiteral) else key.name)


def scenarios(sentence: Sentence, plain: tuple[object, ...], numbers: tuple[int, ...]) -> Iterator[dict[str, object]]:
    """Arguments for every path through a sentence.

    What it chooses by takes every value it knows (`numbers` where it counts), and all the rest takes each of `plain`
    in turn.
    """
    choosing = {name: _values(sentence, name, numbers) for name in sorted(sentence.cases)}
    others = sorted(sentence.takes - choosing.keys())
    for value, *chosen in product(plain if others else plain[:1], *choosing.values()):
        given = {**dict(zip(choosing, chosen, strict=True)), **dict.fromkeys(others, value)}
        yield {name.replace("-", "_"): argument for name, argument in given.items()}


def _values(sentence: Sentence, name: str, numbers: tuple[int, ...]) -> tuple[object, ...]:
    if name in sentence.counts:
        return numbers
    cases = sentence.cases[name]
    return (True, False) if "true" in cases else tuple(sorted(cases))
