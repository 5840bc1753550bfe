"""Taking decisions on a proof back, asking for a better one, and assigning it to another submission."""

from dataclasses import replace

from gomflow.payment import rejections as no
from gomflow.payment.claiming import ALIKE, REFERENCE
from gomflow.payment.decide import claims
from gomflow.payment.state import Approved, AskedAgain, InReview, Reading, Refused, status_of
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow.testing.decisions import GOM, OPERATOR, Given, member
from gomflow.testing.orders import pesos
from gomflow.testing.proofs import ANA, EXPECTED, FIELDS, assessed, held, sent
from gomflow_events.identity import AGENT, MemberId, OrderId, SubmissionId
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import Doubt

UNDONE = r.UndoneApprovalReported(reason="not there")
BETTER = r.BetterProofRequested(reason="reason-cropped")
FRIENDS = r.AssignmentRequested(order_id=OrderId("o2"), submission_id=SubmissionId("s2"), gom_id=MemberId(GOM.id))


def approved() -> Given:
    return held().when(r.ApprovalRequested()).done()


class TestUndoing:
    def test_an_approval_goes_back_to_review_with_its_doubts(self) -> None:
        after = approved().when(UNDONE, by=AGENT).then(e.DecisionUndone(reason="not there"))

        assert isinstance(after.state, InReview)
        assert (Doubt.AMOUNT_DIFFERS,) == after.state.doubts

    def test_an_approval_of_the_smart_agent_too(self) -> None:
        after = sent().when(assessed(), by=AGENT).done().when(UNDONE, by=AGENT).done()

        assert isinstance(after.state, InReview)

    def test_said_twice_it_changes_nothing(self) -> None:
        approved().when(UNDONE, by=AGENT).done().when(UNDONE, by=AGENT).then_nothing()

    def test_only_the_order_says_that_money_does_not_count(self) -> None:
        approved().when(UNDONE, by=GOM).then_rejected(NotAllowed)
        approved().when(r.ReopeningRequested()).then_rejected(no.ApprovalStands)

    def test_approved_again_it_claims_what_it_has(self) -> None:
        undone = approved().when(UNDONE, by=AGENT).done()
        again = undone.when(r.ApprovalRequested())

        assert isinstance(again.done().state, Approved)
        assert [(REFERENCE, "p1"), (ALIKE, "p1")] == [
            (claim.kind, claim.holder) for claim in claims("p1", again.events)
        ]

    def test_a_rejection_is_taken_back_by_the_gom_or_an_operator(self) -> None:
        rejected = held().when(r.RejectionRequested(reason="unclear")).done()

        rejected.when(r.ReopeningRequested(), by=ANA).then_rejected(NotAllowed)
        for someone in (GOM, OPERATOR):
            after = rejected.when(r.ReopeningRequested(), by=someone).then_kinds(e.DecisionUndone)
            assert isinstance(after.state, InReview)
        rejected.when(r.ReopeningRequested()).done().when(r.ReopeningRequested()).then_rejected(NothingToChange)

    def test_nothing_is_taken_back_while_it_is_being_read(self) -> None:
        sent().when(r.ReopeningRequested()).then_rejected(no.ProofNotReadYet)


class TestAskingAgain:
    def test_the_proof_leaves_the_queue_and_says_why(self) -> None:
        after = held().when(BETTER).then_kinds(e.BetterProofAsked)

        assert isinstance(after.state, AskedAgain)
        assert ("asked_again", "reason-cropped") == (status_of(after.state), after.state.reason)

    def test_it_is_a_decision(self) -> None:
        asked = held().when(BETTER).done()

        asked.when(BETTER).then_rejected(no.PaymentDecided)
        asked.when(r.ApprovalRequested()).then_rejected(no.PaymentDecided)
        assert isinstance(asked.when(r.ReopeningRequested()).done().state, InReview)

    def test_only_the_gom_asks(self) -> None:
        held().when(BETTER, by=ANA).then_rejected(NotAllowed)
        sent().when(BETTER).then_rejected(no.ProofNotReadYet)


class TestAssigning:
    def test_it_is_weighed_anew_for_the_other_submission(self) -> None:
        after = held().when(FRIENDS).then_kinds(e.ProofAssigned)

        assert isinstance(after.state, Reading)
        assert ("o2", "s2", MemberId("ana")) == (
            after.state.proof.order_id,
            after.state.proof.submission_id,
            after.state.proof.member_id,
        )
        assert after.state.known is not None
        assert FIELDS == after.state.known.fields
        fits = assessed(expected=replace(EXPECTED, due=pesos(500)))
        assert isinstance(after.when(fits, by=AGENT).then_kinds(e.ProofRead, e.ProofApproved).state, Approved)

    def test_not_to_where_it_is_nor_to_another_goms_order(self) -> None:
        here = replace(FRIENDS, submission_id=SubmissionId("s1"))
        elsewhere = replace(FRIENDS, gom_id=MemberId("other"))

        held().when(here).then_rejected(NothingToChange)
        held().when(elsewhere).then_rejected(no.OrderOfAnother)
        held().when(elsewhere, by=OPERATOR).then_rejected(no.OrderOfAnother)

    def test_a_gom_who_turned_out_to_be_two_is_one(self) -> None:
        both = member(GOM.id, also=("other",))

        held().when(replace(FRIENDS, gom_id=MemberId("other")), by=both).then_kinds(e.ProofAssigned)

    def test_what_is_decided_is_not_assigned(self) -> None:
        approved().when(FRIENDS).then_rejected(no.PaymentDecided)
        rejected = held().when(r.RejectionRequested(reason="unclear")).done()
        assert isinstance(rejected.state, Refused)
        rejected.when(FRIENDS).then_rejected(no.PaymentDecided)
        held().when(FRIENDS, by=ANA).then_rejected(NotAllowed)
