"""The phones the screenshots come from, and the colours a screen is painted in."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Phone:
    """A screen: its picture in pixels, and how many layout units wide apps believe it is."""

    width: int
    height: int
    units: int
    ios: bool


PHONES: tuple[Phone, ...] = (
    Phone(720, 1600, 360, ios=False),
    Phone(1080, 2340, 360, ios=False),
    Phone(1080, 2400, 393, ios=False),
    Phone(1080, 2400, 412, ios=False),
    Phone(1440, 3120, 412, ios=False),
    Phone(828, 1792, 414, ios=True),
    Phone(1170, 2532, 390, ios=True),
    Phone(1290, 2796, 430, ios=True),
)
MORE_PHONES: tuple[Phone, ...] = (
    Phone(720, 1280, 360, ios=False),
    Phone(750, 1334, 375, ios=True),
    Phone(1179, 2556, 393, ios=True),
    Phone(1440, 3200, 384, ios=False),
    Phone(1080, 2640, 384, ios=False),
    Phone(1200, 2000, 500, ios=False),
)
HELD_BACK_PHONES: tuple[Phone, ...] = (
    Phone(1080, 1920, 411, ios=False),
    Phone(640, 1136, 320, ios=True),
    Phone(1125, 2436, 375, ios=True),
    Phone(1320, 2868, 440, ios=True),
    Phone(1080, 2316, 345, ios=False),
    Phone(1440, 3088, 480, ios=False),
)
"""Screens no picture was drawn on while the parser was made; the ones above once were such."""

# The middle of the market sends most of the pictures.
_SHARES = (14, 24, 18, 14, 5, 6, 13, 6)


def any_phone(rng: Random) -> Phone:
    return rng.choices(PHONES, weights=_SHARES)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one screen, each ``#rrggbb``."""

    page: str
    card: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str = "#ffffff"
    good: str = "#1c9c55"
    warn: str = "#d98a00"
    bad: str = "#d0342c"


def theme(accent: str, *, dark: bool, page: str = "#ffffff", on_accent: str = "#ffffff") -> Theme:
    """The light theme of a brand, or its dark counterpart, where page and cards turn near black."""
    if dark:
        return Theme(
            page="#101215",
            card="#1d2025",
            ink="#f1f2f4",
            muted="#9aa0a8",
            line="#33373d",
            accent=accent,
            on_accent=on_accent,
            good="#3ccb7f",
            warn="#f2b13c",
            bad="#ff6b61",
        )
    return Theme(
        page=page, card="#ffffff", ink="#1b1f26", muted="#767d88", line="#e3e6ea", accent=accent, on_accent=on_accent
    )
