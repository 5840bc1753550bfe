"""Whether a receipt seems to be of a transfer that another proof showed before, under another number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from gomflow.agent.names import Likeness, are_two_people, is_of_one_person, likeness
from gomflow.agent.reading.shapes import names_a_bank
from gomflow.methods import catalogue
from gomflow.payment.references import canonical, look_alike
from gomflow.payment.state import Approved, AskedAgain, Reading, Sent
from gomflow_events.identity import PaymentId, SubmissionId
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import ReceiptFields

_FEW: Final = 2
"""The most signs of a number that are changed where it is still taken for the same number."""
_IN_A_MINUTE: Final = 100_000
"""How far apart an app that counts may number two transfers of one minute: it makes up to 1,600 a second."""
_IN_A_DAY: Final = 100_000_000
_BESIDE: Final = 400_000
"""The same where one of them may be of a minute right before or after."""
_SLOWLY: Final = 10_000
"""How near to others a number is where an app counts so slowly that neighbours differ in a digit or two as a rule."""
_CROWD: Final = 30
"""How many others may be numbered beside two before one digit does not tell a copy from a neighbour any more."""
_ENDING: Final = 4
_LAST_DIGITS: Final = re.compile(r"\d{1,9}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A receipt that shows this sum at this time; `counts` where it was approved."""

    payment_id: PaymentId
    fields: ReceiptFields
    places: frozenset[SubmissionId]
    counts: bool = False


def shown_by(payment_id: PaymentId, payment: Sent, place: SubmissionId) -> Shown | None:
    """What another payment showed; None for what was not read, and what the GOM asked to see again for this place."""
    assessed = payment.known if isinstance(payment, Reading) else payment.assessed
    if assessed is None or (isinstance(payment, AskedAgain) and payment.proof.submission_id == place):
        return None
    places = frozenset({payment.proof.submission_id, *(other.submission_id for other in payment.proof.also)})
    return Shown(payment_id=payment_id, fields=assessed.fields, places=places, counts=isinstance(payment, Approved))


def same_as(
    fields: ReceiptFields,
    place: SubmissionId,
    pay_to: Sequence[PayTo],
    others: Iterable[Shown],
    around: Iterable[Shown] = (),
) -> tuple[PaymentId, ...]:
    """Those of the proofs of the same sum and time that seem to be of this very transfer, under another number.

    `around` are those of the same sum in the minutes right before and after: they show whether the app counts.
    """
    candidates = [other for other in others if _could_be_one(fields, other.fields)]
    honest = [one for one in (*candidates, *around) if one.counts]
    return tuple(
        other.payment_id
        for other in candidates
        if _is_renumbered(fields, other.fields, [one.fields for one in honest if one is not other])
        or (place not in other.places and _is_of_one_sender(fields, other.fields, pay_to))
    )


def _could_be_one(one: ReceiptFields, other: ReceiptFields) -> bool:
    """Whether all but the numbers of two receipts could be the same: the app, the second, and who got the money."""
    if not one.reference or not other.reference or canonical(one.reference) == canonical(other.reference):
        return False  # What carries the very same number is known by it.
    return _may_be_one_app(one.method, other.method) and _is_one_second(one, other) and _went_to_one(one, other)


def _may_be_one_app(one: str | None, other: str | None) -> bool:
    """Whether two receipts may be of one app: a copy without its header has none, or that of the network."""
    if one == other:
        return True
    methods = [catalogue().get(key or "") for key in (one, other)]
    apps = [method for method in methods if method is not None and method.issues_receipts]
    return len(apps) < len(methods) or (apps[0].family != "" and apps[0].family == apps[1].family)


def _is_one_second(one: ReceiptFields, other: ReceiptFields) -> bool:
    """Whether the seconds are the same where both show them; a receipt that shows none reads as the full minute."""
    seconds = {each.paid_at.second for each in (one, other) if each.paid_at is not None}
    return len(seconds) == 1 or 0 in seconds


def _went_to_one(one: ReceiptFields, other: ReceiptFields) -> bool:
    """Whether nothing says that two people got the money."""
    accounts = [canonical(each.recipient_account or "")[-_ENDING:] for each in (one, other)]
    if all(len(account) == _ENDING for account in accounts):
        return accounts[0] == accounts[1]
    return not are_two_people(one.recipient or "", other.recipient or "")


def _is_renumbered(fields: ReceiptFields, other: ReceiptFields, honest: Iterable[ReceiptFields]) -> bool:
    """Whether one number is the other with a sign or two changed, one left out or put in, or two exchanged.

    An app that counts its transfers gives such numbers to neighbours too. Where honest ones are numbered beside these
    two it is likelier to be that, the more of them there are and the slower it counts.
    """
    one, another = canonical(fields.reference or ""), canonical(other.reference or "")
    if len(one) != len(another):
        return _is_one_longer(look_alike(one), look_alike(another))
    pairs = enumerate(zip(look_alike(one), look_alike(another), strict=True))
    changed = [at for at, (sign, anothers) in pairs if sign != anothers]
    if len(changed) > _FEW:
        return False
    apart = _apart(one, another)
    if apart is None or apart > (_IN_A_DAY if fields.day_only else _IN_A_MINUTE):
        return True
    once = len(changed) < _FEW or _is_exchanged(one, another, changed)
    beside = _beside(fields, honest)
    if not beside:
        return once or not are_two_people(fields.sender or "", other.sender or "")
    return once and len(beside) <= _CROWD and min(beside) > _SLOWLY


def _beside(fields: ReceiptFields, honest: Iterable[ReceiptFields]) -> Sequence[int]:
    """How far from a number the same app numbered others, where that is as near as only counting makes them."""
    ours = [canonical(one.reference or "") for one in honest if _may_be_one_app(fields.method, one.method)]
    apart = (_apart(canonical(fields.reference or ""), number) for number in ours)
    return [far for far in apart if far is not None and far <= (_IN_A_DAY if fields.day_only else _BESIDE)]


def _apart(one: str, other: str) -> int | None:
    """How far one number is from another that differs in nothing but the digits at the end; None where it does."""
    ends = [_LAST_DIGITS.search(number) for number in (one, other)]
    if len(one) != len(other) or ends[0] is None or ends[1] is None:
        return None
    at = max(ends[0].start(), ends[1].start())
    return abs(int(one[at:]) - int(other[at:])) if one[:at] == other[:at] else None


def _is_one_longer(one: str, other: str) -> bool:
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_exchanged(one: str, other: str, changed: Sequence[int]) -> bool:
    """Whether two signs that stand side by side changed places."""
    if changed[1] - changed[0] != 1:
        return False
    return one[changed[0]] == other[changed[1]] and one[changed[1]] == other[changed[0]]


def _is_of_one_sender(one: ReceiptFields, other: ReceiptFields, pay_to: Sequence[PayTo]) -> bool:
    """Whether the same person is named as the sender on both: not an account, a wallet, or whoever was paid."""
    if not one.sender or not other.sender or not is_of_one_person(one.sender, other.sender):
        return False
    if names_a_bank(one.sender) or names_a_bank(other.sender):
        return False
    paid = [*(way.holder for way in pay_to), *(each.recipient for each in (one, other) if each.recipient)]
    return all(likeness(one.sender, name) is Likeness.OTHER for name in paid)
