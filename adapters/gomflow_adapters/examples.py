"""Examples of good screenshots for every method and language, drawn once in a process; and a vault that has them."""

import asyncio
from hashlib import sha256
from html import unescape
from typing import Final

from gomflow.methods import Method, catalogue
from gomflow.ports.examples import AMOUNT, DATE, PREFIX, RECIPIENT, REFERENCE, example_name
from gomflow.ports.vault import NotKept, Vault
from gomflow.texts import Texts
from gomflow_adapters.pictures.example import Example, draw
from gomflow_events.identity import Language, MemberId
from gomflow_events.payment.terms import Picture

MEDIA_TYPE: Final = "image/png"
_SIGN: Final = {"PHP": "PHP", "MYR": "RM"}


class DrawnExamples:
    """Implements gomflow.ports.examples.Examples."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._drawn: dict[str, bytes] = {}

    async def about(self, method: str, language: Language) -> Picture:
        name = example_name(method, language)
        data = await self.bytes_of(name)
        return Picture(name=name, sha256=sha256(data).hexdigest(), media_type=MEDIA_TYPE, size=len(data))

    async def bytes_of(self, name: str) -> bytes:
        if name not in self._drawn:
            # There are as many as methods times languages, so that all may stay.
            self._drawn[name] = await asyncio.to_thread(draw, self._example(name))
        return self._drawn[name]

    def _example(self, name: str) -> Example:
        key, _, language = name.removeprefix(PREFIX).rpartition("-")
        method = catalogue().get(key)
        if method is None or language not in set(Language):
            raise NotKept(name)
        return _example(method, self._texts, Language(language))


def _example(method: Method, texts: Texts, language: Language) -> Example:
    """A receipt as apps print it, in English; the explanation is in the reader's language."""
    sign = _SIGN[method.currencies[0]]
    return Example(
        app=method.shown,
        done="Transfer successful",
        rows=(
            ("Amount", f"{sign} {AMOUNT}"),
            ("To", RECIPIENT),
            ("Reference no.", REFERENCE),
            ("Date", DATE),
        ),
        stamp=unescape(texts.say("example-stamp", language)),
        legend=(
            unescape(texts.say("example-app", language)),
            unescape(texts.say("example-done", language)),
            unescape(texts.say("example-amount", language)),
            unescape(texts.say("example-recipient", language)),
            unescape(texts.say("example-reference", language)),
            unescape(texts.say("example-date", language)),
        ),
    )


class VaultWithExamples:
    """Implements gomflow.ports.vault.Vault on another; examples are drawn when they are asked for, and never kept."""

    def __init__(self, vault: Vault, examples: DrawnExamples) -> None:
        self._vault = vault
        self._examples = examples

    async def put(self, name: str, data: bytes, media_type: str, owner: MemberId) -> None:
        await self._vault.put(name, data, media_type, owner)

    async def keep(self, name: str) -> None:
        await self._vault.keep(name)

    async def get(self, name: str) -> bytes:
        if name.startswith(PREFIX):
            return await self._examples.bytes_of(name)
        return await self._vault.get(name)

    async def delete(self, name: str) -> None:
        await self._vault.delete(name)
