"""Which line is whose money, and why the order in which statements come in does not matter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gomflow.agent.pairing import FreeLine, OpenPayment, pair
from gomflow.aggregate import Asked
from gomflow.statement.decide import STATEMENT
from gomflow.statement.state import Statements, joined
from gomflow_events.identity import AGENT, Actor, ActorKind, PaymentId, Role
from gomflow_events.money import Currency, Money
from gomflow_events.payment.terms import FoundBy
from gomflow_events.statement import events as e
from gomflow_events.statement import requests as r
from gomflow_events.statement.terms import Columns, Explained, How, StatementLine

DAY = date(2026, 11, 10)
REFERENCE = "3021456789012"


def payment(name: str = "p1", **known: Any) -> OpenPayment:
    usual: dict[str, Any] = {
        "payment_id": PaymentId(name),
        "references": frozenset[str](),
        "submission": "PH7K3Q9D2M",
        "amount": Money.of("850.00", "PHP"),
        "day": DAY,
        "names": ("Ana Reyes",),
        "method": "gcash",
        "bank": "gcash",
    }
    return OpenPayment(**{**usual, **known})


def line(name: str = "l1", amount: str = "850.00", **said: Any) -> FreeLine:
    usual: dict[str, Any] = {"day": DAY, "amount": Money.of(amount, "PHP"), "line_id": name}
    return FreeLine(said.pop("bank", "gcash"), StatementLine(**{**usual, **said}))


def found(payments: Sequence[OpenPayment], lines: Sequence[FreeLine]) -> dict[str, str]:
    return {str(name): free.line.line_id for name, (free, _) in pair(payments, lines).found.items()}


def test_a_reference_finds_its_payment_whatever_the_amount_and_the_day() -> None:
    paired = pair(
        [payment(references=frozenset({REFERENCE}))],
        [line(amount="1.00", day=DAY + timedelta(days=40), references=("3021 4567 89012",))],
    )

    assert {"p1": FoundBy.REFERENCE} == {name: by for name, (_, by) in paired.found.items()}


def test_a_reference_inside_the_words_of_a_line_counts() -> None:
    one = line(text="INSTAPAY CREDIT REF:3021-456-789012/ANA")

    assert {"p1": "l1"} == found([payment(references=frozenset({REFERENCE}), names=())], [one])


def test_the_reference_of_the_place_counts_where_the_buyer_wrote_it_down() -> None:
    assert {"p1": "l1"} == found([payment(names=())], [line(references=("PH-7K3Q9D2M",))])


def test_a_misread_reference_is_recognised_with_its_amount_and_day() -> None:
    read = payment(references=frozenset({"UB9988776655"}), names=())
    printed = line(references=("UB99887766S5",))

    assert {"p1": "l1"} == found([read], [printed])
    assert {} == found([replace(read, amount=Money.of("1.00", "PHP"))], [printed])


def test_a_short_number_proves_nothing_by_itself() -> None:
    read = payment(references=frozenset({"123456"}), names=())

    assert {"p1": "l1"} == found([read], [line(references=("123456",))])
    assert {} == found([read], [line(references=("123456",), amount="20.00")])


@pytest.mark.parametrize("sender", ["ANA REYES", "Reyes, Ana", "A*A R."])
def test_a_person_is_known_by_name_amount_and_day(sender: str) -> None:
    expected = {} if "*" in sender else {"p1": "l1"}

    assert expected == found([payment()], [line(sender=sender, day=DAY + timedelta(days=2))])


def test_a_name_in_the_words_of_a_line_has_to_be_there_whole() -> None:
    assert {"p1": "l1"} == found([payment()], [line(text="FUND TRANSFER ANA MARIE REYES 0012")])
    assert {} == found([payment()], [line(text="FUND TRANSFER ANA 0012")])


@pytest.mark.parametrize(
    "other",
    [
        line(sender="LIZA CRUZ"),
        line(sender="ANA REYES", amount="850.01"),
        line(sender="ANA REYES", day=DAY + timedelta(days=4)),
        line(sender="ANA REYES", day=DAY - timedelta(days=2)),
        line(sender="ANA REYES", bank="bpi"),
        line(),
    ],
)
def test_what_does_not_fit_is_nobodys(other: FreeLine) -> None:
    assert {} == found([payment()], [other])


def test_the_same_wallet_with_another_number_is_another_transfer() -> None:
    shown = payment(references=frozenset({REFERENCE}))

    assert {} == found([shown], [line(sender="ANA REYES", references=("9999888877776",))])


def test_two_payments_for_one_line_are_unclear_and_neither_is_settled() -> None:
    paired = pair([payment("p1"), payment("p2")], [line(sender="ANA REYES")])

    assert ({}, {"p1", "p2"}) == (dict(paired.found), set(paired.unclear))


def test_two_payments_for_two_lines_are_both_settled_whichever_is_whose() -> None:
    lines = [line("l1", sender="ANA REYES"), line("l2", sender="ANA REYES", day=DAY + timedelta(days=1))]

    assert {"p1": "l1", "p2": "l2"} == found([payment("p1"), payment("p2", day=DAY + timedelta(days=1))], lines)


def test_a_line_that_carries_a_reference_is_not_offered_to_namesakes() -> None:
    payments = [payment("p1", references=frozenset({REFERENCE})), payment("p2")]

    assert {"p1": "l1"} == found(payments, [line(references=(REFERENCE,), sender="ANA REYES")])


def test_periods_that_touch_become_one() -> None:
    periods = joined(((DAY, DAY), (DAY + timedelta(days=3), DAY + timedelta(days=4))), (DAY, DAY + timedelta(days=2)))

    assert ((DAY, DAY + timedelta(days=4)),) == periods


# In any order, with any overlap, the same comes out.

GOM = Actor(kind=ActorKind.MEMBER, id="gom", via="cli", roles=frozenset({Role.GOM}))
COLUMNS = Columns(header="H", date=0, amount=1)
NAMES = ("Ana Reyes", "Liza Cruz", "Jose Rizal")


def ask(state: Statements, actor: Actor, body: Any) -> tuple[Statements, Sequence[e.StatementEvent]]:
    events = STATEMENT.decide(body, state, Asked("gom", actor, datetime(2026, 11, 21, tzinfo=UTC)))
    for event in events:
        state = STATEMENT.evolve(state, event)
    return state, events


def imported(state: Statements, name: str, lines: Sequence[StatementLine]) -> Statements:
    state, _ = ask(
        state,
        GOM,
        r.StatementOffered(
            import_id=name, bank="gcash", currency=Currency.PHP, file=name, sha256="", size=1, columns=COLUMNS
        ),
    )
    days = [one.day for one in lines]
    state, _ = ask(
        state,
        AGENT,
        r.RowsReported(
            import_id=name,
            lines=tuple(lines),
            since=min(days, default=None),
            until=max(days, default=None),
            rows=len(lines),
            outgoing=0,
            skipped=(),
        ),
    )
    return state


def told(state: Statements, name: str, one: StatementLine) -> Statements:
    return ask(state, GOM, r.NotificationOffered(import_id=name, bank="gcash", line=one))[0]


def settled(state: Statements, payments: Sequence[OpenPayment]) -> tuple[Statements, set[str]]:
    """Pair what is open with what is free, as the consumer does after each import."""
    done = {kept.payment_id for kept in state.lines.values() if kept.payment_id}
    free = [FreeLine(kept.bank, kept.line) for kept in state.lines.values() if kept.is_free]
    paid = {reference for one in payments if one.payment_id in done for reference in one.references}
    paired = pair([one for one in payments if one.payment_id not in done], free, paid)
    explained = tuple(
        Explained(line_id=one.line.line_id, payment_id=name, how=How.CONFIRMED)
        for name, (one, _) in paired.found.items()
    )
    if explained:
        state, _ = ask(state, AGENT, r.ExplanationReported(import_id="", explained=explained))
    return state, {str(name) for name in done if name} | {str(name) for name in paired.found}


rows = st.builds(
    lambda ago, amount, name, numbered: StatementLine(
        day=DAY + timedelta(days=ago),
        amount=Money.of(amount, "PHP"),
        references=(f"30214567890{ago}{amount}{name}",) if numbered else (),
        sender=NAMES[name],
    ),
    st.integers(0, 6),
    st.sampled_from(["10", "20"]),
    st.integers(0, 2),
    st.booleans(),
)
claimed = st.builds(
    lambda number, ago, amount, name: payment(
        f"p{number}",
        day=DAY + timedelta(days=ago),
        amount=Money.of(amount, "PHP"),
        names=(NAMES[name],),
        references=frozenset({f"30214567890{ago}{amount}{name}"}) if number % 3 == 0 else frozenset(),
        method="bpi",
    ),
    st.integers(0, 99),
    st.integers(0, 6),
    st.sampled_from(["10", "20"]),
    st.integers(0, 2),
)


@given(
    st.lists(rows, max_size=9),
    st.lists(claimed, max_size=6, unique_by=lambda one: one.payment_id),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=4),
    st.data(),
)
def test_in_whatever_order_and_overlap_statements_come_the_same_is_settled(
    lines: list[StatementLine], payments: list[OpenPayment], periods: list[tuple[int, int]], data: st.DataObject
) -> None:
    at_once, expected = settled(imported(Statements(), "all", lines), payments)
    files = [[one for one in lines if min(p) <= (one.day - DAY).days <= max(p)] for p in [*periods, (0, 6)]]
    bits: list[Any] = data.draw(st.permutations([*files, *(one for one in lines if one.references)]))

    state, names = Statements(), set[str]()
    for number, bit in enumerate(bits):
        state = (told if isinstance(bit, StatementLine) else imported)(state, f"i{number}", bit)
        state, names = settled(state, payments)

    assert expected == names
    assert len(lines) == len(at_once.lines) == len(state.lines)


def test_the_same_file_again_brings_nothing_and_two_alike_stay_two() -> None:
    twice = [line(sender="ANA REYES").line] * 2
    bare = [replace(one, line_id="") for one in twice]

    state = imported(imported(Statements(), "one", bare), "again", bare)

    assert 2 == len(state.lines)
    assert ((), 2) == (state.imports["again"].new, len(state.imports["again"].known))
