"""Outbound messages: what a person is to be shown in a chat, and what became of it."""

from datetime import datetime
from enum import StrEnum

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import ChatKey
from gomflow_events.payment.terms import Picture

MAX_TOKEN = 64
"""Bytes a button's token may have: Telegram's limit for callback data, the lowest of all platforms."""


@fact
class Button:
    """A button under a message: it says `label`, and sends `token` back or opens `url`."""

    label: Personal
    token: str = ""
    url: str = ""


@fact
class PictureMark:
    """A frame on a picture, in thousandths of its width and height: around what holds, or what does not."""

    left: int
    top: int
    right: int
    bottom: int
    holds: bool


class Weight(StrEnum):
    """How much a message matters, which decides what happens when its delivery is uncertain."""

    CRITICAL = "critical"
    NORMAL = "normal"
    BROADCAST = "broadcast"


@fact
class MessageDue:
    """A message to one chat.

    `message_id` follows from what caused it, so that the same cause never makes two. `text` is in a small subset of
    HTML (b, i, code, a) with everything else escaped. `marks` are drawn on the picture. `answers` is the inbound fact
    this is the reply to.
    """

    message_id: str
    chat: ChatKey
    text: Personal
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = None
    marks: tuple[PictureMark, ...] = ()
    weight: Weight = Weight.NORMAL
    view: str = ""
    answers: str = ""
    correlation_id: str
    causation_id: str
    tenant: str
    due_at: datetime


class Outcome(StrEnum):
    """Where a message stands; it only ever moves forward.

    Postponed is a claim given back: the platform certainly did not take the message, and it may be claimed again.
    """

    CLAIMED = "claimed"
    POSTPONED = "postponed"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@fact
class DeliveryRecorded:
    """What became of a message. `provider_ids` are the platform's own, one per part where it had to be split."""

    message_id: str
    chat: ChatKey
    outcome: Outcome
    at: datetime
    attempt: int = 1
    provider_ids: tuple[str, ...] = ()
    code: str = ""
    reason: str = ""
