"""The GOM's own statements on the dashboard: handing one over, what came of each, what is missing or unclaimed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from gomflow.consumers.giving import Given, Giving, Gom
from gomflow.consumers.offering import Prepared, banks_of, with_account
from gomflow.conversation.accounts import account_is_unclear
from gomflow.methods import method_name
from gomflow.payment.state import Approved, InReview, Sent
from gomflow.ports.vault import Locked, NotKept
from gomflow.statement.reading.decoding import LARGEST
from gomflow.statement.reading.notifications import notification_in
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.statement.state import Kept, Statements
from gomflow.web.api.statement_shapes import state_of as how_far
from gomflow.web.doing import do, onward
from gomflow.web.frame import frame
from gomflow.web.house import House, HouseDep
from gomflow.web.mapping import SaidColumns, places_of
from gomflow.web.visitor import ActingDep, Visitor, VisitorDep
from gomflow_events.identity import PaymentId
from gomflow_events.money import Currency
from gomflow_events.statement.requests import SettingAsideRequested, TakingBackRequested
from gomflow_events.statement.terms import Columns, How

router = APIRouter(prefix="/statements", include_in_schema=False)

HERE = "/statements"
_SHOWN = 200
_USUAL = ("gcash", "maya", "maybank2u", "tng")


@dataclass(frozen=True, slots=True)
class Flag:
    """A payment that a statement says something about: what counts, and what came."""

    payment_id: PaymentId
    reference: str
    payment: Sent


@router.get("")
async def statements(request: Request, house: HouseDep, who: VisitorDep) -> Response:
    """All of it."""
    state = await _state(house, who)
    free = [kept for kept in state.lines.values() if kept.is_free and not kept.set_aside]
    missing = await house.parts.reads.missing_payments(who.ids)
    differing = [
        kept.payment_id for kept in state.lines.values() if kept.how is How.DIFFERS and kept.payment_id is not None
    ]
    return await _page(
        request,
        house,
        who,
        "statements.html",
        state=state,
        imports=[pair for pair in state.imports.items() if not pair[1].withdrawn][::-1][:_SHOWN],
        unclaimed=_latest(free),
        missing=await _flags(house, missing),
        differing=[flag for flag in await _flags(house, differing) if _is_open(flag.payment)],
        how_far=how_far,
    )


@router.get("/{import_id}")
async def one(request: Request, house: HouseDep, who: VisitorDep, import_id: str) -> Response:
    """One import with its lines, and whose money each is."""
    state = await _state(house, who)
    found = state.imports.get(import_id)
    if found is None or found.withdrawn:
        return onward(request, house, HERE)
    lines = [state.lines[name] for name in found.lines][: 5 * _SHOWN]
    whose = {
        flag.payment_id: flag.reference
        for flag in await _flags(house, [kept.payment_id for kept in lines if kept.payment_id is not None])
    }
    return await _page(
        request,
        house,
        who,
        "statement.html",
        found=found,
        import_id=import_id,
        lines=lines,
        whose=whose,
        unclear=account_is_unclear(found, who.member),
    )


@router.post("")
async def give(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    file: Annotated[UploadFile, File()],
    bank: Annotated[str, Form(max_length=40)] = "",
    anew: Annotated[str, Form(max_length=3)] = "",
) -> Response:
    """Hand a file over; what is in doubt about it, and which account it is of, is asked first."""
    data = await file.read(LARGEST + 1)
    hands, gom = _hands(house), _gom(who)
    try:
        prepared = await hands.offering.prepare(
            gom.member_id, gom.member, data, bank, anew=anew == "yes", at_any_rate=True
        )
        if prepared.is_clear and anew != "yes":
            return await _taken(request, house, who, await _take(hands, gom, prepared, data, 0))
        name, layout = await hands.keep(gom, data), await hands.offering.layout(data)
    except StatementTrouble as trouble:
        return _refused(request, house, who, trouble)
    guessed = next((way.columns for way in prepared.offer.ways), None)
    return await _page(
        request,
        house,
        who,
        "statement_ask.html",
        prepared=prepared,
        file=name,
        layout=layout,
        holds=places_of(guessed),
    )


@router.post("/choose")
async def choose(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    file: Annotated[str, Form(max_length=120)],
    bank: Annotated[str, Form(max_length=40)],
    way: Annotated[int, Form(ge=0, le=9)] = 0,
    account: Annotated[str, Form(max_length=60)] = "",
    said: SaidColumns = None,
    by_hand: Annotated[str, Form(max_length=3)] = "",
) -> Response:
    """Answer what was asked about a file; or say what each of its columns holds."""
    hands, gom = _hands(house), _gom(who)
    try:
        data = await hands.kept(gom, file)
        prepared = await hands.offering.prepare(gom.member_id, gom.member, data, bank, anew=True, at_any_rate=True)
        prepared = await _said(hands, prepared, data, said, by_hand)
    except StatementTrouble as trouble:
        return _refused(request, house, who, trouble)
    except (NotKept, Locked):
        return _refused(request, house, who, StatementTrouble("gone"))
    chosen = min(way, len(prepared.offer.ways) - 1)
    whole = with_account(prepared, account)
    return await _taken(request, house, who, await _take(hands, gom, whole, data, chosen))


async def _said(hands: Giving, prepared: Prepared, data: bytes, said: Columns | None, by_hand: str) -> Prepared:
    """The file with its columns as they were said, where they were. Raises StatementTrouble."""
    if said is not None:
        return await hands.offering.by_hand(prepared, data, said)
    if by_hand or not prepared.offer.ways:
        raise StatementTrouble("columns-needed")
    return prepared


@router.post("/notification")
async def pass_on(
    request: Request,
    house: HouseDep,
    who: ActingDep,
    text: Annotated[str, Form(max_length=1000)],
    bank: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Pass on what a wallet or bank wrote about money that came."""
    hands, gom = _hands(house), _gom(who)
    told = notification_in(text, hands.offering.today(Currency.PHP))
    if told is None:
        return _refused(request, house, who, StatementTrouble("no-money"))
    try:
        whose = await hands.offering.bank_of(gom.member_id, gom.member, told, bank)
    except StatementTrouble as trouble:
        return _refused(request, house, who, trouble)
    if not whose:
        missing = StatementTrouble("bank-missing", banks=", ".join(await _banks(house, who)))
        return _refused(request, house, who, missing)
    return await _taken(request, house, who, await hands.notification(gom, told, whose, house.parts.world.new_id()))


@router.post("/lines/{line_id}/set-aside")
async def set_aside(request: Request, house: HouseDep, who: ActingDep, line_id: str) -> Response:
    """Say that a line is no buyer's payment."""
    asked = ("statement", who.member_id, SettingAsideRequested(line_id=line_id))
    return await do(request, house, who, asked, to=HERE, done=house.pages.speech(request, who).t("statement-aside"))


@router.post("/{import_id}/take-back")
async def take_back(request: Request, house: HouseDep, who: ActingDep, import_id: str) -> Response:
    """Take an import back: its lines, and all that came of them."""
    asked = ("statement", who.member_id, TakingBackRequested(import_id=import_id))
    done = house.pages.speech(request, who).t("statement-taken-back")
    return await do(request, house, who, asked, to=HERE, done=done)


async def _take(hands: Giving, gom: Gom, prepared: Prepared, data: bytes, way: int) -> Given:
    return await hands.file(gom, prepared, data, way, hands.fresh())


async def _taken(request: Request, house: House, who: Visitor, given: Given) -> Response:
    """Go on to what came of it."""
    speech = house.pages.speech(request, who)
    if given.answer.refused is not None:
        return onward(request, house, HERE, bad=speech.refusal(given.answer.refused))
    found = given.found
    if found is not None and found.unreadable:
        return onward(request, house, HERE, bad=speech.t("statement-unreadable", bank=method_name(found.bank)))
    await house.parts.reads.reach(house.parts.desk.reached)
    outcome = None if found is None else found.outcome
    if outcome is None:
        return onward(request, house, HERE, good=speech.t("statement-later"))
    said = speech.t(
        "statement-done", settled=outcome.settled, confirmed=outcome.confirmed, missing=len(outcome.missing)
    )
    return onward(request, house, f"{HERE}/{given.import_id}", good=said)


def _refused(request: Request, house: House, who: Visitor, trouble: StatementTrouble) -> Response:
    said = house.pages.speech(request, who).t(f"statement-{trouble.code}", **trouble.facts)
    return onward(request, house, HERE, bad=said)


async def _page(request: Request, house: House, who: Visitor, template: str, **what: Any) -> Response:  # noqa: ANN401
    return house.pages.show(
        request,
        who,
        template,
        **await frame(house, who, "statements"),
        banks=await _banks(house, who),
        method_name=method_name,
        on=lambda day: datetime.combine(day, time()),
        **what,
    )


async def _state(house: House, who: Visitor) -> Statements:
    found: Statements = await house.parts.desk.state("statement", who.member_id)
    return found


async def _banks(house: House, who: Visitor) -> Sequence[str]:
    return banks_of(who.member, await _state(house, who)) or _USUAL


async def _flags(house: House, names: Sequence[PaymentId]) -> list[Flag]:
    found: list[Flag] = []
    for name in names[:_SHOWN]:
        payment = await house.payment(name)
        order = None if payment is None else await house.order(payment.proof.order_id)
        if payment is not None and order is not None:
            found.append(Flag(name, order.book[payment.proof.submission_id].reference, payment))
    return found


def _is_open(payment: Sent) -> bool:
    return isinstance(payment, InReview | Approved) and not payment.on_statement.confirmed


def _latest(lines: Sequence[Kept]) -> Sequence[Kept]:
    return sorted(lines, key=lambda kept: (kept.line.day, kept.line.line_id), reverse=True)[:_SHOWN]


def _hands(house: House) -> Giving:
    return Giving(house.parts.desk, house.parts.vault, house.parts.world)


def _gom(who: Visitor) -> Gom:
    return Gom(who.member_id, who.member, who.actor())
