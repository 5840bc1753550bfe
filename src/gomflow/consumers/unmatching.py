"""Lines that are not a payment's money after all: what the statements and the payments make of each other's word."""

from gomflow.chance import derived_id
from gomflow.consumers.open_payments import line_of
from gomflow.consumers.settling import Settling
from gomflow.conversation.flows.matching import unmatching
from gomflow.notify.views.ask import Sources
from gomflow.payment.state import Sent
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import PaymentId
from gomflow_events.payment.requests import UnmatchingRequested
from gomflow_events.payment.terms import UnmatchCause
from gomflow_events.statement.events import StatementWithdrawn


class Unmatching:
    """Takes lines from payments, and notes what payments let go."""

    def __init__(self, sources: Sources, settling: Settling) -> None:
        self._sources = sources
        self._settling = settling

    async def let_go(self, recorded: AnyEvent, line_id: str) -> None:
        """A payment let a line go: it is free on the statement too. Raises LogUnavailable."""
        payment = await self._sources.payment(recorded.aggregate_id)
        if payment is None or line_of(payment) == line_id:
            return  # It is its money again.
        for owner, state in (await self._settling.books(payment.proof.gom_id)).by_owner.items():
            if line_id in state.lines:
                await self._settling.let_go(owner, line_id, PaymentId(recorded.aggregate_id), recorded)

    async def of_import(self, recorded: AnyEvent, event: StatementWithdrawn) -> None:
        """The GOM took an import back: its lines are nobody's money. Raises LogUnavailable."""
        for one in event.held:
            payment = await self._sources.payment(one.payment_id)
            if payment is not None and line_of(payment) == one.line_id:
                await self._take(one.payment_id, payment, one.line_id, event.import_id, recorded)

    async def _take(self, payment_id: PaymentId, payment: Sent, line_id: str, import_id: str, cause: AnyEvent) -> None:
        """What a line settled goes back to review, where the order lets it; else it counts on without the line."""
        asked = unmatching(payment_id, payment, line_id, UnmatchCause.WITHDRAWN, import_id)
        direct = (
            "payment",
            payment_id,
            UnmatchingRequested(line_id=line_id, cause=UnmatchCause.WITHDRAWN, import_id=import_id),
        )
        for number, (aggregate, name, body) in enumerate((asked, direct) if asked != direct else (direct,)):
            request_id = derived_id("take-back", import_id, line_id, payment_id, str(number))
            # The GOM took it back, so they take back what came of it.
            answer = await self._settling.ask_of(aggregate, name, body, request_id, cause, by=cause.actor)
            if answer.refused is None:
                return
