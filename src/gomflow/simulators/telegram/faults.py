"""What can go wrong between a bot and Telegram, to be ordered for the next calls of a method."""

import random
from dataclasses import dataclass
from typing import TypeAlias

EVERY_METHOD = "*"
DELIVERY = "delivery"
"""In place of a method: the webhook's deliveries."""

TURN = "turn"
"""In place of a method: whose turn it is where several updates of a chat wait to be delivered."""

FILE = "file"
"""In place of a method: the download of a file."""

_NO_METHODS = frozenset({DELIVERY, TURN})


@dataclass(frozen=True, slots=True)
class LostReply:
    """The request is carried out, and the connection breaks before the answer."""


@dataclass(frozen=True, slots=True)
class LostRequest:
    """The connection breaks and nothing was carried out."""


@dataclass(frozen=True, slots=True)
class Slow:
    """The answer comes so many seconds later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Fails:
    """An error instead of an answer, such as 502; `carried_out` tells whether the request took effect all the same."""

    status: int = 502
    what: str = ""
    carried_out: bool = False
    retry_after: int = 0


@dataclass(frozen=True, slots=True)
class Garbled:
    """Something on the way answers with a page; `carried_out` tells whether the request took effect all the same."""

    carried_out: bool = False


@dataclass(frozen=True, slots=True)
class DeliveredTwice:
    """A webhook's delivery that was accepted comes once more."""


@dataclass(frozen=True, slots=True)
class DeliveredLate:
    """A webhook's delivery that was accepted comes once more so many seconds later, after newer ones."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Of two updates that wait in a chat, the newer one is delivered first, as over two connections of a webhook."""


Fault: TypeAlias = LostReply | LostRequest | Slow | Fails | Garbled | DeliveredTwice | DeliveredLate | Overtaken


@dataclass(slots=True)
class _Ordered:
    method: str
    fault: Fault
    times: int | None
    share: float


class Faults:
    """The faults that were ordered; the first that fits a call strikes. `seed` makes their chance repeatable."""

    def __init__(self, seed: int = 0) -> None:
        self._ordered: list[_Ordered] = []
        self._chance = random.Random(seed)
        self.struck = 0

    def order(self, fault: Fault, method: str = EVERY_METHOD, *, times: int | None = 1, share: float = 1.0) -> None:
        """Have a fault strike the next `times` calls of a method (None: until `clear`), or a share of them.

        Raises ValueError for what cannot befall it.
        """
        if isinstance(fault, DeliveredTwice | DeliveredLate) and method != DELIVERY:
            raise ValueError("only a webhook's delivery comes twice")
        if isinstance(fault, Overtaken) != (method == TURN):
            raise ValueError("what waits for its turn can be overtaken, and nothing else")
        if isinstance(fault, Garbled) and method == DELIVERY:
            raise ValueError("a webhook's answer is its status; order Fails")
        self._ordered.append(_Ordered(method.lower(), fault, times, share))

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._ordered.clear()

    def strike(self, method: str) -> Fault | None:
        """What goes wrong with this call."""
        for ordered in self._ordered:
            fits = ordered.method == method.lower() or (ordered.method == EVERY_METHOD and method not in _NO_METHODS)
            if not fits or self._chance.random() >= ordered.share:
                continue
            if ordered.times is not None:
                ordered.times -= 1
                if not ordered.times:
                    self._ordered.remove(ordered)
            self.struck += 1
            return ordered.fault
        return None
