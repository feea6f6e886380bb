"""The small shapes charts are drawn with."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.svg import coordinate, text_element


def words_at(x: float, y: float, words: str, cls: str = "", anchor: str = "") -> str:
    return text_element(words, x, y, class_=cls or None, text_anchor=anchor or None)


def rule(x1: float, y1: float, x2: float, y2: float, cls: str = "g") -> str:
    return f'<path class="{cls}" d="M{coordinate(x1)} {coordinate(y1)}L{coordinate(x2)} {coordinate(y2)}"/>'


def marker(shape: int, x: float, y: float, fill: str) -> str:
    """One of five shapes about (x, y): disc, square, diamond, triangle up, triangle down."""
    s = 4.5
    if shape % 5 == 0:
        return f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(s)}" fill="{fill}"/>'
    corners: Sequence[tuple[float, float]] = (
        [(-s, -s), (s, -s), (s, s), (-s, s)],
        [(0, -s * 1.3), (s * 1.3, 0), (0, s * 1.3), (-s * 1.3, 0)],
        [(0, -s * 1.2), (s * 1.2, s), (-s * 1.2, s)],
        [(0, s * 1.2), (s * 1.2, -s), (-s * 1.2, -s)],
    )[shape % 5 - 1]
    path = "L".join(f"{coordinate(x + dx)} {coordinate(y + dy)}" for dx, dy in corners)
    return f'<path d="M{path}z" fill="{fill}"/>'


def colour(name: str) -> str:
    """The CSS variable of a colour by its name in `colours.TONES` or `colours.HUES`."""
    return f"var(--cg-{name})"


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions near `wanted` that keep `gap` apart, within `low` and `high`; the order is kept."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    placed = [0.0] * len(wanted)
    at = low - gap
    for index in order:
        at = placed[index] = max(wanted[index], at + gap)
    limit = high + gap
    for index in reversed(order):
        limit = placed[index] = min(placed[index], limit - gap)
    return placed


def on_two_lines(words: str, width: float) -> list[str]:
    """`words` on one line, or on two where they are wider than `width`: broken after a dash or at a space.

    What two lines can't hold ends in an ellipsis.
    """
    # The mean width of a letter, in units, of text 14 units high in the widest of common faces (DejaVu Sans).
    room = max(int(width / 8.6), 4)
    if len(words) <= room:
        return [words]
    breaks = [i + (words[i] == "–") for i, letter in enumerate(words) if letter in "– " and 0 < i < len(words) - 1]
    cut = min(breaks, key=lambda i: (max(i, len(words) - i), i), default=room)
    first, second = words[:cut].rstrip(), words[cut:].strip()
    return [first, second if len(second) <= room else second[: room - 1].rstrip(" –-") + "…"]


def label(x: float, y: float, lines: Sequence[str], cls: str = "", anchor: str = "") -> str:
    """One or two lines of text, centred on `y`."""
    first = y + 5 - 8 * (len(lines) - 1)
    return "".join(words_at(x, first + 16 * i, line, cls, anchor) for i, line in enumerate(lines))
