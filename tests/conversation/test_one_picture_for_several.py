"""A buyer says that one transfer pays several of their submissions."""

from typing import Any

from gomflow.conversation.known import PaymentFound, SubmissionFound
from gomflow.payment.decide import PAYMENT
from gomflow.testing.chats import Chat, problem, shown
from gomflow.testing.decisions import given
from gomflow.testing.orders import joined, opened
from gomflow.testing.proofs import ANA, SENT, assessed
from gomflow_events.codec import from_json
from gomflow_events.conversation.events import RequestMade
from gomflow_events.identity import AGENT, MemberId, OrderId, PaymentId
from gomflow_events.payment.requests import ProofMeant, ProofSent
from gomflow_events.payment.terms import Doubt, PaidPlace, Picture

PICTURE = Picture(name="p", sha256="a" * 64, media_type="image/png", size=10)


def awaiting(*names: str, gom: str = "gom") -> tuple[SubmissionFound, ...]:
    """A submission of each name in one order."""
    state = joined(opened(maximum=None), *names).state
    order = type(state)(code=state.code, gom_id=MemberId(gom), details=state.details, book=state.book)
    return tuple(
        SubmissionFound(order_id=OrderId(f"o-{gom}"), order=order, submission=order.book[f"s-{name}"]) for name in names
    )


def sent(events: list[Any]) -> ProofSent:
    made = next(event for event in events if isinstance(event, RequestMade) and event.type == "ProofSent")
    return from_json(made.body, ProofSent)


def chat_with(*found: SubmissionFound) -> tuple[Chat, list[str]]:
    chat = Chat()
    chat.sends_picture(picture=PICTURE, awaiting=found)
    return chat, [one.submission.reference for one in found]


def test_two_are_marked_and_sent_as_one() -> None:
    chat, (ana, ben, _) = chat_with(*awaiting("ana", "ben", "cat"))
    chat.answers("submission", "several")
    chat.answers("several", f"+{ana}")
    chat.answers("several", f"+{ben}")

    proof = sent(chat.answers("several", "done"))

    assert ("s-ana", True) == (proof.submission_id, proof.chosen)
    assert (
        PaidPlace(order_id=proof.order_id, submission_id=awaiting("ben")[0].submission.submission_id),
    ) == proof.also


def test_what_is_pressed_twice_is_taken_out_again() -> None:
    chat, (ana, ben, cat) = chat_with(*awaiting("ana", "ben", "cat"))
    chat.answers("submission", "several")
    for name in (ana, ben, ben, cat):
        chat.answers("several", f"+{name}")

    proof = sent(chat.answers("several", "done"))

    assert ("s-ana", ["s-cat"]) == (proof.submission_id, [place.submission_id for place in proof.also])


def test_one_is_not_several() -> None:
    chat, (ana, _) = chat_with(*awaiting("ana", "ben"))
    chat.answers("submission", "several")
    chat.answers("several", f"+{ana}")

    assert "several-two" == problem(chat.answers("several", "done"))


def test_one_transfer_goes_to_one_manager() -> None:
    chat, (ana, ben, cat) = chat_with(*awaiting("ana", "ben"), *awaiting("cat", gom="other"))
    chat.answers("submission", "several")
    chat.answers("several", f"+{ana}")

    assert "several-of-one-manager" == problem(chat.answers("several", f"+{cat}"))
    chat.answers("several", f"+{ben}")
    assert ["s-ben"] == [place.submission_id for place in sent(chat.answers("several", "done")).also]


def test_the_way_back_leads_to_one() -> None:
    chat, (ana, _) = chat_with(*awaiting("ana", "ben"))
    chat.answers("submission", "several")
    chat.presses("c|back")

    proof = sent(chat.answers("submission", ana))

    assert ((), True) == (proof.also, proof.chosen)


def test_where_only_one_awaits_payment_nobody_chose() -> None:
    events = Chat().sends_picture(picture=PICTURE, awaiting=awaiting("ana"))

    assert ([], False) == (shown(events), sent(events).chosen)


def held(*doubts: Doubt) -> PaymentFound:
    found = given(PAYMENT).when(SENT, by=ANA).done().when(assessed(*doubts), by=AGENT).done()
    return PaymentFound(payment_id=PaymentId("p1"), payment=found.state)


def test_who_is_asked_says_which_one_is_meant() -> None:
    chat = Chat()
    mine, elsewhere = awaiting("ana", "ben"), awaiting("cat", gom="other")
    chat.presses("c|meant|p1", target=held(Doubt.SEVERAL_FIT), awaiting=(*mine, *elsewhere))
    assert ["s-ana", "s-ben"] == [choice["submission_id"] for choice in chat.flow.values["choices"]]

    done = chat.answers("submission", mine[1].submission.reference)

    made = next(event for event in done if isinstance(event, RequestMade))
    assert ("payment", "p1", "ProofMeant") == (made.aggregate, made.aggregate_id, made.type)
    assert ("s-ben", ()) == ((meant := from_json(made.body, ProofMeant)).submission_id, meant.also)


def test_nobody_is_asked_where_nothing_is_unclear() -> None:
    told = Chat().presses("c|meant|p1", target=held(Doubt.AMOUNT_DIFFERS), awaiting=awaiting("ana"))

    assert ["meant-no-more"] == shown(told)
