"""Who takes part: people, where they chat, in which language, and how they pay; settled by a seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from gomflow.simulators.receipts import Case, Degradation
from gomflow_events.identity import Language, Platform

FIRST = (
    *("Ana", "Ben", "Carla", "Dino", "Ella", "Felix", "Grace", "Hanna", "Ivan", "Jessa", "Karl", "Liza", "Marco"),
    *("Nica", "Oscar", "Paula", "Rico", "Sam", "Tina", "Vic", "Aisyah", "Farid", "Mei", "Nurul", "Priya", "Siti"),
)
LAST = (
    *("Reyes", "Santos", "Cruz", "Bautista", "Garcia", "Mendoza", "Torres", "Flores", "Ramos", "Aquino", "Tan"),
    *("Lim", "Wong", "Lee", "Ong", "Rahman", "Ismail", "Hassan", "Kumar", "Nair"),
)
STREETS = ("Mabini", "Rizal", "Bonifacio", "Luna", "Del Pilar", "Ayala", "Katipunan", "Quezon")
CITIES = ("Quezon City", "Makati", "Cebu City", "Davao City", "Pasig", "Taguig", "Baguio", "Iloilo City")
APPS = ("gcash", "maya", "bpi", "bdo", "unionbank", "gotyme", "metrobank", "shopeepay", "gcash", "gcash", "maya")
DEGRADED = (
    Degradation.CLEAN,
    Degradation.CLEAN,
    Degradation.JPEG,
    Degradation.WHATSAPP_1600,
    Degradation.WHATSAPP_720,
    Degradation.CROP,
)

ODD_CASES = (
    Case.PENDING,
    Case.FAILED,
    Case.WRONG_AMOUNT,
    Case.WRONG_RECIPIENT,
    Case.REUSED_REFERENCE,
    Case.UNREADABLE,
    Case.CHAT,
    Case.EXACT_RESEND,
    Case.STALE_DATE,
    Case.PARTIAL_CROP,
    Case.MENU,
    Case.PRODUCT_PHOTO,
)
"""What the first proof of an odd buyer is; the next one they send is honest."""


class Turn(StrEnum):
    """What a buyer does besides joining and paying."""

    NOTHING = "nothing"
    CHANGES = "changes"
    LEAVES_BEFORE_PAYING = "leaves before paying"
    LEAVES_AFTER_PAYING = "leaves after paying"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A buyer as they were written. `pause` is how long they think before each thing they do, in seconds."""

    number: int
    name: str
    phone: str
    address: str
    language: Language
    platform: Platform
    quantities: tuple[int, int]
    app: str
    first_proof: Case
    degradation: Degradation
    turn: Turn
    starts_after: float
    pause: float
    seed: int


def cast(buyers: int, seed: int) -> Sequence[Person]:
    """The buyers, in the order in which they come. Every sixth sends something odd first."""
    rng = Random(seed)
    odd = iter(ODD_CASES * (buyers // len(ODD_CASES) + 1))
    turns = _turns(buyers)
    return [
        Person(
            number=number,
            name=f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            phone=f"09{rng.choice(('17', '05', '27'))}{rng.randrange(10**7):07d}",
            address=f"{rng.randrange(1, 400)} {rng.choice(STREETS)} Street, {rng.choice(CITIES)}",
            language=list(Language)[number % 3],
            platform=Platform.TELEGRAM if number % 2 else Platform.WEB,
            quantities=rng.choice(((1, 0), (1, 0), (0, 1), (1, 1), (2, 0), (2, 1))),
            app=rng.choice(APPS),
            first_proof=next(odd) if not (number + 1) % 6 else Case.GENUINE,
            degradation=rng.choice(DEGRADED),
            turn=turns[number],
            starts_after=number * 0.25 + rng.uniform(0, 0.2),
            pause=rng.uniform(0.8, 1.4),
            seed=rng.randrange(2**31),
        )
        for number in range(buyers)
    ]


def _turns(buyers: int) -> list[Turn]:
    """Early buyers are those who change their minds, so that somebody in line gets their place."""
    turns = [Turn.NOTHING] * buyers
    for number in range(0, buyers, 10):
        turns[number] = Turn.CHANGES
    leavers = range(2, min(buyers, 30), 8)
    for number in leavers:
        turns[number] = Turn.LEAVES_BEFORE_PAYING if number % 16 == 2 else Turn.LEAVES_AFTER_PAYING  # noqa: PLR2004
    return turns
