"""What the tests of the texts share: all sentences of all languages, said and as they are written."""

from collections.abc import Mapping

import pytest

from gomflow.testing.sentences import Sentence, sentences
from gomflow.texts import Texts, load_texts
from gomflow_events.identity import Language

Written = Mapping[Language, Mapping[str, Sentence]]


@pytest.fixture(scope="session")
def texts() -> Texts:
    """All languages, ready to be said."""
    return load_texts()


@pytest.fixture(scope="session")
def written() -> Written:
    """Every sentence by language and key."""
    return {language: {one.key: one for one in sentences(language)} for language in Language}
