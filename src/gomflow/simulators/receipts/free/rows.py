"""The rows of a receipt put together from chance: what every receipt says, and what only some do, in some order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final, Protocol

from gomflow.simulators.receipts.free.forms import shown_account, shown_name, shown_reference
from gomflow.simulators.receipts.free.words import Wording
from gomflow.simulators.receipts.places import (
    digits,
    malaysian_bank,
    malaysian_note,
    philippine_bank,
    philippine_note,
)
from gomflow.simulators.receipts.receipt import Receipt, Scene, Status
from gomflow.simulators.receipts.rows import Row, Said, row
from gomflow.simulators.receipts.screen import Field
from gomflow_events.money import Currency, Money

_OFTEN: Final = 0.6
_SELDOM: Final = 0.25
_NAMELESS: Final = frozenset({"instapay"})
"""Any bank at all: only the network tells what it is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How one receipt says things: its words, and the forms of its money and moments."""

    say: Wording
    figures: Callable[[Money], str]
    moment: Callable[[datetime], str]
    day: Callable[[datetime], str]
    held_back: bool
    hero: bool


class _Part(Protocol):
    def __call__(self, receipt: Receipt, rng: Random, shown: Shown) -> list[Row]: ...


def rows_of(receipt: Receipt, rng: Random, shown: Shown, *, with_date: bool) -> list[Row]:
    """The rows in an order of their own: parties, money, numbers and dates keep together."""
    parts: list[_Part] = [_parties, _money, _numbers]
    if with_date:
        parts.append(_moments)
    rng.shuffle(parts)
    rows = [each for part in parts for each in part(receipt, rng, shown)]
    if rng.random() < _SELDOM:
        rows.append(row(shown.say("balance"), shown.figures(receipt.amount + receipt.amount + receipt.amount)))
    return [each for each in rows if each.lines]


def _parties(receipt: Receipt, rng: Random, shown: Shown) -> list[Row]:
    name = Said(shown_name(rng, receipt.recipient, held_back=shown.held_back), Field.RECIPIENT)
    account = Said(shown_account(rng, receipt.account, held_back=shown.held_back), Field.ACCOUNT)
    place = (philippine_bank if receipt.amount.currency is Currency.PHP else malaysian_bank)(receipt.account)
    with_bank = rng.random() < _OFTEN
    if rng.random() < 1 / 2:
        to = [row(shown.say("recipient"), name, account, place if with_bank else "")]
    else:
        to = [row(shown.say("recipient"), name), row(shown.say("account"), account)]
        to += [row(shown.say("bank"), place)] if with_bank else []
    sender = Said(receipt.sender if rng.random() < 1 / 2 else receipt.sender.upper(), Field.SENDER)
    own = f"•••• {digits(rng, 4)}"
    of = [row(shown.say("sender"), sender, own if rng.random() < 1 / 2 else "")] if rng.random() < _OFTEN else []
    return [*of, *to] if rng.random() < 1 / 2 else [*to, *of]


def _money(receipt: Receipt, rng: Random, shown: Shown) -> list[Row]:
    amount = row(shown.say("amount"), Said(shown.figures(receipt.amount), Field.AMOUNT))
    rows = [amount] if not shown.hero or rng.random() < _OFTEN else []
    if receipt.fee or rng.random() < _SELDOM:
        rows.append(row(shown.say("fee"), shown.figures(receipt.fee)))
    if receipt.fee and rng.random() < _OFTEN:
        rows.append(row(shown.say("total"), shown.figures(receipt.total)))
    return rows


def _numbers(receipt: Receipt, rng: Random, shown: Shown) -> list[Row]:
    rows = []
    if receipt.scene is not Scene.NOT_YET:
        text = shown_reference(rng, receipt.app, receipt.reference, held_back=shown.held_back)
        rows.append(row(shown.say("reference"), Said(text, Field.REFERENCE)))
    if rng.random() < _SELDOM:
        rows.append(row(shown.say("trace"), digits(rng, 6)))
    if receipt.app in _NAMELESS or rng.random() < _SELDOM:
        rows.append(
            row(shown.say("channel"), "InstaPay" if receipt.amount.currency is Currency.PHP else "DuitNow Transfer")
        )
    if rng.random() < _SELDOM:
        note = philippine_note if receipt.amount.currency is Currency.PHP else malaysian_note
        rows.append(row(shown.say("note"), note(rng)))
    tells = receipt.status is not Status.SUCCESS or receipt.scene is Scene.CONTRADICTED
    if receipt.scene is Scene.SENT and (tells or rng.random() < _SELDOM):
        words = {Status.SUCCESS: "Successful", Status.PENDING: "Pending", Status.FAILED: "Failed"}
        rows.append(row(shown.say("status"), words[receipt.status]))
    rng.shuffle(rows)
    return rows


def _moments(receipt: Receipt, rng: Random, shown: Shown) -> list[Row]:
    if rng.random() < _SELDOM:
        clock = f"{receipt.paid_at:%H:%M:%S}" if rng.random() < 1 / 2 else f"{receipt.paid_at:%I:%M %p}"
        return [
            row(shown.say("day"), Said(shown.day(receipt.paid_at), Field.DATE)),
            row(shown.say("time"), Said(clock, Field.DATE)),
        ]
    return [row(shown.say("date"), Said(shown.moment(receipt.paid_at), Field.DATE))]
