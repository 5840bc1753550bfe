"""What a proof of payment is asked to be, and how an honest one is drawn."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from random import Random

from PIL import Image

from gomflow.simulators.receipts.apps import App, draw
from gomflow.simulators.receipts.cases import Case, Verdict
from gomflow.simulators.receipts.degradations import Degradation, degrade
from gomflow.simulators.receipts.picture import Picture
from gomflow.simulators.receipts.receipt import Language, Receipt, Style
from gomflow.simulators.receipts.references import reference_for
from gomflow.simulators.receipts.screen import Field, Written
from gomflow_events.money import Money

_DARK_SHARE = 0.3
_MALAY_SHARE = 0.15
_OTHER_LANGUAGE_SHARE = 0.25
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A picture and what is true of it.

    ``app`` and ``receipt`` are None where there is no receipt to see. ``receipt`` is what the picture claims (for an
    edited amount: the forged one), ``moved`` the money that really reached the recipient with it, zero where none did.
    ``shown`` has the facts as they are written in the picture, ``written`` every text where it was drawn.
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
    written: tuple[Written, ...] = ()

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
class Wish:
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
    style: Style


def facts_of(wish: Wish) -> Receipt:
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
        language=_language(wish),
        style=wish.style,
        seed=rng.getrandbits(32),
    )


def _language(wish: Wish) -> Language:
    other = Language.FILIPINO if wish.app.country == "PH" else Language.MALAY
    if wish.style is not Style.KNOWN:
        return other if wish.rng.random() < _OTHER_LANGUAGE_SHARE else Language.ENGLISH
    return Language.MALAY if wish.app.malay and wish.rng.random() < _MALAY_SHARE else Language.ENGLISH


def proof_of(wish: Wish, picture: Picture, receipt: Receipt | None, moved: Money | None = None) -> Proof:
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
        written=picture.written,
    )


def drawn(wish: Wish, receipt: Receipt, moved: Money | None = None) -> Proof:
    return proof_of(wish, Picture.of(draw(receipt)), receipt, moved)


def honest(wish: Wish) -> Proof:
    return drawn(wish, facts_of(wish), wish.due)
