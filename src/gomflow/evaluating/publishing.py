"""Putting the figures of an evaluation into a document, in place of those that stand there."""

from gomflow.evaluating.figures import Figures
from gomflow.evaluating.report import short_text_of


class NoPlace(Exception):
    """The document has no place for these figures; the message says what it needs."""


def published(document: str, name: str, figures: Figures) -> str:
    """The document with the figures of this name between their marks. Raises NoPlace."""
    begin, end = f"<!-- figures: {name} -->", f"<!-- end of {name} -->"
    before, found, rest = document.partition(begin)
    _, ended, after = rest.partition(end)
    if not (found and ended):
        raise NoPlace(f"The document needs the lines {begin} and {end}, between which the figures go.")
    return f"{before}{begin}\n\n{short_text_of(figures).strip()}\n\n{end}{after}"
