"""Ranks over editions on one scale. A line stops where the method changes and where a rank is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cityguide.charts.marks import NARROW_CHART, TEXT_LETTER, TEXT_ROW, across, group, label, lines_of, marker, rule, spread, words_at
from cityguide.charts.model import Lines, Series

Scale = Callable[[float], float]

_FIRST, _LAST, _AXIS, _BESIDE = 9, 60, 26, 12
_STEP, _APART, _TALLEST = 34, 13, 240


def across_editions(columns: int, first: float, last: float) -> Scale:
    """The place across of each edition, by its index."""
    return lambda index: first + (last - first) * (index / (columns - 1) if columns > 1 else 0.5)


def apart(form: Lines) -> bool:
    """Whether lines can be followed on one scale of a reasonable height.

    Each must have a point and a colour of its own, and no two points of an edition may lie on one another.
    """
    if not all(any(rank is not None for rank in line.values) for line in form.lines):
        return False
    if len({line.look.colour for line in form.lines}) < len(form.lines):
        return False
    known = [value for line in form.lines for value in line.values if value is not None]
    step = _step(*_range(known)) if known else 0
    for ranks in zip(*(line.values for line in form.lines), strict=True):
        there = sorted(rank for rank in ranks if rank is not None)
        if any((low - high) * step < _APART for high, low in pairwise(there)):
            return False
    return True


def draw_lines(form: Lines) -> tuple[str, int]:
    """The drawing of several lines, and its height. Rank 1 is on top; a name stands by its line's last point, or a rule leads there."""
    known = [value for line in form.lines for value in line.values if value is not None]
    low, high = _range(known)
    step = _step(low, high)
    x = across_editions(len(form.ticks), _FIRST, _LAST)
    names = [lines_of(line.label, NARROW_CHART * (100 - _LAST) / 100 - _BESIDE) for line in form.lines]
    marked, head = break_marks(form, x)
    top = head + max(14, TEXT_ROW * len(names[0]) / 2 + 2)

    def y(rank: float) -> float:
        return top + step * (rank - low)

    parts: list[str] = []
    for rank in _ticks(low, high):
        parts += [rule(_FIRST - 3, y(rank), _LAST, y(rank)), words_at(0, y(rank) + 5, str(rank), "m")]
    bottom = y(high) + 10
    parts += break_rules(form, x, top - 12, bottom)
    parts += [marked, edition_names(form, x, bottom + _AXIS - 8)]
    parts += [group(run_of(line, form, x, y), line.look) for line in form.lines]
    named, end = _names(form, names, x, y, head)
    return "".join([*parts, *named]), int(max(bottom + _AXIS, end))


def run_of(line: Series, form: Lines, x: Scale, y: Scale) -> str:
    """A series' points, joined where neighbours are known and of one method."""
    known = [(index, rank) for index, rank in enumerate(line.values) if rank is not None]
    cls = "l e" if line.emphasis else "l"
    joined = [
        rule(x(one), y(rank), x(two), y(other), cls)
        for (one, rank), (two, other) in pairwise(known)
        if two == one + 1 and two not in form.breaks
    ]
    return "".join([*joined, *(marker(line.look.symbol, across(x(index)), y(rank)) for index, rank in known)])


def break_rules(form: Lines, x: Scale, top: float, bottom: float) -> list[str]:
    """A dashed rule before the first edition of each new method."""
    return [rule(_before(index, x), top, _before(index, x), bottom, "k") for index in sorted(form.breaks)]


def break_marks(form: Lines, x: Scale) -> tuple[str, int]:
    """What changed, in words at the head of each such rule, on as many lines as they need; and how deep they reach."""
    ends: list[float] = []
    parts: list[str] = []
    for index in sorted(form.breaks):
        words, at = form.breaks[index], _before(index, x) * NARROW_CHART / 100
        wide = len(words) * TEXT_LETTER
        left = at + wide > NARROW_CHART
        begin = at - wide if left else at
        row = next((row for row, end in enumerate(ends) if end + 6 <= begin), len(ends))
        ends[row : row + 1] = [begin + wide]
        parts.append(words_at(_before(index, x), 12 + row * TEXT_ROW, words, "m", "end" if left else "", dx=2 if left else -2))
    return "".join(parts), TEXT_ROW * len(ends)


def edition_names(form: Lines, x: Scale, y: float) -> str:
    """The editions below the points: all that have room, counted back from the newest."""
    columns = len(form.ticks)
    pixels = (x(1) - x(0)) * NARROW_CHART / 100 if columns > 1 else NARROW_CHART
    every = max(1, -int(-(len(form.ticks[0]) * TEXT_LETTER + 6) // pixels)) if columns else 1
    return "".join(
        words_at(x(index), y, tick, "m", "middle") for index, tick in enumerate(form.ticks) if (columns - 1 - index) % every == 0
    )


def _before(index: int, x: Scale) -> float:
    return (x(index - 1) + x(index)) / 2 if index > 0 else x(0) - 3


def _range(known: Sequence[int]) -> tuple[int, int]:
    if not known:
        return 1, 1
    best, worst = min(known), max(known)
    return (1 if best <= 4 else best), max(worst, best + 1)


def _step(low: int, high: int) -> float:
    """Pixels from rank to rank."""
    return min(_STEP, _TALLEST / (high - low)) if high > low else _STEP


def _ticks(low: int, high: int) -> Iterator[int]:
    step = next((s for s in (1, 2, 5, 10, 20, 25, 50, 100) if (high - low) / s <= 7), (high - low) // 7 + 1)
    yield low
    for rank in range(low + 1, high + 1):
        if rank % step == 0 and rank - low >= step * 0.6:
            yield rank


def _names(form: Lines, names: Sequence[Sequence[str]], x: Scale, y: Scale, top: float) -> tuple[list[str], float]:
    """The names at the right, and how deep they reach."""
    last = [max((index for index, rank in enumerate(line.values) if rank is not None), default=0) for line in form.lines]
    wanted = [y(line.values[index] or 0) for line, index in zip(form.lines, last, strict=True)]
    heights = [float(TEXT_ROW * len(lines) + 2) for lines in names]
    placed = spread(wanted, heights, top, max(top + sum(heights), max(wanted) + TEXT_ROW))
    parts: list[str] = []
    for line, lines, index, at, where in zip(form.lines, names, last, wanted, placed, strict=True):
        if index < len(form.ticks) - 1 or abs(where - at) > TEXT_ROW / 2:
            parts.append(rule(x(index), at, _LAST + 2.5, where, "d"))
        parts.append(label(_LAST, where, lines, "b" if line.emphasis else "", dx=_BESIDE))
    return parts, max(where + height / 2 for where, height in zip(placed, heights, strict=True))
