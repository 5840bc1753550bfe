"""Moments as people type them: a date, a time, or how long ago."""

import re
from datetime import UTC, datetime, timedelta

_AGO = re.compile(r"(\d+)\s*([smhdw])(?:\s*ago)?")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class NoMoment(ValueError):
    """Words that name no moment."""


def moment(text: str, now: datetime) -> datetime:
    """The moment meant: 2026-11-21, 2026-11-21T14:30, one with a zone, or 90s, 15m, 2h, 3d, 1w ago; UTC unless said.

    Raises NoMoment.
    """
    ago = _AGO.fullmatch(text.strip().lower())
    if ago is not None:
        return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    if text.strip().lower() == "now":
        return now
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise NoMoment(
            f"{text} is no moment. Write it as 2026-11-21, 2026-11-21T14:30 or 2026-11-21T14:30+08:00, or say how long "
            "ago it was: 15m, 2h, 3d."
        ) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
