"""The recipient told from knowing whose accounts the money should have gone to, where no label says who got it.

Whoever looks at a receipt of their own shop knows their own name and number, whatever the app calls the place where
they stand. What counts is that they stand there alone: with somebody else beside them, or in the part of the sender or
in a note, nothing follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from gomflow.agent.matching import Recipient, is_whole_number, match_recipient
from gomflow.agent.names import Likeness, likeness
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.parties import Party
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.reading.shapes import account_in, is_account_line, is_masked_name, is_name, names_a_bank
from gomflow.agent.vocabulary import Role
from gomflow_events.order.terms import PayTo

_TOGETHER: Final = 0.6
"""How far apart the lines of one name are at the most, in heights of a line."""
_ELSEWHERE: Final = (
    Role.SENDER,
    Role.SENDER_ACCOUNT,
    Role.NOTE,
    Role.REFERENCE,
    Role.RAIL_REFERENCE,
    Role.OTHER_REFERENCE,
    Role.BALANCE,
    Role.CHANNEL,
    Role.OTHER,
)


def as_expected(receipt: Receipt, found: Party, reference: str | None, ways: Sequence[PayTo]) -> Party:
    """The recipient that was found, or one of these accounts where it stands on the receipt as nobody else does.

    One that a label names stays who it is; but it is no more certain where the expected one stands on the page as well.
    """
    match = match_recipient(found.name, found.account, ways)
    if not ways or match.recipient is Recipient.MATCHES:
        return found
    free = list(_free(receipt))
    standing = _standing(free, ways)
    if standing is None:
        return found
    if not found.guessed and match.recipient is Recipient.DIFFERS:
        return replace(found, guessed=True)
    if not found.guessed and (found.name or found.account):
        both = Party(found.name or standing.name, standing.account or found.account)
        fits = match_recipient(both.name, both.account, ways).recipient is Recipient.MATCHES
        return both if fits else found
    others = [line for line in free if _is_of_another(line, reference, ways)]
    if others and not (standing.name and standing.account and _stands_below(free, standing, others)):
        return found
    return replace(standing, guessed=True)


def _texts(lines: Sequence[Line]) -> Iterator[str]:
    """What stands on each line, and on two that are set as one."""
    for at, line in enumerate(lines):
        yield line.text
        below = (
            other for other in lines[at + 1 :] if other.top > line.middle and abs(other.left - line.left) <= line.height
        )
        following = next(below, None)
        if following is not None and line.gap_to(following) <= _TOGETHER:
            yield f"{line.text} {following.text}"


def _stands_below(lines: Sequence[Line], standing: Party, others: Sequence[Line]) -> bool:
    """Whether a name and a number stand together under all others, as whoever gets the money does."""
    names = [line for line in lines if standing.name and line.text in standing.name]
    numbers = [line for line in lines if standing.account and standing.account in line.text]
    near = [(one, two) for one in names for two in numbers if one.gap_to(two) <= 1]
    return any(other.bottom <= name.top for name, _ in near for other in others) and all(
        other.bottom <= name.middle for name, _ in near[:1] for other in others
    )


def _free(receipt: Receipt) -> Iterator[Line]:
    """The lines that may speak of the recipient: no labels, and nothing that is said of anything else."""
    taken = {line.index for label, values in receipt.labelled(*_ELSEWHERE) for line in receipt.block(label, values)}
    return (line for line in receipt.lines if line.index not in taken and not receipt.is_label(line))


def _standing(lines: Sequence[Line], ways: Sequence[PayTo]) -> Party | None:
    """The first of the accounts whose whole number or whose holder stands on one of these lines."""
    for way in ways:
        numbers = (number.text for line in lines if (number := account_in(line.text)) is not None)
        account = next((text for text in numbers if is_whole_number(text, way.account)), None)
        names = (text for text in _texts(lines) if is_name(text) and not names_a_bank(text))
        name = next((text for text in names if likeness(text, way.holder) is Likeness.SAME), None)
        if account or name:
            return Party(name, account)
    return None


def _is_of_another(line: Line, reference: str | None, ways: Sequence[PayTo]) -> bool:
    """Whether a line holds the number or the masked name of somebody who is none of these."""
    number = account_in(line.text) if is_account_line(line.text) else None
    digits = "".join(sign for sign in number.text if sign.isdigit()) if number is not None else ""
    if number is not None and not (reference and (digits in reference or reference in digits)):
        return match_recipient(None, number.text, ways).recipient is Recipient.DIFFERS
    if names_a_bank(line.text):
        return False
    return is_masked_name(line.text) and all(likeness(line.text, way.holder) is Likeness.OTHER for way in ways)
