"""How a GOM is paid: the accounts for orders of a currency, and how far the Smart Agent may go with a method."""

from datetime import datetime

from gomflow.conversation import answers
from gomflow.conversation.flows.creating import take_currency, take_pay_to
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.turn import Said, Turn, say
from gomflow_events.codec import from_json
from gomflow_events.member.requests import AccountsGiven, MethodRuleGiven
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import MethodRule

ANY_AMOUNT = "any"
NEVER = "never"
_NEVER = {NEVER, "0", "no", "hindi", "wala", "tidak", "tiada"}
_ANY = {ANY_AMOUNT, "no limit", "walang limit", "tiada had"}


def _is_open(values: Values) -> bool:
    return not values.get("settled")


def _keep_accounts(values: Values, turn: Turn) -> Said:
    currency = Currency(values["currency"])
    given = tuple(from_json(way, PayTo) for way in values["pay_to"])
    kept = say("accounts-kept", [("methods",)], accounts=len(given), currency=currency.value)
    return [turn.ask("member", turn.me, AccountsGiven(pay_to=given, currency=currency)), kept]


ACCOUNTS = Flow(
    name="accounts",
    steps=(
        Step(name="currency", take=take_currency, when=_is_open),
        Step(name="pay_to", take=take_pay_to, shows=("currency", "accounts")),
    ),
    finish=_keep_accounts,
)


def _take_alone(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """Up to which amount the Smart Agent approves by itself: any, none, or as much as is said."""
    said = answer.said.strip().lower()
    if said in _ANY:
        return Taken(ANY_AMOUNT)
    return Taken("0" if said in _NEVER else _amount(answer.said, values))


def _take_trusted(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """Up to which amount it does so where one piece of evidence cannot be read."""
    said = answer.said.strip().lower()
    return Taken(NEVER if said in _NEVER else _amount(answer.said, values))


def _amount(said: str, values: Values) -> str:
    return str(answers.amount(said, Currency(values["currency"])).amount)


def _approves(values: Values) -> bool:
    return values.get("alone") != "0"


def rule_of(values: Values) -> MethodRule:
    """The rule that the answers describe."""
    currency = Currency(values["currency"])
    alone, trusted = values["alone"], values.get("trusted", NEVER)
    return MethodRule(
        method=values["method"],
        currency=currency,
        approve_up_to=None if alone == ANY_AMOUNT else Money.of(alone, currency),
        trust_up_to=None if trusted == NEVER or alone == "0" else Money.of(trusted, currency),
    )


def _keep_rule(values: Values, turn: Turn) -> Said:
    rule = rule_of(values)
    kept = say("method-rule-kept", [("methods",)], method=values["shown"])
    return [turn.ask("member", turn.me, MethodRuleGiven(rule=rule)), kept]


RULE = Flow(
    name="rule",
    steps=(
        Step(name="alone", take=_take_alone, shows=("shown", "currency")),
        Step(name="trusted", take=_take_trusted, when=_approves, shows=("shown", "currency")),
    ),
    finish=_keep_rule,
)
