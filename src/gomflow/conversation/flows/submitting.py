"""Joining an order: items and quantities, then where the parcel goes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gomflow.conversation.answers import Problem, basket, phone, whole, words
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values, confirm
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.turn import Said, Turn
from gomflow.order.state import Existing
from gomflow.order.submission import Submission
from gomflow_events.codec import to_json
from gomflow_events.identity import OrderId, SubmissionId
from gomflow_events.member.requests import ContactGiven
from gomflow_events.money import Currency
from gomflow_events.order.requests import ChangeRequested, SubmissionRequested
from gomflow_events.order.terms import Contact, Line

DONE = "done"
CLEAR = "clear"
KNOWN = "known"
SKIP = "skip"


def seed(
    order_id: OrderId, order: Existing, contact: Contact | None, submission: Submission | None = None
) -> dict[str, Any]:
    """What the flow knows from the start: the order, what was chosen before, the buyer's details from last time."""
    chosen = {line.item_id: line.quantity for line in submission.lines} if submission is not None else {}
    return {
        "order_id": order_id,
        "code": order.code,
        "title": order.details.title,
        "currency": order.details.currency.value,
        "items": [to_json(item) for item in order.details.items],
        "shipping_fee": to_json(order.details.shipping_fee),
        "known": to_json(contact) if contact is not None else None,
        "submission_id": submission.submission_id if submission is not None else None,
        "choose": chosen,
    }


def _names(values: Values) -> list[tuple[str, str]]:
    return [(item["item_id"], item["name"]) for item in values["items"]]


def _choose(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """A basket, filled item by item with buttons or at once in words."""
    chosen: dict[str, int] = dict(values.get("choose", {}))
    names = _names(values)
    if answer.choice == CLEAR:
        return Taken({}, stays=True)
    if answer.choice == DONE or answer.text.strip().lower() in {DONE, "ok", "tapos", "siap"}:
        if not chosen:
            raise Problem("basket-empty")
        return Taken(chosen)
    if answer.choice.startswith("+"):
        item = answer.choice[1:]
        if item not in dict(names):
            raise Problem("item", said=item)
        more = chosen.get(item, 0) + 1
        return Taken({**chosen, item: min(more, 99)}, stays=True)
    if answer.choice.startswith("="):
        return Taken({names[0][0]: whole(answer.choice[1:], 1, 99)})
    return Taken(basket(answer.text, names))


def _known(values: Values, field: str) -> str | None:
    known: Mapping[str, str] | None = values.get("known")
    return known[field] if known else None


def _contact_word(field: str, least: int, most: int) -> Step:
    def take(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
        remembered = _known(values, field)
        if answer.choice == KNOWN and remembered:
            return Taken(remembered)
        return Taken(words(answer.text, least, most))

    return Step(name=field, take=take, shows=("known", "title"))


def _phone(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    remembered = _known(values, "phone")
    if answer.choice == KNOWN and remembered:
        return Taken(remembered)
    return Taken(phone(answer.text, Currency(values["currency"])))


def _note(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    if answer.choice == SKIP or answer.text.strip().lower() in {SKIP, "-", "none", "wala", "tiada"}:
        return Taken("")
    return Taken(words(answer.text, 1, 300))


def _lines(values: Values) -> tuple[Line, ...]:
    order = [item["item_id"] for item in values["items"]]
    chosen = values["choose"]
    return tuple(Line(item_id=item, quantity=chosen[item]) for item in order if chosen.get(item))


def _join(values: Values, turn: Turn) -> Said:
    contact = Contact(name=values["name"], phone=values["phone"], address=values["address"])
    request = SubmissionRequested(
        submission_id=SubmissionId(turn.chance.ids[1]),
        member_id=turn.me,
        suffixes=turn.chance.suffixes,
        lines=_lines(values),
        contact=contact,
        note=values["note"],
    )
    return [
        turn.ask("order", values["order_id"], request),
        turn.ask("member", turn.me, ContactGiven(contact=contact), 1),
    ]


def _change(values: Values, turn: Turn) -> Said:
    request = ChangeRequested(submission_id=SubmissionId(values["submission_id"]), lines=_lines(values))
    return [turn.ask("order", values["order_id"], request)]


_CHOOSE = Step(name="choose", take=_choose, shows=("title", "code", "items", "choose", "currency"))

SUBMIT = Flow(
    name="submit",
    steps=(
        _CHOOSE,
        _contact_word("name", 2, 100),
        Step(name="phone", take=_phone, shows=("known", "currency")),
        _contact_word("address", 10, 500),
        Step(name="note", take=_note),
        confirm("title", "code", "items", "choose", "shipping_fee", "currency", "name", "phone", "address", "note"),
    ),
    finish=_join,
)

CHANGE = Flow(
    name="change",
    steps=(_CHOOSE, confirm("title", "code", "items", "choose", "shipping_fee", "currency")),
    finish=_change,
)
