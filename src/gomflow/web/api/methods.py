"""How a GOM is paid, in the API: accounts for each currency, limits for each method, and who reads pictures."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, model_validator

from gomflow.conversation.accounts import accounts_in
from gomflow.methods import offered
from gomflow.web.api.asker import ActingDep, OnceDep, ReadingDep
from gomflow.web.api.described import CHANGING, READING
from gomflow.web.api.done import Done, answered
from gomflow.web.api.money import MoneyText
from gomflow.web.api.order_shapes import AccountShape
from gomflow.web.house import House, HouseDep
from gomflow.web.visitor import Visitor
from gomflow_events.member.requests import AccountsGiven, MethodRuleGiven, OutsideReadingAnswered
from gomflow_events.money import Currency
from gomflow_events.payment.terms import MethodRule

router = APIRouter(prefix="/methods", tags=["account"])


class AccountsShape(BaseModel):
    """The accounts that new orders in a currency offer."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "currency": "PHP",
                    "accounts": [{"method": "gcash", "account": "09175550142", "holder": "Juana Cruz"}],
                }
            ]
        },
    )

    currency: Currency
    accounts: list[AccountShape] = Field(min_length=1, max_length=10)


class RuleShape(BaseModel):
    """How far the Smart Agent may go by itself with proofs of a method. A doubt blocks whatever it says."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "method": "gcash",
                    "currency": "PHP",
                    "approve_up_to": {"amount": "5000.00", "currency": "PHP"},
                    "trust_up_to": {"amount": "1500.00", "currency": "PHP"},
                }
            ]
        },
    )

    method: str = Field(examples=["gcash"])
    currency: Currency
    approve_up_to: MoneyText | None = Field(
        default=None, description="Up to here it approves without the manager; null is any amount, 0 never."
    )
    trust_up_to: MoneyText | None = Field(
        default=None, description="Up to here it does so with 85 to 94 points; null is never."
    )

    @model_validator(mode="after")
    def _known(self) -> "RuleShape":
        known = offered(self.currency.value)
        if self.method not in known:
            raise ValueError(f"unknown payment method for {self.currency.value}; known are {', '.join(sorted(known))}")
        return self

    def read(self) -> MethodRule:
        """The rule this says."""
        return MethodRule(
            method=self.method,
            currency=self.currency,
            approve_up_to=None if self.approve_up_to is None else self.approve_up_to.read(),
            trust_up_to=None if self.trust_up_to is None else self.trust_up_to.read(),
        )

    @classmethod
    def of(cls, rule: MethodRule) -> "RuleShape":
        """A rule as the API writes it."""
        return cls.model_construct(
            method=rule.method,
            currency=rule.currency,
            approve_up_to=None if rule.approve_up_to is None else MoneyText.of(rule.approve_up_to),
            trust_up_to=None if rule.trust_up_to is None else MoneyText.of(rule.trust_up_to),
        )


class OutsideShape(BaseModel):
    """Whether pictures of payments to the manager may be sent to an outside service to be read."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"allowed": False}]})

    allowed: bool = Field(description="Read what `/methods` says in a chat before you allow it for your buyers.")


class MethodsShape(BaseModel):
    """How a manager is paid."""

    accounts: list[AccountsShape]
    rules: list[RuleShape]
    outside_reading: bool


@router.get("", summary="How you are paid", responses=READING)
async def methods(who: ReadingDep) -> MethodsShape:
    """The accounts for new orders, the limits of the Smart Agent, and whether pictures may be read outside."""
    kept = {currency: accounts_in(who.member, currency) for currency in Currency}
    shown = [
        AccountsShape.model_construct(
            currency=currency,
            accounts=[
                AccountShape.model_construct(
                    method=way.method, account=way.account, holder=way.holder, trust_up_to=None
                )
                for way in ways
            ],
        )
        for currency, ways in kept.items()
        if ways
    ]
    rules = [RuleShape.of(rule) for rule in who.member.rules.values()]
    return MethodsShape(accounts=shown, rules=rules, outside_reading=bool(who.member.outside_reading))


@router.put("/accounts", summary="Keep accounts", responses=CHANGING)
async def keep_accounts(house: HouseDep, who: ActingDep, once: OnceDep, given: AccountsShape) -> Done:
    """The accounts that new orders in a currency offer; orders that exist keep theirs."""
    asked = AccountsGiven(pay_to=tuple(account.read() for account in given.accounts), currency=given.currency)
    return await _done(house, who, asked, once)


@router.put("/rules", summary="Set the limits of a method", responses=CHANGING)
async def set_rule(house: HouseDep, who: ActingDep, once: OnceDep, rule: RuleShape) -> Done:
    """What the Smart Agent may approve without you, from the next proof on."""
    return await _done(house, who, MethodRuleGiven(rule=rule.read()), once)


@router.put("/outside-reading", summary="Allow or forbid reading outside", responses=CHANGING)
async def decide_on_outside_reading(house: HouseDep, who: ActingDep, once: OnceDep, answer: OutsideShape) -> Done:
    """Whether pictures that cannot be read on this installation may be sent to Anthropic, from the next proof on."""
    return await _done(house, who, OutsideReadingAnswered(allowed=answer.allowed), once)


async def _done(house: House, who: Visitor, asked: object, once: str) -> Done:
    answer = await answered(house, who, ("member", who.member_id, asked), once)
    return Done(sequence=answer.sequence, repeated=answer.repeated)
