"""The sentences of the page itself, in the language of the visitor."""

from collections.abc import Mapping
from html import unescape

from gomflow.texts import Texts
from gomflow_events.identity import Language

WORDS: Mapping[str, tuple[str, ...]] = {
    "title": (),
    "description": (),
    "skip": (),
    "menu": (),
    "menu-orders": (),
    "menu-mine": (),
    "menu-help": (),
    "language": (),
    "conversation": (),
    "intro-head": (),
    "intro-body": (),
    "intro-find": (),
    "intro-pay": (),
    "intro-send": (),
    "intro-keep": (),
    "start": (),
    "message": (),
    "placeholder": (),
    "send": (),
    "attach": (),
    "camera": (),
    "drop": (),
    "attached": ("name",),
    "uploading": ("name",),
    "upload-failed": (),
    "remove": (),
    "again": (),
    "you": (),
    "waiting": (),
    "failed": ("why",),
    "new": ("count",),
    "newest": (),
    "copy": ("text",),
    "copied": ("text",),
    "copy-failed": (),
    "connecting": (),
    "offline": (),
    "today": (),
    "yesterday": (),
    "chosen": ("label",),
    "previous": (),
    "next": (),
    "pressed": (),
    "picture-mine": (),
    "picture-ours": (),
    "picture-gone": (),
    "open-picture": (),
    "open-document": (),
    "new-tab": (),
    "latest-only": (),
    "commands": (),
    "commands-found": ("count",),
    "commands-keys": (),
    "needs-javascript": (),
    "trouble-too-large": (),
    "trouble-no-picture": (),
    "trouble-no-chat": (),
}
"""What the page says, and what it puts into each sentence itself, where the sentence has a place for it."""

TROUBLES = (
    "unavailable",
    "slow-down",
    "malformed",
    "too-long",
    "not-yours",
    "too-large",
    "no-picture",
    "upload-broken",
    "too-many-uploads",
    "other-site",
    "no-chat",
)
"""What the server says when it cannot take something."""


def plain(texts: Texts, key: str, language: Language, **places: str) -> str:
    """A sentence for a place that shows no markup."""
    return str(unescape(texts.say(key, language, **places)))


def page_words(texts: Texts, language: Language) -> Mapping[str, str]:
    """All sentences of the page; a place that the page fills in itself is left as its name in braces."""
    return {key: _word(texts, language, key, places) for key, places in WORDS.items()}


def _word(texts: Texts, language: Language, key: str, places: tuple[str, ...]) -> str:
    return plain(texts, f"webchat-{key}", language, **{place: f"{{{place}}}" for place in places})


def commands(texts: Texts, language: Language, names: Mapping[str, str]) -> list[dict[str, str]]:
    """Each command with what it is for; `names` gives its audience, as in the command catalogue."""
    return [
        {
            "name": name,
            "about": plain(texts, f"command-{name.replace('_', '-')}", language),
            "group": plain(texts, f"help-{audience}", language),
        }
        for name, audience in names.items()
    ]
