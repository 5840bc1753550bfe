"""Orders and submissions as the API writes and reads them."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, field_validator
from pydantic.config import JsonDict

from gomflow.methods import catalogue
from gomflow.order.rules import MOST_BUYERS, MOST_ITEMS
from gomflow.order.state import Existing, state_name
from gomflow.ports.board import OrderCard, SubmissionCard, Sums
from gomflow.web.api.money import MoneyText
from gomflow_events.money import Currency
from gomflow_events.order.terms import Item, OrderDetails, PayTo

_tidy = StringConstraints(strip_whitespace=True, min_length=1)
Title = Annotated[str, _tidy, StringConstraints(min_length=3, max_length=120)]
Name = Annotated[str, _tidy, StringConstraints(max_length=60)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]


class ItemShape(BaseModel):
    """Something that is sold, with the price of one piece."""

    item_id: str | None = Field(
        default=None,
        pattern=r"^[0-9A-Za-z]{1,8}$",
        description="Short and unique in the order; numbered when left out.",
    )
    name: Name = Field(examples=["Version A"])
    price: MoneyText


class AccountShape(BaseModel):
    """An account the money goes to."""

    method: str = Field(description="A key of the payment methods, as `gcash`, `maya`, `tng`.", examples=["gcash"])
    account: Annotated[str, _tidy, StringConstraints(max_length=40)] = Field(examples=["09175550142"])
    holder: Annotated[str, _tidy, StringConstraints(max_length=80)] = Field(examples=["Juana Cruz"])
    trust_up_to: MoneyText | None = Field(
        default=None,
        description="Up to here a proof of 85 to 94 points is approved without the manager; null means never.",
    )

    @field_validator("method")
    @classmethod
    def _known(cls, method: str) -> str:
        if method not in catalogue():
            raise ValueError(f"unknown payment method; known are {', '.join(sorted(catalogue()))}")
        return method

    def read(self) -> PayTo:
        """The account this says."""
        trusted = None if self.trust_up_to is None else self.trust_up_to.read()
        return PayTo(method=self.method, account=self.account, holder=self.holder, trust_up_to=trusted)


_EXAMPLE: JsonDict = {
    "title": "Summer photobook, first press",
    "description": "Sealed, with the poster.",
    "currency": "PHP",
    "items": [
        {"name": "Version A", "price": {"amount": "450.00", "currency": "PHP"}},
        {"name": "Version B", "price": {"amount": "480.00", "currency": "PHP"}},
    ],
    "deadline": "2027-01-31T23:59:00+08:00",
    "minimum": 10,
    "maximum": 40,
    "close_at_maximum": False,
    "shipping_fee": {"amount": "50.00", "currency": "PHP"},
    "pay_to": [{"method": "gcash", "account": "09175550142", "holder": "Juana Cruz"}],
}


class OrderWanted(BaseModel):
    """An order to write down. Nobody can join it before it is opened."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]}, extra="forbid")

    title: Title
    description: Description = ""
    currency: Currency = Field(description="All amounts of the order are in it.")
    items: list[ItemShape] = Field(min_length=1, max_length=MOST_ITEMS)
    deadline: AwareDatetime = Field(description="Until when buyers can join.")
    minimum: int = Field(ge=1, le=MOST_BUYERS, description="Buyers the order needs.")
    maximum: int | None = Field(default=None, ge=1, le=MOST_BUYERS, description="Places there are; null is no limit.")
    close_at_maximum: bool = Field(default=False, description="Close when full instead of keeping a waitlist.")
    shipping_fee: MoneyText
    pay_to: list[AccountShape] = Field(min_length=1, max_length=10)

    def details(self) -> OrderDetails:
        """What the order says."""
        return OrderDetails(
            title=self.title,
            description=self.description,
            items=items_of(self.items),
            currency=self.currency,
            deadline=self.deadline,
            minimum=self.minimum,
            maximum=self.maximum,
            pay_to=tuple(way.read() for way in self.pay_to),
            shipping_fee=self.shipping_fee.read(),
            close_at_maximum=self.close_at_maximum,
        )


def items_of(shapes: list[ItemShape]) -> tuple[Item, ...]:
    """Items, those without an id under the next free numbers."""
    taken = {shape.item_id for shape in shapes if shape.item_id}
    free = (str(number) for number in range(1, 2 * MOST_ITEMS + 1) if str(number) not in taken)
    return tuple(
        Item(item_id=shape.item_id or next(free), name=shape.name, price=shape.price.read()) for shape in shapes
    )


class SumsShape(BaseModel):
    """The money of an order."""

    expected: MoneyText = Field(description="What the buyers who are in owe in all.")
    received: MoneyText = Field(description="What came in and stays.")
    missing: MoneyText = Field(description="What is still to come.")
    credit: MoneyText = Field(description="What was paid too much.")
    refunds_due: MoneyText = Field(description="What is owed back now.")

    @classmethod
    def of(cls, sums: Sums) -> "SumsShape":
        """Sums as the API writes them."""
        return cls(
            expected=MoneyText.of(sums.expected),
            received=MoneyText.of(sums.received),
            missing=MoneyText.of(sums.missing),
            credit=MoneyText.of(sums.credit),
            refunds_due=MoneyText.of(sums.refunds),
        )


class OrderShape(BaseModel):
    """An order in a list."""

    order_id: str = Field(examples=["01932f6e-7c1a-7d53-9b3e-2f1f6f0c8a11"])
    code: str = Field(description="The short name buyers use.", examples=["7K3Q"])
    gom_id: str
    title: str
    state: str = Field(description="draft, open, closed, ordered, shipped, completed or cancelled.", examples=["open"])
    currency: Currency
    created_at: datetime
    deadline: datetime
    minimum: int
    maximum: int | None
    buyers: int = Field(description="Buyers who are in.")
    settled: int = Field(description="Buyers who have paid everything.")
    waiting: int = Field(description="Buyers on the waitlist.")
    to_review: int = Field(description="Proofs that wait for a decision.")
    money: SumsShape

    @classmethod
    def of(cls, card: OrderCard) -> "OrderShape":
        """An order as the API writes it."""
        same = {name: getattr(card, name) for name in cls.model_fields if name != "money"}
        return cls(**same, money=SumsShape.of(card.sums))


class OrderInFull(OrderShape):
    """An order with all it says."""

    description: str
    items: list[ItemShape]
    shipping_fee: MoneyText
    close_at_maximum: bool
    pay_to: list[AccountShape]

    @classmethod
    def told(cls, card: OrderCard, order: Existing) -> "OrderInFull":
        """An order as the API writes it: its state and words from the log, its numbers from the lists."""
        details = order.details
        return cls(
            **OrderShape.of(card).model_dump(exclude={"state", "title", "deadline", "minimum", "maximum"}),
            state=state_name(order),
            title=details.title,
            deadline=details.deadline,
            minimum=details.minimum,
            maximum=details.maximum,
            description=details.description,
            items=[
                ItemShape(item_id=item.item_id, name=item.name, price=MoneyText.of(item.price))
                for item in details.items
            ],
            shipping_fee=MoneyText.of(details.shipping_fee),
            close_at_maximum=details.close_at_maximum,
            pay_to=[_account(way) for way in details.pay_to],
        )


def _account(way: PayTo) -> AccountShape:
    trusted = None if way.trust_up_to is None else MoneyText.of(way.trust_up_to)
    return AccountShape.model_construct(method=way.method, account=way.account, holder=way.holder, trust_up_to=trusted)


class LineShape(BaseModel):
    """How many of one item a buyer takes."""

    item: str = Field(examples=["Version A"])
    quantity: int = Field(examples=[2])


class SubmissionShape(BaseModel):
    """A buyer's place in an order. Name, phone, address and note are personal."""

    submission_id: str
    reference: str = Field(examples=["PH-7K3Q9D2M"])
    member_id: str
    status: str = Field(examples=["paid"])
    lines: list[LineShape]
    total: MoneyText
    held: MoneyText = Field(description="What came in and stays.")
    balance: MoneyText = Field(description="What is still to pay.")
    refund_due: MoneyText = Field(description="What is owed back now.")
    name: str
    phone: str
    address: str
    note: str
    via: str = Field(description="The chat it was made through.")
    courier: str
    tracking: str
    placed_at: datetime

    @classmethod
    def of(cls, card: SubmissionCard) -> "SubmissionShape":
        """A submission as the API writes it."""
        amounts: dict[str, Any] = {
            name: MoneyText.of(getattr(card, name)) for name in ("total", "held", "balance", "refund_due")
        }
        plain = {name: getattr(card, name) for name in cls.model_fields if name not in {*amounts, "lines"}}
        return cls(**plain, **amounts, lines=[LineShape(item=name, quantity=count) for name, count in card.lines])
