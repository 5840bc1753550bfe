"""Proofs of payment as buyers send them, each with the truth about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from random import Random

from PIL import Image

from gomflow.simulators.receipts.apps import APPS, App, draw
from gomflow.simulators.receipts.cases import NON_RECEIPTS, Case, Verdict
from gomflow.simulators.receipts.degradations import Degradation, degrade
from gomflow.simulators.receipts.forgery import amounts_shown, cut_to_amount, with_edited_amount
from gomflow.simulators.receipts.picture import Picture, jpeg
from gomflow.simulators.receipts.receipt import Language, Receipt, Status
from gomflow.simulators.receipts.references import look_alike, reference_for
from gomflow.simulators.receipts.screen import Field
from gomflow.simulators.receipts.strangers import stranger
from gomflow_events.money import Money

_DARK_SHARE = 0.3
_MALAY_SHARE = 0.15
_STRANGERS = {
    "PH": ("Grace Villanueva", "09081112233", "700001112233"),
    "MY": ("Priya a/p Ganesan", "0191112233", "700001112233"),
}
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A picture and what is true of it.

    ``app`` and ``receipt`` are None where there is no receipt to see. ``receipt`` is what the picture claims (for an
    edited amount: the forged one), ``moved`` the money that really reached the recipient with it, zero where none did.
    ``shown`` has the facts as they are written in the picture.
    """

    image: bytes
    size: tuple[int, int]
    case: Case
    app: str | None
    degradation: Degradation
    due: Money
    moved: Money
    receipt: Receipt | None
    text: str
    shown: dict[Field, str]

    @property
    def expected(self) -> Verdict:
        """What the rules of the product make of it."""
        return Verdict.REJECT if self.degradation is Degradation.HEAVY_BLUR else self.case.expected

    @property
    def media_type(self) -> str:
        return "image/png" if self.image.startswith(_PNG) else "image/jpeg"

    @property
    def file_suffix(self) -> str:
        return ".png" if self.image.startswith(_PNG) else ".jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What was asked for."""

    case: Case
    app: App
    due: Money
    payee_name: str
    payee_account: str
    sender: str
    paid_at: datetime
    rng: Random
    earlier: Proof | None
    degradation: Degradation


def render(receipt: Receipt, rng: Random, degradation: Degradation = Degradation.CLEAN) -> bytes:
    """The receipt's picture as it arrives: PNG when clean, else JPEG. Raises KeyError for an unknown app."""
    return degrade(Picture.of(draw(receipt)), rng, degradation)


def make_proof(
    case: Case,
    app: str,
    *,
    amount: Money,
    payee_name: str,
    payee_account: str,
    sender: str,
    paid_at: datetime,
    rng: Random,
    earlier: Proof | None = None,
    degradation: Degradation = Degradation.CLEAN,
) -> Proof:
    """A proof of one case for an amount that is due to a payee.

    ``paid_at`` is naive local time, about when the proof is sent; stale and future dates are counted from it. Cases
    that need an earlier proof are made from that one, with its app in place of the one named. For an unaccepted method,
    name an app the GOM does not take. Raises KeyError for an unknown app, and ValueError for a currency that is not the
    app's, for a missing or unfit earlier proof, and for a partly edited amount where it is stated only once.
    """
    known = APPS[app]
    if amount.currency is not known.currency:
        raise ValueError(f"{known.name} pays in {known.currency}, not {amount.currency}")
    if case.needs_earlier and (earlier is None or earlier.receipt is None):
        raise ValueError(f"{case} needs an earlier proof that is a receipt")
    wish = _Wish(
        case=case, app=known, due=amount, payee_name=payee_name, payee_account=payee_account, sender=sender,
        paid_at=paid_at, rng=rng, earlier=earlier, degradation=degradation,
    )  # fmt: skip
    if case in NON_RECEIPTS:
        return _proof(wish, stranger(case, amount, rng), None)
    return _MAKERS.get(case, _honest)(wish)


def _facts(wish: _Wish) -> Receipt:
    """An honest receipt of what is due."""
    rng, app = wish.rng, wish.app
    fee = Money(Decimal(rng.choice(app.fees)) * app.currency.minor_unit, app.currency)
    return Receipt(
        app=app.key,
        amount=wish.due,
        fee=fee,
        reference=reference_for(app.key, rng, wish.paid_at),
        paid_at=wish.paid_at,
        sender=wish.sender,
        recipient=wish.payee_name,
        account=wish.payee_account,
        dark=rng.random() < _DARK_SHARE,
        language=Language.MALAY if app.malay and rng.random() < _MALAY_SHARE else Language.ENGLISH,
        seed=rng.getrandbits(32),
    )


def _proof(wish: _Wish, picture: Picture, receipt: Receipt | None, moved: Money | None = None) -> Proof:
    image = degrade(picture, wish.rng, wish.degradation)
    with Image.open(BytesIO(image)) as opened:
        size = opened.size
    return Proof(
        image=image,
        size=size,
        case=wish.case,
        app=receipt.app if receipt else None,
        degradation=wish.degradation,
        due=wish.due,
        moved=Money.zero(wish.due.currency) if moved is None else moved,
        receipt=receipt,
        text=picture.text,
        shown={field: picture.shown(field) for field in Field},
    )


def _drawn(wish: _Wish, receipt: Receipt, moved: Money | None = None) -> Proof:
    return _proof(wish, Picture.of(draw(receipt)), receipt, moved)


def _honest(wish: _Wish) -> Proof:
    return _drawn(wish, _facts(wish), wish.due)


def _unreadable(wish: _Wish) -> Proof:
    return _honest(replace(wish, degradation=Degradation.HEAVY_BLUR))


def _pending(wish: _Wish) -> Proof:
    return _drawn(wish, replace(_facts(wish), status=Status.PENDING))


def _failed(wish: _Wish) -> Proof:
    return _drawn(wish, replace(_facts(wish), status=Status.FAILED))


def _wrong_amount(wish: _Wish) -> Proof:
    difference = Money(Decimal(wish.rng.choice((1, 5, 10, 50))), wish.due.currency)
    paid = wish.due - difference if difference < wish.due and wish.rng.random() < 2 / 3 else wish.due + difference
    return _drawn(wish, replace(_facts(wish), amount=paid), paid)


def _wrong_recipient(wish: _Wish) -> Proof:
    name, phone, account = _STRANGERS[wish.app.country]
    return _drawn(wish, replace(_facts(wish), recipient=name, account=phone if wish.app.wallet else account))


def _stale(wish: _Wish) -> Proof:
    return _honest(replace(wish, paid_at=wish.paid_at - timedelta(days=wish.rng.randint(60, 400))))


def _future(wish: _Wish) -> Proof:
    return _honest(replace(wish, paid_at=wish.paid_at + timedelta(days=wish.rng.randint(2, 30))))


def _partial(wish: _Wish) -> Proof:
    receipt = _facts(wish)
    return _proof(wish, cut_to_amount(Picture.of(draw(receipt))), receipt, wish.due)


def _edited(wish: _Wish) -> Proof:
    """A payment of a fraction of what is due, painted over; without a fee, which would not add up."""
    facts = replace(_facts(wish), fee=Money.zero(wish.due.currency))
    really = Money(
        max(wish.due.amount * wish.rng.randint(10, 60) // 100, wish.due.currency.minor_unit), wish.due.currency
    )
    picture = Picture.of(draw(replace(facts, amount=really)))
    everywhere = wish.case is Case.EDITED_AMOUNT
    if not everywhere and amounts_shown(picture) == 1:
        raise ValueError(f"{wish.app.name} states the amount only once: it cannot be edited partly")
    forged = with_edited_amount(picture, really, wish.due, wish.rng, all_places=everywhere)
    return _proof(wish, forged, facts, really)


def _earlier(wish: _Wish) -> tuple[Proof, Receipt]:
    if wish.earlier is None or wish.earlier.receipt is None:
        raise ValueError(f"{wish.case} needs an earlier proof that is a receipt")
    return wish.earlier, wish.earlier.receipt


def _reused(wish: _Wish) -> Proof:
    _, receipt = _earlier(wish)
    return _drawn(wish, replace(receipt, amount=wish.due, sender=wish.sender, seed=wish.rng.getrandbits(32)))


def _lookalike(wish: _Wish) -> Proof:
    _, receipt = _earlier(wish)
    reference = look_alike(receipt.app, receipt.reference, wish.rng)
    return _drawn(
        wish, replace(receipt, amount=wish.due, reference=reference, sender=wish.sender, seed=wish.rng.getrandbits(32))
    )


def _resent(wish: _Wish) -> Proof:
    earlier, _ = _earlier(wish)
    return replace(earlier, case=wish.case, due=wish.due, moved=Money.zero(wish.due.currency))


def _reencoded(wish: _Wish) -> Proof:
    earlier, _ = _earlier(wish)
    with Image.open(BytesIO(earlier.image)) as opened:
        image = opened.convert("RGB")
    cut = image.crop((0, wish.rng.randint(2, image.height // 50), image.width, image.height))
    return replace(_resent(wish), image=jpeg(cut, wish.rng.randint(70, 85)), size=cut.size)


_MAKERS: dict[Case, Callable[[_Wish], Proof]] = {
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
    Case.PARTIAL_CROP: _partial,
    Case.UNREADABLE: _unreadable,
}
