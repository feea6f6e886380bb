"""The small shapes charts are drawn with.

Across, a drawing is measured in per cent of its width; down, and within a shape or a line of text, in CSS pixels. So a drawing fills
whatever width it has, and its text is as large everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from itertools import pairwise

from cityguide.charts.model import Look
from cityguide.profiles.model import Symbol
from cityguide.svg import coordinate, element

NARROW_CHART = 284
"""Pixels across of a drawing on the narrowest screen that the guide is made for, 320 pixels."""

WIDE_CHART = 704
"""Pixels across of a drawing in the widest column."""

TEXT_ROW = 16
"""Pixels from line to line of a label."""

NAME_AT = 18
"""Pixels from the left edge to a name that has its symbol before it."""

TEXT_LETTER = 7.8
"""Pixels across of a mean letter 13 pixels high in the widest of common faces (DejaVu Sans)."""

_OUTLINES: Mapping[Symbol, Sequence[tuple[float, float]]] = {
    "square": [(-4, -4), (4, -4), (4, 4), (-4, 4)],
    "diamond": [(0, -5.9), (5.9, 0), (0, 5.9), (-5.9, 0)],
    "triangle": [(0, -5.4), (5.4, 4.5), (-5.4, 4.5)],
    "wedge": [(0, 5.4), (5.4, -4.5), (-5.4, -4.5)],
    "star": [
        (0, -6.5), (1.6, -2.2), (6.2, -2), (2.6, 0.8), (3.8, 5.3), (0, 2.7), (-3.8, 5.3), (-2.6, 0.8), (-6.2, -2), (-1.6, -2.2),
    ],
    "cross": [
        (-1.7, -5.2), (1.7, -5.2), (1.7, -1.7), (5.2, -1.7), (5.2, 1.7), (1.7, 1.7), (1.7, 5.2), (-1.7, 5.2), (-1.7, 1.7), (-5.2, 1.7),
        (-5.2, -1.7), (-1.7, -1.7),
    ],
}  # fmt: skip


def across(percent: float) -> str:
    """A place across the drawing as SVG takes it."""
    return f"{percent:.2f}".rstrip("0").rstrip(".") + "%"


def words_at(x: float, y: float, words: str, cls: str = "", anchor: str = "", *, dx: float = 0) -> str:
    """A line of text, `dx` pixels beside the place `x`."""
    return element("text", escape(words), x=across(x), y=y, dx=dx or None, class_=cls or None, text_anchor=anchor or None)


def rule(x1: float, y1: float, x2: float, y2: float, cls: str = "g") -> str:
    return element("line", class_=cls, x1=across(x1), y1=y1, x2=across(x2), y2=y2)


def marker(symbol: Symbol, x: str, y: float) -> str:
    """A symbol about (x, y), `x` as SVG takes it; its colour is that of the group it stands in."""
    if symbol == "disc":
        return element("circle", cx=x, cy=y, r=4.5)
    return element("svg", _outline(symbol), x=x, y=y, overflow="visible")


@cache
def _outline(symbol: Symbol) -> str:
    return f'<path d="M{"L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in _OUTLINES[symbol])}z"/>'


def beside_name(look: Look, y: float) -> str:
    """A cluster's symbol at the left edge; its name begins `NAME_AT` pixels from there."""
    return group(marker(look.symbol, "6", y), look)


def group(content: str, look: Look) -> str:
    """What belongs to one cluster, in its colour."""
    return f'<g fill="{colour(look.colour)}" stroke="{colour(look.colour)}">{content}</g>'


def colour(name: str) -> str:
    """The CSS variable of a colour by its name in `colours.TONES` or `colours.HUES`."""
    return f"var(--cg-{name})"


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles near `wanted` of things so high that they keep clear of one another, within `low` and `high`; the order is kept."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    placed = [0.0] * len(wanted)
    edge = low
    for index in order:
        placed[index] = max(wanted[index], edge + heights[index] / 2)
        edge = placed[index] + heights[index] / 2
    edge = high
    for index in reversed(order):
        placed[index] = min(placed[index], edge - heights[index] / 2)
        edge = placed[index] - heights[index] / 2
    return placed


def lines_of(words: str, width: float) -> list[str]:
    """`words` on as few lines, up to three, as `width` pixels allow: broken after dashes, or else at spaces, as even as can be.

    What three lines can't hold ends in an ellipsis.
    """
    room = max(int(width / TEXT_LETTER), 4)
    if len(words) <= room:
        return [words]
    cuts = [i + (words[i] == "–") for i, letter in enumerate(words) if letter in "– " and 0 < i < len(words) - 1]
    ways = [(0, cut, len(words)) for cut in cuts] + [(0, one, two, len(words)) for one in cuts for two in cuts if one < two]
    lines = [[words[a:b].strip() for a, b in pairwise(way)] for way in ways]
    held = [way for way in lines if max(map(len, way)) <= room]
    if held:
        return min(held, key=lambda way: (len(way), sum(not line.endswith("–") for line in way), max(map(len, way))))
    best = min(lines or [[words]], key=lambda way: max(map(len, way)))
    return [line if len(line) <= room else line[: room - 1].rstrip(" –-") + "…" for line in best]


def label(x: float, y: float, lines: Sequence[str], cls: str = "", anchor: str = "", *, dx: float = 0) -> str:
    """Lines of text, centred on `y`."""
    first = y + 5 - TEXT_ROW / 2 * (len(lines) - 1)
    return "".join(words_at(x, first + TEXT_ROW * i, line, cls, anchor, dx=dx) for i, line in enumerate(lines))
