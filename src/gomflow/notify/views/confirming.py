"""The last question of a flow: everything that was answered, and a button to go ahead."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from gomflow.conversation.flows import creating
from gomflow.conversation.flows.flow import CONFIRM, YES
from gomflow.methods import method_name
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.views.stating import unmatching
from gomflow.notify.words import lines, paragraphs
from gomflow.texts.formats import Said
from gomflow_events.codec import from_json
from gomflow_events.money import Currency, Money


def confirming(ask: Ask) -> Draft:
    """The summary of a flow, with its button."""
    flow = ask.args["flow"]
    body = _SUMMARIES[flow](ask, ask.args["values"])
    go = ask.words.choose(ask.args["flow_id"], CONFIRM, YES, f"button-confirm-{flow.replace('_', '-')}")
    return Draft(paragraphs(body, ask.words.say("confirm-question")), ((go,),))


def _basket(ask: Ask, values: dict[str, Any]) -> tuple[str, Money]:
    currency = Currency(values["currency"])
    chosen = values["choose"]
    fee = Money.of(values["shipping_fee"]["amount"], currency)
    total = fee
    said = []
    for item in values["items"]:
        quantity = chosen.get(item["item_id"], 0)
        if quantity:
            price = Money.of(item["price"]["amount"], currency) * quantity
            total = total + price
            said.append(ask.words.say("basket-line", quantity=quantity, item=item["name"], price=price))
    if fee:
        said.append(ask.words.say("basket-fee", fee=fee))
    said.append(ask.words.say("basket-total", total=total))
    return lines(*said), total


def _submit(ask: Ask, values: dict[str, Any]) -> str:
    basket, _ = _basket(ask, values)
    contact = ask.words.say(
        "confirm-contact",
        name=values["name"],
        phone=values["phone"],
        address=values["address"],
        note=values["note"],
        has_note=bool(values["note"]),
    )
    return paragraphs(ask.words.say("confirm-submit", title=values["title"]), basket, contact)


def _change(ask: Ask, values: dict[str, Any]) -> str:
    basket, _ = _basket(ask, values)
    return paragraphs(ask.words.say("confirm-change", title=values["title"]), basket)


def part(ask: Ask, name: str, values: dict[str, Any]) -> Said:
    """One part of an order, as it will read."""
    value = values[name]
    currency = Currency(values["currency"])
    words = ask.words
    match name:
        case "items":
            priced = [words.say("item-price", item=item, price=Money.of(price, currency)) for item, price in value]
            return Said("\n".join(priced))
        case "deadline":
            return Said(words.moment(datetime.fromisoformat(value)))
        case "shipping_fee":
            return Said(words.money(Money.of(value, currency)))
        case "maximum" | "description" if not value:
            return words.say(f"no-{name}")
        case "when_full":
            way = creating.CLOSE_WHEN_FULL if value else creating.KEEP_A_WAITLIST
            return words.say(f"button-when-full-{way}")
        case "currency":
            return words.say(f"currency-{value.lower()}")
        case "pay_to":
            ways = [
                words.say(
                    "account-line", method=method_name(way["method"]), account=way["account"], holder=way["holder"]
                )
                for way in value
            ]
            return Said("\n".join(ways))
        case _:
            return words.say("as-it-is", text=str(value))


def _create(ask: Ask, values: dict[str, Any]) -> str:
    parts = [
        lines(f"<b>{ask.words.say('field-' + name.replace('_', '-'))}</b>", part(ask, name, values))
        for name in creating.TAKES
        if name in values and name != "currency"
    ]
    return paragraphs(ask.words.say("confirm-create"), *parts)


def _edit(ask: Ask, values: dict[str, Any]) -> str:
    field = values["field"]
    changed = {**values["details"], field: values["value"]}
    name = ask.words.say(f"field-{field.replace('_', '-')}")
    return paragraphs(ask.words.say("confirm-edit", title=values["title"], field=name), part(ask, field, changed))


def _cancel_order(ask: Ask, values: dict[str, Any]) -> str:
    return ask.words.say("confirm-cancelorder", title=values["title"], reason=values["text"], buyers=values["buyers"])


def _shipped(ask: Ask, values: dict[str, Any]) -> str:
    return ask.words.say(
        "confirm-shipped",
        title=values["title"],
        courier=values["courier"],
        tracking=values["tracking"],
        has_tracking=bool(values["tracking"]),
        parcels=values["parcels"],
    )


def _approve_all(ask: Ask, values: dict[str, Any]) -> str:
    words = ask.words
    entries = [
        words.say(
            "approve-all-entry",
            reference=one["reference"],
            amount=from_json(one["amount"], Money),
            due=from_json(one["due"], Money),
            score=one["score"],
            doubts=len(one["doubts"]),
        )
        for one in values["payments"]
    ]
    left_out = values["left_out"]
    return paragraphs(
        words.say("confirm-approve-all", proofs=len(entries)),
        lines(*entries),
        words.say("approve-all-left-out", proofs=left_out) if left_out else "",
    )


_SUMMARIES: dict[str, Callable[[Ask, dict[str, Any]], str]] = {
    "submit": _submit,
    "change": _change,
    "create": _create,
    "edit": _edit,
    "cancelorder": _cancel_order,
    "shipped": _shipped,
    "approve_all": _approve_all,
    "unmatch": unmatching,
}
