"""References: their canonical form, what could be taken for them, and the form their method gives them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gomflow.agent.references import Form, canonical, form_of, look_alike, mended
from gomflow.methods import catalogue


@pytest.mark.parametrize(
    ("printed", "one"),
    [
        ("1061 318 609139", "1061318609139"),
        ("bn-20261111-66661760", "BN2026111166661760"),
        ("7c2a 91f0 3b11", "7C2A91F03B11"),
        ("A-48MTYBSCAB8N", "A48MTYBSCAB8N"),
    ],
)
def test_two_spellings_have_one_form(printed: str, one: str) -> None:
    assert one == canonical(printed)


@given(st.text())
def test_the_canonical_form_is_its_own(text: str) -> None:
    assert canonical(text) == canonical(canonical(text))


@given(st.text())
def test_what_looks_alike_is_alike_however_it_is_printed(text: str) -> None:
    assert look_alike(text) == look_alike(canonical(text)) == look_alike(look_alike(text))


@pytest.mark.parametrize(
    ("one", "other"), [("OB5Z1G", "08521G"), ("D83CEE", "083CEE"), ("BEBB2737F6A6", "8E88Z737FGAG")]
)
def test_misread_letters_look_alike(one: str, other: str) -> None:
    assert look_alike(one) == look_alike(other)


@pytest.mark.parametrize(
    ("key", "reference", "day", "form"),
    [
        ("gcash", "1061318609139", None, Form.FITS),
        ("gcash", "106131860913", None, Form.BROKEN),
        ("maya", "MRFV97X4UEH8", None, Form.FITS),
        ("maya", "MRFV97X4UEH", None, Form.BROKEN),
        ("bdo", "BN2026111166661760", date(2026, 11, 11), Form.FITS),
        ("bdo", "BN2026111166661760", date(2026, 11, 12), Form.FITS),
        ("bdo", "BN2026111166661760", date(2026, 11, 14), Form.BROKEN),
        ("bdo", "BN2026999966661760", None, Form.BROKEN),
        ("cimb", "202608070343897254", date(2026, 8, 7), Form.FITS),
        ("cimb", "202608070343897254", date(2026, 11, 7), Form.BROKEN),
        ("maybank2u", "7901990048", None, Form.FITS),
        ("maybank_mae", "960386438M", None, Form.FITS),
        ("maybank_mae", "960386438", None, Form.BROKEN),
    ],
)
def test_a_sourced_form_may_speak_against_a_reference(key: str, reference: str, day: date | None, form: Form) -> None:
    assert form is form_of(reference, catalogue()[key], day)


@pytest.mark.parametrize("key", ["unionbank", "gotyme", "tng", "boost", "bpi", "rhb", "metrobank"])
def test_an_assumed_form_may_not(key: str) -> None:
    assert Form.UNKNOWN is form_of("9X8Y7Z6W5V", catalogue()[key], None)


@pytest.mark.parametrize("reference", ["12345", "0000000000000", "1" * 41, "121212121212"])
def test_no_method_gives_such_a_reference(reference: str) -> None:
    assert Form.BROKEN is form_of(reference, None, None)


@pytest.mark.parametrize(
    ("key", "read", "right"),
    [
        ("gcash", "1O6I3186O9139", "1061318609139"),
        ("bdo", "8N20261111666617G0", "BN2026111166661760"),
        ("duitnow", "202611090CBCMYKL0100CB29315489", "20261109OCBCMYKL010OCB29315489"),
        ("maybank_mae", "96O386438M", "960386438M"),
        ("gcash", "106131860913", None),
        ("gcash", "10613186X9139", None),
    ],
)
def test_what_was_misread_is_set_right_where_the_form_leaves_no_choice(key: str, read: str, right: str | None) -> None:
    (form, *_) = catalogue()[key].references

    assert right == mended(read, form)
