"""Publishing under a guard: one message, or several that are stored together or not at all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import Header
from nats.js.errors import APIError, NoStreamResponseError

from gomflow_adapters.jetstream.correlation import correlated

EXPECTED = Header.EXPECTED_LAST_SUBJECT_SEQUENCE.value
EXPECTED_OF = f"{EXPECTED}-Subject"
"""The subject the guard looks at, where it is not the message's own."""

PATIENCE = 5.0
"""Seconds to wait for the broker's word that a message is on disk."""

CONFLICTS = frozenset({10071, 10164})
"""JetStream's error codes for a guard that did not hold: the second without a number, in batches and races."""


class Conflict(Exception):
    """A guard did not hold; nothing was stored."""


class Unknown(Exception):
    """The broker did not say whether the message was stored."""


class Refused(Unknown):
    """The broker did not take a batch, for another reason than a guard; nothing of it was stored."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A message that is stored only while `after` is the sequence of its subject's last message, 0 for none."""

    subject: str
    data: bytes
    after: int
    message_id: str = ""
    belongs_to: Sequence[str] = ()

    def headers(self) -> dict[str, str]:
        """The guard, the id by which the broker knows a repetition for two minutes, and the correlation ids."""
        ids = {Header.MSG_ID.value: self.message_id} if self.message_id else {}
        return {EXPECTED: str(self.after), **ids, **correlated(self.belongs_to)}


class Publishable(Protocol):
    """A message with the headers that guard it."""

    @property
    def subject(self) -> str: ...

    @property
    def data(self) -> bytes: ...

    def headers(self) -> dict[str, str]: ...


async def publish_one(js: JetStreamContext, message: Publishable) -> int:
    """Store one message; its sequence. Raises Conflict, Unknown."""
    try:
        ack = await js.publish(message.subject, message.data, timeout=PATIENCE, headers=message.headers())
    except APIError as error:
        raise _error(error.err_code, error.description) from error
    except (NatsError, NoStreamResponseError, TimeoutError) as error:
        raise Unknown(str(error) or type(error).__name__) from error
    return ack.seq


async def publish_together(nc: Client, messages: Sequence[Publishable], stream: str) -> int:
    """Store several messages as one atomic batch (ADR-50); the sequence of the last. Raises Conflict, Refused, Unknown.

    No two of them may be guarded by the same subject.
    """
    batch = uuid4().hex
    try:
        for number, message in enumerate(messages[:-1], 1):
            await nc.publish(message.subject, message.data, headers=_in_batch(message, batch, number))
        last = messages[-1]
        commit = {**_in_batch(last, batch, len(messages)), Header.BATCH_COMMIT.value: "1"}
        reply = await nc.request(last.subject, last.data, headers=commit, timeout=PATIENCE)
    except (NatsError, TimeoutError) as error:
        raise Unknown(str(error) or type(error).__name__) from error
    answer: Mapping[str, object] = json.loads(reply.data or b"{}")
    problem = answer.get("error")
    if isinstance(problem, dict):
        why = _error(problem.get("err_code"), problem.get("description"))
        raise why if isinstance(why, Conflict) else Refused(str(why))
    sequence = answer.get("seq")
    if answer.get("stream") != stream or not isinstance(sequence, int):
        raise Unknown("the broker's answer to a batch was not understood")
    return sequence


def _in_batch(message: Publishable, batch: str, number: int) -> dict[str, str]:
    return {
        **message.headers(),
        Header.BATCH_ID.value: batch,
        Header.BATCH_SEQUENCE.value: str(number),
    }


def _error(code: int | None, description: str | None) -> Exception:
    if code in CONFLICTS:
        return Conflict(description)
    return Unknown(f"{code} {description}")
