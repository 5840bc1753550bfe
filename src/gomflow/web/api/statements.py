"""Statements in the API: files and notifications of a GOM's own wallet or bank, and what they say of payments."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from gomflow.consumers.giving import Given, Giving, Gom
from gomflow.consumers.offering import Prepared, with_account
from gomflow.statement.reading.decoding import LARGEST
from gomflow.statement.reading.notifications import notification_in
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.statement.state import Statements
from gomflow.web.api.asker import CAUGHT_UP, ActingDep, OnceDep, ReadingDep
from gomflow.web.api.described import CHANGING, READING
from gomflow.web.api.done import Done, answered
from gomflow.web.api.statement_shapes import (
    CoveredShape,
    ImportInFull,
    ImportShape,
    LineShape,
    NotificationWanted,
    StatementDone,
    StatementsShape,
    in_full,
)
from gomflow.web.house import House, HouseDep
from gomflow.web.telling import Refused
from gomflow.web.troubles import NotThere, OutOfReach, StatementNotTaken
from gomflow.web.visitor import Visitor
from gomflow_events.money import Currency
from gomflow_events.statement.requests import SettingAsideRequested, TakingBackRequested

router = APIRouter(prefix="/statements", tags=["statements"])

_LATEST = 100
_FILE = {
    "requestBody": {
        "required": True,
        "description": "The file as the bank made it.",
        "content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def giving(house: House) -> Giving:
    """What statements are handed over with."""
    return Giving(house.parts.desk, house.parts.vault, house.parts.world)


def gom_of(who: Visitor) -> Gom:
    """Who gives a statement: always of their own."""
    return Gom(who.member_id, who.member, who.actor())


async def state_of(house: House, who: Visitor) -> Statements:
    """What a GOM gave."""
    found: Statements = await house.parts.desk.state("statement", who.member_id)
    return found


@router.post("", summary="Import a statement", responses=CHANGING, openapi_extra=_FILE)
async def import_file(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    once: OnceDep,
    bank: Annotated[str, Query(max_length=40, description="Whose file it is; needed where nothing else tells.")] = "",
    way: Annotated[
        int | None, Query(ge=0, le=9, description="Which of the `ways` of a doubtful file is meant.")
    ] = None,
    account: Annotated[
        str, Query(max_length=60, description="Which of several accounts at that bank it is of, by its number.")
    ] = "",
) -> StatementDone:
    """Take in a CSV file of a wallet or bank, at most 5 MB, and hold every open payment against it.

    The answer waits for what came of it. A file whose columns are in doubt is not taken in: the problem
    `statement-doubtful` lists the `ways` to read its first line, and `way` says which is meant. It is
    remembered; a `way` that is given later is remembered instead. Where you have several accounts at the bank and the
    file does not tell which it is of, nothing is flagged as missing unless `account` says so.
    """
    data = await _body(request)
    gom, hands = gom_of(who), giving(house)
    try:
        prepared = await hands.offering.prepare(gom.member_id, gom.member, data, bank, anew=way is not None)
    except StatementTrouble as trouble:
        raise StatementNotTaken(trouble.code, trouble.facts) from trouble
    chosen = _chosen(prepared, way)
    if account and account not in prepared.accounts:
        raise StatementNotTaken("account-unknown", {"said": account, "accounts": ", ".join(prepared.accounts) or "–"})
    return _done(await hands.file(gom, with_account(prepared, account), data, chosen, once))


async def _body(request: Request) -> bytes:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST:
            raise StatementNotTaken("too-large", {"megabytes": LARGEST // 1024 // 1024})
    return bytes(data)


def _chosen(prepared: Prepared, way: int | None) -> int:
    """The way that is meant. Raises StatementNotTaken where only the GOM can say."""
    if not prepared.bank:
        raise StatementNotTaken("bank-missing", {"banks": ", ".join(prepared.banks) or "gcash, maya, maybank2u"})
    ways = prepared.offer.ways
    if way is not None and way < len(ways):
        return way
    if not prepared.offer.certain:
        first = [next(iter(one.sample), None) for one in ways]
        said = [f"{place}: {line.day} {line.amount}" for place, line in enumerate(first) if line is not None]
        raise StatementNotTaken("doubtful", {"ways": "; ".join(said)})
    return 0


@router.post("/notifications", summary="Pass a notification on", responses=CHANGING)
async def import_notification(
    house: HouseDep, who: ActingDep, once: OnceDep, wanted: NotificationWanted
) -> StatementDone:
    """Take in what a wallet or bank wrote about money that came: the text of an SMS or an e-mail."""
    gom, hands = gom_of(who), giving(house)
    told = notification_in(wanted.text, hands.offering.today(Currency.PHP))
    if told is None:
        raise StatementNotTaken("no-money", {})
    try:
        bank = await hands.offering.bank_of(gom.member_id, gom.member, told, wanted.bank)
    except StatementTrouble as trouble:
        raise StatementNotTaken(trouble.code, trouble.facts) from trouble
    if not bank:
        raise StatementNotTaken("bank-missing", {"banks": "gcash, maya, maybank2u"})
    return _done(await hands.notification(gom, told, bank, once))


def _done(given: Given) -> StatementDone:
    if given.answer.refused is not None:
        raise Refused(given.answer.refused)
    if given.found is None:
        raise OutOfReach
    return StatementDone(
        sequence=given.answer.sequence,
        repeated=given.answer.repeated,
        imported=ImportShape.of(given.import_id, given.found),
    )


@router.get("", summary="How the statements stand", dependencies=[CAUGHT_UP], responses=READING)
async def list_statements(house: HouseDep, who: ReadingDep) -> StatementsShape:
    """The days that are covered, the payments that are missing, and the latest imports."""
    state = await state_of(house, who)
    covered = [
        CoveredShape(bank=bank, account=account, since=since, until=until)
        for (bank, account), periods in state.covered.items()
        for since, until in periods
    ]
    latest = list(state.imports.items())[-_LATEST:]
    return StatementsShape(
        covered=covered,
        missing=list(await house.parts.reads.missing_payments(who.ids)),
        imports=[ImportShape.of(name, one) for name, one in reversed(latest)],
    )


@router.get("/unclaimed", summary="Money that nobody claims", dependencies=[CAUGHT_UP], responses=READING)
async def unclaimed(house: HouseDep, who: ReadingDep) -> list[LineShape]:
    """The lines that are no payment's money, the latest first."""
    state = await state_of(house, who)
    free = [kept for kept in state.lines.values() if kept.is_free and not kept.set_aside]
    return [LineShape.of(kept) for kept in sorted(free, key=lambda kept: kept.line.day, reverse=True)]


@router.get("/{import_id}", summary="Get an import", dependencies=[CAUGHT_UP], responses=READING)
async def get_import(house: HouseDep, who: ReadingDep, import_id: str) -> ImportInFull:
    """One import with its lines, and whose money each is."""
    state = await state_of(house, who)
    if import_id not in state.imports:
        raise NotThere
    return in_full(import_id, state.imports[import_id], state)


@router.post("/{import_id}/take-back", summary="Take an import back", responses=CHANGING)
async def take_back(house: HouseDep, who: ActingDep, once: OnceDep, import_id: str) -> Done:
    """Take an import back, as if it had never been given: its lines go, but for those that another import has too.

    What it had settled is in review again where its order allows that, what it had confirmed counts on unconfirmed,
    and how the bank's columns were read is forgotten. The same file may be given again.
    """
    if import_id not in (await state_of(house, who)).imports:
        raise NotThere
    asked = ("statement", who.member_id, TakingBackRequested(import_id=import_id))
    answer = await answered(house, who, asked, once)
    return Done(sequence=answer.sequence, repeated=answer.repeated)


@router.post("/lines/{line_id}/set-aside", summary="Set a line aside", responses=CHANGING)
async def set_aside(house: HouseDep, who: ActingDep, once: OnceDep, line_id: str) -> Done:
    """Say that a line is no buyer's payment: it is not listed as unclaimed any more."""
    if line_id not in (await state_of(house, who)).lines:
        raise NotThere
    asked = ("statement", who.member_id, SettingAsideRequested(line_id=line_id))
    answer = await answered(house, who, asked, once)
    return Done(sequence=answer.sequence, repeated=answer.repeated)
