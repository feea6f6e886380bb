"""Ranks over editions, a strip for each line, where one scale would lay them on one another. Each known rank stands at its point."""

from __future__ import annotations

from cityguide.charts.marks import NAME_AT, NARROW_CHART, TEXT_ROW, beside_name, group, label, lines_of, rule, words_at
from cityguide.charts.model import Lines, Series
from cityguide.charts.svg_lines import Scale, across_editions, break_marks, break_rules, edition_names, run_of

_LEFT, _RIGHT, _AXIS = 42, 94, 26
_NUMBER, _CLIMB, _STEP, _ALONE = 18, 40, 7, 120


def draw_rows(form: Lines) -> tuple[str, int]:
    """The drawing and its height. A step of rank is as high in every strip; a line alone has the whole width and no name."""
    alone = len(form.lines) == 1
    x = across_editions(len(form.ticks), 5 if alone else _LEFT, _RIGHT)
    spans = [max(known) - min(known) if (known := _known(line)) else 0 for line in form.lines]
    step = min(14 if alone else _STEP, (_ALONE if alone else _CLIMB) / max(*spans, 1))
    marked, at = break_marks(form, x)
    head = at
    parts: list[str] = []
    for line, span in zip(form.lines, spans, strict=True):
        lines = [] if alone else lines_of(line.label, NARROW_CHART * (_LEFT - 4) / 100 - NAME_AT)
        height = max(step * span + 2 * _NUMBER + 14, TEXT_ROW * len(lines) + 8)
        if at > head:
            parts.append(rule(0, at, 100, at))
        parts.append(_strip(line, form, x, at + height / 2, step))
        if not alone:
            parts.append(beside_name(line.look, at + height / 2))
            parts.append(label(0, at + height / 2, lines, "b" if line.emphasis else "", dx=NAME_AT))
        at += int(height)
    parts = [*break_rules(form, x, head, at), marked, *parts, edition_names(form, x, at + _AXIS - 8)]
    return "".join(parts), at + _AXIS


def _known(line: Series) -> list[int]:
    return [rank for rank in line.values if rank is not None]


def _strip(line: Series, form: Lines, x: Scale, middle: float, step: float) -> str:
    known = _known(line)
    if not known:
        return words_at((_LEFT + _RIGHT) / 2, middle + 5, "no rank known", "m", "middle")
    centre = (min(known) + max(known)) / 2

    def y(rank: float) -> float:
        return middle + step * (rank - centre)

    numbers = "".join(
        words_at(x(index), y(rank) + (19 if _in_a_valley(line, index) else -9), str(rank), "", "middle")
        for index, rank in enumerate(line.values)
        if rank is not None
    )
    return group(run_of(line, form, x, y), line.look) + numbers


def _in_a_valley(line: Series, index: int) -> bool:
    """Whether no neighbour of a point is lower and one is higher, so that a number above it would stand in the line's way."""
    own = line.values[index] or 0
    beside = [rank for rank in (*line.values[max(index - 1, 0) : index], *line.values[index + 1 : index + 2]) if rank is not None]
    return bool(beside) and max(beside) <= own and min(beside) < own
