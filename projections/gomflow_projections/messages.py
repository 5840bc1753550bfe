"""Messages and their outcome: what the outbox and the platforms' words make of a row."""

from gomflow_events.identity import chat_of
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome
from gomflow_projections.rows import Book
from gomflow_projections.tables import messages

RANK = {
    "due": 0,
    "postponed": 1,
    "claimed": 2,
    "uncertain": 3,
    "accepted": 4,
    "failed": 5,
    "delivered": 5,
    "read": 6,
}
"""A message only moves forward, whatever order the platform's words come in; a claim may follow a postponement."""


def due(book: Book, message: MessageDue) -> None:
    """A message that is to be shown."""
    if book[messages].has(message.message_id):
        return
    book[messages].insert(
        {
            "message_id": message.message_id,
            "chat": message.chat,
            "platform": chat_of(message.chat)[0].value,
            "tenant": message.tenant,
            "view": message.view,
            "weight": message.weight.value,
            "answers": message.answers or None,
            "correlation_id": message.correlation_id,
            "outcome": "due",
            "attempts": 0,
            "due_at": message.due_at,
        }
    )


def recorded(book: Book, record: DeliveryRecorded) -> None:
    """How far a message came."""
    if not book[messages].has(record.message_id):
        return
    row = book[messages].get(record.message_id)
    if record.outcome is Outcome.CLAIMED:
        row["attempts"] += 1
    backwards = RANK[record.outcome.value] < RANK[row["outcome"]]
    again = row["outcome"] == "claimed" and record.outcome is Outcome.POSTPONED
    if backwards and not again:
        book[messages].update(record.message_id)
        return
    book[messages].update(
        record.message_id,
        outcome=record.outcome.value,
        code=record.code or None,
        reason=record.reason or None,
        accepted_at=record.at if record.outcome is Outcome.ACCEPTED else row["accepted_at"],
        delivered_at=record.at if record.outcome is Outcome.DELIVERED else row["delivered_at"],
    )
