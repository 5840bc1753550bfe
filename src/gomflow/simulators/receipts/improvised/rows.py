"""What an improvised receipt says beside its amount, in groups that keep together, in any order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from gomflow.simulators.receipts.free.forms import day_form
from gomflow.simulators.receipts.improvised.forms import account_of, name_of, reference_of
from gomflow.simulators.receipts.improvised.wording import Improvising
from gomflow.simulators.receipts.places import (
    digits,
    malaysian_bank,
    malaysian_note,
    philippine_bank,
    philippine_note,
)
from gomflow.simulators.receipts.receipt import Receipt, Scene
from gomflow.simulators.receipts.rows import Row, Said, row
from gomflow.simulators.receipts.screen import Field
from gomflow_events.money import Currency, Money

_OFTEN: Final = 0.65
_SELDOM: Final = 0.2
_NAMELESS: Final = "instapay"


@dataclass(frozen=True, slots=True)
class Saying:
    """How one receipt says things, and what it says elsewhere than in its rows."""

    say: Improvising
    part: int
    figures: Callable[[Money], str]
    moment: Callable[[datetime], str]
    hero: bool
    headline: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that keep together under a heading of their own, which may be empty."""

    heading: str
    rows: list[Row]


def groups_of(receipt: Receipt, rng: Random, how: Saying) -> list[Group]:
    """The groups of a receipt in an order of their own; small ones may be one."""
    parties = _parties(receipt, rng, how)
    money, numbers = _money(receipt, rng, how), _numbers(receipt, rng, how)
    headed = rng.random() < 1 / 3
    groups = [
        Group(how.say(thing) if headed else "", [each for each in rows if each.lines])
        for thing, rows in (("parties", parties), ("figures", money), ("numbers", numbers))
    ]
    rng.shuffle(groups)
    if rng.random() < 1 / 2:
        groups = [Group(groups[0].heading, [each for group in groups for each in group.rows])]
    return [group for group in groups if group.rows]


def _parties(receipt: Receipt, rng: Random, how: Saying) -> list[Row]:
    say, is_peso = how.say, receipt.amount.currency is Currency.PHP
    name = Said(name_of(rng, receipt.recipient, how.part), Field.RECIPIENT)
    account = Said(account_of(rng, receipt.account, how.part), Field.ACCOUNT)
    place = (philippine_bank if is_peso else malaysian_bank)(receipt.account) if rng.random() < _OFTEN else ""
    ways = (
        [row(say("recipient"), name, account, place)],
        [row(say("recipient"), name, place, account)],
        [row(say("recipient"), name), row(say("account"), account), row(say("bank"), place)],
        [row(say("bank"), place), row(say("account"), account), row(say("recipient"), name)],
    )
    to = list(rng.choice(ways))
    sender = Said(receipt.sender if rng.random() < 1 / 2 else receipt.sender.upper(), Field.SENDER)
    own = f"{rng.choice(('••••', '****', 'XXXX'))} {digits(rng, 4)}"
    of = []
    if rng.random() < _OFTEN:
        of = [row(say("sender"), sender, own if rng.random() < 1 / 2 else "")]
        of += [row(say("own"), own)] if rng.random() < _SELDOM else []
    return [*of, *to] if rng.random() < 1 / 2 else [*to, *of]


def _money(receipt: Receipt, rng: Random, how: Saying) -> list[Row]:
    rows = []
    if not how.hero or rng.random() < _OFTEN:
        rows.append(row(how.say("amount"), Said(how.figures(receipt.amount), Field.AMOUNT)))
    if receipt.fee or rng.random() < _SELDOM:
        rows.append(row(how.say("fee"), how.figures(receipt.fee)))
    if receipt.fee and rng.random() < _OFTEN:
        rows.append(row(how.say("total"), how.figures(receipt.total)))
    if rng.random() < _SELDOM:
        rows.append(row(how.say("balance"), how.figures(receipt.amount + receipt.amount + receipt.total)))
    if rng.random() < _SELDOM / 2:
        rows.append(row(how.say("points"), f"{rng.randint(1, 90)}"))
    return rows


def _numbers(receipt: Receipt, rng: Random, how: Saying) -> list[Row]:
    rows, say = [], how.say
    is_peso = receipt.amount.currency is Currency.PHP
    if receipt.scene is not Scene.NOT_YET:
        lines = reference_of(rng, receipt.app, receipt.reference)
        rows.append(row(say("reference"), *(Said(line, Field.REFERENCE) for line in lines)))
    if rng.random() < _SELDOM:
        rows.append(row(say("trace"), digits(rng, rng.choice((6, 6, 8)))))
    if receipt.app == _NAMELESS or rng.random() < _SELDOM:
        rows.append(row(say("channel"), "InstaPay" if is_peso else "DuitNow Transfer"))
    if rng.random() < _SELDOM:
        rows.append(row(say("note"), (philippine_note if is_peso else malaysian_note)(rng)))
    if receipt.scene is Scene.SENT and (not how.headline or rng.random() < _SELDOM):
        rows.append(row(say("status"), Said(say(receipt.status.value), Field.STATUS)))
    rng.shuffle(rows)
    dates = [] if how.dated else _dates(receipt, rng, how)
    return [*dates, *rows] if rng.random() < 1 / 2 else [*rows, *dates]


def _dates(receipt: Receipt, rng: Random, how: Saying) -> list[Row]:
    if rng.random() < 1 - _SELDOM:
        return [row(how.say("date"), Said(how.moment(receipt.paid_at), Field.DATE))]
    day = day_form(rng, receipt.amount.currency, receipt.language, held_back=rng.random() < 1 / 2)
    clock = rng.choice((f"{receipt.paid_at:%H:%M:%S}", f"{receipt.paid_at:%I:%M %p}"))
    return [
        row(how.say("day"), Said(day(receipt.paid_at), Field.DATE)),
        row(how.say("time"), Said(clock, Field.DATE)),
    ]
