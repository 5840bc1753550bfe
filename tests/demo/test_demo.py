"""The demo, played for real: everything it verifies holds, and its report says what happened."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from gomflow.demo import proving
from gomflow.demo.buyer import End
from gomflow.demo.printing import print_report
from gomflow.demo.report import Decided, Report
from gomflow.testing.scene import Scene

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
async def report(scene: Scene) -> Report:
    """The report on the scene."""
    return await scene.report()


def test_everything_that_is_verified_holds(report: Report) -> None:
    assert report.faults == []
    assert report.passed


def test_every_kind_of_check_had_something_to_look_at(report: Report) -> None:
    assert set(report.checks) == {
        proving.ROWS,
        proving.MONEY,
        proving.INBOUND_ONCE,
        proving.DUE_ONCE,
        proving.SEEN_ONCE,
        proving.OUTCOMES_KNOWN,
        proving.MESSAGE_ROWS,
        proving.STORIES,
    }
    assert min(report.checks.values()) >= 12


def test_everybody_has_an_end(scene: Scene, report: Report) -> None:
    assert all(buyer.end is not None for buyer in scene.played.buyers)
    assert sum(report.ends.values()) == report.buyers == 12
    assert report.ends[End.RECEIVED.value] >= 8


def test_every_proof_is_accounted_for_and_no_fraud_was_approved(scene: Scene, report: Report) -> None:
    assert len(report.decided) == len(scene.played.proofs()) >= 12
    assert {one.case for one in report.decided} > {"genuine"}
    assert report.frauds_approved == []
    assert report.genuine_approved >= 0.8


def test_replies_were_timed(report: Report) -> None:
    assert report.replies > 150
    assert 0 < report.latency_ms["p50"] <= report.latency_ms["p95"] <= report.latency_ms["p99"]
    assert report.latency_ms["p50"] < 1000


def test_progress_was_told_from_the_first_to_the_last(scene: Scene) -> None:
    by_what: dict[str, list[int]] = {}
    for what, done, of in scene.told:
        assert done <= of
        by_what.setdefault(what, []).append(done)
    assert next(iter(by_what)) == "The manager writes the order"
    assert by_what["Buyers join and pay"][-1] == 12
    assert all(counts == sorted(counts) for counts in by_what.values())


def test_the_printed_report_names_every_figure(report: Report) -> None:
    printed = io.StringIO()
    print_report(report, Console(file=printed, width=100))
    text = printed.getvalue()
    assert "Everything holds." in text
    for check in report.checks:
        assert f"✓ {check}" in text
    for figure in (f"{report.replies} replies", f"{report.events} in {report.commits} commits", f"{report.by_hand}"):
        assert figure in text


def test_an_approved_fraud_fails_the_demo_and_is_named(report: Report) -> None:
    fraud = Decided("wrong_recipient", "maya", "clean", "reject", "approve", 100, (), 700)
    bad = replace(report, decided=[*report.decided, fraud])
    printed = io.StringIO()
    print_report(bad, Console(file=printed, width=100))
    assert not bad.passed
    assert not bad.document()["passed"]
    assert "a proof that is wrong_recipient (maya) was approved unaided" in printed.getvalue()
    assert "It does not hold." in printed.getvalue()
