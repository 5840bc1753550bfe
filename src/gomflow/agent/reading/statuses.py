"""What became of the transfer, in the words of its receipt."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from gomflow.agent.reading.free_text import free_words, hidden
from gomflow.agent.reading.labels import label_of
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.meaning import is_under_way
from gomflow.agent.reading.money import is_only_money, sums_in
from gomflow.agent.reading.placing import places
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.reading.reservations import is_for_show, is_put_off, plainly, says_nothing, takes_back
from gomflow.agent.reading.shapes import is_name, is_when, without_when
from gomflow.agent.reading.stating import is_of_something_else, reserves, stated_in, worst_in
from gomflow.agent.reading.telling import told_in
from gomflow.agent.vocabulary import Role, fold, vocabulary
from gomflow_events.payment.terms import TransferStatus

_TAKEN_OFF: Final = re.compile(r"[-\u2013\u2212]\s*(?:₱|PHP|P|RM|MYR)?\s*\d[\d,]*\.\d\d", re.IGNORECASE)
_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+(?![a-z])")
_ON_ITS_WAY: Final = re.compile(
    r"(?:it's|it is|(?:your |the )?(?:money|payment|transfer|cash)(?:'s| is)) (?:already |now )?"
    r"on (?:its|the) way(?: to .*)?[.!]*",
    re.IGNORECASE,
)
_MOVING: Final = frozenset({Role.RECIPIENT, Role.SENDER, Role.AMOUNT})
_IN_FULL: Final = re.compile(r"success|tagumpay|berjaya|\bhave\b|'ve\b|\b(?:telah|sudah|dah|na)\b", re.IGNORECASE)
_ENOUGH_TOLD: Final = 2
_SOMEBODY: Final = "Juan"
"""Stands for the name that was taken out of what is read for a status."""
_PARTY_LINES: Final = 4
"""The most lines from "Sent money to" to its sum."""
_STEP: Final = 4
"""The most words of a step on the way of a transfer."""
_TWO: Final = 2
"""The most lines the value of a status takes."""


def status_of(receipt: Receipt, *, above_first: bool) -> tuple[TransferStatus, bool]:
    """What the receipt says became of the transfer, and whether it says something against that as well.

    Unknown where it says nothing, or contradicts itself.
    """
    labelled = set(_labelled(receipt, above_first=above_first))
    sentences = [plainly(sentence) for sentence in _sentences(receipt) if not says_nothing(sentence)]
    steps = {(step, TransferStatus.PENDING) for step in _steps(receipt)}
    said = [(sentence, status) for sentence in sentences if (status := stated_in(sentence))]
    said = [one for one in said if one not in steps]
    stated = {status for sentence, status in said if not (is_under_way(sentence) or _is_on_its_way(sentence))}
    moving = {status for sentence, status in said if is_under_way(sentence) or _is_on_its_way(sentence)}
    moving |= {status for status in _moving(receipt) if status is not TransferStatus.SUCCESS}
    if TransferStatus.SUCCESS not in stated | labelled:
        # "Sending to" is what some call the recipient, long after it was sent, and after "Success!" some wave goodbye.
        stated |= moving
    stated |= moving - {TransferStatus.PENDING}
    stated |= {*_titled(receipt), *_beside_the_sum(receipt), *_ending_so(receipt), *_standing_as_values(receipt)}
    if any(map(is_put_off, sentences)) or _has_a_day_to_come(receipt):
        stated.add(TransferStatus.PENDING)
    every = labelled | stated
    if TransferStatus.FAILED not in every and any(map(takes_back, sentences)):
        return TransferStatus.UNKNOWN, True
    if (
        _is_disowned(receipt)
        or any(map(is_for_show, sentences))
        or any(is_of_something_else(one) for one, _ in said)
        or {TransferStatus.SUCCESS, TransferStatus.FAILED} <= every
    ):
        return TransferStatus.UNKNOWN, True
    for status in (TransferStatus.FAILED, TransferStatus.PENDING):
        if status in every:
            return status, False
    if TransferStatus.SUCCESS in every:
        if any(map(reserves, hidden(receipt))):
            return TransferStatus.UNKNOWN, True
        # A status that nobody understands may be any.
        return (TransferStatus.UNKNOWN if _is_unheard_of(receipt, labelled) else TransferStatus.SUCCESS), False
    return (TransferStatus.SUCCESS if _is_told(receipt) else TransferStatus.UNKNOWN), False


def _is_on_its_way(sentence: str) -> bool:
    """Whether a sentence says that money travels and nothing else: so it does, in other words, once it was sent."""
    return _ON_ITS_WAY.fullmatch(sentence.strip()) is not None


def is_incoming(receipt: Receipt) -> bool:
    """Whether the money came in instead of going out; points that were won are no money."""
    known = vocabulary()
    return any(known.incoming.are_in(line.text) and not known.rewards.are_in(line.text) for line in receipt.lines)


def _labelled(receipt: Receipt, *, above_first: bool) -> Iterator[TransferStatus]:
    """What the values of status labels say: each what stands in its likeliest place, and nothing else."""
    for label, values in receipt.labelled(Role.STATUS):
        pieces = next(places(label, values, above_first=above_first), None)
        if pieces is None:
            continue
        status = worst_in(pieces[0].text) or worst_in(" ".join(piece.text for piece in pieces[:_TWO]))
        if status is None and vocabulary().success_labelled.are_all_of(pieces[0].text):
            status = TransferStatus.SUCCESS
        if status is None:
            whole = " ".join(piece.text for piece in pieces[:_TWO])
            said = [stated_in(sentence) for text in (pieces[0].text, whole) for sentence in _SENTENCES.split(text)]
            status = next((one for one in said if one), None)
        if status is TransferStatus.SUCCESS and is_of_something_else(plainly(pieces[0].text)):
            status = TransferStatus.PENDING
        if status is not None:
            yield status


def _is_unheard_of(receipt: Receipt, understood: AbstractSet[TransferStatus]) -> bool:
    """Whether a label for the status has words beside it or after it, and no label for it says what is known."""
    shown = [
        values.inline or " ".join(line.text for line in values.beside[:_TWO])
        for _, values in receipt.labelled(Role.STATUS)
    ]
    said = [line.text for line in receipt.lines if stated_in(line.text) is TransferStatus.SUCCESS]
    strange = (text for text in shown if not any(one.startswith(text) for one in said))
    return not understood and any(any(map(str.isalpha, text)) for text in strange)


def _sentences(receipt: Receipt) -> Iterator[str]:
    """The free text of a receipt, sentence by sentence, joined where a line runs on in the next."""
    paragraph = ""
    last: Line | None = None
    for line in free_words(receipt):
        if line.index in receipt.labels and not _is_told_with_money(receipt, line):
            continue
        if last is not None and line.text[:1].islower() and last.gap_to(line) <= 1 and last.shares_column(line):
            paragraph = f"{paragraph} {line.text}"
        else:
            yield from _SENTENCES.split(paragraph)
            paragraph = line.text
        last = line
    yield from _SENTENCES.split(paragraph)


def _is_told_with_money(receipt: Receipt, line: Line) -> bool:
    """Whether a line is a label only for the amount below it, as in: Money sent. Beside an amount it says no more."""
    label = receipt.labels[line.index]
    beside = any(is_only_money(other.text) for other in receipt.page.row_of(line))
    several = len(line.text.split()) > 1 and not beside
    return label.role is Role.AMOUNT and several and len(label.lines) == 1 and label_of(line.text) is None


def _titled(receipt: Receipt) -> Iterator[TransferStatus]:
    """Success where the very label of the amount says so in full, as in: You have successfully transferred."""
    known = vocabulary()
    first = min(receipt.labels, default=0)
    for label, values in receipt.labelled(Role.AMOUNT, Role.RECIPIENT, Role.RECIPIENT_ACCOUNT, Role.DATE):
        text = " ".join(line.text for line in label.lines).removesuffix(label.rest)
        if label.role is Role.AMOUNT and not values.beside and known.success_alone.are_all_of(text):
            yield TransferStatus.SUCCESS
        if is_of_something_else(text):
            continue
        if label.role is Role.RECIPIENT and not values.beside and _heads_a_sum(receipt, label.box):
            yield from (status for status in (worst_in(text),) if status is TransferStatus.SUCCESS)
        headed = label.role is Role.RECIPIENT and label.rest and not label.said.colon and label.lines[0].index == first
        if headed and known.success.are_in(text):
            yield TransferStatus.SUCCESS
        if _IN_FULL.search(text) and known.success.are_in(text) and worst_in(text) is TransferStatus.SUCCESS:
            yield TransferStatus.SUCCESS


def _heads_a_sum(receipt: Receipt, line: Line) -> bool:
    """Whether nothing but a sum stands right under a line: whom it seems to name stands elsewhere."""
    under = next((other for other in receipt.lines if other.top >= line.middle and other.shares_column(line)), None)
    return under is not None and is_only_money(under.text)


def _beside_the_sum(receipt: Receipt) -> Iterator[TransferStatus]:
    """Success where "Done" stands right by the sum over all that is labelled; anywhere else it is a button."""
    labelled = [label.box.top for label, _ in receipt.labelled(*Role)]
    for line in receipt.lines:
        if line.index in receipt.labels or not vocabulary().success_labelled.are_all_of(line.text):
            continue
        sums = (one for one in receipt.lines if _is_a_sum(receipt, one))
        near = any(one.shares_column(line) and -1 < _gap(one, line) <= _BY_THE_SUM for one in sums)
        if near and sum(top > line.bottom for top in labelled) > 1:
            yield TransferStatus.SUCCESS


def _is_a_sum(receipt: Receipt, line: Line) -> bool:
    """Whether nothing but a sum stands on a line that is nobody's value, or the amount behind its label."""
    label = receipt.labels.get(line.index)
    if label is not None:
        return label.role is Role.AMOUNT and is_only_money(label.rest)
    return line.index not in receipt.owners and is_only_money(line.text)


def _gap(one: Line, other: Line) -> float:
    upper, lower = sorted((one, other), key=lambda line: line.top)
    return upper.gap_to(lower)


_BY_THE_SUM: Final = 1.5
"""How far from the sum of a page a word about it stands, in heights of a line."""


def _moving(receipt: Receipt) -> Iterator[TransferStatus]:
    """What labels themselves say, as in: Sending money to."""
    for label, _ in receipt.labelled(*_MOVING):
        status = worst_in(" ".join(line.text for line in label.lines).removesuffix(label.rest))
        if status is not None:
            yield status


def _standing_as_values(receipt: Receipt) -> Iterator[TransferStatus]:
    """Success where a text says so of a transfer, under what looks like a label and is a title."""
    for text in hidden(receipt):
        if vocabulary().things.are_in(text) and stated_in(text) is TransferStatus.SUCCESS:
            yield TransferStatus.SUCCESS


def _steps(receipt: Receipt) -> Iterator[str]:
    """What was so for a while, on the way to what is: short lines with nothing but a moment right by them."""
    for line in receipt.lines:
        if len(line.text.split()) > _STEP:
            continue
        under = [other for other in receipt.lines if other.top > line.middle and line.shares_column(other)][:1]
        near = [other for other in under if line.gap_to(other) <= 1] + receipt.page.row_of(line)
        if any(is_when(other.text) and not without_when(other.text).strip(" ,.\n") for other in near):
            yield line.text


def _ending_so(receipt: Receipt) -> Iterator[TransferStatus]:
    """What a title ends with, as in: Transfer to other account - Successful."""
    for line in receipt.lines:
        title, dash, state = line.text.rpartition(" - ")
        status = worst_in(state) if dash and len(state.split()) <= _TWO else None
        if status is not None and vocabulary().things.are_in(title):
            yield status


def _has_a_day_to_come(receipt: Receipt) -> bool:
    """Whether a label gives the day for which the transfer is scheduled."""
    return any(_SCHEDULED.search(label.said.phrase) for label, _ in receipt.labelled(Role.OTHER_DATE, Role.DATE))


_SCHEDULED: Final = re.compile("|".join(map(fold, ("schedul", "jadual", "iskedyul", "takda"))))


def _is_disowned(receipt: Receipt) -> bool:
    known = vocabulary()
    return is_incoming(receipt) or any(
        known.specimen.are_in(line.text) and not says_nothing(line.text) for line in receipt.lines
    )


def _is_told(receipt: Receipt) -> bool:
    """Whether money is said to have left, in two ways at least or with the sum, where no word for success is."""
    if any(_is_told_of_a_sum(receipt, line) for line in receipt.lines if is_only_money(line.text)):
        return True
    told = {told for line in receipt.lines for told in vocabulary().told.told_by(line.text)}
    known = vocabulary().told
    begun = [line for line in receipt.lines if any(map(known.begin, _SENTENCES.split(line.text)))]
    with_sum = any(next(sums_in(line.text), None) or _is_by_a_sum(receipt, line) for line in begun)
    return with_sum or len(told) >= _ENOUGH_TOLD or _is_posted(receipt)


def _is_told_of_a_sum(receipt: Receipt, line: Line) -> bool:
    """Whether a sum begins a sentence that goes on below it, as in: P225.00 / sent to JUAN; or ends one above it."""
    column = [other for other in receipt.lines if other.shares_column(line) and other is not line]
    under = next((other for other in column if other.top >= line.middle), None)
    if under is not None and line.gap_to(under) <= _BY_THE_SUM and told_in(f"{line.text} {under.text} {_SOMEBODY}"):
        return True
    over = [other for other in column if other.bottom <= line.middle][-_PARTY_LINES:]
    led = next((at for at, other in enumerate(over) if vocabulary().told.begin(other.text)), None)
    return led is not None and not any(receipt.is_label(other) for other in over[led + 1 :])


def _is_by_a_sum(receipt: Receipt, line: Line) -> bool:
    """Whether a line that is nothing but the words stands right over the sum, or between it and a name."""
    column = [other for other in receipt.lines if other.shares_column(line)]
    over = [other for other in column if other.bottom <= line.middle][-1:]
    under = [other for other in column if other.top >= line.middle][:1]
    if under and is_only_money(under[0].text) and line.gap_to(under[0]) <= _BY_THE_SUM:
        return True
    near = over and under and max(over[0].gap_to(line), line.gap_to(under[0])) <= _BY_THE_SUM
    # Names were taken out of what is read for a status.
    return bool(near) and is_only_money(over[0].text) and (not under[0].text or is_name(under[0].text))


def _is_posted(receipt: Receipt) -> bool:
    """Whether it is an entry of a wallet's history, which has no word for success: a sum taken off, and where to."""
    texts = [line.text.strip() for line in receipt.lines]
    return any(map(_TAKEN_OFF.fullmatch, texts)) and any(map(vocabulary().moved.begin, texts))
