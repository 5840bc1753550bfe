"""The small HTML: what it reads, what it writes, and how it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from teremok.validation import validate_html

from gomflow_adapters.telegram.markup import Run, Tag, cut, read, units, write

BOLD = Tag("b")
ITALIC = Tag("i")

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["<b>", "</b>", "<i>", "</i>", "<code>", "</code>", '<a href="https://gomflow.ph/o?a=1">', "</a>"]
        ),
        st.sampled_from(["&lt;", "&gt;", "&amp;", "\n", "\n\n", " ", "<", "&", "🎉", "₱1,299.00", "ñ"]),
        st.text(alphabet="abc ", min_size=1, max_size=30),
    ),
    max_size=60,
).map("".join)


def plain(html: str) -> str:
    return "".join(run.text for run in read(html))


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        ("", []),
        ("Salamat po", [Run("Salamat po")]),
        ("<b>Paid</b> &amp; <i>done</i>", [Run("Paid", (BOLD,)), Run(" & "), Run("done", (ITALIC,))]),
        ("<b>a<i>b</i></b>", [Run("a", (BOLD,)), Run("b", (BOLD, ITALIC))]),
        ('<a href="https://x.ph/?a=1&amp;b=2">x</a>', [Run("x", (Tag("a", "https://x.ph/?a=1&b=2"),))]),
        ("<b>never closed", [Run("never closed", (BOLD,))]),
        ("<b><i>crossed</b></i> over", [Run("crossed", (BOLD, ITALIC)), Run(" over")]),
        ("closed</b> only", [Run("closed"), Run(" only")]),
        ("<b><b>twice</b></b>", [Run("twice", (BOLD,))]),
        ("<u>not ours</u>", [Run("<u>not ours</u>")]),
        ("3 < 4 & 5 > 2", [Run("3 < 4 & 5 > 2")]),
    ],
)
def test_runs_are_read(html: str, runs: list[Run]) -> None:
    assert runs == read(html)


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<b>a<i>b</i>c</b>", "<b>a<i>b</i>c</b>"),
        ("<b><i>crossed</b></i> over", "<b><i>crossed</i></b> over"),
        ("<u>not & ours</u>", "&lt;u&gt;not &amp; ours&lt;/u&gt;"),
        ('<a href="https://x.ph/?a=1&b=2">x</a>', '<a href="https://x.ph/?a=1&amp;b=2">x</a>'),
    ],
)
def test_what_is_written_is_well_formed(html: str, written: str) -> None:
    assert written == write(read(html))


def parts_of(html: str, limit: int) -> list[str]:
    return [write(part) for part in cut(read(html), limit)]


def test_a_short_text_stays_whole() -> None:
    assert ["one <b>two</b>"] == parts_of("one <b>two</b>", 100)


def test_a_text_is_cut_between_paragraphs_first() -> None:
    assert ["first line\nsecond line", "third line"] == parts_of("first line\nsecond line\n\nthird line", 30)


def test_then_between_lines() -> None:
    assert ["first line\nsecond line", "third line"] == parts_of("first line\nsecond line\nthird line", 30)


def test_then_between_words() -> None:
    assert ["eight nine ten", "eleven twelve"] == parts_of("eight nine ten eleven twelve", 19)


def test_and_within_a_word_only_where_nothing_else_is_left() -> None:
    assert ["aaaaaaaaaa", "aaaaaaaaaa", "aaaaa"] == parts_of("a" * 25, 10)


def test_an_early_border_is_not_worth_a_tiny_part() -> None:
    assert ["a\n\nbbbbbbbb", "cccccccc"] == parts_of("a\n\nbbbbbbbb cccccccc", 14)


def test_open_elements_are_closed_and_opened_again() -> None:
    assert ["<b>one <i>two</i></b>", "<b><i>three</i> four</b>"] == parts_of("<b>one <i>two three</i> four</b>", 26)


def test_length_is_counted_in_utf_16() -> None:
    assert ["🎉" * 5, "🎉" * 5] == parts_of("🎉" * 10, 10)
    assert units("🎉a") == 3


@given(html=PIECES, limit=st.integers(min_value=90, max_value=300))
def test_parts_fit_are_well_formed_and_lose_no_word(html: str, limit: int) -> None:
    parts = parts_of(html, limit)

    assert [] == [part for part in parts if units(part) > limit]
    for part in parts:
        validate_html(part)
    assert "".join(plain(html).split()) == "".join("".join(plain(part).split()) for part in parts)


@given(html=PIECES)
def test_writing_what_was_read_says_the_same(html: str) -> None:
    assert read(html) == read(write(read(html))) or plain(html) == plain(write(read(html)))
