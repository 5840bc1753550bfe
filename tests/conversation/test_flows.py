"""The guided flows: questions, answers, second thoughts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gomflow.commands.catalogue import CATALOGUE
from gomflow.conversation.flows.catalogue import FLOWS
from gomflow.conversation.known import Admission, Choice, Missing, OrderFound, PictureTrouble, Several, SubmissionFound
from gomflow.testing.chats import ANA, Chat, asked, person, problem, shown
from gomflow.testing.orders import joined, opened
from gomflow_events.codec import from_json
from gomflow_events.conversation.events import FlowFinished, ReplyDue, RequestMade
from gomflow_events.identity import OrderId, Role
from gomflow_events.order.requests import OrderCreationRequested, SubmissionRequested
from gomflow_events.order.terms import Contact, Line
from gomflow_events.payment.requests import ProofSent
from gomflow_events.payment.terms import Picture

GOM = person(Role.GOM)
PICTURE = Picture(name="p", sha256="a" * 64, media_type="image/png", size=10)
CONTACT = Contact(name="Ana Reyes", phone="+639171234567", address="12 Mabini Street, Quezon City")


def order(**details: Any) -> OrderFound:
    return OrderFound(order_id=OrderId("o1"), order=opened(maximum=None, **details).state)


def awaiting(*names: str) -> tuple[SubmissionFound, ...]:
    state = joined(opened(maximum=None), *names).state
    return tuple(
        SubmissionFound(order_id=OrderId("o1"), order=state, submission=state.book[f"s-{name}"]) for name in names
    )


def request(events: list[Any], kind: type) -> Any:
    made = next(event for event in events if isinstance(event, RequestMade) and event.type == kind.__name__)
    return from_json(made.body, kind)


def test_a_whole_order_is_written_by_answering() -> None:
    chat = Chat()
    chat.says("/create", member=GOM)
    for answer in ("Summer photobook", "skip", "Version A - 450\nVersion B: ₱480.50", "php", "25/12/2026 18:00"):
        chat.says(answer, member=GOM)
    chat.says("40", member=GOM)
    chat.says("95", member=GOM)
    chat.answers("when_full", "waitlist")
    chat.says("50", member=GOM)
    chat.says("GCash 0917 555 0142 Juana Cruz\nBPI 1234-5678-90, Juana Cruz", member=GOM)

    done = chat.answers("confirm", "yes")

    created = request(done, OrderCreationRequested).details
    assert ("Summer photobook", "", 40, 95) == (created.title, created.description, created.minimum, created.maximum)
    assert [("Version A", "PHP 450.00"), ("Version B", "PHP 480.50")] == [(i.name, str(i.price)) for i in created.items]
    assert [("gcash", "09175550142"), ("bpi", "1234567890")] == [(p.method, p.account) for p in created.pay_to]
    assert "2026-12-25T18:00:00+08:00" == created.deadline.isoformat()
    assert ("member", "AccountsGiven") in asked(done)


@pytest.mark.parametrize(
    ("before", "wrong", "code"),
    [
        ((), "ab", "length"),
        (("Title one", "skip"), "no price here", "items"),
        (("Title one", "skip"), "A - 1\nA - 2", "items-twice"),
        (("Title one", "skip", "A - 450"), "dollars", "currency"),
        (("Title one", "skip", "A - 450", "PHP"), "yesterday", "deadline"),
        (("Title one", "skip", "A - 450", "PHP"), "01/01/2020", "deadline-range"),
        (("Title one", "skip", "A - 450", "PHP", "7"), "many", "number"),
        (("Title one", "skip", "A - 450", "PHP", "7", "10"), "5", "maximum-below-minimum"),
        (("Title one", "skip", "A - 450", "PHP", "7", "10", "none"), "4.555", "amount"),
        (("Title one", "skip", "A - 450", "PHP", "7", "10", "none", "0"), "Bitcoin 123456 Me", "method"),
        (("Title one", "skip", "A - 450", "PHP", "7", "10", "none", "0"), "GCash Juana", "account"),
    ],
)
def test_a_wrong_answer_is_told_and_asked_again(before: tuple[str, ...], wrong: str, code: str) -> None:
    chat = Chat()
    chat.says("/create", member=GOM)
    for answer in before:
        chat.says(answer, member=GOM)
    step = chat.flow.step

    assert code == problem(chat.says(wrong, member=GOM))
    assert step == chat.flow.step


def test_going_back_asks_the_question_before_and_keeps_the_rest() -> None:
    chat = Chat()
    chat.says("/create", member=GOM)
    chat.says("Wrong title", member=GOM)
    assert "description" == chat.flow.step

    chat.says("/back", member=GOM)
    assert "title" == chat.flow.step
    chat.says("/back", member=GOM)
    assert "title" == chat.flow.step
    chat.says("Right title", member=GOM)
    assert ("description", "Right title") == (chat.flow.step, chat.flow.values["title"])


def test_joining_with_buttons_and_known_details() -> None:
    chat = Chat()
    me = person(contact=CONTACT)
    chat.says("/submit 7K3Q", member=me, target=order())
    chat.answers("choose", "+1")
    chat.answers("choose", "+2")
    chat.answers("choose", "+2")
    assert {"1": 1, "2": 2} == chat.flow.values["choose"]
    chat.answers("choose", "done")
    for step in ("name", "phone", "address"):
        chat.answers(step, "known")
    chat.answers("note", "skip")

    done = chat.answers("confirm", "yes")

    join = request(done, SubmissionRequested)
    assert (Line(item_id="1", quantity=1), Line(item_id="2", quantity=2)) == join.lines
    assert (CONTACT, ANA) == (join.contact, join.member_id)


@pytest.mark.parametrize(
    ("said", "basket"),
    [
        ("2x 1, 1x 2", {"1": 2, "2": 1}),
        ("version a 2", {"1": 2}),
        ("Version B", {"2": 1}),
        ("3 x version b; 1 x version a", {"2": 3, "1": 1}),
        ("2 version b", {"2": 2}),
        ("1 a", {"1": 1}),
        ("2 pcs A and 1 B", {"1": 2, "2": 1}),
        ("a + b", {"1": 1, "2": 1}),
    ],
)
def test_quantities_in_words(said: str, basket: dict[str, int]) -> None:
    chat = Chat()
    chat.says("/submit", target=order())

    chat.says(said)

    assert basket == chat.flow.values["choose"]


def test_an_empty_basket_is_not_all() -> None:
    chat = Chat()
    chat.says("/submit", target=order())

    assert "basket-empty" == problem(chat.answers("choose", "done"))
    assert "item" == problem(chat.says("version"))
    assert "item" == problem(chat.answers("choose", "+77"))
    assert "number" == problem(chat.answers("choose", "=1000"))


def test_who_is_in_already_sees_their_submission() -> None:
    found = OrderFound(order_id=OrderId("o1"), order=joined(opened(), "ana").state)

    assert ["submission"] == shown(Chat().says("/submit", target=found))


def test_several_orders_are_a_choice() -> None:
    several = Several((Choice(argument="AAAA", label="One"), Choice(argument="BBBB", label="Two")))

    assert ["choose"] == shown(Chat().says("/submit", target=several))
    assert ["nothing-fits-order"] == shown(Chat().says("/submit", target=Missing.NOTHING_FITS))


def test_a_picture_pays_the_only_submission_that_waits() -> None:
    events = Chat().sends_picture(picture=PICTURE, awaiting=awaiting("ana"))

    sent = request(events, ProofSent)
    assert ("s-ana", "o1", PICTURE) == (sent.submission_id, sent.order_id, sent.picture)


def test_with_several_the_buyer_chooses_and_a_forged_choice_is_refused() -> None:
    chat = Chat()
    two = awaiting("ana", "ben")
    chat.sends_picture(picture=PICTURE, awaiting=two)
    assert "choose-a-button" == problem(chat.answers("submission", "PH-00000000"))

    done = chat.answers("submission", two[1].submission.reference)

    assert "s-ben" == request(done, ProofSent).submission_id


def test_a_picture_announced_for_one_submission_is_for_that_one() -> None:
    chat = Chat()
    two = awaiting("ana", "ben")
    chat.says(f"/proof {two[1].submission.reference}", target=two[1])

    events = chat.sends_picture(picture=PICTURE, awaiting=two)

    assert "s-ben" == request(events, ProofSent).submission_id


def test_a_picture_nobody_waits_for_is_not_kept_silently() -> None:
    assert ["no-payment-awaited"] == shown(Chat().sends_picture(picture=PICTURE))
    assert ["picture-too-large"] == shown(Chat().sends_picture(picture=PictureTrouble("too-large")))


def test_many_pages_are_no_receipt_and_of_a_gom_s_they_may_be_a_statement() -> None:
    trouble = PictureTrouble("too-many-pages")

    assert ["picture-too-many-pages"] == shown(Chat().sends_picture(picture=trouble))
    assert ["picture-too-many-pages-gom"] == shown(Chat().sends_picture(picture=trouble, member=person(Role.GOM)))


def test_becoming_a_gom_as_the_installation_is_set() -> None:
    invite, open_door, approval = Chat(), Chat(), Chat()
    invite.says("/become_gom", admission=Admission.INVITE)
    assert ["invite-wrong"] == shown(invite.says("guess", code_is_right=False))
    invite.says("/become_gom", admission=Admission.INVITE)
    assert ("member", "RoleAsked") in asked(invite.says("RIGHT1", code_is_right=True))
    assert ("member", "RoleAsked") in asked(open_door.says("/become_gom", admission=Admission.OPEN))
    assert ("member", "RoleAsked") in asked(approval.says("/become_gom", admission=Admission.APPROVAL))


def test_leaving_is_asked_twice() -> None:
    found = awaiting("ana")[0]
    chat = Chat()

    assert ["withdraw-sure"] == shown(chat.says("/withdraw", target=found))
    sure = chat.presses(f"c|withdraw|{found.submission.reference}|yes", target=found)
    assert [("order", "WithdrawalRequested")] == asked(sure)


def test_every_flow_ends_with_its_last_answer() -> None:
    for flow in FLOWS.values():
        assert "" == flow.after(flow.steps[-1].name, {"maximum": 1})
        assert flow.steps[0].name == flow.first({"maximum": 1})


_WORDS = st.one_of(
    st.sampled_from([f"/{name}" for name in CATALOGUE]),
    st.sampled_from(["yes", "skip", "PHP", "7", "GCash 0917 555 0142 Juana Cruz", "A - 450", "25/12/2026", "-"]),
    st.text(max_size=40),
)
_BUTTONS = st.one_of(
    st.builds(lambda name, value: f"c|{name}|{value}", st.sampled_from(sorted(CATALOGUE)), st.text(max_size=12)),
    st.builds(
        lambda step, value: ("a", step, value),
        st.sampled_from(sorted({step.name for flow in FLOWS.values() for step in flow.steps})),
        st.one_of(
            st.sampled_from(["yes", "known", "skip", "done", "+1", "=2", "clear", "waitlist"]), st.text(max_size=8)
        ),
    ),
)


@settings(max_examples=150, deadline=None)
@given(turns=st.lists(st.one_of(_WORDS, _BUTTONS), max_size=25), gom=st.booleans())
def test_whatever_is_said_gets_an_answer(turns: list[Any], gom: bool) -> None:  # noqa: FBT001
    chat = Chat()
    member = person(*([Role.GOM] if gom else []), contact=CONTACT)
    targets: list[Any] = [order(), awaiting("ana")[0], Missing.NOTHING_FITS]
    for number, turn in enumerate(turns):
        target = _fitting(turn, targets[number % 3])
        if isinstance(turn, tuple):
            token = f"a|{chat.flow.flow_id[-6:]}|{turn[1]}|{turn[2]}" if _flows(chat) else "a|000000|x|y"
            events = chat.presses(token, member=member)
        elif turn.startswith("c|"):
            events = chat.presses(turn, member=member, target=target)
        else:
            events = chat.says(turn, member=member, target=target)
        assert any(isinstance(event, ReplyDue | RequestMade | FlowFinished) for event in events)


def _flows(chat: Chat) -> bool:
    return getattr(chat.state, "flow", None) is not None


def _fitting(turn: Any, target: Any) -> Any:
    """What the look-up would have found for the command."""
    if not isinstance(turn, str):
        return None
    name = turn.split("|")[1] if turn.startswith("c|") else turn.removeprefix("/").partition(" ")[0]
    about = CATALOGUE[name].about.value if name in CATALOGUE else "nothing"
    if about in {"order", "own_order"}:
        return target if isinstance(target, OrderFound) else Missing.NOTHING_FITS
    if about in {"own_submission", "buyers_submission"}:
        return target if isinstance(target, SubmissionFound) else Missing.NOT_FOUND
    return Missing.NOTHING_FITS if about in {"review", "decided"} else None
