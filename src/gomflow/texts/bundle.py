"""Finding the sentence: Fluent bundles, one per language, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle, FluentResource

from gomflow.texts.formats import DEFAULT_ZONE, LOCALES, Said, argument
from gomflow_events.identity import Language


class TextMissing(KeyError):
    """No sentence of this name, or one that was not given all it needs: a defect."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All sentences of all languages."""

    bundles: Mapping[Language, FluentBundle]

    def say(self, key: str, language: Language, zone: str = DEFAULT_ZONE, /, **args: object) -> Said:
        """A sentence in a language, in the small HTML of messages; what goes into it is escaped.

        Raises TextMissing where it does not exist or lacks an argument.
        """
        bundle = self.bundles[language]
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is None:
            raise TextMissing(f"{language} has no text {key}")
        given = {name.replace("_", "-"): argument(value, language, zone) for name, value in args.items()}
        text, problems = bundle.format_pattern(pattern, given)
        if problems:
            raise TextMissing(f"{language} {key}: {problems}")
        return Said(text)

    def has(self, key: str, language: Language = Language.ENGLISH) -> bool:
        """Whether there is such a sentence."""
        return bool(self.bundles[language].has_message(key))


def ftl_files(language: Language) -> list[Traversable]:
    """The Fluent files of a language, by name."""
    folder = files("gomflow.texts") / language.value
    return sorted((entry for entry in folder.iterdir() if entry.name.endswith(".ftl")), key=lambda entry: entry.name)


def load_texts() -> Texts:
    """All languages from the files beside this module."""
    return Texts({language: _bundle(language) for language in Language})


def _bundle(language: Language) -> FluentBundle:
    # Isolation marks are for right-to-left scripts; in a chat they would only show up as boxes.
    bundle = FluentBundle([LOCALES[language].replace("_", "-")], use_isolating=False)
    for entry in ftl_files(language):
        bundle.add_resource(FluentResource(entry.read_text(encoding="utf-8")))
    return bundle
