"""What is asked about a statement: whose it is, and how its columns are meant."""

from datetime import datetime
from typing import Any

from gomflow.conversation.answers import Problem
from gomflow.conversation.flows import columns, engine
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.known import MoneySeen, StatementSeen
from gomflow.conversation.turn import Said, Turn, say
from gomflow.methods import method_name
from gomflow_events.codec import from_json, to_json
from gomflow_events.money import Currency
from gomflow_events.statement.requests import NotificationOffered, StatementOffered
from gomflow_events.statement.terms import Columns, StatementLine

NO_ACCOUNT = "unknown"
"""The GOM does not know which of their accounts a file is of either."""


def seed_of_file(seen: StatementSeen) -> dict[str, Any]:
    """What the flow knows of a file."""
    return {
        "file": seen.file,
        "sha256": seen.sha256,
        "size": seen.size,
        "bank": seen.bank,
        "banks": [[bank, currency.value] for bank, currency in seen.banks],
        "currency": seen.currency.value,
        "ways": [[to_json(meant), to_json(first) if first else None] for meant, first in seen.ways],
        "certain": seen.certain,
        "accounts": {bank: list(numbers) for bank, numbers in seen.accounts},
        "account": seen.account,
        "columns": [{"name": name, "shows": shows} for name, shows in seen.columns],
        "by_hand": not seen.ways,
    }


def seed_of_money(seen: MoneySeen) -> dict[str, Any]:
    """What the flow knows of a notification."""
    return {
        "line": to_json(seen.line),
        "bank": "",
        "banks": [[bank, currency.value] for bank, currency in seen.banks],
        "currency": seen.line.amount.currency.value,
        "ways": [],
        "certain": True,
    }


def offered(values: Values, turn: Turn) -> Said:
    """Take in what is clear by now; or ask what the columns hold, where the GOM wants to say it."""
    if values.get("way") == columns.AGAIN:
        return engine.begin(STATEMENT, columns.by_hand(values), turn)
    if columns.trouble_of(values):
        return [say("statement-gone", [("statements",), ("help",)])]
    import_id, bank = turn.chance.ids[1], values["bank"]
    if "line" in values:
        line = from_json(values["line"], StatementLine)
        return [turn.ask("statement", turn.me, NotificationOffered(import_id=import_id, bank=bank, line=line))]
    way = columns.ways_of(values)[int(values.get("way", "0"))][0]
    request = StatementOffered(
        import_id=import_id,
        bank=bank,
        currency=currency_of(values),
        file=values["file"],
        sha256=values["sha256"],
        size=values["size"],
        columns=from_json(way, Columns),
        account=_account(values),
    )
    return [say("statement-taken", bank=method_name(bank)), turn.ask("statement", turn.me, request)]


def _take_bank(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    said = answer.said.strip().casefold()
    for bank, _ in values["banks"]:
        if said in {bank, method_name(bank).casefold()}:
            return Taken(bank)
    raise Problem("choose-a-button")


def _take_way(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    choices = {str(place) for place in range(len(columns.ways_of(values)))}
    if answer.choice not in ({*choices, columns.AGAIN} if values.get("columns") else choices):
        raise Problem("choose-a-button")
    return Taken(answer.choice)


def _take_account(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    numbers = _numbers(values)
    if answer.choice == NO_ACCOUNT:
        return Taken(NO_ACCOUNT)
    said = answer.said.strip()
    chosen = numbers[int(answer.choice)] if answer.choice in {str(place) for place in range(len(numbers))} else said
    if chosen not in numbers:
        raise Problem("choose-a-button")
    return Taken(chosen)


def currency_of(values: Values) -> Currency:
    """What the account is in that a file is of."""
    return Currency(next((code for name, code in values["banks"] if name == values["bank"]), values["currency"]))


def _numbers(values: Values) -> list[str]:
    """The GOM's accounts at the bank of the file; a flow of an earlier release does not know them."""
    found: list[str] = values.get("accounts", {}).get(values.get("bank", ""), [])
    return found


def _account(values: Values) -> str:
    said: str = values.get("account", "")
    return "" if said == NO_ACCOUNT else said


def _asks_account(values: Values) -> bool:
    return len(_numbers(values)) > 1 and not values.get("account")


def _is_unknown(values: Values) -> bool:
    return not values.get("bank")


def _is_doubtful(values: Values) -> bool:
    return not values.get("certain") and not columns.trouble_of(values)


STATEMENT = Flow(
    name="statement",
    steps=(
        Step(name="bank", take=_take_bank, when=_is_unknown, shows=("banks",)),
        Step(name="account", take=_take_account, when=_asks_account, shows=("accounts", "bank")),
        *columns.STEPS,
        Step(name="way", take=_take_way, when=_is_doubtful, shows=("ways", "bank", "columns", "sender")),
    ),
    finish=offered,
)
