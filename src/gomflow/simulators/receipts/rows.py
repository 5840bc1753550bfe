"""The body of a receipt: labels and what they stand for, in the three ways apps set them."""

from dataclasses import dataclass

from gomflow.simulators.receipts.screen import Field, Screen


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a value, and the fact it tells."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A label and the lines of its value."""

    label: str
    lines: tuple[Said, ...]


def row(label: str, *lines: Said | str) -> Row:
    """``row("To", Said(name, Field.RECIPIENT), "BDO Unibank")``; empty lines are left out."""
    said = tuple(Said(line) if isinstance(line, str) else line for line in lines)
    return Row(label, tuple(line for line in said if line.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How rows are set: type size, weights, the gap between rows, and whether hairlines part them."""

    size: float = 13.5
    label_size: float = 0
    label_weight: int = 400
    weight: int = 500
    gap: float = 13
    ruled: bool = False
    label_colour: str = ""
    colour: str = ""
    share: float = 0.4  # of the width, kept for the labels

    @property
    def labels(self) -> float:
        return self.label_size or self.size


def spread(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Labels at the left, values at the right edge; answers where the next thing may begin."""
    room = width * (1 - setting.share) - 8
    for index, each in enumerate(rows):
        if setting.ruled and index:
            screen.rule(x, y, width)
            y += setting.gap
        label_end = screen.paragraph(
            each.label,
            x,
            y + (setting.size - setting.labels),
            width * setting.share,
            size=setting.labels,
            weight=setting.label_weight,
            colour=setting.label_colour or screen.theme.muted,
        )
        end = y
        for line in each.lines:
            end = screen.paragraph(
                line.text, x + width, end, room, size=setting.size, weight=setting.weight,
                colour=setting.colour, align="right", field=line.field,
            )  # fmt: skip
        y = max(label_end, end) + setting.gap
    return y


def stacked(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """Each label above its value."""
    for index, each in enumerate(rows):
        if setting.ruled and index:
            screen.rule(x, y, width)
            y += setting.gap
        y = screen.write(
            each.label,
            x,
            y,
            size=setting.label_size or setting.size - 2,
            weight=setting.label_weight,
            colour=setting.label_colour or screen.theme.muted,
        )
        y += 1
        for line in each.lines:
            y = screen.paragraph(
                line.text,
                x,
                y,
                width,
                size=setting.size,
                weight=setting.weight,
                colour=setting.colour,
                field=line.field,
            )
        y += setting.gap
    return y


def inline(screen: Screen, rows: list[Row], x: float, y: float, width: float, setting: Setting) -> float:
    """``Label: value`` on one line, the value going on below where it is long."""
    for each in rows:
        label = f"{each.label}: "
        screen.write(label, x, y, size=setting.labels, weight=setting.label_weight, colour=setting.label_colour)
        used = screen.measure(label, setting.labels, setting.label_weight) + 1
        for number, line in enumerate(each.lines):
            indent = used if not number else 0
            pieces = screen.wrap(line.text, width - indent, size=setting.size, weight=setting.weight)
            for piece in pieces:
                y = screen.write(
                    piece,
                    x + indent,
                    y,
                    size=setting.size,
                    weight=setting.weight,
                    colour=setting.colour,
                    field=line.field,
                )
                indent = 0
        y += setting.gap
    return y
