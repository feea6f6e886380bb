"""Blocks of horizontal bars on one scale. A value that is not known is an open, dashed stub that says so."""

from __future__ import annotations

from cityguide.charts.marks import folded, label, num, text
from cityguide.charts.model import Bars

_ROW, _BAR, _LABELS, _VALUE = 24, 15, 156, 84


def draw_bars(form: Bars, width: int) -> tuple[str, int]:
    """The drawing and its height. Bars start at zero."""
    room = width - _LABELS - _VALUE
    parts: list[str] = []
    at = 4.0
    for block in form.blocks:
        if block.title:
            at += 16
            parts.append(text(0, at, block.title, "b"))
            at += 8
        for bar in block.bars:
            lines = folded(bar.label, _LABELS - 10)
            row = _ROW + 14 * (len(lines) - 1)
            middle = at + row / 2
            weight = "b" if bar.emphasis else ""
            parts.append(label(_LABELS - 8, middle, lines, weight, "end"))
            if bar.value is None:
                parts.append(f'<rect class="u" x="{_LABELS}" y="{num(middle - _BAR / 2)}" width="26" height="{_BAR}"/>')
                parts.append(text(_LABELS + 34, middle + 5, "not known", "m"))
            else:
                length = max(room * bar.value / form.scale, 1) if form.scale > 0 else 1
                fill = "var(--cg-accent)" if bar.emphasis else "var(--cg-quiet)"
                parts.append(
                    f'<rect x="{_LABELS}" y="{num(middle - _BAR / 2)}" width="{num(round(length, 1))}" height="{_BAR}" fill="{fill}"/>'
                )
                parts.append(text(_LABELS + length + 6, middle + 5, bar.text, weight))
            at += row
        at += 8
    if not parts:
        parts.append(text(width / 2, 30, "nothing is known", "m", "middle"))
        at = 48
    return "".join(parts), int(at)
