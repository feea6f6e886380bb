"""Blocks of horizontal bars on one scale. A value that is not known is an open, dashed stub that says so."""

from __future__ import annotations

from cityguide.charts.marks import colour, label, on_two_lines, words_at
from cityguide.charts.model import QUIET, Bars
from cityguide.svg import element

_ROW, _BAR, _LABELS, _VALUE = 24, 15, 156, 84


def draw_bars(form: Bars, width: int) -> tuple[str, int]:
    """The drawing and its height. Bars start at zero."""
    room = width - _LABELS - _VALUE
    parts: list[str] = []
    at = 4.0
    for block in form.blocks:
        if block.title:
            at += 16
            parts.append(words_at(0, at, block.title, "b"))
            at += 8
        for bar in block.bars:
            lines = on_two_lines(bar.label, _LABELS - 10)
            row = _ROW + 14 * (len(lines) - 1)
            middle = at + row / 2
            weight = "b" if bar.emphasis else ""
            parts.append(label(_LABELS - 8, middle, lines, weight, "end"))
            if bar.value is None:
                parts.append(element("rect", class_="u", x=_LABELS, y=middle - _BAR / 2, width=26, height=_BAR))
                parts.append(words_at(_LABELS + 34, middle + 5, "not known", "m"))
            else:
                length = max(room * bar.value / form.scale, 1) if form.scale > 0 else 1
                fill = colour("accent" if bar.emphasis else QUIET)
                parts.append(element("rect", x=_LABELS, y=middle - _BAR / 2, width=length, height=_BAR, fill=fill))
                parts.append(words_at(_LABELS + length + 6, middle + 5, bar.text, weight))
            at += row
        at += 8
    if not parts:
        parts.append(words_at(width / 2, 30, "nothing is known", "m", "middle"))
        at = 48
    return "".join(parts), int(at)
