"""Writing an order down: title, what is sold for how much, until when, for how many, and where the money goes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from gomflow.conversation import answers
from gomflow.conversation.accounts import accounts, remembered
from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values, confirm
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.turn import Said, Turn
from gomflow.order.rules import MOST_BUYERS
from gomflow_events.codec import from_json, to_json
from gomflow_events.identity import OrderId
from gomflow_events.member.requests import AccountsGiven
from gomflow_events.money import Currency, Money
from gomflow_events.order.requests import OrderCreationRequested, OrderEditRequested
from gomflow_events.order.terms import Item, OrderDetails, PayTo

SKIP = "skip"
NONE = "none"
KNOWN = "known"
KEEP_A_WAITLIST = "waitlist"
CLOSE_WHEN_FULL = "close"
_NOTHING = {SKIP, NONE, "-", "wala", "tiada", "no", "0"}

Take = Callable[[AnswerGiven, Values, datetime], Taken]


def _currency(values: Values) -> Currency:
    return Currency(values["currency"])


def take_title(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    """A title, 3 to 120 characters."""
    return Taken(answers.words(answer.text, 3, 120))


def take_description(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    """A description, or none."""
    if answer.said.strip().lower() in _NOTHING:
        return Taken("")
    return Taken(answers.words(answer.text, 1, 1000))


def take_items(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    """Items with prices, one a line; the currency is asked for next."""
    lines = answers.priced_lines(answer.text)
    if len({name.lower() for name, _ in lines}) != len(lines):
        raise Problem("items-twice")
    return Taken([[name, str(price)] for name, price in lines])


def take_currency(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    """Pesos or ringgit."""
    said = answer.said.strip().upper()
    meant = {
        "PHP": "PHP",
        "PESO": "PHP",
        "PESOS": "PHP",
        "PISO": "PHP",
        "₱": "PHP",
        "MYR": "MYR",
        "RM": "MYR",
        "RINGGIT": "MYR",
    }
    if said not in meant:
        raise Problem("currency")
    return Taken(meant[said])


def take_deadline(answer: AnswerGiven, values: Values, at: datetime) -> Taken:
    """When the order closes."""
    return Taken(answers.deadline(answer.said, _currency(values), at).isoformat())


def take_minimum(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    """How many buyers the order needs."""
    return Taken(answers.whole(answer.said, 1, MOST_BUYERS))


def take_maximum(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """How many buyers there is room for, or no limit."""
    if answer.said.strip().lower() in _NOTHING:
        return Taken(None)
    maximum = answers.whole(answer.said, 1, MOST_BUYERS)
    if maximum < values["minimum"]:
        raise Problem("maximum-below-minimum", minimum=values["minimum"])
    return Taken(maximum)


def take_when_full(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    """What happens when the order is full."""
    if answer.choice not in {KEEP_A_WAITLIST, CLOSE_WHEN_FULL}:
        raise Problem("choose-a-button")
    return Taken(answer.choice == CLOSE_WHEN_FULL)


def take_shipping_fee(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """What shipping costs each buyer, or nothing."""
    if answer.said.strip().lower() in _NOTHING:
        return Taken("0")
    return Taken(str(answers.amount(answer.text, _currency(values), zero=True).amount))


def take_pay_to(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """The accounts the money goes to, or those of the last order."""
    known = remembered(values)
    if answer.choice == KNOWN and known:
        return Taken(known)
    return Taken([to_json(way) for way in accounts(answer.text, _currency(values))])


def details_of(values: Values) -> OrderDetails:
    """The order that the answers describe."""
    currency = _currency(values)
    return OrderDetails(
        title=values["title"],
        description=values["description"],
        items=tuple(
            Item(item_id=str(number), name=name, price=Money.of(price, currency))
            for number, (name, price) in enumerate(values["items"], 1)
        ),
        currency=currency,
        deadline=datetime.fromisoformat(values["deadline"]),
        minimum=values["minimum"],
        maximum=values["maximum"],
        pay_to=tuple(from_json(way, PayTo) for way in values["pay_to"]),
        shipping_fee=Money.of(values["shipping_fee"], currency),
        close_at_maximum=bool(values.get("when_full")),
    )


def values_of(details: OrderDetails) -> dict[str, Any]:
    """The answers that describe an order, as `details_of` takes them."""
    return {
        "title": details.title,
        "description": details.description,
        "items": [[item.name, str(item.price.amount)] for item in details.items],
        "currency": details.currency.value,
        "deadline": details.deadline.isoformat(),
        "minimum": details.minimum,
        "maximum": details.maximum,
        "when_full": details.close_at_maximum,
        "shipping_fee": str(details.shipping_fee.amount),
        "pay_to": [to_json(way) for way in details.pay_to],
    }


def _create(values: Values, turn: Turn) -> Said:
    request = OrderCreationRequested(codes=turn.chance.codes, details=details_of(values))
    given = tuple(from_json(way, PayTo) for way in values["pay_to"])
    return [
        turn.ask("order", OrderId(turn.chance.ids[1]), request),
        turn.ask("member", turn.me, AccountsGiven(pay_to=given, currency=_currency(values)), 1),
    ]


TAKES: dict[str, Take] = {
    "title": take_title,
    "description": take_description,
    "items": take_items,
    "currency": take_currency,
    "deadline": take_deadline,
    "minimum": take_minimum,
    "maximum": take_maximum,
    "when_full": take_when_full,
    "shipping_fee": take_shipping_fee,
    "pay_to": take_pay_to,
}
"""How each part of an order is understood; editing asks the same questions one at a time."""

SHOWS: dict[str, tuple[str, ...]] = {
    "deadline": ("currency",),
    "shipping_fee": ("currency",),
    "maximum": ("minimum",),
    "pay_to": ("currency", "accounts"),
}


def _has_maximum(values: Values) -> bool:
    return values.get("maximum") is not None


def _step(name: str) -> Step:
    if name == "when_full":
        return Step(name=name, take=TAKES[name], when=_has_maximum)
    return Step(name=name, take=TAKES[name], shows=SHOWS.get(name, ()))


CREATE = Flow(
    name="create",
    steps=(*(_step(name) for name in TAKES), confirm(*TAKES)),
    finish=_create,
)


def take_field(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """Which part of the order to change."""
    field = answer.said.strip().lower().replace(" ", "_")
    if field not in TAKES or field not in values["editable"]:
        raise Problem("choose-a-button")
    return Taken(field)


def take_value(answer: AnswerGiven, values: Values, at: datetime) -> Taken:
    """The new value of the chosen part."""
    return TAKES[values["field"]](answer, {**values["details"], "accounts": values.get("accounts")}, at)


def _edit(values: Values, turn: Turn) -> Said:
    details = details_of({**values["details"], values["field"]: values["value"]})
    return [turn.ask("order", values["order_id"], OrderEditRequested(details=details))]


EDIT = Flow(
    name="edit",
    steps=(
        Step(name="field", take=take_field, shows=("editable", "title")),
        Step(name="value", take=take_value, shows=("field", "details", "accounts")),
        confirm("field", "value", "details", "title"),
    ),
    finish=_edit,
)
