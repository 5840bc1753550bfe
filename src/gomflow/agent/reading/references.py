"""The reference of a transfer, told from the other numbers on a receipt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from gomflow.agent.reading.called import numbers_the_transfer
from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.mending import as_the_network_writes, fits, rail_forms, repaired
from gomflow.agent.reading.placing import Piece, places
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.reading.running_on import Part, goes_on, is_close, is_half, is_hyphened, text_of
from gomflow.agent.reading.shapes import account_in, is_random, is_when, runs_of
from gomflow.agent.references import SHORTEST, canonical
from gomflow.agent.vocabulary import Role
from gomflow.methods import Known, Method, ReferenceForm

_LONGEST: Final = 40
_ICON: Final = 1
_WITH_ICON: Final = 2
_NEAREST: Final = 4
_MOST_LINES: Final = 7
_SENTENCE: Final = 7
"""As many words are small print, and a number in it is a hotline."""
_SHORTEST_PART: Final = 4
_CERTAIN: Final = 12
"""How long a form must be for a reference to be known by it without a label."""
_TRACE: Final = "trace"
_TELLING: Final = 8
"""How long a reference is that is taken before a shorter one under another label."""
_PREFERRED: Final = ("reference", "ref", "transaction", "rujukan", "sanggunian")


@dataclass(frozen=True, slots=True)
class Reference:
    """A canonical reference, the lines it was read from, and how its parts were grouped there."""

    text: str
    lines: tuple[Line, ...]
    printed: str = ""


def reference_of(receipt: Receipt, issuers: Sequence[Method], *, above_first: bool) -> Reference | None:
    """The reference the issuing app gave, or the network's where this app prints none of its own.

    A network's number is no substitute for one that was cut off: it would let one transfer pay twice. So it counts only
    where no label for a reference is on the page, the app is not known to print one, and the number is long enough to
    be the only one of its kind.
    """
    forms = [form for method in issuers for form in method.references]
    found = list(_labelled(receipt, Role.REFERENCE, forms, above_first=above_first))
    long = [reference for reference in found if len(reference.text) >= _TELLING] or found
    own = next((reference for reference in found if fits(reference.text, forms)), long[0] if long else None)
    own = own or _unlabelled(receipt, forms)
    own = own or _by_another_name(receipt, forms, above_first=above_first)
    if own is not None or any(receipt.labelled(Role.REFERENCE)) or _prints_its_own(issuers):
        if own is None or fits(own.text, forms):
            return own
        return replace(own, text=as_the_network_writes(own.text))
    given = _labelled(receipt, Role.RAIL_REFERENCE, rail_forms(), above_first=above_first)
    return next((reference for reference in given if len(reference.text) >= _CERTAIN), None)


def _by_another_name(receipt: Receipt, forms: Sequence[ReferenceForm], *, above_first: bool) -> Reference | None:
    """The one long number under a label such as Journal no. or Trace no., where nothing is called a reference.

    What counts orders, invoices or approvals is no reference of the transfer, unless it has the form of the app's.
    """
    if any(receipt.labelled(Role.REFERENCE)):
        return None
    found = {
        reference.text: reference
        for label, _ in receipt.labelled(Role.OTHER_REFERENCE)
        for reference in _under(receipt, label, forms, above_first=above_first)
        if fits(reference.text, forms) or numbers_the_transfer(label.said.phrase, reference.text)
    }
    fitting = [reference for reference in found.values() if fits(reference.text, forms)] or list(found.values())
    return fitting[0] if len(fitting) == 1 else None


def others_of(
    receipt: Receipt, own: Reference | None, issuers: Sequence[Method], *, above_first: bool
) -> tuple[str, ...]:
    """The other long numbers that stand for the same transfer on a receipt, canonical.

    Where two receipts are on one picture the second one's own reference is among them: it is used up with the first.
    """
    forms = [form for method in issuers for form in method.references]
    of_the_app = [
        reference.text
        for reference in _labelled(receipt, Role.REFERENCE, forms, above_first=above_first)
        if own is not None and fits(reference.text, forms) and reference.text != own.text
    ]
    roles = (Role.REFERENCE, Role.RAIL_REFERENCE, Role.OTHER_REFERENCE)
    found = [
        reference.text
        for role in roles
        for reference in _labelled(receipt, role, rail_forms(), above_first=above_first)
        if len(reference.text) >= _CERTAIN and (own is None or reference.text not in own.text)
    ]
    further = [text for text in of_the_app if len(text) >= _CERTAIN]
    return tuple(dict.fromkeys([*found, *further]))


def _prints_its_own(issuers: Sequence[Method]) -> bool:
    return any(
        form.known is Known.SOURCED for method in issuers if method.issues_receipts for form in method.references
    )


def _labelled(
    receipt: Receipt, role: Role, forms: Sequence[ReferenceForm], *, above_first: bool
) -> Iterator[Reference]:
    """What the labels of a role say, each at the place where it has the form, or else at its likeliest place."""

    def rank(phrase: str) -> int:
        least = len(_PREFERRED) + (_TRACE in phrase)
        return next((at for at, start in enumerate(_PREFERRED) if start in phrase), least)

    for label, _ in sorted(receipt.labelled(role), key=lambda pair: rank(pair[0].said.phrase)):
        yield from _under(receipt, label, forms, above_first=above_first)


def _under(receipt: Receipt, label: Label, forms: Sequence[ReferenceForm], *, above_first: bool) -> Iterator[Reference]:
    """What one label says, if anything: at the place where it has the form, or else at its likeliest place."""
    spoken_for = _spoken_for(receipt)
    values = receipt.values[label.lines[0].index]
    own = {line.index for line in (*label.lines, *values.beside)}
    around = places(label, values, above_first=above_first)
    spoken_for |= {
        index
        for index, first in receipt.owners.items()
        if receipt.labels[first].role in _PARTIES and first != label.lines[0].index
    }
    free = [tuple(p for p in pieces if p.line.index in own or p.line.index not in spoken_for) for pieces in around]
    read = [_from_pieces(pieces, forms) for pieces in free]
    found = [reference for reference in read if reference is not None]
    best = next((reference for reference in found if fits(reference.text, forms)), found[0] if found else None)
    if best is not None and not fits(best.text, forms) and is_half(receipt, label, best.lines):
        best = None
    if best is not None and not (_TRACE in label.said.phrase and _is_short(best.text, forms)):
        yield best


def _is_short(text: str, forms: Sequence[ReferenceForm]) -> bool:
    """Whether a number is as short as those that terminals count with."""
    return text.isdigit() and len(text) <= _TELLING and not fits(text, forms)


def _spoken_for(receipt: Receipt) -> set[int]:
    """The lines that stand beside a label for a party or its account: no reference, whatever stands near them."""
    return {line.index for label, values in receipt.labelled(*_PARTIES) for line in (*label.lines, *values.beside)}


def _from_pieces(pieces: Sequence[Piece], forms: Sequence[ReferenceForm]) -> Reference | None:
    """The reference in the first of the pieces that hold one, with the next ones where it goes on there.

    What has no digit at all is a reference only if it has its method's form.
    """
    for at, piece in enumerate(pieces[:_NEAREST]):
        for run in runs_of(piece.text):
            chain = _chain(run, pieces[at:])
            least = SHORTEST if len(chain) == 1 else 1 if run[-1].endswith("-") else _SHORTEST_PART
            if len(canonical("".join(run))) < least:
                continue
            found = _fitting(run, chain, forms)
            is_no_word = any(sign.isdigit() for sign in "".join(run)) or is_random("".join(run))
            if found is not None and (fits(found.text, forms) or is_no_word):
                return found
    return None


def _chain(run: Sequence[str], pieces: Sequence[Piece]) -> list[Part]:
    """A run of tokens, and what it may go on in: lines that close follow and are nothing but such tokens."""
    chain = [Part("".join(run), pieces[0].line)]
    for piece in pieces[1:_MOST_LINES]:
        text = piece.text.strip()
        tokens = [token for found in runs_of(text.lstrip("-")) for token in found]
        if not tokens or canonical("".join(tokens)) != canonical(text):
            break
        if not any(sign.isdigit() for sign in text) and "".join(run).isdigit():
            break
        if is_when(text) or _is_mobile(text):
            break
        chain.append(Part(("-" if text.startswith("-") else "") + "".join(tokens), piece.line))
    return chain


def _fitting(run: Sequence[str], chain: Sequence[Part], forms: Sequence[ReferenceForm]) -> Reference | None:
    """The reference a run of tokens is, with what follows it: of the method's form if some part of it is, else all."""
    joined = [chain[:size] for size in range(len(chain), 1, -1)]
    hyphened = next((parts for parts in joined if _is_hyphened_on(parts)), None)
    if hyphened is not None:
        return _joined(hyphened, forms)
    for parts in joined:
        known = repaired(text_of(parts), forms)
        if known is not None and all(map(is_close, parts, parts[1:])):
            return Reference(known, tuple(part.line for part in parts))
    for size in range(len(run), 0, -1):
        known = repaired(canonical("".join(run[:size])), forms)
        if known is not None:
            return Reference(known, (chain[0].line,), " ".join(run[:size]))
    for parts in joined:
        known = repaired(text_of(parts), forms)
        if known is not None or all(map(goes_on, parts, parts[1:])):
            return _joined(parts, forms)
    return _alone(run, chain[0].line)


def _is_hyphened_on(parts: Sequence[Part]) -> bool:
    """Whether a hyphen says that the number goes on, and nothing speaks against any of its lines."""
    pairs = list(pairwise(parts))
    return any(is_hyphened(*pair) for pair in pairs) and all(is_hyphened(*pair) or is_close(*pair) for pair in pairs)


def _joined(parts: Sequence[Part], forms: Sequence[ReferenceForm]) -> Reference | None:
    text = text_of(parts)
    text = repaired(text, forms) or text
    return Reference(text, tuple(part.line for part in parts)) if len(text) <= _LONGEST else None


def _alone(run: Sequence[str], line: Line) -> Reference | None:
    """A run by itself, without the icon behind it; a sign behind several groups is the last group."""
    whole = list(run)
    if len(whole) == _WITH_ICON and len(whole[-1]) <= _ICON:
        whole.pop()
    text = canonical("".join(whole))
    if whole[-1].endswith("-"):
        # It goes on somewhere: what is here is half of it.
        return None
    return Reference(text, (line,), " ".join(whole)) if SHORTEST <= len(text) <= _LONGEST else None


def _unlabelled(receipt: Receipt, forms: Sequence[ReferenceForm]) -> Reference | None:
    """The one text on the page in the method's form, where its label was lost."""
    certain = [form for form in forms if not form.fits("0" * (_CERTAIN - 1))]
    taken = {line.index for label, _ in receipt.labelled(*_ELSEWHERE) for line in label.lines}
    for _, values in receipt.labelled(*_ELSEWHERE):
        taken.update(line.index for line in (values.beside or values.below[:2]))
    found: dict[str, Line] = {}
    for line in receipt.lines:
        if line.index in taken or _is_mobile(line.text) or len(line.text.split()) >= _SENTENCE:
            continue
        for run in runs_of(line.text):
            text = canonical("".join(run))
            fitting = [form for form in certain if form.fits(text)]
            # Figures alone are as likely an account as a reference that may have letters.
            if len(text) >= _CERTAIN and any(_is_of_figures(form) or not text.isdigit() for form in fitting):
                found[text] = line
    alone = next(iter(found.items())) if len(found) == 1 else None
    return Reference(alone[0], (alone[1],)) if alone else None


def _is_of_figures(form: ReferenceForm) -> bool:
    return form.fits("0" * _LONGEST) or re.fullmatch(r"(?:\\d(?:\{[\d,]+\})?)+", form.pattern) is not None


_PARTIES: Final = (
    Role.RECIPIENT,
    Role.RECIPIENT_ACCOUNT,
    Role.SENDER,
    Role.SENDER_ACCOUNT,
    Role.ACCOUNT,
    Role.OTHER_REFERENCE,
)
_ELSEWHERE: Final = (
    Role.RECIPIENT,
    Role.RECIPIENT_ACCOUNT,
    Role.SENDER,
    Role.SENDER_ACCOUNT,
    Role.ACCOUNT,
    Role.NAME,
    Role.NOTE,
    Role.RAIL_REFERENCE,
    Role.OTHER_REFERENCE,
    Role.OTHER,
)


def _is_mobile(text: str) -> bool:
    account = account_in(text)
    return account is not None and account.text.startswith(("+", "09", "01"))
