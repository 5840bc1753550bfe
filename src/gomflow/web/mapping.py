"""What the columns of a file hold, as the GOM says on a page: for a file that was read wrongly, or not at all."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Form

from gomflow.statement.reading.table import MOST_CELLS
from gomflow_events.statement.terms import Columns

Place = Annotated[str, Form(pattern=r"^\d{0,2}$")]

HOLDS = ("date", "amount", "credit", "debit", "direction", "reference", "sender", "description", "status")
"""What a column can hold, as the page asks it."""


def said_columns(
    by_hand: Annotated[str, Form(max_length=3)] = "",
    date: Place = "",
    amount: Place = "",
    credit: Place = "",
    debit: Place = "",
    direction: Place = "",
    reference: Place = "",
    sender: Place = "",
    description: Place = "",
    status: Place = "",
    days: Annotated[str, Form(max_length=10)] = "",
) -> Columns | None:
    """The columns as they were said; None where nobody said, or no column of dates or of money."""
    day, came = _place(date), _place(credit)
    much = None if came is not None else _place(amount)
    if by_hand != "yes" or day is None or (came is None and much is None):
        return None
    number, words = _place(reference), _place(description)
    return Columns(
        header="",
        date=day,
        amount=much,
        credit=came,
        debit=_place(debit),
        direction=_place(direction),
        references=() if number is None else (number,),
        sender=_place(sender),
        texts=() if words is None else (words,),
        status=_place(status),
        day_first=days == "day",
    )


def _place(said: str) -> int | None:
    return int(said) if said and int(said) < MOST_CELLS else None


def places_of(columns: Columns | None) -> Mapping[str, int | None]:
    """What each question of the page is answered with at first: as far as it was guessed."""
    if columns is None:
        return dict.fromkeys(HOLDS)
    found = {name: getattr(columns, name) for name in HOLDS if name not in {"reference", "description"}}
    named = {"reference": columns.references, "description": columns.texts}
    return {name: found[name] if name in found else next(iter(named[name]), None) for name in HOLDS}


SaidColumns = Annotated[Columns | None, Depends(said_columns)]
