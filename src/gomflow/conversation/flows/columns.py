"""What each column of a statement's file holds, asked one after the other where nobody could tell."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.flow import Step, Taken, Values
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.known import ColumnsRead, StatementTroubled
from gomflow.conversation.state import Flowing
from gomflow.conversation.turn import Turn
from gomflow_events.codec import to_json
from gomflow_events.statement.terms import Columns

SAME = "same"
"""What went out stands in the column of what came in."""
NONE = "none"
AGAIN = "again"
"""The GOM says themselves what the columns hold, or says it anew."""
ASKED = ("date", "came", "went", "number", "sender")
"""The questions. The last one's answer is looked at with the file: what comes of all of them is kept with it."""


def is_by_hand(values: Values) -> bool:
    """Whether the GOM says what the columns hold."""
    return bool(values.get("by_hand"))


def by_hand(values: Values) -> dict[str, Any]:
    """What the flow knows of a file whose columns are to be told from the beginning."""
    seed = {name: value for name, value in values.items() if name not in {*ASKED, "way"}}
    return {**seed, "ways": [], "certain": False, "by_hand": True}


def ways_of(values: Values) -> list[Any]:
    """The ways to read the file, each with its first line: as guessed, or as it was told."""
    found: list[Any] = values["sender"]["ways"] if isinstance(values.get("sender"), Mapping) else values["ways"]
    return found


def trouble_of(values: Values) -> str:
    """Why the file could not be looked at when all was told; empty where it could."""
    told = values.get("sender")
    return str(told.get("trouble", "")) if isinstance(told, Mapping) else ""


def columns_told(flow: Flowing, answer: AnswerGiven) -> Columns | None:
    """What the columns of a file hold, where this answer says the last of it."""
    if flow.flow != "statement" or flow.step != ASKED[-1]:
        return None
    values = flow.values
    try:
        sender = _place(answer, values, "date", "came", "went", may_be=(NONE,))
    except Problem:
        return None
    came, went, number = values["came"], values["went"], values["number"]
    return Columns(
        header="",
        date=values["date"],
        amount=came if went == SAME else None,
        credit=None if went == SAME else came,
        debit=went if isinstance(went, int) else None,
        references=(number,) if isinstance(number, int) else (),
        sender=sender if isinstance(sender, int) else None,
    )


def _place(answer: AnswerGiven, values: Values, *taken: str, may_be: tuple[str, ...] = ()) -> int | str:
    """The column that is meant, by its number from 1 or its name; or one of the words a button says. Raises Problem."""
    said, columns = answer.said.strip().rstrip(".)").casefold(), values["columns"]
    if said in may_be:
        return said
    names = [column["name"].casefold() for column in columns]
    place = int(said) - 1 if said.isdecimal() else names.index(said) if names.count(said) == 1 else -1
    if not 0 <= place < len(columns):
        raise Problem("column", most=len(columns))
    if place in {values.get(name) for name in taken}:
        raise Problem("column-taken")
    return place


def _take_date(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    return Taken(_place(answer, values))


def _take_came(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    return Taken(_place(answer, values, "date"))


def _take_went(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    place = _place(answer, values, "date", may_be=(SAME, NONE))
    return Taken(SAME if place == values["came"] else place)


def _take_number(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    return Taken(_place(answer, values, "date", "came", "went", may_be=(NONE,)))


def _take_sender(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    return Taken(_place(answer, values, "date", "came", "went", may_be=(NONE,)))


def _look(taken: Taken, turn: Turn) -> Taken:
    """The last answer, with what comes of all of them."""
    read = turn.known.statement
    if isinstance(read, StatementTroubled):
        # Where no row could be read that way, it is told again; a file that is gone is sent again.
        return Taken({"place": taken.value, "ways": [], "trouble": "" if read.code == "no-rows" else read.code})
    assert isinstance(read, ColumnsRead), "the file is looked at when the last of its columns was told"
    ways = [[to_json(columns), to_json(first) if first else None] for columns, first in read.ways]
    return Taken({"place": taken.value, "ways": ways, "lines": read.lines, "outgoing": read.outgoing})


_TAKE = {
    "date": _take_date,
    "came": _take_came,
    "went": _take_went,
    "number": _take_number,
    "sender": _take_sender,
}

STEPS = tuple(
    Step(
        name=name,
        take=_TAKE[name],
        when=is_by_hand,
        shows=("columns", "bank"),
        look=_look if name == ASKED[-1] else None,
    )
    for name in ASKED
)
