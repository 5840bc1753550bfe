"""Questions about a statement's file: whose it is, how it is meant, and what each of its columns holds."""

from typing import Any

from gomflow.conversation.flows import columns
from gomflow.conversation.flows.stating import NO_ACCOUNT
from gomflow.methods import method_name
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.views.stating import day_said
from gomflow.notify.words import column, grid, lines, paragraphs
from gomflow_events.codec import from_json
from gomflow_events.statement.terms import StatementLine

_MOST_COLUMNS = 20
"""Columns of a file that have a button; any can be written."""
_LABEL = 28
_COLUMN_ASKED = {
    "date": "ask-statement-date",
    "came": "ask-statement-came",
    "went": "ask-statement-went",
    "number": "ask-statement-number",
    "sender": "ask-statement-sender",
}


def account_asked(ask: Ask, values: dict[str, Any]) -> Draft:
    """Which of several accounts at one bank a statement is of."""
    words, flow_id = ask.words, ask.args["flow_id"]
    numbers = values["accounts"].get(values["bank"], [])
    buttons = [words.option(flow_id, "account", str(place), number) for place, number in enumerate(numbers)]
    unknown = words.choose(flow_id, "account", NO_ACCOUNT, "button-account-unknown")
    asked = words.say("ask-statement-account", bank=method_name(values["bank"]))
    return Draft(asked, column([*buttons, unknown]))


def way_asked(ask: Ask, values: dict[str, Any]) -> Draft:
    """How the columns of a file are meant: each way as a button that says what its first line would be."""
    words, flow_id, ways = ask.words, ask.args["flow_id"], columns.ways_of(values)
    shown = [
        (str(place), from_json(first, StatementLine)) for place, (_, first) in enumerate(ways) if first is not None
    ]
    buttons = [words.option(flow_id, "way", place, _first(ask, line)) for place, line in shown]
    told = values.get("sender")
    if told is None:
        myself = words.choose(flow_id, "way", columns.AGAIN, "button-columns-myself")
        asked = words.say("ask-statement-way", bank=method_name(values["bank"]))
        return Draft(asked, column([*buttons, *([myself] if values.get("columns") else [])]))
    again = words.choose(flow_id, "way", columns.AGAIN, "button-columns-again")
    if not shown:
        return Draft(words.say("ask-statement-check-none"), column([again]))
    asked = words.say("ask-statement-check", incoming=told["lines"], outgoing=told["outgoing"])
    return Draft(asked, column([*buttons, again]))


def _first(ask: Ask, line: StatementLine) -> str:
    said = (day_said(ask, line.day), ask.words.money(line.amount), line.sender[:24])
    return " · ".join(part for part in said if part)


def column_asked(ask: Ask, values: dict[str, Any]) -> Draft:
    """Which of a file's columns holds something; the first question shows all of them."""
    words, flow_id, step = ask.words, ask.args["flow_id"], ask.args["step"]
    every = [(number, one["name"], one["shows"]) for number, one in enumerate(values["columns"], 1) if one["shows"]]
    buttons = [
        words.option(flow_id, step, str(number), f"{number} · {_called(number, name, shows)}"[:_LABEL])
        for number, name, shows in every[:_MOST_COLUMNS]
    ]
    none = (columns.NONE, "button-column-none")
    others = {"went": [(columns.SAME, "button-column-same"), none], "number": [none], "sender": [none]}.get(step, [])
    rows = (*grid(buttons, 2), *column(words.choose(flow_id, step, value, key) for value, key in others))
    asked = words.say(_COLUMN_ASKED[step], bank=method_name(values["bank"]))
    if step != columns.ASKED[0]:
        return Draft(asked, rows)
    listed = [
        words.say("statement-column", number=number, has_name=name != str(number), name=name, shows=shows)
        for number, name, shows in every[:_MOST_COLUMNS]
    ]
    return Draft(paragraphs(asked, lines(*listed)), rows)


def _called(number: int, name: str, shows: str) -> str:
    """What a column is called; without a header by what it says first."""
    return shows.split(" · ", 1)[0] if name == str(number) else name


def bank_asked(ask: Ask, values: dict[str, Any]) -> Draft:
    """Which account a statement is from."""
    buttons = [ask.words.option(ask.args["flow_id"], "bank", bank, method_name(bank)) for bank, _ in values["banks"]]
    return Draft(ask.words.say("ask-statement-bank"), column(buttons))
