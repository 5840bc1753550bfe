"""References set right by the forms they have, as far as those are known."""

from collections.abc import Sequence

from gomflow.agent.references import differs_in_looks, mended
from gomflow.methods import ReferenceForm, catalogue


def rail_forms() -> list[ReferenceForm]:
    return [form for method in catalogue().values() if method.is_a_rail for form in method.references]


def repaired(text: str, forms: Sequence[ReferenceForm]) -> str | None:
    """The text in one of the forms, what was misread set right; None when it has none of them."""
    if any(form.fits(text) for form in forms):
        return text
    found = (mended(text, form) for form in forms)
    # A B among figures was typed by somebody: only what nobody can see is set right.
    return next((right for right in found if right and differs_in_looks(text, right)), None)


def fits(text: str, forms: Sequence[ReferenceForm]) -> bool:
    return any(form.fits(text) for form in forms)


def as_the_network_writes(text: str) -> str:
    """A network's number under an app's label, with the letters that it has and a reader takes for digits."""
    right = repaired(text, rail_forms())
    return right if right and differs_in_looks(text, right) else text
