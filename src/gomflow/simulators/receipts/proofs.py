"""Proofs of payment as buyers send them, each with the truth about it."""

from datetime import datetime
from random import Random

from gomflow.simulators.receipts.apps import APPS, draw
from gomflow.simulators.receipts.cases import NON_RECEIPTS, Case
from gomflow.simulators.receipts.degradations import Degradation, degrade
from gomflow.simulators.receipts.making import MAKERS
from gomflow.simulators.receipts.picture import Picture
from gomflow.simulators.receipts.receipt import Receipt, Style
from gomflow.simulators.receipts.strangers import stranger
from gomflow.simulators.receipts.wishes import Proof, Wish, honest, proof_of
from gomflow_events.money import Money

__all__ = ["Proof", "make_proof", "render"]


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
    style: Style = Style.KNOWN,
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
    wish = Wish(
        case=case, app=known, due=amount, payee_name=payee_name, payee_account=payee_account, sender=sender,
        paid_at=paid_at, rng=rng, earlier=earlier, degradation=degradation, style=style,
    )  # fmt: skip
    if case in NON_RECEIPTS:
        return proof_of(wish, stranger(case, amount, rng), None)
    return MAKERS.get(case, honest)(wish)
