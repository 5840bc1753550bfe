"""An evaluation counts what it is told, decides as the house does, and names what went wrong."""

import json
import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gomflow.evaluating.comparing import Mark
from gomflow.evaluating.figures import figures_of
from gomflow.evaluating.report import document_of, text_of
from gomflow.evaluating.running import Outcome, Readings, outcomes
from gomflow.evaluating.truth import TruthMissing, expected_of, samples_in
from gomflow.payment.rules import Verdict
from gomflow.ports.reader import ReaderUnavailable, Reading, UnreadablePicture
from gomflow.simulators.receipts import make_set
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import Doubt

MERCHANT = {"name": "LUNA MERCH MANILA", "short": "LUNA", "acct": "109344278856", "msisdn": "0928 555 0167",
            "person": "Katrina Joy Salonga"}  # fmt: skip


class ByHand:
    """A reader that knows what is on each picture, because it was written there as text."""

    def __init__(self) -> None:
        self.asked = 0

    async def read(self, data: bytes) -> Reading:
        self.asked += 1
        if data == b"broken":
            raise UnreadablePicture("damaged", "It is broken.")
        screen = Screen().text("GCash", size=40).text("Sent via GCash")
        for label, value in json.loads(data).items():
            screen.pair(label, value)
        return screen.reading()


def facts(amount: str = "500.00", reference: str = "1061318609139") -> dict[str, object]:
    return {
        "method": "gcash", "amount": float(amount), "currency": "PHP", "reference": reference,
        "datetime": "2026-11-11T10:25", "shown_date": "Nov 11, 2026 10:25 AM", "sender": None,
        "recipient": "Katrina Joy Salonga", "recipient_acct": "0928 555 0167", "status": "success",
    }  # fmt: skip


def shown(amount: str = "500.00", reference: str = "1061 318 609139") -> bytes:
    return json.dumps(
        {
            "Amount": f"₱{amount}",
            "Sent to": "Katrina Joy Salonga",
            "Mobile number": "0928 555 0167",
            "Ref No.": reference,
            "Date": "Nov 11, 2026 10:25 AM",
        }
    ).encode()


def a_folder(path: Path, *pictures: tuple[str, str, dict[str, object] | None, bytes]) -> Path:
    (path / "images").mkdir(parents=True)
    rows = []
    for number, (case, expected, fields, data) in enumerate(pictures):
        name = f"{number}.png"
        (path / "images" / name).write_bytes(data)
        rows.append(
            {
                "id": number, "case": case, "degradation": "clean", "file": name, "expected_decision": expected,
                "merchant": {"PH": MERCHANT, "MY": MERCHANT}, "app": "gcash", "country": "PH", "fields": fields,
                "due": 500.0, "sent_at": "2026-11-11T12:00:00",
            }
        )  # fmt: skip
    (path / "truth.json").write_text(json.dumps(rows))
    return path


async def evaluated(folder: Path, keep: Path | None = None) -> list[Outcome]:
    readings = Readings(ByHand(), "by-hand", keep)
    return [outcome async for outcome in outcomes(folder, samples_in(folder), readings)]


async def test_a_genuine_proof_is_approved_and_every_field_right(tmp_path: Path) -> None:
    (outcome,) = await evaluated(a_folder(tmp_path / "set", ("genuine", "approve", facts(), shown())))

    assert Verdict.APPROVE is outcome.decision.verdict
    assert {Mark.RIGHT} == set(outcome.marks.values())
    assert datetime.fromisoformat("2026-11-11T10:25") == outcome.fields.paid_at
    assert Decimal("500.00") == outcome.fields.amount


async def test_what_a_picture_does_not_show_is_not_missed_and_must_not_be_invented(tmp_path: Path) -> None:
    without = facts() | {"reference": None, "datetime": None, "status": None, "recipient_acct": None}
    folder = a_folder(tmp_path / "set", ("pending", "review", without, shown(reference="")))

    (outcome,) = await evaluated(folder)

    assert Mark.HIDDEN is outcome.marks["reference"]
    assert Mark.WRONG is outcome.marks["datetime"], "the picture has one and the truth has none: one of them is wrong"
    assert Verdict.REVIEW is outcome.decision.verdict


def test_a_set_that_does_not_say_what_is_accepted_accepts_every_app_every_rail_and_any_bank(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "set", ("genuine", "approve", facts(), shown()))

    ways = {way.method: way.account for way in expected_of(samples_in(folder)[0]).pay_to}

    assert {"gcash", "bdo", "instapay", "bank_transfer"} <= set(ways)
    assert "tng" not in ways, "it takes no pesos"
    assert (MERCHANT["msisdn"], MERCHANT["acct"]) == (ways["gcash"], ways["bank_transfer"])


async def test_the_same_reference_and_the_same_bytes_do_not_pay_twice(tmp_path: Path) -> None:
    again = shown().replace(b"Sent to", b"Recipient")
    folder = a_folder(
        tmp_path / "set",
        ("genuine", "approve", facts(), shown()),
        ("duplicate", "reject", facts(), again),
        ("duplicate", "reject", facts(), shown()),
    )

    first, second, third = await evaluated(folder)

    assert Verdict.APPROVE is first.decision.verdict
    assert (Verdict.REJECT, (Doubt.REFERENCE_USED,)) == (second.decision.verdict, second.decision.doubts)
    assert Verdict.REJECT is third.decision.verdict
    assert {Doubt.IMAGE_USED, Doubt.REFERENCE_USED} == set(third.decision.doubts)


async def test_a_used_receipt_with_its_number_changed_waits(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path / "set",
        ("genuine", "approve", facts(), shown()),
        ("renumbered", "review", facts(reference="1061318609147"), shown(reference="1061318609147")),
        ("genuine", "approve", facts(reference="3027755130140"), shown(reference="3027755130140")),
    )

    first, altered, other = await evaluated(folder)

    assert [Verdict.APPROVE] * 2 == [first.decision.verdict, other.decision.verdict]
    assert (Verdict.REVIEW, (Doubt.TRANSFER_SHOWN_BEFORE,)) == (altered.decision.verdict, altered.decision.doubts)


async def test_figures_count_what_was_wrong_and_name_its_picture(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path / "set",
        ("genuine", "approve", facts(), shown()),
        ("genuine", "approve", facts(reference="3027755130140"), shown(reference="3027 755 130148")),
        ("genuine", "approve", facts(reference="1061318609150"), b"broken"),
        ("wrong_amount", "review", facts("450.00", "1061318609160"), shown("450.00", "1061 318 609160")),
    )

    figures = figures_of(await evaluated(folder))

    assert (2, 3) == (figures.genuine_approved.hits, figures.genuine_approved.of)
    assert (0, 1) == (figures.detectable_approved.hits, figures.detectable_approved.of)
    assert (1, 8) == (figures.certain_wrong.hits, figures.certain_wrong.of)
    reference = figures.fields["reference"]
    assert (2, 3) == (reference.precision.hits, reference.precision.of)
    assert (2, 4) == (reference.recall.hits, reference.recall.of)
    assert {str(folder / "images" / "1.png"), str(folder / "images" / "2.png")} == {w.path for w in figures.wrong}
    assert 1 == figures.cases["wrong_amount", "review"]
    assert {("approve", "approve"): 2, ("approve", "review"): 1, ("review", "review"): 1} == dict(figures.confusion)


async def test_the_report_says_the_same_to_people_and_to_programs(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path / "set",
        ("genuine", "approve", facts(), shown()),
        ("genuine", "approve", facts(reference="1061318609150"), b"broken"),
    )
    figures = figures_of(await evaluated(folder))

    text, document = text_of(figures), json.loads(json.dumps(document_of(figures)))

    assert "1/2 (50.0 %)" in text
    assert str(folder / "images" / "1.png") in text
    assert {"count": 1, "of": 2, "share": 0.5} == document["genuine_approved"]
    assert [str(folder / "images" / "1.png")] == [wrong["picture"] for wrong in document["wrong"]]
    assert {"app", "degradation", "case"} == set(document["by"])
    gcash = document["by"]["app"]["gcash"]
    assert {"count": 1, "of": 1, "share": 1.0} == gcash["decisions"]["approve"]["precision"]
    assert {"count": 1, "of": 2, "share": 0.5} == gcash["decisions"]["approve"]["recall"]
    assert {"count": 1, "of": 2, "share": 0.5} == gcash["fields"]["amount"]["recall"]
    assert [str(folder / "images" / f"{number}.png") for number in (0, 1)] == [
        one["picture"] for one in document["seen"]
    ]
    assert 2 == sum(band["of"] for band in document["calibration"]["score"])


async def test_a_kept_reading_is_not_made_again(tmp_path: Path) -> None:
    reader = ByHand()
    for _ in range(2):
        readings = Readings(reader, "by-hand", tmp_path / "kept")
        assert await readings.read(shown()) == await readings.read(shown())

    assert 1 == reader.asked


async def test_what_a_kept_reading_cannot_know_is_looked_for_again(tmp_path: Path) -> None:
    def again(_: bytes, reading: Reading) -> Reading:
        return replace(reading, took_ms=reading.took_ms + 7)

    first, second = [
        await Readings(ByHand(), "by-hand", tmp_path / "kept", again=again).read(shown()) for _ in range(2)
    ]

    assert 7 == second.took_ms - first.took_ms


@pytest.mark.parametrize("text", ["[]", "{", '[{"id": 1}]'])
def test_a_truth_of_no_use_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "truth.json").write_text(text)

    with pytest.raises(TruthMissing, match=r"truth\.json"):
        samples_in(tmp_path)


def test_what_the_generator_writes_can_be_evaluated(tmp_path: Path) -> None:
    proofs = make_set(tmp_path, 4, seed=8)

    assert [proof.expected.value for proof in proofs] == [one.expected_decision.value for one in samples_in(tmp_path)]


async def test_the_report_has_all_that_is_promised(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path / "set",
        ("genuine", "approve", facts(), shown()),
        ("genuine", "approve", facts(reference="1061318609150"), b"broken"),
        ("wrong_amount", "review", facts("450.00", "1061318609160"), shown("450.00", "1061 318 609160")),
    )

    text = text_of(figures_of(await evaluated(folder)))

    for title in ("Decisions", "Fields"):
        for group in ("app", "degradation", "case"):
            assert f"### {title} by {group} (precision / recall, %)" in text
    assert re.search(r"\| gcash +\| 3 +\| 2/3 \(66.7 %\) +\| 100 / 50 \| 50 / 100 \| - / - ", text)
    assert re.search(r"\| gcash +\| 100 / 67 \|", text), "the amount was read in two of three, and rightly"
    assert "### Confusion: what should have been decided (down), what was (across)" in text
    assert re.search(r"\| approve \| 1 +\| 1 +\| 0 +\|", text)
    assert re.search(r"   95 - 100   █+┃ 1/1 \(100.0 %\)", text), "a plot of what the points mean"
    assert "Calibration: amount and reference both right, by the reader's confidence" in text
    assert "time per picture" in text
    assert str(folder / "images" / "1.png") in text


async def test_pictures_read_side_by_side_are_decided_in_their_order(tmp_path: Path) -> None:
    numbers = [f"10{number}{9 - number}318{number}09100" for number in range(6)]
    pictures = [shown(reference=number) for number in numbers]
    rows = [("genuine", "approve", facts(reference=n), data) for n, data in zip(numbers, pictures, strict=True)]
    folder = a_folder(tmp_path / "set", *rows, ("duplicate", "reject", facts(reference=numbers[0]), pictures[0]))

    found = [one async for one in outcomes(folder, samples_in(folder), Readings(ByHand(), "by-hand", None), 4)]

    assert list(range(7)) == [one.sample.id for one in found]
    assert [Verdict.APPROVE] * 6 + [Verdict.REJECT] == [one.decision.verdict for one in found]


class OutOfOrder(ByHand):
    """Out of order so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    async def read(self, data: bytes) -> Reading:
        if self.asked < self.times:
            self.asked += 1
            raise ReaderUnavailable("not now")
        return await super().read(data)


@pytest.mark.parametrize(("times", "verdict", "unread"), [(2, "approve", 0), (3, "review", 1)])
async def test_a_reader_out_of_order_is_asked_again_and_then_the_picture_waits(
    tmp_path: Path, times: int, verdict: str, unread: int
) -> None:
    folder = a_folder(tmp_path / "set", ("genuine", "approve", facts(), shown()))

    found = [one async for one in outcomes(folder, samples_in(folder), Readings(OutOfOrder(times), "x", None, 0.0))]

    assert (verdict, unread) == (found[0].decision.verdict.value, figures_of(found).unread)


def test_what_a_set_does_not_know_may_be_null(tmp_path: Path) -> None:
    row = {"id": 1, "case": "genuine", "degradation": "clean", "file": "1.png", "expected_decision": "approve"}
    row |= {"merchant": {}, "dark": None, "kind": None, "style": None}
    (tmp_path / "truth.json").write_text(json.dumps([row]))

    assert "genuine" == samples_in(tmp_path)[0].what
