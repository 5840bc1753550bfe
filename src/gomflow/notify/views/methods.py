"""Views about being paid: accounts, limits, and who may read pictures."""

from collections.abc import Iterable
from typing import Any

from gomflow.conversation.accounts import accounts_in
from gomflow.conversation.flows.methods import ANY_AMOUNT, NEVER
from gomflow.member.state import Member
from gomflow.methods import method_name, offered
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.words import Words, column, grid, lines, paragraphs
from gomflow_events.money import Currency
from gomflow_events.order.terms import PayTo
from gomflow_events.outbound import Button
from gomflow_events.payment.terms import MethodRule


async def methods(ask: Ask) -> Draft:
    """The accounts for each currency, what the Smart Agent may do with each method, and buttons to change that."""
    words, member = ask.words, ask.member
    assert member is not None, "a GOM is a member"
    used = {currency: ways for currency in Currency if (ways := accounts_in(member, currency))}
    parts = [_of_currency(words, member, currency, ways) for currency, ways in used.items()]
    outside = words.say("methods-outside", allowed=bool(member.outside_reading))
    body = paragraphs(
        words.say("methods-head"), *(parts or [words.say("methods-none")]), words.say("methods-about"), outside
    )
    change = [
        words.press(
            "methods", "accounts", currency.value, label=words.plain("button-accounts", currency=currency.value)
        )
        for currency in used
    ]
    more = (
        []
        if len(used) == len(Currency)
        else [words.press("methods", "accounts", label=words.plain("button-accounts-more"))]
    )
    reading = words.press("methods", "outside", label=words.plain("button-outside"))
    return Draft(body, (*column([*change, *more]), *grid(_rule_buttons(words, member, used.items()), 2), (reading,)))


def _keys(member: Member, currency: Currency, ways: Iterable[PayTo]) -> list[str]:
    """The methods of a currency that have an account or a rule."""
    ruled = (method for method, of in member.rules if of is currency)
    return list(dict.fromkeys([*(way.method for way in ways), *ruled]))


def _of_currency(words: Words, member: Member, currency: Currency, ways: tuple[PayTo, ...]) -> str:
    shown = (
        words.say("account-line", method=method_name(way.method), account=way.account, holder=way.holder)
        for way in ways
    )
    rules = (rule_line(words, method, member.rules.get((method, currency))) for method in _keys(member, currency, ways))
    return paragraphs(
        lines(words.say("methods-accounts", currency=currency.value), *shown), lines(words.say("methods-alone"), *rules)
    )


def rule_line(words: Words, method: str, rule: MethodRule | None) -> str:
    """What the Smart Agent may do with proofs of a method."""
    alone = None if rule is None else rule.approve_up_to
    trusted = None if rule is None else rule.trust_up_to
    how = "any" if alone is None else "upto" if alone else "never"
    return words.say(
        "methods-rule",
        method=method_name(method),
        alone=how,
        limit=words.money(alone) if alone is not None else "",
        trusts=trusted is not None and how != "never",
        trusted=words.money(trusted) if trusted is not None else "",
    )


def _rule_buttons(words: Words, member: Member, used: Iterable[tuple[Currency, tuple[PayTo, ...]]]) -> list[Button]:
    return [
        words.press(
            "methods", "rule", key, currency.value, label=words.plain("button-method-rule", method=method_name(key))
        )
        for currency, ways in used
        for key in _keys(member, currency, ways)
        if key in offered(currency.value)
    ]


async def outside_reading(ask: Ask) -> Draft:
    """What is sent to whom when pictures are read outside, and the two answers."""
    words = ask.words
    return Draft(
        words.say("outside-reading-about"),
        ((words.press("methods", "outside", "yes"), words.press("methods", "outside", "no")),),
    )


def ask_alone(ask: Ask, values: dict[str, Any]) -> Draft:
    """Up to which amount the Smart Agent approves by itself."""
    words, flow_id = ask.words, ask.args["flow_id"]
    buttons = [
        words.choose(flow_id, "alone", ANY_AMOUNT, "button-any-amount"),
        words.choose(flow_id, "alone", NEVER, "button-never-alone"),
    ]
    return Draft(words.say("ask-rule-alone", shown=values["shown"], currency=values["currency"]), column(buttons))


def ask_trusted(ask: Ask, values: dict[str, Any]) -> Draft:
    """Up to which amount it does where a date or a status cannot be read."""
    never = ask.words.choose(ask.args["flow_id"], "trusted", NEVER, "button-never-trusted")
    return Draft(ask.words.say("ask-rule-trusted", shown=values["shown"], currency=values["currency"]), column([never]))
