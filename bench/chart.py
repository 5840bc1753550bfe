"""A chart of a run: one bar for each line of each group, as long as its figure is next to the group's best."""

from collections.abc import Mapping
from html import escape

from bench.figures import Figures

WIDTH, LABEL, BAR, LINE = 860, 300, 400, 20


def chart(found: Mapping[str, Mapping[str, Figures]]) -> str:
    """An SVG; throughput, with the median latency in words."""
    lines: list[str] = []
    y = 8
    for group, figures in found.items():
        y += LINE
        lines.append(f'<text x="8" y="{y}" font-weight="bold">{escape(group)}: per second</text>')
        best = max(one.per_second for one in figures.values())
        for name, one in figures.items():
            y += LINE
            length = max(one.per_second / best * BAR, 1)
            lines += [
                f'<text x="8" y="{y}">{escape(name)}</text>',
                f'<rect x="{LABEL}" y="{y - 12}" width="{length:.1f}" height="14" rx="2" fill="#0d7468"/>',
                f'<text x="{LABEL + length + 6:.1f}" y="{y}">{one.per_second:,.0f} · {one.p50:,.2f} ms</text>',
            ]
        y += LINE // 2
    style = "<style>text { font: 12px sans-serif; fill: #24312f }</style>"
    background = f'<rect width="{WIDTH}" height="{y + 12}" fill="#fff"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 12}">'
    return "\n".join([head, style, background, *lines, "</svg>", ""])
