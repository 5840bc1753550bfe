"""How fast somebody may go: so many at once, counted over a sliding window."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pace:
    """At most `most` within any `window` seconds; times are seconds of one clock that never goes back."""

    most: int
    window: float
    _taken: deque[float] = field(default_factory=deque[float])

    def wait(self, now: float) -> float:
        """Take one and return 0, or take none and return the seconds until the next is free."""
        while self._taken and self._taken[0] <= now - self.window:
            self._taken.popleft()
        if len(self._taken) >= self.most:
            return self._taken[0] + self.window - now
        self._taken.append(now)
        return 0.0


class Paces:
    """A pace for each of many; whoever was quiet longest is forgotten when there are more than `remembered`."""

    def __init__(self, most: int, window: float, remembered: int = 10_000) -> None:
        self._most = most
        self._window = window
        self._remembered = remembered
        self._paces: OrderedDict[str, Pace] = OrderedDict()

    def wait(self, who: str, now: float) -> float:
        """As `Pace.wait`, for one of them."""
        pace = self._paces.setdefault(who, Pace(self._most, self._window))
        self._paces.move_to_end(who)
        if len(self._paces) > self._remembered:
            self._paces.popitem(last=False)
        return pace.wait(now)
