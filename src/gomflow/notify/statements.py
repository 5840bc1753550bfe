"""What happened to a GOM's statements, as notices to the GOM."""

from datetime import date, datetime
from typing import Any

from gomflow.methods import method_name
from gomflow.notify.notice import Notice, Press, tell
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import MemberId
from gomflow_events.outbound import Weight
from gomflow_events.payment import events as p
from gomflow_events.payment.terms import FoundBy, UnmatchCause
from gomflow_events.statement import events as e


def notices(recorded: AnyEvent) -> list[Notice]:
    """Whom to tell about one event of a GOM's statements."""
    owner = MemberId(recorded.aggregate_id)
    match recorded.event:
        case e.StatementReconciled(import_id=import_id):
            args = {"owner": owner, "import_id": import_id}
            return [Notice(member=owner, view="statement_report", args=args, weight=Weight.CRITICAL)]
        case e.StatementWithdrawn(lines=lines):
            return [tell(owner, "statement-withdrawn", ("statements",), lines=len(lines))]
        case e.StatementUnreadable(import_id=import_id):
            args = {"owner": owner, "import_id": import_id}
            return [Notice(member=owner, view="statement_spoilt", args=args, weight=Weight.CRITICAL)]
        case _:
            return []


def of_payment(recorded: AnyEvent, gom_id: MemberId, facts: dict[str, Any]) -> list[Notice]:
    """What a statement said of one payment; what an import brought stands in its report."""
    undo: Press = ("undo", recorded.aggregate_id)
    match recorded.event:
        case p.PaymentMissing(import_id="", bank=bank, until=until):
            when = {"bank": method_name(bank), "until": shown_day(until), "reference": facts["reference"]}
            return [tell(gom_id, "payment-missing", undo, ("statements",), weight=Weight.CRITICAL, **when)]
        case p.PaymentConfirmed(found_by=FoundBy.GOM, line_id=line_id, amount=amount):
            return [tell(gom_id, "gom-matched", ("unmatch", line_id), amount=amount, **facts)]
        case p.PaymentUnmatched(cause=UnmatchCause.SAID, line_id=line_id):
            return [tell(gom_id, "gom-unmatched", ("match", line_id), **facts)]
        case p.PaymentAmountDiffers(import_id="", bank=bank, counted=counted, arrived=arrived):
            said = {"bank": method_name(bank), "reference": facts["reference"]}
            return [
                tell(
                    gom_id,
                    "payment-differs",
                    ("review", recorded.aggregate_id),
                    weight=Weight.CRITICAL,
                    counted=counted,
                    arrived=arrived,
                    **said,
                )
            ]
        case _:
            return []


def shown_day(day: date) -> str:
    """A day in a sentence that has no reader yet, as banks write it."""
    return datetime.combine(day, datetime.min.time()).strftime("%d/%m/%Y")
