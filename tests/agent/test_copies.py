"""A used receipt with its number changed is known for what it is, and neighbours of a rush are not taken for one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from gomflow.agent.copies import Shown, same_as, shown_by
from gomflow.payment.state import Approved, AskedAgain, InReview, Reading, Sent
from gomflow.testing.proofs import EXPECTED, FIELDS, assessed, sent
from gomflow_events.identity import AGENT, PaymentId, SubmissionId
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import Doubt, ReceiptFields

MAYA = replace(FIELDS, method="maya", reference="5D65A93F8645", sender="Wilfredo Estrella")
HERE, THERE = SubmissionId("here"), SubmissionId("there")


def shown(fields: ReceiptFields, place: SubmissionId = THERE, *, counts: bool = True, name: str = "first") -> Shown:
    return Shown(payment_id=PaymentId(name), fields=fields, places=frozenset({place}), counts=counts)


def seems(fields: ReceiptFields, *others: Shown) -> Sequence[str]:
    return same_as(fields, HERE, EXPECTED.pay_to, others)


@pytest.mark.parametrize(
    "number",
    [
        "5D65A93F8646",  # the last sign is another
        "5D65A93F8654",  # two exchanged
        "5D65A93F864",  # one left out
        "5D65A93F86455",  # one put in
        "5D65A93F8677",  # two digits changed
        "9D65A93F8640",  # one of them where no counter gets to in a minute
        "5D65A93FB645",  # read or painted as what it looks like
    ],
)
def test_a_receipt_with_its_number_changed_is_known(number: str) -> None:
    assert ["first"] == list(seems(replace(MAYA, sender=None, reference=number), shown(MAYA)))
    assert ["first"] == list(seems(replace(MAYA, sender=None, reference=number), shown(MAYA, HERE, counts=False)))


@pytest.mark.parametrize(
    "changes",
    [
        {"reference": MAYA.reference},  # it is known by that
        {"reference": "5D65 A93F 8645"},
        {"reference": None},
        {"reference": "5D65A93F9321"},
        {"reference": "0D65A93F8645", "method": "gcash"},
        {"reference": "0D65A93F8645", "recipient": "Maria Luisa Santos", "recipient_account": None},
        {"reference": "0D65A93F8645", "recipient_account": "09998887777"},
        {"reference": "0D65A93F8645", "paid_at": datetime(2026, 11, 1, 20, 0, 31)},  # noqa: DTZ001 - as receipts do
    ],
)
def test_another_receipt_is_none(changes: dict[str, Any]) -> None:
    at = datetime(2026, 11, 1, 20, 0, 9)  # noqa: DTZ001 - as receipts do
    before = replace(MAYA, sender=None, recipient="Juana Cruz", recipient_account="09175550142", paid_at=at)
    second = replace(before, **changes)

    assert [] == list(seems(second, shown(before)))


@pytest.mark.parametrize(("one", "other"), [("maybank2u", "maybank_mae"), (None, "maya"), ("maya", "instapay")])
def test_a_copy_without_its_header_is_known(one: str | None, other: str) -> None:
    altered = replace(MAYA, method=one, reference="5D65A93F8646", sender=None)

    assert ["first"] == list(seems(altered, shown(replace(MAYA, method=other))))


class TestTheSameSender:
    def test_is_one_transfer_whatever_its_number(self) -> None:
        assert ["first"] == list(seems(replace(MAYA, reference="AA0012B7734C"), shown(MAYA)))

    def test_may_have_sent_two_receipts_for_one_place(self) -> None:
        assert [] == list(seems(replace(MAYA, reference="AA0012B7734C"), shown(MAYA, HERE)))

    @pytest.mark.parametrize(
        "name",
        [
            "OCTO Savers",
            "Go Save",
            "Maya Wallet",
            "W••••••o E.",
            "•••• 3588",
            "K. Evangelista",
            "Wilfredo",
            "Juana Cruz",
        ],
    )
    def test_is_nobody_where_no_persons_name_is_whole(self, name: str) -> None:
        """Many have an account of this kind, and whoever was paid is on all of their receipts."""
        before = replace(MAYA, sender=name)

        assert [] == list(seems(replace(before, reference="AA0012B7734C"), shown(before)))


class TestWhereAnAppCounts:
    """1061318609139 and the transfers of others that came before and after it."""

    NEAR, BESIDE, SLOWLY = "1061318609178", "1061318684846", "1061318611277"

    def around(self, number: str, *, counts: bool = True) -> Shown:
        return shown(replace(FIELDS, reference=number), counts=counts, name=number)

    def seems(self, number: str, *around: Shown) -> Sequence[str]:
        return same_as(replace(FIELDS, reference=number), HERE, EXPECTED.pay_to, [shown(FIELDS)], around)

    def test_two_digits_tell_a_copy_only_where_nobody_else_is_numbered_beside_it(self) -> None:
        assert ["first"] == list(self.seems(self.NEAR))
        assert ["first"] == list(self.seems(self.NEAR, self.around("9061310004846")))
        assert [] == list(self.seems(self.NEAR, self.around(self.BESIDE)))

    def test_one_digit_tells_it_but_where_the_app_counts_slowly_or_many_stand_beside_it(self) -> None:
        crowd = [self.around(f"10613187{number}139") for number in range(10, 41)]

        assert ["first"] == list(self.seems("1061318609138", self.around(self.BESIDE)))
        assert ["first"] == list(self.seems("1061318609193", self.around(self.BESIDE))), "two that were exchanged"
        assert ["first"] == list(self.seems("1061318609138", *crowd[:30]))
        assert [] == list(self.seems("1061318609138", *crowd))
        assert [] == list(self.seems("1061318609138", self.around(self.SLOWLY)))

    def test_a_digit_that_no_counter_reaches_in_a_minute_tells_it_in_every_crowd(self) -> None:
        assert ["first"] == list(self.seems("1061918609133", self.around(self.SLOWLY), self.around(self.BESIDE)))

    def test_copies_that_wait_for_the_gom_are_no_crowd(self) -> None:
        copies = [self.around(number, counts=False) for number in (self.BESIDE, self.SLOWLY)]

        assert ["first"] == list(self.seems(self.NEAR, *copies))

    def test_two_people_are_not_one(self) -> None:
        ana, bea = replace(FIELDS, sender="Ana Reyes"), replace(FIELDS, sender="Bea Lim", reference=self.NEAR)

        assert [] == list(seems(bea, shown(ana)))
        assert ["first"] == list(seems(replace(bea, sender="Ana Reyes"), shown(ana, HERE)))

    @pytest.mark.parametrize(
        ("buyers", "minutes", "a_second", "most"),
        [(60, 20, 300, 0.002), (100, 5, 300, 0.002), (200, 10, 100, 0.004), (6, 20, 30, 0.015), (20, 20, 5, 0.02)],
    )
    def test_hardly_anybody_of_a_rush_is_held(self, buyers: int, minutes: int, a_second: int, most: float) -> None:
        """So many pay the same sum by one app that numbers all its transfers one after the other, again and again."""
        rng = Random(7)
        rushes = [rush(rng, a_second, buyers, minutes) for _ in range(1500 // buyers)]
        held = sum(held_of(one) for one in rushes)

        assert held / sum(map(len, rushes)) <= most

    def test_nor_where_no_time_is_shown(self) -> None:
        rng, day = Random(7), datetime(2026, 11, 1)  # noqa: DTZ001 - receipts show local time without a zone
        rushes = [[replace(one, day_only=True, paid_at=day) for one in rush(rng, 300, 60, 600)] for _ in range(20)]

        assert sum(map(held_of, rushes)) / sum(map(len, rushes)) <= 0.002


def rush(rng: Random, a_second: int, buyers: int, minutes: int) -> list[ReceiptFields]:
    """Receipts of an app that numbers all its transfers one after the other."""
    first = rng.randrange(10**12, 9 * 10**12)
    seconds = sorted(rng.uniform(0, minutes * 60) for _ in range(buyers))
    numbers = [first + int(at * a_second) + rng.randrange(a_second) for at in seconds]
    began = datetime(2026, 11, 1, 12)  # noqa: DTZ001 - receipts show local time without a zone
    return [
        replace(FIELDS, reference=str(number), paid_at=(began + timedelta(seconds=at)).replace(second=0, microsecond=0))
        for number, at in zip(numbers, seconds, strict=True)
    ]


def held_of(buyers: Sequence[ReceiptFields]) -> int:
    """How many of them would wait for the GOM, each held against those before it."""
    before: list[Shown] = []
    for number, one in enumerate(buyers):
        beside = [(each, away(one, each.fields)) for each in before[-150:]]
        same, around = [each for each, far in beside if not far], [each for each, far in beside if 0 < far <= 3]
        held = bool(same_as(one, HERE, EXPECTED.pay_to, same, around))
        before.append(shown(one, SubmissionId(str(number)), counts=not held, name=str(number)))
    return sum(not each.counts for each in before)


def away(one: ReceiptFields, other: ReceiptFields) -> float:
    assert one.paid_at is not None
    assert other.paid_at is not None
    return abs(one.paid_at - other.paid_at) / timedelta(minutes=1)


class TestWhatCountsAsShown:
    def test_whatever_was_read_but_what_the_gom_asked_to_see_again(self) -> None:
        place = sent().state.proof.submission_id
        approved = sent().when(assessed(), by=AGENT).done().state
        held = sent().when(assessed(Doubt.AMOUNT_DIFFERS), by=AGENT).done()
        again = held.when(r.BetterProofRequested(reason="blurry")).done().state
        found = {
            type(each): shown_by(PaymentId("p"), each, place) for each in (approved, held.state, again, sent().state)
        }

        assert {AskedAgain, Reading} == {kind for kind, each in found.items() if each is None}
        assert {Approved: True, InReview: False} == {kind: each.counts for kind, each in found.items() if each}
        assert shown_by(PaymentId("p"), narrowed(again), THERE) is not None, "but not for another place"


def narrowed(payment: object) -> Sent:
    assert isinstance(payment, AskedAgain)
    return payment
