"""The figures of an evaluation as a document for programs, and as text for people (Markdown)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gomflow.evaluating import tables
from gomflow.evaluating.figures import Band, FieldFigures, Figures, Group, Rate, Seen, Wrong


def document_of(figures: Figures) -> dict[str, Any]:
    """Everything an evaluation says, as JSON takes it."""
    return {
        "pictures": figures.pictures,
        "genuine_approved": _rate(figures.genuine_approved),
        "genuine_rejected": _rate(figures.rejected_genuine),
        "detectable_approved": _rate(figures.detectable_approved),
        "undetectable_approved": _rate(figures.undetectable_approved),
        "wrong_amounts_and_references": _rate(figures.certain_wrong),
        "fields": _fields(figures.fields),
        "decisions": _fields(figures.decisions),
        "confusion": [
            {"expected": wanted, "decided": got, "count": count} for (wanted, got), count in figures.confusion.items()
        ],
        "cases": [{"case": case, "decided": got, "count": count} for (case, got), count in figures.cases.items()],
        "by": {
            group: {name: _group(member) for name, member in members.items()}
            for group, members in figures.groups.items()
        },
        "calibration": {"score": _bands(figures.scores), "confidence": _bands(figures.confidences)},
        "ms_per_picture": {"p50": figures.p50_ms, "p95": figures.p95_ms},
        "unread": figures.unread,
        "seen": [{**_decided(one), "ms": one.took_ms} for one in figures.seen],
        "wrong": [
            {**_decided(wrong), "doubts": list(wrong.doubts), "fields": list(wrong.fields)} for wrong in figures.wrong
        ],
    }


def text_of(figures: Figures) -> str:
    """The report for people, in Markdown."""
    return "\n".join(
        [
            *tables.summary(figures),
            *tables.fields(figures),
            *tables.decisions(figures),
            *tables.cases(figures),
            *(line for name, members in figures.groups.items() for line in tables.group(name, members)),
            *calibration(figures),
            *tables.wrong(figures),
        ]
    )


def calibration(figures: Figures) -> Iterator[str]:
    """The two plots of how much points and certainty mean."""
    yield from tables.plot("Calibration: share of genuine proofs by score", figures.scores, 100)
    title = "Calibration: amount and reference both right, by the reader's confidence"
    yield from tables.plot(title, figures.confidences, 1)


def _rate(rate: Rate) -> dict[str, Any]:
    return {"count": rate.hits, "of": rate.of, "share": None if rate.share is None else round(rate.share, 4)}


def _field(field: FieldFigures) -> dict[str, Any]:
    return {"precision": _rate(field.precision), "recall": _rate(field.recall), "wrong": _rate(field.wrong)}


def _fields(fields: Mapping[str, FieldFigures]) -> dict[str, Any]:
    return {name: _field(one) for name, one in fields.items()}


def _group(group: Group) -> dict[str, Any]:
    return {
        "pictures": group.pictures,
        "rightly_decided": _rate(group.rightly_decided),
        "decisions": _fields(group.decisions),
        "fields": _fields(group.fields),
        "wrong_amounts_and_references": _rate(group.certain_wrong),
        "ms_per_picture": group.p50_ms,
    }


def _bands(bands: Sequence[Band]) -> list[dict[str, Any]]:
    return [{"from": band.low, "to": band.high, **_rate(band.good)} for band in bands]


def _decided(one: Seen | Wrong) -> dict[str, Any]:
    return {
        "picture": one.path,
        "what": one.what,
        "expected": one.expected,
        "decided": one.decided,
        "score": one.score,
    }
