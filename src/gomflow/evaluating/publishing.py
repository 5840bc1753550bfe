"""The figures in the project's documents: a page with all tables of every set, and one line for each of them elsewhere.

The page is what is kept: each set's tables stand between two marks, the first of which says what its line says.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from gomflow.evaluating import tables
from gomflow.evaluating.figures import Figures, Rate
from gomflow.evaluating.report import calibration

PAGE: Final = "smart-agent-figures.md"
GUIDE: Final = "smart-agent.md"
_SECTION: Final = re.compile(r"<!-- figures: (\{.*?\}) -->\n(.*?)<!-- end of figures -->\n", re.DOTALL)
_BEGIN, _END = "<!-- summary of the figures -->", "<!-- end of the summary -->"
_HEAD: Final = (
    "# The Smart Agent in figures\n\n"
    "Written by `make eval`, and by `gomflow agent evaluate FOLDER --into docs --name NAME` for other sets.\n"
    "What it means stands in [How the Smart Agent decides](smart-agent.md).\n"
    "A set keeps its figures until it is measured again.\n\n"
)


class NoPlace(Exception):
    """A document has no place for the figures; the message says what it needs."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a set in one line. Pairs are so many of so many; sets of a lower rank come first."""

    name: str
    rank: int
    title: str
    reader: str
    day: date
    commit: str
    pictures: int
    genuine_approved: tuple[int, int]
    genuine_rejected: tuple[int, int]
    frauds_approved: tuple[int, int]
    wrong: tuple[int, int]
    p50_ms: float


def record_of(figures: Figures, *, name: str, title: str, rank: int, reader: str, day: date, commit: str) -> Record:
    """What is said of these figures in one line."""
    return Record(
        name=name,
        rank=rank,
        title=title,
        reader=reader,
        day=day,
        commit=commit,
        pictures=figures.pictures,
        genuine_approved=_pair(figures.genuine_approved),
        genuine_rejected=_pair(figures.rejected_genuine),
        frauds_approved=_pair(figures.detectable_approved),
        wrong=_pair(figures.certain_wrong),
        p50_ms=round(figures.p50_ms),
    )


def publish(docs: Path, record: Record, figures: Figures) -> None:
    """Put figures into the page and the line about them into the guide, in a folder. Raises NoPlace, and OSError."""
    page, guide = docs / PAGE, docs / GUIDE
    text = with_figures(page.read_text(encoding="utf-8") if page.exists() else "", record, figures)
    said = with_summary(guide.read_text(encoding="utf-8"), text)
    page.write_text(text, encoding="utf-8")
    guide.write_text(said, encoding="utf-8")


def with_figures(page: str, record: Record, figures: Figures) -> str:
    """The page with these figures in place of what it said of this set, or among the others."""
    kept = [(_record(found), found[2]) for found in _SECTION.finditer(page)]
    sections = [*((one, text) for one, text in kept if one.name != record.name), (record, _section(record, figures))]
    return _HEAD + "\n".join(
        f"<!-- figures: {msgspec.json.encode(one).decode()} -->\n{text}<!-- end of figures -->\n"
        for one, text in sorted(sections, key=lambda section: (section[0].rank, section[0].name))
    )


def with_summary(guide: str, page: str) -> str:
    """The guide with a line for every set of the page. Raises NoPlace."""
    before, begun, rest = guide.partition(_BEGIN)
    _, ended, after = rest.partition(_END)
    if not (begun and ended):
        raise NoPlace(f"{GUIDE} needs the lines {_BEGIN} and {_END}, between which the summary goes.")
    lines = "\n".join(_lines([_record(found) for found in _SECTION.finditer(page)]))
    return f"{before}{begun}\n\n{lines}\n{_END}{after}"


def _record(found: re.Match[str]) -> Record:
    return msgspec.json.decode(found[1], type=Record)


def _section(record: Record, figures: Figures) -> str:
    return "\n".join(
        [
            f"## {record.title}",
            "",
            f"Read by {record.reader} on {record.day}, at {record.commit}.",
            "",
            *tables.summary(figures),
            *tables.fields(figures),
            *tables.decisions(figures),
            *tables.cases(figures),
            *(
                line
                for name, members in figures.groups.items()
                if name != "case"
                for line in tables.group(name, members)
            ),
            *calibration(figures),
            "",
        ]
    )


def _lines(records: Sequence[Record]) -> Iterable[str]:
    head = (
        "set",
        "reader",
        "genuine approved",
        "genuine rejected",
        "frauds approved",
        "values wrong",
        "time",
        "measured",
    )
    rows = (
        (
            f"[{one.title}]({PAGE}#{_anchor(one.title)})",
            one.reader,
            *(
                str(Rate(*pair))
                for pair in (one.genuine_approved, one.genuine_rejected, one.frauds_approved, one.wrong)
            ),
            f"{one.p50_ms / 1000:.2f} s",
            f"{one.day}, {one.commit}",
        )
        for one in records
    )
    return tables.table("", head, rows)


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")


def _pair(rate: Rate) -> tuple[int, int]:
    return rate.hits, rate.of
