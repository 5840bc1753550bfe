"""What people expect to read: the exact sentences, so that the demo notices a wrong one."""

from dataclasses import dataclass

from gomflow.demo.devices import Seen, plain
from gomflow.texts import Texts
from gomflow_events.identity import Language
from gomflow_events.money import Money


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a language and knows what they are waiting for."""

    texts: Texts
    language: Language

    def says(self, seen: Seen, key: str, **facts: object) -> bool:
        """Whether a message is this sentence with these facts."""
        return seen.text.strip() == plain(self.texts.say(key, self.language, **facts)).strip()

    def begins(self, seen: Seen, key: str, **facts: object) -> bool:
        """Whether a message begins with this sentence."""
        return seen.text.startswith(plain(self.texts.say(key, self.language, **facts)).strip())

    def is_paid(self, seen: Seen, amount: Money, due: Money, title: str, reference: str) -> bool:
        """The message that a payment settles everything; what was paid beyond is named."""
        nothing = Money.zero(amount.currency)
        credit = max(amount - due, nothing)
        return self.says(
            seen,
            "paid",
            amount=amount,
            balance=nothing,
            credit=credit,
            has_credit=bool(credit),
            title=title,
            reference=reference,
        )

    def is_partly_paid(self, seen: Seen, amount: Money, due: Money, title: str, reference: str) -> bool:
        """The message that a payment settles only a part."""
        if amount >= due:
            return False
        nothing = Money.zero(amount.currency)
        return self.says(
            seen,
            "partly-paid",
            amount=amount,
            balance=due - amount,
            credit=nothing,
            has_credit=False,
            title=title,
            reference=reference,
        )
