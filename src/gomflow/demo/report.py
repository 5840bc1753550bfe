"""The report of the demo: what happened, how well, how fast, and whether all of it is true."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from sqlalchemy import select

from gomflow.demo.play import Played
from gomflow.demo.proving import Proven
from gomflow.demo.stage import Stage
from gomflow.parts import Parts
from gomflow.simulators.receipts import Case
from gomflow_projections.tables import payments


@dataclass(frozen=True, slots=True)
class Decided:
    """How one proof was decided: what it was, what it should have become, what the Smart Agent made of it."""

    case: str
    app: str
    degradation: str
    expected: str
    verdict: str
    score: int | None
    doubts: tuple[str, ...]
    took_ms: int | None

    @property
    def rightly(self) -> bool:
        """Right, or merely cautious: the agent may always leave a fraud to the manager, never approve one."""
        if self.expected == "approve":
            return self.verdict == "approve"
        return self.verdict != "approve"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the demo has to say."""

    buyers: int
    seconds: float
    decided: Sequence[Decided]
    latency_ms: Mapping[str, float]
    reading_ms: Mapping[str, float]
    replies: int
    sent: Mapping[str, int]
    events: int
    commits: int
    events_per_second: float
    by_hand: int
    proofs_by_hand: int
    refunds_by_hand: int
    ends: Mapping[str, int]
    checks: Mapping[str, int]
    faults: Sequence[str]

    @property
    def passed(self) -> bool:
        """Whether everything holds, and no fraud was approved."""
        return not self.faults and not self.frauds_approved

    @property
    def frauds_approved(self) -> list[Decided]:
        """Proofs that should not have been approved unaided, and were."""
        return [one for one in self.decided if one.expected != "approve" and one.verdict == "approve"]

    def document(self) -> dict[str, Any]:
        """The report for programs."""
        by_case: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.decided:
            by_case[one.case][one.verdict] += 1
        return {
            "passed": self.passed,
            "buyers": self.buyers,
            "seconds": round(self.seconds, 1),
            "proofs": {case: dict(verdicts) for case, verdicts in by_case.items()},
            "genuine_approved_unaided": self.genuine_approved,
            "frauds_approved": len(self.frauds_approved),
            "genuine_left_to_manager": [
                {"app": one.app, "degradation": one.degradation, "score": one.score, "doubts": list(one.doubts)}
                for one in self.cautious
            ],
            "latency_ms": {name: round(value, 1) for name, value in self.latency_ms.items()},
            "reading_ms": {name: round(value) for name, value in self.reading_ms.items()},
            "replies_measured": self.replies,
            "messages": dict(self.sent),
            "events": self.events,
            "commits": self.commits,
            "events_per_second": round(self.events_per_second, 1),
            "by_hand": self.by_hand,
            "proofs_by_hand": self.proofs_by_hand,
            "refunds_by_hand": self.refunds_by_hand,
            "ends": dict(self.ends),
            "checks": dict(self.checks),
            "faults": list(self.faults),
        }

    @property
    def cautious(self) -> list[Decided]:
        """Genuine proofs that the agent left to the manager or turned down."""
        return [one for one in self.decided if one.expected == "approve" and one.verdict != "approve"]

    @property
    def genuine_approved(self) -> float:
        """The share of genuine proofs that were approved unaided."""
        genuine = [one for one in self.decided if one.expected == "approve"]
        return sum(one.verdict == "approve" for one in genuine) / len(genuine) if genuine else 1.0


async def report_on(stage: Stage, played: Played, proven: Proven) -> Report:
    """The report of what was played and proven."""
    replies = [seconds * 1e3 for seconds in stage.stopwatch.replies]
    decided = await _decided(stage.running.parts, played)
    return Report(
        buyers=len(played.buyers),
        seconds=played.seconds,
        decided=decided,
        latency_ms=spread(replies),
        reading_ms=spread([float(one.took_ms) for one in decided if one.took_ms]),
        replies=len(replies),
        sent=dict(proven.sent),
        events=proven.events,
        commits=proven.commits,
        events_per_second=proven.events / played.seconds,
        by_hand=played.manager.did,
        proofs_by_hand=len(played.manager.decided),
        refunds_by_hand=len(played.manager.refunded),
        ends=dict(Counter(buyer.end.value for buyer in played.buyers if buyer.end is not None)),
        checks=proven.checks,
        faults=proven.faults,
    )


def spread(figures: Sequence[float]) -> dict[str, float]:
    """The middle of some figures, and their upper end; nothing of fewer than two."""
    if len(figures) < 2:  # noqa: PLR2004 - a spread needs two
        return {}
    cuts = quantiles(figures, n=100, method="inclusive")
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "max": max(figures)}


async def _decided(parts: Parts, played: Played) -> list[Decided]:
    """What the Smart Agent made of every proof, from the read model."""
    async with parts.engine.connect() as connection:
        rows = [dict(row) for row in (await connection.execute(select(payments))).mappings()]
    by_picture: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["submitted_at"]):
        by_picture[row["picture_sha256"]].append(row)
    found = []
    in_order = sorted(played.proofs(), key=lambda one: one[1].case is not Case.GENUINE)
    for _, proof in in_order:
        mine = by_picture[proof.sha256]
        if not mine:
            continue
        # The same picture can have been sent by two people: the first is the honest one.
        row = mine.pop(0)
        found.append(
            Decided(
                case=proof.case.value,
                app=proof.app or "none",
                degradation=proof.degradation.value,
                expected=proof.expected,
                verdict=_verdict(row),
                score=row["score"],
                doubts=tuple(row["doubts"]),
                took_ms=row["took_ms"],
            )
        )
    return found


def _verdict(row: dict[str, Any]) -> str:
    """What the agent made of it, whatever the manager decided after."""
    if row["held_at"] is not None:
        return "review"
    return {"approved": "approve", "rejected": "reject"}.get(str(row["status"]), "review")
