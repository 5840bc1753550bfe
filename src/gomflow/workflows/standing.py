"""The timers that have to stand, from nothing but the log: what a broker that lost them is given again; pure."""

from collections.abc import Iterable
from typing import Any

from gomflow.order.state import Existing, Open
from gomflow.order.submission import Status
from gomflow.payment.state import Sent
from gomflow.workflows.reactions import CancelTimer, Reaction, SetTimer, to_state
from gomflow_events.codec import to_json
from gomflow_events.commit import AnyEvent
from gomflow_events.fact import Json
from gomflow_events.refusal import RequestRefused


class Standing:
    """Takes in the log, event by event, and knows which timers are left."""

    def __init__(self) -> None:
        self._timers: dict[str, SetTimer] = {}
        self._orders: dict[str, Existing] = {}
        self._payments: dict[str, Sent] = {}

    def take(self, recorded: AnyEvent, state: Any) -> None:  # noqa: ANN401 - any aggregate's
        """One event, and the state of its aggregate right after it."""
        for reaction in self._reactions(recorded, state):
            if isinstance(reaction, SetTimer):
                self._timers[reaction.name] = reaction
            elif isinstance(reaction, CancelTimer):
                self._timers.pop(reaction.name, None)

    def left(self) -> list[SetTimer]:
        """The timers that something still waits for, the next one first."""
        wanted = (timer for timer in self._timers.values() if self._is_wanted(timer.what))
        return sorted(wanted, key=lambda timer: (timer.at, timer.name))

    def _reactions(self, recorded: AnyEvent, state: Any) -> Iterable[Reaction]:  # noqa: ANN401 - as above
        if isinstance(recorded.event, RequestRefused):
            return ()
        if recorded.aggregate == "order" and isinstance(state, Existing):
            self._orders[recorded.aggregate_id] = state
        if recorded.aggregate == "payment" and isinstance(state, Sent):
            self._payments[recorded.aggregate_id] = state
        return to_state(recorded, state)

    def _is_wanted(self, what: Json) -> bool:
        """Whether waking up would still find something to do."""
        if what["kind"] == "picture":
            return not self._payments[what["payment_id"]].proof.picture_deleted
        order = self._orders[what["order_id"]]
        if what["kind"] == "deadline":
            return isinstance(order, Open) and to_json(order.details.deadline) == what["deadline"]
        submission = order.book[what["submission_id"]]
        return submission.status is Status.OFFERED
