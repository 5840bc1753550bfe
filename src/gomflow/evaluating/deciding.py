"""Deciding proofs one after another as the house would, with every reference and picture remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from gomflow.agent.copies import Shown, same_as, shown_by
from gomflow.agent.weighing import Assessment, weigh
from gomflow.aggregate import Asked
from gomflow.payment.claiming import (
    MOMENT,
    claim_on_likeness,
    claim_on_moment,
    claim_on_reference,
    moment_of,
    moments_around,
    numbers_of,
)
from gomflow.payment.decide import PAYMENT
from gomflow.payment.rules import Verdict
from gomflow.payment.state import INITIAL, Payment, Unsent
from gomflow.ports.log import Claim
from gomflow_events.identity import AGENT, Actor, ActorKind, MemberId, OrderId, PaymentId, SubmissionId
from gomflow_events.payment.events import PaymentEvent, ProofApproved, ProofRejected
from gomflow_events.payment.requests import PaymentRequest, ProofAssessed, ProofSent
from gomflow_events.payment.terms import Doubt, Expected, Picture, ReceiptFields

_BUYER = MemberId("buyer")


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a proof: the verdict, the points it earned, and the doubts that were left."""

    verdict: Verdict
    score: int
    doubts: tuple[Doubt, ...]


@dataclass(slots=True)
class House:
    """The payment aggregate with a memory of its own in place of the broker's claims."""

    held: dict[tuple[str, str], str] = field(default_factory=dict)
    payments: dict[str, Payment] = field(default_factory=dict)

    def decide(self, proof: str, data: bytes, fields: ReceiptFields, expected: Expected) -> Decision:
        """Decide the proof of this id as the payment aggregate does."""
        digest = sha256(data).hexdigest()
        assessed = weigh(fields, expected)
        sent = ProofSent(
            order_id=OrderId("order"),
            submission_id=SubmissionId(proof),
            member_id=_BUYER,
            gom_id=MemberId("gom"),
            picture=Picture(name=proof, sha256=digest, media_type="image/png", size=len(data)),
        )
        payment = self._ask(proof, INITIAL, sent, Actor(kind=ActorKind.MEMBER, id=_BUYER, via="evaluation"), expected)[
            0
        ]
        request = ProofAssessed(
            reader="evaluation",
            fields=fields,
            expected=expected,
            findings=assessed.findings,
            doubts=(*assessed.doubts, *self._used(proof, fields)),
            took_ms=0,
        )
        payment, events = self._ask(proof, payment, self._beside_others(proof, request), AGENT, expected)
        self.payments[proof] = payment
        return _decision(events[-1], assessed)

    def _used(self, proof: str, fields: ReceiptFields) -> tuple[Doubt, ...]:
        """What claims of earlier proofs raise, as the house looks it up before it decides."""

        def is_anothers(claim: Claim) -> bool:
            return self.held.get((claim.kind, claim.key), proof) != proof

        if fields.reference and is_anothers(claim_on_reference(fields.method, fields.reference)):
            return (Doubt.REFERENCE_USED,)
        alike = any(is_anothers(claim_on_likeness(number)) for number in numbers_of(fields))
        return (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,) if alike else ()

    def _beside_others(self, proof: str, request: ProofAssessed) -> ProofAssessed:
        """What proofs before it say that show the same sum at the same time, as the house looks them up."""
        moment = moment_of(request.fields, request.expected)
        if moment is None:
            return request
        others, place = self._shown(moment, proof), SubmissionId(proof)
        minutes = moments_around(request.fields, request.expected)
        around = [shown for minute in minutes for shown in self._shown(minute, proof)]
        like = same_as(request.fields, place, request.expected.pay_to, others, around)
        return replace(request, among=len(others), same_as=like)

    def _shown(self, moment: str, proof: str) -> Sequence[Shown]:
        """What was shown before of a sum and time: every proof of it was read, and none is asked for again here."""
        shown: list[Shown] = []
        while (holder := self.held.get((MOMENT, claim_on_moment(moment, len(shown)).key))) is not None:
            payment = self.payments[holder]
            assert not isinstance(payment, Unsent)
            found = shown_by(PaymentId(holder), payment, SubmissionId(proof))
            assert found is not None
            shown.append(found)
        return shown

    def _ask(
        self, about: str, payment: Payment, request: PaymentRequest, actor: Actor, expected: Expected
    ) -> tuple[Payment, list[PaymentEvent]]:
        """Decide, and again knowing what is taken, as the desk does; then remember what was used up."""
        taken: frozenset[tuple[str, str]] = frozenset()
        while True:
            asked = Asked(about, actor, expected.until, taken)
            events = list(PAYMENT.decide(request, payment, asked))
            # Nothing is given back here, for nobody takes an approval back.
            claims = [(claim.kind, claim.key) for claim in PAYMENT.claims(about, events)]
            found = taken | {claim for claim in claims if self.held.get(claim, about) != about}
            if found == taken:
                break
            taken = found
        self.held.update((claim, about) for claim in claims)
        for event in events:
            payment = PAYMENT.evolve(payment, event)
        return payment, events


def _decision(last: PaymentEvent, assessed: Assessment) -> Decision:
    if isinstance(last, ProofApproved):
        return Decision(Verdict.APPROVE, last.score, ())
    doubts = getattr(last, "doubts", assessed.doubts)
    verdict = Verdict.REJECT if isinstance(last, ProofRejected) else Verdict.REVIEW
    return Decision(verdict, assessed.score, doubts)
