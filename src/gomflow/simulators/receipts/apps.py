"""The payment apps that are drawn: one table of keys, countries, layouts and fees."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from random import Random

from gomflow.simulators.receipts.free import free, held_back
from gomflow.simulators.receipts.improvised import improvised
from gomflow.simulators.receipts.layouts import (
    bdo,
    boost,
    bpi,
    cimb,
    duitnow,
    gcash,
    gotyme,
    grabpay,
    instapay,
    maya,
    maybank,
    metrobank,
    public_bank,
    rhb,
    shopeepay,
    tng,
    unionbank,
)
from gomflow.simulators.receipts.receipt import Language, Receipt, Scene, Style
from gomflow.simulators.receipts.screen import Screen
from gomflow_events.money import Currency

Layout = Callable[[Receipt, Random], Screen]


@dataclass(frozen=True, slots=True)
class App:
    """One payment app.

    ``wallet`` says whether people pay to a phone number (wallets) or to a bank account. ``fees`` are the fees it may
    charge, in minor units. ``malay`` marks the apps that are drawn in Malay too, ``repeats_amount`` those that state
    the amount in several places when there is no fee. Each receipt is drawn in one of the ``layouts``, as its seed
    has it.
    """

    key: str
    name: str
    country: str
    layouts: tuple[Layout, ...]
    _: KW_ONLY
    wallet: bool = False
    fees: tuple[int, ...] = (0,)
    malay: bool = False
    repeats_amount: bool = False

    @property
    def is_drawn_by_hand(self) -> bool:
        """Whether it has layouts of its own, which show accounts whole."""
        return free not in self.layouts

    @property
    def currency(self) -> Currency:
        return Currency.PHP if self.country == "PH" else Currency.MYR


APPS: dict[str, App] = {
    app.key: app
    for app in (
        App(
            "gcash",
            "GCash",
            "PH",
            (gcash.express_send, gcash.express_send, gcash.transaction_details),
            wallet=True,
            repeats_amount=True,
        ),
        App("maya", "Maya", "PH", (maya.send_money, maya.qr_payment), wallet=True),
        App("bpi", "BPI", "PH", (bpi.transfer,), fees=(0, 2500)),
        App("bdo", "BDO Pay", "PH", (bdo.send_money,), fees=(0, 1000), repeats_amount=True),
        App("unionbank", "UnionBank", "PH", (unionbank.transfer,), fees=(0, 1000)),
        App("gotyme", "GoTyme Bank", "PH", (gotyme.money_sent,), fees=(0, 800)),
        App("metrobank", "Metrobank", "PH", (metrobank.transfer,), fees=(0, 2500), repeats_amount=True),
        App("landbank", "LANDBANK", "PH", (free,), fees=(0, 1500)),
        App("rcbc", "RCBC", "PH", (free,), fees=(0, 1500)),
        App("shopeepay", "ShopeePay", "PH", (shopeepay.transfer,), wallet=True),
        App("instapay", "InstaPay", "PH", (instapay.transfer,), fees=(1000, 1500, 2500)),
        App("maybank_mae", "Maybank MAE", "MY", (maybank.mae,), malay=True),
        App("maybank2u", "Maybank2u", "MY", (maybank.m2u,)),
        App("cimb", "CIMB OCTO", "MY", (cimb.octo,), fees=(0, 0, 10)),
        App("public_bank", "Public Bank", "MY", (public_bank.duitnow_slip,), fees=(0, 50)),
        App("rhb", "RHB", "MY", (rhb.transfer,), fees=(0, 0, 50), repeats_amount=True),
        App("hong_leong", "Hong Leong Bank", "MY", (free,)),
        App("ambank", "AmBank", "MY", (free,), fees=(0, 50)),
        App("bigpay", "BigPay", "MY", (free,), wallet=True),
        App("tng", "Touch 'n Go eWallet", "MY", (tng.details,), wallet=True, malay=True),
        App("grabpay", "GrabPay", "MY", (grabpay.payment,), wallet=True),
        App("boost", "Boost", "MY", (boost.payment,), wallet=True),
        App("duitnow", "DuitNow", "MY", (duitnow.transfer,), fees=(0, 50)),
    )
}


def draw(receipt: Receipt) -> Screen:
    """The screen that shows a receipt, the same one for the same receipt. Raises KeyError for an unknown app."""
    rng = Random(receipt.seed)
    if receipt.style.value.startswith("improvised"):
        return improvised(receipt, rng)
    if receipt.style is Style.HELD_BACK:
        return held_back(receipt, rng)
    if receipt.style is Style.FREE or receipt.scene is not Scene.SENT or receipt.language is Language.FILIPINO:
        return free(receipt, rng)
    return rng.choice(APPS[receipt.app].layouts)(receipt, rng)
