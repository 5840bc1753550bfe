"""Money: an exact amount in whole minor units of one currency; a float never gets near it."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class Currency(StrEnum):
    """ISO 4217 codes of the currencies an order can be in; both have two decimals."""

    PHP = "PHP"
    MYR = "MYR"

    @property
    def minor_unit(self) -> Decimal:
        """The smallest amount that exists: 0.01 for a centavo or a sen."""
        return Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency, held to its minor unit.

    Raises ValueError for an amount finer than the minor unit, and TypeError for anything but a Decimal.
    """

    amount: Decimal
    currency: Currency

    def __post_init__(self) -> None:
        """Refuse what money cannot be and bring the amount to the currency's number of decimals."""
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"Money takes a Decimal, not {type(self.amount).__name__}")
        try:
            exact = self.amount.quantize(self.currency.minor_unit)
        except InvalidOperation as error:
            raise ValueError(f"{self.amount} is not an amount of money") from error
        if exact != self.amount:
            raise ValueError(f"{self.amount} is finer than the minor unit of {self.currency}")
        object.__setattr__(self, "amount", exact)

    @classmethod
    def of(cls, amount: str | int, currency: Currency | str) -> "Money":
        """Money from a written amount, as in ``Money.of("499.50", "PHP")``."""
        return cls(Decimal(amount), Currency(currency))

    @classmethod
    def zero(cls, currency: Currency) -> "Money":
        return cls(Decimal(0), currency)

    @property
    def minor(self) -> int:
        """The amount in minor units (centavos, sen)."""
        return int(self.amount / self.currency.minor_unit)

    def _same(self, other: "Money") -> Decimal:
        if other.currency is not self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be reckoned together")
        return other.amount

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.amount * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}"
