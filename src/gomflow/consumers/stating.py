"""Statements that come through a chat, looked at before the conversation answers."""

from dataclasses import replace

from gomflow.consumers.offering import Offering, banks_of, currency_of, named
from gomflow.conversation.accounts import accounts_at
from gomflow.conversation.intents import FileSent, MoneyTold
from gomflow.conversation.known import Known, MoneySeen, StatementSeen, StatementTroubled
from gomflow.handle.desk import Desk
from gomflow.member.state import Member
from gomflow.ports.chat import MediaGone
from gomflow.ports.intake import Intake
from gomflow.ports.reader import UnreadablePicture
from gomflow.statement.reading.decoding import LARGEST
from gomflow.statement.reading.notifications import banks_in
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow_events.conversation.inbound import Media
from gomflow_events.identity import ChatKey, MemberId, Role
from gomflow_events.money import Currency


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
        prepared = await self._offering.prepare(gom_id, member, data, _bank_in(said, media.file_name))
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
        )

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
