"""A circuit breaker: after several failures in a row nothing is tried for a while, then one call finds out."""

from dataclasses import dataclass


@dataclass(slots=True)
class CircuitBreaker:
    """Opens after `failures` in a row, for `rest_s` seconds; times are seconds of a clock that only goes forward."""

    failures: int = 5
    rest_s: float = 60.0
    _in_a_row: int = 0
    _open_until: float = 0.0

    def is_open(self, now: float) -> bool:
        """Whether nothing is to be tried now. The call that is let through when the rest is over is the only one."""
        if self._in_a_row < self.failures:
            return False
        if now < self._open_until:
            return True
        self._open_until = now + self.rest_s
        return False

    def succeeded(self) -> None:
        self._in_a_row = 0

    def failed(self, now: float) -> None:
        self._in_a_row += 1
        if self._in_a_row >= self.failures:
            self._open_until = now + self.rest_s
