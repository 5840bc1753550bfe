"""Buyers of a bad day: they look at what they see, do the next thing, and try again when nothing answers."""

import asyncio
import io
import re
import time
from concurrent.futures import Executor
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from random import Random

import aiohttp
from PIL import Image

from gomflow.demo.buyer import SentProof, Show, paint
from gomflow.demo.cast import Person
from gomflow.demo.devices import Device, Seen, plain
from gomflow.demo.words import Reader
from gomflow.simulators.receipts import Case, Degradation
from gomflow.texts import Texts
from gomflow_events.money import Money

_REFERENCE = re.compile(r"PH-[0-9A-Z]{8}")
READING = 60.0
"""Seconds somebody waits for their picture to be looked at before they think it got lost."""


class Wish(StrEnum):
    """What somebody comes for. A picture that is no receipt is answered sooner than a receipt is read."""

    PLACE = "awaiting_payment"
    ANSWER = "rejected"
    PAID = "paid"


@dataclass
class Persistent:
    """A person who wants a place, and perhaps a word on a picture that is no receipt, or to have paid.

    `patience` is how long they wait for any sign, in seconds; `tries` and `nudges` count what they did.
    """

    person: Person
    device: Device
    show: Show
    texts: Texts
    artists: Executor
    wish: Wish = Wish.PAID
    patience: float = 6.0
    reference: str = ""
    content: bool = False
    tries: int = 0
    nudges: int = 0
    proofs: list[SentProof] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Learn to read, and have chance of one's own."""
        self.rng = Random(self.person.seed)
        self.reader = Reader(self.texts, self.person.language)
        self._sent_at = float("-inf")

    @property
    def due(self) -> Money:
        """What their basket costs."""
        return self.show.total(self.person.quantities)

    async def buy(self) -> None:
        """Go on until they have what they want, however often that takes."""
        await asyncio.sleep(self.person.starts_after)
        while not self.content:
            before = len(self.device.seen)
            self.tries += 1
            await self._next(self.device.seen[-1] if before else None)
            if await self._sees_more_than(before):
                await asyncio.sleep(self.person.pause * self.rng.uniform(0.5, 1.5))
            elif not self.content:
                self.nudges += 1
                await self.device.tells(self._nudge())
                await self._sees_more_than(before)

    async def _sees_more_than(self, before: int) -> bool:
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            if len(self.device.seen) > before or self.content:
                return True
            await asyncio.sleep(0.05)
        return False

    def _nudge(self) -> str:
        """What somebody writes to hear where things stand: asked twice it does nothing twice."""
        return f"/status {self.reference}" if self.reference else f"/submit {self.show.code}"

    async def _next(self, last: Seen | None) -> None:
        """The one thing to do now."""
        if last is None:
            await self.device.tells(f"/start {self.show.code}")
            return
        self._note_reference(last)
        if self._is_content(last):
            self.content = True
        elif self.reference:
            await self._pay(last)
        else:
            await self._join(last)

    def _note_reference(self, last: Seen) -> None:
        found = _REFERENCE.search(last.text)
        if found is not None and not self.reference:
            self.reference = found[0]

    async def _join(self, last: Seen) -> None:
        """Answer the question that is asked, or ask to join."""
        answers = {"name": self.person.name, "phone": self.person.phone, "address": self.person.address}
        asked = next((what for what in answers if self._asks(last, what)), None)
        if asked is not None:
            await self.device.tells(answers[asked])
        elif self._has(last, r"a\|.{6}\|choose\|.*"):
            # The whole basket in words: said twice it is still the same basket.
            chosen = (f"{count} x {item}" for item, count in enumerate(self.person.quantities, 1) if count)
            await self.device.tells(", ".join(chosen))
        elif token := self._has(last, r"a\|.{6}\|(?:note\|skip|confirm\|yes)"):
            await self.device.taps(re.escape(token))
        else:
            await self.device.tells(f"/submit {self.show.code}")

    def _asks(self, last: Seen, what: str) -> bool:
        return plain(self.texts.say(f"ask-submit-{what}", self.person.language)).strip() in last.text

    def _has(self, last: Seen, pattern: str) -> str:
        return next((token for token in last.tokens if re.fullmatch(pattern, token)), "")

    def _is_content(self, last: Seen) -> bool:
        if not self.reference or self.wish is Wish.PLACE:
            return bool(self.reference)
        if self.wish is Wish.ANSWER:
            return bool(self.proofs) and f"c|proof|{self.reference}" in last.tokens
        said = self.reader.is_paid(last, self.due, self.due, self.show.title, self.reference)
        return said or self._status("paid") in last.text

    def _status(self, status: str) -> str:
        """The line that says how a submission stands."""
        nothing = Money.zero(self.due.currency)
        said = self.texts.say(
            "submission-about",
            self.person.language,
            status=self.texts.say(f"status-{status}", self.person.language),
            total=self.due,
            paid=nothing,
            balance=nothing,
            owes=False,
            credit=nothing,
            has_credit=False,
            refund=nothing,
            has_refund=False,
        )
        return plain(said).splitlines()[0]

    async def _pay(self, last: Seen) -> None:
        """Send a proof when one is wanted; otherwise wait, for somebody is reading the one that was sent."""
        placed = f"c|pay|{self.reference}" in last.tokens and not self._stands(last, "proof-received", "under-review")
        refused = f"c|proof|{self.reference}" in last.tokens
        # A person does not pay twice because an answer is slow.
        if refused or (placed and time.monotonic() > self._sent_at + READING):
            await self._send_a_proof()

    def _stands(self, last: Seen, *statuses: str) -> bool:
        return any(self._status(status) in last.text for status in statuses)

    async def _send_a_proof(self) -> None:
        if self.wish is Wish.ANSWER:
            await self._send(Case.UNREADABLE, "reject", Degradation.CLEAN, None, _specks(self.rng), "image/png")
            return
        account = self.show.accounts["wallet" if self.person.app in {"gcash", "maya", "shopeepay"} else "bank"]
        loop = asyncio.get_running_loop()
        proof = await loop.run_in_executor(
            self.artists,
            paint,
            Case.GENUINE,
            self.person.app,
            self.due,
            self.show.payee,
            account,
            self.person.name,
            self.rng.randrange(2**31),
            None,
            Degradation.CLEAN,
        )
        await self._send(proof.case, proof.expected.value, proof.degradation, proof.app, proof.image, proof.media_type)

    async def _send(
        self, case: Case, expected: str, degradation: Degradation, app: str | None, image: bytes, media_type: str
    ) -> None:
        self.proofs.append(SentProof(case, expected, degradation, app, sha256(image).hexdigest()))
        try:
            await self.device.sends(image, media_type)
        except (aiohttp.ClientError, OSError):
            # Nobody took the picture; the page says so, and it is sent again.
            return
        self._sent_at = time.monotonic()


def _specks(rng: Random) -> bytes:
    """A small grey picture with nothing to read in it, unlike any other."""
    packed = io.BytesIO()
    Image.frombytes("L", (96, 160), bytes(rng.randrange(120, 136) for _ in range(96 * 160))).save(packed, "PNG")
    return packed.getvalue()
