"""The GOM: writes the order, decides what is doubtful, buys, ships, and sends money back."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from gomflow.demo.buyer import SentProof, Show
from gomflow.demo.devices import Seen, WebDevice
from gomflow.demo.stage import INVITE
from gomflow.simulators.receipts import Case
from gomflow_events.money import Money

TITLE = "Aurora summer photobook"
PAYEE = "Juana Dela Cruz"
WALLET, BANK = "09175550142", "1234567890"
_REFERENCE = re.compile(r"PH-[0-9A-Z]{8}")

_REASONS = {
    Case.STALE_DATE: "other-order",
    Case.PENDING: "not-arrived",
    Case.FUTURE_DATE: "not-arrived",
    Case.WRONG_RECIPIENT: "recipient",
}
"""Why the GOM rejects what landed in review, by what it really is; anything else was not clear enough."""

_HONEST = frozenset({Case.GENUINE, Case.WRONG_AMOUNT})
"""Money that really came: the GOM sees it in their wallet."""


@dataclass
class Manager:
    """The GOM with the chat page open. `truth` says what a submission's latest proof really is."""

    device: WebDevice
    maximum: int
    minimum: int
    truth: Callable[[str], SentProof | None]
    decided: set[str] = field(default_factory=set)
    refunded: set[str] = field(default_factory=set)
    said_before: int = 0

    async def open_an_order(self) -> Show:
        """Become a GOM, answer the questions, open."""
        say, press = self.device.says, self.device.presses
        await say("/start")
        await say("/become_gom")
        await say(INVITE)
        await say("/create")
        for answer in (TITLE, "First press, ships from Seoul", "Version A - 450\nVersion B - 480.50", "PHP", "7"):
            await say(answer)
        await say(str(self.minimum))
        await say(str(self.maximum))
        await press(r"a\|.{6}\|when_full\|waitlist")
        await say("85")
        await say(
            f"GCash {WALLET} {PAYEE}\nMaya {WALLET} {PAYEE}\nShopeePay {WALLET} {PAYEE}\nBPI {BANK} {PAYEE}\n"
            f"Bank transfer {BANK} {PAYEE}"
        )
        await press(r"a\|.{6}\|confirm\|yes")
        created = await self.device.sees(_has(r"c\|open\|.{4}"), "the new order")
        code = next(token for token in created.tokens if token.startswith("c|open|")).rpartition("|")[2]
        await press(rf"c\|open\|{code}")
        self.said_before = self.device.said
        return Show(
            code=code,
            title=TITLE,
            prices=(Money.of("450", "PHP"), Money.of("480.50", "PHP")),
            shipping_fee=Money.of("85", "PHP"),
            payee=PAYEE,
            accounts={"wallet": WALLET, "bank": BANK},
        )

    @property
    def did(self) -> int:
        """How many things the GOM had to do by hand since the order was open."""
        return self.device.said - self.said_before

    async def watch(self) -> None:
        """Decide every doubtful proof and send back every refund, as they come, until cancelled."""
        while True:
            seen = await self.device.sees(self._needs_me, "something to do", within=3600)
            for token in seen.tokens:
                if token.startswith("c|approve|") and token not in self.decided:
                    await self._decide(seen, token)
                if token.startswith("c|refunded|") and token not in self.refunded:
                    self.refunded.add(token)
                    await asyncio.sleep(0.5)
                    await self.device.presses(re.escape(token))

    def _needs_me(self, seen: Seen) -> bool:
        return any(
            (token.startswith("c|approve|") and token not in self.decided)
            or (token.startswith("c|refunded|") and token not in self.refunded)
            for token in seen.tokens
        )

    async def _decide(self, seen: Seen, approve: str) -> None:
        self.decided.add(approve)
        found = _REFERENCE.search(seen.text)
        proof = self.truth(found[0]) if found else None
        if proof is None or not seen.has_picture:
            raise AssertionError("a proof to review without its picture, or of nobody")
        await asyncio.sleep(1)
        payment = approve.removeprefix("c|approve|")
        if proof.case in _HONEST:
            await self.device.presses(re.escape(approve))
            return
        await self.device.presses(re.escape(f"c|reject|{payment}"))
        reason = _REASONS.get(proof.case, "unclear")
        await self.device.presses(re.escape(f"c|reject|{payment}|{reason}"))

    async def fulfil(self, show: Show) -> None:
        """Close, buy, ship."""
        await self.device.says(f"/close {show.code}")
        await self.device.sees(_has(rf"c\|ordered\|{show.code}"), "the order closed")
        await self.device.presses(rf"c\|ordered\|{show.code}")
        await self.device.sees(_has(rf"c\|shipped\|{show.code}"), "the order bought")
        await self.device.presses(rf"c\|shipped\|{show.code}")
        await self.device.presses(r"a\|.{6}\|courier\|LBC")
        await self.device.says("LBC 2026 1121 7788")
        await self.device.presses(r"a\|.{6}\|confirm\|yes")
        await self.device.sees(_has(rf"c\|complete\|{show.code}"), "the order shipped")


def _has(pattern: str) -> Callable[[Seen], bool]:
    return lambda seen: any(re.fullmatch(pattern, token) for token in seen.tokens)
