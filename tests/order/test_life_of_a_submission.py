"""The life of a submission: places, the line, money, and the way out."""

from datetime import timedelta

import pytest

from gomflow.order import rejections as no
from gomflow.order.rules import OFFER_LASTS
from gomflow.order.submission import MOVES, Status
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow.testing.decisions import NOW, Given, member
from gomflow.testing.orders import DEADLINE, buyer, joined, joining, opened, paid, paying, pesos
from gomflow_events.identity import AGENT, CLOCK, MemberId, PaymentId, SubmissionId
from gomflow_events.order import events as e
from gomflow_events.order import requests as r
from gomflow_events.order.terms import LeavingCause, Line
from gomflow_events.payment.terms import Doubt

ANA = SubmissionId("s-ana")
PROOF = PaymentId("p1")


def status(order: Given, name: str) -> Status:
    found: Status = order.state.book[f"s-{name}"].status
    return found


def reported(order: Given, *requests: object) -> Given:
    for request in requests:
        order = order.when(request, by=AGENT).done()
    return order


def test_a_place_costs_the_items_and_the_shipping_fee() -> None:
    order = opened().when(joining("ana", quantity=2), by=buyer("ana")).done()

    ana = order.state.book[ANA]

    assert pesos(950) == ana.total
    assert pesos(950) == ana.balance
    assert Status.AWAITING_PAYMENT is ana.status
    assert ana.reference.startswith("PH-7K3Q")


def test_references_never_repeat_in_an_order() -> None:
    order = opened(maximum=None)
    same = ("0001", "0002", "0003")
    for name in ("ana", "ben", "cat"):
        request = r.SubmissionRequested(
            submission_id=SubmissionId(f"s-{name}"),
            member_id=MemberId(name),
            suffixes=same,
            lines=(Line(item_id="1", quantity=1),),
            contact=joining(name).contact,
            note="",
        )
        order = order.when(request, by=buyer(name)).done()

    assert ["PH-7K3Q0001", "PH-7K3Q0002", "PH-7K3Q0003"] == [s.reference for s in order.state.book.values()]
    request = joining("dan")
    exhausted = r.SubmissionRequested(
        submission_id=request.submission_id,
        member_id=request.member_id,
        suffixes=same,
        lines=request.lines,
        contact=request.contact,
        note="",
    )
    order.when(exhausted, by=buyer("dan")).then_rejected(no.ReferencesExhausted)


def test_one_place_a_person_even_under_two_names() -> None:
    order = joined(opened(), "ana")

    order.when(joining("ana"), by=buyer("ana")).then_rejected(no.AlreadyJoined)
    same_person = member("anne", also=("ana",))
    order.when(joining("anne"), by=same_person).then_rejected(no.AlreadyJoined)


def test_an_id_is_used_once_or_what_was_paid_under_it_would_be_lost() -> None:
    order = paid(joined(opened(), "ana"), "ana")
    order = order.when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).done()

    order.when(joining("ana"), by=buyer("ana")).then_rejected(no.AlreadyJoined)

    assert pesos(500) == order.state.book[ANA].refund


def test_money_in_hand_brings_nobody_out_of_the_line() -> None:
    order = joined(opened(maximum=2, minimum=1), "ben", "cat", "ana")
    order = order.when(paying("ana", pesos(500)), by=AGENT).done()

    order = order.when(
        r.ChangeRequested(submission_id=ANA, lines=(Line(item_id="2", quantity=1),)), by=buyer("ana")
    ).done()

    assert Status.WAITLISTED is status(order, "ana")
    assert pesos(500) == order.state.book[ANA].held


def test_nobody_joins_for_somebody_else() -> None:
    opened().when(joining("ana"), by=buyer("ben")).then_rejected(NotAllowed)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (Line(item_id="9", quantity=1),),
        (Line(item_id="1", quantity=0),),
        (Line(item_id="1", quantity=100),),
        (Line(item_id="1", quantity=1), Line(item_id="1", quantity=2)),
    ],
)
def test_only_items_that_exist_in_sane_numbers(lines: tuple[Line, ...]) -> None:
    change = r.ChangeRequested(submission_id=ANA, lines=lines)

    joined(opened(), "ana").when(change, by=buyer("ana")).then_rejected(no.LinesInvalid)


def test_who_comes_after_the_last_place_stands_in_line_and_owes_nothing_yet() -> None:
    order = joined(opened(), "ana", "ben", "cat")

    order = order.when(joining("dan"), by=buyer("dan")).then_kinds(e.SubmissionWaitlisted)
    order = order.when(joining("eva"), by=buyer("eva")).then_kinds(e.SubmissionWaitlisted)

    assert 2 == order.history[-1].position
    assert Status.WAITLISTED is status(order, "dan")


def test_a_freed_place_is_offered_to_the_first_in_line() -> None:
    order = joined(opened(), "ana", "ben", "cat", "dan", "eva")

    left = order.when(r.WithdrawalRequested(submission_id=SubmissionId("s-ben")), by=buyer("ben")).then(
        e.SubmissionEnded(submission_id=SubmissionId("s-ben"), cause=LeavingCause.WITHDRAWN, status=Status.CANCELLED),
        e.PlaceOffered(submission_id=SubmissionId("s-dan"), until=NOW + OFFER_LASTS),
    )

    late = left.when(joining("fay"), by=buyer("fay")).then_kinds(e.SubmissionWaitlisted)
    taken = late.when(r.OfferAnswered(submission_id=SubmissionId("s-dan"), taken=True), by=buyer("dan"))
    assert Status.AWAITING_PAYMENT is status(taken.then_kinds(e.PlaceTaken), "dan")


def test_an_offer_that_lapses_goes_to_the_next() -> None:
    order = joined(opened(), "ana", "ben", "cat", "dan", "eva")
    order = order.when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).done()
    until = NOW + OFFER_LASTS
    lapse = r.OfferLapsed(submission_id=SubmissionId("s-dan"), until=until)

    order.when(lapse, by=CLOCK, at=until - timedelta(seconds=1)).then_nothing()
    order.when(lapse, by=buyer("eva"), at=until).then_rejected(NotAllowed)
    lapsed = order.when(lapse, by=CLOCK, at=until).then_kinds(e.SubmissionEnded, e.PlaceOffered)

    assert Status.EXPIRED is status(lapsed, "dan")
    assert Status.OFFERED is status(lapsed, "eva")
    lapsed.when(lapse, by=CLOCK, at=until).then_nothing()


def test_an_offer_taken_too_late_is_lapsed_even_before_the_clock_says_so() -> None:
    order = joined(opened(), "ana", "ben", "cat", "dan")
    order = order.when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).done()
    take = r.OfferAnswered(submission_id=SubmissionId("s-dan"), taken=True)

    order.when(take, by=buyer("dan"), at=NOW + OFFER_LASTS).then_kinds(e.SubmissionEnded)


def test_a_proof_is_read_doubted_and_refused_with_its_reasons() -> None:
    order = joined(opened(), "ana")

    order = reported(order, r.ProofReported(submission_id=ANA, payment_id=PROOF))
    assert Status.PROOF_RECEIVED is status(order, "ana")
    order = reported(order, r.ReviewReported(submission_id=ANA, payment_id=PROOF))
    assert Status.UNDER_REVIEW is status(order, "ana")
    order = reported(order, r.RefusalReported(submission_id=ANA, payment_id=PROOF, doubts=(Doubt.WRONG_RECIPIENT,)))

    assert Status.REJECTED is status(order, "ana")
    again = reported(order, r.ProofReported(submission_id=ANA, payment_id=PaymentId("p2")))
    assert Status.PROOF_RECEIVED is status(again, "ana")


def test_one_of_two_proofs_refused_leaves_the_other_waiting() -> None:
    order = reported(
        joined(opened(), "ana"),
        r.ProofReported(submission_id=ANA, payment_id=PROOF),
        r.ProofReported(submission_id=ANA, payment_id=PaymentId("p2")),
        r.ReviewReported(submission_id=ANA, payment_id=PaymentId("p2")),
        r.RefusalReported(submission_id=ANA, payment_id=PROOF, doubts=()),
    )

    assert Status.UNDER_REVIEW is status(order, "ana")


def test_paying_less_leaves_the_balance_due_and_paying_the_rest_settles_it() -> None:
    order = joined(opened(), "ana").when(paying("ana", pesos(300)), by=AGENT).done()

    assert Status.PARTLY_PAID is status(order, "ana")
    assert pesos(200) == order.history[-1].balance
    order = order.when(paying("ana", pesos(200), "p2"), by=AGENT).done()
    assert Status.PAID is status(order, "ana")
    assert pesos(500) == order.history[-1].paid


def test_paying_more_is_a_credit() -> None:
    order = joined(opened(), "ana").when(paying("ana", pesos(600)), by=AGENT).done()

    assert Status.PAID is status(order, "ana")
    assert pesos(100) == order.history[-1].credit


def test_the_same_payment_counts_once() -> None:
    order = joined(opened(), "ana").when(paying("ana", pesos(300)), by=AGENT).done()

    order.when(paying("ana", pesos(300)), by=AGENT).then_nothing()


def test_only_the_workflow_says_that_money_came() -> None:
    joined(opened(), "ana").when(paying("ana", pesos(500)), by=buyer("ana")).then_rejected(NotAllowed)


def test_taking_more_after_paying_leaves_a_balance() -> None:
    order = paid(joined(opened(), "ana"), "ana")
    more = r.ChangeRequested(submission_id=ANA, lines=(Line(item_id="1", quantity=2),))

    order = order.when(more, by=buyer("ana")).then_kinds(e.SubmissionChanged)

    assert Status.PARTLY_PAID is status(order, "ana")
    assert pesos(450) == order.history[-1].balance


def test_nothing_changes_while_a_proof_is_being_read() -> None:
    order = reported(joined(opened(), "ana"), r.ProofReported(submission_id=ANA, payment_id=PROOF))
    more = r.ChangeRequested(submission_id=ANA, lines=(Line(item_id="1", quantity=2),))

    order.when(more, by=buyer("ana")).then_rejected(no.SubmissionIsNot)


def test_leaving_after_paying_makes_a_refund_due() -> None:
    order = paid(joined(opened(), "ana"), "ana")

    order.when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).then(
        e.RefundDue(submission_id=ANA, amount=pesos(500), cause=LeavingCause.WITHDRAWN)
    )


def test_money_for_a_submission_that_is_over_is_due_back() -> None:
    order = joined(opened(), "ana").when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).done()

    late = order.when(paying("ana", pesos(500)), by=AGENT).then_kinds(e.PaymentCounted, e.RefundDue)

    assert Status.REFUND_DUE is status(late, "ana")
    assert pesos(500) == late.state.book[ANA].refund


def test_leaving_twice_changes_nothing() -> None:
    gone = joined(opened(), "ana").when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).done()

    gone.when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).then_rejected(NothingToChange)


def test_a_buyer_who_left_can_come_back_while_there_is_room() -> None:
    gone = joined(opened(), "ana").when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).done()
    again = joining("ana")
    new = r.SubmissionRequested(
        submission_id=SubmissionId("s-ana-2"),
        member_id=again.member_id,
        suffixes=again.suffixes,
        lines=again.lines,
        contact=again.contact,
        note="",
    )

    gone.when(new, by=buyer("ana")).then_kinds(e.SubmissionPlaced)


def test_an_unknown_submission_is_refused_by_name() -> None:
    opened().when(r.WithdrawalRequested(submission_id=ANA), by=buyer("ana")).then_rejected(no.SubmissionUnknown)


def test_every_status_has_its_moves() -> None:
    assert set(Status) == set(MOVES)
    assert DEADLINE > NOW
