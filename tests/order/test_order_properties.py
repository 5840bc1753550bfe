"""What holds for every order, whatever is asked of it in whatever order."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gomflow.aggregate import Asked
from gomflow.order.decide import ORDER
from gomflow.order.evolve import evolve
from gomflow.order.rules import places_held
from gomflow.order.state import Existing, Unwritten
from gomflow.order.submission import ENDED, MOVES, Status, Submission
from gomflow.rejected import Rejected
from gomflow.testing.decisions import GOM, NOW
from gomflow.testing.orders import buyer, details, joining, paying, pesos
from gomflow_events.codec import read_event, write_event
from gomflow_events.identity import AGENT, CLOCK, Actor, MemberId, PaymentId, SubmissionId
from gomflow_events.order import events as e
from gomflow_events.order import requests as r
from gomflow_events.order.terms import Line, SetAsideCause

NAMES = ("ana", "ben", "cat", "dan", "eva", "fay")
names = st.sampled_from(NAMES)
amounts = st.integers(min_value=1, max_value=2000).map(pesos)
payments = st.sampled_from(["p1", "p2", "p3", "p4"])
quantities = st.integers(min_value=1, max_value=3)


class OrderMachine(RuleBasedStateMachine):
    """Ask an order anything, by anybody, at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.order: Any = ORDER.initial
        self.now = NOW
        self.received = Decimal(0)
        self.minimum_events = 0
        self.arrived: list[str] = []

    def ask(self, request: Any, by: Actor) -> None:
        asked = Asked("o1", by, self.now)
        try:
            events = ORDER.decide(request, self.order, asked)
        except Rejected:
            return
        before = self.order
        for event in events:
            # What is written is what is read back.
            assert event == read_event(write_event("id", event))
            self.order = evolve(self.order, event)
            self.minimum_events += isinstance(event, e.MinimumReached)
            if isinstance(event, e.SubmissionPlaced | e.SubmissionWaitlisted):
                self.arrived.append(event.submission_id)
            if isinstance(event, e.PaymentCounted):
                self.received += event.amount.amount
            if isinstance(event, e.PaymentUncounted):
                self.received -= event.amount.amount
        self._machine_was_kept(before)
        self._said_twice_changes_nothing(request, asked)

    def _said_twice_changes_nothing(self, request: Any, asked: Asked) -> None:
        repeatable = (r.ShippingReported, r.RefundReported)
        try:
            again = ORDER.decide(request, self.order, asked)
        except Rejected:
            return
        if isinstance(request, repeatable):
            return  # a second parcel, a second refund: said twice means twice
        assert [] == list(again), f"{request} twice brought {again}"

    def _machine_was_kept(self, before: Any) -> None:
        old: Mapping[str, Submission] = {} if isinstance(before, Unwritten) else before.book
        for submission in self.order.book.values():
            was = old.get(submission.submission_id)
            if was is not None and was.status is not submission.status:
                assert _reachable(was.status, submission.status)

    @initialize(maximum=st.sampled_from([2, 3, None]), at_maximum=st.booleans())
    def write(self, maximum: int | None, at_maximum: bool) -> None:  # noqa: FBT001
        request = r.OrderCreationRequested(
            codes=("7K3Q",), details=details(maximum=maximum, close_at_maximum=at_maximum)
        )
        self.ask(request, GOM)
        self.ask(r.OpeningRequested(), GOM)

    @rule(name=names, quantity=quantities)
    def join(self, name: str, quantity: int) -> None:
        request = joining(name, quantity)
        number = sum(1 for s in self.order.book if str(s).startswith(f"s-{name}"))
        fresh = r.SubmissionRequested(
            submission_id=SubmissionId(f"s-{name}-{number}" if number else f"s-{name}"),
            member_id=request.member_id,
            suffixes=request.suffixes,
            lines=request.lines,
            contact=request.contact,
            note="",
        )
        self.ask(fresh, buyer(name))

    @rule(name=names, quantity=quantities)
    def change(self, name: str, quantity: int) -> None:
        lines = (Line(item_id="2", quantity=quantity),)
        self.ask(r.ChangeRequested(submission_id=SubmissionId(f"s-{name}"), lines=lines), buyer(name))

    @rule(name=names)
    def withdraw(self, name: str) -> None:
        self.ask(r.WithdrawalRequested(submission_id=SubmissionId(f"s-{name}")), buyer(name))

    @rule(name=names, taken=st.booleans())
    def answer(self, name: str, taken: bool) -> None:  # noqa: FBT001
        self.ask(r.OfferAnswered(submission_id=SubmissionId(f"s-{name}"), taken=taken), buyer(name))

    @rule(hours=st.sampled_from([1, 13, 200]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        if isinstance(self.order, Existing):
            self.ask(r.DeadlineReached(deadline=self.order.details.deadline), CLOCK)
            for s in list(self.order.book.values()):
                if s.offered_until is not None:
                    self.ask(r.OfferLapsed(submission_id=s.submission_id, until=s.offered_until), CLOCK)

    @rule(name=names, payment=payments, kind=st.sampled_from([r.ProofReported, r.ReviewReported]))
    def proof(self, name: str, payment: str, kind: Any) -> None:
        self.ask(kind(submission_id=SubmissionId(f"s-{name}"), payment_id=PaymentId(f"{name}-{payment}")), AGENT)

    @rule(name=names, payment=payments)
    def refuse(self, name: str, payment: str) -> None:
        request = r.RefusalReported(
            submission_id=SubmissionId(f"s-{name}"), payment_id=PaymentId(f"{name}-{payment}"), doubts=()
        )
        self.ask(request, AGENT)

    @rule(name=names, payment=payments, amount=amounts)
    def money(self, name: str, payment: str, amount: Any) -> None:
        self.ask(paying(name, amount, f"{name}-{payment}"), AGENT)

    @rule(name=names, payment=payments)
    def undo(self, name: str, payment: str) -> None:
        payment_id = PaymentId(f"{name}-{payment}")
        self.ask(r.ApprovalUndoRequested(submission_id=SubmissionId(f"s-{name}"), payment_id=payment_id), GOM)

    @rule(name=names, payment=payments, cause=st.sampled_from(SetAsideCause))
    def set_aside(self, name: str, payment: str, cause: SetAsideCause) -> None:
        payment_id = PaymentId(f"{name}-{payment}")
        request = r.SettingAsideReported(submission_id=SubmissionId(f"s-{name}"), payment_id=payment_id, cause=cause)
        self.ask(request, AGENT)

    @rule(name=names)
    def refund(self, name: str) -> None:
        self.ask(r.RefundReported(submission_id=SubmissionId(f"s-{name}")), GOM)

    @rule(anyway=st.booleans())
    def close(self, anyway: bool) -> None:  # noqa: FBT001
        self.ask(r.ClosingRequested(below_minimum_is_fine=anyway), GOM)

    @rule(days=st.integers(min_value=1, max_value=30))
    def extend(self, days: int) -> None:
        self.ask(r.ExtensionRequested(deadline=self.now + timedelta(days=days)), GOM)

    @rule(maximum=st.sampled_from([2, 3, 4, None]))
    def resize(self, maximum: int | None) -> None:
        if isinstance(self.order, Existing):
            changed = details(maximum=maximum, deadline=self.order.details.deadline)
            self.ask(r.OrderEditRequested(details=changed), GOM)

    @rule()
    def buy(self) -> None:
        self.ask(r.PurchaseReported(), GOM)

    @rule(one=st.none() | names)
    def ship(self, one: str | None) -> None:
        submission = SubmissionId(f"s-{one}") if one else None
        self.ask(r.ShippingReported(courier="LBC", tracking="", submission_id=submission), GOM)

    @rule(name=names)
    def receive(self, name: str) -> None:
        self.ask(r.ReceiptConfirmed(submission_id=SubmissionId(f"s-{name}")), buyer(name))

    @rule()
    @precondition(lambda self: len(getattr(self.order, "book", {})) > 3)
    def call_off(self) -> None:
        self.ask(r.CancellationRequested(reason="sold out"), GOM)

    @invariant()
    def places_never_exceed_the_maximum(self) -> None:
        if isinstance(self.order, Existing) and self.order.details.maximum is not None:
            assert places_held(self.order.book) <= self.order.details.maximum

    @invariant()
    def money_adds_up(self) -> None:
        if not isinstance(self.order, Existing):
            return
        nothing = pesos(0)
        assert self.received == sum((s.paid.amount for s in self.order.book.values()), Decimal(0))
        for s in self.order.book.values():
            assert s.paid == s.held + s.refund + s.refunded
            assert nothing <= s.held
            if s.status in ENDED:
                assert nothing == s.held, "who is out has nothing left with the GOM"
            if s.status is Status.PAID:
                assert s.held >= s.total
            if s.status is Status.PARTLY_PAID:
                assert nothing < s.held < s.total

    @invariant()
    def one_active_submission_a_person(self) -> None:
        if isinstance(self.order, Existing):
            active = [s.member_id for s in self.order.book.values() if s.status not in ENDED]
            assert len(set(active)) == len(active)

    @invariant()
    def references_are_unique_and_the_minimum_is_recorded_once(self) -> None:
        if isinstance(self.order, Existing):
            references = [s.reference for s in self.order.book.values()]
            assert len(set(references)) == len(references)
            assert self.minimum_events <= 1

    @invariant()
    def the_book_says_what_a_search_would_say(self) -> None:
        if not isinstance(self.order, Existing):
            return
        book = self.order.book
        everybody = list(book.values())
        assert [book.count(status) for status in Status] == [sum(s.status is one for s in everybody) for one in Status]
        for name in NAMES:
            search = (s for s in everybody if s.member_id == name and s.status not in ENDED)
            assert book.active_of(MemberId(name)) == next(search, None)
        assert everybody == [book.by_reference(s.reference) for s in everybody]
        assert everybody == sorted(everybody, key=lambda s: self.arrived.index(s.submission_id))


def _reachable(start: Status, end: Status) -> bool:
    """Whether the machine leads from one status to another; one request can make several moves."""
    seen, edge = {start}, {start}
    while edge:
        edge = {to for status in edge for to in MOVES[status]} - seen
        seen |= edge
    return end in seen


TestOrders = OrderMachine.TestCase
TestOrders.settings = settings(
    max_examples=120, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
