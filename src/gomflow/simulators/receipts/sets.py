"""A folder of labelled proofs, to measure the Smart Agent on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from random import Random

import msgspec

from gomflow.evaluating.as_drawn import AsDrawn
from gomflow.simulators.receipts.apps import APPS, App
from gomflow.simulators.receipts.cases import DUPLICATES, NON_RECEIPTS, Case
from gomflow.simulators.receipts.degradations import Degradation
from gomflow.simulators.receipts.proofs import Proof, make_proof
from gomflow.simulators.receipts.receipt import Scene, Style
from gomflow.simulators.receipts.references import has_look_alike
from gomflow.simulators.receipts.screen import Field
from gomflow_events.money import Money

_FIRST_DAY = datetime(2026, 11, 2, 7, 30)  # noqa: DTZ001 - receipts show local time without a zone
_DAYS = 18
_WAKING_MINUTES = 16 * 60
_GENUINE_IN_TEN = 6
_LATEST = (Case.PATCHED,)  # drawn after all others, so that the pictures of a seed stay what they were
_LIGHT = (Degradation.CLEAN, Degradation.JPEG, Degradation.WHATSAPP_1600)
# What genuine screenshots come through, in turn: most are sent as they are or through a messenger.
_JOURNEYS = (
    Degradation.CLEAN,
    Degradation.WHATSAPP_1600,
    Degradation.JPEG,
    Degradation.CROP,
    Degradation.WHATSAPP_720,
    Degradation.CLEAN,
    Degradation.PHOTO,
    Degradation.WHATSAPP_1600,
    Degradation.RESCREEN,
    Degradation.ROTATED,
    Degradation.PHOTO_HARD,
)
_TELLING = ("bdo", "cimb", "duitnow")  # their references are known to carry the date
_FORMED = ("gcash", "maya", "bdo", "cimb")  # the length of their references is known
_UNSENT = {
    Scene.NOT_YET: "pending",
    Scene.SCHEDULED: "pending",
    Scene.RECEIVED: "unknown",
    Scene.SPECIMEN: "unknown",
    Scene.CONTRADICTED: "unknown",
}
_RAILS = ("instapay", "duitnow")  # whoever takes these takes every app that sends by them
_MAYBANK = frozenset({"maybank_mae", "maybank2u"})
_LETTERED = ("maya", "gotyme", "grabpay")  # their references stay well formed with one look-alike swapped in


@dataclass(frozen=True, slots=True)
class Merchant:
    """A GOM's accounts in one country, as truth.json names them."""

    name: str
    short: str
    acct: str
    msisdn: str
    person: str


_MERCHANTS: dict[str, tuple[Merchant, ...]] = {
    "PH": (
        Merchant("LUNA MERCH MANILA", "LUNA MERCH", "109344278856", "0928 555 0167", "Katrina Joy Salonga"),
        Merchant("BIAS CORNER TRADING", "BIAS CORNER", "006120457739", "0995 555 0133", "Mikaela Bernadette Tan"),
        Merchant("SEOUL PASALO CEBU", "SEOUL PASALO", "417733029158", "0917 555 0188", "Angelo Miguel Ybanez"),
    ),
    "MY": (
        Merchant("BULAN KPOP ENTERPRISE", "BULAN KPOP", "564210987733", "017-555 0193", "Nur Aisyah binti Rosli"),
        Merchant("STARLIGHT GO STUDIO", "STARLIGHT GO", "8009427716", "012-555 0176", "Chong Li Ying"),
        Merchant("WARNA SHOP TRADING", "WARNA SHOP", "21344500098217", "011-5555 0145", "Divya a/p Kumaran"),
    ),
}
_SENDERS = {
    "PH": ("Rhea Mae Domingo", "John Paul Evangelista", "Cherry Ann Lopez", "Mark Joseph Uy", "Princess Dela Rosa"),
    "MY": ("Amirul Hakim bin Zaki", "Lee Jia Wen", "Nurul Huda binti Osman", "Kavitha a/p Raman", "Ng Wei Xiang"),
}


def make_set(folder: Path, count: int, seed: int, styles: Sequence[Style] = (Style.KNOWN,)) -> list[Proof]:
    """Write ``count`` pictures below ``folder/images`` and the truth about them into ``folder/truth.json``.

    A large set has one more of each of the latest cases. What a reader that never errs would see of each is kept below
    ``folder/texts``.

    Six in ten are genuine, over all apps and journeys; the rest go through every other case in turn. The rows have the
    fields that were to be read (the amount as a number), ``expected_decision``, what was ``due``, which apps the
    merchant ``accepted`` and when the proof was sent. Raises ValueError for fewer than one picture.
    """
    if count < 1:
        raise ValueError(f"a set needs at least one picture, not {count}")
    rng = Random(seed)
    rows: list[dict[str, object]] = []
    proofs: list[Proof] = []
    images = folder / "images"
    images.mkdir(parents=True, exist_ok=True)
    texts = AsDrawn(folder)
    for number, (case, journey) in enumerate(plan_of(count, rng)):
        style = styles[number % len(styles)]
        proof, facts = _made(case, journey, _app_for(case, number, rng), proofs, rng, style)
        name = f"{number:03}_{case.value}_{proof.degradation.value}{proof.file_suffix}"
        images.joinpath(name).write_bytes(proof.image)
        if proof.written and case is not Case.UNREADABLE:
            texts.keep(proof.image, proof.size, tuple(each.line for each in proof.written))
        rows.append({"id": number, **_row(proof), **facts, "file": name})
        proofs.append(proof)
    encoded = msgspec.json.Encoder(decimal_format="number").encode(rows)
    folder.joinpath("truth.json").write_bytes(msgspec.json.format(encoded, indent=1))
    return proofs


def plan_of(count: int, rng: Random) -> list[tuple[Case, Degradation]]:
    """Genuine ones first, so that there is something to resend; then every other case in turn.

    Where there is room for every case, the latest ones come on top.
    """
    genuine = -(-count * _GENUINE_IN_TEN // 10)
    others = [case for case in Case if case is not Case.GENUINE and case not in _LATEST]
    latest = _LATEST if count - genuine >= len(others) else ()
    return [
        *((Case.GENUINE, journey) for journey in islice(cycle(_JOURNEYS), genuine)),
        *((case, rng.choice(_LIGHT)) for case in (*islice(cycle(others), count - genuine), *latest)),
    ]


def _app_for(case: Case, number: int, rng: Random) -> App:
    if case is Case.GENUINE:
        return list(APPS.values())[number % len(APPS)]
    if case in {Case.REDATED, Case.MALFORMED_REFERENCE}:
        return APPS[rng.choice(_TELLING if case is Case.REDATED else _FORMED)]
    return rng.choice([app for app in APPS.values() if app.repeats_amount or case is not Case.EDITED_PARTLY])


def _made(
    case: Case, journey: Degradation, app: App, before: Sequence[Proof], rng: Random, style: Style
) -> tuple[Proof, dict[str, object]]:
    """One proof, and the facts of the row that only its making knows."""
    earlier = _earlier(case, before, rng) if case.needs_earlier else None
    if earlier is not None:
        app = APPS[str(earlier.app)]
    merchants = {country: rng.choice(several) for country, several in _MERCHANTS.items()}
    if earlier is not None and earlier.receipt is not None:
        merchants = {country: _paid_in(earlier.receipt.account, country) for country in _MERCHANTS}
    payee = merchants[app.country]
    # Where part of the account is hidden, a name that is not the account's own is rightly doubted.
    shows_accounts = style is Style.KNOWN and app.is_drawn_by_hand
    sent = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS), minutes=rng.randrange(_WAKING_MINUTES))
    if case is Case.RENUMBERED and earlier is not None and earlier.receipt is not None:
        sent = earlier.receipt.paid_at + timedelta(hours=1)  # only its number speaks against it
    proof = make_proof(
        case,
        app.key,
        amount=_amount(app, rng),
        payee_name=payee.person if app.wallet or (shows_accounts and rng.random() < 1 / 3) else payee.name,
        payee_account=payee.msisdn if app.wallet else payee.acct,
        sender=rng.choice(_SENDERS[app.country]),
        paid_at=sent - timedelta(seconds=rng.randrange(30, 5400)),
        rng=rng,
        earlier=earlier,
        degradation=journey,
        style=style,
    )
    unaccepted = case is Case.UNACCEPTED_METHOD
    accepted = [key for key in APPS if not unaccepted or key not in {*_kin(app.key), *_RAILS}]
    facts: dict[str, object] = {"merchant": merchants, "country": app.country, "accepted": accepted, "sent_at": sent}
    if earlier is not None:
        facts["duplicate_of"] = next(index for index, each in enumerate(before) if each is earlier)
    return proof, facts


def _kin(app: str) -> frozenset[str]:
    """An app, and the others of its bank: whoever takes one takes all."""
    return _MAYBANK if app in _MAYBANK else frozenset({app})


def _paid_in(account: str, country: str) -> Merchant:
    several = _MERCHANTS[country]
    return next((each for each in several if account in {each.acct, each.msisdn}), several[0])


def _earlier(case: Case, before: Sequence[Proof], rng: Random) -> Proof:
    genuine = [proof for proof in before if proof.case is Case.GENUINE]
    if case is Case.LOOKALIKE_REFERENCE:
        fit = [proof for proof in genuine if proof.receipt is not None and has_look_alike(proof.receipt.reference)]
        return rng.choice([proof for proof in fit if proof.app in _LETTERED] or fit)
    return rng.choice([proof for proof in genuine if proof.degradation in _LIGHT] or genuine)


def _amount(app: App, rng: Random) -> Money:
    """A sum as group orders have them: pesos are mostly round, ringgit seldom."""
    if app.country == "PH":
        whole, cents = rng.choice((rng.randrange(150, 3000), rng.randrange(3, 60) * 50)), rng.choice((0, 0, 0, 50, 75))
    else:
        whole, cents = rng.randrange(20, 480), rng.choice((0, 50, 90, rng.randrange(0, 100, 5)))
    return Money(Decimal(whole * 100 + cents) / 100, app.currency)


def _row(proof: Proof) -> dict[str, object]:
    case = proof.case
    family = "duplicate" if case in DUPLICATES else "non_receipt" if case in NON_RECEIPTS else case.value
    return {
        "case": family,
        "kind": case.value,
        "degradation": proof.degradation.value,
        "app": proof.app,
        "style": proof.receipt.style.value if proof.receipt else "",
        "detectable": case.detectable,
        "dark": proof.receipt.dark if proof.receipt else False,
        "text": proof.text,
        "fields": _fields(proof),
        "due": proof.due.amount,
        "size": proof.size,
        "expected_decision": proof.expected.value,
    }


def _fields(proof: Proof) -> dict[str, object] | None:
    receipt = proof.receipt
    if receipt is None:
        return None
    return {
        "method": receipt.app,
        "amount": receipt.amount.amount,
        "currency": receipt.amount.currency.value,
        "reference": receipt.reference,
        "datetime": receipt.paid_at.isoformat(timespec="minutes"),
        "shown_date": proof.shown[Field.DATE],
        "sender": proof.shown[Field.SENDER] or None,
        "recipient": proof.shown[Field.RECIPIENT],
        "recipient_acct": receipt.account,
        "status": _UNSENT.get(receipt.scene, receipt.status.value),
    }
