"""What the log makes due against what is in the outbox, message by message."""

from datetime import UTC, datetime

from gomflow.demo.delivering import put_out
from gomflow_events.identity import ChatKey
from gomflow_events.outbound import MessageDue


def message(name: str) -> MessageDue:
    return MessageDue(
        message_id=name,
        chat=ChatKey("telegram-1"),
        text="Hello",
        correlation_id="c",
        causation_id="e",
        tenant="installation",
        due_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_what_is_due_is_put_out_once() -> None:
    assert put_out({"a", "b"}, [message("a"), message("b")]) == []


def test_missing_unasked_and_doubled_messages_are_named() -> None:
    assert put_out({"a", "b"}, [message("b"), message("b"), message("c")]) == [
        "message a was due and not put out",
        "message c was put out and nothing makes it due",
        "message b was put out 2 times",
    ]


def test_an_optional_message_may_be_there_or_not_but_once() -> None:
    assert put_out({"a"}, [message("a")], {"slow"}) == []
    assert put_out({"a"}, [message("a"), message("slow")], {"slow"}) == []
    assert put_out({"a"}, [message("a"), message("slow"), message("slow")], {"slow"}) == [
        "message slow was put out 2 times"
    ]
