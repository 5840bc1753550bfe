"""What is said in a chat, and what it is taken for."""

import pytest

from gomflow.commands.catalogue import CATALOGUE, answer_token, query_of, token
from gomflow.conversation.handlers.table import HANDLERS
from gomflow.conversation.known import Missing
from gomflow.testing.chats import ANA, Chat, asked, person, shown
from gomflow_events.conversation.events import ConversationStarted, FlowCancelled, InboundHandled, InboundKind
from gomflow_events.identity import Language, Role
from gomflow_events.outbound import MAX_TOKEN


def test_every_command_has_a_handler_and_every_handler_a_command() -> None:
    assert set(CATALOGUE) == set(HANDLERS)


def test_the_first_words_start_a_conversation_and_register_a_person() -> None:
    chat = Chat()
    events = chat.says("hello po", member=None)

    assert isinstance(events[0], ConversationStarted)
    assert [("member", "RegistrationRequested")] == asked(events)
    assert ["start"] == shown(events)


def test_a_later_chat_is_not_a_second_registration() -> None:
    chat = Chat()
    chat.says("/start", member=None)

    assert [] == asked(chat.says("/start"))


@pytest.mark.parametrize("said", ["/orders", "orders", "Orders", "/orders@our_bot", "/ORDERS"])
def test_a_command_is_known_in_all_its_spellings(said: str) -> None:
    assert ["orders"] == shown(Chat().says(said))


@pytest.mark.parametrize("said", ["open ba kayo?", "pay po ako mamaya", "help me please", "mine is the blue one"])
def test_a_sentence_that_begins_like_a_command_is_no_command(said: str) -> None:
    chat = Chat()
    chat.says("/start", member=None)

    assert ["start"] == shown(chat.says(said))


@pytest.mark.parametrize("said", ["PH-7K3Q9D2M", "ph7k3q9d2m", "MY-7K3Q9D2M"])
def test_a_reference_alone_asks_for_its_status(said: str) -> None:
    events = Chat().says(said, target=Missing.NOT_FOUND)

    assert ["not-found"] == shown(events)
    handled = next(event for event in events if isinstance(event, InboundHandled))
    assert ("status", InboundKind.COMMAND) == (handled.command, handled.kind)


def test_a_shared_link_leads_to_its_order() -> None:
    events = Chat().says("/start 7K3Q", target=Missing.NOT_FOUND)
    handled = [event for event in events if isinstance(event, InboundHandled)]

    assert ["order"] == [event.command for event in handled]


def test_an_unknown_command_gets_help() -> None:
    assert ["unknown-command"] == shown(Chat().says("/screenshot"))


@pytest.mark.parametrize("command", [name for name, c in CATALOGUE.items() if c.audience == "gom"])
def test_only_goms_use_the_commands_of_goms(command: str) -> None:
    events = Chat().says(f"/{command}", target=Missing.NOTHING_FITS)

    assert ["only-for-goms"] == shown(events)
    assert [("member", "RegistrationRequested")] != asked(events)


def test_only_operators_admit() -> None:
    assert ["only-for-operators"] == shown(Chat().presses("c|admit|ben|yes"))
    operator = person(Role.OPERATOR)
    assert [("member", "RoleDecided")] == asked(Chat().presses("c|admit|ben|yes", member=operator))
    assert ["unknown-command"] == shown(Chat().presses("c|admit|ben|maybe", member=operator))


@pytest.mark.parametrize(
    "old", ["a|000001|title|x", "a|zz", "c|nothing", "", "x|y|z", "c", "a|1|2|3|4|5", "c|orders|notanumber"]
)
def test_no_button_however_old_or_forged_breaks_anything(old: str) -> None:
    chat = Chat()
    chat.says("/start", member=None)

    assert shown(chat.presses(old))[0] in {"too-old-button", "orders"}


def test_a_button_of_an_earlier_step_changes_nothing() -> None:
    chat = Chat()
    chat.says("/create", member=person(Role.GOM))
    chat.says("Summer photobook", member=person(Role.GOM))
    step = chat.flow.step

    chat.answers("title", "Another")

    assert step == chat.flow.step


def test_a_flow_can_be_left_at_any_time() -> None:
    chat = Chat()
    chat.says("/create", member=person(Role.GOM))

    events = chat.says("/cancel")

    assert any(isinstance(event, FlowCancelled) for event in events)
    assert ["nothing-to-cancel"] == shown(chat.says("/cancel"))


def test_a_language_is_chosen_for_chat_and_member() -> None:
    chat = Chat()
    events = chat.presses("c|language|ms")

    assert ("member", "LanguageChangeRequested") in asked(events)
    assert Language.MALAY is chat.state.language  # type: ignore[union-attr]
    assert ["language"] == shown(chat.says("/language klingon"))


def test_a_link_code_is_given_out_and_used() -> None:
    chat = Chat()
    given = chat.says("/link")
    assert [("member", "LinkCodeRequested")] == [a for a in asked(given) if a[1] != "RegistrationRequested"]
    assert ["link-code"] == shown(given)

    assert ["link-code-unknown"] == shown(chat.says("/link AB12CD34"))
    assert ["link-same"] == shown(chat.says("/link AB12CD34", code_owner=ANA))
    assert [("member", "LinkRequested")] == asked(chat.says("/link AB12CD34", code_owner="ben"))


def test_tokens_fit_every_platform() -> None:
    longest = token("reject", "0" * 36, "not-arrived")
    assert len(longest.encode()) <= MAX_TOKEN
    query = query_of("국민 그룹 " * 20)
    assert len(token("orders", "1000", *query.split()).encode()) <= MAX_TOKEN
    assert len(answer_token("0" * 36, "submission", "PH-7K3Q9D2M").encode()) <= MAX_TOKEN
