"""When two lines are the same: the same file again, files that overlap, a notification and the file that has it too."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from gomflow.statement.state import Kept, Purse
from gomflow_events.statement.terms import Source, StatementLine

_APART = timedelta(days=3)
"""How many days a notification and the line of a file can lie apart: banks book after a weekend."""


def folded(text: str) -> str:
    """A text's letters and digits in capitals, without accents: what does not change when a bank prints it anew."""
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^0-9A-Z]", "", plain.upper())


def key_of(line: StatementLine) -> str:
    """What two lines have in common that say the same: day, amount, and the reference or else all that is written."""
    said = folded(line.references[0]) if line.references else folded(line.sender + line.text)
    return f"{line.day.isoformat()}|{line.amount}|{said}"


def line_id(owner: str, bank: str, key: str, number: int) -> str:
    """The id of the line with a key that is the `number`th of its kind, from 1."""
    return hashlib.sha256("\x1f".join((owner, bank, key, str(number))).encode()).hexdigest()[:32]


def of_file(
    owner: str, purse: Purse, found: Iterable[StatementLine], lines: Mapping[str, Kept]
) -> tuple[list[StatementLine], list[str]]:
    """The lines of a file that are new, with their ids, and the ids of those that are known.

    Lines that say the same are told apart by their running number: a file that has two brings two, however often it
    comes. A line whose notification was passed on before is known. What came to another account is another's money.
    """
    bank, account = purse
    seen: Counter[str] = Counter()
    told = _told(bank, lines)
    new: list[StatementLine] = []
    known: list[str] = []
    for line in found:
        key = key_of(line)
        seen[key] += 1
        name = line_id(owner, bank, key, seen[key])
        while name in lines and account and lines[name].account not in {"", account}:
            seen[key] += 1
            name = line_id(owner, bank, key, seen[key])
        if name in lines:
            known.append(name)
            told.pop(name, None)
            continue
        before = next((other for other, kept in told.items() if same_money(kept.line, line)), None)
        if before is None:
            new.append(replace(line, line_id=name))
        else:
            known.append(before)
            del told[before]
    return new, known


def of_notification(
    owner: str, bank: str, line: StatementLine, lines: Mapping[str, Kept]
) -> tuple[list[StatementLine], list[str]]:
    """A notification as a line of its own, unless the same came before or a file has it.

    Without a reference, the same words twice are the same notification passed on twice: nothing tells them apart.
    """
    for name, kept in lines.items():
        if kept.bank == bank and same_money(line, kept.line):
            return [], [name]
    return [replace(line, line_id=line_id(owner, bank, f"told|{key_of(line)}", 1))], []


def same_money(told: StatementLine, line: StatementLine) -> bool:
    """Whether a notification is about the money of a line."""
    if told.amount != line.amount or abs(told.day - line.day) > _APART:
        return False
    ours, theirs = {folded(one) for one in told.references}, {folded(one) for one in line.references}
    if ours and theirs:
        return bool(ours & theirs)
    if ours and any(one in folded(line.text) for one in ours):
        return True
    said = (folded(told.sender), folded(line.sender))
    return told.day == line.day and (not all(said) or said[0] == said[1])


def _told(bank: str, lines: Mapping[str, Kept]) -> dict[str, Kept]:
    """The lines of a bank that came as notifications, in the order of their days."""
    found = [
        (kept.line.day, name)
        for name, kept in lines.items()
        if kept.bank == bank and kept.source is Source.NOTIFICATION
    ]
    return {name: lines[name] for _, name in sorted(found)}
