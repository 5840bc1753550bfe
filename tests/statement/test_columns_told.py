"""Files whose columns the GOM tells one by one: what tells money that came from money that went is found out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gomflow.statement.reading.offering import as_told, read, tellable
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.testing.statements import TODAY
from gomflow_events.money import Currency
from gomflow_events.statement.terms import Columns

PHP = Currency.PHP

SIGNED = "when,much,who\n13/04/2026,850.00,ANA\n14/04/2026,-1.00,x\n"
WORDED = "when,much,kind,who\n13/04/2026,850.00,CR,ANA\n14/04/2026,1.00,DR,x\n"
BALANCED = "when,much,who,left\n13/04/2026,2.00,y,1000.00\n14/04/2026,850.00,ANA,1850.00\n15/04/2026,1.00,x,1849.00\n"
APART = "when,plus,minus,who\n13/04/2026,850.00,,ANA\n14/04/2026,,1.00,x\n"
ONLY_IN = "when,much,who\n13/04/2026,850.00,ANA\n14/04/2026,1.00,LIZA\n"


@pytest.mark.parametrize(
    ("text", "told", "came", "went"),
    [
        (SIGNED, Columns(header="", date=0, amount=1, sender=2), ["850.00"], 1),
        (WORDED, Columns(header="", date=0, amount=1, sender=3), ["850.00"], 1),
        (BALANCED, Columns(header="", date=0, amount=1, sender=2), ["850.00"], 1),
        (APART, Columns(header="", date=0, credit=1, debit=2, sender=3), ["850.00"], 1),
        (APART, Columns(header="", date=0, credit=1, sender=3), ["850.00"], 0),
        (ONLY_IN, Columns(header="", date=0, amount=1, sender=2), ["850.00", "1.00"], 0),
    ],
)
def test_what_came_is_told_from_what_went(text: str, told: Columns, came: list[str], went: int) -> None:
    found = as_told(text.encode(), told, PHP, TODAY)
    [way] = found.ways
    lines = read(text.encode(), way.columns, PHP, TODAY).lines

    assert not found.certain, "it is shown once before it counts"
    assert came == [str(line.amount.amount) for line in lines]
    assert (len(came), went) == (way.lines, way.outgoing)
    assert "ANA" == lines[0].sender


def test_a_column_of_money_is_no_text_and_one_with_the_sender_is() -> None:
    [way] = as_told(BALANCED.encode(), Columns(header="", date=0, amount=1, sender=2), PHP, TODAY).ways

    assert (2,) == way.columns.texts


def test_a_header_that_is_known_is_remembered_with_what_was_told() -> None:
    text = "Date,Amount,Paid,Details\n13/04/2026,1.00,850.00,ANA\n"
    [way] = as_told(text.encode(), Columns(header="", date=0, amount=2, sender=3), PHP, TODAY).ways

    assert ("DATE|AMOUNT|PAID|DETAILS", 2) == (way.columns.header, way.columns.amount)


@pytest.mark.parametrize("told", [Columns(header="", date=1, amount=0), Columns(header="", date=2, credit=1)])
def test_where_no_row_is_money_that_came_it_is_said(told: Columns) -> None:
    with pytest.raises(StatementTrouble) as trouble:
        as_told(SIGNED.encode(), told, PHP, TODAY)

    assert "no-rows" == trouble.value.code


@pytest.mark.parametrize(
    ("text", "can"),
    [
        (SIGNED, True),
        ("when,much\nnever,nothing\n", False),
        ("when,much\n13/04/2026,nothing\n", False),
        ("when,much\nnever,850.00\n", False),
    ],
)
def test_a_file_with_nothing_like_a_date_or_money_cannot_be_told(text: str, can: bool) -> None:  # noqa: FBT001
    assert can is tellable(text.encode())


place = st.integers(0, 61)


cell = st.sampled_from(["13/04/2026", "850.00", "-1", "ANA", "", "CR", "Date"])
columns = st.builds(
    Columns,
    header=st.just(""),
    date=place,
    amount=st.none() | place,
    credit=st.none() | place,
    debit=st.none() | place,
    references=st.tuples(place),
    sender=st.none() | place,
)


@given(st.lists(st.lists(cell, max_size=5), max_size=6), columns)
def test_whatever_is_told_is_read_or_refused_and_nothing_else(rows: list[list[str]], told: Columns) -> None:
    text = "\n".join(",".join(row) for row in rows).encode()
    try:
        found = as_told(text, told, PHP, TODAY)
    except StatementTrouble:
        return

    assert all(way.lines and way.sample for way in found.ways)
