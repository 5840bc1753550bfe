"""The report of the demo, for people: what became of the proofs, how fast, what was verified."""

from collections import Counter
from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from gomflow.demo.report import Report

FAULTS_SHOWN = 30


def print_report(report: Report, console: Console) -> None:
    """The report on the console."""
    console.print()
    _proofs(report, console)
    _cautious(report, console)
    _figures(report, console)
    _checks(report, console)
    console.print()
    console.print("[bold green]Everything holds.[/]" if report.passed else "[bold red]It does not hold.[/]")


def _proofs(report: Report, console: Console) -> None:
    table = Table("proofs that are", box=None, header_style="bold")
    for name in ("sent", "approved", "to review", "rejected", "rightly"):
        table.add_column(name, justify="right")
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


def _cautious(report: Report, console: Console) -> None:
    """Every genuine proof that was not approved unaided, with the reason: the agent owes one."""
    if not report.cautious:
        return
    table = Table("genuine, and not approved unaided", "picture", "points", "because of", box=None, header_style="bold")
    for one in report.cautious:
        doubts = ", ".join(doubt.replace("_", " ").replace("-", " ") for doubt in one.doubts) or "too few points"
        table.add_row(one.app, one.degradation.replace("_", " "), str(one.score or "–"), doubts)
    console.print(table)
    console.print()


def _milliseconds(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.0f}" for name, value in figures.items()) + " ms" if figures else "–"


def _figures(report: Report, console: Console) -> None:
    running_it = report.by_hand - report.proofs_by_hand - report.refunds_by_hand
    lines = {
        "buyers": f"{report.buyers}: " + ", ".join(f"{count} {name}" for name, count in report.ends.items()),
        "genuine proofs approved unaided": f"{report.genuine_approved:.1%}",
        "frauds approved": str(len(report.frauds_approved)),
        "messages to people": ", ".join(f"{count} on {platform}" for platform, count in report.sent.items()),
        "reply to a message": _milliseconds(report.latency_ms),
        "": f"{report.replies} replies; those that wait for a picture to be read are not among them",
        "reading a picture": _milliseconds(report.reading_ms),
        "events": f"{report.events} in {report.commits} commits, {report.events_per_second:.0f} a second",
        "the manager did by hand": (
            f"{report.by_hand} things: {report.proofs_by_hand} proofs, {report.refunds_by_hand} refunds, "
            f"{running_it} to run the order"
        ),
        "time": f"{report.seconds:.0f} s",
    }
    table = Table(box=None, show_header=False)
    for name, value in lines.items():
        table.add_row(f"[dim]{name}[/]", value)
    console.print(table)
    console.print()


def _checks(report: Report, console: Console) -> None:
    table = Table("", "verified", box=None, header_style="bold")
    table.columns[0].justify = "right"
    for name, count in report.checks.items():
        bad = any(fault.startswith(f"{name}: ") for fault in report.faults)
        table.add_row(str(count), f"{'[red]✗[/]' if bad else '[green]✓[/]'} {name}")
    console.print(table)
    for fault in report.faults[:FAULTS_SHOWN]:
        console.print(f"[red]✗[/] {fault}", soft_wrap=True)
    if len(report.faults) > FAULTS_SHOWN:
        console.print(f"[red]✗[/] and {len(report.faults) - FAULTS_SHOWN} more", soft_wrap=True)
    for one in report.frauds_approved:
        console.print(f"[red]✗[/] a proof that is {one.case} ({one.app}) was approved unaided")
