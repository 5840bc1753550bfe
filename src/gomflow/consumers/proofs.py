"""CONSUMER: a payment proof in the log → read, weighed, and brought before its payment."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import structlog

from gomflow.agent.fitting import Candidate
from gomflow.agent.marking import places_of
from gomflow.agent.ruling import rule_for
from gomflow.agent.sheets import receipt_in
from gomflow.agent.weighing import days_of, weigh
from gomflow.chance import World, derived_id
from gomflow.consumers.belonging import held_against, others_of, ways_of
from gomflow.consumers.commits import events_in
from gomflow.consumers.moments import beside_others
from gomflow.consumers.used import doubts_of_use
from gomflow.handle.desk import Desk
from gomflow.notify.views.ask import Sources
from gomflow.order.state import Existing
from gomflow.payment.state import Assessed, Sent
from gomflow.payment.state import Reading as BeingRead
from gomflow.ports.log import EventLog, LogUnavailable
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.ports.reader import ReaderUnavailable, Reading, ReceiptReaders, UnreadablePicture
from gomflow.ports.reads import ReadsUnavailable
from gomflow.ports.vault import Locked, NotKept, Vault
from gomflow_events.commit import AnyEvent, Request
from gomflow_events.identity import AGENT
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.events import ProofAssigned, ProofSubmitted
from gomflow_events.payment.requests import ProofAssessed
from gomflow_events.payment.terms import Doubt, Expected, MethodRule, ReceiptFields

log = structlog.get_logger()

ATTEMPTS = 8
"""How often a proof is weighed anew while others of its sum and minute are read beside it, before it comes again."""


class ProofConsumer:
    """The Smart Agent at work."""

    def __init__(
        self,
        desk: Desk,
        log: EventLog,
        sources: Sources,
        vault: Vault,
        readers: ReceiptReaders,
        world: World,
    ) -> None:
        self._desk = desk
        self._log = log
        self._sources = sources
        self._vault = vault
        self._readers = readers
        self._world = world

    async def handle(self, data: bytes, sequence: int) -> ConsumerOutcome:
        """Read the proofs that one commit brought, and weigh anew those it assigned to another submission."""
        recorded = events_in(data, sequence)
        if isinstance(recorded, Poison):
            return recorded
        try:
            for event in recorded:
                if isinstance(event.event, ProofSubmitted | ProofAssigned):
                    await self._read(event)
        except (LogUnavailable, ReadsUnavailable, ReaderUnavailable) as error:
            return Again(str(error))
        except Locked as error:
            # Reading it again helps as soon as the key is set: until then nobody decides blindly.
            return Poison(str(error))
        return DONE

    async def _read(self, recorded: AnyEvent) -> None:
        payment = await self._sources.payment(recorded.aggregate_id)
        order = None if payment is None else await self._sources.order(payment.proof.order_id)
        if not isinstance(payment, BeingRead) or order is None:
            return
        others = await others_of(self._sources, payment.proof, order, recorded.sequence)
        assessed = await self._assess(recorded.aggregate_id, payment, order, others)
        for _ in range(ATTEMPTS):
            if await self._is_decided(recorded, payment, assessed):
                return
        raise LogUnavailable(f"others of the same sum and minute were first, {ATTEMPTS} times")

    async def _is_decided(self, recorded: AnyEvent, payment: BeingRead, assessed: ProofAssessed) -> bool:
        """Bring what was read before its payment. Where another of its sum and time came in between, nothing is."""
        payment_id, place = recorded.aggregate_id, payment.proof.submission_id
        answer = await self._desk.ask(
            Request(
                request_id=_answer_to(recorded),
                aggregate="payment",
                aggregate_id=payment_id,
                tenant=recorded.tenant,
                actor=AGENT,
                at=self._world.now(),
                correlation_id=recorded.correlation_id,
                causation_id=recorded.event_id,
                body=await beside_others(self._log, self._sources.payment, payment_id, place, assessed),
            )
        )
        return bool(answer.events) or not isinstance(await self._sources.payment(payment_id), BeingRead)

    async def _assess(
        self, payment_id: str, payment: BeingRead, order: Existing, others: Sequence[Candidate]
    ) -> ProofAssessed:
        expected = self._expected(payment, order)
        gom = await self._sources.member(payment.proof.gom_id)
        rules = gom.rules.values() if gom is not None else ()
        if payment.known is not None:
            fields = payment.known.fields
            expected, meant = held_against(fields, _ruled(fields, expected, rules), payment.proof, others)
            return await self._weigh_anew(payment_id, payment.known, expected, meant)
        picture = payment.proof.picture
        assert picture is not None, "what was recorded from a line is known, and not read"
        reader = self._readers.of(payment.proof.gom_id, outside=gom.outside_reading if gom is not None else None)
        try:
            reading = await reader.read(await self._vault.get(picture.name))
        except (UnreadablePicture, NotKept) as trouble:
            log.info("proof cannot be read", why=getattr(trouble, "code", "gone"))
            return _unread(expected, payment, others)
        on, fields = await _told_by(reading, ways_of(expected, others), days_of(expected))
        expected, meant = held_against(fields, _ruled(fields, expected, rules), payment.proof, others)
        assessment = weigh(fields, expected)
        used = await doubts_of_use(self._log, payment_id, fields)
        return ProofAssessed(
            reader=reading.reader,
            fields=fields,
            expected=expected,
            findings=assessment.findings,
            doubts=(*assessment.doubts, *meant, *used),
            took_ms=reading.took_ms,
            places=places_of(on, fields),
        )

    async def _weigh_anew(
        self, payment_id: str, known: Assessed, expected: Expected, meant: tuple[Doubt, ...]
    ) -> ProofAssessed:
        """What was read stays what was read; it is held against another submission."""
        assessment = weigh(known.fields, expected)
        used = await doubts_of_use(self._log, payment_id, known.fields)
        return ProofAssessed(
            reader=known.reader,
            fields=known.fields,
            expected=expected,
            findings=assessment.findings,
            doubts=(*assessment.doubts, *meant, *used),
            took_ms=0,
            places=known.places,
        )

    def _expected(self, payment: Sent, order: Existing) -> Expected:
        """What the proof is held against: what is due now, the order's accounts, the time since the place was given."""
        submission = order.book[payment.proof.submission_id]
        return Expected(
            due=submission.balance,
            pay_to=order.details.pay_to,
            since=submission.placed_at,
            until=self._world.now(),
        )


async def _told_by(reading: Reading, pay_to: Sequence[PayTo], days: tuple[date, date]) -> tuple[Reading, ReceiptFields]:
    """What a reading says, and where. Pages of text take a tenth of a second: nobody else waits for that."""
    if not reading.sheets:
        return receipt_in(reading, pay_to, days)
    return await asyncio.to_thread(receipt_in, reading, pay_to, days)


def _ruled(fields: ReceiptFields, expected: Expected, rules: Iterable[MethodRule]) -> Expected:
    """What a proof is held against, with the GOM's rule for the method it was read to be from."""
    return replace(expected, rule=rule_for(fields, expected, rules))


def _answer_to(recorded: AnyEvent) -> str:
    """The id of the request that answers a proof; a proof is assigned as often as the GOM likes."""
    if isinstance(recorded.event, ProofAssigned):
        return derived_id("assessed", recorded.event_id)
    return derived_id("assessed", recorded.aggregate_id)


def _unread(expected: Expected, payment: BeingRead, others: Sequence[Candidate]) -> ProofAssessed:
    """What is told of a picture that nobody could read."""
    nothing = ReceiptFields(is_receipt=True)
    expected, _ = held_against(nothing, expected, payment.proof, others)
    assessment = weigh(nothing, expected)
    doubts = (Doubt.UNREADABLE, *(doubt for doubt in assessment.doubts if doubt is not Doubt.UNREADABLE))
    return ProofAssessed(
        reader="none",
        fields=nothing,
        expected=expected,
        findings=assessment.findings,
        doubts=doubts,
        took_ms=0,
    )
