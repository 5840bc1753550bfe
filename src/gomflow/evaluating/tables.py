"""Figures as tables and plots of text, in Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from gomflow.evaluating.figures import Band, FieldFigures, Figures, Group
from gomflow.payment.rules import Verdict

_BAR: Final = 30
_VERDICTS: Final = tuple(verdict.value for verdict in Verdict)


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table below its title; without one, where that is empty."""
    every = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(row[at]) for row in every) for at in range(len(head))]
    if title:
        yield f"### {title}"
        yield ""
    for number, row in enumerate(every):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    yield ""


def summary(figures: Figures) -> Iterator[str]:
    """What counts most."""
    rows = [
        ("genuine proofs approved unaided", str(figures.genuine_approved)),
        ("genuine proofs rejected", str(figures.rejected_genuine)),
        ("detectable frauds and strays approved", str(figures.detectable_approved)),
        ("undetectable frauds approved", str(figures.undetectable_approved)),
        ("amounts and references read wrong", str(figures.certain_wrong)),
        ("time per picture", f"{figures.p50_ms / 1000:.2f} s (95 %: {figures.p95_ms / 1000:.2f} s)"),
    ]
    if figures.unread:
        rows.append(("not read, the reader was out of order", str(figures.unread)))
    yield from table(f"{figures.pictures} pictures", ("", "figure"), rows)


def fields(figures: Figures) -> Iterator[str]:
    """Precision and recall of every field."""
    yield from table("Fields", ("field", "precision", "recall", "wrong"), _rows(figures.fields))


def decisions(figures: Figures) -> Iterator[str]:
    """Precision and recall of every decision, and what was decided in place of what."""
    yield from table("Decisions", ("decision", "precision", "recall"), (row[:3] for row in _rows(figures.decisions)))
    yield from table(
        "Confusion: what should have been decided (down), what was (across)",
        ("", *_VERDICTS),
        ((wanted, *(str(figures.confusion.get((wanted, got), 0)) for got in _VERDICTS)) for wanted in _VERDICTS),
    )


def cases(figures: Figures) -> Iterator[str]:
    """What became of each case."""
    names = sorted({case for case, _ in figures.cases})
    rows = ((case, *(str(figures.cases.get((case, got), 0)) for got in _VERDICTS)) for case in names)
    yield from table("What became of each case", ("case", *_VERDICTS), rows)


def group(name: str, members: Mapping[str, Group]) -> Iterator[str]:
    """Decisions and fields of every app, degradation or case: precision / recall, in percent."""
    head = (name, "pictures", "rightly decided", *_VERDICTS, "time")
    rows = (
        (each, str(one.pictures), str(one.rightly_decided), *map(_both, one.decisions.values()), _seconds(one.p50_ms))
        for each, one in members.items()
    )
    yield from table(f"Decisions by {name} (precision / recall, %)", head, rows)
    columns = list(dict.fromkeys(field for one in members.values() for field in one.fields))
    rows = (
        (each, *(_both(one.fields[field]) if field in one.fields else "-" for field in columns), str(one.certain_wrong))
        for each, one in members.items()
        if one.fields
    )
    head = (name, *columns, "amounts and references wrong")
    yield from table(f"Fields by {name} (precision / recall, %)", head, rows)


def plot(title: str, bands: Sequence[Band], whole: float) -> Iterator[str]:
    """Bars; the mark in each is where its end should be, were points or certainty shares of `whole`."""
    yield f"### {title}"
    yield ""
    yield "```"
    for band in bands:
        share = band.good.share
        bar = list(f"{'' if share is None else '█' * round(share * _BAR):<{_BAR}}")
        bar[min(round((band.low + band.high) / 2 / whole * _BAR), _BAR - 1)] = "┃"
        yield f"{band.low:>5g} - {band.high:<5g} {''.join(bar)} {band.good}"
    yield "```"
    yield ""


def wrong(figures: Figures) -> Iterator[str]:
    """Every picture that was judged or read wrong, with its path."""
    yield f"### Wrong: {len(figures.wrong)}"
    yield ""
    for one in figures.wrong:
        yield f"- {one.path}: {one.what}; {one.expected} expected, {one.decided} at {one.score} points"
        if one.doubts:
            yield f"  - doubts: {', '.join(one.doubts)}"
        yield from (f"  - {field} (read / true)" for field in one.fields)


def _rows(every: Mapping[str, FieldFigures]) -> Iterator[Sequence[str]]:
    for name, one in every.items():
        yield name, str(one.precision), str(one.recall), str(one.wrong)


def _both(one: FieldFigures) -> str:
    shares = (one.precision.share, one.recall.share)
    return " / ".join("-" if share is None else f"{100 * share:.0f}" for share in shares)


def _seconds(ms: float) -> str:
    return f"{ms / 1000:.2f} s" if ms else "-"
