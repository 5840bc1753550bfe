"""What a text by itself states of a transfer: that it was made, is to come, or failed."""

import re
from typing import Final

from gomflow.agent.reading.reservations import is_put_off, says_nothing, takes_back
from gomflow.agent.vocabulary import Phrases, vocabulary
from gomflow_events.payment.terms import TransferStatus

_HEADLINE: Final = 7
"""The most words a line has that states something; a longer one is a sentence and has to be read as one."""
_LONGEST_DENIAL: Final = 12
_NOT_YET: Final = Phrases.of(
    ["will", "to be", "can", "within", "akan", "make another", "request", "details", "how", "why"]
)
_CASH_IN: Final = re.compile(r"\bcash[- ]?in\b", re.IGNORECASE)
_OFFER: Final = re.compile(r"loan\b|\bborrow|credit line|\binsur|\binvest|raffle|cash ?back|voucher", re.IGNORECASE)
"""What an app offers beside a receipt: a loan that waits says nothing of the transfer."""
_PROCESSED: Final = re.compile(r"\b(?:telah|sudah|dah|selesai|berjaya)\s+diproses\b", re.IGNORECASE)
"""What by itself says that something is being processed, and behind these words that it was."""
_MEANS: Final = re.compile(r"\b(?:via|by|with|using|through|to|gamit|sa|melalui|dengan|kepada)\b.*$", re.IGNORECASE)
_SEVERAL: Final = 2


def says_a_status(text: str) -> bool:
    """Whether a text states what became of a transfer."""
    return stated_in(text) is not None


def worst_in(text: str) -> TransferStatus | None:
    """The worst that the words of a text say."""
    known = vocabulary()
    text = _PROCESSED.sub("selesai", text)
    if known.failed.are_in(text) or _is_denied(text):
        return TransferStatus.FAILED
    if known.pending.are_in(text):
        return TransferStatus.PENDING
    if known.negation.are_in(text):
        return None
    return TransferStatus.SUCCESS if known.success.are_in(text) or known.success_alone.are_all_of(text) else None


def stated_in(sentence: str) -> TransferStatus | None:
    """What a sentence states; nothing where it only says what might be."""
    known = vocabulary()
    status = worst_in(sentence) or _told_done(sentence)
    if status is None:
        return None
    if status is not TransferStatus.SUCCESS and _OFFER.search(sentence) and not known.things.are_in(sentence):
        return None
    supposes = known.rule.are_in(sentence)
    if len(sentence.split()) > _HEADLINE:
        supposes = supposes or known.wish.are_in(sentence)
    return None if supposes else status


def is_of_something_else(sentence: str) -> bool:
    """Whether what a short sentence says came to pass is no transfer, but a refund, a schedule or a top-up."""
    known = vocabulary()
    if len(sentence.split()) > _HEADLINE or stated_in(sentence) is not TransferStatus.SUCCESS:
        return False
    # By what means, and to whom, is not what it is said of.
    core = _MEANS.sub("", sentence)
    if known.undone.are_in(sentence) or _CASH_IN.search(sentence):
        return True
    return known.aside.are_in(core) and not known.things.are_in(sentence)


def _is_denied(text: str) -> bool:
    """Whether a short sentence says of something that it was not done, however it is put: We could not send it."""
    known = vocabulary()
    if not known.denial.are_in(text) or len(text.split()) > _LONGEST_DENIAL or text.rstrip().endswith("?"):
        return False
    if any(words.are_in(text) for words in (known.rule, known.wish)):
        return False
    return known.acts.are_in(text) or known.done.are_in(text)


def _told_done(sentence: str) -> TransferStatus | None:
    """Success where a short headline says of a transfer that it is over, and nothing that speaks against it."""
    known = vocabulary()
    says = known.things.are_in(sentence) and known.done.are_in(sentence)
    doubts = (known.negation, known.rule, known.wish, _NOT_YET)
    if not says or len(sentence.split()) > _HEADLINE or any(words.are_in(sentence) for words in doubts):
        return None
    return TransferStatus.SUCCESS


def reserves(text: str) -> bool:
    """Whether a text of several words puts a transfer off, denies it or takes it back."""
    if len(text.split()) < _SEVERAL or vocabulary().rule.are_in(text) or says_nothing(text):
        return False
    return takes_back(text) or is_put_off(text) or worst_in(text) in {TransferStatus.FAILED, TransferStatus.PENDING}
