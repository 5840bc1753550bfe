"""What a payment claims in the whole installation: its picture, its reference with what reads like it, its moment."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, timedelta

from gomflow.aggregate import Asked
from gomflow.payment.references import canonical, look_alike
from gomflow.payment.rules import amount_of
from gomflow.payment.state import Proof
from gomflow.ports.log import Claim
from gomflow_events.payment.events import ProofApproved, ProofRead, ReferenceGivenBack
from gomflow_events.payment.terms import Expected, ReceiptFields

IMAGE = "image"
"""The kind of the claim on a picture's SHA-256."""
REFERENCE = "reference"
ALIKE = "alike"
MOMENT = "moment"
"""The kind of the claims on a sum at a time, numbered from 0: each proof that shows both has a number of its own."""
_AROUND = 3
"""How many minutes before and after one are looked at."""
UNIQUE_FROM = 10
"""The length from which a reference is nobody else's, whichever app gave it; every form we know has it."""


def claim_on_image(sha256: str, payment_id: str = "") -> Claim:
    """The claim on a picture: it is sent once."""
    return Claim(IMAGE, sha256, payment_id)


def claim_on_reference(method: str | None, reference: str, payment_id: str = "") -> Claim:
    """The claim on a payment reference: it pays once, whichever app it was read to be from.

    A receipt that is sent again without its header has no app to be told by, so that the app is no part of the claim.
    Two apps may well give the same short number to two transfers: one of those is claimed within its app, and in
    another it is only doubted (`claim_on_likeness`). Claims of earlier releases were all made within the app.
    """
    key = canonical(reference)
    if len(key) < UNIQUE_FROM:
        return Claim(f"{REFERENCE}-{method or 'unknown'}", key, payment_id)
    return Claim(REFERENCE, key, payment_id, former=f"{REFERENCE}-")


def claim_on_likeness(reference: str, payment_id: str = "") -> Claim:
    """The claim on everything a misread reference could be taken for, in every app."""
    return Claim(ALIKE, look_alike(reference), payment_id, former=f"{ALIKE}-")


def moment_of(fields: ReceiptFields, expected: Expected) -> str | None:
    """The sum and the minute that a receipt shows, or the day where it shows no time; None where one is missing."""
    amount = amount_of(fields, expected)
    if amount is None or fields.paid_at is None or not fields.reference:
        return None
    at = fields.paid_at.strftime("%Y%m%d" if fields.day_only else "%Y%m%dT%H%M")
    return f"{amount.currency.value}-{amount.minor}-{at}"


def moments_around(fields: ReceiptFields, expected: Expected) -> tuple[str, ...]:
    """The same sum in the minutes right before and after; none where a receipt shows no time."""
    if fields.paid_at is None or fields.day_only or fields.paid_at.year in {MINYEAR, MAXYEAR}:
        return ()
    beside = (timedelta(minutes=minutes) for minutes in range(-_AROUND, _AROUND + 1) if minutes)
    found = (moment_of(replace(fields, paid_at=fields.paid_at + away), expected) for away in beside)
    return tuple(moment for moment in found if moment is not None)


def claim_on_moment(moment: str, among: int, payment_id: str = "") -> Claim:
    """The claim on a number among the proofs of one sum and time.

    Honest people pay the same sum in the same minute, so that nothing is used up by it. But of two proofs that are read
    at once, one has to know the other.
    """
    return Claim(MOMENT, f"{moment}-{among}", payment_id)


def of_reading(event: ProofRead, payment_id: str) -> Iterator[Claim]:
    """What a proof claims as it is read, whatever becomes of it."""
    moment = moment_of(event.fields, event.expected)
    if moment is not None and event.among is not None:
        yield claim_on_moment(moment, event.among, payment_id)


def is_used(fields: ReceiptFields, asked: Asked) -> bool:
    """Whether the reference of a receipt has paid for something."""
    return bool(fields.reference) and _is_taken(claim_on_reference(fields.method, fields.reference or ""), asked)


def is_like_another(fields: ReceiptFields, asked: Asked) -> bool:
    """Whether a number of a receipt reads like one that has paid for something."""
    return any(_is_taken(claim_on_likeness(number), asked) for number in numbers_of(fields))


def reads_like_another(fields: ReceiptFields, asked: Asked) -> bool:
    """Whether its very reference does."""
    return bool(fields.reference) and _is_taken(claim_on_likeness(fields.reference or ""), asked)


def numbers_of(fields: ReceiptFields) -> tuple[str, ...]:
    """The numbers a transfer could be known by: its reference, and those of the networks that are long enough."""
    others = (other for other in fields.other_references if len(canonical(other)) >= UNIQUE_FROM)
    found = (*([fields.reference] if fields.reference else []), *others)
    # Of two that read alike one is enough: a claim is made once.
    return tuple({look_alike(number): number for number in reversed(found)}.values())[::-1]


def also_known_as(fields: ReceiptFields, asked: Asked) -> tuple[str, ...]:
    """The networks' numbers for the transfer that no other payment was known by."""
    others = (number for number in numbers_of(fields) if number != fields.reference)
    return tuple(number for number in others if not _is_taken(claim_on_likeness(number), asked))


def of_approval(event: ProofApproved, payment_id: str) -> Iterator[Claim]:
    """What an approval uses up."""
    if event.reference:
        yield claim_on_reference(event.method, event.reference, payment_id)
        if not event.looks_like_another:
            yield claim_on_likeness(event.reference, payment_id)
    for number in event.also_known_as:
        yield claim_on_likeness(number, payment_id)


def given_back(proof: Proof) -> Sequence[ReferenceGivenBack]:
    """What a payment that does not count any more holds from an approval that was undone, and does not need."""
    uses = proof.uses
    if uses is None or not (uses.reference or uses.also_known_as):
        return ()
    return (ReferenceGivenBack(method=uses.method, reference=uses.reference, also_known_as=uses.also_known_as),)


def of_giving_back(event: ReferenceGivenBack, payment_id: str) -> Iterator[Claim]:
    """What is free again."""
    if event.reference:
        yield replace(claim_on_reference(event.method, event.reference, payment_id), given_back=True)
    for number in (*([event.reference] if event.reference else []), *event.also_known_as):
        yield replace(claim_on_likeness(number, payment_id), given_back=True)


def _is_taken(claim: Claim, asked: Asked) -> bool:
    return asked.is_taken(claim.kind, claim.key)
