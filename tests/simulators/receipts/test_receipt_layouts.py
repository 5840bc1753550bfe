"""Every layout on every phone: whole texts inside the picture, none on top of another, and the facts all there."""

from dataclasses import replace
from datetime import datetime
from itertools import combinations, cycle, product
from random import Random

import pytest

from gomflow.simulators.receipts import APPS, Receipt, reference_for
from gomflow.simulators.receipts.apps import draw
from gomflow.simulators.receipts.phones import any_phone
from gomflow.simulators.receipts.receipt import Language, Status
from gomflow.simulators.receipts.screen import Field, Screen, Written
from gomflow.simulators.receipts.wording import figures
from gomflow_events.money import Money

PAID_AT = datetime(2026, 11, 5, 18, 8, 7)  # noqa: DTZ001 - receipts show local time without a zone
SEEDS = range(6)


def chance(seed: int | str) -> Random:
    return Random(seed)


def a_receipt(app: str, seed: int, *, long: bool = False) -> Receipt:
    country, wallet, currency = APPS[app].country, APPS[app].wallet, APPS[app].currency
    phone = "0928 555 0167" if country == "PH" else "017-555 0193"
    return Receipt(
        app=app,
        amount=Money.of("12480.75" if long else "499.00", currency),
        fee=Money.of("25.00" if long and max(APPS[app].fees) else "0", currency),
        reference=reference_for(app, chance(f"{app} {seed}"), PAID_AT),
        paid_at=PAID_AT,
        sender="Nurul Huda binti Osman Abdullah" if long else "Rhea Lopez",
        recipient="Mikaela Bernadette Evangelista" if long else "Ng Li Ying",
        account=phone if wallet else "21344500098217" if long else "109344278856",
        seed=seed,
    )


def overlapping(first: Written, second: Written) -> bool:
    left, top = max(first.box[0], second.box[0]), max(first.box[1], second.box[1])
    right, bottom = min(first.box[2], second.box[2]), min(first.box[3], second.box[3])
    return right - left > 1 and bottom - top > 1


def faults(screen: Screen) -> list[str]:
    """Texts that are cut off by the edge, and pairs that lie on each other."""
    width, height = screen.image.size
    outside = [
        each.text
        for each in screen.written
        if each.box[0] < 0 or each.box[1] < 0 or each.box[2] > width or each.box[3] > height
    ]
    pairs = combinations(screen.written, 2)
    return outside + [f"{one.text} / {other.text}" for one, other in pairs if overlapping(one, other)]


@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_texts_neither_leave_the_picture_nor_overlap(app: str, long: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """Long names, accounts and amounts wrap; buttons make room."""
    languages = list(Language) if APPS[app].malay else [Language.ENGLISH]
    for (seed, status), language in product(zip(SEEDS, cycle(Status), strict=False), languages):
        receipt = replace(a_receipt(app, seed, long=long), status=status, language=language)

        assert [] == faults(draw(receipt)), f"seed {seed}, {status}, {language}"


@pytest.mark.parametrize("app", APPS)
def test_every_fact_is_in_the_picture(app: str) -> None:
    """Amount, reference, recipient, date and status are written out and marked as such."""
    for seed in SEEDS[:4]:
        receipt = a_receipt(app, seed)
        written = draw(receipt).written
        shown = {field: "".join(each.text for each in written if each.field is field) for field in Field}

        assert figures(receipt.amount) in shown[Field.AMOUNT]
        assert receipt.reference in shown[Field.REFERENCE].replace(" ", "").replace("RefNo.", "")
        assert shown[Field.RECIPIENT]
        assert str(receipt.paid_at.year) in shown[Field.DATE]


@pytest.mark.parametrize("app", APPS)
def test_what_happened_to_the_payment_can_be_told_from_the_words(app: str) -> None:
    """A pending or failed payment never has the words of a success."""
    for seed in SEEDS[:4]:
        texts = {
            status: {each.text for each in draw(replace(a_receipt(app, seed), status=status)).written}
            for status in Status
        }

        assert texts[Status.PENDING] - texts[Status.SUCCESS]
        assert texts[Status.FAILED] - texts[Status.SUCCESS]
        assert texts[Status.FAILED] != texts[Status.PENDING]


def test_the_same_receipt_is_the_same_picture() -> None:
    receipt = a_receipt("gcash", 4)

    assert draw(receipt).image.tobytes() == draw(receipt).image.tobytes()


def test_screens_are_of_many_phones() -> None:
    """Widths from 720 to 1440 pixels turn up."""
    widths = {any_phone(chance(seed)).width for seed in range(120)}

    assert {720, 828, 1080, 1170, 1290, 1440} == widths


def test_a_dark_receipt_is_dark() -> None:
    light, dark = (draw(replace(a_receipt("gotyme", 3), dark=dark)).image for dark in (False, True))

    assert (255, 255, 255) == light.getpixel((3, light.height // 2))
    assert (16, 18, 21) == dark.getpixel((3, dark.height // 2))
