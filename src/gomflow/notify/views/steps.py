"""The questions of the guided flows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gomflow.conversation.accounts import EXAMPLES, remembered
from gomflow.conversation.flows import creating, submitting, which
from gomflow.conversation.flows.columns import ASKED
from gomflow.conversation.flows.flow import CONFIRM
from gomflow.methods import method_name, offered
from gomflow.notify.notice import Draft
from gomflow.notify.views import statement_questions, stating
from gomflow.notify.views.ask import Ask
from gomflow.notify.views.confirming import confirming
from gomflow.notify.views.methods import ask_alone, ask_trusted
from gomflow.notify.words import column, grid, paragraphs
from gomflow.texts.formats import ZONES
from gomflow_events.codec import from_json
from gomflow_events.money import Currency, Money
from gomflow_events.outbound import Button

Rows = tuple[tuple[Button, ...], ...]


async def step(ask: Ask) -> Draft:
    """A question of a flow, after what was wrong with the last answer."""
    values = ask.args["values"]
    if "currency" in values:
        ask = replace(ask, words=replace(ask.words, zone=ZONES[Currency(values["currency"])]))
    name = ask.args["step"]
    if name == CONFIRM:
        asked = confirming(ask)
    elif ask.args["flow"] == "edit" and name == "value":
        asked = _question(ask, values["field"], {**values["details"], **values})
    else:
        asked = _question(ask, name, values)
    problem = ask.args.get("problem")
    trouble = ask.words.packed(f"problem-{problem['code']}", problem["facts"]) if problem else ""
    return Draft(paragraphs(trouble, asked.text), (*asked.buttons, _ways_out(ask)))


def _ways_out(ask: Ask) -> tuple[Button, ...]:
    cancel = ask.words.press("cancel")
    return (cancel,) if ask.args.get("first") else (ask.words.press("back"), cancel)


def _question(ask: Ask, name: str, values: dict[str, Any]) -> Draft:
    special = _SPECIAL.get((ask.args["flow"], name)) or _BY_STEP.get(name)
    if special is not None:
        return special(ask, values)
    flow = ask.args["flow"].replace("_", "-")
    return Draft(ask.words.say(f"ask-{flow}-{name.replace('_', '-')}", **_simple(values)), _skip(ask, name))


def _simple(values: dict[str, Any]) -> dict[str, object]:
    return {
        name: value for name, value in values.items() if isinstance(value, str | int) and not isinstance(value, bool)
    }


_SKIPPABLE = {"note": submitting.SKIP, "description": creating.SKIP, "tracking": "skip", "maximum": creating.NONE}


def _skip(ask: Ask, name: str) -> Rows:
    if name not in _SKIPPABLE:
        return ()
    flow_id, step_name = ask.args["flow_id"], ask.args["step"]
    return column([ask.words.choose(flow_id, step_name, _SKIPPABLE[name], f"button-skip-{name}")])


def _choose(ask: Ask, values: dict[str, Any]) -> Draft:
    """Items and quantities: buttons that add one, or the whole in words."""
    words, flow_id = ask.words, ask.args["flow_id"]
    currency = Currency(values["currency"])
    chosen = values.get("choose") or {}
    items = values["items"]
    if len(items) == 1:
        price = Money.of(items[0]["price"]["amount"], currency)
        asked = words.say("ask-quantity", item=items[0]["name"], price=price)
        few = [words.option(flow_id, "choose", f"={number}", str(number)) for number in range(1, 6)]
        return Draft(asked, grid(few, 5))
    shown = [
        words.say(
            "choose-item",
            number=int(item["item_id"]),
            item=item["name"],
            price=Money.of(item["price"]["amount"], currency),
            chosen=chosen.get(item["item_id"], 0),
        )
        for item in items
    ]
    more = [words.option(flow_id, "choose", f"+{item['item_id']}", f"+1 {item['name'][:40]}") for item in items]
    ends = []
    if chosen:
        ends = [
            words.choose(flow_id, "choose", submitting.DONE, "button-basket-done"),
            words.choose(flow_id, "choose", submitting.CLEAR, "button-basket-clear"),
        ]
    rows = (*column(more), *((tuple(ends),) if ends else ()))
    return Draft(paragraphs(words.say("ask-choose", title=values["title"]), "\n".join(shown)), rows)


def _known_word(field: str) -> Callable[[Ask, dict[str, Any]], Draft]:
    def question(ask: Ask, values: dict[str, Any]) -> Draft:
        known = values.get("known")
        buttons: Rows = ()
        if known:
            buttons = ((ask.words.option(ask.args["flow_id"], field, submitting.KNOWN, known[field][:60]),),)
        return Draft(ask.words.say(f"ask-submit-{field}"), buttons)

    return question


def _currency(ask: Ask, _values: dict[str, Any]) -> Draft:
    flow_id, name = ask.args["flow_id"], ask.args["step"]
    both = [ask.words.choose(flow_id, name, code.value, f"currency-{code.value.lower()}") for code in Currency]
    return Draft(ask.words.say("ask-create-currency"), (tuple(both),))


def _deadline(ask: Ask, values: dict[str, Any]) -> Draft:
    flow_id, name = ask.args["flow_id"], ask.args["step"]
    soon = [ask.words.choose(flow_id, name, str(days), "button-days", days=days) for days in (3, 7, 14, 30)]
    extending = ask.args["flow"] == "extend"
    asked = (
        ask.words.say("ask-extend-deadline", title=values["title"])
        if extending
        else ask.words.say("ask-create-deadline")
    )
    return Draft(asked, grid(soon, 2))


def _when_full(ask: Ask, _values: dict[str, Any]) -> Draft:
    flow_id, name = ask.args["flow_id"], ask.args["step"]
    ways = (creating.KEEP_A_WAITLIST, creating.CLOSE_WHEN_FULL)
    return Draft(
        ask.words.say("ask-create-when-full"),
        column([ask.words.choose(flow_id, name, way, f"button-when-full-{way}") for way in ways]),
    )


def _shipping_fee(ask: Ask, _values: dict[str, Any]) -> Draft:
    none = ask.words.choose(ask.args["flow_id"], ask.args["step"], creating.NONE, "button-no-fee")
    return Draft(ask.words.say("ask-create-shipping-fee"), ((none,),))


def _pay_to(ask: Ask, values: dict[str, Any]) -> Draft:
    words = ask.words
    known = remembered(values)
    currency = Currency(values["currency"])
    methods = words.listed(method.shown for method in offered(currency.value).values())
    asked = words.say("ask-create-pay-to", methods=methods, example=EXAMPLES[currency])
    if not known:
        return Draft(asked)
    shown = "\n".join(
        words.say("account-line", method=method_name(way["method"]), account=way["account"], holder=way["holder"])
        for way in known
    )
    same = words.choose(ask.args["flow_id"], ask.args["step"], creating.KNOWN, "button-same-accounts")
    return Draft(paragraphs(asked, shown), ((same,),))


def _field(ask: Ask, values: dict[str, Any]) -> Draft:
    fields = [
        ask.words.choose(ask.args["flow_id"], "field", name, f"field-{name.replace('_', '-')}")
        for name in values["editable"]
    ]
    return Draft(ask.words.say("ask-edit-field", title=values["title"]), grid(fields, 2))


_COURIERS = {
    Currency.PHP: ("J&T Express", "LBC", "Ninja Van", "Flash Express", "SPX"),
    Currency.MYR: ("Pos Laju", "J&T Express", "Ninja Van", "DHL", "SPX"),
}


def _courier(ask: Ask, values: dict[str, Any]) -> Draft:
    names = _COURIERS[Currency(values["currency"])]
    buttons = [ask.words.option(ask.args["flow_id"], "courier", name, name) for name in names]
    return Draft(ask.words.say("ask-shipped-courier", title=values["title"]), grid(buttons, 2))


def _which(ask: Ask, values: dict[str, Any]) -> Draft:
    buttons = [
        ask.words.option(
            ask.args["flow_id"], "submission", choice["argument"], f"{choice['label'][:30]} · {choice['argument']}"
        )
        for choice in values["choices"]
    ]
    several = which.can_be_several(values["choices"])
    more = [ask.words.choose(ask.args["flow_id"], "submission", which.SEVERAL, "button-several")] if several else []
    return Draft(ask.words.say("ask-which-submission"), column([*buttons, *more]))


def _several(ask: Ask, values: dict[str, Any]) -> Draft:
    """Which submissions one transfer is for: pressed once each, with what they come to."""
    words, flow_id, marked = ask.words, ask.args["flow_id"], values.get(which.SEVERAL) or []
    chosen = [choice for choice in values["choices"] if choice["argument"] in marked]
    dues = [Money.of(one["balance"]["amount"], Currency(one["balance"]["currency"])) for one in chosen]
    total = sum(dues[1:], dues[0]) if dues else None
    buttons = [
        words.option(
            flow_id,
            which.SEVERAL,
            f"{which.TOGGLE}{choice['argument']}",
            f"{'✓ ' if choice in chosen else ''}{choice['label'][:28]} · {choice['argument']}",
        )
        for choice in (which.together(values["choices"], chosen[0]) if chosen else values["choices"])
    ]
    enough = len(chosen) > 1
    ends = [words.choose(flow_id, which.SEVERAL, which.DONE, "button-several-done")] if enough else []
    asked = words.say("ask-several") if total is None else words.say("ask-several-more", total=total)
    return Draft(asked, column([*buttons, *ends]))


def _candidate(ask: Ask, values: dict[str, Any]) -> Draft:
    """The submissions a payment may be for: the likeliest to press, any to write."""
    words = ask.words
    buttons = [
        words.option(
            ask.args["flow_id"],
            "candidate",
            choice["argument"],
            f"{choice['label'][:24]} · {choice['argument']} · {words.money(from_json(choice['balance'], Money))}",
        )
        for choice in values["choices"][:_MOST_BUTTONS]
    ]
    return Draft(words.say("ask-assign-submission", candidates=len(values["choices"])), column(buttons))


_MOST_BUTTONS = 8

_BY_STEP: dict[str, Callable[[Ask, dict[str, Any]], Draft]] = {
    "choose": _choose,
    "currency": _currency,
    "deadline": _deadline,
    "when_full": _when_full,
    "shipping_fee": _shipping_fee,
    "pay_to": _pay_to,
    "field": _field,
    "courier": _courier,
    "submission": _which,
    "several": _several,
    "candidate": _candidate,
}

_SPECIAL: dict[tuple[str, str], Callable[[Ask, dict[str, Any]], Draft]] = {
    ("statement", "bank"): statement_questions.bank_asked,
    ("statement", "way"): statement_questions.way_asked,
    ("statement", "account"): statement_questions.account_asked,
    **{("statement", name): statement_questions.column_asked for name in ASKED},
    ("match", "candidate"): stating.candidate_asked,
    **{("submit", field): _known_word(field) for field in ("name", "phone", "address")},
    ("rule", "alone"): ask_alone,
    ("rule", "trusted"): ask_trusted,
}
