"""Which of a buyer's submissions a transfer fits: the one it was sent for, several together, or another as well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from typing import Final

from gomflow.agent.weighing import weigh
from gomflow.payment.rules import amount_of
from gomflow_events.identity import OrderId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import Doubt, Expected, ReceiptFields, Share

MARGIN: Final = 10
"""Points by which one submission has to fit better than another for nobody to be asked which one is meant."""
MOST: Final = 8
"""Other submissions that are looked at; who has more that await payment is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Another submission of the buyer's in an order of the same GOM that awaits payment."""

    order_id: OrderId
    submission_id: SubmissionId
    due: Money
    since: datetime
    pay_to: tuple[PayTo, ...]

    def share(self) -> Share:
        """What is due for it, as a part of one transfer."""
        return Share(order_id=self.order_id, submission_id=self.submission_id, amount=self.due)


def together(expected: Expected, others: Iterable[Candidate]) -> Expected:
    """What a proof is held against when the transfer is for these as well: the sum of what is due for all."""
    along = tuple(others)
    return replace(
        expected,
        due=sum((other.due for other in along), expected.due),
        since=max([expected.since, *(other.since for other in along)]),
        others=(*expected.others, *(other.share() for other in along)),
    )


def sums(fields: ReceiptFields, expected: Expected, others: Sequence[Candidate]) -> list[Expected]:
    """The ways in which the amount is the sum of what is due for this submission and others; none where it fits one.

    A submission that was placed after the transfer is not paid by it.
    """
    amount = amount_of(fields, expected)
    if amount is None or amount <= expected.due:
        return []
    fitting = [other for other in others[:MOST] if other.due and _could_know(fields, other)]
    groups = (group for size in range(1, len(fitting) + 1) for group in combinations(fitting, size))
    return [
        together(expected, group) for group in groups if sum((other.due for other in group), expected.due) == amount
    ]


def rivals(
    fields: ReceiptFields, expected: Expected, others: Sequence[Candidate], *, chosen: bool
) -> tuple[Doubt, ...]:
    """The doubt that another submission is meant.

    Where the buyer did not say which one, another that fits about as well is enough; where they did, only one that fits
    clearly better.
    """
    own = weigh(fields, expected).score
    best = max((_score(fields, expected, other) for other in others), default=0)
    doubtful = best >= own + MARGIN if chosen else best > own - MARGIN
    return (Doubt.SEVERAL_FIT,) if others and doubtful and best >= _WORTH_ASKING else ()


_WORTH_ASKING: Final = 60
"""Below so many points nothing says that a submission is meant."""


def _score(fields: ReceiptFields, expected: Expected, other: Candidate) -> int:
    instead = replace(expected, due=other.due, since=other.since, pay_to=other.pay_to, others=())
    return weigh(fields, instead).score


def _could_know(fields: ReceiptFields, other: Candidate) -> bool:
    """Whether the transfer could have been for it: not where its date is too old for it."""
    if fields.paid_at is None:
        return True
    against = Expected(due=other.due, pay_to=other.pay_to, since=other.since, until=other.since)
    return Doubt.DATE_TOO_OLD not in weigh(fields, against).doubts
