"""A buyer: joins, waits, changes their mind, pays, tries again, and is glad when the parcel comes."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from hashlib import sha256
from random import Random

from gomflow.demo.cast import Person, Turn
from gomflow.demo.devices import Device, Seen
from gomflow.demo.stage import Stage
from gomflow.demo.words import Reader
from gomflow.simulators.receipts import Case, Degradation, Proof, make_proof
from gomflow_events.money import Money

LOCAL = timezone(timedelta(hours=8))
_REFERENCE = re.compile(r"PH-[0-9A-Z]{8}")


class End(StrEnum):
    """How it ended for a buyer."""

    RECEIVED = "has the goods"
    LEFT = "left"
    REFUNDED = "left and has the money back"
    NO_PLACE = "got no place"


@dataclass(frozen=True, slots=True)
class Show:
    """What the order is about, as buyers know it."""

    code: str
    title: str
    prices: tuple[Money, Money]
    shipping_fee: Money
    payee: str
    accounts: dict[str, str]

    def total(self, quantities: tuple[int, int]) -> Money:
        """What somebody owes."""
        first, second = quantities
        return self.prices[0] * first + self.prices[1] * second + self.shipping_fee


@dataclass(slots=True)
class SentProof:
    """A proof that was sent: the truth about it. What became of it is in the log."""

    case: Case
    expected: str
    degradation: Degradation
    app: str | None
    sha256: str


@dataclass
class Buyer:
    """A person with a device, in one order. `earlier` holds genuine proofs of others, for those who reuse one."""

    person: Person
    device: Device
    stage: Stage
    show: Show
    earlier: "asyncio.Queue[Proof]"
    proofs: list[SentProof] = field(default_factory=list)
    reference: str = ""
    quantities: tuple[int, int] = (0, 0)
    end: End | None = None

    def __post_init__(self) -> None:
        """Learn to read, and have chance of one's own."""
        self.rng = Random(self.person.seed)
        self.reader = Reader(self.stage.running.parts.texts, self.person.language)
        self.quantities = self.person.quantities

    async def think(self) -> None:
        """People take their time."""
        await asyncio.sleep(self.person.pause * self.rng.uniform(0.5, 1.5))

    async def join(self) -> bool:
        """Come by a shared link and go through the questions; whether there was a place."""
        await asyncio.sleep(self.person.starts_after)
        await self.device.says(f"/start {self.show.code}")
        await self.think()
        await self.device.says(f"/language {self.person.language.value}")
        await self.think()
        await self.device.presses(rf"c\|submit\|{self.show.code}")
        for item, count in enumerate(self.quantities, 1):
            for _ in range(count):
                await self.think()
                await self.device.presses(rf"a\|.{{6}}\|choose\|\+{item}")
        await self.think()
        await self.device.presses(r"a\|.{6}\|choose\|done")
        for words in (self.person.name, self.person.phone, self.person.address):
            await self.think()
            await self.device.says(words)
        await self.think()
        await self.device.presses(r"a\|.{6}\|note\|skip")
        await self.think()
        await self.device.presses(r"a\|.{6}\|confirm\|yes")
        answer = await self.device.sees(lambda seen: bool(_REFERENCE.search(seen.text)), "a place or a place in line")
        self.reference = _REFERENCE.search(answer.text)[0]  # type: ignore[index]
        return self._offers("pay", answer)

    def _offers(self, command: str, seen: Seen) -> bool:
        return f"c|{command}|{self.reference}" in seen.tokens

    async def wait_in_line(self, over: asyncio.Event) -> bool:
        """Wait for a place to become free and take it; False when the order was bought without."""
        take = f"c|waitlist|{self.reference}|take"
        offered = asyncio.create_task(self.device.sees(lambda seen: take in seen.tokens, "an offer", within=600))
        closing = asyncio.create_task(over.wait())
        await asyncio.wait([offered, closing], return_when=asyncio.FIRST_COMPLETED)
        closing.cancel()
        if not offered.done():
            offered.cancel()
            return False
        await offered
        await self.think()
        await self.device.presses(re.escape(take))
        await self.device.sees(lambda seen: self._offers("change", seen) and self._offers("pay", seen), "the place")
        return True

    async def change(self) -> None:
        """Take one more after all."""
        await self.think()
        await self.device.says(f"/change {self.reference}")
        for token in (r"a\|.{6}\|choose\|\+1", r"a\|.{6}\|choose\|done", r"a\|.{6}\|confirm\|yes"):
            await self.think()
            await self.device.presses(token)
        self.quantities = (self.quantities[0] + 1, self.quantities[1])
        total = self.show.total(self.quantities)
        nothing = Money.zero(total.currency)
        await self.device.sees(
            lambda seen: self.reader.says(
                seen,
                "submission-changed",
                total=total,
                balance=total,
                credit=nothing,
                owes=True,
                has_credit=False,
                title=self.show.title,
                reference=self.reference,
            ),
            "the new total",
        )

    async def leave(self) -> None:
        """Leave, and mean it."""
        await self.think()
        await self.device.says(f"/withdraw {self.reference}")
        await self.think()
        await self.device.presses(rf"c\|withdraw\|{self.reference}\|yes")

    async def pay(self) -> None:
        """Send proofs until one settles it: the first as the person is, the next honest."""
        await self.think()
        await self.device.says(f"/pay {self.reference}")
        await self.think()
        due = self.show.total(self.quantities)
        case = self.person.first_proof
        while True:
            proof = await self._draw(case, due)
            outcome = await self._send(proof, due)
            if outcome is None:
                return
            due, case = outcome, Case.GENUINE
            await self.think()

    async def _draw(self, case: Case, due: Money) -> Proof:
        earlier = await self.earlier.get() if case.needs_earlier else None
        app = self.person.app
        account = self.show.accounts["wallet" if app in {"gcash", "maya", "shopeepay"} else "bank"]
        seed = self.rng.randrange(2**31)
        degradation = self.person.degradation if case is Case.GENUINE else Degradation.CLEAN
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self.stage.artists,
            paint,
            case,
            app,
            due,
            self.show.payee,
            account,
            self.person.name,
            seed,
            earlier,
            degradation,
        )

    async def _send(self, proof: Proof, due: Money) -> Money | None:
        """Send a proof and wait for its end; what is still due, None when all is paid."""
        digest = sha256(proof.image).hexdigest()
        self.proofs.append(SentProof(proof.case, proof.expected.value, proof.degradation, proof.app, digest))
        known = {seen.key for seen in self.device.seen}
        await self.device.sends(proof.image, proof.media_type)
        amount = proof.moved or due
        end = await self.device.sees(
            lambda seen: seen.key not in known and self._is_an_end(seen, amount, due),
            f"the end of a {proof.case} payment of {self.person.name}",
            within=300,
        )
        if self._offers("proof", end):
            return due
        if proof.case is Case.GENUINE:
            self.earlier.put_nowait(proof)
        return due - amount if amount < due else None

    def _is_an_end(self, seen: Seen, amount: Money, due: Money) -> bool:
        """Paid, partly paid, or not accepted; being read or reviewed is no end."""
        facts = (amount, due, self.show.title, self.reference)
        return (
            self._offers("proof", seen) or self.reader.is_paid(seen, *facts) or self.reader.is_partly_paid(seen, *facts)
        )

    async def receive(self) -> None:
        """Wait for the parcel and say that it came."""
        received = f"c|received|{self.reference}"
        await self.device.sees(lambda seen: received in seen.tokens, "the parcel", within=600)
        await self.think()
        await self.device.presses(re.escape(received))
        self.end = End.RECEIVED

    async def get_the_money_back(self) -> None:
        """Wait until the manager sent it."""
        due = self.show.total(self.quantities)
        await self.device.sees(
            lambda seen: self.reader.says(
                seen, "refunded", amount=due, title=self.show.title, reference=self.reference
            ),
            "the refund",
            within=600,
        )
        self.end = End.REFUNDED

    async def until_paid(self, over: asyncio.Event) -> None:
        """Everything up to the moment when the order is closed."""
        if not await self.join() and not await self.wait_in_line(over):
            self.end = End.NO_PLACE
            return
        if self.person.turn is Turn.CHANGES:
            await self.change()
        if self.person.turn is Turn.LEAVES_BEFORE_PAYING:
            await self.leave()
            self.end = End.LEFT
            return
        await self.pay()
        if self.person.turn is Turn.LEAVES_AFTER_PAYING:
            await self.leave()
            await self.get_the_money_back()


def paint(
    case: Case,
    app: str,
    due: Money,
    payee: str,
    account: str,
    sender: str,
    seed: int,
    earlier: Proof | None,
    degradation: Degradation,
) -> Proof:
    """Draw a proof; runs in the artists' process."""
    return make_proof(
        case,
        app,
        amount=due,
        payee_name=payee,
        payee_account=account,
        sender=sender,
        paid_at=datetime.now(LOCAL).replace(tzinfo=None),
        rng=Random(seed),
        earlier=earlier,
        degradation=degradation,
    )
