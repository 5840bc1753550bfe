"""A statement as a GOM hands it over: whichever way it comes, what is known of it and what has to be asked."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from gomflow.agent.matching import is_number_of
from gomflow.chance import World
from gomflow.consumers.purses import account_told
from gomflow.consumers.statements import today_in
from gomflow.conversation.accounts import accounts_at, accounts_in
from gomflow.handle.desk import Desk
from gomflow.member.state import Member
from gomflow.methods import catalogue, offered
from gomflow.ports.vault import Vault
from gomflow.statement.reading.decoding import text_of
from gomflow.statement.reading.notifications import Notification, banks_in
from gomflow.statement.reading.offering import (
    Layout,
    Offer,
    above_of,
    as_told,
    best_known,
    by_hand,
    header_of,
    layout_of,
    offer,
)
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.statement.state import Statements
from gomflow_events.identity import Language, MemberId
from gomflow_events.money import Currency
from gomflow_events.statement.requests import StatementOffered
from gomflow_events.statement.terms import Columns

UNTOLD = frozenset({"no-columns", "no-rows"})
"""The troubles of a table of which nobody has said yet what its columns hold."""
_BEGINNING = 600
"""Characters of a file in which its bank may name itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file that can be read. `bank` is empty where only the GOM knows, and then one of `banks`.

    `accounts` are the GOM's numbers at the bank, and `account` is the one it is of, as far as the file tells or the GOM
    said; `above` is what the file says before its table.
    """

    bank: str
    banks: tuple[str, ...]
    currency: Currency
    offer: Offer
    sha256: str
    size: int
    above: str = ""
    accounts: tuple[str, ...] = ()
    account: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether nothing has to be asked."""
        return bool(self.bank) and self.offer.certain and not self.asks_account

    @property
    def asks_account(self) -> bool:
        """Whether only the GOM knows which of several accounts it is of."""
        return len(self.accounts) > 1 and not self.account


class Offering:
    """Looks at statements before they are taken in."""

    def __init__(self, desk: Desk, vault: Vault, world: World) -> None:
        self._desk = desk
        self._vault = vault
        self._world = world

    async def prepare(
        self,
        gom_id: MemberId,
        member: Member,
        data: bytes,
        said: str = "",
        *,
        anew: bool = False,
        at_any_rate: bool = False,
    ) -> Prepared:
        """What a file is; `said` is the bank in the GOM's words. Raises StatementTrouble, LogUnavailable.

        `anew` looks at the columns as if nothing were remembered of the bank; `at_any_rate` takes a table whose columns
        cannot be told as one that cannot be read in any way yet.
        """
        state: Statements = await self._desk.state("statement", gom_id)
        # Five megabytes take a second or two: that happens beside the event loop.
        header = await asyncio.to_thread(header_of, data)
        above = await asyncio.to_thread(above_of, data)
        banks = banks_of(member, state)
        bank = named(said) if said else _told(state.bank_of(header), banks, text_of(data)[:_BEGINNING])
        currency = currency_of(member, bank)
        known = state.columns.get(bank) or (None if bank else best_known(header, state.columns))
        try:
            found = await asyncio.to_thread(offer, data, currency, self.today(currency), None if anew else known)
        except StatementTrouble as trouble:
            if not at_any_rate or trouble.code not in UNTOLD:
                raise
            found = Offer(header, (), certain=False)
        prepared = Prepared(
            bank=bank,
            banks=banks,
            currency=currency,
            offer=found,
            sha256=sha256(data).hexdigest(),
            size=len(data),
            above=above,
        )
        return with_bank(prepared, member, bank) if bank else prepared

    async def layout(self, data: bytes) -> Layout:
        """How a file looks, for who has to say what its columns hold. Raises StatementTrouble."""
        return await asyncio.to_thread(layout_of, data)

    async def by_hand(self, prepared: Prepared, data: bytes, columns: Columns) -> Prepared:
        """A file whose columns are as the GOM says. Raises StatementTrouble."""
        today = self.today(prepared.currency)
        return replace(prepared, offer=await asyncio.to_thread(by_hand, data, columns, prepared.currency, today))

    async def as_told(self, data: bytes, columns: Columns, currency: Currency) -> Offer:
        """A file whose columns were told in a chat, one by one. Raises StatementTrouble."""
        return await asyncio.to_thread(as_told, data, columns, currency, self.today(currency))

    async def kept(self, name: str) -> bytes:
        """A file that was laid down. Raises NotKept, LogUnavailable and Locked."""
        return await self._vault.get(name)

    async def bank_of(self, gom_id: MemberId, member: Member, told: Notification, said: str = "") -> str:
        """The bank a notification is from; empty where only the GOM knows. Raises StatementTrouble, LogUnavailable."""
        if said:
            return named(said)
        banks = banks_of(member, await self._desk.state("statement", gom_id))
        fitting = [one for bank in told.banks if (one := _among(bank, banks))]
        if fitting:
            return fitting[0]
        if not banks and len(set(told.banks)) == 1:
            return told.banks[0]  # Of one who has told of no account yet, the message does.
        return banks[0] if len(banks) == 1 else ""

    async def lay_down(self, gom_id: MemberId, name: str, data: bytes) -> None:
        """Lay a file down until it is read, for a day at most. Raises LogUnavailable and Locked."""
        await self._vault.put(name, data, "text/csv", gom_id)

    def today(self, currency: Currency) -> date:
        """Today where a currency is spent."""
        return today_in(currency, self._world)


def request_of(prepared: Prepared, import_id: str, file: str, columns: Columns | None = None) -> StatementOffered:
    """The request to take a file in, read in the likeliest way unless another was chosen."""
    return StatementOffered(
        import_id=import_id,
        bank=prepared.bank,
        currency=prepared.currency,
        file=file,
        sha256=prepared.sha256,
        size=prepared.size,
        columns=columns or prepared.offer.ways[0].columns,
        account=prepared.account,
    )


def with_bank(prepared: Prepared, member: Member, bank: str) -> Prepared:
    """A file of which the GOM said whose it is."""
    accounts = accounts_at(member, bank)
    told = account_told(prepared.above, accounts)
    return replace(prepared, bank=bank, currency=currency_of(member, bank), accounts=accounts, account=told)


def with_account(prepared: Prepared, said: str) -> Prepared:
    """A file of which the GOM said which account it is of, as far as that is one of theirs."""
    chosen = next((one for one in prepared.accounts if one == said or is_number_of(said, one)), "") if said else ""
    return replace(prepared, account=chosen or prepared.account)


def banks_of(member: Member, state: Statements) -> tuple[str, ...]:
    """The banks a GOM has: where buyers are told to pay, and what statements came from before."""
    ways = (way.method for currency in Currency for way in accounts_in(member, currency))
    return tuple(dict.fromkeys([*ways, *sorted(state.columns)]))


def named(said: str) -> str:
    """The bank that is meant by a word. Raises StatementTrouble where there is none of that name."""
    wanted = said.strip().casefold()
    for method in catalogue().values():
        if method.offered and wanted in {method.key, *(name.casefold() for name in method.called)}:
            return method.key
    found = banks_in(said)
    if found:
        return found[0]
    known = ", ".join(sorted(method.key for method in catalogue().values() if method.offered))
    raise StatementTrouble("bank-unknown", said=said.strip()[:40], known=known)


def currency_of(member: Member, bank: str) -> Currency:
    """What a GOM's account at a bank is in; of a bank in both countries, what their other accounts are in."""
    mine = [currency for currency in Currency if accounts_in(member, currency)]
    fitting = [currency for currency in Currency if bank in offered(currency.value)]
    having = [one for one in mine if any(way.method == bank for way in accounts_in(member, one))]
    for found in (having, fitting if len(fitting) == 1 else [], mine):
        if found:
            return found[0]
    return Currency.MYR if member.language is Language.MALAY else Currency.PHP


def _told(remembered: str, banks: tuple[str, ...], beginning: str) -> str:
    """The bank of a file nobody named one for: by its header, by being the only one, or by what it says of itself."""
    if remembered:
        return remembered
    if len(banks) == 1:
        return banks[0]
    fitting = [one for bank in banks_in(beginning) if (one := _among(bank, banks))]
    return fitting[0] if len(set(fitting)) == 1 else ""


def _among(bank: str, banks: Sequence[str]) -> str:
    """The GOM's own account that a bank's name can mean: apps of one family go by the same name."""
    if bank in banks:
        return bank
    methods = catalogue()
    family = methods[bank].family if bank in methods else ""
    return next((one for one in banks if family and one in methods and methods[one].family == family), "")
