"""Of proofs that show the same sum at the same time each knows those before it, in whichever process it was read."""

import asyncio
import secrets
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from gomflow.chance import new_id
from gomflow.consumers.moments import beside_others
from gomflow.handle.desk import Desk
from gomflow.payment.decide import PAYMENT
from gomflow.payment.state import Approved, InReview, Reading, Sent, Unsent
from gomflow.ports.log import EventLog
from gomflow.testing.decisions import NOW
from gomflow.testing.proofs import ANA, FIELDS, SENT, assessed
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.memory.log import MemoryLog
from gomflow_events.commit import Request
from gomflow_events.identity import AGENT, CLOCK, Actor, SubmissionId
from gomflow_events.payment.requests import ImageDeletionReported
from gomflow_events.payment.terms import Doubt, ReceiptFields

ENDS = ("609139", "609138", "609119", "609118", "609149")
"""How numbers end of which each is any other but for a digit or two."""


@pytest.fixture(params=["memory", "jetstream"])
def log(request: pytest.FixtureRequest, nats: Connection) -> EventLog:
    return MemoryLog() if request.param == "memory" else JetStreamLog(nats.nc, nats.js)


@pytest.fixture
def unique() -> ReceiptFields:
    """A receipt of a number and a minute that no other test knows: the claims of all of them lie on one broker."""
    assert FIELDS.paid_at is not None
    number = f"{secrets.randbelow(9 * 10**6) + 10**6}{ENDS[0]}"
    return replace(FIELDS, reference=number, paid_at=FIELDS.paid_at + timedelta(minutes=secrets.randbelow(10**8)))


class Process:
    """A desk of its own at a log that it shares with others."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._desk = Desk(log, {"payment": PAYMENT}, new_id)

    async def payment(self, payment_id: str) -> Sent | None:
        found = await self._desk.state("payment", payment_id)
        return None if isinstance(found, Unsent) else found

    async def ask(self, payment_id: str, actor: Actor, body: Any, request_id: str = "") -> None:
        request: Request[Any] = Request(
            request_id=request_id or new_id(),
            aggregate="payment",
            aggregate_id=payment_id,
            tenant="gom",
            actor=actor,
            at=NOW,
            correlation_id="c",
            causation_id="c",
            body=body,
        )
        await self._desk.ask(request)

    async def reads(self, payment_id: str, place: str, fields: ReceiptFields) -> None:
        """A proof is read as the Smart Agent reads it, as often as others come in between, and once too often."""
        picture = replace(SENT.picture, name=payment_id, sha256=new_id())
        await self.ask(payment_id, ANA, replace(SENT, submission_id=SubmissionId(place), picture=picture))
        for _ in range(len(ENDS)):
            await self._weighs(payment_id, place, fields)
            if not isinstance(await self.payment(payment_id), Reading):
                break
        await self._weighs(payment_id, place, fields)

    async def _weighs(self, payment_id: str, place: str, fields: ReceiptFields) -> None:
        read = assessed(fields=fields)
        known = await beside_others(self._log, self.payment, payment_id, SubmissionId(place), read)
        await self.ask(payment_id, AGENT, known, f"read-{payment_id}")


def ending(fields: ReceiptFields, end: str) -> ReceiptFields:
    return replace(fields, reference=(fields.reference or "")[: -len(end)] + end)


async def test_of_copies_that_are_read_at_once_in_several_processes_one_counts(
    log: EventLog, unique: ReceiptFields
) -> None:
    payments = {new_id(): ending(unique, end) for end in ENDS}
    await asyncio.gather(
        *(
            Process(log).reads(payment_id, f"place-{number.reference}", number)
            for payment_id, number in payments.items()
        )
    )

    fresh = Process(log)
    states = {payment_id: await fresh.payment(payment_id) for payment_id in payments}

    assert Counter({InReview: len(ENDS) - 1, Approved: 1}) == Counter(type(state) for state in states.values())
    held = [state for state in states.values() if isinstance(state, InReview)]
    assert {(Doubt.TRANSFER_SHOWN_BEFORE,)} == {state.doubts for state in held}


async def test_the_first_is_known_when_its_picture_is_gone_and_to_itself_it_is_nothing(
    log: EventLog, unique: ReceiptFields
) -> None:
    first, altered, honest = new_id(), new_id(), new_id()
    await Process(log).reads(first, "here", unique)
    await Process(log).ask(first, CLOCK, ImageDeletionReported(name=first, sha256="aa"))

    await Process(log).reads(altered, "there", ending(unique, ENDS[1]))
    await Process(log).reads(honest, "elsewhere", ending(unique, "030571"))
    process = Process(log)
    among = [
        await beside_others(log, process.payment, one, SubmissionId("here"), assessed(fields=unique))
        for one in (first, "new")
    ]

    assert isinstance(await process.payment(first), Approved)
    assert isinstance(await process.payment(altered), InReview)
    assert isinstance(await process.payment(honest), Approved)
    assert [0, 3] == [each.among for each in among], "it keeps its number, and another has the next"
    assert (altered,) == among[0].same_as, "weighed anew, it knows the copy as the copy knows it"
