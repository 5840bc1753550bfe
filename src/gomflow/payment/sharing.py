"""One transfer for several submissions of a buyer: for which, and what of the money is for each."""

from collections.abc import Iterable

from gomflow.payment.state import Proof, Reading, Sent
from gomflow_events.money import Money
from gomflow_events.payment.terms import Expected, PaidPlace, Share


def places_of(payment: Sent) -> tuple[PaidPlace, ...]:
    """The submissions a payment is for: the one it was sent for first, then those that the same transfer pays."""
    own = _own(payment.proof)
    if isinstance(payment, Reading):
        return _once((own, *payment.proof.also))
    others = (_place(share) for share in payment.assessed.expected.others)
    return _once((own, *payment.proof.also, *others))


def left_behind(payment: Reading, *kept: PaidPlace) -> tuple[PaidPlace, ...]:
    """The other submissions that a payment was for before it was assigned to one."""
    before = () if payment.known is None else payment.known.expected.others
    return tuple(place for share in before if (place := _place(share)) not in kept)


def shares_of(amount: Money, proof: Proof, expected: Expected) -> tuple[Share, ...]:
    """How the money is parted: each submission gets what was due, in their order, and the first what is beyond.

    Empty where all of it is for the one submission it was sent for. Together the shares are the amount, always: what of
    an approval before stays where it was is one of them, and only the rest is parted.
    """
    if not expected.others and not proof.stays:
        return ()
    nothing = Money.zero(amount.currency)
    others = sum((share.amount for share in expected.others), nothing)
    own, kept = _own(proof), {share.submission_id for share in proof.stays}
    dues = [Share(order_id=own.order_id, submission_id=own.submission_id, amount=expected.due - others)]
    left, shares = amount - staying(proof, nothing), list[Share]()
    for due in (*dues, *(share for share in expected.others if share.submission_id not in kept)):
        part = max(min(due.amount, left), nothing)
        shares.append(_with(due, part))
        left = left - part
    shares[0] = _with(shares[0], shares[0].amount + left)
    return (*(share for share in shares if share.amount), *proof.stays)


def staying(proof: Proof, nothing: Money) -> Money:
    """What of a payment's money counts where it was before, and nowhere else."""
    return sum((share.amount for share in proof.stays), nothing)


def is_enough(amount: Money, proof: Proof) -> bool:
    """Whether an amount leaves something to count beside what stays where it was."""
    return amount > staying(proof, Money.zero(amount.currency))


def _with(share: Share, amount: Money) -> Share:
    return Share(order_id=share.order_id, submission_id=share.submission_id, amount=amount)


def _own(proof: Proof) -> PaidPlace:
    return PaidPlace(order_id=proof.order_id, submission_id=proof.submission_id)


def _place(share: Share) -> PaidPlace:
    return PaidPlace(order_id=share.order_id, submission_id=share.submission_id)


def _once(places: Iterable[PaidPlace]) -> tuple[PaidPlace, ...]:
    return tuple(dict.fromkeys(places))
