"""Each kind of change that old data or its readers cannot bear is noticed, and the sentence says what to do."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pytest

from gomflow_events.catalogue import EventType
from gomflow_events.compatibility import problems
from gomflow_events.fact import Confidential, Json, Personal, fact
from gomflow_events.schemas import event_key, schema_of


class Size(StrEnum):
    """Of a parcel."""

    SMALL = "small"
    LARGE = "large"


@fact
class Stamp:
    """What was paid to send it."""

    cents: int


@fact
class ParcelSent:
    """A parcel left."""

    to: str
    size: Size
    stamps: tuple[Stamp, ...]
    note: str | None = None


PARCEL = EventType("ParcelSent", "parcel", ParcelSent, 1)


def made(*kinds: EventType) -> Mapping[str, Json]:
    """The schemas of a small catalogue."""
    return {event_key(kind): schema_of(kind.cls, event_key(kind)) for kind in kinds}


def told(cls: type[Any], *, version: int = 1, steps: tuple[tuple[str, int], ...] = ()) -> list[str]:
    """What is said when the parcel's class becomes this one."""
    cls.__name__ = "ParcelSent"
    return problems(made(PARCEL), made(EventType("ParcelSent", "parcel", cls, version)), steps)


def told_once(cls: type[Any], **how: Any) -> str:
    (sentence,) = told(cls, **how)
    return sentence


def assert_asks_for_version_2(sentence: str, change: str) -> None:
    assert f"parcel/ParcelSent.v1: {change}. Give ParcelSent schema version 2 in SCHEMAS" in sentence
    assert '("ParcelSent", 1) in upcasters.py' in sentence
    assert "add one of the new version, and run make docs." in sentence


@fact
class Without:
    """A parcel left."""

    to: str
    stamps: tuple[Stamp, ...]
    note: str | None = None


@fact
class Weighed:
    """A parcel left."""

    to: str
    size: Size
    stamps: tuple[Stamp, ...]
    grams: int
    note: str | None = None


@fact
class NoteNeeded:
    """A parcel left."""

    to: str
    size: Size
    stamps: tuple[Stamp, ...]
    note: str | None


@fact
class ToNumber:
    """A parcel left."""

    to: int
    size: Size
    stamps: tuple[Stamp, ...]
    note: str | None = None


@fact
class NoteThere:
    """A parcel left."""

    to: str
    size: Size
    stamps: tuple[Stamp, ...]
    note: str = ""


@fact
class ToNobody:
    """A parcel left."""

    to: str | None
    size: Size
    stamps: tuple[Stamp, ...]
    note: str | None = None


@fact
class OneStamp:
    """A parcel left."""

    to: str
    size: Size
    stamps: Stamp
    note: str | None = None


@fact
class ToSecret:
    """A parcel left."""

    to: Confidential[str]
    size: Size
    stamps: tuple[Stamp, ...]
    note: str | None = None


@fact
class ToPerson:
    """A parcel left."""

    to: Personal
    size: Size
    stamps: tuple[Stamp, ...]
    note: str | None = None


@pytest.mark.parametrize(
    ("cls", "change"),
    [
        (Without, "the field size is gone"),
        (Weighed, "the field grams is new and required, which what lies in logs does not have"),
        (NoteNeeded, "the field note is now required, and may be missing in what lies in logs"),
        (NoteThere, "note may no longer be nothing"),
        (ToNobody, "to may now be nothing"),
        (ToNumber, "to was a string and is now an integer"),
        (OneStamp, "stamps was a list and is now an object"),
        (ToPerson, "to became personal, and so leaves the public feed"),
        (ToSecret, "to became confidential, and so leaves the public feed"),
    ],
)
def test_a_shape_changed_without_a_new_version(cls: type[Any], change: str) -> None:
    assert_asks_for_version_2(told_once(cls), change)


def test_what_was_personal_may_not_be_published_later() -> None:
    before = made(EventType("ParcelSent", "parcel", ToPerson, 1))

    (sentence,) = problems(before, made(EventType("ParcelSent", "parcel", ParcelSent, 1)), ())

    assert "to is no longer personal, which would publish what was written while it was." in sentence


def enumeration(*sizes: str) -> type[Any]:
    @fact
    class Sized:
        """A parcel left."""

        to: str
        size: StrEnum("Size", {name.upper(): name for name in sizes})  # type: ignore[valid-type] # made here
        stamps: tuple[Stamp, ...]
        note: str | None = None

    return Sized


def test_a_list_of_words_became_shorter() -> None:
    assert_asks_for_version_2(told_once(enumeration("small")), 'size no longer knows "large"')


def test_a_change_deep_inside_is_named_by_its_place() -> None:
    @fact
    class Stamp:
        """What was paid to send it."""

        cents: str

    @fact
    class Deep:
        """A parcel left."""

        to: str
        size: Size
        stamps: tuple[Stamp, ...]
        note: str | None = None

    assert_asks_for_version_2(told_once(Deep), "cents of each of stamps was an integer and is now a string")


def test_a_list_of_words_may_grow() -> None:
    assert [] == told(enumeration("small", "large", "huge"))


def test_a_field_that_may_be_absent_may_come() -> None:
    @fact
    class Insured:
        """A parcel left, and another sentence about it."""

        to: str
        size: Size
        stamps: tuple[Stamp, ...]
        note: str | None = None
        insured: bool = False

    assert [] == told(Insured)


def test_a_new_version_with_its_step_may_be_anything() -> None:
    assert [] == told(ToNumber, version=2, steps=(("ParcelSent", 1),))


def test_a_new_version_needs_a_step() -> None:
    assert (
        "parcel/ParcelSent has version 2, and nothing brings version 1 to 2: "
        'write the step ("ParcelSent", 1) in events/gomflow_events/upcasters.py.'
    ) == told_once(ToNumber, version=2)


def test_versions_go_up_by_one() -> None:
    sentence = told_once(ToNumber, version=3, steps=(("ParcelSent", 1), ("ParcelSent", 2)))

    assert "The schema of parcel/ParcelSent version 2 is missing" in sentence
    assert "raise the version by one at a time" in sentence


def test_a_version_does_not_go_back() -> None:
    kept = {**made(PARCEL), **made(replace(PARCEL, schema=2))}

    found = problems(kept, made(PARCEL), ())

    assert ["parcel/ParcelSent went back from version 2 to 1, but version 2 has been written: give it version 3."] == (
        found
    )


def test_a_step_that_leads_nowhere() -> None:
    assert ["The upcaster of ParcelSent from version 1 leads nowhere: there is no version 2."] == problems(
        made(PARCEL), made(PARCEL), [("ParcelSent", 1)]
    )


def test_an_event_may_not_go() -> None:
    (sentence,) = problems(made(PARCEL), {}, ())

    assert "parcel/ParcelSent is gone from the catalogue, but it lies in logs for ever: put it back." in sentence


def test_a_new_event_may_come() -> None:
    assert [] == problems({}, made(PARCEL), ())


def test_a_request_has_no_versions_and_may_only_grow() -> None:
    kept = {"requests/parcel/SendingRequested": schema_of(ParcelSent, "requests/parcel/SendingRequested")}
    now = {"requests/parcel/SendingRequested": schema_of(NoteNeeded, "requests/parcel/SendingRequested")}

    (sentence,) = problems(kept, now, ())

    assert "the field note is now required" in sentence
    assert "It has no versions: keep the field as it was and add another with a default" in sentence
