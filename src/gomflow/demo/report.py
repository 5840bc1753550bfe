"""The report of the demo: what happened, how well, how fast, and whether all of it is true."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from rich.console import Console
from rich.table import Table
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
    latency_ms: dict[str, float]
    replies: int
    sent: dict[str, int]
    events: int
    commits: int
    events_per_second: float
    by_hand: int
    ends: dict[str, int]
    checks: dict[str, int]
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
            "latency_ms": {name: round(value, 1) for name, value in self.latency_ms.items()},
            "replies_measured": self.replies,
            "messages": self.sent,
            "events": self.events,
            "commits": self.commits,
            "events_per_second": round(self.events_per_second, 1),
            "by_hand": self.by_hand,
            "ends": self.ends,
            "checks": self.checks,
            "faults": list(self.faults),
        }

    @property
    def genuine_approved(self) -> float:
        """The share of genuine proofs that were approved unaided."""
        genuine = [one for one in self.decided if one.expected == "approve"]
        return sum(one.verdict == "approve" for one in genuine) / len(genuine) if genuine else 1.0


async def report_on(stage: Stage, played: Played, proven: Proven) -> Report:
    """The report of what was played and proven."""
    replies = sorted(stage.stopwatch.replies)
    cuts = quantiles(replies, n=100, method="inclusive")
    return Report(
        buyers=len(played.buyers),
        seconds=played.seconds,
        decided=await _decided(stage.running.parts, played),
        latency_ms={"p50": cuts[49] * 1e3, "p95": cuts[94] * 1e3, "p99": cuts[98] * 1e3},
        replies=len(replies),
        sent=dict(proven.sent),
        events=proven.events,
        commits=proven.commits,
        events_per_second=proven.events / played.seconds,
        by_hand=played.manager.did,
        ends=dict(Counter(buyer.end.value for buyer in played.buyers if buyer.end is not None)),
        checks=proven.checks,
        faults=proven.faults,
    )


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


def print_report(report: Report, console: Console) -> None:
    """The report for people."""
    console.print()
    _proofs(report, console)
    _figures(report, console)
    checks = Table("verified", "", box=None, header_style="bold")
    for name, count in report.checks.items():
        bad = [fault for fault in report.faults if fault.startswith(f"{name}: ")]
        checks.add_row(f"{'[red]✗[/]' if bad else '[green]✓[/]'} {name}", str(count))
    console.print(checks)
    for fault in report.faults[:30]:
        console.print(f"[red]✗[/] {fault}", soft_wrap=True)
    for one in report.frauds_approved:
        console.print(f"[red]✗[/] a proof that is {one.case} ({one.app}) was approved unaided")
    console.print()
    console.print("[bold green]Everything holds.[/]" if report.passed else "[bold red]It does not hold.[/]")


def _proofs(report: Report, console: Console) -> None:
    table = Table("proof", "sent", "approved", "to review", "rejected", "rightly", box=None, header_style="bold")
    cases = Counter(one.case for one in report.decided)
    for case, count in cases.most_common():
        mine = [one for one in report.decided if one.case == case]
        verdicts = Counter(one.verdict for one in mine)
        right = sum(one.rightly for one in mine)
        table.add_row(
            case.replace("_", " "),
            str(count),
            str(verdicts["approve"] or ""),
            str(verdicts["review"] or ""),
            str(verdicts["reject"] or ""),
            f"[{'green' if right == count else 'yellow'}]{right} of {count}[/]",
        )
    console.print(table)
    console.print()


def _figures(report: Report, console: Console) -> None:
    latency = ", ".join(f"{name} {value:.0f} ms" for name, value in report.latency_ms.items())
    sent = ", ".join(f"{count} on {platform}" for platform, count in report.sent.items())
    ends = ", ".join(f"{count} {name}" for name, count in report.ends.items())
    reading = [one.took_ms for one in report.decided if one.took_ms]
    lines = {
        "buyers": f"{report.buyers} ({ends})",
        "genuine proofs approved unaided": f"{report.genuine_approved:.1%}",
        "reading a proof": f"{sorted(reading)[len(reading) // 2]} ms in the middle" if reading else "–",
        "messages to people": sent,
        "reply to a message": f"{latency} ({report.replies} replies, without those that need reading)",
        "events": f"{report.events} in {report.commits} commits, {report.events_per_second:.0f} a second",
        "things the manager did by hand": str(report.by_hand),
        "time": f"{report.seconds:.0f} s",
    }
    table = Table(box=None, show_header=False)
    for name, value in lines.items():
        table.add_row(f"[dim]{name}[/]", value)
    console.print(table)
    console.print()
