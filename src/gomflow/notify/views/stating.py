"""Views about statements: what came of one, and how all of them stand."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from gomflow.conversation.accounts import account_is_unclear
from gomflow.methods import method_name
from gomflow.notify.notice import Draft
from gomflow.notify.views.ask import Ask
from gomflow.notify.words import column, lines, paragraphs
from gomflow.payment.rules import amount_of
from gomflow.payment.state import Approved, InReview, Sent
from gomflow.statement.state import Import, Kept, Outcome, Statements
from gomflow_events.codec import from_json
from gomflow_events.identity import MemberId, PaymentId
from gomflow_events.money import Money
from gomflow_events.outbound import Button
from gomflow_events.statement.terms import How, Source, StatementLine

SHOWN = 8
"""How many of each are listed; the dashboard has all."""


async def statement_report(ask: Ask) -> Draft:
    """What came of one import."""
    state = await ask.sources.statements(ask.args["owner"])
    one = state.imports[ask.args["import_id"]]
    if one.outcome is None:
        return await statements(ask)
    if one.source is Source.NOTIFICATION:
        return await _told(ask, state, one)
    words, outcome = ask.words, one.outcome
    whose = f"{method_name(one.bank)} {one.purse[1]}".strip()
    rows = words.say("report-rows", rows=one.rows, new=len(one.new), known=len(one.known), outgoing=one.outgoing)
    head = lines(words.say("report-head", bank=whose), rows, _skipped(ask, one))
    done = [
        words.say("report-settled", count=outcome.settled) if outcome.settled else "",
        words.say("report-confirmed", count=outcome.confirmed) if outcome.confirmed else "",
    ]
    nothing = "" if any(done) else words.say("report-nothing")
    kept = [state.lines[name] for name in one.lines if name in state.lines]
    free = [line for line in kept if line.is_free and not line.set_aside]
    member = await ask.sources.member(MemberId(ask.args["owner"]))
    unclear = account_is_unclear(one, member)
    account = words.say("statement-account-unclear", bank=method_name(one.bank)) if unclear else ""
    body = paragraphs(head, lines(*done, nothing), account, *await _flags(ask, outcome), _unclaimed(ask, free))
    return Draft(body, await _presses(ask, outcome, free))


async def statement_spoilt(ask: Ask) -> Draft:
    """Nothing came of a file."""
    state = await ask.sources.statements(ask.args["owner"])
    bank = method_name(state.imports[ask.args["import_id"]].bank)
    return Draft(ask.words.say("statement-unreadable", bank=bank), ((ask.words.press("statements"),),))


async def statements(ask: Ask) -> Draft:
    """How the GOM's statements stand: the days they cover, what is flagged, what nobody claims."""
    words = ask.words
    states = [await ask.sources.statements(owner) for owner in sorted(ask.all_of_me)]
    if not any(state.imports for state in states):
        return Draft(words.say("statements-none"), ((words.press("review"), words.press("dashboard")),))
    covered = [
        words.say(
            "statements-covered",
            bank=f"{method_name(bank)} {account}".strip(),
            since=day_said(ask, since),
            until=day_said(ask, until),
        )
        for state in states
        for (bank, account), periods in state.covered.items()
        for since, until in periods[-SHOWN:]
    ]
    missing = await ask.sources.reads.missing_payments(ask.all_of_me)
    free = [kept for state in states for kept in state.lines.values() if kept.is_free and not kept.set_aside]
    flagged = Outcome(settled=0, confirmed=0, differing=(), unclaimed=0, missing=tuple(missing), unclear=())
    body = paragraphs(lines(words.say("statements-head"), *covered), *await _flags(ask, flagged), _unclaimed(ask, free))
    return Draft(body, await _presses(ask, flagged, free))


async def _told(ask: Ask, state: Statements, one: Import) -> Draft:
    """What came of one notification."""
    words, kept = ask.words, state.lines.get(one.lines[0])
    if kept is None:
        return await statements(ask)  # It was taken back meanwhile.
    payment = None if kept.payment_id is None else await ask.sources.payment(kept.payment_id)
    reference = "" if payment is None else await _reference(ask, payment)
    head = words.say("report-told", bank=method_name(one.bank), line=line_said(ask, kept.line))
    said: str
    match kept.how:
        case How.SETTLED if kept.found_in:
            said = words.say("report-told-settled", reference=reference)
        case How.CONFIRMED if kept.found_in:
            said = words.say("report-told-confirmed", reference=reference)
        case How.DIFFERS if kept.payment_id is not None:
            said = lines(words.say("report-differing"), await _differs(ask, kept.payment_id))
        case None:
            said = words.say("report-told-unclaimed")
        case _:
            said = words.say("report-told-known")
    whose = ((words.press("match", kept.line.line_id),),) if kept.is_free and not kept.set_aside else ()
    return Draft(lines(head, said), (*whose, (words.press("statements"), words.press("review"))))


def line_said(ask: Ask, line: StatementLine) -> str:
    """A line in one line."""
    return ask.words.say(
        "statement-line",
        day=day_said(ask, line.day),
        amount=line.amount,
        sender=line.sender,
        has_sender=bool(line.sender),
    )


async def matchable(ask: Ask) -> Draft:
    """The latest lines that nobody claims, each to be matched."""
    return Draft(ask.words.say("match-which"), _line_buttons(ask, "match"))


async def matched(ask: Ask) -> Draft:
    """The latest lines that are some payment's money, each to be taken from it."""
    return Draft(ask.words.say("unmatch-which"), _line_buttons(ask, "unmatch"))


def _line_buttons(ask: Ask, command: str) -> tuple[tuple[Button, ...], ...]:
    shown = [(from_json(one["line"], StatementLine), one["reference"]) for one in ask.args["lines"]]
    return column(
        ask.words.press(command, line.line_id, label=_short(ask, line, reference)) for line, reference in shown
    )


def _short(ask: Ask, line: StatementLine, reference: str) -> str:
    """A line on a button."""
    said = (ask.words.money(line.amount), day_said(ask, line.day), reference or line.sender[:24])
    return " · ".join(part for part in said if part)


def candidate_asked(ask: Ask, values: dict[str, Any]) -> Draft:
    """What a line may be: the likeliest to press, any to write."""
    words, line = ask.words, from_json(values["line"], StatementLine)
    buttons = [
        words.option(ask.args["flow_id"], "candidate", one["argument"], _fit(ask, one))
        for one in values["choices"][:SHOWN]
    ]
    bank = method_name(values["bank"])
    return Draft(words.say("ask-match-candidate", line=line_said(ask, line), bank=bank), column(buttons))


def _fit(ask: Ask, one: dict[str, Any]) -> str:
    amount = "" if one["amount"] is None else ask.words.money(from_json(one["amount"], Money))
    mark = "✓" if one["is_proof"] else ""
    return " · ".join(part for part in (mark, one["label"][:24], one["reference"], amount) if part)


def unmatching(ask: Ask, values: dict[str, Any]) -> str:
    """What comes of it when a line is not its payment's money."""
    line = line_said(ask, from_json(values["line"], StatementLine))
    return paragraphs(
        ask.words.say("confirm-unmatch", line=line, reference=values["reference"]),
        ask.words.say("confirm-unmatch-settled" if values["rests"] else "confirm-unmatch-counts"),
    )


def _skipped(ask: Ask, one: Import) -> str:
    if not one.skipped:
        return ""
    reasons = dict.fromkeys(row.why for row in one.skipped)
    why = ask.words.listed(ask.words.plain(f"skip-{reason.value.replace('_', '-')}") for reason in reasons)
    return ask.words.say("report-skipped", skipped=len(one.skipped), why=why)


async def _flags(ask: Ask, outcome: Outcome) -> list[str]:
    words = ask.words
    found: list[str] = []
    if outcome.differing:
        said = [await _differs(ask, name) for name in outcome.differing[:SHOWN]]
        found.append(lines(words.say("report-differing"), *said, _more(ask, outcome.differing)))
    if outcome.missing:
        found.append(lines(words.say("report-missing"), *await _payments(ask, outcome.missing)))
    if outcome.unclear:
        found.append(lines(words.say("report-unclear"), *await _payments(ask, outcome.unclear)))
    return found


def _unclaimed(ask: Ask, free: Sequence[Kept]) -> str:
    if not free:
        return ""
    latest = sorted(free, key=lambda kept: (kept.line.day, kept.line.line_id), reverse=True)
    said = [f"· {line_said(ask, kept.line)}" for kept in latest[:SHOWN]]
    return lines(ask.words.say("report-unclaimed"), *said, _more(ask, latest))


async def _payments(ask: Ask, names: Sequence[PaymentId]) -> list[str]:
    said: list[str] = []
    for name in names[:SHOWN]:
        payment = await ask.sources.payment(name)
        if payment is not None:
            amount = _amount(payment)
            shown = ask.words.money(amount) if amount is not None else "–"
            said.append(ask.words.say("report-payment", reference=await _reference(ask, payment), amount=shown))
    return [*said, _more(ask, names)]


async def _differs(ask: Ask, name: PaymentId) -> str:
    payment = await ask.sources.payment(name)
    if payment is None or not isinstance(payment, InReview | Approved) or payment.on_statement.arrived is None:
        return ""
    counted = _amount(payment)
    return ask.words.say(
        "report-differs",
        reference=await _reference(ask, payment),
        counted=ask.words.money(counted) if counted is not None else "–",
        arrived=payment.on_statement.arrived,
    )


def _more(ask: Ask, names: Sequence[object]) -> str:
    return ask.words.say("report-more", count=len(names) - SHOWN) if len(names) > SHOWN else ""


def _amount(payment: Sent) -> Money | None:
    if isinstance(payment, Approved):
        return payment.amount
    return amount_of(payment.assessed.fields, payment.assessed.expected) if isinstance(payment, InReview) else None


async def _reference(ask: Ask, payment: Sent) -> str:
    order = await ask.sources.order(payment.proof.order_id)
    return "" if order is None else order.book[payment.proof.submission_id].reference


def day_said(ask: Ask, day: date) -> str:
    """A day of a statement."""
    return ask.words.local(datetime.combine(day, time()), day_only=True)


async def _presses(ask: Ask, outcome: Outcome, free: Sequence[Kept]) -> tuple[tuple[Button, ...], ...]:
    """What can be done: look at what is doubtful, take back what never came, see all of it."""
    words = ask.words
    wrong: list[Button] = []
    for name in [*outcome.differing, *outcome.missing][:SHOWN]:
        payment = await ask.sources.payment(name)
        if isinstance(payment, Approved):
            label = f"{words.plain('button-undo')} {await _reference(ask, payment)}"
            wrong.append(words.press("undo", name, label=label))
    whose = ((words.press("match"),),) if free else ()
    return (*column(wrong), *whose, (words.press("review"), words.press("dashboard")))
