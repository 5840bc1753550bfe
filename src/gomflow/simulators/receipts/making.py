"""The makers of every kind of proof that is not honest, or not plain."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from random import Random
from types import MappingProxyType

from PIL import Image

from gomflow.simulators.receipts.apps import draw
from gomflow.simulators.receipts.cases import Case
from gomflow.simulators.receipts.degradations import Degradation
from gomflow.simulators.receipts.forgery import (
    amounts_shown,
    cut_to_amount,
    with_edited_amount,
    with_patched_amount,
)
from gomflow.simulators.receipts.picture import Picture, jpeg
from gomflow.simulators.receipts.receipt import Language, Receipt, Scene, Status, Style
from gomflow.simulators.receipts.references import look_alike, reference_for, renumbered
from gomflow.simulators.receipts.wishes import Proof, Wish, drawn, facts_of, honest, proof_of
from gomflow_events.money import Currency, Money

_STRANGERS = {
    "PH": ("Grace Villanueva", "09081112233", "700001112233"),
    "MY": ("Priya a/p Ganesan", "0191112233", "700001112233"),
}
_TRIES = 20
"""Layouts put together from chance are put together anew until one suits the fraud."""


def _unreadable(wish: Wish) -> Proof:
    return honest(replace(wish, degradation=Degradation.HEAVY_BLUR))


def _pending(wish: Wish) -> Proof:
    return drawn(wish, replace(facts_of(wish), status=Status.PENDING))


def _failed(wish: Wish) -> Proof:
    return drawn(wish, replace(facts_of(wish), status=Status.FAILED))


def _wrong_amount(wish: Wish) -> Proof:
    difference = Money(Decimal(wish.rng.choice((1, 5, 10, 50))), wish.due.currency)
    paid = wish.due - difference if difference < wish.due and wish.rng.random() < 2 / 3 else wish.due + difference
    return drawn(wish, replace(facts_of(wish), amount=paid), paid)


def _wrong_recipient(wish: Wish) -> Proof:
    name, phone, account = _STRANGERS[wish.app.country]
    return drawn(wish, replace(facts_of(wish), recipient=name, account=phone if wish.app.wallet else account))


def _stale(wish: Wish) -> Proof:
    return honest(replace(wish, paid_at=wish.paid_at - timedelta(days=wish.rng.randint(60, 400))))


def _future(wish: Wish) -> Proof:
    return honest(replace(wish, paid_at=wish.paid_at + timedelta(days=wish.rng.randint(2, 30))))


def _malformed(wish: Wish) -> Proof:
    """A made-up reference that is too short for its app, as forgers who never looked at theirs make them."""
    facts = facts_of(wish)
    return drawn(wish, replace(facts, reference=facts.reference[:-1]))


def _redated(wish: Wish) -> Proof:
    facts = facts_of(wish)
    before = wish.paid_at - timedelta(days=wish.rng.randint(30, 300))
    return drawn(wish, replace(facts, reference=reference_for(facts.app, wish.rng, before)))


def _renamed(wish: Wish) -> Proof:
    _, phone, account = _STRANGERS[wish.app.country]
    return drawn(wish, replace(facts_of(wish), account=phone if wish.app.wallet else account))


def _by_fee(wish: Wish) -> Proof:
    fee = Money.of(wish.rng.choice(("10.00", "15.00")), wish.due.currency)
    return drawn(wish, replace(facts_of(wish), amount=wish.due - fee, fee=fee), wish.due - fee)


def _other_currency(wish: Wish) -> Proof:
    other = Currency.MYR if wish.due.currency is Currency.PHP else Currency.PHP
    facts = replace(
        facts_of(wish), amount=Money(wish.due.amount, other), fee=Money.zero(other), language=Language.ENGLISH
    )
    return drawn(wish, replace(facts, style=wish.style if wish.style is not Style.KNOWN else Style.FREE))


def _staged(wish: Wish) -> Proof:
    """A screen of something else than a transfer that was made."""
    return drawn(wish, replace(facts_of(wish), scene=_SCENES[wish.case], language=Language.ENGLISH))


def _partial(wish: Wish) -> Proof:
    receipt = facts_of(wish)
    for _ in range(_TRIES):
        strip = cut_to_amount(Picture.of(draw(receipt)))
        if strip is not None:
            return proof_of(wish, strip, receipt, wish.due)
        receipt = replace(receipt, seed=wish.rng.getrandbits(32))
    raise ValueError(f"{wish.app.name} states the amount beside what gives it away: it cannot be cropped")


def _fraction_of(due: Money, rng: Random) -> Money:
    return Money(max(due.amount * rng.randint(10, 60) // 100, due.currency.minor_unit), due.currency)


def _patched(wish: Wish) -> Proof:
    """A payment of a fraction of what is due, with every amount typed anew where one sees it."""
    facts = replace(facts_of(wish), fee=Money.zero(wish.due.currency))
    really = _fraction_of(wish.due, wish.rng)
    picture = Picture.of(draw(replace(facts, amount=really)))
    return proof_of(wish, with_patched_amount(picture, really, wish.due, wish.rng), facts, really)


def _edited(wish: Wish) -> Proof:
    """A payment of a fraction of what is due, painted over; without a fee, which would not add up."""
    facts = replace(facts_of(wish), fee=Money.zero(wish.due.currency))
    really = _fraction_of(wish.due, wish.rng)
    everywhere = wish.case is Case.EDITED_AMOUNT
    picture = Picture.of(draw(replace(facts, amount=really)))
    for _ in range(_TRIES):
        if everywhere or facts.style is Style.KNOWN or amounts_shown(picture) > 1:
            break
        facts = replace(facts, seed=wish.rng.getrandbits(32))
        picture = Picture.of(draw(replace(facts, amount=really)))
    if not everywhere and amounts_shown(picture) == 1:
        raise ValueError(f"{wish.app.name} states the amount only once: it cannot be edited partly")
    forged = with_edited_amount(picture, really, wish.due, wish.rng, all_places=everywhere)
    return proof_of(wish, forged, facts, really)


def _earlier(wish: Wish) -> tuple[Proof, Receipt]:
    if wish.earlier is None or wish.earlier.receipt is None:
        raise ValueError(f"{wish.case} needs an earlier proof that is a receipt")
    return wish.earlier, wish.earlier.receipt


def _reused(wish: Wish) -> Proof:
    _, receipt = _earlier(wish)
    return drawn(wish, replace(receipt, amount=wish.due, sender=wish.sender, seed=wish.rng.getrandbits(32)))


def _lookalike(wish: Wish) -> Proof:
    _, receipt = _earlier(wish)
    reference = look_alike(receipt.app, receipt.reference, wish.rng)
    return drawn(
        wish, replace(receipt, amount=wish.due, reference=reference, sender=wish.sender, seed=wish.rng.getrandbits(32))
    )


def _renumbered(wish: Wish) -> Proof:
    """The whole receipt over again, of the same sum at the same time, so that only its number could tell."""
    _, receipt = _earlier(wish)
    reference = renumbered(receipt.app, receipt.reference, wish.rng)
    return drawn(replace(wish, due=receipt.amount), replace(receipt, reference=reference))


def _resent(wish: Wish) -> Proof:
    earlier, _ = _earlier(wish)
    return replace(earlier, case=wish.case, due=wish.due, moved=Money.zero(wish.due.currency))


def _reencoded(wish: Wish) -> Proof:
    earlier, _ = _earlier(wish)
    with Image.open(BytesIO(earlier.image)) as opened:
        image = opened.convert("RGB")
    cut = image.crop((0, wish.rng.randint(2, image.height // 50), image.width, image.height))
    return replace(_resent(wish), image=jpeg(cut, wish.rng.randint(70, 85)), size=cut.size)


_SCENES = {
    Case.CONTRADICTED: Scene.CONTRADICTED,
    Case.INCOMING: Scene.RECEIVED,
    Case.NOT_YET_SENT: Scene.NOT_YET,
    Case.SCHEDULED: Scene.SCHEDULED,
    Case.SPECIMEN: Scene.SPECIMEN,
}
MAKERS: Mapping[Case, Callable[[Wish], Proof]] = MappingProxyType(
    {
        Case.PENDING: _pending,
        Case.FAILED: _failed,
        Case.WRONG_AMOUNT: _wrong_amount,
        Case.WRONG_RECIPIENT: _wrong_recipient,
        Case.REUSED_REFERENCE: _reused,
        Case.EXACT_RESEND: _resent,
        Case.REENCODED_RESEND: _reencoded,
        Case.EDITED_AMOUNT: _edited,
        Case.EDITED_PARTLY: _edited,
        Case.LOOKALIKE_REFERENCE: _lookalike,
        Case.STALE_DATE: _stale,
        Case.FUTURE_DATE: _future,
        Case.MALFORMED_REFERENCE: _malformed,
        Case.REDATED: _redated,
        Case.RENAMED_RECIPIENT: _renamed,
        Case.UNDERPAID_BY_FEE: _by_fee,
        Case.OTHER_CURRENCY: _other_currency,
        **dict.fromkeys(_SCENES, _staged),
        Case.PARTIAL_CROP: _partial,
        Case.PATCHED: _patched,
        Case.UNREADABLE: _unreadable,
        Case.RENUMBERED: _renumbered,
    }
)
"""By case; what is missing is honest."""
