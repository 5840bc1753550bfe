"""The figures of an evaluation as a document for programs, and as text for people (Markdown)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from gomflow.evaluating.figures import Band, FieldFigures, Figures, Rate
from gomflow.payment.rules import Verdict

_BAR: Final = 30


def document_of(figures: Figures) -> dict[str, Any]:
    """Everything an evaluation says, as JSON takes it."""
    return {
        "pictures": figures.pictures,
        "genuine_approved": _rate(figures.genuine_approved),
        "genuine_rejected": _rate(figures.rejected_genuine),
        "detectable_approved": _rate(figures.detectable_approved),
        "undetectable_approved": _rate(figures.undetectable_approved),
        "wrong_amounts_and_references": _rate(figures.certain_wrong),
        "fields": {name: _field(field) for name, field in figures.fields.items()},
        "decisions": {name: _field(decision) for name, decision in figures.decisions.items()},
        "confusion": [
            {"case": case, "decided": decided, "count": count} for (case, decided), count in figures.confusion.items()
        ],
        "by": {
            group: {name: {what: _rate(rate) for what, rate in rates.items()} for name, rates in members.items()}
            for group, members in figures.groups.items()
        },
        "calibration": {"score": _bands(figures.scores), "confidence": _bands(figures.confidences)},
        "ms_per_picture": {"p50": figures.p50_ms, "p95": figures.p95_ms},
        "wrong": [
            {
                "picture": wrong.path,
                "what": wrong.what,
                "expected": wrong.expected,
                "decided": wrong.decided,
                "score": wrong.score,
                "doubts": list(wrong.doubts),
                "fields": list(wrong.fields),
            }
            for wrong in figures.wrong
        ],
    }


def text_of(figures: Figures) -> str:
    """The report for people, in Markdown."""
    return "\n".join(
        [
            *_summary(figures),
            *_table("Fields", ("field", "precision", "recall", "wrong"), _field_rows(figures.fields)),
            *_table(
                "Decisions", ("decision", "precision", "recall"), (row[:3] for row in _field_rows(figures.decisions))
            ),
            *_table("What became of each case", ("case", *(verdict.value for verdict in Verdict)), _confusion(figures)),
            *(line for name, members in figures.groups.items() for line in _group(name, members)),
            *_plot("Calibration: share of genuine proofs by score", figures.scores),
            *_plot("Calibration: amount and reference both right, by the reader's confidence", figures.confidences),
            *_wrong(figures),
        ]
    )


def short_text_of(figures: Figures) -> str:
    """What is published: the summary, the fields, and what became of each case."""
    return "\n".join(
        [
            *_summary(figures),
            *_table("Fields", ("field", "precision", "recall", "wrong"), _field_rows(figures.fields)),
            *_table("What became of each case", ("case", *(verdict.value for verdict in Verdict)), _confusion(figures)),
        ]
    )


def _summary(figures: Figures) -> Iterator[str]:
    yield from _table(
        f"{figures.pictures} pictures",
        ("", "figure"),
        (
            ("genuine proofs approved unaided", str(figures.genuine_approved)),
            ("genuine proofs rejected", str(figures.rejected_genuine)),
            ("detectable frauds and strays approved", str(figures.detectable_approved)),
            ("undetectable frauds approved", str(figures.undetectable_approved)),
            ("amounts and references read wrong", str(figures.certain_wrong)),
            ("time per picture", f"{figures.p50_ms / 1000:.2f} s (95 %: {figures.p95_ms / 1000:.2f} s)"),
        ),
    )


def _table(title: str, head: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> Iterator[str]:
    every = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(row[at]) for row in every) for at in range(len(head))]
    yield f"### {title}"
    yield ""
    for number, row in enumerate(every):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    yield ""


def _field_rows(fields: Mapping[str, FieldFigures]) -> Iterator[Sequence[str]]:
    for name, field in fields.items():
        yield name, str(field.precision), str(field.recall), str(field.wrong)


def _confusion(figures: Figures) -> Iterator[Sequence[str]]:
    for case in sorted({case for case, _ in figures.confusion}):
        yield case, *(str(figures.confusion.get((case, verdict.value), 0)) for verdict in Verdict)


def _group(name: str, members: Mapping[str, Mapping[str, Rate]]) -> Iterator[str]:
    columns = list(next(iter(members.values())))
    rows = [(member, *(str(rates[column]) for column in columns)) for member, rates in members.items()]
    yield from _table(f"By {name}", (name, *columns), rows)


def _plot(title: str, bands: Sequence[Band]) -> Iterator[str]:
    yield f"### {title}"
    yield ""
    yield "```"
    for band in bands:
        share = band.good.share
        bar = "" if share is None else "█" * round(share * _BAR)
        yield f"{band.low:>5g} - {band.high:<5g} {bar:<{_BAR}} {band.good}"
    yield "```"
    yield ""


def _wrong(figures: Figures) -> Iterator[str]:
    yield f"### Wrong: {len(figures.wrong)}"
    yield ""
    for wrong in figures.wrong:
        yield f"- {wrong.path}: {wrong.what}; {wrong.expected} expected, {wrong.decided} at {wrong.score} points"
        if wrong.doubts:
            yield f"  - doubts: {', '.join(wrong.doubts)}"
        yield from (f"  - {field} (read / true)" for field in wrong.fields)


def _rate(rate: Rate) -> dict[str, Any]:
    return {"count": rate.hits, "of": rate.of, "share": None if rate.share is None else round(rate.share, 4)}


def _field(field: FieldFigures) -> dict[str, Any]:
    return {"precision": _rate(field.precision), "recall": _rate(field.recall), "wrong": _rate(field.wrong)}


def _bands(bands: Sequence[Band]) -> list[dict[str, Any]]:
    return [{"from": band.low, "to": band.high, **_rate(band.good)} for band in bands]
