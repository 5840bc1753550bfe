"""The figures of an evaluation: how many fields and decisions were right, by whatever the pictures differ in."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gomflow.evaluating.comparing import Mark, read_and_true
from gomflow.evaluating.running import UNAVAILABLE, Outcome
from gomflow.payment.rules import Verdict

_SCORES: Final = ((0, 49), (50, 69), (70, 84), (85, 94), (95, 100))
_CONFIDENCES: Final = ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.98), (0.98, 1.01))
_FEW: Final = 2
_CERTAIN: Final = ("amount", "reference")
"""The fields that must not be read wrong: a proof is settled by them."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many."""

    hits: int
    of: int

    @property
    def share(self) -> float | None:
        return self.hits / self.of if self.of else None

    def __str__(self) -> str:
        return f"{self.hits}/{self.of} ({100 * self.hits / self.of:.1f} %)" if self.of else "-"


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """One field: of what was returned how much was right, of what was to be seen how much, and what was wrong."""

    precision: Rate
    recall: Rate
    wrong: Rate


@dataclass(frozen=True, slots=True)
class Band:
    """A band of scores or confidences, and how many of its members turned out well."""

    low: float
    high: float
    good: Rate


@dataclass(frozen=True, slots=True)
class Group:
    """The pictures of one app, one degradation or one case."""

    pictures: int
    rightly_decided: Rate
    decisions: Mapping[str, FieldFigures]
    fields: Mapping[str, FieldFigures]
    certain_wrong: Rate
    p50_ms: float


@dataclass(frozen=True, slots=True)
class Seen:
    """One picture: what should have become of it, what did, and how long it took to read."""

    path: str
    what: str
    expected: str
    decided: str
    score: int
    took_ms: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """A picture that was not judged as it should have been, or of which a field was read wrong."""

    path: str
    what: str
    expected: str
    decided: str
    score: int
    doubts: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All that an evaluation says."""

    pictures: int
    genuine_approved: Rate
    detectable_approved: Rate
    undetectable_approved: Rate
    rejected_genuine: Rate
    fields: Mapping[str, FieldFigures]
    certain_wrong: Rate
    decisions: Mapping[str, FieldFigures]
    confusion: Mapping[tuple[str, str], int]
    cases: Mapping[tuple[str, str], int]
    groups: Mapping[str, Mapping[str, Group]]
    scores: Sequence[Band]
    confidences: Sequence[Band]
    p50_ms: float
    p95_ms: float
    unread: int
    seen: Sequence[Seen]
    wrong: Sequence[Wrong]


def figures_of(found: Sequence[Outcome]) -> Figures:
    """The figures of these outcomes."""
    honest = [one for one in found if one.sample.is_honest]
    others = [one for one in found if not one.sample.is_honest]
    return Figures(
        pictures=len(found),
        genuine_approved=_rate(honest, _approved),
        detectable_approved=_rate([one for one in others if one.sample.can_be_detected], _approved),
        undetectable_approved=_rate([one for one in others if not one.sample.can_be_detected], _approved),
        rejected_genuine=_rate(honest, lambda one: one.decision.verdict is Verdict.REJECT),
        fields=_fields(found),
        certain_wrong=_certain(found),
        decisions=_decisions(found),
        confusion=Counter((one.sample.expected_decision.value, one.decision.verdict.value) for one in found),
        cases=Counter((one.sample.what, one.decision.verdict.value) for one in found),
        groups={
            "app": _grouped(found, lambda one: one.sample.app or "none"),
            "degradation": _grouped(found, lambda one: one.sample.degradation),
            "case": _grouped(found, lambda one: one.sample.what),
        },
        scores=[_band(found, low, high) for low, high in _SCORES],
        confidences=[_confident(found, low, high) for low, high in _CONFIDENCES],
        p50_ms=_took(found, 50),
        p95_ms=_took(found, 95),
        unread=sum(one.refused == UNAVAILABLE for one in found),
        seen=[_seen(one) for one in found],
        wrong=[wrong for one in found if (wrong := _wrong(one))],
    )


def _rate(found: Sequence[Outcome], good: Callable[[Outcome], bool]) -> Rate:
    return Rate(sum(good(one) for one in found), len(found))


def _approved(one: Outcome) -> bool:
    return one.decision.verdict is Verdict.APPROVE


def _is_right(one: Outcome) -> bool:
    """As it should be decided; where a doubtful proof is not approved, review and rejection are both safe."""
    return _approved(one) is one.sample.is_honest


def _marks(found: Iterable[Outcome], name: str) -> Counter[Mark]:
    return Counter(one.marks[name] for one in found if name in one.marks)


def _field(found: Iterable[Outcome], name: str) -> FieldFigures:
    marks = _marks(found, name)
    right, wrong, missed = marks[Mark.RIGHT], marks[Mark.WRONG], marks[Mark.MISSED]
    return FieldFigures(
        Rate(right, right + wrong), Rate(right, right + wrong + missed), Rate(wrong, right + wrong + missed)
    )


def _certain(found: Sequence[Outcome]) -> Rate:
    marks = [one.marks[name] for one in found for name in _CERTAIN if name in one.marks]
    return Rate(marks.count(Mark.WRONG), len(marks) - marks.count(Mark.HIDDEN))


def _decided(found: Sequence[Outcome], verdict: Verdict) -> FieldFigures:
    decided = [one for one in found if one.decision.verdict is verdict]
    wanted = [one for one in found if one.sample.expected_decision is verdict]
    both = sum(one.sample.expected_decision is verdict for one in decided)
    return FieldFigures(Rate(both, len(decided)), Rate(both, len(wanted)), Rate(len(decided) - both, len(found)))


def _decisions(found: Sequence[Outcome]) -> dict[str, FieldFigures]:
    return {verdict.value: _decided(found, verdict) for verdict in Verdict}


def _fields(found: Sequence[Outcome]) -> dict[str, FieldFigures]:
    return {name: _field(found, name) for name in dict.fromkeys(name for one in found for name in one.marks)}


def _grouped(found: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, Group]:
    return {
        name: Group(
            pictures=len(members),
            rightly_decided=_rate(members, _is_right),
            decisions=_decisions(members),
            fields=_fields(members),
            certain_wrong=_certain(members),
            p50_ms=_took(members, 50),
        )
        for name in sorted({key(one) for one in found})
        if (members := [one for one in found if key(one) == name])
    }


def _took(found: Sequence[Outcome], percent: int) -> float:
    """The time within which so many percent of the pictures were read."""
    took = sorted(one.took_ms for one in found if one.took_ms)
    if len(took) < _FEW:
        return float(took[-1]) if took else 0.0
    return statistics.quantiles(took, n=100)[percent - 1]


def _seen(one: Outcome) -> Seen:
    return Seen(
        path=str(one.path),
        what=_what(one),
        expected=one.sample.expected_decision.value,
        decided=one.decision.verdict.value,
        score=one.decision.score,
        took_ms=one.took_ms,
    )


def _what(one: Outcome) -> str:
    return f"{one.sample.what} {one.sample.degradation} {one.sample.style or ''}".strip()


def _band(found: Sequence[Outcome], low: int, high: int) -> Band:
    members = [one for one in found if low <= one.decision.score <= high]
    return Band(low, high, _rate(members, lambda one: one.sample.is_honest))


def _confident(found: Sequence[Outcome], low: float, high: float) -> Band:
    members = [one for one in found if one.marks and low <= one.fields.confidence < high]
    return Band(low, min(high, 1.0), _rate(members, lambda one: all(one.marks[n] is Mark.RIGHT for n in _CERTAIN)))


def _wrong(one: Outcome) -> Wrong | None:
    fields = tuple(
        f"{name}: {' / '.join(read_and_true(name, one.sample, one.fields))}"
        for name, mark in one.marks.items()
        if mark is Mark.WRONG or (mark is Mark.MISSED and one.sample.is_honest)
    )
    if _is_right(one) and not any(
        mark is Mark.WRONG or (mark is Mark.MISSED and name in _CERTAIN) for name, mark in one.marks.items()
    ):
        return None
    return Wrong(
        path=str(one.path),
        what=_what(one),
        expected=one.sample.expected_decision.value,
        decided=one.decision.verdict.value,
        score=one.decision.score,
        doubts=tuple(doubt.value for doubt in one.decision.doubts),
        fields=fields,
    )
