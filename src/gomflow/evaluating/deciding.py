"""Deciding proofs one after another as the house would, with every reference and picture remembered."""

from dataclasses import dataclass, field
from hashlib import sha256

from gomflow.agent.weighing import Assessment, weigh
from gomflow.aggregate import Asked
from gomflow.payment.decide import PAYMENT, alike_claim, reference_claim
from gomflow.payment.references import look_alike
from gomflow.payment.rules import Verdict
from gomflow.payment.state import INITIAL, Payment
from gomflow_events.identity import AGENT, Actor, ActorKind, MemberId, OrderId, SubmissionId
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
        _, events = self._ask(proof, payment, request, AGENT, expected)
        return _decision(events[-1], assessed)

    def _used(self, proof: str, fields: ReceiptFields) -> tuple[Doubt, ...]:
        """What claims of earlier proofs raise, as the house looks it up before it decides."""
        if not fields.reference:
            return ()
        if self.held.get((reference_claim(fields.method), fields.reference), proof) != proof:
            return (Doubt.REFERENCE_USED,)
        alike = self.held.get((alike_claim(fields.method), look_alike(fields.reference)), proof) != proof
        return (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,) if alike else ()

    def _ask(
        self, about: str, payment: Payment, request: PaymentRequest, actor: Actor, expected: Expected
    ) -> tuple[Payment, list[PaymentEvent]]:
        """Decide, and again knowing what is taken, as the desk does; then remember what was used up."""
        taken: frozenset[tuple[str, str]] = frozenset()
        while True:
            asked = Asked(about, actor, expected.until, taken)
            events = list(PAYMENT.decide(request, payment, asked))
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
