"""What a label nobody listed is a label of, from what its words mean together."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from gomflow.agent.vocabulary.roles import Role


class Concept(StrEnum):
    """What one word of a label means."""

    FILLER = "filler"
    MONEY = "money"
    FUNDS = "funds"
    MOVED = "moved"
    FEE = "fee"
    TOTAL = "total"
    DEBIT = "debit"
    PLUS = "plus"
    BEFORE = "before"
    BALANCE = "balance"
    REST = "rest"
    OTHER_MONEY = "other_money"
    TRANSFER = "transfer"
    REFERENCE = "reference"
    RECEIPT = "receipt"
    NUMBER = "number"
    OTHER_NUMBER = "other_number"
    RAIL = "rail"
    TO = "to"
    FROM = "from"
    OWN = "own"
    ACCOUNT = "account"
    NAME = "name"
    BANK = "bank"
    DATE = "date"
    TIME = "time"
    COMPLETED = "completed"
    STATUS = "status"
    NOTE = "note"
    CHANNEL = "channel"
    HEADING = "heading"


_Meant = frozenset[Concept]
_C = Concept


def role_of(meant: _Meant) -> Role | None:
    """The role of a label of these meanings; None where they make none."""
    if _C.HEADING in meant or ({_C.FROM, _C.TO} <= meant and not meant & {_C.NOTE, _C.MONEY, _C.NUMBER}):
        return Role.HEADING
    if _C.COMPLETED in meant and not meant & {_C.DATE, _C.TIME}:
        return None
    if _C.REST in meant and meant & {_C.FUNDS, _C.OWN}:
        return Role.BALANCE
    meant -= {_C.FILLER, _C.FUNDS} if _C.FEE in meant else {_C.FILLER, _C.FUNDS, _C.PLUS}
    if meant & {_C.OWN, _C.DEBIT} and meant & {_C.ACCOUNT, _C.NAME} and not meant & {_C.TO, _C.TOTAL}:
        meant = (meant | {_C.FROM}) - {_C.DEBIT}
    meant -= {_C.OWN}
    return next((role for holds, role in _RULES if holds(meant)), None)


def _has(*concepts: Concept) -> Callable[[_Meant], bool]:
    """Whether all of these are among the meanings."""
    wanted = frozenset(concepts)
    return lambda meant: wanted <= meant


def _only(*concepts: Concept) -> Callable[[_Meant], bool]:
    """Whether the first of these is meant, and nothing beside the rest of them."""
    first, allowed = concepts[0], frozenset(concepts)
    return lambda meant: first in meant and meant <= allowed


def _exactly(*concepts: Concept) -> Callable[[_Meant], bool]:
    """Whether these are the meanings, all of them and no other."""
    wanted = frozenset(concepts)
    return lambda meant: meant == wanted


def _total(meant: _Meant) -> bool:
    """Total with fee, amount plus charges, deducted in total; but not total fees, nor the account that was debited."""
    of_a_party = {_C.BANK, _C.NAME, _C.NUMBER}
    if not meant & {_C.TO, _C.TOTAL}:
        of_a_party |= {_C.ACCOUNT}
    if meant & of_a_party:
        return False
    if _C.FEE in meant:
        return _C.PLUS in meant and bool(meant & {_C.TOTAL, _C.MONEY})
    return _C.TOTAL in meant or (_C.DEBIT in meant and not meant & {_C.TO, _C.FROM})


def _fee(meant: _Meant) -> bool:
    return _C.FEE in meant and _C.BEFORE not in meant


def _amount(meant: _Meant) -> bool:
    """The sum of a transfer; where money is only what went to somebody, it is a label of the party."""
    return _C.MONEY in meant and not meant & {_C.ACCOUNT, _C.NAME, _C.BANK, _C.NUMBER}


def _reference(meant: _Meant) -> bool:
    if meant & {_C.ACCOUNT, _C.NAME}:
        return False
    return _C.REFERENCE in meant or (_C.NUMBER in meant and bool(meant & {_C.TRANSFER, _C.RECEIPT}))


def _own_account(meant: _Meant) -> bool:
    return {_C.FROM, _C.ACCOUNT, _C.NUMBER} <= meant


_RULES: Final[tuple[tuple[Callable[[_Meant], bool], Role], ...]] = (
    (_has(_C.BALANCE), Role.BALANCE),
    (_has(_C.OTHER_MONEY), Role.OTHER_MONEY),
    (_has(_C.RAIL, _C.REFERENCE), Role.RAIL_REFERENCE),
    (_has(_C.RAIL, _C.ACCOUNT), Role.RECIPIENT_ACCOUNT),
    (_has(_C.RAIL, _C.NUMBER), Role.RAIL_REFERENCE),
    (_has(_C.OTHER_NUMBER, _C.BANK), Role.BANK),
    (_only(_C.FROM, _C.OTHER_NUMBER), Role.SENDER),
    (_has(_C.OTHER_NUMBER), Role.OTHER_REFERENCE),
    (_has(_C.TO, _C.REFERENCE), Role.NOTE),
    (_has(_C.NOTE), Role.NOTE),
    (_has(_C.STATUS), Role.STATUS),
    (_total, Role.TOTAL),
    (_fee, Role.FEE),
    (_reference, Role.REFERENCE),
    (_only(_C.DATE, _C.TIME, _C.TRANSFER, _C.MOVED, _C.COMPLETED), Role.DATE),
    (_only(_C.TIME, _C.TRANSFER, _C.MOVED, _C.COMPLETED), Role.TIME),
    (_amount, Role.AMOUNT),
    (_only(_C.BANK, _C.TO, _C.NAME, _C.MOVED, _C.TRANSFER), Role.BANK),
    (_own_account, Role.SENDER_ACCOUNT),
    (_has(_C.TO, _C.NAME), Role.RECIPIENT),
    (_has(_C.FROM, _C.NAME), Role.SENDER),
    (_has(_C.TO, _C.ACCOUNT), Role.RECIPIENT_ACCOUNT),
    (_has(_C.FROM, _C.ACCOUNT), Role.SENDER),
    (_has(_C.ACCOUNT, _C.NAME), Role.NAME),
    (_only(_C.ACCOUNT, _C.NUMBER), Role.ACCOUNT),
    (_exactly(_C.TO, _C.NUMBER), Role.RECIPIENT_ACCOUNT),
    (_only(_C.FROM, _C.NUMBER), Role.SENDER_ACCOUNT),
    (_only(_C.CHANNEL, _C.TRANSFER, _C.MOVED, _C.RAIL), Role.CHANNEL),
    (_only(_C.TO, _C.TRANSFER, _C.MOVED), Role.RECIPIENT),
    (_only(_C.FROM, _C.TRANSFER, _C.MOVED, _C.DEBIT), Role.SENDER),
    (_only(_C.DEBIT, _C.TO), Role.SENDER),
    (_only(_C.NAME), Role.NAME),
)
"""What is meant, from what is said rarely and clearly to what is said often and vaguely."""
