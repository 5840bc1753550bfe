"""Money in the API: an amount as text with its currency, never a float."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gomflow_events.money import Currency, Money

Amount = Annotated[str, StringConstraints(pattern=r"^\d{1,9}(\.\d{1,2})?$")]


class MoneyText(BaseModel):
    """An exact amount of one currency."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"amount": "499.00", "currency": "PHP"}]})

    amount: Amount = Field(description="At most two decimals, as text.", examples=["499.00"])
    currency: Currency = Field(examples=["PHP"])

    @classmethod
    def of(cls, money: Money) -> "MoneyText":
        """Money as the API writes it."""
        return cls.model_construct(amount=str(money.amount), currency=money.currency)

    def read(self) -> Money:
        """The money this says."""
        return Money(Decimal(self.amount), self.currency)
