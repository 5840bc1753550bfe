"""Statements that come through a chat, looked at before the conversation answers."""

import asyncio
from dataclasses import replace
from typing import Final

from gomflow.consumers.offering import UNTOLD, Offering, Prepared, banks_of, currency_of, named
from gomflow.conversation.accounts import accounts_at
from gomflow.conversation.flows.flow import Values
from gomflow.conversation.flows.stating import currency_of as currency_told
from gomflow.conversation.intents import FileSent, MoneyTold
from gomflow.conversation.known import ColumnsRead, Known, MoneySeen, StatementSeen, StatementTroubled
from gomflow.handle.desk import Desk
from gomflow.member.state import Member
from gomflow.ports.chat import MediaGone
from gomflow.ports.intake import Intake
from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.vault import NotKept
from gomflow.statement.reading.decoding import LARGEST
from gomflow.statement.reading.notifications import banks_in
from gomflow.statement.reading.offering import Layout, tellable
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow_events.conversation.inbound import Media
from gomflow_events.identity import ChatKey, MemberId, Role
from gomflow_events.money import Currency
from gomflow_events.statement.terms import Columns

_SHORT: Final = 24
"""Characters of a cell that are shown in a chat."""


class Stating:
    """Finds out what a GOM's file or message says."""

    def __init__(self, desk: Desk, intake: Intake, offering: Offering) -> None:
        self._desk = desk
        self._intake = intake
        self._offering = offering

    async def file(self, chat: ChatKey, sent: FileSent, name: str, known: Known) -> Known:
        """What the first file of a message is. Raises LogUnavailable, NotSent and Locked."""
        if known.member is None or not known.member.has(Role.GOM):
            return known
        try:
            seen = await self._seen(chat, sent.media[0], sent.text, name, known.member_id, known.member)
        except StatementTrouble as trouble:
            return replace(known, statement=StatementTroubled(trouble.code, trouble.facts))
        return replace(known, statement=seen)

    async def _seen(
        self, chat: ChatKey, media: Media, said: str, name: str, gom_id: MemberId, member: Member
    ) -> StatementSeen:
        try:
            data = await self._intake.fetch(chat, media, LARGEST)
        except UnreadablePicture as error:
            raise StatementTrouble("too-large", megabytes=LARGEST // 1024 // 1024) from error
        except MediaGone as error:
            raise StatementTrouble("gone") from error
        prepared = await self._prepared(gom_id, member, data, _bank_in(said, media.file_name))
        layout = Layout((), ()) if prepared.offer.certain else await self._offering.layout(data)
        await self._offering.lay_down(gom_id, name, data)
        return StatementSeen(
            file=name,
            sha256=prepared.sha256,
            size=prepared.size,
            bank=prepared.bank,
            banks=await self._banks(gom_id, member),
            currency=prepared.currency,
            ways=tuple((way.columns, next(iter(way.sample), None)) for way in prepared.offer.ways),
            certain=prepared.offer.certain,
            accounts=tuple((bank, accounts_at(member, bank)) for bank in prepared.banks),
            account=prepared.account,
            columns=_columns(layout),
        )

    async def _prepared(self, gom_id: MemberId, member: Member, data: bytes, bank: str) -> Prepared:
        """A file, or one of which the GOM has to say what its columns hold. Raises StatementTrouble, LogUnavailable."""
        try:
            return await self._offering.prepare(gom_id, member, data, bank)
        except StatementTrouble as trouble:
            if trouble.code not in UNTOLD or not await asyncio.to_thread(tellable, data):
                raise
        return await self._offering.prepare(gom_id, member, data, bank, at_any_rate=True)

    async def columns(self, told: Columns, values: Values, known: Known) -> Known:
        """What comes of it when the columns of a file are as they were told. Raises LogUnavailable and Locked."""
        try:
            data = await self._offering.kept(values["file"])
            found = await self._offering.as_told(data, told, currency_told(values))
        except NotKept:
            return replace(known, statement=StatementTroubled("gone"))
        except StatementTrouble as trouble:
            return replace(known, statement=StatementTroubled(trouble.code, trouble.facts))
        ways = tuple((way.columns, way.sample[0]) for way in found.ways)
        first = found.ways[0]
        return replace(known, statement=ColumnsRead(ways=ways, lines=first.lines, outgoing=first.outgoing))

    async def money(self, told: MoneyTold, known: Known) -> Known:
        """Whose notification it is. Raises LogUnavailable."""
        if known.member is None or not known.member.has(Role.GOM):
            return known
        bank = await self._offering.bank_of(known.member_id, known.member, told.said)
        banks = await self._banks(known.member_id, known.member)
        return replace(known, statement=MoneySeen(line=told.said.line, bank=bank, banks=banks))

    async def _banks(self, gom_id: MemberId, member: Member) -> tuple[tuple[str, Currency], ...]:
        """The GOM's accounts; of one who has none yet, the best known of both countries."""
        banks = banks_of(member, await self._desk.state("statement", gom_id)) or ("gcash", "maya", "maybank2u", "tng")
        return tuple((bank, currency_of(member, bank)) for bank in banks)


def _columns(layout: Layout) -> tuple[tuple[str, str], ...]:
    """The columns of a file, each with what its first rows say there, as short as it has to be in a chat."""
    return tuple(
        (
            name[:_SHORT],
            " · ".join(cells[place][:_SHORT] for cells in layout.rows if place < len(cells) and cells[place]),
        )
        for place, name in enumerate(layout.names)
    )


def _bank_in(said: str, file_name: str) -> str:
    """The bank that the words beside a file mean, or its name does; empty where neither does."""
    for text in (said, file_name.replace("_", " ").replace("-", " ")):
        found = banks_in(text)
        if found:
            return found[0]
    try:
        return named(said) if said else ""
    except StatementTrouble:
        return ""
