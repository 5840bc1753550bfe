"""Files of a dozen wallets and banks: what is read off each, what is asked, and what is refused."""

import csv
import io
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gomflow.statement.reading.amounts import amount_in, number_in
from gomflow.statement.reading.dates import day_in, order_of
from gomflow.statement.reading.decoding import LARGEST, text_of
from gomflow.statement.reading.offering import offer, read
from gomflow.statement.reading.table import MOST_ROWS, table_of
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.testing.statement_layouts import LAYOUTS
from gomflow.testing.statements import MAYA, SAMPLES, TNG, TODAY, Sample
from gomflow_events.money import Currency, Money
from gomflow_events.statement.terms import Skip


@pytest.mark.parametrize("sample", [*SAMPLES, *LAYOUTS], ids=[sample.name for sample in [*SAMPLES, *LAYOUTS]])
def test_a_file_is_read_as_it_is_meant(sample: Sample) -> None:
    offered = offer(sample.data, sample.currency, TODAY)

    found = read(sample.data, offered.ways[0].columns, sample.currency, TODAY)

    assert [line[:2] for line in sample.lines] == [
        (line.day.isoformat(), str(line.amount.amount)) for line in found.lines
    ]
    for (_, _, reference, sender), line in zip(sample.lines, found.lines, strict=True):
        assert not reference or reference in line.references
        assert sender == line.sender
    assert (sample.outgoing, sample.skipped) == (found.outgoing, len(found.skipped))
    assert offered.certain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_the_encoding_changes_nothing(encoding: str) -> None:
    text = MAYA.replace("ANA R. REYES", "NIÑA R. PEÑA")

    found = offer(text.encode(encoding), Currency.PHP, TODAY)

    assert ["NIÑA R. PEÑA"] == [line.sender for line in found.ways[0].sample]


def test_the_days_of_a_file_are_those_of_all_its_rows() -> None:
    offered = offer(MAYA.encode(), Currency.PHP, TODAY)

    found = read(MAYA.encode(), offered.ways[0].columns, Currency.PHP, TODAY)

    assert (date(2026, 11, 18), date(2026, 11, 19)) == (found.since, found.until)
    assert [(3, Skip.NOT_COMPLETED)] == [(one.row, one.why) for one in found.skipped]
    assert [time(10, 33)] == [line.at.time() for line in found.lines if line.at]


def test_a_date_that_could_be_two_is_asked_about_and_never_guessed() -> None:
    data = b"Date,Details,Amount\n03/04/2026,from ANA,+850.00\n05/04/2026,from LIZA,+120.00\n04/04/2026,x,-1.00\n"

    found = offer(data, Currency.PHP, TODAY)

    assert not found.certain
    assert [date(2026, 3, 4), date(2026, 4, 3)] == [way.sample[0].day for way in found.ways]


def test_what_was_answered_once_is_not_asked_again() -> None:
    data = b"Date,Details,Amount\n03/04/2026,from ANA,+850.00\n05/04/2026,from LIZA,+120.00\n04/04/2026,x,-1.00\n"
    later = b"Date,Details,Amount\n06/05/2026,from ANA,+50.00\n05/05/2026,from LIZA,+20.00\n07/05/2026,x,-1.00\n"
    chosen = offer(data, Currency.PHP, TODAY).ways[1].columns

    again = offer(later, Currency.PHP, TODAY, chosen)

    assert again.certain
    assert [date(2026, 5, 6), date(2026, 5, 5)] == [line.day for line in again.ways[0].sample]


def test_a_bank_that_changed_its_file_is_looked_at_anew() -> None:
    chosen = offer(MAYA.encode(), Currency.PHP, TODAY).ways[0].columns

    found = offer(TNG.encode(), Currency.MYR, TODAY, chosen)

    assert found.header != chosen.header
    assert found.ways[0].columns.amount == 2


def test_amounts_without_any_sign_are_asked_about() -> None:
    found = offer(b"Date,Note,Amount\n13/04/2026,ANA,850.00\n14/04/2026,LIZA,120.00\n", Currency.PHP, TODAY)

    assert not found.certain
    assert found.ways[0].columns.incoming


def test_a_file_without_a_header_is_asked_about() -> None:
    found = offer(b"13/04/2026,ANA 9988776655,850.00\n14/04/2026,LIZA 9988776656,-120.00\n", Currency.PHP, TODAY)

    assert not found.certain
    assert [("9988776655",)] == [line.references for line in found.ways[0].sample]


def test_the_balance_tells_what_came_whichever_row_is_the_first() -> None:
    rows = [("18/11/2026", "85.50", "185.50"), ("19/11/2026", "12.00", "173.50"), ("20/11/2026", "30.00", "203.50")]

    for ordered in (rows, rows[::-1]):
        data = "\n".join(["Date,Details,Amount,Balance", *(f"{day},x,{much},{left}" for day, much, left in ordered)])
        offered = offer(data.encode(), Currency.MYR, TODAY)
        found = read(data.encode(), offered.ways[0].columns, Currency.MYR, TODAY)

        assert offered.certain
        assert ["30.00"] == [str(line.amount.amount) for line in found.lines]
        assert 1 == found.outgoing
        assert [Skip.DIRECTION] == [row.why for row in found.skipped], "what was before the first, nobody knows"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"x" * (LARGEST + 1), "too-large"),
        (b"PK\x03\x04" + b"\x00" * 50, "spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 50, "spreadsheet"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (bytes(range(256)) * 20, "binary"),
        (b"Good morning! Here is the money.\nBye.", "no-table"),
        (b"a,b,c\nd,e,f\n", "no-columns"),
        (b"Date,Amount\nnever,nothing\n", "no-columns"),
        (b"Date,Amount,Status\n13/04/2026,+1.00,pending\n", "no-rows"),
        (b"Date,Amount\n" + b"13/04/2026,1.00\n" * (MOST_ROWS + 1), "too-many-rows"),
        (b"a," * 200 + b"\n", "no-table"),
    ],
)
def test_what_is_no_statement_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(StatementTrouble) as refused:
        offer(data, Currency.PHP, TODAY)

    assert code == refused.value.code


def test_rows_that_cannot_be_read_are_left_out_one_by_one_with_their_reason() -> None:
    data = (
        b"Date,Details,Amount,Status\n"
        b"13/04/2026,fine,+850.00,Completed\n"
        b"soon,what day,+10.00,Completed\n"
        b"14/04/2026,how much,lots,Completed\n"
        b"15/04/2026,abroad,USD 10.00,Completed\n"
        b"25/12/2026,ahead,+10.00,Completed\n"
        b"16/04/2026,not yet,+10.00,Pending\n"
        b"17/04/2026,gone,-10.00,Completed\n"
    )

    found = read(data, offer(data, Currency.PHP, TODAY).ways[0].columns, Currency.PHP, TODAY)

    assert [(3, "date"), (4, "amount"), (5, "currency"), (6, "in_the_future"), (7, "not_completed")] == [
        (one.row, one.why.value) for one in found.skipped
    ]
    assert (1, 1, 7) == (len(found.lines), found.outgoing, found.rows)


@pytest.mark.parametrize(
    ("cell", "value", "incoming"),
    [
        ("1,234.50", "1234.50", None),
        ("1.234,50", "1234.50", None),
        ("1,234", "1234", None),
        ("1.234.567", "1234567", None),
        ("1 234,5", "1234.5", None),
        ("1'234.50", "1234.50", None),
        ("(20.00)", "20.00", False),
        ("-20.00", "20.00", False),
        ("\u221220.00", "20.00", False),
        ("20.00-", "20.00", False),
        ("+20.00", "20.00", True),
        ("20.00+", "20.00", True),
        ("PHP 850.00 CR", "850.00", True),
        ("850.00DR", "850.00", False),
        ("₱850", "850", None),
        ("RM-12.50", "12.50", False),
        ("- RM 12.50", "12.50", False),
        (".50", "0.50", None),
    ],
)
def test_an_amount_is_exact_in_every_writing(cell: str, value: str, incoming: bool | None) -> None:  # noqa: FBT001
    found = amount_in(cell)

    assert found is not None
    assert (Decimal(value), incoming) == (found.value, found.incoming)


@pytest.mark.parametrize("cell", ["", "-", "n/a", "12:30", "1,23,45", "1.2.3", "12-11-2026", "1e5", "٣", "9" * 12])
def test_what_is_no_amount_is_none(cell: str) -> None:
    assert amount_in(cell) is None


@pytest.mark.parametrize(
    ("cell", "day_first", "day", "clock"),
    [
        ("21/11/2026", True, (2026, 11, 21), None),
        ("11/21/2026", True, (2026, 11, 21), None),
        ("11/12/2026", True, (2026, 12, 11), None),
        ("11/12/2026", False, (2026, 11, 12), None),
        ("2026-11-21T10:15:30", True, (2026, 11, 21), (10, 15, 30)),
        ("20261121101530", True, (2026, 11, 21), (10, 15, 30)),
        ("20261121", True, (2026, 11, 21), None),
        ("21 Nob 2026 6:30 PM", True, (2026, 11, 21), (18, 30, 0)),
        ("21 Dis 2026, 6:30 PTG", True, (2026, 12, 21), (18, 30, 0)),
        ("Nov 21, 2026 12:05 AM", True, (2026, 11, 21), (0, 5, 0)),
        ("21-Ogos-26", True, (2026, 8, 21), None),
        ("21.11.26", True, (2026, 11, 21), None),
    ],
)
def test_a_date_is_read_in_every_writing(
    cell: str,
    day_first: bool,  # noqa: FBT001
    day: tuple[int, int, int],
    clock: tuple[int, int, int] | None,
) -> None:
    found = day_in(cell, day_first=day_first)

    assert found is not None
    assert (date(*day), None if clock is None else time(*clock)) == (found.day, found.clock)


@pytest.mark.parametrize("cell", ["", "soon", "31/02/2026", "99/99/2026", "1234567890123", "21 Foo 2026"])
def test_what_is_no_date_is_none(cell: str) -> None:
    assert day_in(cell, day_first=True) is None


@pytest.mark.parametrize(
    ("cells", "day_first", "certain"),
    [
        (["11/12/2026", "10/12/2026"], False, True),  # the other way they lie ahead
        (["01/11/2026", "02/10/2026", "05/11/2026"], False, True),  # the other way they go to and fro
        (["13/04/2026", "04/05/2026"], True, True),
        (["04/13/2026", "04/05/2026"], False, True),
        (["01/11/2026", "02/11/2026"], True, False),
        (["2026-11-01"], True, True),
    ],
)
def test_the_dates_of_a_column_tell_together_which_way_they_are_meant(
    cells: list[str],
    day_first: bool,  # noqa: FBT001
    certain: bool,  # noqa: FBT001
) -> None:
    found = order_of(cells, TODAY, usual=True)

    assert (day_first, certain) == (found.day_first, found.certain)


@given(st.integers(1, 10**9), st.sampled_from([",", ".", ""]))
def test_no_centavo_is_lost_in_any_writing(minor: int, thousands: str) -> None:
    decimal = "," if thousands == "." else "."
    whole = f"{minor // 100:,}".replace(",", thousands)

    assert Decimal(minor).scaleb(-2) == number_in(f"{whole}{decimal}{minor % 100:02}")


cells = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 10**7), cells), min_size=1, max_size=12))
def test_whatever_else_stands_in_a_file_its_days_and_amounts_come_out(rows: list[tuple[int, int, str]]) -> None:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["Date", "Description", "Debit", "Credit"])
    expected = []
    for ago, minor, text in rows:
        day = TODAY - timedelta(days=ago)
        amount = Decimal(minor).scaleb(-2)
        table.writerow([day.isoformat(), f"no. {text}", "", f"{amount:.2f}"])
        expected.append((day, Money(amount, Currency.PHP)))
    data = written.getvalue().encode()

    found = read(data, offer(data, Currency.PHP, TODAY).ways[0].columns, Currency.PHP, TODAY)

    assert expected == [(line.day, line.amount) for line in found.lines]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    code = ""
    try:
        offered = offer(data, Currency.PHP, TODAY)
    except StatementTrouble as refused:
        offered, code = None, refused.code

    assert (offered is None) == bool(code)


def test_cells_are_told_apart_by_what_most_rows_agree_on() -> None:
    assert ("a, b", "c") == table_of(text_of(b"a, b;c\nd, e;f\n"))[0].cells
