"""The language of a visitor: what they chose, or else what their browser prefers."""

from collections.abc import Mapping

from gomflow_events.identity import Language

COOKIE = "gomflow_language"
NAMES: Mapping[Language, str] = {
    Language.ENGLISH: "English",
    Language.FILIPINO: "Filipino",
    Language.MALAY: "Bahasa Melayu",
}
"""Each language in itself, as the switch shows it."""

_SPOKEN: Mapping[str, Language] = {
    "en": Language.ENGLISH,
    "fil": Language.FILIPINO,
    "tl": Language.FILIPINO,
    "ms": Language.MALAY,
}


def known_language(name: str | None) -> Language | None:
    """The language of a name, None where it is none of ours."""
    return Language(name) if name in set(Language) else None


def preferred_language(accepted: str) -> Language | None:
    """The first of our languages in an Accept-Language header, by its weights; None where there is none."""
    weighed = [_weighed(part) for part in accepted.split(",")]
    # Sorting keeps the order of equal weights, which is the browser's.
    for weight, name in sorted(weighed, key=lambda entry: -entry[0]):
        language = _SPOKEN.get(name)
        if language is not None and weight > 0:
            return language
    return None


def language_of(query: str | None, cookies: Mapping[str, str], accepted: str) -> Language:
    """The language of a request: the address says it, the visitor chose it before, or the browser prefers it."""
    chosen = known_language(query) or known_language(cookies.get(COOKIE))
    return chosen or preferred_language(accepted) or Language.ENGLISH


def _weighed(part: str) -> tuple[float, str]:
    tag, _, weight = part.partition(";q=")
    try:
        value = float(weight) if weight else 1.0
    except ValueError:
        value = 0.0
    return value, tag.strip().lower().partition("-")[0]
