"""Blocks of horizontal bars on one scale. What is not known has words and no bar; an earlier edition's value has a paler bar."""

from __future__ import annotations

from cityguide.charts.marks import NAME_AT, NARROW_CHART, TEXT_ROW, across, beside_name, colour, label, lines_of, words_at
from cityguide.charts.model import Bar, Bars
from cityguide.charts.table import NOT_KNOWN
from cityguide.svg import element

_ROW, _BAR, _LEFT, _ROOM = 24, 14, 44, 30


def draw_bars(form: Bars) -> tuple[str, int]:
    """The drawing and its height. Bars start at zero."""
    parts: list[str] = []
    at = 0.0
    for block in form.blocks:
        if block.title:
            parts.append(words_at(0, at + 14, block.title, "b"))
            at += 22
        for bar in block.bars:
            drawn, height = _bar(bar, at, form.scale)
            parts.append(drawn)
            at += height
        at += 10
    if not parts:
        parts.append(words_at(50, 24, "nothing is known", "m", "middle"))
        at = 48
    return "".join(parts), int(at)


def _bar(bar: Bar, top: float, scale: float) -> tuple[str, float]:
    before = NAME_AT if bar.look else 0
    lines = lines_of(bar.label, NARROW_CHART * _LEFT / 100 - before)
    height = _ROW + TEXT_ROW * (len(lines) - 1)
    middle = top + height / 2
    weight = "b" if bar.emphasis else ""
    drawn = (beside_name(bar.look, middle) if bar.look else "") + label(0, middle, lines, weight, dx=before)
    if bar.value is None:
        return drawn + words_at(_LEFT, middle + 5, NOT_KNOWN, "m"), height
    length = max(_ROOM * bar.value / scale, 0.3) if scale > 0 else 0.3
    fill = colour(bar.colour)
    paler = {} if bar.earlier is None else {"class_": "p", "stroke": fill}
    drawn += element("rect", x=across(_LEFT), y=middle - _BAR / 2, width=across(length), height=_BAR, fill=fill, **paler)
    return drawn + words_at(_LEFT + length, middle + 5, bar.text, weight, dx=6), height
