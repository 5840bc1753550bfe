"""How a GOM is paid, on the dashboard: accounts for each currency, limits for each method, and who reads pictures."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from gomflow.conversation import answers
from gomflow.conversation.accounts import EXAMPLES, accounts, accounts_in
from gomflow.conversation.answers import Problem
from gomflow.member.state import Member
from gomflow.methods import Method, method_name, offered
from gomflow.web.doing import do, problem
from gomflow.web.frame import frame
from gomflow.web.house import HouseDep
from gomflow.web.visitor import ActingDep, Visitor, VisitorDep
from gomflow_events.member.requests import AccountsGiven, MethodRuleGiven, OutsideReadingAnswered
from gomflow_events.money import Currency, Money
from gomflow_events.payment.terms import MethodRule

router = APIRouter(prefix="/methods", include_in_schema=False)

HERE = "/methods"
Text = Annotated[str, Form(max_length=2000)]
Amount = Annotated[str, Form(max_length=30)]


@dataclass(frozen=True, slots=True)
class Limits:
    """A method with the limits of its rule, as they stand in the form; empty where there is none."""

    method: Method
    alone: str
    trusted: str


@dataclass(frozen=True, slots=True)
class Country:
    """What the page shows for orders in one currency: the accounts, a line each, and the methods with their limits."""

    currency: Currency
    lines: str
    example: str
    limits: tuple[Limits, ...]


@router.get("")
async def methods(request: Request, house: HouseDep, who: VisitorDep) -> Response:
    """Everything about being paid."""
    return house.pages.show(
        request,
        who,
        "methods.html",
        **await frame(house, who, "methods"),
        countries=[country_of(who.member, currency) for currency in Currency],
        allowed=bool(who.member.outside_reading),
    )


@router.post("/accounts")
async def keep_accounts(
    request: Request, house: HouseDep, who: ActingDep, currency: Annotated[Currency, Form()], lines: Text
) -> Response:
    """The accounts for new orders in a currency."""
    try:
        given = accounts(lines, currency)
    except Problem as wrong:
        return problem(request, house, who, HERE, wrong)
    said = house.pages.speech(request, who).t("accounts-kept", accounts=len(given), currency=currency.value)
    return await do(request, house, who, _mine(who, AccountsGiven(pay_to=given, currency=currency)), to=HERE, done=said)


@router.post("/rule")
async def set_rule(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    currency: Annotated[Currency, Form()],
    method: Annotated[str, Form(max_length=40)],
    alone: Amount = "",
    trusted: Amount = "",
) -> Response:
    """How far the Smart Agent may go with a method: an empty first amount is any, an empty second is never."""
    known = offered(currency.value)
    if method not in known:
        unknown = Problem("method", line=method, known=", ".join(one.shown for one in known.values()))
        return problem(request, house, who, HERE, unknown)
    try:
        rule = MethodRule(
            method=method,
            currency=currency,
            approve_up_to=_amount(alone, currency, zero=True),
            trust_up_to=_amount(trusted, currency),
        )
    except Problem as wrong:
        return problem(request, house, who, HERE, wrong)
    said = house.pages.speech(request, who).t("method-rule-kept", method=method_name(method))
    return await do(request, house, who, _mine(who, MethodRuleGiven(rule=rule)), to=HERE, done=said)


@router.post("/outside")
async def outside(
    request: Request, house: HouseDep, who: ActingDep, allowed: Annotated[str, Form(max_length=3)]
) -> Response:
    """Whether pictures may be read on somebody else's machines."""
    agreed = allowed == "yes"
    said = house.pages.speech(request, who).t("outside-reading-on" if agreed else "outside-reading-off")
    return await do(request, house, who, _mine(who, OutsideReadingAnswered(allowed=agreed)), to=HERE, done=said)


def country_of(member: Member, currency: Currency) -> Country:
    """What a GOM set for orders in a currency."""
    ways = accounts_in(member, currency)
    known = offered(currency.value)
    used = dict.fromkeys([*(way.method for way in ways), *(key for key, of in member.rules if of is currency)])
    return Country(
        currency=currency,
        lines="\n".join(f"{method_name(way.method)} {way.account} {way.holder}" for way in ways),
        example=EXAMPLES[currency],
        limits=tuple(_limits(known[key], member.rules.get((key, currency))) for key in used if key in known),
    )


def _limits(method: Method, rule: MethodRule | None) -> Limits:
    alone, trusted = (rule.approve_up_to, rule.trust_up_to) if rule is not None else (None, None)
    return Limits(method, "" if alone is None else str(alone.amount), "" if trusted is None else str(trusted.amount))


def _amount(text: str, currency: Currency, *, zero: bool = False) -> Money | None:
    return answers.amount(text, currency, zero=zero) if text.strip() else None


def _mine(who: Visitor, asked: object) -> tuple[str, str, object]:
    return "member", who.member_id, asked
